-- Grants that wait for a second person, few among all: an administrator's home counts them.
CREATE INDEX account_grant_waiting ON account_grant (account_id) WHERE confirmed_by IS NULL AND role IN ('ADMINISTRATOR', 'ORGANISATION_BOARD', 'APPROVER');

-- Administrators too need a second person, or one could open another and confirm alone what needs two. confirmed_at without confirmed_by: confirmed by the code on the server's console (there was no second person yet).
CREATE OR REPLACE VIEW grant_in_force AS
    SELECT id, account_id, role, organisation_id, valid FROM account_grant
     WHERE role NOT IN ('ADMINISTRATOR', 'ORGANISATION_BOARD', 'APPROVER')
        OR confirmed_by IS NOT NULL
        OR role = 'ADMINISTRATOR' AND (confirmed_at IS NOT NULL OR granted_by IS NULL);
-- The first person asks for a new code of an account that acts with a second person's consent; the second prints it.
CREATE TABLE code_request (
    account_id bigint PRIMARY KEY REFERENCES account,
    asked_by bigint NOT NULL REFERENCES account,
    asked_at timestamptz NOT NULL
);
-- After the set-up its code confirms once, as long as there is no second person; a later start prints another.
ALTER TABLE setup_code ADD COLUMN confirmed_at timestamptz;

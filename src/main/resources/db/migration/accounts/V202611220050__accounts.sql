CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    username text NOT NULL CHECK (username = lower(username) AND username ~ '^[a-z0-9._-]{3,60}$'),
    display_name text NOT NULL CHECK (display_name IS NFC NORMALIZED),
    password_hash text,
    closed_on date,
    made_at timestamptz NOT NULL,
    CONSTRAINT account_username UNIQUE (username)
);
-- A role at an organisation from-to. Grants of the organisation board and of approvers act only once a second person confirmed them.
CREATE TABLE account_grant (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    account_id bigint NOT NULL REFERENCES account,
    role text NOT NULL CHECK (role IN ('ADMINISTRATOR', 'ORGANISATION_BOARD', 'PROPAGANDA_BOARD', 'CENTRE', 'SCHOOL', 'APPROVER',
        'LECTURER', 'SUPERVISOR', 'CLASS_COMMITTEE', 'COMMUNE', 'TRAINEE')),
    organisation_id bigint REFERENCES organisation,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    granted_by bigint REFERENCES account,
    granted_at timestamptz NOT NULL,
    confirmed_by bigint REFERENCES account,
    confirmed_at timestamptz,
    CONSTRAINT grant_second_person CHECK (confirmed_by IS DISTINCT FROM granted_by OR confirmed_by IS NULL),
    CONSTRAINT grant_once EXCLUDE USING gist (account_id WITH =, role WITH =, organisation_id WITH =, valid WITH &&)
);
CREATE INDEX account_grant_account ON account_grant (account_id);
CREATE VIEW grant_in_force AS
    SELECT id, account_id, role, organisation_id, valid FROM account_grant
     WHERE role NOT IN ('ORGANISATION_BOARD', 'APPROVER') OR confirmed_by IS NOT NULL;
-- One-time codes on printed slips: first sign-in and the forgotten-password way. Only a hash is kept.
CREATE TABLE one_time_code (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account,
    code_hash text NOT NULL,
    made_at timestamptz NOT NULL,
    made_by bigint REFERENCES account,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX one_time_code_account ON one_time_code (account_id);
-- Wrong sign-ins slow down per account name and per address; never a hard lock.
CREATE TABLE sign_in_failure (
    key text PRIMARY KEY,
    failures int NOT NULL CHECK (failures > 0),
    last_at timestamptz NOT NULL
);
CREATE TABLE setup_code (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    code_hash text NOT NULL,
    used_at timestamptz
);

-- First door: the organisations an account may look into on a day: its own, what hangs under it, and predecessors whose
-- files passed to any of these. Only roles that open an organisation count (shared.Role.opensOrganisation).
CREATE FUNCTION visible_organisation(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE root AS (
        SELECT CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE v.organisation_id END AS id
          FROM grant_in_force g
          JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> day
         WHERE g.account_id = account
           AND g.valid @> day
           AND g.role IN ('ORGANISATION_BOARD', 'PROPAGANDA_BOARD', 'CENTRE', 'SCHOOL', 'APPROVER', 'COMMUNE')
    ), reach AS (
        SELECT id FROM root
        UNION
        SELECT next.id
          FROM reach r
         CROSS JOIN LATERAL (
               SELECT v.organisation_id AS id FROM organisation_version v WHERE v.superior_id = r.id
               UNION ALL
               SELECT e.organisation_id FROM organisation_end e WHERE e.files_keeper = r.id AND e.last_day < day
         ) next
    )
    SELECT id FROM reach
$$;
-- Trial accounts that the sign-in page of the demo offers, one a role; empty outside the demo.
CREATE TABLE demo_account (
    role text PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account
);

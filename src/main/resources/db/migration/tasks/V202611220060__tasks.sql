-- One row per open task (việc cần làm). Written in the transaction whose fact opens or closes it.
CREATE TABLE task (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    note text NOT NULL DEFAULT '',
    link text NOT NULL,
    due_on date,
    account_id bigint REFERENCES account,
    role text,
    organisation_id bigint REFERENCES organisation,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK (account_id IS NOT NULL OR (role IS NOT NULL AND organisation_id IS NOT NULL))
);
CREATE UNIQUE INDEX task_open_once ON task (key) WHERE closed_at IS NULL;
CREATE INDEX task_open_account ON task (account_id) WHERE closed_at IS NULL;
CREATE INDEX task_open_role ON task (role, organisation_id) WHERE closed_at IS NULL;

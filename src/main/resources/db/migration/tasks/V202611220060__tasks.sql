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
-- Open tasks of an account on a day: its own, and those of a role it holds there, or at a body whose open tasks passed to it.
CREATE FUNCTION open_task_of(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT t.id FROM task t WHERE t.account_id = account AND t.closed_at IS NULL
    UNION ALL
    SELECT t.id
      FROM grant_in_force g
      JOIN task t ON t.role = g.role AND t.closed_at IS NULL
       AND (t.organisation_id = g.organisation_id
            OR t.organisation_id IN (SELECT e.organisation_id FROM organisation_end e WHERE e.tasks_keeper = g.organisation_id AND e.last_day < day))
     WHERE g.account_id = account
       AND g.valid @> day
$$;

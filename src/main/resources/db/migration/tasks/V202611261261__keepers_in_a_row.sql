-- Tasks pass to the keeper on the day after the last one, by the date alone; and on from a keeper that has ended since.
CREATE OR REPLACE FUNCTION open_task_of(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE kept AS (
        SELECT g.organisation_id AS id, g.role
          FROM grant_in_force g
         WHERE g.account_id = account AND g.valid @> day AND g.organisation_id IS NOT NULL
        UNION
        SELECT e.organisation_id, k.role
          FROM kept k
          JOIN organisation_end e ON e.tasks_keeper = k.id AND e.last_day < day
    )
    SELECT t.id FROM task t WHERE t.account_id = account AND t.closed_at IS NULL
    UNION
    SELECT t.id
      FROM kept k
      JOIN task t ON t.role = k.role AND t.organisation_id = k.id AND t.closed_at IS NULL
$$;

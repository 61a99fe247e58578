-- Who keeps an ended organisation's registers, and its open tasks, on a day: its keeper, or the keeper's keeper where that has ended
-- too. The organisation itself as long as it works, or when nobody was named.
CREATE FUNCTION register_keeper(organisation bigint, day date) RETURNS bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain AS (
        SELECT organisation AS id, 0 AS step
        UNION ALL
        SELECT e.registers_keeper, c.step + 1
          FROM chain c
          JOIN organisation_end e ON e.organisation_id = c.id
         WHERE e.last_day < day AND e.registers_keeper IS NOT NULL AND c.step < 50
    )
    SELECT id FROM chain ORDER BY step DESC LIMIT 1
$$;
CREATE FUNCTION task_keeper(organisation bigint, day date) RETURNS bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain AS (
        SELECT organisation AS id, 0 AS step
        UNION ALL
        SELECT e.tasks_keeper, c.step + 1
          FROM chain c
          JOIN organisation_end e ON e.organisation_id = c.id
         WHERE e.last_day < day AND e.tasks_keeper IS NOT NULL AND c.step < 50
    )
    SELECT id FROM chain ORDER BY step DESC LIMIT 1
$$;

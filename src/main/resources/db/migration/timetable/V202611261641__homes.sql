-- The sessions of a day, whatever their class: homes ask for today's and the coming ones.
CREATE INDEX session_day ON session (day, class_id);
-- Published: the class under way that a home tells figures of, the one that began first among those the account sees; or none.
CREATE FUNCTION class_under_way(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT c.id
      FROM training_class c
     WHERE c.state = 'STUDYING'
       AND c.id IN (SELECT visible_class(account, day))
     ORDER BY c.first_day, c.id
     LIMIT 1
$$;

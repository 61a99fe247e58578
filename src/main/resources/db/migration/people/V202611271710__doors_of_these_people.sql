-- Which of these people the viewer may see: the rows of visible_person() that are in the array, asked from the people's side. A viewer of the nation
-- sees a million, and a page asks about one or fifty. LATERAL with LIMIT: else the doors of everybody would be hashed.
CREATE FUNCTION visible_person_of(account bigint, day date, people bigint[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE ROWS 10 AS $$
    WITH file AS (
        SELECT a.id AS asked, a.id AS file FROM unnest(people) AS a (id)
        UNION
        SELECT p.person_id, p.other_id FROM person_pair p WHERE p.person_id = ANY (people)
    )
    SELECT DISTINCT f.asked
      FROM file f
     CROSS JOIN LATERAL (
           (SELECT FROM person_at w
              JOIN organisation_reach r ON r.organisation_id = w.organisation_id AND r.since <= day
             WHERE w.person_id = f.file
               AND r.top_id = ANY (ARRAY(SELECT acting_organisation(account, day))))
           UNION ALL
           (SELECT FROM person_account a WHERE a.person_id = f.file AND a.account_id = account)
           LIMIT 1) door
$$;

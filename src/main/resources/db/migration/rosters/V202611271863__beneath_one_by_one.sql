-- What lies beneath a class's bodies is climbed down along the index of superiors: a province has a hundred of the country's thousands, which a join
-- would read on each step. IS TRUE: by the index of superiors alone.
CREATE OR REPLACE FUNCTION class_beneath(class bigint, map date, parts text[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE beneath AS (
        SELECT CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE c.organisation_id END AS id
          FROM class_part c
          JOIN organisation_version v ON v.organisation_id = c.organisation_id AND v.valid @> map
         WHERE c.class_id = class
           AND c.part = ANY (parts)
        UNION
        SELECT u.organisation_id
          FROM beneath b
         CROSS JOIN LATERAL (SELECT v.organisation_id FROM organisation_version v WHERE v.superior_id = b.id AND (v.valid @> map) IS TRUE OFFSET 0) u
    )
    SELECT id FROM beneath
$$;

-- A call is prepared (dự kiến) before its class is approved; communes know of it from opened_at on.
ALTER TABLE nomination_call
    ALTER COLUMN opened_at DROP NOT NULL,
    ALTER COLUMN opened_by DROP NOT NULL,
    ALTER COLUMN opened_actor SET DEFAULT '',
    ADD CONSTRAINT nomination_call_opened CHECK ((opened_at IS NULL) = (opened_by IS NULL) AND (closed_at IS NULL OR opened_at IS NOT NULL));
-- Whose planned people may be counted for a class, never named: for the political centre that prepares it, beneath the committee that it
-- hangs under; for others what they may look into; for all what the class reaches once it is approved.
CREATE FUNCTION class_counting(class bigint, map date, viewer bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE served AS (
        SELECT v.superior_id AS id
          FROM grant_in_force g
          JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> day
         WHERE g.account_id = viewer AND g.role = 'CENTRE' AND g.valid @> day AND v.kind = 'POLITICAL_CENTRE' AND v.superior_id IS NOT NULL
        UNION
        SELECT v.organisation_id FROM organisation_version v JOIN served s ON v.superior_id = s.id WHERE v.valid @> map
    )
    SELECT class_reach(class, map)
    UNION
    SELECT b FROM class_beneath(class, map, '{PLANS,DECIDES,ORGANISES}') AS b
     WHERE b IN (SELECT visible_organisation(viewer, day)) OR b IN (SELECT id FROM served)
$$;

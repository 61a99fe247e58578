-- The organisations for which an account acts on a day: those of its grants; a board or an office acts for the committee it belongs to.
-- Only roles that open an organisation count (shared.Role.opensOrganisation).
CREATE FUNCTION acting_organisation(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE ROWS 2 AS $$
    SELECT CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE v.organisation_id END
      FROM grant_in_force g
      JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> day
     WHERE g.account_id = account
       AND g.valid @> day
       AND g.role IN ('ORGANISATION_BOARD', 'PROPAGANDA_BOARD', 'CENTRE', 'SCHOOL', 'APPROVER', 'COMMUNE')
$$;
-- First door: these, what hangs under them, and predecessors whose files passed to any of these.
CREATE OR REPLACE FUNCTION visible_organisation(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT DISTINCT r.organisation_id
      FROM acting_organisation(account, day) AS o (id)
      JOIN organisation_reach r ON r.top_id = o.id AND r.since <= day
$$;

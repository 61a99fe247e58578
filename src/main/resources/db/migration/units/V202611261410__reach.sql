-- What lies within reach of an organisation: itself, what hangs or ever hung under it, and the ended ones whose files passed to any of these.
-- Doors ask for it with every statement, so it is kept, not walked: derived from organisation_version and organisation_end by triggers in the
-- same statement, and by nothing else.
CREATE VIEW organisation_edge AS
    SELECT v.superior_id AS above_id, v.organisation_id AS below_id, CAST('-infinity' AS date) AS since
      FROM organisation_version v
     WHERE v.superior_id IS NOT NULL
    UNION ALL
    SELECT e.files_keeper, e.organisation_id, e.last_day + 1
      FROM organisation_end e
     WHERE e.files_keeper IS NOT NULL;

-- Published. since: first day on which it is within reach; -infinity for the organisation itself and what hangs under it.
CREATE TABLE organisation_reach (
    top_id bigint NOT NULL REFERENCES organisation ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation ON DELETE CASCADE,
    since date NOT NULL,
    PRIMARY KEY (top_id, organisation_id)
);
CREATE INDEX organisation_reach_below ON organisation_reach (organisation_id, top_id) INCLUDE (since);

-- All over again for these tops. Ends on a circle too: a line comes once for each day.
CREATE FUNCTION organisation_reach_again(tops bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM organisation_reach WHERE top_id = ANY (tops);
    INSERT INTO organisation_reach (top_id, organisation_id, since)
    WITH RECURSIVE reach AS (
        SELECT t AS top_id, t AS organisation_id, CAST('-infinity' AS date) AS since FROM unnest(tops) AS t
        UNION
        SELECT r.top_id, e.below_id, greatest(r.since, e.since)
          FROM reach r
          JOIN organisation_edge e ON e.above_id = r.organisation_id
    )
    SELECT top_id, organisation_id, min(since) FROM reach GROUP BY top_id, organisation_id;
$$;
-- One more edge: whatever reaches its upper end now reaches what its lower end reaches.
CREATE FUNCTION organisation_reach_with(above bigint, below bigint, from_day date) RETURNS void LANGUAGE sql AS $$
    INSERT INTO organisation_reach (top_id, organisation_id, since)
    SELECT u.top_id, d.organisation_id, greatest(u.since, from_day, d.since)
      FROM organisation_reach u
      JOIN organisation_reach d ON d.top_id = below
     WHERE u.organisation_id = above
        ON CONFLICT (top_id, organisation_id) DO UPDATE SET since = excluded.since WHERE excluded.since < organisation_reach.since;
$$;

CREATE FUNCTION organisation_reaches_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO organisation_reach (top_id, organisation_id, since) VALUES (NEW.id, NEW.id, '-infinity');
    RETURN NULL;
END $$;
CREATE TRIGGER organisation_reach_self AFTER INSERT ON organisation FOR EACH ROW EXECUTE FUNCTION organisation_reaches_itself();

CREATE FUNCTION organisation_hangs() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    edge record;
    tops bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        SELECT array_agg(DISTINCT r.top_id) INTO tops
          FROM (SELECT superior_id AS above_id, organisation_id AS below_id FROM gone WHERE superior_id IS NOT NULL
                EXCEPT
                SELECT superior_id, organisation_id FROM organisation_version) g
          JOIN organisation_reach r ON r.organisation_id = g.above_id;
        IF tops IS NOT NULL THEN
            PERFORM organisation_reach_again(tops);
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        FOR edge IN SELECT DISTINCT superior_id AS above_id, organisation_id AS below_id FROM come WHERE superior_id IS NOT NULL LOOP
            PERFORM organisation_reach_with(edge.above_id, edge.below_id, '-infinity');
        END LOOP;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER organisation_version_come AFTER INSERT ON organisation_version
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION organisation_hangs();
CREATE TRIGGER organisation_version_changed AFTER UPDATE ON organisation_version
    REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION organisation_hangs();
CREATE TRIGGER organisation_version_gone AFTER DELETE ON organisation_version
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION organisation_hangs();

CREATE FUNCTION organisation_files_pass() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tops bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        SELECT array_agg(DISTINCT r.top_id) INTO tops FROM organisation_reach r WHERE r.organisation_id = OLD.files_keeper;
        IF tops IS NOT NULL THEN
            PERFORM organisation_reach_again(tops);
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.files_keeper IS NOT NULL THEN
        PERFORM organisation_reach_with(NEW.files_keeper, NEW.organisation_id, NEW.last_day + 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER organisation_end_files AFTER INSERT OR UPDATE OR DELETE ON organisation_end
    FOR EACH ROW EXECUTE FUNCTION organisation_files_pass();

SELECT organisation_reach_again(coalesce((SELECT array_agg(id) FROM organisation), '{}'));

-- Enrolments of files that have two or more of them: who was trained more than once is found here, one in twenty of a country's trainees. Derived from
-- enrolment by triggers and by nothing else. Changes of one file's enrolments wait for each other, else each of two would take itself for the only one.
CREATE TABLE enrolled_again (
    person_id bigint NOT NULL,
    class_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    PRIMARY KEY (person_id, class_id) INCLUDE (organisation_id)
);
CREATE FUNCTION enrolled_again_of(people bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- a thousand locks for all files: one a file would be more than PostgreSQL holds when thousands are enrolled at once
    PERFORM pg_advisory_xact_lock(hashtextextended('enrolled_again ' || b.no, 0))
       FROM (SELECT DISTINCT p % 1000 AS no FROM unnest(people) AS p) b ORDER BY b.no;
    DELETE FROM enrolled_again WHERE person_id = ANY (people);
    INSERT INTO enrolled_again (person_id, class_id, organisation_id)
    SELECT e.person_id, e.class_id, e.organisation_id
      FROM enrolment e
     WHERE e.state = 'ACTIVE'
       AND e.person_id IN (SELECT x.person_id FROM enrolment x WHERE x.person_id = ANY (people) AND x.state = 'ACTIVE' GROUP BY x.person_id HAVING count(*) > 1);
END $$;
CREATE FUNCTION enrolment_counts_again() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    people bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT a.person_id) INTO people FROM added a;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT r.person_id) INTO people FROM removed r;
    ELSE
        SELECT array_agg(DISTINCT p) INTO people
          FROM removed r
          JOIN added a ON a.id = r.id
         CROSS JOIN unnest(ARRAY[r.person_id, a.person_id]) AS p
         WHERE (r.person_id, r.class_id, r.organisation_id, r.state) IS DISTINCT FROM (a.person_id, a.class_id, a.organisation_id, a.state);
    END IF;
    IF people IS NOT NULL THEN
        PERFORM enrolled_again_of(people);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER enrolment_added_again AFTER INSERT ON enrolment REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION enrolment_counts_again();
CREATE TRIGGER enrolment_changed_again AFTER UPDATE ON enrolment REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION enrolment_counts_again();
CREATE TRIGGER enrolment_removed_again AFTER DELETE ON enrolment REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION enrolment_counts_again();
INSERT INTO enrolled_again (person_id, class_id, organisation_id)
SELECT e.person_id, e.class_id, e.organisation_id
  FROM (SELECT x.*, count(*) OVER (PARTITION BY x.person_id) AS times FROM enrolment x WHERE x.state = 'ACTIVE') e
 WHERE e.times > 1;

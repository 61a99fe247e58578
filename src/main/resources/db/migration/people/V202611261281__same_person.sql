-- "These two files are one person", said by a human with a reason. No foreign key is rewritten: what was written under a file stays
-- under it, and readers take the files together (person_alias, files_of, one_person). Taking it back is a second entry in the same row,
-- after which everything is exactly as it was.
CREATE TABLE person_same (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    person_id bigint NOT NULL REFERENCES person,
    kept_id bigint NOT NULL REFERENCES person,
    why text NOT NULL CHECK (why <> ''),
    at timestamptz NOT NULL,
    by text NOT NULL,
    back_at timestamptz,
    back_by text,
    back_why text,
    CHECK (person_id <> kept_id),
    CHECK ((back_at IS NULL) = (back_by IS NULL) AND (back_at IS NULL) = (back_why IS NULL))
);
-- A file goes into one other file only; roots alone are joined, so the rows in force are a forest.
CREATE UNIQUE INDEX person_same_once ON person_same (person_id) WHERE back_at IS NULL;
CREATE INDEX person_same_kept ON person_same (kept_id);

-- Which file speaks for a person: a row for each file that goes into another, directly or through a third. Derived from person_same by
-- a trigger and by nothing else; nearly empty, so that reading it costs a list nothing.
CREATE TABLE person_alias (
    person_id bigint PRIMARY KEY REFERENCES person,
    one_id bigint NOT NULL REFERENCES person,
    CHECK (person_id <> one_id)
);
CREATE INDEX person_alias_one ON person_alias (one_id);
CREATE FUNCTION person_alias_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM person_alias;
    INSERT INTO person_alias (person_id, one_id)
    WITH RECURSIVE climb (person_id, top_id, steps) AS (
        SELECT person_id, kept_id, 1 FROM person_same WHERE back_at IS NULL
        UNION ALL
        SELECT c.person_id, s.kept_id, c.steps + 1
          FROM climb c
          JOIN person_same s ON s.person_id = c.top_id AND s.back_at IS NULL
         WHERE c.steps < 1000
    )
    SELECT DISTINCT ON (person_id) person_id, top_id FROM climb ORDER BY person_id, steps DESC;
    RETURN NULL;
END $$;
CREATE TRIGGER person_same_alias AFTER INSERT OR UPDATE OR DELETE ON person_same
    FOR EACH STATEMENT EXECUTE FUNCTION person_alias_again();

-- The file that speaks for a person: for counting and for links. Itself unless the file was said to be the same person as another.
CREATE FUNCTION one_person(person bigint) RETURNS bigint
    LANGUAGE sql STABLE
    RETURN coalesce((SELECT a.one_id FROM person_alias a WHERE a.person_id = person), person);
-- All files of the person whose file this is, this one among them: "WHERE e.person_id IN (SELECT files_of(:person))".
CREATE FUNCTION files_of(person bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT one_person(person)
    UNION ALL
    SELECT a.person_id FROM person_alias a WHERE a.one_id = one_person(person)
$$;
-- Two different files of one person, both ways round.
CREATE VIEW person_pair AS
    SELECT a.person_id, a.one_id AS other_id FROM person_alias a
    UNION ALL
    SELECT a.one_id, a.person_id FROM person_alias a
    UNION ALL
    SELECT a.person_id, b.person_id FROM person_alias a JOIN person_alias b ON b.one_id = a.one_id AND b.person_id <> a.person_id;

-- Whose account it is, under each file of the person: what was linked by hand or by a roster, and, derived from it, the other files.
ALTER TABLE person_account
    DROP CONSTRAINT person_account_account_id_key,
    ADD COLUMN derived boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX person_account_one_person ON person_account (account_id) WHERE NOT derived;
CREATE INDEX person_account_account ON person_account (account_id);
CREATE FUNCTION person_account_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM person_account WHERE derived;
    INSERT INTO person_account (person_id, account_id, derived)
    SELECT p.other_id, l.account_id, true
      FROM person_account l
      JOIN person_pair p ON p.person_id = l.person_id
     WHERE NOT l.derived
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER person_alias_accounts AFTER INSERT OR DELETE ON person_alias
    FOR EACH STATEMENT EXECUTE FUNCTION person_account_again();
CREATE TRIGGER person_account_accounts AFTER INSERT OR UPDATE OR DELETE ON person_account
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION person_account_again();

-- Published view: what a list shows of a person; one_id is the file that speaks for them. Joins no door: whoever reads it checks one.
CREATE OR REPLACE VIEW person_card AS
    SELECT p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date,
           CASE WHEN p.birth_date IS NOT NULL THEN to_char(p.birth_date, 'DD/MM/YYYY') ELSE p.birth_year::text END AS born,
           coalesce(a.one_id, p.id) AS one_id
      FROM person p
      LEFT JOIN person_alias a ON a.person_id = p.id;

-- Published views for checks: one row a file, and under each file everything that is known of the person.
CREATE VIEW person_facts AS
    SELECT p.id AS person_id, coalesce(a.one_id, p.id) AS one_id, o.sex, o.birth_year, o.birth_date, o.ethnicity, o.political_theory,
           o.state_management, o.qualification, o.died_on
      FROM person p
      LEFT JOIN person_alias a ON a.person_id = p.id
      JOIN person o ON o.id = coalesce(a.one_id, p.id);
-- probation_on: admitted to the Party; official_on: full member since. The earliest that any file of the person says.
CREATE VIEW person_party AS
    SELECT p.id AS person_id, least(p.party_probation, x.probation_on) AS probation_on, least(p.party_official, x.official_on) AS official_on
      FROM person p
      LEFT JOIN (SELECT r.person_id, min(o.party_probation) AS probation_on, min(o.party_official) AS official_on
                   FROM person_pair r
                   JOIN person o ON o.id = r.other_id
                  GROUP BY r.person_id) x ON x.person_id = p.id;
-- in_force: from the day it takes effect (else the day of the decision) to the last day, open while no end is known. system: PARTY, STATE,
-- UNION; form: REPRIMAND (khiển trách), WARNING (cảnh cáo), PAY_CUT, DEMOTION, REMOVAL (cách chức), RECALL (bãi nhiệm), DISMISSAL
-- (buộc thôi việc), EXPULSION (khai trừ).
CREATE VIEW person_discipline AS
    SELECT f.id, f.ref, f.person_id, f.branch AS system, f.form, f.title, f.dated AS decided_on,
           daterange(coalesce(f.first_day, f.dated), f.last_day, '[]') AS in_force, f.document, f.body AS decided_by
      FROM person_fact_held f
     WHERE f.kind = 'DISCIPLINE'
    UNION ALL
    SELECT f.id, f.ref, r.other_id, f.branch, f.form, f.title, f.dated,
           daterange(coalesce(f.first_day, f.dated), f.last_day, '[]'), f.document, f.body
      FROM person_fact_held f
      JOIN person_pair r ON r.person_id = f.person_id
     WHERE f.kind = 'DISCIPLINE';
-- Training and qualifications entered in the file, not those that came of our own classes (rosters and results have them).
CREATE VIEW person_training AS
    SELECT f.id, f.ref, f.person_id, f.branch, f.title, f.body AS school, f.document, f.dated, f.first_day, f.last_day, f.detail
      FROM person_fact_held f
     WHERE f.kind = 'TRAINING'
    UNION ALL
    SELECT f.id, f.ref, r.other_id, f.branch, f.title, f.body, f.document, f.dated, f.first_day, f.last_day, f.detail
      FROM person_fact_held f
      JOIN person_pair r ON r.person_id = f.person_id
     WHERE f.kind = 'TRAINING';
-- Posts with their days, for "the post held on that day", under each file of the person; without those withdrawn by a correction.
CREATE OR REPLACE VIEW person_post_held AS
    SELECT h.id, h.person_id, h.title, h.organisation_id, h.organisation_name, h.valid
      FROM person_post h
     WHERE h.withdrawn_at IS NULL
    UNION ALL
    SELECT h.id, r.other_id, h.title, h.organisation_id, h.organisation_name, h.valid
      FROM person_post h
      JOIN person_pair r ON r.person_id = h.person_id
     WHERE h.withdrawn_at IS NULL;

-- Doors one and three: works or is planned at a visible organisation; or is the viewer. A door to one file opens all files of the person.
CREATE OR REPLACE FUNCTION visible_person(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH seen AS (
        SELECT pa.person_id FROM person_at pa WHERE pa.organisation_id IN (SELECT visible_organisation(account, day))
        UNION
        SELECT a.person_id FROM person_account a WHERE a.account_id = account
    )
    SELECT s.person_id FROM seen s
    UNION
    SELECT r.other_id FROM seen s JOIN person_pair r ON r.person_id = s.person_id
$$;

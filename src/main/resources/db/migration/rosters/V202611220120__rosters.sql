CREATE TABLE roster (
    class_id bigint PRIMARY KEY REFERENCES training_class ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'APPROVED')),
    approved_at timestamptz,
    approved_by bigint REFERENCES account,
    approved_actor text NOT NULL DEFAULT '',
    document_id bigint REFERENCES document,
    version int NOT NULL DEFAULT 0
);
CREATE TABLE study_group (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    no int NOT NULL CHECK (no > 0),
    name text NOT NULL,
    UNIQUE (class_id, no)
);
-- A trainee's place in a class, never deleted once the roster is approved: leaving is a dated state with a reason.
CREATE TABLE enrolment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    person_id bigint NOT NULL REFERENCES person,
    organisation_id bigint NOT NULL REFERENCES organisation,
    unit_name text NOT NULL,
    post text NOT NULL DEFAULT '',
    planned_as text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'REMOVED', 'REPLACED')),
    group_id bigint REFERENCES study_group,
    office text NOT NULL DEFAULT '' CHECK (office IN ('', 'MONITOR', 'DEPUTY', 'GROUP_LEADER')),
    replaces_id bigint REFERENCES enrolment,
    joined_on date NOT NULL,
    left_on date,
    import_id bigint REFERENCES file_import,
    version int NOT NULL DEFAULT 0,
    CHECK ((state = 'ACTIVE') = (left_on IS NULL))
);
CREATE UNIQUE INDEX enrolment_once ON enrolment (class_id, person_id) WHERE state = 'ACTIVE';
CREATE INDEX enrolment_person ON enrolment (person_id);
CREATE INDEX enrolment_class ON enrolment (class_id);
CREATE INDEX enrolment_import ON enrolment (import_id);
CREATE UNIQUE INDEX class_one_monitor ON enrolment (class_id) WHERE state = 'ACTIVE' AND office = 'MONITOR';
CREATE UNIQUE INDEX group_one_leader ON enrolment (group_id) WHERE state = 'ACTIVE' AND office = 'GROUP_LEADER';
-- Every change of a roster. No foreign keys to what an undone import takes back: subject says in words who it was about.
CREATE TABLE enrolment_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    class_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    subject text NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    what text NOT NULL CHECK (what IN ('ADDED', 'REMOVED', 'REPLACED', 'UNDONE', 'MOVED_GROUP', 'OFFICE')),
    reason text NOT NULL DEFAULT '',
    document_id bigint REFERENCES document
);
COMMENT ON TABLE enrolment_change IS 'append-only';
CREATE INDEX enrolment_change_class ON enrolment_change (class_id, id);
-- Published view of the roster, in given-name order by its readers.
CREATE VIEW roster_line AS
    SELECT e.id AS enrolment_id, e.ref, e.class_id, e.person_id, p.ref AS person_ref, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date, p.born,
           e.organisation_id, e.unit_name, e.post, e.planned_as, e.state, e.group_id, g.no AS group_no, g.name AS group_name, e.office,
           e.joined_on, e.left_on
      FROM enrolment e
      JOIN person_card p ON p.id = e.person_id
      LEFT JOIN study_group g ON g.id = e.group_id;

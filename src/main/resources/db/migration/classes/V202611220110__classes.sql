CREATE TABLE training_class (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    code text NOT NULL CONSTRAINT class_code_once UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,29}$'),
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    public_name text NOT NULL CHECK (public_name IS NFC NORMALIZED AND public_name <> '')
        CONSTRAINT class_public_name_plain CHECK (public_name !~* 'qu[yi] hoạch|dự nguồn'),
    venue text NOT NULL DEFAULT '',
    capacity int NOT NULL CHECK (capacity > 0),
    programme_id bigint REFERENCES programme,
    state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SUMMONED', 'STUDYING', 'AWAITING_RESULTS', 'FINISHED', 'POSTPONED', 'CANCELLED')),
    first_day date,
    last_day date,
    proposed_by bigint REFERENCES account,
    programme_approved_at timestamptz,
    programme_approved_by bigint REFERENCES account,
    made_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 0
);
-- Which organisation does what in the class. DECIDES issues the decision to open, HOSTS keeps the rooms, and so on.
CREATE TABLE class_part (
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    part text NOT NULL CHECK (part IN ('PLANS', 'DECIDES', 'ORGANISES', 'CO_ORGANISES', 'HOSTS', 'FUNDS', 'ISSUES_CERTIFICATE', 'ISSUES_ATTESTATION')),
    PRIMARY KEY (class_id, organisation_id, part)
);
CREATE INDEX class_part_organisation ON class_part (organisation_id, class_id);
CREATE UNIQUE INDEX class_part_one_issuer ON class_part (class_id, part) WHERE part IN ('DECIDES', 'ORGANISES', 'ISSUES_CERTIFICATE', 'ISSUES_ATTESTATION');
CREATE TABLE class_site (
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    order_no int NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (class_id, order_no)
);
CREATE TABLE study_day (
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    day date NOT NULL,
    PRIMARY KEY (class_id, day)
);
-- Which halves of a study day the class meets in: the morning, the afternoon or both. Sessions and trainees' half days hang on it.
CREATE TABLE study_half (
    class_id bigint NOT NULL,
    day date NOT NULL,
    half text NOT NULL CHECK (half IN ('MORNING', 'AFTERNOON')),
    PRIMARY KEY (class_id, day, half),
    FOREIGN KEY (class_id, day) REFERENCES study_day (class_id, day) ON DELETE CASCADE
);
CREATE TABLE class_scheme (
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    document_id bigint NOT NULL REFERENCES document,
    PRIMARY KEY (class_id, document_id)
);
CREATE TABLE class_steering (
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    order_no int NOT NULL,
    person_name text NOT NULL,
    post text NOT NULL,
    capacity text NOT NULL,
    PRIMARY KEY (class_id, order_no)
);
-- Second door: people who act in the class. Rosters and timetable write theirs through the Classes façade.
CREATE TABLE class_person (
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    capacity text NOT NULL CHECK (capacity IN ('SUPERVISOR', 'LECTURER', 'MARKER', 'CLASS_COMMITTEE', 'TRAINEE')),
    PRIMARY KEY (class_id, person_id, capacity)
);
CREATE INDEX class_person_person ON class_person (person_id);
CREATE TABLE class_transition (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    class_id bigint NOT NULL REFERENCES training_class,
    from_state text NOT NULL,
    to_state text NOT NULL,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    reason text NOT NULL DEFAULT '',
    document_id bigint REFERENCES document
);
COMMENT ON TABLE class_transition IS 'append-only';
CREATE INDEX class_transition_class ON class_transition (class_id, id);
CREATE TABLE class_material (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class ON DELETE CASCADE,
    item_id bigint REFERENCES programme_item,
    title text NOT NULL,
    file_id bigint NOT NULL REFERENCES stored_file,
    file_name text NOT NULL,
    visible_until date,
    added_by bigint NOT NULL REFERENCES account,
    added_at timestamptz NOT NULL
);
-- A class is visible to organisations with a part in it, to their superiors, and to the people who act in it.
CREATE FUNCTION visible_class(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT p.class_id FROM class_part p WHERE p.organisation_id IN (SELECT visible_organisation(account, day))
    UNION
    SELECT c.class_id FROM class_person c JOIN person_account a ON a.person_id = c.person_id WHERE a.account_id = account
$$;

-- A class asks communes for trainees (đợt cử học viên): for which titles and terms, until when. One call a class.
CREATE TABLE nomination_call (
    class_id bigint PRIMARY KEY REFERENCES training_class ON DELETE CASCADE,
    titles text[] NOT NULL CHECK (cardinality(titles) > 0),
    terms text[] NOT NULL CHECK (cardinality(terms) > 0),
    due_on date NOT NULL,
    note text NOT NULL DEFAULT '',
    opened_at timestamptz NOT NULL,
    opened_by bigint NOT NULL REFERENCES account,
    opened_actor text NOT NULL,
    closed_at timestamptz,
    closed_actor text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 0
);
-- Seats offered to a commune (chỉ tiêu). Its row is locked by whoever names somebody.
CREATE TABLE class_quota (
    class_id bigint NOT NULL REFERENCES nomination_call ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    unit_name text NOT NULL,
    offered int NOT NULL CHECK (offered >= 0),
    PRIMARY KEY (class_id, organisation_id)
);
CREATE INDEX class_quota_organisation ON class_quota (organisation_id);
-- A summons as issued (giấy triệu tập): one document for all who were summoned by it.
CREATE TABLE summons (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    document_id bigint NOT NULL REFERENCES document,
    report_on date NOT NULL,
    report_at text NOT NULL,
    place text NOT NULL,
    bring text NOT NULL DEFAULT '',
    capacity text NOT NULL DEFAULT '',
    signatory text NOT NULL DEFAULT '',
    issued_at timestamptz NOT NULL,
    issued_by bigint NOT NULL REFERENCES account,
    actor text NOT NULL
);
COMMENT ON TABLE summons IS 'append-only';
CREATE INDEX summons_class ON summons (class_id, id);
-- One person's way into a class: proposed by the commune, appraised, decided, summoned, answered. States and edges: NominationEdges.
-- Whoever came onto the roster by file or by hand gets a row (origin ROSTER) when summoned.
CREATE TABLE nomination (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    person_id bigint NOT NULL REFERENCES person,
    organisation_id bigint NOT NULL REFERENCES organisation,
    unit_name text NOT NULL,
    post text NOT NULL DEFAULT '',
    planned_as text NOT NULL DEFAULT '',
    why text NOT NULL DEFAULT '',
    origin text NOT NULL CHECK (origin IN ('COMMUNE', 'ROSTER')),
    reserve boolean NOT NULL DEFAULT false,
    state text NOT NULL CHECK (state IN ('PROPOSED', 'RETURNED', 'WITHDRAWN', 'APPRAISED', 'RESERVE', 'SENT', 'SUMMONED', 'CONFIRMED', 'LEAVE_ASKED',
        'RELEASED', 'REPLACED', 'REMOVED')),
    last_reason text NOT NULL DEFAULT '',
    since timestamptz NOT NULL,
    enrolment_id bigint REFERENCES enrolment,
    summons_id bigint REFERENCES summons,
    version int NOT NULL DEFAULT 0,
    CONSTRAINT nomination_seated CHECK ((state IN ('SENT', 'SUMMONED', 'CONFIRMED', 'LEAVE_ASKED')) <= (enrolment_id IS NOT NULL))
);
CREATE UNIQUE INDEX nomination_open_once ON nomination (class_id, person_id) WHERE state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED');
CREATE INDEX nomination_class ON nomination (class_id, organisation_id);
CREATE INDEX nomination_person ON nomination (person_id);
CREATE INDEX nomination_enrolment ON nomination (enrolment_id);
CREATE TABLE nomination_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nomination_id bigint NOT NULL REFERENCES nomination,
    from_state text,
    to_state text NOT NULL,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    reason text NOT NULL DEFAULT '',
    document_id bigint REFERENCES document,
    request_id bigint REFERENCES document,
    -- The scan (bản chụp) of the document, kept with whoever cites it: whoever only knows its number does not come by the bytes.
    file_id bigint REFERENCES stored_file,
    file_name text,
    CONSTRAINT nomination_step_scan CHECK ((file_id IS NULL) = (file_name IS NULL) AND (file_id IS NULL OR document_id IS NOT NULL))
);
COMMENT ON TABLE nomination_step IS 'append-only';
CREATE INDEX nomination_step_nomination ON nomination_step (nomination_id, id);
CREATE INDEX nomination_step_file ON nomination_step (file_id) WHERE file_id IS NOT NULL;
-- How a summons reached its person: the last line counts.
CREATE TABLE summons_delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nomination_id bigint NOT NULL REFERENCES nomination,
    summons_id bigint NOT NULL REFERENCES summons,
    delivered_on date NOT NULL,
    how text NOT NULL CHECK (how IN ('BY_HAND', 'COMMUNE', 'POST', 'SHOWN')),
    by_whom text NOT NULL CHECK (by_whom <> ''),
    noted_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL
);
COMMENT ON TABLE summons_delivery IS 'append-only';
CREATE INDEX summons_delivery_nomination ON summons_delivery (nomination_id, id);
-- Organisations for which an account acts as a commune on a day: those of its grants, and those whose open tasks passed to them, also
-- through a keeper that has ended itself.
CREATE FUNCTION acting_commune(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE kept AS (
        SELECT g.organisation_id AS id FROM grant_in_force g WHERE g.account_id = account AND g.role = 'COMMUNE' AND g.valid @> day
        UNION
        SELECT e.organisation_id FROM kept k JOIN organisation_end e ON e.tasks_keeper = k.id AND e.last_day < day
    )
    SELECT id FROM kept
$$;
-- Published: who was trained by which class for which titles and terms. A class that asked for titles and terms trained for those; one
-- that did not, for whatever its trainees were planned for when it began.
CREATE VIEW planned_training AS
    SELECT n.entry_id, n.person_id, c.id AS class_id, c.code, c.last_day
      FROM planned_person n
      JOIN enrolment x ON x.person_id = n.person_id AND x.state = 'ACTIVE'
      JOIN training_class c ON c.id = x.class_id AND c.state = 'FINISHED'
      LEFT JOIN nomination_call k ON k.class_id = c.id
     WHERE CASE WHEN k.class_id IS NULL THEN n.decided_on <= c.first_day ELSE n.title = ANY (k.titles) AND n.term = ANY (k.terms) END;

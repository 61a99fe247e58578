-- One row per session and trainee: the mark that counts now. Every change leaves a line in attendance_change.
CREATE TABLE attendance_mark (
    session_id bigint NOT NULL REFERENCES session,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    mark text NOT NULL CHECK (mark IN ('PRESENT', 'LATE', 'EXCUSED', 'UNEXCUSED')),
    note text NOT NULL DEFAULT '' CHECK (note IS NFC NORMALIZED),
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    PRIMARY KEY (session_id, enrolment_id)
);
-- Most people are there: what absence share and warnings read is the small rest.
CREATE INDEX attendance_mark_not_present ON attendance_mark (enrolment_id) INCLUDE (session_id, mark) WHERE mark <> 'PRESENT';
CREATE INDEX attendance_mark_enrolment ON attendance_mark (enrolment_id);
CREATE TABLE attendance_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    mark text NOT NULL,
    was text,
    note text NOT NULL DEFAULT '',
    after_closing boolean NOT NULL,
    reason text NOT NULL DEFAULT '',
    at timestamptz NOT NULL,
    account_id bigint NOT NULL,
    actor text NOT NULL,
    CHECK (NOT after_closing OR reason <> '')
);
COMMENT ON TABLE attendance_change IS 'append-only';
CREATE INDEX attendance_change_session ON attendance_change (session_id, enrolment_id);
CREATE TABLE roll_closing (
    session_id bigint PRIMARY KEY REFERENCES session,
    closed_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL
);

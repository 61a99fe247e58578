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
-- Whose roll it is: the trainees of the session's groups who stood on the roster that day. A session that reaches every
-- group of the class (or has group 0) is for everybody, also for those without a group.
CREATE VIEW session_audience AS
    SELECT s.id AS session_id, s.class_id, e.id AS enrolment_id
      FROM session s
      JOIN enrolment e ON e.class_id = s.class_id AND e.joined_on <= s.day AND (e.left_on IS NULL OR e.left_on > s.day)
      LEFT JOIN study_group g ON g.id = e.group_id
     WHERE EXISTS (SELECT FROM session_group sg WHERE sg.session_id = s.id AND sg.group_no = g.no)
        OR NOT EXISTS (SELECT FROM study_group other
                        WHERE other.class_id = s.class_id
                          AND NOT EXISTS (SELECT FROM session_group sg WHERE sg.session_id = s.id AND sg.group_no IN (0, other.no)));

-- Hours of the day as decimals (7.5 is 07:30). Nobody has sourced them: marked defaults.
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('timetable.morning-from', 7.5, 'giờ', 'Buổi sáng bắt đầu', '', '', true, '[2000-01-01,)'),
    ('timetable.morning-to', 11, 'giờ', 'Buổi sáng kết thúc', '', '', true, '[2000-01-01,)'),
    ('timetable.afternoon-from', 13.5, 'giờ', 'Buổi chiều bắt đầu', '', '', true, '[2000-01-01,)'),
    ('timetable.afternoon-to', 17, 'giờ', 'Buổi chiều kết thúc', '', '', true, '[2000-01-01,)'),
    ('timetable.half-day-periods', 4, 'tiết', 'Số tiết một buổi', '', '', true, '[2000-01-01,)'),
    ('timetable.ceremony-minutes', 30, 'phút', 'Khai giảng, bế giảng kéo dài', '', '', true, '[2000-01-01,)');
-- One row a class: locked by whoever changes its sessions, so that two clerks cannot fill one half day twice.
CREATE TABLE timetable (
    class_id bigint PRIMARY KEY REFERENCES training_class ON DELETE CASCADE,
    version int NOT NULL DEFAULT 0
);
CREATE TABLE room (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    seats int CHECK (seats > 0),
    UNIQUE (organisation_id, name)
);
-- A session (buổi) of one half day: 0..n lecturers, the whole class or some study groups.
CREATE TABLE session (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    day date NOT NULL,
    half text NOT NULL CHECK (half IN ('MORNING', 'AFTERNOON')),
    during tstzrange NOT NULL CHECK (NOT isempty(during)),
    timed_by_hand boolean NOT NULL DEFAULT false,
    kind text NOT NULL CHECK (kind IN ('TOPIC', 'OPENING', 'CLOSING', 'DISCUSSION', 'PRACTICE', 'FIELD_STUDY', 'SELF_STUDY', 'REPORT_BACK')),
    item_id bigint REFERENCES programme_item,
    title text NOT NULL,
    periods int NOT NULL CHECK (periods >= 0),
    room_id bigint REFERENCES room,
    place_text text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 0,
    UNIQUE (id, during),
    CONSTRAINT session_on_study_half FOREIGN KEY (class_id, day, half) REFERENCES study_half (class_id, day, half),
    CONSTRAINT session_within_day CHECK (lower(during) >= day::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
        AND upper(during) <= (day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'),
    CONSTRAINT session_room_free EXCLUDE USING gist (room_id WITH =, during WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX session_class ON session (class_id, day, half);
CREATE INDEX session_room ON session (room_id);
-- The person is kept beside the lecturer: somebody who teaches for two organisations is still one person at a time.
CREATE TABLE session_lecturer (
    session_id bigint NOT NULL,
    lecturer_id bigint NOT NULL REFERENCES lecturer,
    person_id bigint NOT NULL REFERENCES person,
    during tstzrange NOT NULL,
    post_on_day text NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, lecturer_id),
    FOREIGN KEY (session_id, during) REFERENCES session (id, during) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT session_lecturer_free EXCLUDE USING gist (person_id WITH =, during WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX session_lecturer_person ON session_lecturer (person_id);
-- The audience: one row with group 0 for the whole class, or a row for each of some study groups. Group 0 meets every group,
-- so the constraint holds whatever becomes of the study groups later.
CREATE TABLE session_group (
    session_id bigint NOT NULL,
    class_id bigint NOT NULL,
    group_no int NOT NULL CHECK (group_no >= 0),
    groups int4range NOT NULL GENERATED ALWAYS AS (CASE WHEN group_no = 0 THEN int4range(0, NULL) ELSE int4range(group_no, group_no + 1) END) STORED,
    during tstzrange NOT NULL,
    PRIMARY KEY (session_id, group_no),
    FOREIGN KEY (session_id, during) REFERENCES session (id, during) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT session_group_free EXCLUDE USING gist (class_id WITH =, groups WITH &&, during WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE timetable_issue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    class_id bigint NOT NULL REFERENCES training_class,
    no int NOT NULL,
    issued_at timestamptz NOT NULL,
    actor text NOT NULL,
    timetable_version int NOT NULL,
    content jsonb NOT NULL,
    UNIQUE (class_id, no)
);
COMMENT ON TABLE timetable_issue IS 'append-only';
-- Published view: what a session is, where and when; its lecturers in one text with their posts on the day.
CREATE VIEW session_card AS
    SELECT s.id AS session_id, s.ref, s.class_id, s.day, s.half, lower(s.during) AS starts_at, upper(s.during) AS ends_at, s.kind, s.item_id,
           s.title, s.periods, s.room_id, coalesce(r.name, s.place_text) AS place, s.version,
           coalesce((SELECT string_agg(CASE WHEN l.post_on_day = '' THEN p.full_name ELSE p.full_name || ', ' || l.post_on_day END, '; ' ORDER BY p.given_name, l.lecturer_id)
                       FROM session_lecturer l JOIN person_card p ON p.id = l.person_id WHERE l.session_id = s.id), '') AS lecturers,
           (SELECT array_agg(g.group_no ORDER BY g.group_no) FROM session_group g WHERE g.session_id = s.id) AS group_nos
      FROM session s
      LEFT JOIN room r ON r.id = s.room_id;
-- Published view: who is expected in which session, by the study groups of now and the days between joining and leaving.
CREATE VIEW session_trainee AS
    SELECT s.id AS session_id, s.class_id, e.id AS enrolment_id, e.person_id, coalesce(g.no, 0) AS group_no
      FROM session s
      JOIN enrolment e ON e.class_id = s.class_id AND e.joined_on <= s.day AND (e.left_on IS NULL OR e.left_on > s.day)
      LEFT JOIN study_group g ON g.id = e.group_id
     WHERE EXISTS (SELECT 1 FROM session_group a WHERE a.session_id = s.id AND (a.group_no = 0 OR a.group_no = g.no));

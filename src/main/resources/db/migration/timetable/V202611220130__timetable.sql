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
    kind text NOT NULL CHECK (kind IN ('TOPIC', 'OPENING', 'CLOSING', 'DISCUSSION', 'PRACTICE', 'FIELD_STUDY', 'SELF_STUDY', 'REPORT_BACK')),
    item_id bigint REFERENCES programme_item,
    title text NOT NULL,
    periods int NOT NULL CHECK (periods >= 0),
    room_id bigint REFERENCES room,
    place_text text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 0,
    UNIQUE (id, during),
    FOREIGN KEY (class_id, day) REFERENCES study_day (class_id, day),
    CONSTRAINT session_room_free EXCLUDE USING gist (room_id WITH =, during WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX session_class ON session (class_id, day, half);
CREATE TABLE session_lecturer (
    session_id bigint NOT NULL,
    lecturer_id bigint NOT NULL REFERENCES lecturer,
    during tstzrange NOT NULL,
    post_on_day text NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, lecturer_id),
    FOREIGN KEY (session_id, during) REFERENCES session (id, during) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT session_lecturer_free EXCLUDE USING gist (lecturer_id WITH =, during WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
-- The audience: a session of the whole class has a row for each study group, or group 0 when the class has none yet.
CREATE TABLE session_group (
    session_id bigint NOT NULL,
    class_id bigint NOT NULL,
    group_no int NOT NULL CHECK (group_no >= 0),
    during tstzrange NOT NULL,
    PRIMARY KEY (session_id, group_no),
    FOREIGN KEY (session_id, during) REFERENCES session (id, during) ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT session_group_free EXCLUDE USING gist (class_id WITH =, group_no WITH =, during WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE timetable_issue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    class_id bigint NOT NULL REFERENCES training_class,
    no int NOT NULL,
    issued_at timestamptz NOT NULL,
    actor text NOT NULL,
    UNIQUE (class_id, no)
);

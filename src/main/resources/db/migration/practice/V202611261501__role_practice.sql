-- Situations (tình huống) of role practice. Organisation null: one that comes with the program; an office that edits it gets its own in
-- its place (replaces_id). Retired ones are not chosen any more and stay where they were played.
CREATE TABLE situation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint REFERENCES organisation,
    replaces_id bigint REFERENCES situation,
    retired_at timestamptz,
    version int NOT NULL DEFAULT 0,
    CONSTRAINT situation_replaced_once UNIQUE (organisation_id, replaces_id),
    CHECK (replaces_id IS NULL OR organisation_id IS NOT NULL)
);
-- A version is never changed: what was played with it reads as it was.
CREATE TABLE situation_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    situation_id bigint NOT NULL REFERENCES situation,
    no int NOT NULL CHECK (no > 0),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    scene text NOT NULL CHECK (scene IS NFC NORMALIZED AND scene <> ''),
    duty text NOT NULL CHECK (duty IS NFC NORMALIZED AND duty <> ''),
    minutes int NOT NULL CHECK (minutes BETWEEN 5 AND 240),
    material text NOT NULL DEFAULT '' CHECK (material IS NFC NORMALIZED),
    file_id bigint REFERENCES stored_file,
    file_name text NOT NULL DEFAULT '' CHECK ((file_name = '') = (file_id IS NULL)),
    made_at timestamptz NOT NULL,
    actor text NOT NULL,
    CONSTRAINT situation_version_once UNIQUE (situation_id, no)
);
COMMENT ON TABLE situation_version IS 'append-only';
CREATE INDEX situation_version_file ON situation_version (file_id);
-- Role 1 is the head: of the committee or of the authority. The others play with them.
CREATE TABLE situation_role (
    version_id bigint NOT NULL REFERENCES situation_version,
    no int NOT NULL CHECK (no > 0),
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    PRIMARY KEY (version_id, no)
);
COMMENT ON TABLE situation_role IS 'append-only';
CREATE TABLE situation_criterion (
    version_id bigint NOT NULL REFERENCES situation_version,
    no int NOT NULL CHECK (no > 0),
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    skill text NOT NULL REFERENCES skill,
    weight int NOT NULL CHECK (weight BETWEEN 1 AND 10),
    PRIMARY KEY (version_id, no)
);
COMMENT ON TABLE situation_criterion IS 'append-only';

-- How a class practises. Its row is also what whoever deals, scores or releases waits for.
CREATE TABLE practice_setting (
    class_id bigint PRIMARY KEY REFERENCES training_class,
    -- Everybody is head once in all sessions together, or once in each.
    heads text NOT NULL DEFAULT 'ONCE' CHECK (heads IN ('ONCE', 'EACH')),
    seed int NOT NULL,
    turn_minutes int NOT NULL CHECK (turn_minutes BETWEEN 5 AND 240),
    lecturer_share int NOT NULL CHECK (lecturer_share BETWEEN 0 AND 100),
    -- Part of the final mark that the practice mark counts as; null: it counts nowhere.
    part_id bigint REFERENCES assessment_part,
    dealt_at timestamptz,
    version int NOT NULL DEFAULT 0
);
CREATE TABLE practice_choice (
    class_id bigint NOT NULL REFERENCES practice_setting,
    situation_id bigint NOT NULL REFERENCES situation,
    PRIMARY KEY (class_id, situation_id)
);
-- One turn (lượt): a trainee as head in one situation, in one session and study group (0: who is in none).
CREATE TABLE practice_turn (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES practice_setting,
    session_id bigint NOT NULL REFERENCES session ON DELETE CASCADE,
    group_no int NOT NULL CHECK (group_no >= 0),
    no int NOT NULL CHECK (no > 0),
    version_id bigint NOT NULL REFERENCES situation_version,
    head_id bigint NOT NULL REFERENCES enrolment,
    by_hand boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 0,
    UNIQUE (id, head_id),
    CONSTRAINT practice_head_once UNIQUE (session_id, head_id)
);
CREATE INDEX practice_turn_class ON practice_turn (class_id);
CREATE INDEX practice_turn_head ON practice_turn (head_id);
CREATE TABLE practice_cast (
    turn_id bigint NOT NULL REFERENCES practice_turn ON DELETE CASCADE,
    role_no int NOT NULL CHECK (role_no > 1),
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    PRIMARY KEY (turn_id, role_no),
    CONSTRAINT practice_one_role UNIQUE (turn_id, enrolment_id)
);
CREATE INDEX practice_cast_enrolment ON practice_cast (enrolment_id);
-- What one observer wrote about one turn. observer_id null: a lecturer of the session. Nobody scores the own turn.
CREATE TABLE practice_sheet (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    turn_id bigint NOT NULL,
    head_id bigint NOT NULL,
    observer_id bigint REFERENCES enrolment,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    remark text NOT NULL DEFAULT '' CHECK (remark IS NFC NORMALIZED),
    conclusion text NOT NULL DEFAULT '' CHECK (conclusion IS NFC NORMALIZED),
    version int NOT NULL DEFAULT 1,
    at timestamptz NOT NULL,
    FOREIGN KEY (turn_id, head_id) REFERENCES practice_turn (id, head_id),
    CONSTRAINT practice_sheet_once UNIQUE (turn_id, account_id),
    CONSTRAINT practice_not_oneself CHECK (observer_id <> head_id),
    CHECK (observer_id IS NULL OR conclusion = '')
);
CREATE TABLE practice_score (
    sheet_id bigint NOT NULL REFERENCES practice_sheet ON DELETE CASCADE,
    criterion_no int NOT NULL CHECK (criterion_no > 0),
    score numeric(4,2) NOT NULL CHECK (score BETWEEN 0 AND 10),
    PRIMARY KEY (sheet_id, criterion_no)
);
-- A session's scores shown to its trainees, once and for all.
CREATE TABLE practice_release (
    session_id bigint PRIMARY KEY REFERENCES session,
    class_id bigint NOT NULL REFERENCES practice_setting,
    released_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL
);
COMMENT ON TABLE practice_release IS 'append-only';
CREATE INDEX practice_release_class ON practice_release (class_id);
-- What a released turn came to, frozen with the share it was reckoned by.
CREATE TABLE practice_result (
    turn_id bigint PRIMARY KEY REFERENCES practice_turn,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    lecturer_mean numeric(6,4) NOT NULL,
    observers_mean numeric(6,4),
    observers int NOT NULL CHECK (observers >= 0),
    lecturer_share int NOT NULL CHECK (lecturer_share BETWEEN 0 AND 100),
    mark numeric(4,2) NOT NULL CHECK (mark BETWEEN 0 AND 10)
);
COMMENT ON TABLE practice_result IS 'append-only';
CREATE INDEX practice_result_enrolment ON practice_result (enrolment_id);

-- Published view: the practice mark of each trainee who acted as head in a released session, over all such turns, unrounded; and the
-- part of the final mark it counts as. Joins no door: whoever reads it checks one.
CREATE VIEW practice_mark AS
    SELECT e.class_id, e.id AS enrolment_id, s.part_id, count(*)::int AS turns, avg(r.mark) AS mark,
           coalesce(string_agg(c.words, ' ' ORDER BY r.turn_id), '') AS conclusion
      FROM practice_result r
      JOIN enrolment e ON e.id = r.enrolment_id
      JOIN practice_setting s ON s.class_id = e.class_id
     CROSS JOIN LATERAL (
           SELECT string_agg(h.conclusion, ' ' ORDER BY h.id) AS words
             FROM practice_sheet h
            WHERE h.turn_id = r.turn_id AND h.conclusion <> '') c
     GROUP BY e.class_id, e.id, s.part_id;

INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('practice.turn-minutes', 20, 'phút', 'Thời gian một lượt thực hành', '', '', true, '[2000-01-01,)'),
    ('practice.lecturer-share', 60, '%', 'Phần điểm của giảng viên trong điểm thực hành, còn lại là của người quan sát', '', '', true, '[2000-01-01,)'),
    ('practice.score-step', 0.5, 'điểm', 'Bước chấm từng tiêu chí thực hành', '', '', true, '[2000-01-01,)');

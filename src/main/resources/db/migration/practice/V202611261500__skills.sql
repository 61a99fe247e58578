-- The five things people newly placed were unsure in, and the class exists for. What trainees and communes answer, what observers of
-- role practice watch and what later reviews ask hangs on them.
CREATE TABLE skill (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z_]+$'),
    order_no int NOT NULL UNIQUE,
    name text NOT NULL UNIQUE CHECK (name IS NFC NORMALIZED AND name <> '')
);
COMMENT ON TABLE skill IS 'append-only';
INSERT INTO skill (code, order_no, name) VALUES
    ('LEAD', 1, 'Lãnh đạo'),
    ('DIRECT', 2, 'Chỉ đạo'),
    ('RUN', 3, 'Điều hành'),
    ('COORDINATE', 4, 'Phối hợp'),
    ('CARRY_OUT', 5, 'Triển khai nhiệm vụ');

-- The short form (phiếu): a version is never changed, an edit makes the next one. Organisation null: the one that comes with the program.
CREATE TABLE skill_form (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint REFERENCES organisation,
    no int NOT NULL CHECK (no > 0),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    intro text NOT NULL DEFAULT '' CHECK (intro IS NFC NORMALIZED),
    -- What 1, 2, 3 … stand for, from the weakest; their number is the scale.
    scale text[] NOT NULL CHECK (cardinality(scale) BETWEEN 3 AND 10),
    made_at timestamptz NOT NULL,
    actor text NOT NULL,
    CONSTRAINT skill_form_once UNIQUE NULLS NOT DISTINCT (organisation_id, no)
);
COMMENT ON TABLE skill_form IS 'append-only';
CREATE TABLE skill_question (
    form_id bigint NOT NULL REFERENCES skill_form,
    skill text NOT NULL REFERENCES skill,
    self_text text NOT NULL CHECK (self_text IS NFC NORMALIZED AND self_text <> ''),
    commune_text text NOT NULL CHECK (commune_text IS NFC NORMALIZED AND commune_text <> ''),
    PRIMARY KEY (form_id, skill)
);
COMMENT ON TABLE skill_question IS 'append-only';

-- A class keeps the version it began with; the days of both windows are its own, both included.
CREATE TABLE skill_survey (
    class_id bigint PRIMARY KEY REFERENCES training_class,
    form_id bigint NOT NULL REFERENCES skill_form,
    before_from date NOT NULL,
    before_to date NOT NULL,
    after_from date NOT NULL,
    after_to date NOT NULL,
    version int NOT NULL DEFAULT 0,
    CHECK (before_from <= before_to AND before_to < after_from AND after_from <= after_to)
);
CREATE TABLE skill_answer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    who text NOT NULL CHECK (who IN ('SELF', 'COMMUNE')),
    moment text NOT NULL CHECK (moment IN ('BEFORE', 'AFTER')),
    remark text NOT NULL DEFAULT '' CHECK (remark IS NFC NORMALIZED),
    version int NOT NULL DEFAULT 1,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT skill_answer_once UNIQUE (enrolment_id, who, moment)
);
CREATE TABLE skill_value (
    answer_id bigint NOT NULL REFERENCES skill_answer ON DELETE CASCADE,
    skill text NOT NULL REFERENCES skill,
    value int NOT NULL CHECK (value BETWEEN 1 AND 10),
    PRIMARY KEY (answer_id, skill)
);

-- Published view: who gave which value to whom on which of the five, on a scale from 1 to most. Joins no door: whoever reads it checks one.
CREATE VIEW skill_score AS
    SELECT a.enrolment_id, e.class_id, v.skill, s.order_no, s.name AS skill_name, a.who, a.moment, v.value, cardinality(f.scale) AS most, a.at, a.actor
      FROM skill_answer a
      JOIN enrolment e ON e.id = a.enrolment_id
      JOIN skill_survey y ON y.class_id = e.class_id
      JOIN skill_form f ON f.id = y.form_id
      JOIN skill_value v ON v.answer_id = a.id
      JOIN skill s ON s.code = v.skill;

INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('practice.survey-days', 3, 'ngày', 'Số ngày trả lời phiếu đầu khóa, phiếu cuối khóa', '', '', true, '[2000-01-01,)');

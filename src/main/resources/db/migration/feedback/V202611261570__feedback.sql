-- Feedback on a class (đánh giá lớp học). Nothing here links an answer to a person; docs/adr "anonymous feedback" says against whom, and how.
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('feedback.longest-days', 30, 'ngày', 'Đánh giá lớp học mở lâu nhất', '', '', true, '[2000-01-01,)');
-- The questions an organisation asks; without an organisation the one that comes with the product. Changing them makes a new version.
CREATE TABLE feedback_template (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint REFERENCES organisation,
    version_no int NOT NULL CHECK (version_no > 0),
    content jsonb NOT NULL,
    made_at timestamptz,
    actor text NOT NULL DEFAULT '',
    CONSTRAINT feedback_template_version UNIQUE NULLS NOT DISTINCT (organisation_id, version_no)
);
COMMENT ON TABLE feedback_template IS 'append-only';
INSERT INTO feedback_template (version_no, content) VALUES (1, '{
    "topicItems": ["Nội dung sát với việc ở xã", "Cách giảng dễ hiểu, dễ làm theo", "Giải đáp, hướng dẫn khi có khó khăn"],
    "topicComment": "Góp ý cho giảng viên, chuyên đề",
    "classItems": ["Chương trình đáp ứng việc của chức danh", "Thời gian và lịch học hợp lý", "Tài liệu đầy đủ, dùng được về sau", "Hội trường, nơi ăn nghỉ, hậu cần", "Ban tổ chức, chủ nhiệm lớp", "Tự tin hơn khi về làm việc ở xã"],
    "classComments": ["Điều hữu ích nhất ở lớp", "Điều cần làm khác ở lớp sau"]
}');
-- One survey a class: a second one would give two results to subtract.
CREATE TABLE feedback_survey (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class CONSTRAINT feedback_once UNIQUE,
    template_id bigint NOT NULL REFERENCES feedback_template,
    opened_at timestamptz NOT NULL,
    opened_by text NOT NULL,
    closes_at timestamptz NOT NULL CHECK (closes_at > opened_at),
    counted_at timestamptz,
    answers int CHECK (answers >= 0),
    key_destroyed boolean NOT NULL DEFAULT false,
    CHECK ((counted_at IS NULL) = (answers IS NULL))
);
CREATE INDEX feedback_survey_open ON feedback_survey (closes_at) WHERE counted_at IS NULL;
-- What is asked about: 0 is the class, the others a topic with one of its lecturers, as they stood when the survey was opened.
-- answers is filled when counted, and only where five people or more answered.
CREATE TABLE feedback_subject (
    survey_id bigint NOT NULL REFERENCES feedback_survey,
    no int NOT NULL CHECK (no >= 0),
    title text NOT NULL,
    lecturer text NOT NULL DEFAULT '',
    person_id bigint REFERENCES person,
    answers int CONSTRAINT feedback_subject_five CHECK (answers >= 5),
    PRIMARY KEY (survey_id, no)
);
CREATE INDEX feedback_subject_person ON feedback_subject (person_id);
-- Who has answered: a tick without a time. Written anew in the order of the roster before the answers are counted.
CREATE TABLE feedback_tick (
    survey_id bigint NOT NULL REFERENCES feedback_survey,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    PRIMARY KEY (survey_id, enrolment_id)
);
CREATE INDEX feedback_tick_enrolment ON feedback_tick (enrolment_id);
-- All answers of a survey that nobody has counted yet: one sealed box, filled up to full blocks, shuffled inside. Its key lies outside the database.
CREATE TABLE feedback_box (
    survey_id bigint PRIMARY KEY REFERENCES feedback_survey,
    sealed bytea NOT NULL
);
ALTER TABLE feedback_box ALTER COLUMN sealed SET STORAGE EXTERNAL;
-- What is left of the answers: how many gave which score. No row is one person's.
CREATE TABLE feedback_tally (
    survey_id bigint NOT NULL,
    subject_no int NOT NULL,
    item_no int NOT NULL CHECK (item_no > 0),
    score int NOT NULL CHECK (score BETWEEN 1 AND 5),
    answers int NOT NULL CHECK (answers >= 0),
    PRIMARY KEY (survey_id, subject_no, item_no, score),
    FOREIGN KEY (survey_id, subject_no) REFERENCES feedback_subject
);
COMMENT ON TABLE feedback_tally IS 'append-only';
-- Words, each by itself under a random id, in shuffled order. Hidden with a reason when they should not be shown on.
CREATE TABLE feedback_comment (
    id uuid PRIMARY KEY,
    survey_id bigint NOT NULL,
    subject_no int NOT NULL,
    question_no int NOT NULL CHECK (question_no > 0),
    text text NOT NULL CHECK (text IS NFC NORMALIZED AND text <> ''),
    hidden_reason text NOT NULL DEFAULT '',
    hidden_by text NOT NULL DEFAULT '',
    hidden_on date,
    FOREIGN KEY (survey_id, subject_no) REFERENCES feedback_subject,
    CHECK ((hidden_reason = '') = (hidden_on IS NULL))
);
CREATE INDEX feedback_comment_survey ON feedback_comment (survey_id, subject_no, question_no);

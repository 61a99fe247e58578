-- Kinds of thu hoạch a class accepts, and until when.
CREATE TABLE paper_setting (
    class_id bigint PRIMARY KEY REFERENCES training_class,
    kinds text[] NOT NULL DEFAULT ARRAY['Đề án', 'Kế hoạch', 'Báo cáo kết quả nghiên cứu thực tiễn'],
    due_at timestamptz,
    version int NOT NULL DEFAULT 0
);
CREATE TABLE paper (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    enrolment_id bigint NOT NULL UNIQUE REFERENCES enrolment,
    kind text NOT NULL,
    topic text NOT NULL CHECK (topic IS NFC NORMALIZED AND topic <> ''),
    organisation_id bigint NOT NULL REFERENCES organisation,
    version int NOT NULL DEFAULT 0
);
CREATE TABLE paper_version (
    paper_id bigint NOT NULL REFERENCES paper,
    no int NOT NULL CHECK (no > 0),
    file_id bigint NOT NULL REFERENCES stored_file,
    file_name text NOT NULL,
    handed_in_at timestamptz NOT NULL,
    late boolean NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    on_behalf_reason text NOT NULL DEFAULT '',
    PRIMARY KEY (paper_id, no)
);
COMMENT ON TABLE paper_version IS 'append-only';
-- The mark of one assessment part: the row that counts, and every version of it.
CREATE TABLE part_mark (
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    part_id bigint NOT NULL REFERENCES assessment_part,
    score numeric(4,2) NOT NULL CHECK (score BETWEEN 0 AND 10),
    remark text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 1,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    PRIMARY KEY (enrolment_id, part_id)
);
CREATE TABLE part_mark_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    enrolment_id bigint NOT NULL,
    part_id bigint NOT NULL,
    score numeric(4,2) NOT NULL,
    remark text NOT NULL,
    version int NOT NULL,
    reason text NOT NULL DEFAULT '',
    at timestamptz NOT NULL,
    account_id bigint NOT NULL,
    actor text NOT NULL,
    CHECK (version = 1 OR reason <> '')
);
COMMENT ON TABLE part_mark_change IS 'append-only';
CREATE INDEX part_mark_change_mark ON part_mark_change (enrolment_id, part_id, version);

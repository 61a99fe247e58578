-- Kinds of thu hoạch a class accepts, until when, and whether trainees see their marks. Its row is also what savers of
-- marks of one class wait for.
CREATE TABLE paper_setting (
    class_id bigint PRIMARY KEY REFERENCES training_class,
    kinds text[] NOT NULL DEFAULT ARRAY['Đề án', 'Kế hoạch', 'Báo cáo kết quả nghiên cứu thực tiễn'] CHECK (cardinality(kinds) > 0),
    due_at timestamptz,
    released_at timestamptz,
    released_by text NOT NULL DEFAULT '',
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
    kind text NOT NULL,
    topic text NOT NULL,
    handed_in_at timestamptz NOT NULL,
    late boolean NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    on_behalf_reason text NOT NULL DEFAULT '',
    PRIMARY KEY (paper_id, no)
);
COMMENT ON TABLE paper_version IS 'append-only';
CREATE INDEX paper_version_file ON paper_version (file_id);
-- The mark of one assessment part: the row that counts, and every version of it.
CREATE TABLE part_mark (
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    part_id bigint NOT NULL REFERENCES assessment_part,
    score numeric(4,2) NOT NULL CHECK (score BETWEEN 0 AND 10),
    remark text NOT NULL DEFAULT '' CHECK (remark IS NFC NORMALIZED),
    version int NOT NULL DEFAULT 1,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
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
CREATE INDEX part_mark_change_part ON part_mark_change (part_id, id);

-- Published view: what each trainee handed in last. Joins no door: whoever reads it checks one.
CREATE VIEW paper_card AS
    SELECT p.id, p.ref, p.enrolment_id, p.kind, p.topic, p.organisation_id, v.no, v.file_id, v.file_name, v.handed_in_at, v.late,
           v.actor, v.on_behalf_reason
      FROM paper p
      JOIN LATERAL (SELECT * FROM paper_version w WHERE w.paper_id = p.id ORDER BY w.no DESC LIMIT 1) v ON true;
-- Published view: the marks that count, with their part.
CREATE VIEW part_mark_line AS
    SELECT m.enrolment_id, m.part_id, a.ref AS part_ref, a.programme_id, a.order_no, a.name, a.weight, a.minimum, m.score, m.remark, m.version, m.at, m.actor
      FROM part_mark m
      JOIN assessment_part a ON a.id = m.part_id;

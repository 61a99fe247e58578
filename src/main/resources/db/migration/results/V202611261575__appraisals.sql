-- What offices say of a trainee at the end (nhận xét học viên). Scales and limits below only draft a proposal, which a person edits; nobody has sourced them.
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('appraisals.good-mark', 8, 'điểm', 'Nháp nhận xét: mức Tốt từ', '', '', true, '[2000-01-01,)'),
    ('appraisals.fair-mark', 7, 'điểm', 'Nháp nhận xét: mức Khá từ', '', '', true, '[2000-01-01,)'),
    ('appraisals.average-mark', 5, 'điểm', 'Nháp nhận xét: mức Trung bình từ', '', '', true, '[2000-01-01,)'),
    ('appraisals.good-absence', 5, '%', 'Nháp nhận xét: phẩm chất mức Tốt khi vắng đến', '', '', true, '[2000-01-01,)'),
    ('appraisals.fair-absence', 10, '%', 'Nháp nhận xét: phẩm chất mức Khá khi vắng đến', '', '', true, '[2000-01-01,)'),
    ('appraisals.average-absence', 20, '%', 'Nháp nhận xét: phẩm chất mức Trung bình khi vắng đến', '', '', true, '[2000-01-01,)'),
    ('appraisals.opinion-days', 5, 'ngày', 'Ban cán sự, tổ cho ý kiến trong', '', '', true, '[2000-01-01,)');
-- Opinions of class committee and study groups, asked once a class. kind GROUP is the leader's of the group, COMMITTEE the class committee's.
CREATE TABLE appraisal_asking (
    class_id bigint PRIMARY KEY REFERENCES training_class,
    asked_at timestamptz NOT NULL,
    asked_by text NOT NULL,
    due_on date NOT NULL
);
CREATE TABLE appraisal_opinion (
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    kind text NOT NULL CHECK (kind IN ('COMMITTEE', 'GROUP')),
    text text NOT NULL CHECK (text IS NFC NORMALIZED AND text <> ''),
    given_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    PRIMARY KEY (enrolment_id, kind)
);
-- What is being written, one a trainee; gone when signed. Levels are null while nobody chose one.
CREATE TABLE appraisal_draft (
    enrolment_id bigint PRIMARY KEY REFERENCES enrolment,
    class_id bigint NOT NULL REFERENCES training_class,
    quality text CHECK (quality IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    learning text CHECK (learning IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    research text CHECK (research IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    theory text CHECK (theory IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    skills text CHECK (skills IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    remark text NOT NULL DEFAULT '' CHECK (remark IS NFC NORMALIZED),
    reason text NOT NULL DEFAULT '',
    edited_by text NOT NULL DEFAULT '',
    edited_at timestamptz,
    version int NOT NULL DEFAULT 0
);
CREATE INDEX appraisal_draft_class ON appraisal_draft (class_id);
-- Signed. What changes later is another version with its day and its reason; nothing signed is changed.
CREATE TABLE appraisal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    no int NOT NULL CHECK (no > 0),
    quality text NOT NULL CHECK (quality IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    learning text NOT NULL CHECK (learning IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    research text NOT NULL CHECK (research IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    theory text NOT NULL CHECK (theory IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    skills text NOT NULL CHECK (skills IN ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
    remark text NOT NULL CHECK (remark IS NFC NORMALIZED AND remark <> ''),
    reason text NOT NULL DEFAULT '' CHECK (no = 1 OR reason <> ''),
    person jsonb NOT NULL,
    organisation_id bigint NOT NULL REFERENCES organisation,
    signed_on date NOT NULL,
    signed_at timestamptz NOT NULL,
    signed_place text NOT NULL,
    signer_name text NOT NULL CHECK (signer_name <> ''),
    signer_post text NOT NULL CHECK (signer_post <> ''),
    classification text NOT NULL DEFAULT 'NORMAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET')),
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT appraisal_version UNIQUE (enrolment_id, no)
);
COMMENT ON TABLE appraisal IS 'append-only';
CREATE INDEX appraisal_class ON appraisal (class_id);
CREATE TRIGGER secret_only_offline BEFORE INSERT ON appraisal FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();
-- A sending committee has received the sheets of its people.
CREATE TABLE appraisal_receipt (
    class_id bigint NOT NULL REFERENCES training_class,
    organisation_id bigint NOT NULL REFERENCES organisation,
    received_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    up_to bigint NOT NULL,
    PRIMARY KEY (class_id, organisation_id)
);
-- Published view: the version that counts for each trainee.
CREATE VIEW appraisal_in_force AS
    SELECT DISTINCT ON (enrolment_id)
           id, ref, class_id, enrolment_id, no, quality, learning, research, theory, skills, remark, reason, person, organisation_id, signed_on, signed_at,
           signed_place, signer_name, signer_post, classification
      FROM appraisal
     ORDER BY enrolment_id, no DESC;

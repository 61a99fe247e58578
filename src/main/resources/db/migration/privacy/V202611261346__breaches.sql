-- A breach of personal data (sự cố dữ liệu cá nhân). No names: whose is a group of people in words.
CREATE TABLE privacy_breach (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    what text NOT NULL CHECK (what IS NFC NORMALIZED AND what <> ''),
    whose text NOT NULL CHECK (whose IS NFC NORMALIZED AND whose <> ''),
    people int NOT NULL CHECK (people BETWEEN 0 AND 1000000),
    measures text NOT NULL CHECK (measures IS NFC NORMALIZED AND measures <> ''),
    noticed_at timestamptz NOT NULL,
    report_by timestamptz NOT NULL,
    report_ground text NOT NULL,
    organisation_id bigint REFERENCES organisation,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    written_at timestamptz NOT NULL,
    CHECK (noticed_at <= written_at)
);
CREATE INDEX privacy_breach_organisation ON privacy_breach (organisation_id);
CREATE INDEX privacy_breach_account ON privacy_breach (account_id);
COMMENT ON TABLE privacy_breach IS 'append-only';
-- What was added to a breach: a measure taken since, or that it was reported, to whom and when.
CREATE TABLE privacy_breach_note (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    breach_id bigint NOT NULL REFERENCES privacy_breach,
    kind text NOT NULL CHECK (kind IN ('MEASURE', 'REPORTED')),
    note text NOT NULL CHECK (note IS NFC NORMALIZED AND note <> ''),
    happened_at timestamptz NOT NULL,
    actor text NOT NULL,
    written_at timestamptz NOT NULL
);
CREATE INDEX privacy_breach_note_breach ON privacy_breach_note (breach_id);
COMMENT ON TABLE privacy_breach_note IS 'append-only';
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('privacy.breach-hours', 72, 'giờ', 'Hạn báo sự cố dữ liệu cá nhân', '', '', true, '[2000-01-01,)');
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('privacy.retention.breach', 10, 'năm', 'Sổ sự cố dữ liệu cá nhân', '', '', true, '[2000-01-01,)');

-- A report that people write from the data (báo cáo): the closing report of a class, the yearly report of a centre or school. One row each with
-- the words that are being written; what was kept of it lies in kept_report. texts: by the word of reports.Judgement.
CREATE TABLE written_report (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    class_id bigint REFERENCES training_class CONSTRAINT written_report_of_class UNIQUE,
    organisation_id bigint REFERENCES organisation,
    year int CHECK (year BETWEEN 2000 AND 2100),
    texts jsonb NOT NULL DEFAULT '{}',
    edited_by text NOT NULL,
    edited_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 0,
    CONSTRAINT written_report_of_year UNIQUE (organisation_id, year),
    CHECK (CASE WHEN class_id IS NULL THEN organisation_id IS NOT NULL AND year IS NOT NULL ELSE organisation_id IS NULL AND year IS NULL END)
);
-- A version as it was issued: its numbers and words frozen. Number, day, abstract and độ mật stand in the document it is.
CREATE TABLE kept_report (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report_id bigint NOT NULL REFERENCES written_report,
    no int NOT NULL CHECK (no > 0),
    content jsonb NOT NULL,
    texts jsonb NOT NULL,
    document_id bigint NOT NULL REFERENCES document,
    issuer text NOT NULL CHECK (issuer <> ''),
    signer_name text NOT NULL CHECK (signer_name IS NFC NORMALIZED AND signer_name <> ''),
    signer_post text NOT NULL CHECK (signer_post IS NFC NORMALIZED AND signer_post <> ''),
    kept_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT kept_report_version UNIQUE (report_id, no)
);
CREATE INDEX kept_report_document ON kept_report (document_id);
CREATE INDEX kept_report_account ON kept_report (account_id);
COMMENT ON TABLE kept_report IS 'append-only';

-- A reference to an official document (văn bản) received or issued.
CREATE TABLE document (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    number text NOT NULL CHECK (number IS NFC NORMALIZED AND number <> ''),
    dated date NOT NULL,
    issuer_id bigint REFERENCES organisation,
    issuer_name text NOT NULL DEFAULT '',
    abstract text NOT NULL DEFAULT '',
    made_at timestamptz NOT NULL,
    CHECK (issuer_id IS NOT NULL OR issuer_name <> '')
);
CREATE UNIQUE INDEX document_once ON document (number, dated, coalesce(issuer_id, 0), issuer_name);

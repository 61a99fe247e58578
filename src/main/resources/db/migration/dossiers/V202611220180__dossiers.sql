-- What lies in a cadre file (hồ sơ cán bộ), with what proves it. source_key makes writing twice harmless.
CREATE TABLE dossier_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person,
    source_key text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('CERTIFICATE', 'ATTESTATION', 'PAPER', 'REMARK', 'TRAINING')),
    dated date NOT NULL,
    title text NOT NULL,
    detail text NOT NULL DEFAULT '',
    link text NOT NULL DEFAULT '',
    written_at timestamptz NOT NULL
);
CREATE INDEX dossier_entry_person ON dossier_entry (person_id, dated);

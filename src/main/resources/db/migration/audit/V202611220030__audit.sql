-- Who decided or read what. Content and salt may be erased with a person; the commitment stays, so the chain stays whole.
CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    account_id bigint,
    actor text NOT NULL,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id bigint,
    subject_ref text NOT NULL DEFAULT '',
    sentence text NOT NULL,
    commitment bytea NOT NULL CHECK (length(commitment) = 32)
);
COMMENT ON TABLE audit_entry IS 'append-only';
CREATE INDEX audit_entry_subject ON audit_entry (subject_kind, subject_id, id);
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE TABLE audit_content (
    entry_id bigint PRIMARY KEY REFERENCES audit_entry,
    salt bytea NOT NULL CHECK (length(salt) = 16),
    content jsonb NOT NULL
);
CREATE TABLE audit_seal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sealed_at timestamptz NOT NULL,
    first_entry bigint NOT NULL,
    last_entry bigint NOT NULL,
    root bytea NOT NULL CHECK (length(root) = 32),
    prev bytea NOT NULL,
    CHECK (first_entry <= last_entry)
);
COMMENT ON TABLE audit_seal IS 'append-only';

-- One register (sổ cấp) per issuer and kind. Numbers are taken by UPDATE ... RETURNING in the transaction that writes the entry.
CREATE TABLE register (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    kind text NOT NULL CHECK (kind IN ('CERTIFICATE', 'ATTESTATION')),
    symbol text NOT NULL,
    last int NOT NULL DEFAULT 0 CHECK (last >= 0),
    CONSTRAINT register_once UNIQUE (organisation_id, kind)
);
-- An entry: numbered without gaps (prev references the row before), content frozen; the PDF is made from it and can be made again.
CREATE TABLE register_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    register_id bigint NOT NULL REFERENCES register,
    no int NOT NULL CHECK (no > 0),
    prev int GENERATED ALWAYS AS (nullif(no - 1, 0)) STORED,
    number text NOT NULL,
    token text NOT NULL UNIQUE CHECK (length(token) = 22),
    check_code text NOT NULL CHECK (check_code ~ '^[A-Z0-9]{6}$'),
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    decision_id bigint NOT NULL REFERENCES result_decision,
    content jsonb NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    replaces_id bigint UNIQUE REFERENCES register_entry,
    CONSTRAINT register_entry_number UNIQUE (register_id, no),
    CONSTRAINT register_entry_no_gap FOREIGN KEY (register_id, prev) REFERENCES register_entry (register_id, no)
);
COMMENT ON TABLE register_entry IS 'append-only';
CREATE UNIQUE INDEX register_entry_once ON register_entry (register_id, enrolment_id) WHERE replaces_id IS NULL;
CREATE INDEX register_entry_written ON register_entry (number);
CREATE TABLE revocation (
    entry_id bigint PRIMARY KEY REFERENCES register_entry,
    revoked_on date NOT NULL,
    revoked_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    reason text NOT NULL,
    document_id bigint REFERENCES document
);
COMMENT ON TABLE revocation IS 'append-only';
CREATE TABLE issue_job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    kind text NOT NULL CHECK (kind IN ('CERTIFICATE', 'ATTESTATION')),
    total int NOT NULL,
    done int NOT NULL DEFAULT 0,
    state text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    message text NOT NULL DEFAULT '',
    account_id bigint NOT NULL REFERENCES account,
    started_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE UNIQUE INDEX issue_job_one_running ON issue_job (class_id, kind) WHERE state = 'RUNNING';

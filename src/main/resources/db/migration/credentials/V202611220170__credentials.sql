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
CREATE INDEX register_entry_enrolment ON register_entry (enrolment_id);
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
-- A whole class, issued by a job that may die at any moment: every entry is its own transaction, and what is there is not made again.
CREATE TABLE issue_job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    kind text NOT NULL CHECK (kind IN ('CERTIFICATE', 'ATTESTATION')),
    register_id bigint NOT NULL REFERENCES register,
    issued_on date NOT NULL,
    place text NOT NULL,
    signatory text NOT NULL,
    capacity text NOT NULL,
    post text NOT NULL DEFAULT '',
    total int NOT NULL,
    done int NOT NULL DEFAULT 0,
    state text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    message text NOT NULL DEFAULT '',
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE UNIQUE INDEX issue_job_one_running ON issue_job (class_id, kind) WHERE state = 'RUNNING';
CREATE INDEX issue_job_class ON issue_job (class_id, kind, id);

-- Wrong checks slow down per address and per number; never a hard lock.
CREATE TABLE check_failure (
    key text PRIMARY KEY,
    failures int NOT NULL CHECK (failures > 0),
    last_at timestamptz NOT NULL
);
CREATE INDEX check_failure_last ON check_failure (last_at);

-- Published view: every entry with what became of it. Content as printed.
CREATE VIEW credential_entry AS
    SELECT e.id, e.ref, g.kind, g.organisation_id, d.class_id, e.enrolment_id, e.number, e.issued_on, e.issued_at, e.content, v.revoked_on,
           n.ref AS replaced_by
      FROM register_entry e
      JOIN register g ON g.id = e.register_id
      JOIN result_decision d ON d.id = e.decision_id
      LEFT JOIN revocation v ON v.entry_id = e.id
      LEFT JOIN register_entry n ON n.replaces_id = e.id;

-- Does this account hold one of these roles today at the organisation, at the committee it acts for, or at a sister body of that
-- committee (the organisation board keeps the Standing Committee's register)? An organisation that has ended gives nothing.
CREATE FUNCTION acts_for_issuer(account bigint, roles text[], issuer bigint, day date) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM grant_in_force w
          JOIN organisation_version wv ON wv.organisation_id = w.organisation_id AND wv.valid @> day
          JOIN organisation_version iv ON iv.organisation_id = issuer AND iv.valid @> day
         WHERE w.account_id = account
           AND w.valid @> day
           AND w.role = ANY (roles)
           AND (w.organisation_id = issuer
                OR acts_for_superior(iv.kind) AND iv.superior_id = w.organisation_id
                OR acts_for_superior(wv.kind) AND wv.superior_id = issuer
                OR acts_for_superior(wv.kind) AND acts_for_superior(iv.kind) AND wv.superior_id = iv.superior_id))
$$;

-- Two decisions on one set of marks: the school's council (CERTIFICATE) and the Standing Committee (ATTESTATION). Each freezes its part.
CREATE TABLE result_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    kind text NOT NULL CHECK (kind IN ('CERTIFICATE', 'ATTESTATION')),
    document_id bigint NOT NULL REFERENCES document,
    decided_on date NOT NULL,
    issuer_id bigint NOT NULL REFERENCES organisation,
    decided_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT result_decision_once UNIQUE (class_id, kind)
);
COMMENT ON TABLE result_decision IS 'append-only';
CREATE TABLE result_line (
    decision_id bigint NOT NULL REFERENCES result_decision,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    eligible boolean NOT NULL,
    why_not text NOT NULL DEFAULT '',
    final_mark numeric(4,2),
    band text NOT NULL DEFAULT '',
    granted boolean NOT NULL,
    reason text NOT NULL DEFAULT '',
    facts jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (decision_id, enrolment_id)
);
COMMENT ON TABLE result_line IS 'append-only';
CREATE INDEX result_line_enrolment ON result_line (enrolment_id);

-- Two decisions on one set of marks: the school's council (CERTIFICATE) and the Standing Committee (ATTESTATION). Each freezes its part.
-- no 1 decides on everybody; what changes later is a supplementary decision (2, 3, …) on the people it names, with its reason.
CREATE TABLE result_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    kind text NOT NULL CHECK (kind IN ('CERTIFICATE', 'ATTESTATION')),
    no int NOT NULL CHECK (no > 0),
    reason text NOT NULL DEFAULT '' CHECK (no = 1 OR reason <> ''),
    document_id bigint NOT NULL REFERENCES document,
    decided_on date NOT NULL,
    issuer_id bigint NOT NULL REFERENCES organisation,
    decided_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT result_decision_once UNIQUE (class_id, kind, no)
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

-- Published view: the line that counts for each person, of the latest decision that names them.
CREATE VIEW result_in_force AS
    SELECT DISTINCT ON (d.class_id, d.kind, l.enrolment_id)
           d.class_id, d.kind, l.enrolment_id, d.id AS decision_id, d.no, d.document_id, d.decided_on, d.decided_at,
           l.eligible, l.why_not, l.final_mark, l.band, l.granted, l.reason, l.facts
      FROM result_decision d
      JOIN result_line l ON l.decision_id = d.id
     ORDER BY d.class_id, d.kind, l.enrolment_id, d.no DESC;

-- Commendation at two levels (khen thưởng): MERIT_LETTER of the institution that gives the certificate, PRAISE of the class's steering committee.
-- Floors and shares only propose; nobody has sourced them. The shares are those of one published class: 5 and 15 of 89 (design domain.md 5, row 16).
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('commendations.merit-letter-mark', 8.5, 'điểm', 'Giấy khen: điểm tổng kết từ', '', '', true, '[2000-01-01,)'),
    ('commendations.merit-letter-absence', 5, '%', 'Giấy khen: vắng đến', '', '', true, '[2000-01-01,)'),
    ('commendations.merit-letter-quota', 6, '%', 'Giấy khen: số người so với lớp', '', '', true, '[2000-01-01,)'),
    ('commendations.praise-mark', 8, 'điểm', 'Tuyên dương: điểm tổng kết từ', '', '', true, '[2000-01-01,)'),
    ('commendations.praise-absence', 10, '%', 'Tuyên dương: vắng đến', '', '', true, '[2000-01-01,)'),
    ('commendations.praise-quota', 17, '%', 'Tuyên dương: số người so với lớp', '', '', true, '[2000-01-01,)');
-- Where people put somebody on or off the proposed list before it is decided, with the reason.
CREATE TABLE commendation_choice (
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    kind text NOT NULL CHECK (kind IN ('MERIT_LETTER', 'PRAISE')),
    chosen boolean NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (enrolment_id, kind)
);
CREATE TABLE commendation_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES training_class,
    kind text NOT NULL CHECK (kind IN ('MERIT_LETTER', 'PRAISE')),
    no int NOT NULL CHECK (no > 0),
    reason text NOT NULL DEFAULT '' CHECK (no = 1 OR reason <> ''),
    document_id bigint NOT NULL REFERENCES document,
    decided_on date NOT NULL,
    issuer_id bigint NOT NULL REFERENCES organisation,
    decided_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT commendation_once UNIQUE (class_id, kind, no)
);
COMMENT ON TABLE commendation_decision IS 'append-only';
-- Whom a decision names: given, or taken back by a later one.
CREATE TABLE commendation_line (
    decision_id bigint NOT NULL REFERENCES commendation_decision,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    given boolean NOT NULL,
    reason text NOT NULL DEFAULT '',
    PRIMARY KEY (decision_id, enrolment_id)
);
COMMENT ON TABLE commendation_line IS 'append-only';
CREATE INDEX commendation_line_enrolment ON commendation_line (enrolment_id);
-- Published view: the line that counts for each person and level.
CREATE VIEW commendation_in_force AS
    SELECT DISTINCT ON (d.class_id, d.kind, l.enrolment_id)
           d.class_id, d.kind, l.enrolment_id, l.given, l.reason, d.id AS decision_id, d.ref, d.no, d.document_id, d.decided_on, d.issuer_id
      FROM commendation_decision d
      JOIN commendation_line l ON l.decision_id = d.id
     ORDER BY d.class_id, d.kind, l.enrolment_id, d.no DESC;

-- A value written by mistake is withdrawn by who wrote it, as long as nothing rests on it; it stays in the history and counts on no day.
ALTER TABLE rule_parameter
    ADD COLUMN ref uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT rule_parameter_ref UNIQUE,
    ADD COLUMN writer_id bigint;
COMMENT ON COLUMN rule_parameter.writer_id IS 'account that wrote it; null for what came with the program, and for what was written before accounts were kept';
CREATE TABLE rule_withdrawal (
    rule_id bigint PRIMARY KEY REFERENCES rule_parameter,
    reason text NOT NULL CHECK (reason IS NFC NORMALIZED AND reason <> ''),
    withdrawn_by text NOT NULL,
    withdrawn_at timestamptz NOT NULL
);
COMMENT ON TABLE rule_withdrawal IS 'append-only';
CREATE VIEW rule_value AS
    SELECT p.id, p.key, p.value, p.unit, p.label, p.level, p.place, p.document, p.article, p.is_default, p.valid
      FROM rule_parameter p
     WHERE NOT EXISTS (SELECT FROM rule_withdrawal w WHERE w.rule_id = p.id);

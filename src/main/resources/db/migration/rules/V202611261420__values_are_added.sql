-- Values are added and never changed: of several for one key, level and place on a day the one that was written last counts (ADR 0032).
-- Those that came with the program were written by nobody.
ALTER TABLE rule_parameter
    DROP CONSTRAINT rule_parameter_one_value,
    ADD COLUMN written_by text,
    ADD COLUMN written_at timestamptz,
    ADD CONSTRAINT rule_parameter_written CHECK ((written_by IS NULL) = (written_at IS NULL));
CREATE INDEX rule_parameter_key ON rule_parameter (key, level, place, id DESC);
COMMENT ON TABLE rule_parameter IS 'append-only';

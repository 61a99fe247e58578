-- Độ mật of each planning_round.
ALTER TABLE planning_round ADD COLUMN classification text NOT NULL DEFAULT 'INTERNAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET'));
CREATE TRIGGER planning_round_secret_only_offline BEFORE INSERT OR UPDATE ON planning_round
    FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();

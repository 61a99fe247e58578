-- Độ mật of each reorganisation.
ALTER TABLE reorganisation ADD COLUMN classification text NOT NULL DEFAULT 'NORMAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET'));
CREATE TRIGGER reorganisation_secret_only_offline BEFORE INSERT OR UPDATE ON reorganisation
    FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();

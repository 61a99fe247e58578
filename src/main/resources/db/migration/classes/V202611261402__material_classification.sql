-- Độ mật of each file of a class.
ALTER TABLE class_material ADD COLUMN classification text NOT NULL DEFAULT 'NORMAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET'));
CREATE TRIGGER class_material_secret_only_offline BEFORE INSERT OR UPDATE ON class_material
    FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();

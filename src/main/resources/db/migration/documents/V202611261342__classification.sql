-- Độ mật of each document.
ALTER TABLE document ADD COLUMN classification text NOT NULL DEFAULT 'NORMAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET'));
CREATE TRIGGER document_secret_only_offline BEFORE INSERT OR UPDATE ON document
    FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();

-- Độ mật of each file_import.
ALTER TABLE file_import ADD COLUMN classification text NOT NULL DEFAULT 'NORMAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET'));
CREATE TRIGGER file_import_secret_only_offline BEFORE INSERT OR UPDATE ON file_import
    FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();
-- Độ mật of each upload_question.
ALTER TABLE upload_question ADD COLUMN classification text NOT NULL DEFAULT 'NORMAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET'));
CREATE TRIGGER upload_question_secret_only_offline BEFORE INSERT OR UPDATE ON upload_question
    FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();

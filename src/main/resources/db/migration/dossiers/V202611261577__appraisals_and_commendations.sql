-- Signed appraisals and commendations lie in the cadre file, too.
ALTER TABLE dossier_entry DROP CONSTRAINT dossier_entry_kind_check;
ALTER TABLE dossier_entry ADD CONSTRAINT dossier_entry_kind_check
    CHECK (kind IN ('CERTIFICATE', 'ATTESTATION', 'PAPER', 'REMARK', 'APPRAISAL', 'COMMENDATION', 'TRAINING'));

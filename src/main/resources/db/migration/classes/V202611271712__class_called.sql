-- Code and name as the search reads them: folding two thousand names took longer than all the rest of looking for a class.
ALTER TABLE training_class ADD COLUMN called text NOT NULL GENERATED ALWAYS AS (vn_fold(code || ' ' || name)) STORED;

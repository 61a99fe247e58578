-- Papers of a class are found by its decisions; without this its whole registers were read.
CREATE INDEX register_entry_decision ON register_entry (decision_id);
-- Looking for a name within a register compares what is kept, instead of folding ten thousand names a question.
ALTER TABLE register_entry ADD COLUMN folded text GENERATED ALWAYS AS (vn_fold(content ->> 'fullName')) STORED;
DROP INDEX register_entry_by_name;
CREATE INDEX register_entry_by_name ON register_entry USING gin (folded gin_trgm_ops);

-- The text as it is searched, so that a list finds the place of the first hit without folding fifty papers.
ALTER TABLE library_paper ADD COLUMN folded text GENERATED ALWAYS AS (vn_fold(body)) STORED;
-- The library is walked with the latest first, and counted from here.
CREATE INDEX library_paper_latest ON library_paper (approved_at DESC, paper_id) INCLUDE (scope, school_id, kind) WHERE approved_at IS NOT NULL;

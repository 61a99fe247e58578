-- Kho bài hay: good papers that later classes read. Proposed by the school after the release, allowed by the trainee, then approved.
-- The text is a copy without the author's name; it stays as it was approved.
CREATE TABLE library_paper (
    paper_id bigint PRIMARY KEY REFERENCES paper,
    ref uuid NOT NULL UNIQUE,
    school_id bigint NOT NULL REFERENCES organisation,
    title text NOT NULL,
    kind text NOT NULL,
    commune text NOT NULL,
    body text NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by text NOT NULL,
    allowed boolean,
    shows_name boolean NOT NULL DEFAULT false,
    answered_at timestamptz,
    scope text CHECK (scope IN ('SCHOOL', 'ALL')),
    approved_at timestamptz,
    approved_by text NOT NULL DEFAULT '',
    search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', vn_fold(title)), 'A') || setweight(to_tsvector('simple', vn_fold(kind || ' ' || commune)), 'B')
        || to_tsvector('simple', vn_fold(body))) STORED,
    CHECK ((allowed IS NULL) = (answered_at IS NULL)),
    CHECK ((scope IS NULL) = (approved_at IS NULL)),
    CONSTRAINT library_paper_allowed CHECK (approved_at IS NULL OR allowed)
);
CREATE INDEX library_paper_search ON library_paper USING gin (search);

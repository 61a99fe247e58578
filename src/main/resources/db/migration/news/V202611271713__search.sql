-- Published stories in the search of the top bar, by title and lead.
CREATE INDEX story_version_terms ON story_version USING gin (vn_terms(title || ' ' || lead));

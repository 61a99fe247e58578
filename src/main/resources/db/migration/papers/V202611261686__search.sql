-- The top bar looks for papers by what they are about.
CREATE INDEX paper_terms ON paper USING gin (vn_terms(topic));

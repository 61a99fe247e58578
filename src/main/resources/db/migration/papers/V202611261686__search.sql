-- The top bar looks for papers by what they are about.
CREATE INDEX paper_words ON paper USING gin (vn_words(topic));

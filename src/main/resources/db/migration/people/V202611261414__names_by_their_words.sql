-- Finding one of a million by how the name goes on from the beginning of a word: "do thi uoc" begins a tail of "Đỗ Thị Ước", "uo" does, "oc"
-- does not. All tails of a name are the lexemes of a tsvector; a query is one lexeme with :*, so the index goes straight to those names,
-- where trigrams read the lists of everybody called Thị. name is a column of person: folded or marked, with its space in front.
CREATE FUNCTION vn_tails(name text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN array_to_tsvector((SELECT array_agg(left(substr(name, at + 1), 100)) FROM generate_series(1, length(name) - 1) AS at
                               WHERE substr(name, at, 1) = ' '));
CREATE FUNCTION vn_begins(words text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN CAST('''' || replace(replace(left(nullif(words, ''), 100), '\', '\\'), '''', '''''') || ''':*' AS tsquery);
CREATE FUNCTION vn_last_word(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN regexp_replace(name, '^.* ', '');
-- The name without the word by which it is sorted: family and middle names, which come everywhere in the order of the list.
CREATE FUNCTION vn_front(name text, given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN CASE WHEN vn_last_word(name) = vn_last_word(given) THEN regexp_replace(name, ' [^ ]*$', '') ELSE name END;

DROP INDEX person_marked;
CREATE INDEX person_tails ON person USING gin (vn_tails(folded));
CREATE INDEX person_tails_marked ON person USING gin (vn_tails(marked));
CREATE INDEX person_front ON person USING gin (vn_tails(vn_front(folded, vn_fold(given_name))));
CREATE INDEX person_front_marked ON person USING gin (vn_tails(vn_front(marked, vn_marked(given_name))));

-- Every given name that somebody has or had, with its last word as it is searched; a few thousand among a million people.
CREATE TABLE person_given (
    given_name text PRIMARY KEY,
    folded text NOT NULL GENERATED ALWAYS AS (vn_last_word(vn_fold(given_name))) STORED,
    marked text NOT NULL GENERATED ALWAYS AS (vn_last_word(vn_marked(given_name))) STORED
);
CREATE FUNCTION person_given_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO person_given (given_name) SELECT DISTINCT given_name FROM come ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER person_given_come AFTER INSERT ON person
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION person_given_again();
CREATE TRIGGER person_given_changed AFTER UPDATE ON person
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION person_given_again();
INSERT INTO person_given (given_name) SELECT DISTINCT given_name FROM person;
-- How common a beginning is, decides the way to a page (PersonSearch). Tails are too many for statistics; words are not, nor what one to three
-- letters begin, written "^lo". Off these PostgreSQL estimates "nguyen & ^th". Nothing is sampled of the indexes and little of the names.
CREATE FUNCTION vn_words(name text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN array_to_tsvector((SELECT array_agg(part)
                                FROM unnest(string_to_array(name, ' ')) AS word
                               CROSS JOIN LATERAL (VALUES (left(word, 100)), ('^' || left(word, 1)), ('^' || left(word, 2)), ('^' || left(word, 3))) AS p (part)
                               WHERE word <> ''));
CREATE FUNCTION vn_estimate(words text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN CAST((SELECT string_agg('''' || replace(replace(CASE WHEN last AND length(word) <= 3 THEN '^' || word ELSE left(word, 100) END, '\', '\\'), '''', '''''')
                                   || CASE WHEN last AND length(word) > 3 THEN ''':*' ELSE '''' END, ' & ')
                   FROM (SELECT word, no = max(no) OVER () AS last
                           FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS w (word, no)
                          WHERE word <> '') AS w) AS tsquery);
CREATE STATISTICS person_words ON (vn_words(folded)) FROM person;
CREATE STATISTICS person_words_marked ON (vn_words(marked)) FROM person;
CREATE STATISTICS person_front_words ON (vn_words(vn_front(folded, vn_fold(given_name)))) FROM person;
CREATE STATISTICS person_front_words_marked ON (vn_words(vn_front(marked, vn_marked(given_name)))) FROM person;
ALTER INDEX person_tails ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX person_tails_marked ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX person_front ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX person_front_marked ALTER COLUMN 1 SET STATISTICS 0;
ALTER TABLE person ALTER COLUMN folded SET STATISTICS -1, ALTER COLUMN marked SET STATISTICS -1;

-- Finding one of a million people. The name as it is searched stands beside the name, with a space before the first word, so that '% lo%'
-- says "a word that begins with lo". folded: without tones, hats and horns, đ as d. marked: with them, the tone where today's spelling
-- puts it (hoà as hòa; applied to names and queries alike, wherever the two vowels stand).
CREATE FUNCTION vn_marked(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(normalize(value, NFC))
               , 'oà', 'òa'), 'oá', 'óa'), 'oả', 'ỏa'), 'oã', 'õa'), 'oạ', 'ọa')
               , 'oè', 'òe'), 'oé', 'óe'), 'oẻ', 'ỏe'), 'oẽ', 'õe'), 'oẹ', 'ọe')
               , 'uỳ', 'ùy'), 'uý', 'úy'), 'uỷ', 'ủy'), 'uỹ', 'ũy'), 'uỵ', 'ụy');
ALTER TABLE person
    ADD COLUMN folded text NOT NULL GENERATED ALWAYS AS (' ' || vn_fold(full_name)) STORED,
    ADD COLUMN marked text NOT NULL GENERATED ALWAYS AS (' ' || vn_marked(full_name)) STORED;
-- How common a piece of a name is decides between the index of names and walking the list in its order: so many values are sampled.
ALTER TABLE person ALTER COLUMN folded SET STATISTICS 1000, ALTER COLUMN marked SET STATISTICS 1000;
DROP INDEX person_fold;
CREATE INDEX person_folded ON person USING gin (folded gin_trgm_ops);
CREATE INDEX person_marked ON person USING gin (marked gin_trgm_ops);
CREATE INDEX person_born_order ON person (birth_year, birth_date, id);
CREATE INDEX person_code_order ON person (code, id);
-- The folded name for whoever searches: "p.folded LIKE '%' || vn_fold(:text) || '%'" is served by an index.
CREATE OR REPLACE VIEW person_card AS
    SELECT p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date,
           CASE WHEN p.birth_date IS NOT NULL THEN to_char(p.birth_date, 'DD/MM/YYYY') ELSE p.birth_year::text END AS born,
           coalesce(a.one_id, p.id) AS one_id, p.folded
      FROM person p
      LEFT JOIN person_alias a ON a.person_id = p.id;
-- A post that was withdrawn was never held: it opens no door, and closes none of those before it.
CREATE OR REPLACE FUNCTION post_opens_door(post person_post) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT post.withdrawn_at IS NULL
       AND (upper_inf(post.valid)
            OR NOT EXISTS (
               SELECT FROM person_post o
                WHERE o.person_id = post.person_id
                  AND o.withdrawn_at IS NULL
                  AND o.organisation_id IS NOT NULL
                  AND (upper_inf(o.valid) OR (upper(o.valid), o.id) > (upper(post.valid), post.id))))
$$;

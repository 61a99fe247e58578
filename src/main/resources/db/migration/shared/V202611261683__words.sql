-- The words of a text for searching: folded, letters and figures only, so that "868-QĐ/HU" is three words. Asked by prefixes:
-- vn_words(…) @@ to_tsquery('simple', '868:* & qd:*'), which VietnameseText.prefixes writes.
CREATE FUNCTION vn_words(value text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN to_tsvector('simple'::regconfig, regexp_replace(vn_fold(value), '[^a-z0-9]+', ' ', 'g'));

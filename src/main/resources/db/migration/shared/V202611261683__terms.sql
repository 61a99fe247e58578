-- The terms of a text for searching (vn_words of people is for names): folded, letters and figures only, so that "868-QĐ/HU" is three words. Asked by prefixes:
-- vn_terms(…) @@ to_tsquery('simple', '868:* & qd:*'), which VietnameseText.prefixes writes.
CREATE FUNCTION vn_terms(value text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN to_tsvector('simple'::regconfig, regexp_replace(vn_fold(value), '[^a-z0-9]+', ' ', 'g'));

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Search key of a text: lower case, no tones, Đ as d. unaccent() is only STABLE, so it is wrapped with its dictionary named.
CREATE FUNCTION vn_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));

-- Tables whose comment begins with 'append-only' get this as a trigger (afterMigrate) besides missing UPDATE and DELETE grants.
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

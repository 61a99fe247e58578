CREATE SEQUENCE person_code;
CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    code text NOT NULL UNIQUE,
    full_name text NOT NULL CHECK (full_name IS NFC NORMALIZED AND full_name <> ''),
    given_name text NOT NULL CHECK (given_name IS NFC NORMALIZED AND given_name <> ''),
    sex text CHECK (sex IN ('MALE', 'FEMALE')),
    birth_year int CHECK (birth_year BETWEEN 1900 AND 2100),
    birth_date date,
    ethnicity text NOT NULL DEFAULT '',
    religion text NOT NULL DEFAULT '',
    home_town text NOT NULL DEFAULT '',
    personal_no text UNIQUE CHECK (personal_no ~ '^[0-9]{12}$'),
    party_probation date,
    party_official date,
    qualification text NOT NULL DEFAULT '',
    general_education text NOT NULL DEFAULT '',
    political_theory text NOT NULL DEFAULT '',
    state_management text NOT NULL DEFAULT '',
    import_id bigint REFERENCES file_import,
    version int NOT NULL DEFAULT 0,
    CHECK (birth_date IS NULL OR extract(year FROM birth_date) = birth_year)
);
CREATE INDEX person_fold ON person USING gin (vn_fold(full_name) gin_trgm_ops);
CREATE INDEX person_order ON person (given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", id);
CREATE INDEX person_match ON person (vn_fold(full_name), birth_year);
CREATE INDEX person_import ON person (import_id);
-- Posts held (chức vụ): title at an organisation from-to; the open one is today's.
CREATE TABLE person_post (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    title text NOT NULL CHECK (title IS NFC NORMALIZED),
    organisation_id bigint REFERENCES organisation,
    organisation_name text NOT NULL DEFAULT '',
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    import_id bigint REFERENCES file_import
);
CREATE INDEX person_post_person ON person_post (person_id);
CREATE TABLE person_account (
    person_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    account_id bigint NOT NULL UNIQUE REFERENCES account
);
-- First door for people: where a person works or is planned. Planning writes its own rows through the People façade.
CREATE TABLE person_at (
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    reason text NOT NULL CHECK (reason IN ('WORKS', 'PLANNED')),
    source_key text NOT NULL,
    PRIMARY KEY (organisation_id, person_id, reason, source_key)
);
CREATE INDEX person_at_person ON person_at (person_id);
-- Published view: what a list shows of a person. Joins no door: whoever reads it checks one.
CREATE VIEW person_card AS
    SELECT p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date,
           CASE WHEN p.birth_date IS NOT NULL THEN to_char(p.birth_date, 'DD/MM/YYYY') ELSE p.birth_year::text END AS born
      FROM person p;
-- Doors one and three: works or is planned at a visible organisation; or is the viewer.
CREATE FUNCTION visible_person(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT pa.person_id FROM person_at pa WHERE pa.organisation_id IN (SELECT visible_organisation(account, day))
    UNION
    SELECT a.person_id FROM person_account a WHERE a.account_id = account
$$;

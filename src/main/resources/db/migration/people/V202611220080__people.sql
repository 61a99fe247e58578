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
    personal_no text CHECK (personal_no ~ '^[0-9]{12}$'),
    party_probation date,
    party_official date,
    qualification text NOT NULL DEFAULT '',
    general_education text NOT NULL DEFAULT '',
    political_theory text NOT NULL DEFAULT '',
    state_management text NOT NULL DEFAULT '',
    import_id bigint REFERENCES file_import,
    version int NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    -- last time that somebody corrected it by hand; null for what lists wrote
    corrected_at timestamptz,
    CONSTRAINT person_personal_no UNIQUE (personal_no),
    CONSTRAINT person_birth_year CHECK (birth_date IS NULL OR birth_year IS NOT DISTINCT FROM extract(year FROM birth_date)::int),
    CONSTRAINT person_party_order CHECK (party_official >= party_probation)
);
CREATE INDEX person_fold ON person USING gin (vn_fold(full_name) gin_trgm_ops);
CREATE INDEX person_order ON person (given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", id);
CREATE INDEX person_match ON person (vn_fold(full_name), birth_year);
CREATE INDEX person_import ON person (import_id);
-- Posts held (chức vụ): title at an organisation from-to; the open one is today's. lower(valid) is the first day on which
-- the post is known to be held: what an import read off a list is known from the list's decision on.
CREATE TABLE person_post (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    organisation_id bigint REFERENCES organisation,
    organisation_name text NOT NULL DEFAULT '',
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    basis text NOT NULL DEFAULT '',
    import_id bigint REFERENCES file_import,
    CONSTRAINT person_post_once EXCLUDE USING gist (person_id WITH =, title WITH =, organisation_name WITH =, valid WITH &&)
);
CREATE INDEX person_post_person ON person_post (person_id);
CREATE INDEX person_post_import ON person_post (import_id);
CREATE TABLE person_account (
    person_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    account_id bigint NOT NULL UNIQUE REFERENCES account
);
-- A human said that these two alike persons are two, so nobody is asked again.
CREATE TABLE person_distinct (
    one_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    other_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    decided_at timestamptz NOT NULL,
    actor text NOT NULL,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id < other_id)
);
CREATE INDEX person_distinct_other ON person_distinct (other_id);
-- What an import wrote into blank fields of a person known before, so that undoing it can blank them again.
CREATE TABLE person_completion (
    import_id bigint NOT NULL REFERENCES file_import,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    field text NOT NULL,
    written text NOT NULL,
    PRIMARY KEY (import_id, person_id, field)
);
CREATE INDEX person_completion_person ON person_completion (person_id);
-- First door for people: where a person works or is planned. Planning writes its own rows through the People façade.
-- source_key names the fact that opens the door: post:<person_post.id>, entry:<planning_entry.id>.
CREATE TABLE person_at (
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    reason text NOT NULL CHECK (reason IN ('WORKS', 'PLANNED')),
    source_key text NOT NULL,
    PRIMARY KEY (organisation_id, person_id, reason, source_key)
);
CREATE INDEX person_at_person ON person_at (person_id);
CREATE INDEX person_at_source ON person_at (source_key);
-- Published view: what a list shows of a person. Joins no door: whoever reads it checks one.
CREATE VIEW person_card AS
    SELECT p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date,
           CASE WHEN p.birth_date IS NOT NULL THEN to_char(p.birth_date, 'DD/MM/YYYY') ELSE p.birth_year::text END AS born
      FROM person p;
-- Published view: posts with their days, for "the post held on that day".
CREATE VIEW person_post_held AS
    SELECT id, person_id, title, organisation_id, organisation_name, valid FROM person_post;
-- Doors one and three: works or is planned at a visible organisation; or is the viewer.
CREATE FUNCTION visible_person(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT pa.person_id FROM person_at pa WHERE pa.organisation_id IN (SELECT visible_organisation(account, day))
    UNION
    SELECT a.person_id FROM person_account a WHERE a.account_id = account
$$;

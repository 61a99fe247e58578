-- A place (nơi): a commune, district or province. Its code, name and superior are valid for a time; its identity is none of them.
CREATE TABLE place (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE
);
CREATE TABLE place_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place_id bigint NOT NULL REFERENCES place,
    code text CHECK (code ~ '^[0-9]+$'),
    name text NOT NULL CHECK (name IS NFC NORMALIZED),
    kind text NOT NULL CHECK (kind IN ('PROVINCE', 'DISTRICT', 'COMMUNE', 'TOWNSHIP', 'WARD', 'SPECIAL_ZONE')),
    superior_id bigint REFERENCES place,
    basis text NOT NULL DEFAULT '',
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CONSTRAINT place_one_version EXCLUDE USING gist (place_id WITH =, valid WITH &&),
    CONSTRAINT place_code_once EXCLUDE USING gist (code WITH =, kind WITH =, valid WITH &&) WHERE (code IS NOT NULL)
);
CREATE INDEX place_version_superior ON place_version (superior_id);
CREATE INDEX place_version_fold ON place_version (vn_fold(name));
-- thanh_lap_tu: which places the new one was formed from
CREATE TABLE place_origin (
    place_id bigint NOT NULL REFERENCES place,
    from_place_id bigint NOT NULL REFERENCES place,
    on_day date NOT NULL,
    PRIMARY KEY (place_id, from_place_id)
);

-- An organisation (tổ chức): Đảng ủy xã, UBND, a board, a school. Never a place.
CREATE TABLE organisation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE
);
CREATE TABLE organisation_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint NOT NULL REFERENCES organisation,
    name text NOT NULL CHECK (name IS NFC NORMALIZED),
    short_name text NOT NULL CHECK (short_name IS NFC NORMALIZED),
    kind text NOT NULL CHECK (kind IN ('PROVINCIAL_COMMITTEE', 'DISTRICT_COMMITTEE', 'COMMUNE_COMMITTEE', 'EXECUTIVE_COMMITTEE', 'STANDING_COMMITTEE',
        'BOARD', 'INSPECTION_COMMISSION', 'OFFICE', 'POLITICAL_CENTRE', 'POLITICAL_SCHOOL', 'PEOPLES_COMMITTEE', 'OTHER')),
    form text NOT NULL CHECK (form IN ('PARTY', 'STATE')),
    place_id bigint REFERENCES place,
    superior_id bigint REFERENCES organisation,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CONSTRAINT organisation_one_version EXCLUDE USING gist (organisation_id WITH =, valid WITH &&)
);
CREATE INDEX organisation_version_superior ON organisation_version (superior_id);
CREATE INDEX organisation_version_place ON organisation_version (place_id);
-- Who ends an organisation says who keeps its files, registers and open tasks from the day after.
CREATE TABLE organisation_end (
    organisation_id bigint PRIMARY KEY REFERENCES organisation,
    last_day date NOT NULL,
    basis text NOT NULL DEFAULT '',
    files_keeper bigint REFERENCES organisation,
    registers_keeper bigint REFERENCES organisation,
    tasks_keeper bigint REFERENCES organisation
);
CREATE INDEX organisation_end_files_keeper ON organisation_end (files_keeper);

-- Published view: the latest version of each organisation, also of an ended one. For a past day use organisation_version with valid @> day.
CREATE VIEW organisation_card AS
    SELECT DISTINCT ON (v.organisation_id) v.organisation_id AS id, o.ref, v.name, v.short_name, v.kind, v.form, v.place_id, v.superior_id,
           lower(v.valid) AS first_day, e.last_day
      FROM organisation_version v
      JOIN organisation o ON o.id = v.organisation_id
      LEFT JOIN organisation_end e ON e.organisation_id = o.id
     ORDER BY v.organisation_id, v.valid DESC;

-- Boards, standing and executive committees and offices act for the committee they belong to: their scope is its scope.
CREATE FUNCTION acts_for_superior(kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN kind IN ('EXECUTIVE_COMMITTEE', 'STANDING_COMMITTEE', 'BOARD', 'INSPECTION_COMMISSION', 'OFFICE');

-- A place (nơi): a commune, district or province. Its code, name and superior are valid for a time; its identity is none of them.
CREATE TABLE place (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    import_id bigint REFERENCES file_import
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
    ref uuid NOT NULL UNIQUE,
    import_id bigint REFERENCES file_import
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

-- Hangs commune bodies under the committee, or government, of the place above theirs. A version that spans a change of the place's
-- superior is cut there, so that Đảng ủy xã Hữu Khuông is one organisation under two superiors in turn. Only versions that hang
-- under nothing yet are touched; called after places or organisations were entered, in whichever order that happens.
CREATE FUNCTION hang_commune_organisations() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    loose record;
    hung int := 0;
BEGIN
    FOR loose IN
        SELECT v.*
          FROM organisation_version v
         WHERE v.kind IN ('COMMUNE_COMMITTEE', 'PEOPLES_COMMITTEE')
           AND v.superior_id IS NULL
           AND EXISTS (SELECT 1 FROM place_superior_body b WHERE b.place_id = v.place_id AND b.valid && v.valid AND b.serves = v.kind)
    LOOP
        DELETE FROM organisation_version WHERE id = loose.id;
        INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
        SELECT loose.organisation_id, loose.name, loose.short_name, loose.kind, loose.form, loose.place_id, b.body_id, p.valid * loose.valid
          FROM place_version p
          LEFT JOIN LATERAL (SELECT body_id FROM place_superior_body b
                              WHERE b.version_id = p.id AND b.serves = loose.kind ORDER BY body_id LIMIT 1) b ON true
         WHERE p.place_id = loose.place_id
           AND p.valid && loose.valid;
        hung := hung + 1;
    END LOOP;
    RETURN hung;
END $$;
-- For each version of a place: the body of the place above that bodies of kind "serves" hang under.
CREATE VIEW place_superior_body AS
    SELECT p.id AS version_id, p.place_id, p.valid, s.organisation_id AS body_id,
           CASE WHEN s.kind = 'PEOPLES_COMMITTEE' THEN 'PEOPLES_COMMITTEE' ELSE 'COMMUNE_COMMITTEE' END AS serves
      FROM place_version p
      JOIN organisation_version s ON s.place_id = p.superior_id AND s.valid && p.valid
     WHERE s.kind IN ('PEOPLES_COMMITTEE', 'DISTRICT_COMMITTEE', 'PROVINCIAL_COMMITTEE');

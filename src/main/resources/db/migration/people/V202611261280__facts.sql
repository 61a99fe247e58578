-- Fields of the cadre file that lists do not bring (domain.md, section 2). '' or null when unknown.
ALTER TABLE person
    ADD COLUMN other_name text NOT NULL DEFAULT '' CHECK (other_name IS NFC NORMALIZED),
    ADD COLUMN birth_place text NOT NULL DEFAULT '',
    ADD COLUMN residence text NOT NULL DEFAULT '',
    ADD COLUMN personal_no_issued date,
    ADD COLUMN party_card text NOT NULL DEFAULT '',
    ADD COLUMN recruited_on date,
    ADD COLUMN recruited_by text NOT NULL DEFAULT '',
    ADD COLUMN degree text NOT NULL DEFAULT '',
    ADD COLUMN foreign_language text NOT NULL DEFAULT '',
    ADD COLUMN ethnic_language text NOT NULL DEFAULT '',
    ADD COLUMN computing text NOT NULL DEFAULT '',
    ADD COLUMN died_on date;

-- What a correction by hand replaced: nothing that stood in a file is lost. was: the fields by their Vietnamese names.
CREATE TABLE person_correction (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    at timestamptz NOT NULL,
    by text NOT NULL,
    why text NOT NULL CHECK (why <> ''),
    was jsonb NOT NULL,
    became jsonb NOT NULL
);
CREATE INDEX person_correction_person ON person_correction (person_id, id);
CREATE TRIGGER person_correction_stays BEFORE UPDATE ON person_correction FOR EACH ROW EXECUTE FUNCTION forbid_change();

-- A post is corrected by withdrawing the row and adding another that names it; ending one says on what ground.
ALTER TABLE person_post
    ADD COLUMN end_basis text NOT NULL DEFAULT '',
    ADD COLUMN replaces_id bigint REFERENCES person_post ON DELETE CASCADE,
    ADD COLUMN withdrawn_at timestamptz,
    ADD COLUMN withdrawn_by text,
    ADD COLUMN withdrawn_why text,
    ADD CONSTRAINT person_post_one_successor UNIQUE (replaces_id),
    ADD CONSTRAINT person_post_withdrawal CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_why IS NULL)),
    DROP CONSTRAINT person_post_once,
    ADD CONSTRAINT person_post_once EXCLUDE USING gist (person_id WITH =, title WITH =, organisation_name WITH =, valid WITH &&)
        WHERE (withdrawn_at IS NULL);

-- A dated fact of a cadre's life: training and qualifications, awards, discipline, offices in committees and unions. Never updated: a
-- correction is a new row that names the one it replaces, and why; withdrawn says that there never was such a fact.
-- branch: TRAINING: what it qualifies in; AWARD, DISCIPLINE, MEMBERSHIP: whose system. form: DISCIPLINE only.
-- first_day and last_day, inclusive: time of study; time in which a discipline is in force; time in the committee.
CREATE TABLE person_fact (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    kind text NOT NULL,
    branch text NOT NULL,
    form text,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    body text NOT NULL DEFAULT '',
    document text NOT NULL DEFAULT '',
    dated date,
    first_day date,
    last_day date,
    detail text NOT NULL DEFAULT '',
    replaces_id bigint REFERENCES person_fact ON DELETE CASCADE,
    withdrawn boolean NOT NULL DEFAULT false,
    why text NOT NULL DEFAULT '',
    at timestamptz NOT NULL,
    by text NOT NULL,
    CONSTRAINT person_fact_one_successor UNIQUE (replaces_id),
    CONSTRAINT person_fact_days CHECK (last_day >= first_day),
    CONSTRAINT person_fact_branch CHECK (CASE kind
        WHEN 'TRAINING' THEN branch IN ('PROFESSIONAL', 'POLITICAL_THEORY', 'STATE_MANAGEMENT', 'DEFENCE', 'LANGUAGE', 'COMPUTING', 'SKILLS')
        WHEN 'AWARD' THEN branch IN ('PARTY', 'STATE', 'UNION')
        WHEN 'DISCIPLINE' THEN branch IN ('PARTY', 'STATE', 'UNION')
        WHEN 'MEMBERSHIP' THEN branch IN ('PARTY', 'STATE', 'UNION')
        ELSE false END),
    CONSTRAINT person_fact_discipline CHECK (CASE WHEN kind = 'DISCIPLINE'
        THEN form IN ('REPRIMAND', 'WARNING', 'PAY_CUT', 'DEMOTION', 'REMOVAL', 'RECALL', 'DISMISSAL', 'EXPULSION') AND dated IS NOT NULL AND document <> ''
        ELSE form IS NULL END),
    CONSTRAINT person_fact_reason CHECK ((replaces_id IS NOT NULL OR NOT withdrawn) AND (replaces_id IS NULL OR why <> ''))
);
CREATE INDEX person_fact_person ON person_fact (person_id, kind);
CREATE TRIGGER person_fact_stays BEFORE UPDATE ON person_fact FOR EACH ROW EXECUTE FUNCTION forbid_change();

-- The facts as they are held to be today: without what was replaced or withdrawn.
CREATE VIEW person_fact_held AS
    SELECT f.*
      FROM person_fact f
     WHERE NOT f.withdrawn
       AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces_id = f.id);

-- The first three digits of a personal number: where the birth was registered. A number given once stays for life, so a code counts
-- when it was in use on any day up to today; the name is that of the province which keeps those births on a day.
CREATE TABLE personal_no_province (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL CHECK (code ~ '^[0-9]{3}$'),
    name text NOT NULL CHECK (name IS NFC NORMALIZED),
    source text NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CONSTRAINT personal_no_province_once EXCLUDE USING gist (code WITH =, valid WITH &&)
);
-- code, name until 30/06/2025, name from 01/07/2025
WITH listed (code, before, since) AS (VALUES
    ('001', 'Hà Nội', 'Hà Nội'), ('002', 'Hà Giang', 'Tuyên Quang'), ('004', 'Cao Bằng', 'Cao Bằng'),
    ('006', 'Bắc Kạn', 'Thái Nguyên'), ('008', 'Tuyên Quang', 'Tuyên Quang'), ('010', 'Lào Cai', 'Lào Cai'),
    ('011', 'Điện Biên', 'Điện Biên'), ('012', 'Lai Châu', 'Lai Châu'), ('014', 'Sơn La', 'Sơn La'),
    ('015', 'Yên Bái', 'Lào Cai'), ('017', 'Hòa Bình', 'Phú Thọ'), ('019', 'Thái Nguyên', 'Thái Nguyên'),
    ('020', 'Lạng Sơn', 'Lạng Sơn'), ('022', 'Quảng Ninh', 'Quảng Ninh'), ('024', 'Bắc Giang', 'Bắc Ninh'),
    ('025', 'Phú Thọ', 'Phú Thọ'), ('026', 'Vĩnh Phúc', 'Phú Thọ'), ('027', 'Bắc Ninh', 'Bắc Ninh'),
    ('030', 'Hải Dương', 'Hải Phòng'), ('031', 'Hải Phòng', 'Hải Phòng'), ('033', 'Hưng Yên', 'Hưng Yên'),
    ('034', 'Thái Bình', 'Hưng Yên'), ('035', 'Hà Nam', 'Ninh Bình'), ('036', 'Nam Định', 'Ninh Bình'),
    ('037', 'Ninh Bình', 'Ninh Bình'), ('038', 'Thanh Hóa', 'Thanh Hóa'), ('040', 'Nghệ An', 'Nghệ An'),
    ('042', 'Hà Tĩnh', 'Hà Tĩnh'), ('044', 'Quảng Bình', 'Quảng Trị'), ('045', 'Quảng Trị', 'Quảng Trị'),
    ('046', 'Thừa Thiên Huế', 'Huế'), ('048', 'Đà Nẵng', 'Đà Nẵng'), ('049', 'Quảng Nam', 'Đà Nẵng'),
    ('051', 'Quảng Ngãi', 'Quảng Ngãi'), ('052', 'Bình Định', 'Gia Lai'), ('054', 'Phú Yên', 'Đắk Lắk'),
    ('056', 'Khánh Hòa', 'Khánh Hòa'), ('058', 'Ninh Thuận', 'Khánh Hòa'), ('060', 'Bình Thuận', 'Lâm Đồng'),
    ('062', 'Kon Tum', 'Quảng Ngãi'), ('064', 'Gia Lai', 'Gia Lai'), ('066', 'Đắk Lắk', 'Đắk Lắk'),
    ('067', 'Đắk Nông', 'Lâm Đồng'), ('068', 'Lâm Đồng', 'Lâm Đồng'), ('070', 'Bình Phước', 'Đồng Nai'),
    ('072', 'Tây Ninh', 'Tây Ninh'), ('074', 'Bình Dương', 'Hồ Chí Minh'), ('075', 'Đồng Nai', 'Đồng Nai'),
    ('077', 'Bà Rịa - Vũng Tàu', 'Hồ Chí Minh'), ('079', 'Hồ Chí Minh', 'Hồ Chí Minh'), ('080', 'Long An', 'Tây Ninh'),
    ('082', 'Tiền Giang', 'Đồng Tháp'), ('083', 'Bến Tre', 'Vĩnh Long'), ('084', 'Trà Vinh', 'Vĩnh Long'),
    ('086', 'Vĩnh Long', 'Vĩnh Long'), ('087', 'Đồng Tháp', 'Đồng Tháp'), ('089', 'An Giang', 'An Giang'),
    ('091', 'Kiên Giang', 'An Giang'), ('092', 'Cần Thơ', 'Cần Thơ'), ('093', 'Hậu Giang', 'Cần Thơ'),
    ('094', 'Sóc Trăng', 'Cần Thơ'), ('095', 'Bạc Liêu', 'Cà Mau'), ('096', 'Cà Mau', 'Cà Mau'))
INSERT INTO personal_no_province (code, name, source, valid)
SELECT code, before, 'Thông tư 07/2016/TT-BCA, Phụ lục 1', daterange('2016-01-01', '2025-07-01') FROM listed
UNION ALL
SELECT code, since, 'Nghị quyết 202/2025/QH15, Điều 1', daterange('2025-07-01', NULL) FROM listed
ORDER BY 1, 4;

-- Digits 4 to 6 of a personal number: century and sex (0 man, 1 woman of the 1900s; 2, 3 of the 2000s; and so on), year of birth.
CREATE FUNCTION personal_no_agrees(number text, sex text, birth_year int) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (birth_year IS NULL
            OR (birth_year / 100 = 19 + substr(number, 4, 1)::int / 2 AND birth_year % 100 = substr(number, 5, 2)::int))
       AND (sex IS NULL OR (substr(number, 4, 1)::int % 2 = 1) = (sex = 'FEMALE'));
ALTER TABLE person
    DROP CONSTRAINT person_personal_no,
    ADD CONSTRAINT person_personal_no_agrees CHECK (personal_no IS NULL OR personal_no_agrees(personal_no, sex, birth_year)),
    ADD CONSTRAINT person_died_after_birth CHECK (died_on IS NULL OR birth_year IS NULL OR extract(year FROM died_on) >= birth_year);
-- One living person has one number, over the whole installation; the dead keep theirs.
CREATE UNIQUE INDEX person_personal_no ON person (personal_no) WHERE died_on IS NULL;
CREATE INDEX person_personal_no_all ON person (personal_no);

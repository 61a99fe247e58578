-- Kinds of stories (chuyên mục) that a board may choose on a day: without an organisation for everybody, otherwise that board's own.
CREATE TABLE story_category (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint REFERENCES organisation,
    text text NOT NULL CHECK (text IS NFC NORMALIZED AND text <> ''),
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CONSTRAINT story_category_once EXCLUDE USING gist ((coalesce(organisation_id, 0)) WITH =, text WITH =, valid WITH &&)
);
-- Words that give away planning (từ cần tránh): a board is warned before it publishes them. Dated and owned like categories.
CREATE TABLE story_word (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint REFERENCES organisation,
    text text NOT NULL CHECK (text IS NFC NORMALIZED AND text <> ''),
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CONSTRAINT story_word_once EXCLUDE USING gist ((coalesce(organisation_id, 0)) WITH =, text WITH =, valid WITH &&)
);
CREATE INDEX story_category_organisation ON story_category (organisation_id);
CREATE INDEX story_word_organisation ON story_word (organisation_id);
INSERT INTO story_category (ref, text, valid)
SELECT gen_random_uuid(), text, '[2000-01-01,)' FROM unnest(ARRAY['Tin hoạt động', 'Gương học viên', 'Nghiên cứu thực tế', 'Trao đổi kinh nghiệm']) AS text;
INSERT INTO story_word (ref, text, valid)
SELECT gen_random_uuid(), text, '[2000-01-01,)'
  FROM unnest(ARRAY['quy hoạch', 'qui hoạch', 'dự nguồn', 'kế cận', 'cán bộ nguồn', 'nhân sự dự kiến', 'dự kiến nhân sự', 'dự kiến bổ nhiệm', 'dự kiến bố trí']) AS text;
-- A story (tin, bài) as its board writes it: the working copy. What the public reads are its versions. slug: its public address, given with the
-- first version; says a day and nothing else, so that a title that had to be corrected does not live on in it. published_revision: the revision
-- of the working copy that the current version shows; null while a draft.
CREATE TABLE story (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    class_id bigint REFERENCES training_class,
    state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    lead text NOT NULL CHECK (lead IS NFC NORMALIZED),
    body text NOT NULL CHECK (body IS NFC NORMALIZED),
    category text NOT NULL CHECK (category IS NFC NORMALIZED),
    byline_person text NOT NULL CHECK (byline_person IS NFC NORMALIZED),
    byline_body text NOT NULL CHECK (byline_body IS NFC NORMALIZED),
    slug text CONSTRAINT story_slug_once UNIQUE CHECK (slug ~ '^[0-9]{8}-[0-9a-f]{6}$'),
    current_no int CHECK (current_no > 0),
    published_revision int,
    withdrawn_at timestamptz,
    made_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    revision int NOT NULL DEFAULT 0,
    CONSTRAINT story_published CHECK ((state = 'DRAFT') = (current_no IS NULL) AND (current_no IS NULL) = (slug IS NULL)
        AND (current_no IS NULL) = (published_revision IS NULL)),
    CONSTRAINT story_withdrawn CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX story_organisation ON story (organisation_id, changed_at DESC);
CREATE INDEX story_class ON story (class_id) WHERE class_id IS NOT NULL;
CREATE INDEX story_account ON story (account_id);
-- Pictures of the working copy, in two sizes. field_ref: chosen from the field study of the class; shown only as long as that picture is published.
CREATE TABLE story_photo (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    story_id bigint NOT NULL REFERENCES story ON DELETE CASCADE,
    order_no int NOT NULL,
    file_id bigint NOT NULL REFERENCES stored_file,
    width int NOT NULL CHECK (width > 0),
    height int NOT NULL CHECK (height > 0),
    small_file_id bigint NOT NULL REFERENCES stored_file,
    small_width int NOT NULL CHECK (small_width > 0),
    caption text NOT NULL CHECK (caption IS NFC NORMALIZED AND caption <> ''),
    alternative text NOT NULL CHECK (alternative IS NFC NORMALIZED AND alternative <> ''),
    credit text NOT NULL CHECK (credit IS NFC NORMALIZED),
    field_ref uuid,
    CONSTRAINT story_photo_once UNIQUE (story_id, file_id)
);
CREATE INDEX story_photo_file ON story_photo (file_id);
CREATE INDEX story_photo_small_file ON story_photo (small_file_id);
-- What was published: the first text and every correction, with the note that readers see. warned: the words and names of the warning that the
-- board published knowingly.
CREATE TABLE story_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    story_id bigint NOT NULL REFERENCES story,
    no int NOT NULL CHECK (no > 0),
    title text NOT NULL,
    lead text NOT NULL,
    body text NOT NULL,
    category text NOT NULL,
    byline_person text NOT NULL,
    byline_body text NOT NULL,
    note text NOT NULL CHECK (note IS NFC NORMALIZED AND (note = '') = (no = 1)),
    warned int NOT NULL CHECK (warned >= 0),
    published_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT story_version_no UNIQUE (story_id, no)
);
CREATE INDEX story_version_account ON story_version (account_id);
COMMENT ON TABLE story_version IS 'append-only';
CREATE TABLE story_version_photo (
    version_id bigint NOT NULL REFERENCES story_version,
    order_no int NOT NULL,
    ref uuid NOT NULL,
    file_id bigint NOT NULL REFERENCES stored_file,
    width int NOT NULL,
    height int NOT NULL,
    small_file_id bigint NOT NULL REFERENCES stored_file,
    small_width int NOT NULL,
    caption text NOT NULL,
    alternative text NOT NULL,
    credit text NOT NULL,
    field_ref uuid,
    PRIMARY KEY (version_id, ref)
);
CREATE INDEX story_version_photo_ref ON story_version_photo (ref);
CREATE INDEX story_version_photo_file ON story_version_photo (file_id);
CREATE INDEX story_version_photo_small_file ON story_version_photo (small_file_id);
COMMENT ON TABLE story_version_photo IS 'append-only';
-- What the public reads now: the current version of each story that was published. Of a withdrawn one only address and day may be shown.
CREATE VIEW published_story AS
    SELECT s.id AS story_id, s.ref, s.slug, s.class_id, s.organisation_id, s.state, s.withdrawn_at, v.id AS version_id, v.no, v.title, v.lead, v.body,
           v.category, v.byline_person, v.byline_body, f.published_at, v.published_at AS updated_at
      FROM story s
      JOIN story_version v ON v.story_id = s.id AND v.no = s.current_no
      JOIN story_version f ON f.story_id = s.id AND f.no = 1;
-- Pictures that anybody may be shown now.
CREATE VIEW published_story_photo AS
    SELECT p.*, s.story_id, s.slug
      FROM published_story s
      JOIN story_version_photo p ON p.version_id = s.version_id
     WHERE s.state = 'PUBLISHED'
       AND (p.field_ref IS NULL OR EXISTS (SELECT FROM published_photo f WHERE f.ref = p.field_ref));
-- The boards whose stories an account writes on a day: where it acts as the propaganda board, and ended ones whose tasks passed there.
CREATE FUNCTION story_desk(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE desk AS (
        SELECT g.organisation_id AS id
          FROM grant_in_force g
         WHERE g.account_id = account AND g.role = 'PROPAGANDA_BOARD' AND g.valid @> day AND g.organisation_id IS NOT NULL
        UNION
        SELECT e.organisation_id
          FROM desk d
          JOIN organisation_end e ON e.tasks_keeper = d.id AND e.last_day < day
    )
    SELECT id FROM desk
$$;
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('news.photo-max-megabytes', 8, 'MB', 'Ảnh của tin: dung lượng lớn nhất', '', '', true, '[2000-01-01,)'),
    ('news.photo-max-megapixels', 50, 'triệu điểm ảnh', 'Ảnh của tin: kích thước lớn nhất', '', '', true, '[2000-01-01,)'),
    ('news.photo-long-side', 1600, 'điểm ảnh', 'Ảnh của tin: cạnh dài sau khi thu nhỏ', '', '', true, '[2000-01-01,)'),
    ('news.photo-small-side', 640, 'điểm ảnh', 'Ảnh của tin: cạnh dài của bản cho điện thoại', '', '', true, '[2000-01-01,)'),
    ('news.photos-a-story', 20, 'ảnh', 'Ảnh của tin: nhiều nhất một tin', '', '', true, '[2000-01-01,)'),
    ('news.remind-months', 12, 'tháng', 'Nhắc viết tin về lớp đã kết thúc trong thời gian này', '', '', true, '[2000-01-01,)');

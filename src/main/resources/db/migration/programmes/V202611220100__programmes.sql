CREATE TABLE programme (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    note text NOT NULL DEFAULT '',
    version_no int NOT NULL DEFAULT 1 CHECK (version_no > 0),
    replaces_id bigint REFERENCES programme,
    organisation_id bigint NOT NULL REFERENCES organisation,
    frozen_at timestamptz,
    bands text NOT NULL DEFAULT 'PASS_FAIL' CHECK (bands IN ('PASS_FAIL', 'FIVE')),
    import_id bigint REFERENCES file_import,
    made_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 0
);
CREATE INDEX programme_organisation ON programme (organisation_id);
-- Organisations that may read a programme besides its owner: those with a part in a class that uses it. Classes tells.
CREATE TABLE programme_reader (
    programme_id bigint NOT NULL REFERENCES programme ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    PRIMARY KEY (programme_id, organisation_id)
);
CREATE INDEX programme_reader_organisation ON programme_reader (organisation_id);
-- Opening, closing (no periods), blocks and topics in programme order.
CREATE TABLE programme_item (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    programme_id bigint NOT NULL REFERENCES programme ON DELETE CASCADE,
    order_no int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('OPENING', 'BLOCK', 'TOPIC', 'CLOSING')),
    block_no int CHECK (block_no > 0),
    topic_no int CHECK (topic_no > 0),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    periods int NOT NULL DEFAULT 0 CHECK (periods >= 0),
    study_form text NOT NULL DEFAULT 'LECTURE' CHECK (study_form IN ('LECTURE', 'DISCUSSION', 'PRACTICE', 'FIELD_STUDY', 'SELF_STUDY')),
    performer text NOT NULL DEFAULT '',
    CHECK (kind = 'TOPIC' OR topic_no IS NULL),
    CONSTRAINT programme_item_order UNIQUE (programme_id, order_no) DEFERRABLE INITIALLY IMMEDIATE
);
-- Ordered parts of the mark. weight in whole units; the final mark divides by their sum.
CREATE TABLE assessment_part (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    programme_id bigint NOT NULL REFERENCES programme ON DELETE CASCADE,
    order_no int NOT NULL,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    weight numeric(6,2) NOT NULL CHECK (weight > 0),
    minimum numeric(4,2) NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND 10),
    CONSTRAINT assessment_part_order UNIQUE (programme_id, order_no)
);
-- Bands from the top: the first whose floor (and floor of every part) is reached counts.
CREATE TABLE band (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme_id bigint NOT NULL REFERENCES programme ON DELETE CASCADE,
    order_no int NOT NULL,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    floor numeric(4,2) NOT NULL CHECK (floor BETWEEN 0 AND 10),
    part_floor numeric(4,2) NOT NULL DEFAULT 0 CHECK (part_floor BETWEEN 0 AND 10),
    passes boolean NOT NULL,
    CONSTRAINT band_order UNIQUE (programme_id, order_no)
);
-- Sets of bands to start from. PASS_FAIL takes its floor from the rule results.pass-mark; FIVE is a sample without a document
-- in force: the shape is that of 268/2010, which no longer holds.
CREATE TABLE band_sample (
    bands text NOT NULL CHECK (bands IN ('FIVE')),
    order_no int NOT NULL,
    name text NOT NULL CHECK (name IS NFC NORMALIZED),
    floor numeric(4,2) NOT NULL,
    part_floor numeric(4,2) NOT NULL,
    passes boolean NOT NULL,
    PRIMARY KEY (bands, order_no)
);
INSERT INTO band_sample (bands, order_no, name, floor, part_floor, passes) VALUES
    ('FIVE', 1, 'Xuất sắc', 9, 8, true),
    ('FIVE', 2, 'Giỏi', 8, 7, true),
    ('FIVE', 3, 'Khá', 7, 6, true),
    ('FIVE', 4, 'Trung bình', 5, 5, true),
    ('FIVE', 5, 'Yếu', 0, 0, false);
CREATE TABLE lecturer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    person_id bigint NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('OWN', 'VISITING', 'LEADER')),
    organisation_id bigint NOT NULL REFERENCES organisation,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CONSTRAINT lecturer_once EXCLUDE USING gist (person_id WITH =, organisation_id WITH =, valid WITH &&)
);
CREATE TABLE lecturer_topic (
    lecturer_id bigint NOT NULL REFERENCES lecturer ON DELETE CASCADE,
    item_id bigint NOT NULL REFERENCES programme_item ON DELETE CASCADE,
    PRIMARY KEY (lecturer_id, item_id)
);
-- A topic taught by a post: whoever holds it on the day teaches.
CREATE TABLE post_topic (
    item_id bigint NOT NULL REFERENCES programme_item ON DELETE CASCADE,
    post_title text NOT NULL,
    organisation_id bigint NOT NULL REFERENCES organisation,
    PRIMARY KEY (item_id, post_title, organisation_id)
);
CREATE INDEX lecturer_topic_item ON lecturer_topic (item_id);
CREATE INDEX lecturer_organisation ON lecturer (organisation_id);
-- Published view: topics, opening and closing of each programme in order; blocks only as numbers and titles.
CREATE VIEW programme_topic AS
    SELECT i.id, i.ref, i.programme_id, i.order_no, i.kind, i.block_no, i.topic_no, i.title, i.periods, i.study_form, i.performer,
           (SELECT b.title FROM programme_item b WHERE b.programme_id = i.programme_id AND b.kind = 'BLOCK' AND b.block_no = i.block_no) AS block_title
      FROM programme_item i
     WHERE i.kind <> 'BLOCK';

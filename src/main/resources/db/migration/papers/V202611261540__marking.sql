-- How a class marks its papers. OPEN: one marker enters marks by name; ONE: one marker, by paper number; TWO: two markers by paper
-- number who do not see each other's mark, and a third where they differ too much. part_id: the part of the assessment the paper is.
ALTER TABLE paper_setting
    ADD COLUMN marking text NOT NULL DEFAULT 'OPEN' CHECK (marking IN ('OPEN', 'ONE', 'TWO')),
    ADD COLUMN part_id bigint REFERENCES assessment_part,
    ADD COLUMN shows_commune boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT paper_setting_part CHECK (marking = 'OPEN' OR part_id IS NOT NULL);

ALTER TABLE paper ADD COLUMN classification text NOT NULL DEFAULT 'NORMAL' CHECK (classification IN ('NORMAL', 'INTERNAL', 'SECRET'));
CREATE TRIGGER paper_secret_only_offline BEFORE INSERT OR UPDATE ON paper
    FOR EACH ROW WHEN (NEW.classification = 'SECRET') EXECUTE FUNCTION secret_only_offline();

-- Số phách: what markers know a paper by. Drawn when the first version comes, so neither roster nor time of handing in tells it.
CREATE TABLE paper_number (
    class_id bigint NOT NULL REFERENCES training_class,
    no int NOT NULL CHECK (no > 0),
    paper_id bigint NOT NULL UNIQUE REFERENCES paper,
    PRIMARY KEY (class_id, no)
);
COMMENT ON TABLE paper_number IS 'append-only';

-- The criteria of one kind of paper. class_id null: the template a class begins with; kind '': every kind without its own.
CREATE TABLE rubric (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    class_id bigint REFERENCES training_class,
    kind text NOT NULL CHECK (kind IS NFC NORMALIZED),
    names text[] NOT NULL CHECK (cardinality(names) > 0),
    maxima numeric(4,2)[] NOT NULL CHECK (0 < ALL (maxima)),
    version int NOT NULL DEFAULT 1,
    CONSTRAINT rubric_one UNIQUE NULLS NOT DISTINCT (class_id, kind),
    CHECK (cardinality(names) = cardinality(maxima))
);
INSERT INTO rubric (class_id, kind, names, maxima) VALUES
    (NULL, '', ARRAY['Nắm nội dung chương trình', 'Liên hệ thực tế địa phương', 'Trình bày, thể thức'], ARRAY[4, 4, 2]),
    (NULL, 'Đề án', ARRAY['Sự cần thiết, căn cứ', 'Thực trạng, nguyên nhân', 'Mục tiêu, giải pháp khả thi', 'Trình bày, thể thức'], ARRAY[2, 3, 4, 1]),
    (NULL, 'Kế hoạch', ARRAY['Căn cứ, mục tiêu rõ', 'Việc, người làm, ngày xong', 'Nguồn lực, kiểm tra', 'Trình bày, thể thức'], ARRAY[2, 4, 3, 1]),
    (NULL, 'Báo cáo kết quả nghiên cứu thực tiễn', ARRAY['Cách khảo sát, số liệu', 'Nhận định, nguyên nhân', 'Đề xuất, kiến nghị', 'Trình bày, thể thức'], ARRAY[3, 3, 3, 1]);

-- One marker's own mark of one paper. Turn 1 and 2 mark without each other, 3 where these differ too much, 4 after an appeal: always another person.
CREATE TABLE marking (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    paper_id bigint NOT NULL REFERENCES paper,
    turn int NOT NULL CHECK (turn BETWEEN 1 AND 4),
    marker_id bigint NOT NULL REFERENCES person,
    dealt_at timestamptz NOT NULL,
    score numeric(4,2) CHECK (score BETWEEN 0 AND 10),
    criteria numeric(4,2)[] NOT NULL DEFAULT '{}',
    remark text NOT NULL DEFAULT '' CHECK (remark IS NFC NORMALIZED),
    commended boolean NOT NULL DEFAULT false,
    marked_at timestamptz,
    version int NOT NULL DEFAULT 0,
    CHECK ((score IS NULL) = (marked_at IS NULL)),
    CONSTRAINT marking_one_turn UNIQUE (paper_id, turn),
    CONSTRAINT marking_another_person UNIQUE (paper_id, marker_id)
);
CREATE INDEX marking_marker ON marking (marker_id);
CREATE TABLE marking_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    marking_id bigint NOT NULL REFERENCES marking,
    score numeric(4,2) NOT NULL,
    criteria numeric(4,2)[] NOT NULL,
    remark text NOT NULL,
    version int NOT NULL,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL
);
COMMENT ON TABLE marking_change IS 'append-only';

-- A paper as its marker gave it back, with notes in it. proposed: still on the page that asks whether it is right.
CREATE TABLE corrected_paper (
    marking_id bigint NOT NULL REFERENCES marking,
    proposed boolean NOT NULL,
    file_id bigint NOT NULL REFERENCES stored_file,
    file_name text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (marking_id, proposed)
);
CREATE INDEX corrected_paper_file ON corrected_paper (file_id);

INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('papers.marker-difference', 1, 'điểm', 'Hai người chấm lệch quá mức này thì có người chấm thứ ba', '', '', true, '[2000-01-01,)'),
    ('papers.mean-step', 0.25, 'điểm', 'Điểm trung bình của những người chấm làm tròn đến', '', '', true, '[2000-01-01,)'),
    ('papers.appeal-days', 15, 'ngày', 'Hạn xin phúc khảo, tính từ ngày công bố điểm', '', '', true, '[2000-01-01,)');

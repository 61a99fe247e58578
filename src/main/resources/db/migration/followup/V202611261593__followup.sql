-- After the class (sau bồi dưỡng).
-- What a trainee wants to do at home (việc sẽ làm): two a class. Free to change until the commune has first said what came of it.
CREATE TABLE home_action (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    no int NOT NULL CHECK (no BETWEEN 1 AND 2),
    text text NOT NULL CHECK (text IS NFC NORMALIZED AND text <> ''),
    written_at timestamptz NOT NULL,
    CONSTRAINT home_action_once UNIQUE (enrolment_id, no)
);
-- What the commune says came of it after so many months. A later word for the same months stands in place of the earlier one, which stays.
CREATE TABLE home_action_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action_id bigint NOT NULL REFERENCES home_action,
    months int NOT NULL CHECK (months > 0),
    outcome text NOT NULL CHECK (outcome IN ('DONE', 'PARTLY', 'NOT_YET')),
    note text NOT NULL DEFAULT '' CHECK (note IS NFC NORMALIZED),
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    at timestamptz NOT NULL,
    CHECK (outcome = 'DONE' OR note <> '')
);
CREATE INDEX home_action_check_action ON home_action_check (action_id, months, id DESC);
CREATE INDEX home_action_check_account ON home_action_check (account_id);
COMMENT ON TABLE home_action_check IS 'append-only';
-- A review of somebody placed in a post they were planned for, after so many months: by themselves and by the committee there. The five skills,
-- on the scale of the last class they finished, or of the form that comes with the program. most: the scale's length.
CREATE TABLE placement_review (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES planning_entry,
    months int NOT NULL CHECK (months > 0),
    who text NOT NULL CHECK (who IN ('SELF', 'COMMUNE')),
    most int NOT NULL CHECK (most BETWEEN 3 AND 10),
    remark text NOT NULL DEFAULT '' CHECK (remark IS NFC NORMALIZED),
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT placement_review_once UNIQUE (entry_id, months, who)
);
CREATE INDEX placement_review_account ON placement_review (account_id);
CREATE TABLE placement_review_value (
    review_id bigint NOT NULL REFERENCES placement_review ON DELETE CASCADE,
    skill text NOT NULL REFERENCES skill,
    value int NOT NULL CHECK (value BETWEEN 1 AND 10),
    PRIMARY KEY (review_id, skill)
);
-- Who was placed (bố trí): a planning entry that ended by appointment, with the class, if any, that trained its person for it.
-- trained_class: the last class finished that trained for the entry's title and term. sent_class: the last class finished at all.
CREATE VIEW placement AS
    SELECT c.id AS entry_id, c.ref, c.person_id, p.one_id, c.title, c.term, c.organisation_id, c.ended_on AS placed_on, c.ended_document_id AS document_id,
           t.class_id AS trained_class, t.last_day AS trained_on, s.class_id AS sent_class
      FROM planning_course c
      JOIN person_card p ON p.id = c.person_id
      LEFT JOIN LATERAL (
           SELECT x.class_id, x.last_day FROM planned_training x WHERE x.entry_id = c.id ORDER BY x.last_day DESC, x.class_id DESC LIMIT 1) t ON true
      LEFT JOIN LATERAL (
           SELECT k.id AS class_id
             FROM person_card f
             JOIN enrolment e ON e.person_id = f.id AND e.state = 'ACTIVE'
             JOIN training_class k ON k.id = e.class_id AND k.state = 'FINISHED'
            WHERE f.one_id = p.one_id
            ORDER BY k.last_day DESC, k.id DESC LIMIT 1) s ON true
     WHERE c.ending = 'APPOINTED';
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('followup.action-days', 10, 'ngày', 'Thời gian ghi hai việc sẽ làm, kể từ ngày học cuối', '', '', true, '[2000-01-01,)'),
    ('followup.check-1', 3, 'tháng', 'Xác nhận việc đã làm sau lớp, lần 1', '', '', true, '[2000-01-01,)'),
    ('followup.check-2', 6, 'tháng', 'Xác nhận việc đã làm sau lớp, lần 2', '', '', true, '[2000-01-01,)'),
    ('followup.review-1', 6, 'tháng', 'Nhận xét sau khi nhận chức, lần 1', '', '', true, '[2000-01-01,)'),
    ('followup.review-2', 12, 'tháng', 'Nhận xét sau khi nhận chức, lần 2', '', '', true, '[2000-01-01,)'),
    ('followup.window-days', 30, 'ngày', 'Thời gian trả lời, kể từ ngày đến hạn xác nhận, nhận xét', '', '', true, '[2000-01-01,)');

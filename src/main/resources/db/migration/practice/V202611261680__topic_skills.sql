-- Which of the five skills a topic serves (chuyên đề phục vụ mặt nào), as the organisation that keeps the programme says. It says nothing about
-- what is taught, so it may be set for a frozen version too: only then can a class that is over be read by topic.
CREATE TABLE topic_skill (
    item_id bigint NOT NULL REFERENCES programme_item ON DELETE CASCADE,
    skill text NOT NULL REFERENCES skill,
    PRIMARY KEY (item_id, skill)
);
-- Published view: the mean of each skill in the role practice of one trainee as head, over released sessions, of ten. Joins no door.
CREATE VIEW practice_skill_mark AS
    SELECT t.class_id, t.head_id AS enrolment_id, c.skill, avg(s.score) AS mark
      FROM practice_release r
      JOIN practice_turn t ON t.session_id = r.session_id AND t.class_id = r.class_id
      JOIN practice_sheet h ON h.turn_id = t.id
      JOIN practice_score s ON s.sheet_id = h.id
      JOIN situation_criterion c ON c.version_id = t.version_id AND c.no = s.criterion_no
     GROUP BY t.class_id, t.head_id, c.skill;

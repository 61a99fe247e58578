-- Published view: the words of the form on the five skills, of each class and (class_id null) of the newest one that comes with the program.
-- said_of_self, said_of_other: the question to the person, and to who speaks about them. scale: what 1, 2, 3 … stand for.
CREATE VIEW skill_wording AS
    SELECT y.class_id, q.skill, s.order_no, s.name AS skill_name, q.self_text AS said_of_self, q.commune_text AS said_of_other, f.scale
      FROM skill_survey y
      JOIN skill_form f ON f.id = y.form_id
      JOIN skill_question q ON q.form_id = f.id
      JOIN skill s ON s.code = q.skill
    UNION ALL
    SELECT NULL, q.skill, s.order_no, s.name, q.self_text, q.commune_text, f.scale
      FROM (SELECT x.id, x.scale FROM skill_form x WHERE x.organisation_id IS NULL ORDER BY x.no DESC LIMIT 1) f
      JOIN skill_question q ON q.form_id = f.id
      JOIN skill s ON s.code = q.skill;

-- The same rows as before: who is in a study group is looked for among those of its class.
CREATE OR REPLACE VIEW field_member AS
    SELECT g.id AS group_id, g.class_id, e.id AS enrolment_id, e.person_id
      FROM field_group g
      JOIN study_group s ON s.class_id = g.class_id AND s.no = g.study_group_no
      JOIN enrolment e ON e.class_id = s.class_id AND e.group_id = s.id AND e.state = 'ACTIVE'
    UNION ALL
    SELECT t.group_id, e.class_id, e.id, e.person_id
      FROM field_group_trainee t
      JOIN enrolment e ON e.id = t.enrolment_id AND e.state = 'ACTIVE';

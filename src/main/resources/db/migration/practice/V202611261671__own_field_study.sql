-- Published view: what a trainee wrote on field study, in words ("Dữ liệu của tôi"). Joins no door: whoever reads it checks one.
CREATE VIEW own_field_line AS
    SELECT e.id AS enrolment_id, f.at, 'điều thấy được' AS label, f.body AS value
      FROM finding f
      JOIN field_group g ON g.id = f.group_id
      JOIN person_account a ON a.account_id = f.account_id
      JOIN enrolment e ON e.class_id = g.class_id AND e.person_id = a.person_id
    UNION ALL
    SELECT e.id, p.added_at, 'ảnh đã đưa lên', p.caption
      FROM field_photo p
      JOIN field_group g ON g.id = p.group_id
      JOIN person_account a ON a.account_id = p.account_id
      JOIN enrolment e ON e.class_id = g.class_id AND e.person_id = a.person_id
    UNION ALL
    SELECT r.enrolment_id, NULL, 'kiến nghị', r.title
      FROM recommendation r
     WHERE r.enrolment_id IS NOT NULL;

-- The same rows as before: the files of the person are named, where everybody's were looked through.
CREATE OR REPLACE VIEW placement AS
    SELECT c.id AS entry_id, c.ref, c.person_id, p.one_id, c.title, c.term, c.organisation_id, c.ended_on AS placed_on, c.ended_document_id AS document_id,
           t.class_id AS trained_class, t.last_day AS trained_on, s.class_id AS sent_class
      FROM planning_course c
      JOIN person_card p ON p.id = c.person_id
      LEFT JOIN LATERAL (
           SELECT x.class_id, x.last_day FROM trained_for(c.person_id, c.title, c.term, c.approved_on) x WHERE c.approved_on IS NOT NULL ORDER BY x.last_day DESC, x.class_id DESC LIMIT 1) t ON true
      LEFT JOIN LATERAL (
           SELECT k.id AS class_id
             FROM files_of(c.person_id) AS f (id)
             JOIN enrolment e ON e.person_id = f.id AND e.state = 'ACTIVE'
             JOIN training_class k ON k.id = e.class_id AND k.state = 'FINISHED'
            ORDER BY k.last_day DESC, k.id DESC LIMIT 1) s ON true
     WHERE c.ending = 'APPOINTED';

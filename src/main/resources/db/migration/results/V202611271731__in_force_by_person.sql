-- The line that counts for each person, of the latest decision that names them: asked of one person it reads that person's lines, not everybody's.
CREATE OR REPLACE VIEW result_in_force AS
    SELECT d.class_id, d.kind, l.enrolment_id, d.id AS decision_id, d.no, d.document_id, d.decided_on, d.decided_at,
           l.eligible, l.why_not, l.final_mark, l.band, l.granted, l.reason, l.facts
      FROM result_decision d
      JOIN result_line l ON l.decision_id = d.id
     WHERE NOT EXISTS (SELECT FROM result_line m
                         JOIN result_decision n ON n.id = m.decision_id
                        WHERE m.enrolment_id = l.enrolment_id AND n.class_id = d.class_id AND n.kind = d.kind AND n.no > d.no);

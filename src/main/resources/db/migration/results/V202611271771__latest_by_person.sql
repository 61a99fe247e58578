-- The sheet and the commendation that count for each person: asked of one class or one person they read theirs, not everybody's.
CREATE OR REPLACE VIEW appraisal_in_force AS
    SELECT a.id, a.ref, a.class_id, a.enrolment_id, a.no, a.quality, a.learning, a.research, a.theory, a.skills, a.remark, a.reason, a.person, a.organisation_id,
           a.signed_on, a.signed_at, a.signed_place, a.signer_name, a.signer_post, a.classification
      FROM appraisal a
     WHERE NOT EXISTS (SELECT FROM appraisal n WHERE n.enrolment_id = a.enrolment_id AND n.no > a.no);
CREATE OR REPLACE VIEW commendation_in_force AS
    SELECT d.class_id, d.kind, l.enrolment_id, l.given, l.reason, d.id AS decision_id, d.ref, d.no, d.document_id, d.decided_on, d.issuer_id
      FROM commendation_decision d
      JOIN commendation_line l ON l.decision_id = d.id
     WHERE NOT EXISTS (SELECT FROM commendation_line m
                         JOIN commendation_decision n ON n.id = m.decision_id
                        WHERE m.enrolment_id = l.enrolment_id AND n.class_id = d.class_id AND n.kind = d.kind AND n.no > d.no);

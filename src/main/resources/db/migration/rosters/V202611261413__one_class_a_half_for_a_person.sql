-- Nobody is in two classes on one half day, whichever of their files stands on the roster. one_id: the file that speaks for the person,
-- written when the half day is taken and again when files are joined or parted (rosters.HalfDays).
ALTER TABLE trainee_half ADD COLUMN one_id bigint;
UPDATE trainee_half h SET one_id = i.one_id FROM person_identity i WHERE i.person_id = h.person_id;
ALTER TABLE trainee_half
    ALTER COLUMN one_id SET NOT NULL,
    DROP CONSTRAINT trainee_one_class_a_half,
    ADD CONSTRAINT trainee_one_class_a_half UNIQUE (one_id, day, half);
CREATE INDEX trainee_half_person ON trainee_half (person_id, day);
-- Published: as before, and whoever was trained under one of their files was trained for what the others are planned for.
CREATE OR REPLACE VIEW planned_training AS
    SELECT n.entry_id, n.person_id, c.id AS class_id, c.code, c.last_day
      FROM planned_person n
      JOIN enrolment x ON x.person_id = n.person_id AND x.state = 'ACTIVE'
      JOIN training_class c ON c.id = x.class_id AND c.state = 'FINISHED'
      LEFT JOIN nomination_call k ON k.class_id = c.id
     WHERE CASE WHEN k.class_id IS NULL THEN n.decided_on <= c.first_day ELSE n.title = ANY (k.titles) AND n.term = ANY (k.terms) END
    UNION ALL
    SELECT n.entry_id, n.person_id, c.id, c.code, c.last_day
      FROM person_pair p
      JOIN planned_person n ON n.person_id = p.person_id
      JOIN enrolment x ON x.person_id = p.other_id AND x.state = 'ACTIVE'
      JOIN training_class c ON c.id = x.class_id AND c.state = 'FINISHED'
      LEFT JOIN nomination_call k ON k.class_id = c.id
     WHERE CASE WHEN k.class_id IS NULL THEN n.decided_on <= c.first_day ELSE n.title = ANY (k.titles) AND n.term = ANY (k.terms) END;

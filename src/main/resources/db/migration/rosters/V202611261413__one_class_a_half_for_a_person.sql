-- Nobody is in two classes on one half day, whichever of their files stands on the roster. one_id: the file that speaks for the person,
-- written when the half day is taken and again when files are joined or parted (rosters.HalfDays).
ALTER TABLE trainee_half ADD COLUMN one_id bigint;
UPDATE trainee_half h SET one_id = i.one_id FROM person_identity i WHERE i.person_id = h.person_id;
ALTER TABLE trainee_half
    ALTER COLUMN one_id SET NOT NULL,
    DROP CONSTRAINT trainee_one_class_a_half,
    ADD CONSTRAINT trainee_one_class_a_half UNIQUE (one_id, day, half);
CREATE INDEX trainee_half_person ON trainee_half (person_id, day);

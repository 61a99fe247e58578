-- Published: the finished classes that trained somebody, under whichever of their files, for a title and term they are planned for since a day.
-- A class that asked for titles and terms trained for those; one that did not, for whatever its trainees were planned for when it began.
CREATE FUNCTION trained_for(person bigint, wanted_title text, wanted_term text, planned_on date)
    RETURNS TABLE (class_id bigint, code text, last_day date)
    LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT c.id, c.code, c.last_day
      FROM files_of(person) AS f (id)
      JOIN enrolment x ON x.person_id = f.id AND x.state = 'ACTIVE'
      JOIN training_class c ON c.id = x.class_id AND c.state = 'FINISHED'
      LEFT JOIN nomination_call k ON k.class_id = c.id
     WHERE CASE WHEN k.class_id IS NULL THEN planned_on <= c.first_day ELSE wanted_title = ANY (k.titles) AND wanted_term = ANY (k.terms) END
$$;
-- The same rows as before. Asked of one entry it reads that entry once, and no longer all there is of planning a second time.
CREATE OR REPLACE VIEW planned_training AS
    SELECT n.entry_id, n.person_id, t.class_id, t.code, t.last_day
      FROM planned_person n
     CROSS JOIN LATERAL trained_for(n.person_id, n.title, n.term, n.decided_on) t;

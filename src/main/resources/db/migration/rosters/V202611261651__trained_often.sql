-- Who is in two classes or more, among a country's trainees, is counted in this index alone.
CREATE INDEX enrolment_active_person ON enrolment (person_id) INCLUDE (class_id, organisation_id) WHERE state = 'ACTIVE';

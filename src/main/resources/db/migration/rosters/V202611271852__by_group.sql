-- Who is in a group: without this, one class's groups on a field study read every enrolment of the country.
CREATE INDEX enrolment_group ON enrolment (group_id) WHERE state = 'ACTIVE' AND group_id IS NOT NULL;

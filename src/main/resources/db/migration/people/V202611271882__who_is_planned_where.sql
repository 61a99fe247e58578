-- Who is planned in an organisation: a sixth of those who stand behind its door.
CREATE INDEX person_at_planned ON person_at (organisation_id, person_id) WHERE reason = 'PLANNED';

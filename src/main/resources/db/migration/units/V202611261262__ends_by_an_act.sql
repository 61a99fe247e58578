-- An organisation ends by an act, by nothing else.
ALTER TABLE organisation_end ALTER COLUMN reorganisation_id SET NOT NULL;

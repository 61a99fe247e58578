-- How many entries of a round each organisation has is counted along this index alone; proposals, which are few, are looked at one by one.
CREATE INDEX planning_entry_of_round ON planning_entry (round_id, organisation_id) INCLUDE (first_state);
DROP INDEX planning_entry_round;
CREATE INDEX planning_entry_proposed ON planning_entry (round_id) WHERE first_state = 'PROPOSED';

-- Who is planned in a round, and what ended, is read from these alone: a province plans thousands at once, and their rows lie all over the table.
DROP INDEX planning_entry_of_round;
CREATE INDEX planning_entry_of_round ON planning_entry (round_id, organisation_id) INCLUDE (first_state, decided_on, id, person_id, title);
DROP INDEX planning_step_ended_once;
CREATE UNIQUE INDEX planning_step_ended_once ON planning_step (entry_id) INCLUDE (state, decided_on) WHERE state IN ('APPOINTED', 'REMOVED', 'MOVED');

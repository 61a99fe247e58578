-- Published view: whose an entry is and where, whatever became of it. Asked of many it is read from an index alone.
CREATE VIEW planning_whose AS SELECT e.id AS entry_id, e.person_id, e.organisation_id FROM planning_entry e;
CREATE INDEX planning_entry_whose ON planning_entry (organisation_id, person_id) INCLUDE (id);
-- Published view: which entries ended by an appointment, and when. In the order of days it is read from an index alone.
CREATE VIEW planning_appointed AS SELECT s.entry_id, s.decided_on AS appointed_on FROM planning_step s WHERE s.state = 'APPOINTED';
DROP INDEX planning_step_appointed;
CREATE INDEX planning_step_appointed ON planning_step (decided_on DESC, entry_id DESC) WHERE state = 'APPOINTED';

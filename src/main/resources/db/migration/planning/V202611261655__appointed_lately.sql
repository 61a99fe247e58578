-- Who came into a post, the latest first.
CREATE INDEX planning_step_appointed ON planning_step (decided_on DESC) WHERE state = 'APPOINTED';

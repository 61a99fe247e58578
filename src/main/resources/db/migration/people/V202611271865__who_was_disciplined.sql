-- The same of disciplines: few have one, and every check asks.
CREATE INDEX person_fact_disciplined ON person_fact (person_id) WHERE kind = 'DISCIPLINE';

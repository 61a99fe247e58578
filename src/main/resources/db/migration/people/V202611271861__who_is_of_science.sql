-- Which of thousands have a qualification in science or technology: most have not, and are not looked for among all that they learnt.
CREATE INDEX person_fact_science ON person_fact (person_id) WHERE kind = 'TRAINING' AND branch = 'SCIENCE';

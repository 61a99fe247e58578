-- Whether a professional qualification is in science or technology: the share that 377-QĐ/TW asks for cannot be counted without it.
ALTER TABLE person_fact DROP CONSTRAINT person_fact_branch, ADD CONSTRAINT person_fact_branch CHECK (CASE kind
    WHEN 'TRAINING' THEN branch IN ('PROFESSIONAL', 'SCIENCE', 'POLITICAL_THEORY', 'STATE_MANAGEMENT', 'DEFENCE', 'LANGUAGE', 'COMPUTING', 'SKILLS')
    WHEN 'AWARD' THEN branch IN ('PARTY', 'STATE', 'UNION')
    WHEN 'DISCIPLINE' THEN branch IN ('PARTY', 'STATE', 'UNION')
    WHEN 'MEMBERSHIP' THEN branch IN ('PARTY', 'STATE', 'UNION')
    ELSE false END);

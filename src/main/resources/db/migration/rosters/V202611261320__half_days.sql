-- Organisations under the bodies that have one of these parts in a class, on the map of a day, whether or not those bodies know of it.
CREATE FUNCTION class_beneath(class bigint, map date, parts text[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE beneath AS (
        SELECT CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE c.organisation_id END AS id
          FROM class_part c
          JOIN organisation_version v ON v.organisation_id = c.organisation_id AND v.valid @> map
         WHERE c.class_id = class
           AND c.part = ANY (parts)
        UNION
        SELECT v.organisation_id FROM organisation_version v JOIN beneath b ON v.superior_id = b.id WHERE v.valid @> map
    )
    SELECT id FROM beneath
$$;
-- What a class opens once it is approved: what lies beneath the body that decided it, the one body that was asked. A part that the class
-- gives to somebody higher is its author's word only: it opens nobody's planning.
CREATE FUNCTION class_reach(class bigint, map date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT b FROM class_beneath(class, map, '{DECIDES}') AS b
     WHERE EXISTS (SELECT FROM training_class c WHERE c.id = class AND c.state NOT IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'CANCELLED'))
$$;
-- For who prepares the roster of a class: besides, whatever of the bodies that plan, decide or organise it they may look into themselves.
CREATE FUNCTION class_reach(class bigint, map date, viewer bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT class_reach(class, map)
    UNION
    SELECT b FROM class_beneath(class, map, '{PLANS,DECIDES,ORGANISES}') AS b WHERE b IN (SELECT visible_organisation(viewer, day))
$$;
-- Who changed the roster, by account: whoever put it together does not approve it. The letter that asked for a replacement stands
-- beside the document that allowed it.
ALTER TABLE enrolment_change ADD COLUMN account_id bigint REFERENCES account;
ALTER TABLE enrolment_change ADD COLUMN request_id bigint REFERENCES document;
ALTER TABLE enrolment ADD CONSTRAINT enrolment_whose UNIQUE (id, class_id, person_id);
-- The half days that a trainee spends in a class: a row for each half of each of its study days from the day they join to the day they
-- leave. Nobody is in two classes on one half day. A class that is put off or called off gives back the days that have not come.
CREATE TABLE trainee_half (
    enrolment_id bigint NOT NULL,
    class_id bigint NOT NULL,
    person_id bigint NOT NULL,
    day date NOT NULL,
    half text NOT NULL CHECK (half IN ('MORNING', 'AFTERNOON')),
    PRIMARY KEY (enrolment_id, day, half),
    FOREIGN KEY (enrolment_id, class_id, person_id) REFERENCES enrolment (id, class_id, person_id) ON DELETE CASCADE,
    FOREIGN KEY (class_id, day) REFERENCES study_day (class_id, day) ON DELETE CASCADE,
    CONSTRAINT trainee_one_class_a_half UNIQUE (person_id, day, half)
);
CREATE INDEX trainee_half_class ON trainee_half (class_id, day);

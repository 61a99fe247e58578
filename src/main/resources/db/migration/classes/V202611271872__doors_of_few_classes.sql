-- Classes that a viewer sees, found by the organisations that they look into: in an array, for the parts of all classes were read to join them.
CREATE OR REPLACE FUNCTION visible_class(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT p.class_id FROM class_part p WHERE p.organisation_id = ANY (ARRAY(SELECT visible_organisation(account, day)))
    UNION
    SELECT c.class_id FROM class_person c JOIN person_account a ON a.person_id = c.person_id WHERE a.account_id = account
$$;

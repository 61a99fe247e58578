-- Published view: the file that speaks for a person, for each file; what constraints and joins of modules above go by. Joins no door.
CREATE VIEW person_identity AS
    SELECT p.id AS person_id, coalesce(a.one_id, p.id) AS one_id
      FROM person p
      LEFT JOIN person_alias a ON a.person_id = p.id;
-- Until the end of the transaction nobody joins or parts files: for whoever writes down one_id. Holders do not wait for each other.
CREATE FUNCTION identities_stay() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE person_same IN ROW EXCLUSIVE MODE;
END $$;
-- Published view: the same, of those files alone that another speaks for; nearly empty, so that a join over everybody costs nothing:
-- LEFT JOIN person_spoken_for s ON s.person_id = x.person_id, coalesce(s.one_id, x.person_id).
CREATE VIEW person_spoken_for AS
    SELECT a.person_id, a.one_id FROM person_alias a;

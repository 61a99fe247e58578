-- Who or what a number of scheme_progress is made of, in the order of its list: written by the job that counts, so that a list of a hundred
-- thousand is read a page at a time and always agrees with its number. Derived: may be emptied, the next count writes it again. Names nobody: doors
-- are asked at reading. part: from 0, 100 members each but the last; the three arrays are equally long.
CREATE TABLE scheme_counted (
    target_id bigint NOT NULL REFERENCES scheme_target,
    year int NOT NULL,
    part int NOT NULL CHECK (part >= 0),
    members bigint[] NOT NULL,
    counted boolean[] NOT NULL,
    notes text[] NOT NULL,
    PRIMARY KEY (target_id, year, part),
    CHECK (cardinality(counted) = cardinality(members) AND cardinality(notes) = cardinality(members))
);

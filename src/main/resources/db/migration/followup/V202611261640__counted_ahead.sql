-- What homes show of a committee's people (số liệu tổng hợp), counted ahead by a job: of a nation they take seconds to count (followup.Counting).
-- Of each organisation with everything within its reach. planned: people planned today; untrained: of them, those with an entry that no class
-- trained for. trained: people who ever finished a class for what they were planned for; placed: of them, those who were appointed to it.
-- placed_untrained: appointments without training for the title.
CREATE TABLE people_count (
    organisation_id bigint PRIMARY KEY REFERENCES organisation ON DELETE CASCADE,
    planned int NOT NULL,
    untrained int NOT NULL CHECK (untrained BETWEEN 0 AND planned),
    trained int NOT NULL,
    placed int NOT NULL CHECK (placed BETWEEN 0 AND trained),
    placed_untrained int NOT NULL CHECK (placed_untrained >= 0),
    counted_at timestamptz NOT NULL
);
-- Appointments of the years shown, by title, and how many of them were trained for it.
CREATE TABLE placed_count (
    organisation_id bigint NOT NULL REFERENCES people_count ON DELETE CASCADE,
    title text NOT NULL,
    placed int NOT NULL CHECK (placed > 0),
    trained int NOT NULL CHECK (trained BETWEEN 0 AND placed),
    PRIMARY KEY (organisation_id, title)
);
-- Mean of a skill at a moment (0 before the class, 1 at its end, 2 and 3 so many months after placement), of a hundred, and of how many people.
CREATE TABLE skill_count (
    organisation_id bigint NOT NULL REFERENCES people_count ON DELETE CASCADE,
    skill text NOT NULL REFERENCES skill,
    moment int NOT NULL CHECK (moment BETWEEN 0 AND 3),
    months int NOT NULL DEFAULT 0 CHECK ((months > 0) = (moment > 1)),
    mean numeric(5, 1) NOT NULL CHECK (mean BETWEEN 0 AND 100),
    people int NOT NULL CHECK (people > 0),
    PRIMARY KEY (organisation_id, skill, moment)
);
-- The committees whose numbers are an account's: those it acts for, without those that lie within another's reach.
CREATE FUNCTION acting_top(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT DISTINCT a.id
      FROM acting_organisation(account, day) AS a (id)
     WHERE NOT EXISTS (SELECT FROM acting_organisation(account, day) AS o (id)
                         JOIN organisation_reach r ON r.top_id = o.id AND r.organisation_id = a.id AND r.since <= day
                        WHERE o.id <> a.id)
$$;

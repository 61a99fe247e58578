-- Whether the demonstration's data stand whole: begun without finished is what a kill in between leaves.
CREATE TABLE demo_state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    begun_at timestamptz NOT NULL,
    finished_at timestamptz
);

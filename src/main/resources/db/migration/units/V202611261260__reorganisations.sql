-- A reorganisation (sắp xếp tổ chức): one dated act that merges, splits, renames, moves, ends and founds places and organisations. Drafted
-- in steps; carried out whole, or cancelled; after that never changed. Account ids are kept as plain numbers: accounts stand on units.
CREATE TABLE reorganisation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    number text NOT NULL CHECK (number IS NFC NORMALIZED),
    dated date,
    issuer text NOT NULL CHECK (issuer IS NFC NORMALIZED),
    abstract text NOT NULL DEFAULT '',
    effective_on date NOT NULL,
    -- list of units.Change: what the act says, kept as it was decided
    changes jsonb NOT NULL DEFAULT '[]',
    -- organisations of before whose data it touches; who sees all of them sees the act
    touches bigint[] NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'CARRIED_OUT', 'CANCELLED')),
    made_by bigint,
    made_actor text NOT NULL,
    made_at timestamptz NOT NULL,
    decided_by bigint,
    decided_actor text,
    decided_at timestamptz,
    -- when what was open passed on: at once, or by the clock on the day
    passed_at timestamptz,
    import_id bigint REFERENCES file_import,
    version int NOT NULL DEFAULT 0,
    CHECK ((state = 'DRAFT') = (decided_at IS NULL)),
    CHECK (passed_at IS NULL OR state = 'CARRIED_OUT')
);
CREATE INDEX reorganisation_waiting ON reorganisation (effective_on) WHERE state = 'CARRIED_OUT' AND passed_at IS NULL;
CREATE INDEX reorganisation_import ON reorganisation (import_id);

-- What becomes of the open things at an organisation of the act. thing = '' decides for all of that kind there which have no line of their own.
CREATE TABLE reorganisation_decision (
    reorganisation_id bigint NOT NULL REFERENCES reorganisation ON DELETE CASCADE,
    affected text NOT NULL,
    organisation_id bigint NOT NULL REFERENCES organisation,
    thing text NOT NULL DEFAULT '',
    decision text NOT NULL CHECK (decision IN ('CONTINUE', 'MOVE', 'END', 'LEAVE')),
    -- organisation.ref: may be one that the act founds
    target uuid,
    PRIMARY KEY (reorganisation_id, affected, organisation_id, thing),
    CONSTRAINT decision_moves_somewhere CHECK ((decision = 'MOVE') = (target IS NOT NULL))
);
-- What passed on, from where to where: append-only, one line a thing.
CREATE TABLE reorganisation_passing (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reorganisation_id bigint NOT NULL REFERENCES reorganisation,
    affected text NOT NULL,
    thing text NOT NULL,
    organisation_id bigint NOT NULL REFERENCES organisation,
    decision text NOT NULL CHECK (decision IN ('CONTINUE', 'MOVE', 'END')),
    to_organisation_id bigint REFERENCES organisation,
    actor text NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE reorganisation_passing IS 'append-only';
CREATE INDEX reorganisation_passing_act ON reorganisation_passing (reorganisation_id, affected);

-- Published: which organisation goes on where. One line after a merger, several after a split, none after a plain end.
CREATE TABLE organisation_successor (
    organisation_id bigint NOT NULL REFERENCES organisation,
    successor_id bigint NOT NULL REFERENCES organisation,
    -- first day of the successor in its place
    on_day date NOT NULL,
    reorganisation_id bigint NOT NULL REFERENCES reorganisation,
    PRIMARY KEY (organisation_id, successor_id),
    CHECK (organisation_id <> successor_id)
);
CREATE INDEX organisation_successor_successor ON organisation_successor (successor_id);

-- An organisation ends by an act, by nothing else.
ALTER TABLE organisation_end ADD COLUMN reorganisation_id bigint NOT NULL REFERENCES reorganisation;
CREATE INDEX organisation_end_registers_keeper ON organisation_end (registers_keeper);
CREATE INDEX organisation_end_tasks_keeper ON organisation_end (tasks_keeper);
CREATE INDEX organisation_end_act ON organisation_end (reorganisation_id);

-- Published: where an organisation of the past stands on the map of a day, for lists that group by commune. Follows mergers; stops at the
-- organisation itself where it goes on, was split (nobody was assigned) or ended without a successor.
CREATE FUNCTION organisation_on_map(organisation bigint, day date) RETURNS bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain AS (
        SELECT organisation AS id, 0 AS step
        UNION ALL
        SELECT s.successor_id, c.step + 1
          FROM chain c
          JOIN organisation_successor s ON s.organisation_id = c.id AND s.on_day <= day
         WHERE c.step < 50
           AND NOT EXISTS (SELECT FROM organisation_successor o
                            WHERE o.organisation_id = s.organisation_id AND o.successor_id <> s.successor_id AND o.on_day <= day)
    )
    SELECT id FROM chain ORDER BY step DESC LIMIT 1
$$;

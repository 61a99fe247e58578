-- Which entries no seal covers yet. A writer queues its entry in its own transaction, so whatever its time says and however late it
-- commits, the next seal finds it; going by the highest number sealed passed over whoever committed late, and over what a moved clock
-- had dated into the future.
CREATE TABLE audit_unsealed (
    entry_id bigint PRIMARY KEY REFERENCES audit_entry
);
-- Seals of before covered commitments only; whole rows are sealed from now on, from the first entry.
DROP TABLE audit_seal;
CREATE TABLE audit_seal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sealed_at timestamptz NOT NULL,
    entries int8multirange NOT NULL CHECK (NOT isempty(entries)),
    root bytea NOT NULL CHECK (length(root) = 32),
    prev bytea NOT NULL
);
COMMENT ON TABLE audit_seal IS 'append-only';

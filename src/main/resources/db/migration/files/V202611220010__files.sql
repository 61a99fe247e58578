-- Bytes lie on disk under their hash; the row says they are whole. A row is written after the bytes are fsynced.
CREATE TABLE stored_file (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    sha256 bytea NOT NULL CONSTRAINT stored_file_hash UNIQUE CHECK (length(sha256) = 32),
    size bigint NOT NULL CHECK (size >= 0),
    media_type text NOT NULL,
    stored_at timestamptz NOT NULL
);

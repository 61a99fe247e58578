-- One uploaded file (tệp nhập): reviewed, then written in one transaction, and undone as a whole while nothing is built on it.
CREATE TABLE file_import (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('PLACES', 'PLANNING', 'PROGRAMME', 'ROSTER')),
    target text NOT NULL DEFAULT '',
    file_name text NOT NULL,
    file_sha256 bytea NOT NULL,
    rows int NOT NULL CHECK (rows >= 0),
    converted jsonb, -- what was turned from an old encoding with the uploader's consent
    draft jsonb NOT NULL DEFAULT '{}',
    version int NOT NULL DEFAULT 0,
    state text NOT NULL CHECK (state IN ('REVIEW', 'WRITTEN', 'UNDONE', 'DROPPED')),
    account_id bigint,
    actor text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    written_at timestamptz,
    undone_at timestamptz,
    undone_by text
);
CREATE INDEX file_import_kind ON file_import (kind, target, id DESC);

-- A file that a person must be asked about before it is read (which column is what, may old letters be converted): kept until they
-- answer, at most a day.
CREATE TABLE upload_question (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('PLANNING', 'PROGRAMME', 'ROSTER')),
    target text NOT NULL,
    office uuid NOT NULL,
    file_name text NOT NULL,
    content bytea NOT NULL,
    account_id bigint NOT NULL,
    uploaded_at timestamptz NOT NULL
);
CREATE INDEX upload_question_age ON upload_question (uploaded_at);

-- What an office (organisation) said once that the words over a column mean; '' for a column that it leaves aside.
CREATE TABLE column_meaning (
    office uuid NOT NULL,
    heading text NOT NULL CHECK (heading <> ''),
    meaning text NOT NULL,
    actor text NOT NULL,
    said_at timestamptz NOT NULL,
    PRIMARY KEY (office, heading)
);

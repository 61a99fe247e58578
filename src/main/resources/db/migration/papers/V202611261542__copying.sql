-- The words of each paper's latest version: as read (for passages and the library) and folded, word by word (for comparing).
CREATE TABLE paper_text (
    paper_id bigint PRIMARY KEY REFERENCES paper,
    version_no int NOT NULL,
    body text NOT NULL,
    folded text NOT NULL,
    words int NOT NULL
);
-- Winnowed shingles (ADR): which papers have one. No foreign key: a row is 12 bytes, and there are hundreds a paper.
CREATE TABLE paper_fingerprint (
    hash int NOT NULL,
    paper_id bigint NOT NULL,
    PRIMARY KEY (hash, paper_id)
);
-- Texts that everybody was given: quoting them is not copying. Of one class, or of every class of a school.
CREATE TABLE known_text (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint REFERENCES training_class,
    organisation_id bigint REFERENCES organisation,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    file_id bigint NOT NULL REFERENCES stored_file,
    material boolean NOT NULL DEFAULT false,
    folded text NOT NULL,
    words int NOT NULL,
    actor text NOT NULL,
    added_at timestamptz NOT NULL,
    CHECK ((class_id IS NULL) <> (organisation_id IS NULL))
);
CREATE UNIQUE INDEX known_text_class ON known_text (class_id, file_id);
CREATE UNIQUE INDEX known_text_organisation ON known_text (organisation_id, file_id);
CREATE INDEX known_text_file ON known_text (file_id);
-- One row a version to compare; waiting rows are the job's queue, in order of handing in.
CREATE TABLE copy_check (
    paper_id bigint PRIMARY KEY REFERENCES paper,
    version_no int NOT NULL,
    handed_in_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DONE', 'UNREADABLE')),
    words int NOT NULL DEFAULT 0,
    official int NOT NULL DEFAULT 0,
    copied int NOT NULL DEFAULT 0,
    checked_at timestamptz
);
CREATE INDEX copy_check_waiting ON copy_check (handed_in_at, paper_id) WHERE state = 'WAITING';
-- What a paper has in common with an earlier one. passages: from, to (both inclusive, words) in this paper, then in the earlier one.
CREATE TABLE copy_match (
    paper_id bigint NOT NULL REFERENCES paper,
    earlier_id bigint NOT NULL REFERENCES paper,
    words int NOT NULL CHECK (words > 0),
    passages int[] NOT NULL CHECK (cardinality(passages) % 4 = 0),
    PRIMARY KEY (paper_id, earlier_id)
);
CREATE INDEX copy_match_earlier ON copy_match (earlier_id);

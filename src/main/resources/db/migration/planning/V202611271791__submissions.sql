-- A round put before who decides (trình duyệt): by the organisation board, until every proposal is decided or it is sent back. One open at a time.
CREATE TABLE planning_submission (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id bigint NOT NULL REFERENCES planning_round,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL,
    answer text CHECK (answer IN ('DECIDED', 'RETURNED')),
    answered_by text,
    answered_at timestamptz,
    reason text NOT NULL DEFAULT '' CHECK (reason IS NFC NORMALIZED),
    CONSTRAINT planning_submission_answered CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT planning_submission_says_why CHECK ((answer IS NOT DISTINCT FROM 'RETURNED') = (reason <> ''))
);
CREATE UNIQUE INDEX planning_submission_open ON planning_submission (round_id) WHERE answer IS NULL;
CREATE INDEX planning_submission_round ON planning_submission (round_id, id);

-- Phúc khảo: a trainee asks once a paper for another marker. Both marks stay; what is answered is never changed.
CREATE TABLE appeal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    paper_id bigint NOT NULL CONSTRAINT appeal_once UNIQUE REFERENCES paper,
    part_id bigint NOT NULL REFERENCES assessment_part,
    mark_before numeric(4,2) NOT NULL,
    reason text NOT NULL CHECK (reason IS NFC NORMALIZED AND reason <> ''),
    asked_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    accepted boolean,
    mark_after numeric(4,2),
    answer text NOT NULL DEFAULT '' CHECK (answer IS NFC NORMALIZED),
    answered_at timestamptz,
    answered_by text NOT NULL DEFAULT '',
    CHECK ((answered_at IS NULL) = (accepted IS NULL)),
    CHECK (answered_at IS NULL OR answer <> '' AND mark_after IS NOT NULL)
);

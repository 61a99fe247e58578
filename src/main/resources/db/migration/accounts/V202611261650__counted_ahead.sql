-- Answers about many organisations that take longer than a page may (accounts.CountedAhead): numbers, nobody's name. Kept per question and the
-- organisations that the asker acts for; account_id and roles say for whom it is counted again in the background.
CREATE TABLE counted_ahead (
    question text NOT NULL,
    tops bigint[] NOT NULL,
    value jsonb NOT NULL,
    day date NOT NULL,
    counted_at timestamptz NOT NULL,
    asked_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    roles text[] NOT NULL,
    PRIMARY KEY (question, tops)
);
CREATE INDEX counted_ahead_account ON counted_ahead (account_id);

-- Sign-in sessions: who holds the cookie's token is signed in as the account. Only the token's hash is kept, so that neither a
-- backup nor a leak of this table lets anybody in. Times are the machine's, whatever day the program acts.
CREATE TABLE sign_in_session (
    token_hash bytea PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    begun_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX sign_in_session_account ON sign_in_session (account_id);

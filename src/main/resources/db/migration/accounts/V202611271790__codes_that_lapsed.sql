-- Codes on slips that nobody used while their account never signed in; a new code uses up those before it, so there is one an account. An
-- administrator's home counts those that ran out.
CREATE INDEX one_time_code_unused ON one_time_code (expires_at) WHERE used_at IS NULL;
CREATE INDEX account_closed ON account (id) WHERE closed_on IS NOT NULL;
CREATE VIEW account_code_unused AS
    SELECT c.account_id, c.expires_at
      FROM one_time_code c
      JOIN account a ON a.id = c.account_id
     WHERE c.used_at IS NULL
       AND a.password_hash IS NULL
       AND a.closed_on IS NULL;

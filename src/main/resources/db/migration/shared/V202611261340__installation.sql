-- What holds for the installation as a whole: one row. Connected to the internet until somebody says otherwise.
CREATE TABLE installation (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    connected boolean NOT NULL DEFAULT true
);
INSERT INTO installation DEFAULT VALUES;
-- Lists and documents classified "mật" are taken in only while the installation is not connected. The share lock makes marking it as connected wait.
CREATE FUNCTION secret_only_offline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM installation WHERE connected FOR SHARE;
    IF FOUND THEN
        RAISE EXCEPTION 'secret content in table % of a connected installation', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'secret_only_offline';
    END IF;
    RETURN NEW;
END $$;

-- A scheme, resolution or programme of action (đề án, nghị quyết) of a committee whose targets are followed.
CREATE TABLE scheme (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    owner_id bigint NOT NULL REFERENCES organisation,
    document_id bigint NOT NULL REFERENCES document CONSTRAINT scheme_once UNIQUE,
    first_day date NOT NULL,
    last_day date,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    entered_at timestamptz NOT NULL,
    CHECK (last_day >= first_day)
);
CREATE INDEX scheme_owner ON scheme (owner_id);
CREATE INDEX scheme_account ON scheme (account_id);
-- What the scheme wants reached (chỉ tiêu). measure: a word of schemes.Measure. is_example: an invented target of the demonstration, marked so
-- wherever it is shown. baseline: what was reached on the first day, where the straight line begins.
CREATE TABLE scheme_target (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    scheme_id bigint NOT NULL REFERENCES scheme,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    measure text NOT NULL CHECK (measure ~ '^[A-Z_]+$'),
    unit text NOT NULL CHECK (unit IS NFC NORMALIZED AND unit <> ''),
    baseline numeric(12, 2) NOT NULL DEFAULT 0 CHECK (baseline >= 0),
    ground text NOT NULL DEFAULT '' CHECK (ground IS NFC NORMALIZED),
    is_example boolean NOT NULL DEFAULT false,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    entered_at timestamptz NOT NULL,
    CONSTRAINT scheme_target_once UNIQUE (scheme_id, name)
);
CREATE INDEX scheme_target_account ON scheme_target (account_id);
COMMENT ON TABLE scheme_target IS 'append-only';
-- A target that is no longer followed, and why.
CREATE TABLE scheme_target_end (
    target_id bigint PRIMARY KEY REFERENCES scheme_target,
    reason text NOT NULL CHECK (reason IS NFC NORMALIZED AND reason <> ''),
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    ended_at timestamptz NOT NULL
);
CREATE INDEX scheme_target_end_account ON scheme_target_end (account_id);
COMMENT ON TABLE scheme_target_end IS 'append-only';
-- What has to be reached by the end of a year. A later row for the same year stands in place of the earlier ones, which stay.
CREATE TABLE scheme_level (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    target_id bigint NOT NULL REFERENCES scheme_target,
    year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    level numeric(12, 2) NOT NULL CHECK (level > 0),
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    entered_at timestamptz NOT NULL
);
CREATE INDEX scheme_level_target ON scheme_level (target_id, year, id DESC);
CREATE INDEX scheme_level_account ON scheme_level (account_id);
COMMENT ON TABLE scheme_level IS 'append-only';
-- What was reached by a day, for targets that the system cannot count itself. The latest row of a year counts; earlier ones stay.
CREATE TABLE scheme_value (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    target_id bigint NOT NULL REFERENCES scheme_target,
    day date NOT NULL,
    value numeric(12, 2) NOT NULL CHECK (value >= 0),
    source text NOT NULL CHECK (source IS NFC NORMALIZED AND source <> ''),
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    entered_at timestamptz NOT NULL
);
CREATE INDEX scheme_value_target ON scheme_value (target_id, day DESC, id DESC);
CREATE INDEX scheme_value_account ON scheme_value (account_id);
COMMENT ON TABLE scheme_value IS 'append-only';
-- What the system counted for a year as of a day: a page shows it, a job writes it (schemes.Measuring).
CREATE TABLE scheme_progress (
    target_id bigint NOT NULL REFERENCES scheme_target,
    year int NOT NULL,
    day date NOT NULL,
    counted int NOT NULL CHECK (counted BETWEEN 0 AND total),
    total int NOT NULL,
    measured_at timestamptz NOT NULL,
    PRIMARY KEY (target_id, year, day)
);
-- The organisations that a scheme of this owner speaks of on a day: the owner and what hangs under it. Once the owner has ended, those of its
-- last day, and who took their place since.
CREATE FUNCTION scheme_reach(owner bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE known AS (
        SELECT least(day, (SELECT e.last_day FROM organisation_end e WHERE e.organisation_id = owner)) AS on_day
    ), beneath AS (
        SELECT owner AS id
        UNION
        SELECT v.organisation_id
          FROM beneath b
          JOIN organisation_version v ON v.superior_id = b.id
          JOIN known k ON v.valid @> k.on_day
    )
    SELECT id FROM beneath
    UNION
    SELECT organisation_on_map(b.id, day) FROM beneath b CROSS JOIN known k WHERE k.on_day < day AND b.id <> owner
$$;
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('schemes.young-age', 40, 'tuổi', 'Người được bồi dưỡng dưới tuổi này được tính là cán bộ trẻ', '', '', true, '[2000-01-01,)'),
    ('schemes.placed-within', 12, 'tháng', 'Bồi dưỡng trong thời gian này sau khi nhận chức vẫn được tính là kịp', '', '', true, '[2000-01-01,)');

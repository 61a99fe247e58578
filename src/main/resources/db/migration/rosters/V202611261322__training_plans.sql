-- The yearly training plan (kế hoạch đào tạo, bồi dưỡng năm) of a committee: classes proposed for the year, approved as a list.
CREATE TABLE training_plan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED')),
    submitted_by bigint REFERENCES account,
    version int NOT NULL DEFAULT 0,
    CONSTRAINT training_plan_once UNIQUE (organisation_id, year)
);
-- One class proposed (đề xuất mở lớp). need_then is what the need was when the plan was put before the approver.
CREATE TABLE training_plan_line (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    plan_id bigint NOT NULL REFERENCES training_plan,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    titles text[] NOT NULL CHECK (cardinality(titles) > 0),
    terms text[] NOT NULL CHECK (cardinality(terms) > 0),
    seats int NOT NULL CHECK (seats > 0),
    from_day date NOT NULL,
    to_day date NOT NULL,
    need_then int,
    class_id bigint REFERENCES training_class,
    CONSTRAINT training_plan_line_days CHECK (to_day >= from_day),
    CONSTRAINT training_plan_class_once UNIQUE (class_id)
);
CREATE INDEX training_plan_line_plan ON training_plan_line (plan_id, from_day);
CREATE TABLE training_plan_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id bigint NOT NULL REFERENCES training_plan,
    to_state text NOT NULL,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    reason text NOT NULL DEFAULT '',
    document_id bigint REFERENCES document
);
COMMENT ON TABLE training_plan_step IS 'append-only';
CREATE INDEX training_plan_step_plan ON training_plan_step (plan_id, id);
-- Committees for which an account acts in a role on a day: a board or standing committee acts for the one it hangs under.
CREATE FUNCTION acting_committee(account bigint, wanted text, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    SELECT DISTINCT CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE v.organisation_id END
      FROM grant_in_force g
      JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> day
     WHERE g.account_id = account AND g.role = wanted AND g.valid @> day
$$;

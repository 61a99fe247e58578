-- A round (đợt quy hoạch, đợt rà soát): one committee, one level of titles, one term, one year. The first of a term builds the planning,
-- each later one is the yearly review that adds and takes out.
CREATE TABLE planning_round (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    owner_id bigint NOT NULL REFERENCES organisation,
    level text NOT NULL CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE')),
    term text NOT NULL CHECK (term ~ '^[0-9]{4}-[0-9]{4}$'),
    year int NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    note text NOT NULL DEFAULT '' CHECK (note IS NFC NORMALIZED),
    -- the list that began it, null when it was begun by hand
    import_id bigint REFERENCES file_import,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT planning_round_once UNIQUE (owner_id, level, term, year)
);
CREATE INDEX planning_round_import ON planning_round (import_id);
-- How many may be planned (chỉ tiêu): seats of the title × coefficient (hệ số), rounded down. An organisation's own row goes before the
-- row for all of the round.
CREATE TABLE planning_quota (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    round_id bigint NOT NULL REFERENCES planning_round,
    organisation_id bigint REFERENCES organisation,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    seats int NOT NULL CHECK (seats BETWEEN 1 AND 99),
    coefficient numeric NOT NULL CHECK (coefficient > 0 AND coefficient <= 9),
    quota int NOT NULL GENERATED ALWAYS AS (greatest(1, floor(seats * coefficient)::int)) STORED,
    dropped boolean NOT NULL DEFAULT false,
    document_id bigint NOT NULL REFERENCES document,
    actor text NOT NULL,
    written_at timestamptz NOT NULL
);
-- A quota is never overwritten: each row says what was set, by whom, when and under which document; the last one of a round, organisation and
-- title counts. dropped: from this row on there is none.
CREATE INDEX planning_quota_round ON planning_quota (round_id, coalesce(organisation_id, 0), vn_fold(title), id DESC);
CREATE INDEX planning_quota_organisation ON planning_quota (organisation_id);
CREATE INDEX planning_quota_document ON planning_quota (document_id);
COMMENT ON TABLE planning_quota IS 'append-only';
CREATE VIEW planning_quota_set AS
    SELECT q.*
      FROM planning_quota q
     WHERE NOT q.dropped
       AND NOT EXISTS (SELECT FROM planning_quota later
                        WHERE later.round_id = q.round_id AND coalesce(later.organisation_id, 0) = coalesce(q.organisation_id, 0)
                          AND vn_fold(later.title) = vn_fold(q.title) AND later.id > q.id);
CREATE TABLE planning_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    person_id bigint NOT NULL REFERENCES person,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    organisation_id bigint NOT NULL REFERENCES organisation,
    term text NOT NULL CHECK (term ~ '^[0-9]{4}-[0-9]{4}$'),
    form text NOT NULL DEFAULT '',
    -- Column "Kỷ luật" of the list that it came with, as written: a fact for checks beside what the person's file says.
    listed_discipline text NOT NULL DEFAULT '',
    -- What it began as: proposed by a document of the body that names, or approved by the decision that a list came with.
    first_state text NOT NULL DEFAULT 'APPROVED' CHECK (first_state IN ('PROPOSED', 'APPROVED')),
    document_id bigint NOT NULL REFERENCES document,
    decided_on date NOT NULL,
    round_id bigint REFERENCES planning_round,
    moved_from bigint REFERENCES planning_entry,
    -- What the checks said on that day: an array of verdicts, each with its rule and source. Never worked out again afterwards.
    verdicts jsonb NOT NULL DEFAULT '[]',
    import_id bigint REFERENCES file_import,
    -- Whoever was taken out may be planned again, by a later decision; two open ones are refused under a lock by the façade.
    CONSTRAINT planning_entry_once UNIQUE (person_id, title, organisation_id, term, decided_on, first_state)
);
CREATE INDEX planning_entry_person ON planning_entry (person_id);
CREATE INDEX planning_entry_organisation ON planning_entry (organisation_id, term);
CREATE INDEX planning_entry_document ON planning_entry (document_id);
CREATE INDEX planning_entry_import ON planning_entry (import_id);
CREATE INDEX planning_entry_round ON planning_entry (round_id);
CREATE INDEX planning_entry_moved_from ON planning_entry (moved_from);
-- What became of an entry: each step is a new dated decision, never an update. proposed → approved or declined; approved → appointed,
-- removed or moved.
CREATE TABLE planning_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES planning_entry,
    state text NOT NULL CHECK (state IN ('APPROVED', 'DECLINED', 'APPOINTED', 'REMOVED', 'MOVED')),
    document_id bigint NOT NULL REFERENCES document,
    decided_on date NOT NULL,
    round_id bigint REFERENCES planning_round,
    reason text NOT NULL DEFAULT '',
    verdicts jsonb NOT NULL DEFAULT '[]',
    actor text NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT planning_step_reason CHECK (reason <> '' OR state NOT IN ('REMOVED', 'DECLINED'))
);
CREATE UNIQUE INDEX planning_step_judged_once ON planning_step (entry_id) WHERE state IN ('APPROVED', 'DECLINED');
CREATE UNIQUE INDEX planning_step_ended_once ON planning_step (entry_id) WHERE state IN ('APPOINTED', 'REMOVED', 'MOVED');
CREATE INDEX planning_step_entry ON planning_step (entry_id);
CREATE INDEX planning_step_round ON planning_step (round_id);
CREATE INDEX planning_step_document ON planning_step (document_id);
COMMENT ON TABLE planning_step IS 'append-only';
-- What the checks said of a list as a whole (shares of women, young, minorities) on the day of its decision.
CREATE TABLE planning_round_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id bigint NOT NULL REFERENCES planning_round ON DELETE CASCADE,
    document_id bigint NOT NULL REFERENCES document,
    checked_for date NOT NULL,
    verdicts jsonb NOT NULL,
    import_id bigint REFERENCES file_import,
    actor text NOT NULL,
    written_at timestamptz NOT NULL
);
CREATE INDEX planning_round_check_round ON planning_round_check (round_id);
CREATE INDEX planning_round_check_document ON planning_round_check (document_id);
CREATE INDEX planning_round_check_import ON planning_round_check (import_id);
-- Every entry, also one that is only proposed, with where it stands now.
CREATE VIEW planning_course AS
    SELECT e.id, e.ref, e.person_id, e.title, e.organisation_id, e.term, e.form, e.listed_discipline, e.round_id, e.import_id, e.moved_from, e.first_state,
           e.document_id AS first_document_id, e.decided_on AS first_on,
           CASE WHEN e.first_state = 'APPROVED' THEN e.document_id WHEN j.state = 'APPROVED' THEN j.document_id END AS approved_document_id,
           CASE WHEN e.first_state = 'APPROVED' THEN e.decided_on WHEN j.state = 'APPROVED' THEN j.decided_on END AS approved_on,
           CASE WHEN j.state = 'DECLINED' THEN j.decided_on END AS declined_on,
           x.state AS ending, x.decided_on AS ended_on, x.document_id AS ended_document_id, x.reason AS ended_reason, x.round_id AS ended_round_id,
           coalesce(x.state, j.state, e.first_state) AS state
      FROM planning_entry e
      LEFT JOIN planning_step j ON j.entry_id = e.id AND j.state IN ('APPROVED', 'DECLINED')
      LEFT JOIN planning_step x ON x.entry_id = e.id AND x.state IN ('APPOINTED', 'REMOVED', 'MOVED');
-- Published view: who is planned by an approved entry, and until when. removed_on is the day of whatever ended it: appointed, removed, moved.
CREATE VIEW planned_person AS
    SELECT c.id AS entry_id, c.person_id, c.title, c.organisation_id, c.term, c.approved_document_id AS document_id, c.approved_on AS decided_on,
           c.ended_on AS removed_on, c.ending
      FROM planning_course c
     WHERE c.approved_on IS NOT NULL;
-- Published view: an approved entry with its decision and, if it came to an end, that decision. Joins no door.
CREATE VIEW planning_line AS
    SELECT c.id, c.ref, c.person_id, c.title, c.organisation_id, c.term, c.form, c.approved_document_id AS document_id,
           d.number AS decision_number, c.approved_on AS decided_on, c.import_id, c.round_id, c.ending,
           c.ended_on AS removed_on, c.ended_reason AS removed_reason, c.ended_document_id AS removed_document_id,
           x.number AS removed_number
      FROM planning_course c
      JOIN document d ON d.id = c.approved_document_id
      LEFT JOIN document x ON x.id = c.ended_document_id
     WHERE c.approved_on IS NOT NULL;

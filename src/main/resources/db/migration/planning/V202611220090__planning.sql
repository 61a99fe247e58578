CREATE TABLE planning_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    person_id bigint NOT NULL REFERENCES person,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    organisation_id bigint NOT NULL REFERENCES organisation,
    term text NOT NULL CHECK (term ~ '^[0-9]{4}-[0-9]{4}$'),
    form text NOT NULL DEFAULT '',
    document_id bigint NOT NULL REFERENCES document,
    decided_on date NOT NULL,
    import_id bigint REFERENCES file_import,
    -- Whoever was taken out may be planned again, by a later decision; two open ones are refused under a lock by the façade.
    CONSTRAINT planning_entry_once UNIQUE (person_id, title, organisation_id, term, decided_on)
);
CREATE INDEX planning_entry_person ON planning_entry (person_id);
CREATE INDEX planning_entry_organisation ON planning_entry (organisation_id, term);
CREATE INDEX planning_entry_document ON planning_entry (document_id);
CREATE INDEX planning_entry_import ON planning_entry (import_id);
-- Taking out is a new dated decision, never an update.
CREATE TABLE planning_removal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL UNIQUE REFERENCES planning_entry,
    document_id bigint NOT NULL REFERENCES document,
    decided_on date NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    actor text NOT NULL,
    written_at timestamptz NOT NULL
);
COMMENT ON TABLE planning_removal IS 'append-only';
CREATE VIEW planned_person AS
    SELECT e.id AS entry_id, e.person_id, e.title, e.organisation_id, e.term, e.document_id, e.decided_on, r.decided_on AS removed_on
      FROM planning_entry e
      LEFT JOIN planning_removal r ON r.entry_id = e.id;
-- Published view: an entry with its decision and, if it was taken out, that decision. Joins no door.
CREATE VIEW planning_line AS
    SELECT e.id, e.ref, e.person_id, e.title, e.organisation_id, e.term, e.form, e.document_id, d.number AS decision_number, e.decided_on,
           e.import_id, r.decided_on AS removed_on, r.reason AS removed_reason, r.document_id AS removed_document_id,
           x.number AS removed_number
      FROM planning_entry e
      JOIN document d ON d.id = e.document_id
      LEFT JOIN planning_removal r ON r.entry_id = e.id
      LEFT JOIN document x ON x.id = r.document_id;

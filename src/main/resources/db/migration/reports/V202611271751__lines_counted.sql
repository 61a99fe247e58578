-- The lines from which report_count was counted, with their values: read behind a number and for a table that is sifted, where counting itself would
-- take seconds. Written by the same run of the same job (reports.CountingAhead), for all organisations that it counts for. Derived, hence without
-- foreign keys: may be emptied at any time, pages then count themselves. Names nobody: doors are asked at reading.
-- kind: PLANNED, ENROLLED, PLACED (reports.Subject). place: of the person in the order of names, the same for all lines of one person.
-- sex … trained: values of reports.Dimension on the day of counting, '' when not known or not of this kind.
CREATE TABLE report_line (
    kind text NOT NULL CHECK (kind IN ('PLANNED', 'ENROLLED', 'PLACED')),
    place int NOT NULL,
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    class_id bigint,
    year int NOT NULL,
    title text NOT NULL,
    term text NOT NULL,
    code text NOT NULL,
    sex text NOT NULL,
    age text NOT NULL,
    ethnicity text NOT NULL,
    party text NOT NULL,
    discipline text NOT NULL,
    theory text NOT NULL,
    result text NOT NULL,
    trained text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (kind, place, id)
);
CREATE INDEX report_line_organisation ON report_line (organisation_id, kind);
CREATE INDEX report_line_class ON report_line (code) WHERE code <> '';
-- What was counted before there were lines is counted again.
DELETE FROM report_counted;

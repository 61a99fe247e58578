-- What reports of an organisation with very much beneath it are read from, counted once a day by the text that gives the lists
-- (reports.CountingAhead). Derived: may be emptied at any time, pages then count themselves.
-- map_day: first day of the map on which communes are named; -infinity as written. divided: GROUPING() over the subject's dimensions.
CREATE TABLE report_count (
    top_id bigint NOT NULL REFERENCES organisation,
    subject text NOT NULL,
    map_day date NOT NULL,
    divided int NOT NULL,
    v1 text NOT NULL,
    v2 text NOT NULL,
    n int NOT NULL CHECK (n > 0),
    PRIMARY KEY (top_id, subject, map_day, divided, v1, v2)
);
-- When that was, and as of which day.
CREATE TABLE report_counted (
    top_id bigint NOT NULL REFERENCES organisation,
    subject text NOT NULL,
    day date NOT NULL,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (top_id, subject)
);

-- A year's lines of a province: found by its organisations and classes without reading those of other years.
DROP INDEX report_line_organisation;
CREATE INDEX report_line_organisation ON report_line (organisation_id, kind, year);
DROP INDEX report_line_class_id;
CREATE INDEX report_line_class_id ON report_line (class_id, year) WHERE class_id IS NOT NULL;
-- A table by organisations is some thousand counts that stand nowhere near each other: read from the index alone.
ALTER TABLE report_count DROP CONSTRAINT report_count_pkey, ADD PRIMARY KEY (top_id, subject, map_day, divided, v1, v2) INCLUDE (n);

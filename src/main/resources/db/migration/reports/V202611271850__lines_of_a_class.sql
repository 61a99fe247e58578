-- The lines of a province are found by its organisations and by the classes with which it has to do; those of a year in the order of names.
CREATE INDEX report_line_class_id ON report_line (class_id) WHERE class_id IS NOT NULL;
CREATE INDEX report_line_year ON report_line (kind, year, place, id);

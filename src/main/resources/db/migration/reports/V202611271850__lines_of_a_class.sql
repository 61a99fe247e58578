-- The lines of a province are found by its organisations and by the classes with which it has to do.
CREATE INDEX report_line_class_id ON report_line (class_id) WHERE class_id IS NOT NULL;

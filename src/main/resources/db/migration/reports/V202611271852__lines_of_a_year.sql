-- The lines of one year in the order of names: the list behind its number is walked no further than the page.
CREATE INDEX report_line_year ON report_line (kind, year, place, id);

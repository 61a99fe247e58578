-- Which titles and terms there are, from one to the next; and whether an organisation has entries of one.
CREATE INDEX planning_entry_term_title ON planning_entry (term, title, organisation_id);

-- Papers are searched for as persons are: by a name from one of its words on. Three letters of a common name ("nguyen van") were in a hundred thousand.
CREATE INDEX register_entry_tails ON register_entry USING gin (vn_tails(' ' || folded));

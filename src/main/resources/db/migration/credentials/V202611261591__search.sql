-- The search of the top bar finds papers by the beginning of their number and by any part of the holder's name.
CREATE INDEX register_entry_by_number ON register_entry (number text_pattern_ops);
CREATE INDEX register_entry_by_name ON register_entry USING gin (vn_fold(content ->> 'fullName') gin_trgm_ops);

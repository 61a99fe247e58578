-- Documents are looked for by the name of who issued them.
CREATE INDEX organisation_version_terms ON organisation_version USING gin (vn_terms(name));

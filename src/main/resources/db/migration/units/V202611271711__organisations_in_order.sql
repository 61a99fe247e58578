-- Names of organisations in the order of lists: a list by organisation of a country is walked along it and no further than its page.
CREATE INDEX organisation_version_called ON organisation_version (name COLLATE "vi-x-icu", organisation_id);

-- Who holds a post of an organisation: asked for posts that teach (programmes); all posts of a country were read.
CREATE INDEX person_post_organisation ON person_post (organisation_id) WHERE organisation_id IS NOT NULL;

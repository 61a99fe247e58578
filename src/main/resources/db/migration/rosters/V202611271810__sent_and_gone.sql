-- Who left a class, by who sent them: the few beside enrolment_organisation, for lists that name both.
CREATE INDEX enrolment_left ON enrolment (organisation_id) WHERE state <> 'ACTIVE';

-- Whom an organisation has sent, whatever the class: a commune's home asks for those who learn now.
CREATE INDEX enrolment_organisation ON enrolment (organisation_id, class_id) WHERE state = 'ACTIVE';

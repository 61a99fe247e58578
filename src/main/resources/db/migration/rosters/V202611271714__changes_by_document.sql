-- A search for documents asks which changes of lists rest on them.
CREATE INDEX enrolment_change_document ON enrolment_change (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX enrolment_change_request ON enrolment_change (request_id) WHERE request_id IS NOT NULL;

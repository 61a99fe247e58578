-- The top bar looks for documents by number, abstract and issuer; an issuer that is an organisation is found by its own name.
CREATE INDEX document_terms ON document USING gin (vn_terms(number || ' ' || abstract || ' ' || issuer_name));
CREATE INDEX document_issuer ON document (issuer_id);

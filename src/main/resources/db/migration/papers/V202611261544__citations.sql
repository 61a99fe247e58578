-- What a paper cites of its class's field study: the public ids of findings and recommendations, read through the views that practice
-- publishes. What is taken away there is no longer cited.
CREATE TABLE paper_citation (
    paper_id bigint NOT NULL REFERENCES paper,
    cited uuid NOT NULL,
    PRIMARY KEY (paper_id, cited)
);

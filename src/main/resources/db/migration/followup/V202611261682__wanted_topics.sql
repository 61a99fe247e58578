-- Topics of which somebody placed wants to know more, or of whom the committee there says so: what the next programme should change.
CREATE TABLE placement_review_topic (
    review_id bigint NOT NULL REFERENCES placement_review ON DELETE CASCADE,
    item_id bigint NOT NULL REFERENCES programme_item,
    PRIMARY KEY (review_id, item_id)
);
CREATE INDEX placement_review_topic_item ON placement_review_topic (item_id);

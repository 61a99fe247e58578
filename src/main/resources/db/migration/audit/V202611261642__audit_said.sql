-- Published view: who did what to which thing, in a sentence, without the content. Whoever reads it has checked the door to the thing.
CREATE VIEW audit_said AS
    SELECT id, subject_kind, subject_id, at, actor, action, sentence FROM audit_entry;

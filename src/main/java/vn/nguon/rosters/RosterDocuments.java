package vn.nguon.rosters;

import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassDocumentUse;

/** Sending decisions, and decisions and requests about single trainees; door: the class. */
@Component
class RosterDocuments implements ClassDocumentUse {
    private static final String USES = """
            SELECT r.document_id, 'Danh sách học viên lớp ' || k.code AS label, '/lop/' || k.code AS href
              FROM roster r
              JOIN training_class k ON k.id = r.class_id
             WHERE r.document_id IN (SELECT id FROM found)
               AND k.id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
            UNION ALL
            SELECT d.id, 'Thay đổi học viên lớp ' || k.code, '/lop/' || k.code
              FROM found d
              JOIN enrolment_change c ON c.document_id = d.id OR c.request_id = d.id
              JOIN training_class k ON k.id = c.class_id
             WHERE k.id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
            """;

    @Override
    public String uses() {
        return USES;
    }
}

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
               AND k.id IN (SELECT id FROM open_class)
            UNION ALL
            SELECT d.id, 'Thay đổi học viên lớp ' || k.code, '/lop/' || k.code
              FROM found d
             CROSS JOIN LATERAL (
                   SELECT x.class_id FROM enrolment_change x WHERE x.document_id = d.id
                   UNION
                   SELECT x.class_id FROM enrolment_change x WHERE x.request_id = d.id
                   OFFSET 0) c
              JOIN training_class k ON k.id = c.class_id
             WHERE k.id IN (SELECT id FROM open_class)
            """;

    @Override
    public String uses() {
        return USES;
    }
}

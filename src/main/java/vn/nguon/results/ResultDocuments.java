package vn.nguon.results;

import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassDocumentUse;

/** Decisions on results and commendations; door: the class. */
@Component
class ResultDocuments implements ClassDocumentUse {
    private static final String USES = """
            SELECT d.document_id, 'Kết quả lớp ' || k.code AS label, '/lop/' || k.code AS href
              FROM result_decision d
              JOIN training_class k ON k.id = d.class_id
             WHERE d.document_id IN (SELECT id FROM found)
               AND k.id IN (SELECT id FROM open_class)
            UNION ALL
            SELECT d.document_id, 'Khen thưởng lớp ' || k.code, '/lop/' || k.code
              FROM commendation_decision d
              JOIN training_class k ON k.id = d.class_id
             WHERE d.document_id IN (SELECT id FROM found)
               AND k.id IN (SELECT id FROM open_class)
            """;

    @Override
    public String uses() {
        return USES;
    }
}

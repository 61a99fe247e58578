package vn.nguon.classes;

import org.springframework.stereotype.Component;

/** Decisions about a class, and the schemes it carries out; door: the class. */
@Component
class ClassDocuments implements ClassDocumentUse {
    private static final String USES = """
            SELECT t.document_id, 'Lớp ' || k.code AS label, '/lop/' || k.code AS href
              FROM class_transition t
              JOIN training_class k ON k.id = t.class_id
             WHERE t.document_id IN (SELECT id FROM found)
               AND k.id IN (SELECT id FROM open_class)
            UNION ALL
            SELECT x.document_id, 'Căn cứ của lớp ' || k.code, '/lop/' || k.code
              FROM class_scheme x
              JOIN training_class k ON k.id = x.class_id
             WHERE x.document_id IN (SELECT id FROM found)
               AND k.id IN (SELECT id FROM open_class)
            """;

    @Override
    public String uses() {
        return USES;
    }
}

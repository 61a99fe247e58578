package vn.nguon.results;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentUse;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Decisions on results and commendations; door: the class. */
@Component
class ResultDocuments implements DocumentUse {
    private static final String USES = """
            SELECT d.document_id, 'Kết quả lớp ' || k.code AS label, '/lop/' || k.code AS href
              FROM result_decision d
              JOIN training_class k ON k.id = d.class_id
             WHERE d.document_id IN (SELECT id FROM found)
               AND k.id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
            UNION ALL
            SELECT d.document_id, 'Khen thưởng lớp ' || k.code, '/lop/' || k.code
              FROM commendation_decision d
              JOIN training_class k ON k.id = d.class_id
             WHERE d.document_id IN (SELECT id FROM found)
               AND k.id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
            """;

    @Override
    public Optional<String> of(Viewer viewer) {
        return viewer.isAny(
                        Role.ORGANISATION_BOARD,
                        Role.APPROVER,
                        Role.CENTRE,
                        Role.SCHOOL,
                        Role.PROPAGANDA_BOARD,
                        Role.SUPERVISOR)
                ? Optional.of(USES)
                : Optional.empty();
    }
}

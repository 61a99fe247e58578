package vn.nguon.planning;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentUse;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Decisions of planning rounds; door: the committee that owns the round. */
@Component
class PlanningDocuments implements DocumentUse {
    private static final String USES = """
            SELECT f.id AS document_id, 'Quy hoạch nhiệm kỳ ' || replace(r.term, '-', '–') || ', đợt ' || r.year AS label, '/quy-hoach/dot/' || r.ref AS href
              FROM found f
             CROSS JOIN LATERAL (
                   (SELECT n.round_id FROM planning_entry n WHERE n.document_id = f.id AND n.round_id IS NOT NULL LIMIT 1)
                   UNION
                   (SELECT s.round_id FROM planning_step s WHERE s.document_id = f.id AND s.round_id IS NOT NULL LIMIT 1)
                   UNION
                   (SELECT q.round_id FROM planning_quota q WHERE q.document_id = f.id LIMIT 1)) x
              JOIN planning_round r ON r.id = x.round_id
             WHERE r.owner_id IN (SELECT id FROM scope)
            """;

    @Override
    public Optional<String> of(Viewer viewer) {
        return viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER) ? Optional.of(USES) : Optional.empty();
    }
}

package vn.nguon.accounts;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.audit.Audit;
import vn.nguon.rules.RuleOffice;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * Values of law are set for the whole installation: by the technical administrator for every province, or by the organisation board of a
 * provincial committee for its own. Boards below read them.
 */
@Component
class RuleSetters implements RuleOffice {
    private final JdbcClient jdbc;
    private final Audit audit;

    RuleSetters(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public Reach reach(Viewer viewer) {
        if (viewer.is(Role.ADMINISTRATOR)) return new Reach(true, provinces());
        if (!viewer.is(Role.ORGANISATION_BOARD)) return Reach.NOTHING;
        var provinces = jdbc.sql(BOARDS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(String.class)
                .list();
        return provinces.isEmpty() ? Reach.NOTHING : new Reach(true, provinces);
    }

    /** The provinces of the provincial committees for which the viewer's boards work; "" where the map names none. */
    private static final String BOARDS = """
            WITH RECURSIVE home AS (
                SELECT h.organisation_id AS id, h.place_id
                  FROM grant_in_force g
                  JOIN organisation_version b ON b.organisation_id = g.organisation_id AND b.valid @> CAST(:day AS date)
                  JOIN organisation_version h
                    ON h.organisation_id = CASE WHEN acts_for_superior(b.kind) THEN coalesce(b.superior_id, b.organisation_id) ELSE b.organisation_id END
                   AND h.valid @> CAST(:day AS date)
                 WHERE g.account_id = :viewer AND g.role = 'ORGANISATION_BOARD' AND g.valid @> CAST(:day AS date)
                   AND h.kind = 'PROVINCIAL_COMMITTEE'
            ), spot AS (
                SELECT h.id AS home, h.place_id AS id FROM home h WHERE h.place_id IS NOT NULL
                UNION
                SELECT s.home, p.superior_id
                  FROM spot s
                  JOIN place_version p ON p.place_id = s.id AND p.valid @> CAST(:day AS date)
                 WHERE p.superior_id IS NOT NULL
            )
            SELECT coalesce((SELECT p.name FROM spot s JOIN place_version p ON p.place_id = s.id AND p.valid @> CAST(:day AS date)
                              WHERE s.home = h.id AND p.kind = 'PROVINCE' LIMIT 1), '') AS province
              FROM home h
             ORDER BY 1
            """;

    private List<String> provinces() {
        return jdbc.sql("SELECT DISTINCT name FROM place_version WHERE kind = 'PROVINCE' ORDER BY name")
                .query(String.class)
                .list();
    }

    @Override
    public void record(Viewer viewer, String action, long value, String sentence, Map<String, ?> content) {
        audit.record(viewer, action, "rule_parameter", value, sentence, content);
    }
}

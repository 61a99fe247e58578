package vn.nguon.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;

/** How far a viewer looks: lists of a nation are read in another way than those of a commune. What is in them is the same. */
@Component
public class Breadth {
    private static final String BEYOND = """
            SELECT count(*) > :many
              FROM (SELECT FROM organisation_reach r
                     WHERE r.top_id = ANY (ARRAY(SELECT acting_organisation(:viewer, CAST(:day AS date))))
                       AND r.since <= CAST(:day AS date)
                     LIMIT :many + 1) AS within
            """;

    private final JdbcClient jdbc;

    Breadth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the viewer looks into more than {@code many} organisations. One statement. */
    public boolean beyond(Viewer viewer, int many) {
        return jdbc.sql(BEYOND)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("many", many)
                .query(Boolean.class)
                .single();
    }
}

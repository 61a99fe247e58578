package vn.nguon.rosters.nominating;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** Who of a commune learns now or is about to, by class, on its home. One statement. */
@Component
class SentOnHome implements HomePart {
    private static final int MOST = 6;
    /** As in the statement. */
    private static final int NAMES = 5;

    private final JdbcClient jdbc;

    SentOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String SENT = """
            SELECT k.name, k.state, count(*)::int AS people,
                   array_to_string((array_agg(c.full_name ORDER BY c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id))[1 : 5], ', ') AS names
              FROM enrolment e
              JOIN training_class k ON k.id = e.class_id AND k.state IN ('APPROVED', 'SUMMONED', 'STUDYING', 'AWAITING_RESULTS')
              JOIN person_card c ON c.id = e.person_id
             WHERE e.state = 'ACTIVE'
               AND e.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
             GROUP BY k.id
             ORDER BY k.first_day NULLS LAST, k.id
             LIMIT :most
            """;

    record Sent(String name, ClassState state, int people, String names) {}

    @Override
    public int order() {
        return 65;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.COMMUNE)) return List.of();
        var lines = jdbc
                .sql(SENT)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("most", MOST)
                .query(Sent.class)
                .list()
                .stream()
                .map(sent -> new HomeBlock.Line(
                        "%s: %s".formatted(sent.name(), Vn.count(sent.people(), "người")),
                        CommunePages.HOME,
                        sent.names()
                                + (sent.people() > NAMES ? " và " + Vn.count(sent.people() - NAMES, "người nữa") : ""),
                        sent.state().tag(),
                        sent.state().vietnamese()))
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines("Cán bộ của xã đi học", lines, null));
    }
}

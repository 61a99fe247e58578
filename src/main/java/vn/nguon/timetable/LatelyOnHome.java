package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** "Vừa xong": what was lately decided about the classes that go on, at the side of the home of those who run them. One statement. */
@Component
class LatelyOnHome implements HomePart {
    private static final int DAYS_BACK = 14;
    private static final int CLASSES = 6;
    private static final int MOST = 5;

    private final JdbcClient jdbc;

    LatelyOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String LATELY = """
            WITH open AS (
                SELECT c.id, c.code
                  FROM training_class c
                 WHERE c.id IN (SELECT v FROM visible_class(:viewer, CAST(:today AS date)) AS v)
                   AND c.state NOT IN ('FINISHED', 'CANCELLED', 'POSTPONED')
                 ORDER BY c.state IN ('STUDYING', 'AWAITING_RESULTS') DESC, c.first_day NULLS LAST, c.id
                 LIMIT :classes
            )
            SELECT o.code, s.at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS at, s.actor, s.sentence
              FROM open o
             CROSS JOIN LATERAL (
                   SELECT a.id, a.at, a.actor, a.sentence
                     FROM audit_said a
                    WHERE a.subject_kind = 'class' AND a.subject_id = o.id
                    ORDER BY a.id DESC
                    LIMIT :most) s
             WHERE s.at >= CAST(:since AS date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
             ORDER BY s.id DESC
             LIMIT :most
            """;

    record Said(String code, LocalDateTime at, String actor, String sentence) {}

    @Override
    public int order() {
        return 85;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.isAny(Role.CENTRE, Role.SCHOOL)) return List.of();
        var today = viewer.today();
        var facts = jdbc
                .sql(LATELY)
                .param("viewer", viewer.id().value())
                .param("today", today)
                .param("since", today.minusDays(DAYS_BACK))
                .param("classes", CLASSES)
                .param("most", MOST)
                .query(Said.class)
                .list()
                .stream()
                .map(said -> fact(said, today))
                .toList();
        return facts.isEmpty() ? List.of() : List.of(new HomeBlock.Side("Vừa xong", facts, true));
    }

    private static HomeBlock.Fact fact(Said said, LocalDate today) {
        var day = said.at().toLocalDate();
        return new HomeBlock.Fact(
                day,
                day.equals(today) ? Vn.time(said.at().toLocalTime()) : Vn.dayMonth(day),
                said.sentence(),
                "",
                said.actor() + " · " + said.code());
    }
}

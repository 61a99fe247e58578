package vn.nguon.timetable;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** Classes that go on and how far they are, on the home page of offices: those under way first, then those to come. One statement. */
@Component
class OpenClasses implements HomePart {
    private static final int MOST = 6;

    private final JdbcClient jdbc;

    OpenClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OPEN = """
            WITH shown AS (
                SELECT c.id, c.code, c.name, c.state, c.first_day, c.last_day, c.capacity, count(*) OVER ()::int AS total,
                       c.state IN ('STUDYING', 'AWAITING_RESULTS') AS begun
                  FROM training_class c
                 WHERE c.id IN (SELECT v FROM visible_class(:viewer, CAST(:day AS date)) AS v)
                   AND c.state NOT IN ('FINISHED', 'CANCELLED', 'POSTPONED')
                 ORDER BY c.state IN ('STUDYING', 'AWAITING_RESULTS') DESC, c.first_day NULLS LAST, c.id
                 LIMIT :most
            )
            SELECT c.code, c.name, c.state, c.first_day, c.last_day, c.capacity, c.total,
                   (SELECT count(*) FROM class_person t WHERE t.class_id = c.id AND t.capacity = 'TRAINEE')::int AS trainees,
                   (SELECT count(*) FROM session s WHERE s.class_id = c.id)::int AS sessions,
                   (SELECT count(*) FROM session s WHERE s.class_id = c.id AND s.day < :day)::int AS held
              FROM shown c
             ORDER BY c.begun DESC, c.first_day NULLS LAST, c.id
            """;

    /** @param held sessions of days that are over */
    record Open(
            String code,
            String name,
            ClassState state,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int capacity,
            int total,
            int trainees,
            int sessions,
            int held) {
        boolean begun() {
            return state == ClassState.STUDYING || state == ClassState.AWAITING_RESULTS;
        }
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.isAny(
                Role.ORGANISATION_BOARD,
                Role.PROPAGANDA_BOARD,
                Role.CENTRE,
                Role.SCHOOL,
                Role.APPROVER,
                Role.COMMUNE,
                Role.SUPERVISOR,
                Role.CLASS_COMMITTEE)) return List.of();
        var open = jdbc.sql(OPEN)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("most", MOST)
                .query(Open.class)
                .list();
        if (open.isEmpty()) return List.of();
        var total = open.getFirst().total();
        return List.of(
                new HomeBlock.Said(Vn.count(total, "lớp") + " đang mở"),
                new HomeBlock.Gauges(
                        "Lớp đang mở",
                        "",
                        List.of("Lớp", "Thời gian", "Học viên", "Đã học"),
                        true,
                        open.stream().map(OpenClasses::bar).toList(),
                        null,
                        "",
                        total > MOST ? new HomeBlock.Link("Xem tất cả các lớp", "/lop") : null,
                        false));
    }

    private static HomeBlock.Bar bar(Open one) {
        var first = one.firstDay();
        var last = one.lastDay();
        var studying = one.state() == ClassState.STUDYING && one.sessions() > 0;
        return new HomeBlock.Bar(
                one.name(),
                "/lop/" + one.code(),
                "",
                List.of(
                        first == null || last == null ? "chưa chọn ngày học" : Vn.range(first, last),
                        one.begun() ? Vn.number(one.trainees()) : "%d/%d".formatted(one.trainees(), one.capacity())),
                one.held(),
                studying ? one.sessions() : 0,
                null,
                studying ? "%d/%s".formatted(one.held(), Vn.count(one.sessions(), "buổi")) : "",
                studying ? "" : one.state().tag(),
                studying ? "" : one.state().vietnamese());
    }
}

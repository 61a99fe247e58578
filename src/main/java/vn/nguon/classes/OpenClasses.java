package vn.nguon.classes;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** Classes that go on, on the home page of offices: those under way first, then those to come. One statement. */
@Component
class OpenClasses implements HomePart {
    private static final int MOST = 6;
    private final JdbcClient jdbc;

    OpenClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OPEN = """
            SELECT c.code, c.name, c.state, c.first_day, c.last_day, c.capacity,
                   (SELECT count(*) FROM class_person t WHERE t.class_id = c.id AND t.capacity = 'TRAINEE') AS trainees,
                   '' AS organiser
              FROM training_class c
             WHERE c.id IN (SELECT v FROM visible_class(:viewer, CAST(:day AS date)) AS v)
               AND c.state NOT IN ('FINISHED', 'CANCELLED', 'POSTPONED')
             ORDER BY c.state IN ('STUDYING', 'AWAITING_RESULTS') DESC, c.first_day NULLS LAST, c.id
             LIMIT :most
            """;

    @Override
    public List<Section> sections(Viewer viewer) {
        if (!viewer.isAny(
                Role.ORGANISATION_BOARD,
                Role.PROPAGANDA_BOARD,
                Role.CENTRE,
                Role.SCHOOL,
                Role.APPROVER,
                Role.COMMUNE,
                Role.SUPERVISOR)) return List.of();
        var lines = jdbc
                .sql(OPEN)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("most", MOST)
                .query(ClassLists.ClassLine.class)
                .list()
                .stream()
                .map(OpenClasses::line)
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new Section("Lớp đang mở", lines));
    }

    private static Line line(ClassLists.ClassLine one) {
        var first = one.firstDay();
        var last = one.lastDay();
        return new Line(
                one.name(),
                "/lop/" + one.code(),
                "%s · %s · %d/%d học viên"
                        .formatted(
                                one.code(),
                                first == null || last == null ? "chưa chọn ngày học" : Vn.range(first, last),
                                one.trainees(),
                                one.capacity()),
                one.state().tag(),
                one.state().vietnamese());
    }
}

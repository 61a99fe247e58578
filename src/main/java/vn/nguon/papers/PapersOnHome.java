package vn.nguon.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** How many papers of the class under way are handed in, among its figures, and the day until which they may be, at the side. One statement. */
@Component
class PapersOnHome implements HomePart {
    private final JdbcClient jdbc;

    PapersOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String HANDED_IN = """
            SELECT k.code, k.name, (s.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due_on, count(e.id)::int AS people, count(p.id)::int AS papers
              FROM training_class k
              JOIN paper_setting s ON s.class_id = k.id
              JOIN enrolment e ON e.class_id = k.id AND e.state = 'ACTIVE'
              LEFT JOIN paper p ON p.enrolment_id = e.id
             WHERE k.id IN (SELECT class_under_way(:viewer, CAST(:today AS date)))
             GROUP BY k.id, s.due_at
            """;

    record HandedIn(String code, String name, @Nullable LocalDate dueOn, int people, int papers) {}

    @Override
    public int order() {
        return 55;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.isAny(Role.CENTRE, Role.SCHOOL, Role.SUPERVISOR, Role.CLASS_COMMITTEE)) return List.of();
        var blocks = new ArrayList<HomeBlock>();
        jdbc.sql(HANDED_IN)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(HandedIn.class)
                .optional()
                .ifPresent(found -> {
                    var due = found.dueOn();
                    var link = "/lop/" + found.code()
                            + (viewer.isAny(Role.CENTRE, Role.SCHOOL, Role.SUPERVISOR) ? "/thu-hoach" : "#chua-nop");
                    blocks.add(new HomeBlock.Figures(
                            found.name() + ", đến hôm nay",
                            List.of(new HomeBlock.Figure(
                                    "Thu hoạch đã nộp",
                                    "%d/%d".formatted(found.papers(), found.people()),
                                    link,
                                    due == null ? "chưa đặt hạn" : "hạn " + Vn.dayMonth(due),
                                    null))));
                    if (due != null && !due.isBefore(viewer.today()))
                        blocks.add(new HomeBlock.Side(
                                "Sắp tới",
                                List.of(new HomeBlock.Fact(
                                        due, Vn.dayMonth(due), "Hết hạn nộp thu hoạch", link, found.code())),
                                false));
                });
        return blocks;
    }
}

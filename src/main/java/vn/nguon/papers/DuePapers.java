package vn.nguon.papers;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** Papers that a trainee has still to hand in, on their home page; what is handed in is not there any more. One statement. */
@Component
class DuePapers implements HomePart {
    private final JdbcClient jdbc;
    private final Clock clock;

    DuePapers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String DUE = """
            SELECT c.code, c.name, s.due_at
              FROM person_account a
              JOIN enrolment e ON e.person_id = a.person_id AND e.state = 'ACTIVE'
              JOIN training_class c ON c.id = e.class_id
              JOIN paper_setting s ON s.class_id = c.id
             WHERE a.account_id = :viewer
               AND c.state IN ('STUDYING', 'AWAITING_RESULTS')
               AND s.due_at IS NOT NULL
               AND NOT EXISTS (SELECT FROM paper p WHERE p.enrolment_id = e.id)
             ORDER BY s.due_at, c.id
            """;

    @Override
    public int order() {
        return -10;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.TRAINEE)) return List.of();
        var now = clock.instant();
        var lines = jdbc.sql(DUE)
                .param("viewer", viewer.id().value())
                .query((row, _) -> {
                    var due = row.getObject("due_at", java.time.OffsetDateTime.class)
                            .toInstant();
                    var late = due.isBefore(now);
                    return new HomeBlock.Line(
                            "Nộp bài thu hoạch",
                            "/bai-nop/" + row.getString("code"),
                            row.getString("name"),
                            late ? "late" : "due",
                            (late ? "Quá hạn từ " : "Hạn ")
                                    + Vn.date(due.atZone(NguonClock.ZONE).toLocalDate()));
                })
                .list();
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines("Việc phải nộp", lines, null));
    }
}

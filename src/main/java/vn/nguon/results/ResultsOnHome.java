package vn.nguon.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** A trainee's own results of the last half year, on their home. One statement. */
@Component
class ResultsOnHome implements HomePart {
    private static final int MONTHS = 6;

    private final JdbcClient jdbc;

    ResultsOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OWN = """
            SELECT c.public_name AS class_name, r.granted, r.band, r.final_mark, r.decided_on
              FROM person_account a
              JOIN enrolment e ON e.person_id = a.person_id
              JOIN training_class c ON c.id = e.class_id
             CROSS JOIN LATERAL (
                   SELECT l.granted, l.band, l.final_mark, d.decided_on
                     FROM result_line l
                     JOIN result_decision d ON d.id = l.decision_id AND d.kind = 'CERTIFICATE'
                    WHERE l.enrolment_id = e.id
                    ORDER BY d.no DESC
                    LIMIT 1) r
             WHERE a.account_id = :viewer
               AND r.decided_on >= :since
             ORDER BY r.decided_on DESC, c.id DESC
             LIMIT 5
            """;

    record Own(
            String className,
            boolean granted,
            String band,
            @Nullable BigDecimal finalMark,
            LocalDate decidedOn) {}

    @Override
    public int order() {
        return 61;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.TRAINEE)) return List.of();
        var lines = jdbc
                .sql(OWN)
                .param("viewer", viewer.id().value())
                .param("since", viewer.today().minusMonths(MONTHS))
                .query(Own.class)
                .list()
                .stream()
                .map(ResultsOnHome::line)
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines("Kết quả", lines, null));
    }

    private static HomeBlock.Line line(Own own) {
        var mark = own.finalMark();
        return new HomeBlock.Line(
                own.className(),
                "/ket-qua",
                "Quyết định ngày " + Vn.date(own.decidedOn())
                        + (mark == null ? "" : " · điểm " + Vn.score(mark))
                        + (own.band().isEmpty() ? "" : " · " + own.band()),
                own.granted() ? "done" : "todo",
                own.granted() ? "Được cấp chứng chỉ" : "Chưa được cấp chứng chỉ");
    }
}

package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** A trainee's summonses to classes that are not over, on their home page: also after they answered. One statement. */
@Component
class SummonsOnHome implements HomePart {
    private static final String OWN = """
        SELECT c.code, c.name, n.state, s.report_on
          FROM person_account a
          JOIN nomination n ON n.person_id = a.person_id AND n.state IN ('SUMMONED', 'CONFIRMED', 'LEAVE_ASKED')
          JOIN training_class c ON c.id = n.class_id AND c.state IN ('APPROVED', 'SUMMONED', 'STUDYING') AND c.last_day >= :today
          JOIN summons s ON s.id = n.summons_id
         WHERE a.account_id = :viewer
         ORDER BY s.report_on, c.code
        """;

    private final JdbcClient jdbc;

    SummonsOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Own(String code, String name, NominationState state, LocalDate reportOn) {}

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.TRAINEE)) return List.of();
        var lines = jdbc
                .sql(OWN)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Own.class)
                .list()
                .stream()
                .map(own -> new HomeBlock.Line(
                        own.name(),
                        "/lop/" + own.code() + "/giay-trieu-tap",
                        "Có mặt " + Vn.day(own.reportOn()),
                        own.state().tag(),
                        own.state().vietnamese()))
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines("Giấy triệu tập", lines, null));
    }
}

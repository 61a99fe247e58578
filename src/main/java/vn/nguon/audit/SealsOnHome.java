package vn.nguon.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** Tells an administrator when the record was sealed last, and that it is not being sealed. No line of the record itself. One statement. */
@Component
class SealsOnHome implements HomePart {
    /** Sealing comes each minute; what waits longer than this means that it does not. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final String TO_GUIDE = GUIDE + "#trang-đầu-của-quản-trị";

    private final JdbcClient jdbc;
    private final Clock clock;

    SealsOnHome(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record State(long waiting, Optional<Instant> oldest, Optional<Instant> sealed) {}

    private static final String STATE = """
            SELECT count(*) AS waiting, min(e.at) AS oldest, (SELECT sealed_at FROM audit_seal ORDER BY id DESC LIMIT 1) AS sealed
              FROM audit_unsealed u
              JOIN audit_entry e ON e.id = u.entry_id
            """;

    @Override
    public int order() {
        return -94;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) return List.of();
        var state = jdbc.sql(STATE)
                .query((row, n) -> new State(
                        row.getLong("waiting"),
                        instant(row.getObject("oldest", OffsetDateTime.class)),
                        instant(row.getObject("sealed", OffsetDateTime.class))))
                .single();
        var blocks = new ArrayList<HomeBlock>();
        var lately = clock.instant().minus(LATE);
        var unsealed = state.oldest().filter(lately::isAfter);
        if (unsealed.isPresent() && state.sealed().filter(lately::isBefore).isEmpty())
            blocks.add(new HomeBlock.Lines(
                    TO_KEEP_RUNNING,
                    List.of(new HomeBlock.Line(
                            "Nhật ký chưa được niêm phong",
                            TO_GUIDE,
                            "%s chờ niêm phong, sớm nhất từ %s; chạy lại chương trình"
                                    .formatted(Vn.count(state.waiting(), "dòng"), Vn.dateTime(unsealed.get())),
                            "late",
                            "Không niêm phong")),
                    null));
        blocks.add(new HomeBlock.Figures(
                SYSTEM,
                List.of(HomeBlock.Figure.moment(
                        "Nhật ký niêm phong lần cuối", state.sealed(), "Chưa lần nào", TO_GUIDE))));
        return blocks;
    }

    private static Optional<Instant> instant(@org.jspecify.annotations.Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}

package vn.nguon.attendance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * Today's sessions before everything else on the home of a lecturer, a class supervisor and a class committee, each with how far its roll is;
 * and those of the last two weeks whose roll is still open. Their own sessions and classes. One statement.
 */
@Component
class RollsOnHome implements HomePart {
    private static final int DAYS_BACK = 14;
    private static final int MOST = 12;

    private final JdbcClient jdbc;

    RollsOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OWN = """
            WITH own AS (
                SELECT s.id
                  FROM person_account a
                  JOIN session_lecturer l ON l.person_id = a.person_id
                  JOIN session s ON s.id = l.session_id
                 WHERE a.account_id = :viewer AND :lecturer AND s.day BETWEEN :since AND :today
                UNION
                SELECT s.id
                  FROM person_account a
                  JOIN class_person p ON p.person_id = a.person_id
                   AND (p.capacity = 'SUPERVISOR' AND :supervisor OR p.capacity = 'CLASS_COMMITTEE' AND :committee)
                  JOIN session s ON s.class_id = p.class_id
                 WHERE a.account_id = :viewer AND s.day BETWEEN :since AND :today
            )
            SELECT c.ref, c.day, c.half, c.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS starts, c.title, c.place, k.code, k.name,
                   r.session_id IS NOT NULL AS closed,
                   (SELECT count(*) FROM session_trainee t WHERE t.session_id = c.session_id)::int AS audience,
                   (SELECT count(*) FROM attendance_mark m WHERE m.session_id = c.session_id)::int AS marked
              FROM own
              JOIN session_card c ON c.session_id = own.id
              JOIN training_class k ON k.id = c.class_id AND k.state NOT IN ('CANCELLED', 'POSTPONED')
              LEFT JOIN roll_closing r ON r.session_id = c.session_id
             WHERE c.day = :today
                OR r.session_id IS NULL AND k.state IN ('SUMMONED', 'STUDYING', 'AWAITING_RESULTS')
             ORDER BY c.day DESC, c.starts_at, c.session_id
             LIMIT :most
            """;

    record Session(
            UUID ref,
            LocalDate day,
            String half,
            LocalDateTime starts,
            String title,
            String place,
            String code,
            String name,
            boolean closed,
            int audience,
            int marked) {}

    @Override
    public int order() {
        return -20;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.isAny(Role.LECTURER, Role.SUPERVISOR, Role.CLASS_COMMITTEE)) return List.of();
        var today = viewer.today();
        var sessions = jdbc.sql(OWN)
                .param("viewer", viewer.id().value())
                .param("today", today)
                .param("since", today.minusDays(DAYS_BACK))
                .param("lecturer", viewer.is(Role.LECTURER))
                .param("supervisor", viewer.is(Role.SUPERVISOR))
                .param("committee", viewer.is(Role.CLASS_COMMITTEE))
                .param("most", MOST)
                .query(Session.class)
                .list();
        var blocks = new ArrayList<HomeBlock>();
        add(blocks, "Buổi hôm nay", sessions.stream().filter(one -> one.day().equals(today)), today);
        add(
                blocks,
                "Buổi chưa chốt điểm danh",
                sessions.stream().filter(one -> one.day().isBefore(today)),
                today);
        return blocks;
    }

    private static void add(
            List<HomeBlock> blocks, String title, java.util.stream.Stream<Session> sessions, LocalDate today) {
        var lines = sessions.map(one -> line(one, today)).toList();
        if (!lines.isEmpty()) blocks.add(new HomeBlock.Lines(title, lines, null));
    }

    private static HomeBlock.Line line(Session one, LocalDate today) {
        var isToday = one.day().equals(today);
        var note = new ArrayList<String>();
        if (!one.place().isEmpty()) note.add(one.place());
        note.add(one.name());
        if (!one.closed()) note.add("đã đánh dấu %d/%d".formatted(one.marked(), one.audience()));
        return new HomeBlock.Line(
                (isToday
                                ? HalfDays.half(one.half()) + " "
                                        + Vn.time(one.starts().toLocalTime())
                                : HalfDays.when(one.day(), one.half()))
                        + ": " + one.title(),
                "/lop/%s/diem-danh/%s".formatted(one.code(), one.ref()),
                String.join(" · ", note),
                one.closed() ? "done" : isToday ? one.marked() > 0 ? "due" : "todo" : "late",
                one.closed() ? "Đã chốt" : isToday ? left(one) : "Quá hạn " + days(one, today));
    }

    private static String left(Session one) {
        var left = one.audience() - one.marked();
        if (one.marked() == 0) return "Chưa điểm danh";
        return left > 0 ? "Còn " + Vn.count(left, "người") : "Chưa chốt";
    }

    private static String days(Session one, LocalDate today) {
        return Vn.count(ChronoUnit.DAYS.between(one.day(), today), "ngày");
    }
}

package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * At the side of the home of those who run classes: today's sessions of all their classes, and the days of the next two weeks on which a class
 * opens, goes out or closes. One statement.
 */
@Component
class DaysOnHome implements HomePart {
    private static final int DAYS_AHEAD = 14;
    private static final int MOST = 8;

    private final JdbcClient jdbc;

    DaysOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String DAYS = """
            WITH seen AS MATERIALIZED (SELECT v AS id FROM visible_class(:viewer, CAST(:today AS date)) AS v),
            near AS (
                SELECT s.id, s.class_id, s.day, s.kind, k.code
                  FROM session s
                  JOIN training_class k ON k.id = s.class_id AND k.state NOT IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'CANCELLED', 'POSTPONED')
                 WHERE s.day BETWEEN :today AND :last
                   AND (s.day = :today OR s.kind IN ('OPENING', 'CLOSING', 'FIELD_STUDY', 'REPORT_BACK'))
                   AND s.class_id IN (SELECT id FROM seen)
            )
            (SELECT c.day, c.day AS to_day, c.kind, n.code, c.half, c.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS starts, c.ref, c.title, c.place, c.lecturers
               FROM near n
               JOIN session_card c ON c.session_id = n.id
              WHERE n.day = :today
              ORDER BY c.starts_at, n.id
              LIMIT :most)
            UNION ALL
            (SELECT min(n.day), max(n.day), n.kind, n.code, NULL, NULL, NULL, '', '', ''
               FROM near n
              WHERE n.day > :today
              GROUP BY n.class_id, n.code, n.kind
              ORDER BY min(n.day), n.code
              LIMIT :most)
            """;

    @Override
    public int order() {
        return 45;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.isAny(Role.CENTRE, Role.SCHOOL)) return List.of();
        var now = new ArrayList<HomeBlock.Fact>();
        var coming = new ArrayList<HomeBlock.Fact>();
        jdbc.sql(DAYS)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("last", viewer.today().plusDays(DAYS_AHEAD))
                .param("most", MOST)
                .query(row -> {
                    var ref = row.getObject("ref", UUID.class);
                    var day = row.getObject("day", LocalDate.class);
                    var code = row.getString("code");
                    if (ref == null) {
                        var kind = SessionKind.valueOf(row.getString("kind")).vietnamese();
                        coming.add(new HomeBlock.Fact(
                                day,
                                when(day, row.getObject("to_day", LocalDate.class)),
                                kind,
                                "/lop/%s/lich?ngay=%s".formatted(code, day),
                                code));
                    } else {
                        var place = row.getString("place");
                        var lecturers = names(row.getString("lecturers"));
                        now.add(new HomeBlock.Fact(
                                day,
                                "%s %s"
                                        .formatted(
                                                Half.valueOf(row.getString("half"))
                                                        .vietnamese(),
                                                Vn.time(row.getObject("starts", LocalDateTime.class)
                                                        .toLocalTime())),
                                row.getString("title"),
                                "/lop/%s/diem-danh/%s".formatted(code, ref),
                                String.join(
                                        " · ",
                                        Stream.of(place, lecturers, code)
                                                .filter(text -> !text.isEmpty())
                                                .toList())));
                    }
                });
        var blocks = new ArrayList<HomeBlock>();
        if (!now.isEmpty()) blocks.add(new HomeBlock.Side("Buổi hôm nay", now, false));
        if (!coming.isEmpty()) blocks.add(new HomeBlock.Side("Sắp tới", coming, false));
        return blocks;
    }

    /** Of "Nguyễn Thị Hải, Giảng viên chính; Hồ Thị Thêm, …" the names alone. */
    private static String names(String lecturers) {
        return Arrays.stream(lecturers.split("; "))
                .map(one -> one.substring(0, one.indexOf(',') < 0 ? one.length() : one.indexOf(',')))
                .collect(Collectors.joining(", "));
    }

    /** "28/10", "25–26/10". */
    private static String when(LocalDate from, LocalDate to) {
        if (from.equals(to)) return Vn.dayMonth(from);
        return from.getMonth() == to.getMonth()
                ? "%02d–%s".formatted(from.getDayOfMonth(), Vn.dayMonth(to))
                : Vn.dayMonth(from) + "–" + Vn.dayMonth(to);
    }
}

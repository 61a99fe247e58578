package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassDoor;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * Classes that go on and how far they are, on the home page of offices: those under way first, then those to come; and for those who run them
 * what was lately decided about them ("Vừa xong"). One statement, and one more over the few classes found.
 */
@Component
class OpenClasses implements HomePart {
    private static final int MOST = 6;
    private static final int DAYS_BACK = 14;
    private static final int LATEST = 5;

    private final JdbcClient jdbc;

    OpenClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OPEN = """
            WITH shown AS (
                SELECT c.id, c.code, c.name, c.state, c.first_day, c.last_day, c.capacity, count(*) OVER ()::int AS total,
                       c.state IN ('STUDYING', 'AWAITING_RESULTS') AS begun
                  FROM training_class c
                 WHERE c.state NOT IN ('FINISHED', 'CANCELLED', 'POSTPONED')
                   AND""" + ClassDoor.opens("c.id", ":day") + """
                 ORDER BY c.state IN ('STUDYING', 'AWAITING_RESULTS') DESC, c.first_day NULLS LAST, c.id
                 LIMIT :most
            )
            SELECT c.id, c.code, c.name, c.state, c.first_day, c.last_day, c.capacity, c.total,
                   (SELECT count(*) FROM class_person t WHERE t.class_id = c.id AND t.capacity = 'TRAINEE')::int AS trainees,
                   (SELECT count(*) FROM session s WHERE s.class_id = c.id)::int AS sessions,
                   (SELECT count(*) FROM session s WHERE s.class_id = c.id AND s.day < :day)::int AS held
              FROM shown c
             ORDER BY c.begun DESC, c.first_day NULLS LAST, c.id
            """;

    /** @param held sessions of days that are over */
    record Open(
            long id,
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
        var blocks = new ArrayList<HomeBlock>();
        blocks.add(new HomeBlock.Said(Vn.count(total, "lớp") + " đang mở"));
        blocks.add(new HomeBlock.Gauges(
                "Lớp đang mở",
                "",
                List.of("Lớp", "Thời gian", "Học viên", "Đã học"),
                true,
                open.stream().map(OpenClasses::bar).toList(),
                null,
                "",
                total > MOST ? new HomeBlock.Link("Xem tất cả các lớp", "/lop") : null,
                false));
        if (viewer.isAny(Role.CENTRE, Role.SCHOOL)) lately(open, viewer.today(), blocks);
        return blocks;
    }

    /** What was done with the class as a whole: their sentences name no trainee. */
    private static final List<String> STEPS = List.of(
            "CREATE",
            "MOVE",
            "APPROVE_PROGRAMME",
            "OPEN_CALL",
            "CLOSE_CALL",
            "DECIDE_SENDING",
            "IMPORT_ROSTER",
            "APPROVE_ROSTER",
            "SUMMON",
            "DIVIDE",
            "ISSUE_TIMETABLE",
            "ADD_MATERIAL",
            "PLAN_FIELD_STUDY",
            "SEND_RECOMMENDATIONS",
            "DEAL_PRACTICE",
            "RELEASE_PRACTICE",
            "OPEN_FEEDBACK",
            "DEAL_PAPERS",
            "RELEASE_MARKS",
            "SIGN_APPRAISALS",
            "DECIDE_RESULTS",
            "DECIDE_COMMENDATIONS",
            "ISSUE");

    private static final String LATELY = """
            SELECT k.code, s.at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS at, s.actor, s.sentence
              FROM training_class k
             CROSS JOIN LATERAL (
                   SELECT a.id, a.at, a.actor, a.sentence
                     FROM audit_said a
                    WHERE a.subject_kind = 'class' AND a.subject_id = k.id AND a.action IN (:steps)
                    ORDER BY a.id DESC
                    LIMIT :most) s
             WHERE k.id IN (:classes)
               AND s.at >= CAST(:since AS date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
             ORDER BY s.id DESC
             LIMIT :most
            """;

    record Done(String code, LocalDateTime at, String actor, String sentence) {}

    /** @param open found through the viewer's door */
    private void lately(List<Open> open, LocalDate today, List<HomeBlock> blocks) {
        var facts = jdbc
                .sql(LATELY)
                .param("classes", open.stream().map(Open::id).toList())
                .param("steps", STEPS)
                .param("since", today.minusDays(DAYS_BACK))
                .param("most", LATEST)
                .query(Done.class)
                .list()
                .stream()
                .map(done -> fact(done, today))
                .toList();
        if (!facts.isEmpty()) blocks.add(new HomeBlock.Side("Vừa xong", facts, true));
    }

    private static HomeBlock.Fact fact(Done done, LocalDate today) {
        var day = done.at().toLocalDate();
        return new HomeBlock.Fact(
                day,
                day.equals(today) ? Vn.time(done.at().toLocalTime()) : Vn.dayMonth(day),
                done.sentence(),
                "",
                done.actor() + " · " + done.code());
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

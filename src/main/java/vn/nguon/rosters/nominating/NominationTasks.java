package vn.nguon.rosters.nominating;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassFollower;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/**
 * What nominating asks of people, brought up to date from the facts in the transaction that changed them: communes name and answer, the
 * board appraises, the approver decides, the organiser summons and judges who asks leave. A class that is put off, called off or taught
 * asks nothing more. Six statements and one for each task that stays open.
 */
@Component
class NominationTasks implements ClassFollower {
    private final JdbcClient jdbc;
    private final CallTable calls;
    private final NominationTable table;
    private final Tasks tasks;
    private final Clock clock;

    NominationTasks(JdbcClient jdbc, CallTable calls, NominationTable table, Tasks tasks, Clock clock) {
        this.jdbc = jdbc;
        this.calls = calls;
        this.table = table;
        this.tasks = tasks;
        this.clock = clock;
    }

    record Facts(
            String code,
            String name,
            String state,
            @Nullable LocalDate firstDay,
            boolean approved) {
        boolean alive() {
            return Calls.goesOn(ClassState.valueOf(state));
        }
    }

    @Override
    public Optional<Refusal> follow(Viewer by, ClassId id, ClassState state) {
        refresh(id);
        if (state != ClassState.APPROVED && state != ClassState.SUMMONED) closeOwn(id);
        return Optional.empty();
    }

    void refresh(ClassId id) {
        var facts = jdbc.sql("""
                SELECT c.code, c.name, c.state, c.first_day, coalesce(r.state = 'APPROVED', false) AS approved
                  FROM training_class c
                  LEFT JOIN roster r ON r.class_id = c.id
                 WHERE c.id = :id
                """).param("id", id.value()).query(Facts.class).single();
        var call = calls.call(id).filter(Call::opened);
        var board = calls.board(id);
        var open = new ArrayList<OpenTask>();
        if (facts.alive() && (call.isPresent() || !board.isEmpty())) {
            for (var line : board) commune(open, id, facts, call.orElse(null), line);
            offices(open, id, facts, board);
        }
        open.forEach(tasks::open);
        // Also those of communes that were taken off, and of desks that have ended or passed to another.
        tasks.closeOthers(
                KINDS.stream().map(kind -> "%s:%d:".formatted(kind, id.value())).toList(),
                open.stream().map(OpenTask::key).toList());
    }

    private static final List<String> KINDS =
            List.of("nominate", "answer-summons", "appraise", "send", "summon", "leave");

    private void offices(List<OpenTask> open, ClassId id, Facts facts, List<QuotaLine> board) {
        var waiting = board.stream().mapToInt(QuotaLine::waiting).sum();
        var appraised = board.stream().mapToInt(QuotaLine::appraised).sum();
        var unsummoned = board.stream().mapToInt(QuotaLine::unsummoned).sum();
        var asked = board.stream().mapToInt(QuotaLine::asked).sum();
        var here = "/lop/" + facts.code() + "/cu-hoc-vien";
        for (var desk : desks(id)) {
            if (desk.role() == Role.ORGANISATION_BOARD && desk.appraises())
                task(open, facts, waiting, "appraise", id, desk, "Thẩm định %d đề nghị cử: %s", here, null);
            if (desk.role() == Role.APPROVER && desk.decides())
                task(
                        open,
                        facts,
                        appraised,
                        "send",
                        id,
                        desk,
                        "Quyết định cử %d người: %s",
                        here + "/quyet-dinh",
                        null);
            if (desk.role() != Role.APPROVER && desk.organises()) {
                var summon = facts.approved() ? unsummoned : 0;
                task(
                        open,
                        facts,
                        summon,
                        "summon",
                        id,
                        desk,
                        "Triệu tập %d học viên: %s",
                        "/lop/" + facts.code() + "/trieu-tap",
                        facts.firstDay());
                task(open, facts, asked, "leave", id, desk, "Xét %d người xin không học: %s", here, facts.firstDay());
            }
        }
    }

    private static void commune(List<OpenTask> open, ClassId id, Facts facts, @Nullable Call call, QuotaLine line) {
        var at = line.organisation();
        var link = "/cu-hoc-vien/" + facts.code();
        var naming = "nominate:%d:%d".formatted(id.value(), at.value());
        var wanted = line.missing() + line.returned();
        if (call != null && call.open() && wanted > 0)
            open.add(OpenTask.forRole(
                    naming,
                    "nominate",
                    "Đề nghị cử %d người học lớp %s".formatted(wanted, facts.name()),
                    "%d chỉ tiêu, %d đã đề nghị%s"
                            .formatted(
                                    line.offered(),
                                    line.named(),
                                    line.returned() > 0 ? ", %d bị trả lại".formatted(line.returned()) : ""),
                    link,
                    call.dueOn(),
                    Role.COMMUNE,
                    at));
        var answering = "answer-summons:%d:%d".formatted(id.value(), at.value());
        // Once the class has begun the roll tells who came.
        var unanswered = line.seated() - line.unsummoned() - line.confirmed() - line.asked();
        if (unanswered > 0 && ClassState.valueOf(facts.state()) != ClassState.STUDYING)
            open.add(OpenTask.forRole(
                    answering,
                    "answer-summons",
                    "Xác nhận %d học viên đi học lớp %s".formatted(unanswered, facts.name()),
                    line.unitName(),
                    link,
                    facts.firstDay(),
                    Role.COMMUNE,
                    at));
    }

    private static void task(
            List<OpenTask> open,
            Facts facts,
            int count,
            String kind,
            ClassId id,
            Desk desk,
            String subject,
            String link,
            @Nullable LocalDate due) {
        var key = "%s:%d:%s:%d".formatted(kind, id.value(), desk.role().name(), desk.organisationId());
        if (count > 0)
            open.add(OpenTask.forRole(
                    key,
                    kind,
                    subject.formatted(count, facts.name()),
                    facts.code(),
                    link,
                    due,
                    desk.role(),
                    new OrganisationId(desk.organisationId())));
    }

    /** A role at an organisation that acts in the class, and by which parts; those of an ended one are its keeper's. */
    record Desk(Role role, long organisationId, boolean appraises, boolean decides, boolean organises) {}

    private static final String DESKS = """
        SELECT w.role, w.organisation_id, bool_or(p.part IN ('PLANS', 'DECIDES', 'ORGANISES')) AS appraises, bool_or(p.part = 'DECIDES') AS decides,
               bool_or(p.part = 'ORGANISES') AS organises
          FROM (SELECT q.part, CASE WHEN e.last_day < CAST(:day AS date) THEN task_keeper(q.organisation_id, CAST(:day AS date))
                                    ELSE q.organisation_id END AS organisation_id
                  FROM class_part q
                  LEFT JOIN organisation_end e ON e.organisation_id = q.organisation_id
                 WHERE q.class_id = :class) p
          JOIN grant_in_force w ON w.valid @> CAST(:day AS date) AND w.role IN ('ORGANISATION_BOARD', 'CENTRE', 'SCHOOL', 'APPROVER')
          JOIN organisation_version wv ON wv.organisation_id = w.organisation_id AND wv.valid @> CAST(:day AS date)
          LEFT JOIN organisation_version pv ON pv.organisation_id = p.organisation_id AND pv.valid @> CAST(:day AS date)
         WHERE (p.organisation_id = w.organisation_id
                OR acts_for_superior(pv.kind) AND pv.superior_id = w.organisation_id
                OR acts_for_superior(wv.kind) AND wv.superior_id = p.organisation_id)
         GROUP BY w.role, w.organisation_id
         ORDER BY w.role, w.organisation_id
        """;

    private List<Desk> desks(ClassId id) {
        return jdbc.sql(DESKS)
                .param("class", id.value())
                .param("day", LocalDate.now(clock))
                .query(Desk.class)
                .list();
    }

    // --- the summoned person's own task

    record Summoned(long nomination, long account) {}

    /** Each newly summoned person who has an account answers themselves, or the commune does. */
    void askOwn(ClassId id, Collection<Long> nominations, String code, String name, @Nullable LocalDate due) {
        if (nominations.isEmpty()) return;
        jdbc.sql("""
                SELECT n.id AS nomination, a.account_id AS account
                  FROM nomination n
                  JOIN person_account a ON a.person_id = n.person_id
                 WHERE n.class_id = :class AND n.id IN (:ids)
                """)
                .param("class", id.value())
                .param("ids", List.copyOf(nominations))
                .query(Summoned.class)
                .list()
                .forEach(one -> tasks.open(new OpenTask(
                        own(one.nomination()),
                        "own-summons",
                        "Xác nhận đi học lớp " + name,
                        "Giấy triệu tập",
                        "/lop/" + code + "/giay-trieu-tap",
                        due,
                        new AccountId(one.account()),
                        null,
                        null)));
    }

    void answered(long nomination) {
        tasks.close(own(nomination));
    }

    private void closeOwn(ClassId id) {
        for (var one : table.all(id)) tasks.close(own(one.id()));
    }

    private static String own(long nomination) {
        return "own-summons:" + nomination;
    }
}

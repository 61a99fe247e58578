package vn.nguon.followup;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * The two things that a trainee wants to do at home, and what the commune says came of them. A trainee sees and writes their own; a commune
 * those of the people it sent, also those sent by a commune whose tasks passed to it.
 */
@Service
public class HomeActions {
    /** How many each trainee names. */
    static final int COUNT = 2;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Months months;
    private final Owed owed;

    HomeActions(JdbcClient jdbc, Clock clock, Ids ids, Months months, Owed owed) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.months = months;
        this.owed = owed;
    }

    /**
     * The actions of one trainee in one class.
     *
     * @param enrolment public id, in addresses
     * @param actions none to two, in their order
     * @param open whether the trainee may still write
     */
    public record Of(
            UUID enrolment,
            String className,
            String classCode,
            LocalDate lastDay,
            String fullName,
            String unitName,
            boolean open,
            List<Action> actions) {
        public Of {
            actions = List.copyOf(actions);
        }
    }

    /** @param checks what the commune said, by months; the latest word for each */
    public record Action(UUID ref, int no, String text, List<Check> checks) {
        public Action {
            checks = List.copyOf(checks);
        }

        public @Nullable Check after(int months) {
            return checks.stream()
                    .filter(check -> check.months() == months)
                    .findFirst()
                    .orElse(null);
        }
    }

    public record Check(int months, ActionOutcome outcome, String note, String actor, LocalDate day) {}

    private static final String ROWS = """
            SELECT e.ref AS enrolment, k.name AS class_name, k.code, k.last_day, p.full_name, e.unit_name,
                   a.ref, a.no, a.text, c.months, c.outcome, c.note, c.actor, c.at
              FROM enrolment e
              JOIN training_class k ON k.id = e.class_id AND k.state IN ('AWAITING_RESULTS', 'FINISHED')
              JOIN person_card p ON p.id = e.person_id
              LEFT JOIN home_action a ON a.enrolment_id = e.id
              LEFT JOIN LATERAL (
                   SELECT DISTINCT ON (x.months) x.months, x.outcome, x.note, x.actor, x.at
                     FROM home_action_check x WHERE x.action_id = a.id ORDER BY x.months, x.id DESC) c ON true
             WHERE e.state = 'ACTIVE'
            """;

    private static final String ORDER = """
             ORDER BY k.last_day DESC, k.code, p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", e.id, a.no, c.months
            """;

    /** One's own, latest class first. */
    @Transactional(readOnly = true)
    public List<Of> own(Viewer viewer) {
        return read(
                viewer,
                jdbc.sql(ROWS
                                + " AND e.person_id = ANY (ARRAY(SELECT o.person_id FROM person_account o WHERE o.account_id = :viewer))"
                                + ORDER)
                        .param("viewer", viewer.id().value()));
    }

    /** Of the people this commune sent, who have written any; classes that ended within two years before today. At most 300 rows. */
    @Transactional(readOnly = true)
    public List<Of> sent(Viewer viewer) {
        return read(
                viewer,
                jdbc.sql(ROWS + """
                           AND a.id IS NOT NULL
                           AND k.last_day > CAST(:today AS date) - 731
                           AND e.organisation_id = ANY (ARRAY(SELECT acting_commune(:viewer, CAST(:today AS date))))
                        """ + ORDER + " LIMIT 300")
                        .param("viewer", viewer.id().value())
                        .param("today", viewer.today()));
    }

    private List<Of> read(Viewer viewer, JdbcClient.StatementSpec statement) {
        var heads = new LinkedHashMap<UUID, Of>();
        var actions = new LinkedHashMap<UUID, LinkedHashMap<UUID, Action>>();
        var checks = new LinkedHashMap<UUID, List<Check>>();
        statement.query((ResultSet row) -> {
            var enrolment = row.getObject("enrolment", UUID.class);
            heads.putIfAbsent(
                    enrolment,
                    new Of(
                            enrolment,
                            row.getString("class_name"),
                            row.getString("code"),
                            row.getObject("last_day", LocalDate.class),
                            row.getString("full_name"),
                            row.getString("unit_name"),
                            true,
                            List.of()));
            var ref = row.getObject("ref", UUID.class);
            if (ref == null) return;
            actions.computeIfAbsent(enrolment, _ -> new LinkedHashMap<>())
                    .putIfAbsent(ref, new Action(ref, row.getInt("no"), row.getString("text"), List.of()));
            var outcome = row.getString("outcome");
            if (outcome != null)
                checks.computeIfAbsent(ref, _ -> new ArrayList<>())
                        .add(new Check(
                                row.getInt("months"),
                                ActionOutcome.valueOf(outcome),
                                row.getString("note"),
                                row.getString("actor"),
                                row.getObject("at", OffsetDateTime.class)
                                        .atZoneSameInstant(NguonClock.ZONE)
                                        .toLocalDate()));
        });
        if (heads.isEmpty()) return List.of();
        int firstCheck = months.checks(viewer.today()).getFirst();
        return heads.values().stream()
                .map(head -> {
                    var of = actions.getOrDefault(head.enrolment(), new LinkedHashMap<>()).values().stream()
                            .map(one -> new Action(
                                    one.ref(), one.no(), one.text(), checks.getOrDefault(one.ref(), List.of())))
                            .toList();
                    return new Of(
                            head.enrolment(),
                            head.className(),
                            head.classCode(),
                            head.lastDay(),
                            head.fullName(),
                            head.unitName(),
                            closed(viewer, head.lastDay(), firstCheck, of) == null,
                            of);
                })
                .toList();
    }

    /** Why a trainee may no longer write; null while they may. */
    private static @Nullable Refusal closed(Viewer viewer, LocalDate lastDay, int firstCheck, List<Action> actions) {
        if (actions.stream().anyMatch(action -> !action.checks().isEmpty()))
            return new Refusal("da-xac-nhan", "Đảng ủy xã đã xác nhận việc này, không sửa được nữa.");
        var first = lastDay.plusMonths(firstCheck);
        return viewer.today().isAfter(first)
                ? new Refusal("het-han", "Đã quá thời gian ghi việc sẽ làm sau lớp.")
                : null;
    }

    /** @throws NotFound unless it is the viewer's own enrolment in a class that has been taught */
    @Transactional(readOnly = true)
    public Of own(Viewer viewer, UUID enrolment) {
        return own(viewer).stream()
                .filter(of -> of.enrolment().equals(enrolment))
                .findFirst()
                .orElseThrow(() -> new NotFound("enrolment " + enrolment));
    }

    /** Writes or changes both. Refused once the commune has said what came of them, or after the first check fell due. */
    @Transactional
    public Outcome<UUID> name(Viewer viewer, UUID enrolment, List<String> texts) {
        if (texts.size() != COUNT) throw new IllegalArgumentException("not two actions");
        var locked = jdbc.sql("SELECT id FROM enrolment WHERE ref = :ref FOR UPDATE")
                .param("ref", enrolment)
                .query(Long.class)
                .optional();
        var of = own(viewer, enrolment);
        var closed = closed(viewer, of.lastDay(), months.checks(viewer.today()).getFirst(), of.actions());
        if (closed != null) return new Outcome.Refused<>(closed);
        var id = locked.orElseThrow(() -> new NotFound("enrolment " + enrolment));
        for (var no = 1; no <= COUNT; no++)
            jdbc.sql("""
                            INSERT INTO home_action (ref, enrolment_id, no, text, written_at) VALUES (:ref, :enrolment, :no, :text, :at)
                            ON CONFLICT (enrolment_id, no) DO UPDATE SET text = excluded.text, written_at = excluded.written_at
                            """)
                    .param("ref", ids.next())
                    .param("enrolment", id)
                    .param("no", no)
                    .param("text", VietnameseText.clean(texts.get(no - 1)))
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        owed.actionsWritten(enrolment);
        return Outcome.done(enrolment);
    }

    /**
     * An action as the commune that sent the trainee may say what came of it.
     *
     * @param asked the months that may be said today: due, and within the time for it
     */
    public record ToCheck(
            UUID ref, int no, String text, String fullName, String unitName, String className, List<Integer> asked) {
        public ToCheck {
            asked = List.copyOf(asked);
        }
    }

    private record CheckRow(
            long id,
            UUID ref,
            int no,
            String text,
            String fullName,
            String unitName,
            String className,
            LocalDate lastDay) {}

    private CheckRow row(Viewer viewer, UUID action) {
        return jdbc.sql("""
                        SELECT a.id, a.ref, a.no, a.text, p.full_name, e.unit_name, k.name AS class_name, k.last_day
                          FROM home_action a
                          JOIN enrolment e ON e.id = a.enrolment_id AND e.state = 'ACTIVE'
                          JOIN training_class k ON k.id = e.class_id
                          JOIN person_card p ON p.id = e.person_id
                         WHERE a.ref = :ref
                           AND e.organisation_id = ANY (ARRAY(SELECT acting_commune(:viewer, CAST(:today AS date))))
                        """)
                .param("ref", action)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(CheckRow.class)
                .optional()
                .orElseThrow(() -> new NotFound("action " + action));
    }

    /** @throws NotFound unless the viewer acts for the commune that sent the trainee */
    @Transactional(readOnly = true)
    public ToCheck toCheck(Viewer viewer, UUID action) {
        var row = row(viewer, action);
        return new ToCheck(
                row.ref(),
                row.no(),
                row.text(),
                row.fullName(),
                row.unitName(),
                row.className(),
                asking(viewer).of(row.lastDay()));
    }

    /** What the rules of a day ask for: read once, asked for every line. */
    record Asking(LocalDate today, List<Integer> months, int window) {
        /** After how many months a word is asked for on that day, of a class that ended on {@code lastDay}. */
        List<Integer> of(LocalDate lastDay) {
            return months.stream()
                    .filter(after -> Window.of(lastDay, after, window).holds(today))
                    .toList();
        }
    }

    Asking asking(Viewer viewer) {
        return new Asking(viewer.today(), months.checks(viewer.today()), months.window(viewer.today()));
    }

    /** Says what came of it. Refused before it is due, and when the time for it is over. */
    @Transactional
    public Outcome<UUID> check(Viewer viewer, UUID action, int after, ActionOutcome outcome, String note) {
        var row = row(viewer, action);
        if (!asking(viewer).of(row.lastDay()).contains(after))
            return Outcome.refused("chua-den-hen", "Lần xác nhận này chưa đến ngày, hoặc đã hết thời gian.");
        var said = VietnameseText.clean(note);
        if (outcome != ActionOutcome.DONE && said.isEmpty())
            return Outcome.refused("thieu-ly-do", "Ghi vì sao chưa xong và sẽ làm gì tiếp.");
        jdbc.sql("""
                        INSERT INTO home_action_check (action_id, months, outcome, note, account_id, actor, at)
                        VALUES (:action, :months, :outcome, :note, :account, :actor, :at)
                        """)
                .param("action", row.id())
                .param("months", after)
                .param("outcome", outcome.name())
                .param("note", said)
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
        owed.again();
        return Outcome.done(action);
    }
}

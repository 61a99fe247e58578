package vn.nguon.rosters.yearly;

import java.sql.Types;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassState;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/**
 * Yearly training plans. The organisation board drafts and submits its committee's plan, the committee's approver approves the list whole
 * or returns it; approved lines are tied to the classes that come of them and measured by those. Whoever submitted does not approve. Longer than most: each change of a plan with all that may speak against it; whom its
 * classes are needed for: {@link PlanNeeds}.
 */
@Service
public class YearPlans {
    /** As the table's check has it. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    private final JdbcClient jdbc;
    private final Documents documents;
    private final Tasks tasks;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final PlanNeeds needs;

    YearPlans(
            JdbcClient jdbc,
            Documents documents,
            Tasks tasks,
            Audit audit,
            Ids ids,
            Clock clock,
            TransactionTemplate transaction,
            PlanNeeds needs) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.tasks = tasks;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.needs = needs;
    }

    /** The committee whose plan the viewer keeps or decides; when several, the first founded. */
    private record Body(long id, String name, boolean drafts, boolean decides) {}

    static final String BODY = """
        SELECT v.organisation_id AS id, v.name,
               v.organisation_id IN (SELECT acting_committee(:viewer, 'ORGANISATION_BOARD', CAST(:day AS date))) AS drafts,
               v.organisation_id IN (SELECT acting_committee(:viewer, 'APPROVER', CAST(:day AS date))) AS decides
          FROM organisation_version v
         WHERE v.valid @> CAST(:day AS date)
           AND v.organisation_id IN (SELECT acting_committee(:viewer, r, CAST(:day AS date)) FROM unnest(ARRAY['ORGANISATION_BOARD', 'APPROVER']) AS r)
         ORDER BY v.organisation_id
         LIMIT 1
        """;

    private Body body(Viewer viewer) {
        return jdbc.sql(BODY)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Body.class)
                .optional()
                .orElseThrow(() -> new Forbidden("Kế hoạch năm do Ban Tổ chức lập và người duyệt của cấp ủy xem."));
    }

    private record Row(long id, String state, @Nullable Long submittedBy, int version) {
        PlanState is() {
            return PlanState.valueOf(state);
        }
    }

    private @Nullable Row row(Body body, int year, boolean lock) {
        return jdbc.sql(
                        "SELECT id, state, submitted_by, version FROM training_plan WHERE organisation_id = :body AND year = :year"
                                + (lock ? " FOR UPDATE" : ""))
                .param("body", body.id())
                .param("year", year)
                .query(Row.class)
                .optional()
                .orElse(null);
    }

    private static final String LINES = """
        SELECT l.ref, l.name, l.titles, l.terms, array_to_string(l.titles, ', ') || '; nhiệm kỳ ' || replace(array_to_string(l.terms, ', '), '-', '–') AS target,
               l.seats, l.from_day, l.to_day, l.need_then, c.code AS class_code, coalesce(c.state, '') AS class_state, c.first_day, c.last_day,
               coalesce(t.people, 0) AS trainees, CASE WHEN c.state = 'FINISHED' THEN coalesce(t.people, 0) ELSE 0 END AS trained
          FROM training_plan_line l
          LEFT JOIN training_class c ON c.id = l.class_id
          LEFT JOIN LATERAL (SELECT count(*)::int AS people FROM enrolment e WHERE e.class_id = l.class_id AND e.state = 'ACTIVE') t ON true
         WHERE l.plan_id = :plan
         ORDER BY l.from_day, l.name, l.id
        """;

    private record Asked(PlanNeeds.Target target, YearPlan.Line line) {}

    /** Lines without what they are needed for, each with whom it is for. */
    private List<Asked> asked(long plan) {
        return jdbc.sql(LINES)
                .param("plan", plan)
                .query((row, _) -> {
                    var need = row.getInt("need_then");
                    var state = row.getString("class_state");
                    return new Asked(
                            PlanNeeds.target(row),
                            new YearPlan.Line(
                                    row.getObject("ref", UUID.class),
                                    row.getString("name"),
                                    row.getString("target"),
                                    row.getInt("seats"),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("to_day", LocalDate.class),
                                    row.getObject("need_then") == null ? null : need,
                                    0,
                                    row.getString("class_code"),
                                    state.isEmpty()
                                            ? ""
                                            : ClassState.valueOf(state).vietnamese(),
                                    row.getObject("first_day", LocalDate.class),
                                    row.getObject("last_day", LocalDate.class),
                                    state.equals(ClassState.FINISHED.name()),
                                    row.getInt("trainees"),
                                    row.getInt("trained")));
                })
                .list();
    }

    private static List<YearPlan.Line> lines(List<Asked> asked, PlanNeeds.Needs needs) {
        return asked.stream()
                .map(one -> one.line().needing(needs.need().getOrDefault(one.target(), 0)))
                .toList();
    }

    private static final String BESIDE = """
        SELECT c.code, c.name, c.state, (SELECT count(*)::int FROM enrolment e WHERE e.class_id = c.id AND e.state = 'ACTIVE') AS trainees
          FROM training_class c
          JOIN class_part p ON p.class_id = c.id AND p.part = 'DECIDES'
          JOIN organisation_version v ON v.organisation_id = p.organisation_id AND v.valid @> CAST(c.first_day AS date)
         WHERE c.first_day BETWEEN make_date(:year, 1, 1) AND make_date(:year, 12, 31)
           AND c.state NOT IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'CANCELLED')
           AND CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE v.organisation_id END = :body
           AND NOT EXISTS (SELECT FROM training_plan_line l WHERE l.class_id = c.id)
         ORDER BY c.first_day, c.code
         LIMIT 100
        """;

    private List<YearPlan.Beside> beside(Body body, int year) {
        return jdbc.sql(BESIDE)
                .param("year", year)
                .param("body", body.id())
                .query((row, _) -> new YearPlan.Beside(
                        row.getString("code"),
                        row.getString("name"),
                        ClassState.valueOf(row.getString("state")).vietnamese(),
                        row.getInt("trainees")))
                .list();
    }

    private static final String LAST = """
        SELECT coalesce(d.classification, 'NORMAL') AS classification, s.actor || ', ' || to_char(s.at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI')
               || coalesce(', ' || d.number || ' ngày ' || to_char(d.dated, 'DD/MM/YYYY'), '') || CASE s.reason WHEN '' THEN '' ELSE '. ' || s.reason END AS words
          FROM training_plan_step s
          LEFT JOIN document d ON d.id = s.document_id
         WHERE s.plan_id = :plan
         ORDER BY s.id DESC
         LIMIT 1
        """;

    private record Last(String words, Classification classification) {
        static final Last NONE = new Last("", Classification.NORMAL);
    }

    /** The plan of a year of the viewer's committee; an empty one that stands nowhere yet when nothing was drafted. Six statements. */
    @Transactional(readOnly = true)
    public YearPlan plan(Viewer viewer, int year) {
        mustBeYear(year);
        var body = body(viewer);
        var row = row(body, year, false);
        if (row == null)
            return new YearPlan(
                    year,
                    body.name(),
                    PlanState.DRAFT,
                    0,
                    List.of(),
                    null,
                    body.drafts(),
                    body.decides(),
                    "",
                    Classification.NORMAL,
                    beside(body, year));
        var last = jdbc.sql(LAST)
                .param("plan", row.id())
                .query(Last.class)
                .optional()
                .orElse(Last.NONE);
        var asked = asked(row.id());
        var needs = this.needs.of(
                viewer, row.id(), asked.stream().map(Asked::target).toList());
        return new YearPlan(
                year,
                body.name(),
                row.is(),
                row.version(),
                lines(asked, needs),
                needs.at(),
                body.drafts(),
                body.decides(),
                last.words(),
                last.classification(),
                beside(body, year));
    }

    /** Proposes one more class. Refused: no longer open, seats or dates that cannot be. */
    @Transactional
    public Outcome<UUID> add(Viewer by, int year, PlanLine wanted) {
        mustBeYear(year);
        var body = drafting(by);
        jdbc.sql(
                        "INSERT INTO training_plan (ref, organisation_id, year) VALUES (:ref, :body, :year) ON CONFLICT DO NOTHING")
                .param("ref", ids.next())
                .param("body", body.id())
                .param("year", year)
                .update();
        var row = locked(body, year);
        if (!row.is().open()) return shut(row);
        if (wanted.titles().isEmpty() || wanted.terms().isEmpty())
            return Outcome.refused("thieu-chuc-danh", "Chọn chức danh và nhiệm kỳ quy hoạch mà lớp bồi dưỡng.");
        if (wanted.toDay().isBefore(wanted.fromDay()))
            return Outcome.refused("ngay-nguoc", "Ngày cuối đứng trước ngày đầu. Xem lại ngày.");
        if (wanted.fromDay().getYear() != year)
            return Outcome.refused("ngoai-nam", "Ngày đầu không thuộc năm %d. Xem lại ngày.".formatted(year));
        var ref = ids.next();
        jdbc.sql("""
                INSERT INTO training_plan_line (ref, plan_id, name, titles, terms, seats, from_day, to_day)
                VALUES (:ref, :plan, :name, :titles, :terms, :seats, :from, :to)
                """)
                .param("ref", ref)
                .param("plan", row.id())
                .param("name", Normalizer.normalize(wanted.name().strip(), Normalizer.Form.NFC))
                .param("titles", wanted.titles().toArray(String[]::new))
                .param("terms", wanted.terms().toArray(String[]::new))
                .param("seats", wanted.seats())
                .param("from", wanted.fromDay())
                .param("to", wanted.toDay())
                .update();
        bump(row);
        return Outcome.done(ref);
    }

    /** Takes a proposed class away while the plan is open. @throws NotFound if the plan has no such line */
    @Transactional
    public Outcome<Boolean> remove(Viewer by, int year, UUID line) {
        var row = locked(drafting(by), year);
        if (!row.is().open()) return shut(row);
        var gone = jdbc.sql("DELETE FROM training_plan_line WHERE plan_id = :plan AND ref = :ref")
                .param("plan", row.id())
                .param("ref", line)
                .update();
        if (gone == 0) throw new NotFound("plan line " + line);
        bump(row);
        return Outcome.done(true);
    }

    /** Puts the list before the approver; what each class is needed for is written down as it is today. */
    @Transactional
    public Outcome<PlanState> submit(Viewer by, int year) {
        var body = drafting(by);
        var row = locked(body, year);
        if (!row.is().next().contains(PlanState.SUBMITTED)) return shut(row);
        var lines = lines(asked(row.id()), needs.now(by, row.id()));
        if (lines.isEmpty()) return Outcome.refused("ke-hoach-trong", "Kế hoạch chưa có lớp nào. Thêm lớp rồi trình.");
        for (var line : lines)
            jdbc.sql("UPDATE training_plan_line SET need_then = :need WHERE ref = :ref")
                    .param("need", line.needNow())
                    .param("ref", line.ref())
                    .update();
        jdbc.sql("UPDATE training_plan SET submitted_by = :by WHERE id = :id")
                .param("by", by.id().value())
                .param("id", row.id())
                .update();
        go(by, row, PlanState.SUBMITTED, "", null);
        tasks.close(mending(row));
        for (var desk : approvers(body))
            tasks.open(OpenTask.forRole(
                    approval(row, desk),
                    "plan-approval",
                    "Duyệt kế hoạch đào tạo, bồi dưỡng năm " + year,
                    "%d lớp".formatted(lines.size()),
                    "/ke-hoach-nam/" + year,
                    null,
                    Role.APPROVER,
                    new OrganisationId(desk)));
        told(by, row, "SUBMIT_PLAN", "Trình kế hoạch năm " + year);
        return Outcome.done(PlanState.SUBMITTED);
    }

    /**
     * Approves the list whole by a document. Refused when the approver submitted it, and when the document is secret in a
     * connected installation.
     */
    @Transactional
    public Outcome<PlanState> approve(Viewer by, int year, DocumentReference decision) {
        var body = deciding(by);
        var row = locked(body, year);
        if (!row.is().next().contains(PlanState.APPROVED)) return shut(row);
        if (row.submittedBy() != null && row.submittedBy() == by.id().value())
            return Outcome.refused(
                    "nguoi-trinh-khong-duyet", "Người trình kế hoạch không tự duyệt được. Nhờ người duyệt khác.");
        if (decision.dated().isAfter(by.today()))
            return Outcome.refused("ngay-chua-toi", "Ngày văn bản ở sau hôm nay. Xem lại ngày.");
        var secret = documents.refuses(decision);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        go(by, row, PlanState.APPROVED, "", documents.refer(decision).value());
        for (var desk : approvers(body)) tasks.close(approval(row, desk));
        told(by, row, "APPROVE_PLAN", "Duyệt kế hoạch năm %d theo %s".formatted(year, decision.number()));
        return Outcome.done(PlanState.APPROVED);
    }

    /** Gives the list back with a reason. */
    @Transactional
    public Outcome<PlanState> giveBack(Viewer by, int year, String reason) {
        var body = deciding(by);
        var row = locked(body, year);
        if (!row.is().next().contains(PlanState.RETURNED)) return shut(row);
        if (reason.isBlank()) return Outcome.refused("thieu-ly-do", "Ghi lý do để người khác biết vì sao.");
        go(by, row, PlanState.RETURNED, reason.strip(), null);
        for (var desk : approvers(body)) tasks.close(approval(row, desk));
        var submitter = row.submittedBy();
        if (submitter != null)
            tasks.open(new OpenTask(
                    mending(row),
                    "plan-mending",
                    "Sửa kế hoạch bị trả lại: năm " + year,
                    reason.strip(),
                    "/ke-hoach-nam/" + year,
                    null,
                    new AccountId(submitter),
                    null,
                    null));
        told(by, row, "RETURN_PLAN", "Trả lại kế hoạch năm " + year);
        return Outcome.done(PlanState.RETURNED);
    }

    /** Ties an approved line to the class that came of it; each class to one line. Refused with what is wrong with the code. */
    public Outcome<Boolean> tie(Viewer by, int year, UUID line, String classCode) {
        try {
            var outcome = transaction.execute(_ -> tieNow(by, year, line, classCode));
            if (outcome == null) throw new IllegalStateException("no outcome");
            return outcome;
        } catch (DataIntegrityViolationException taken) {
            return Outcome.refused("lop-da-gan", "Lớp %s đã gắn với dòng khác của kế hoạch.".formatted(classCode));
        }
    }

    private Outcome<Boolean> tieNow(Viewer by, int year, UUID line, String classCode) {
        var row = locked(drafting(by), year);
        if (row.is() != PlanState.APPROVED)
            return Outcome.refused("ke-hoach-chua-duyet", "Kế hoạch chưa được duyệt nên chưa gắn lớp.");
        var found = jdbc.sql("""
                SELECT c.id FROM training_class c
                 WHERE c.code = :code AND c.id IN (SELECT visible_class(:viewer, CAST(:day AS date)))
                """)
                .param("code", classCode.strip())
                .param("viewer", by.id().value())
                .param("day", by.today())
                .query(Long.class)
                .optional();
        if (found.isEmpty())
            return Outcome.refused(
                    "khong-thay-lop", "Không thấy lớp mã %s. Xem lại mã lớp.".formatted(classCode.strip()));
        var tied = jdbc.sql("UPDATE training_plan_line SET class_id = :class WHERE plan_id = :plan AND ref = :ref")
                .param("class", found.get())
                .param("plan", row.id())
                .param("ref", line)
                .update();
        if (tied == 0) throw new NotFound("plan line " + line);
        return Outcome.done(true);
    }

    private static void mustBeYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) throw new NotFound("year " + year);
    }

    private Body drafting(Viewer by) {
        var body = body(by);
        if (!body.drafts()) throw new Forbidden("Kế hoạch năm do Ban Tổ chức lập.");
        return body;
    }

    private Body deciding(Viewer by) {
        var body = body(by);
        if (!body.decides()) throw new Forbidden("Kế hoạch năm do người duyệt của cấp ủy duyệt.");
        return body;
    }

    private Row locked(Body body, int year) {
        var row = row(body, year, true);
        if (row == null) throw new NotFound("training plan " + year);
        return row;
    }

    private static <T> Outcome<T> shut(Row row) {
        return Outcome.refused(
                "ke-hoach-khong-sua",
                "Kế hoạch đang ở “%s” nên không làm được việc này. Mở lại trang để xem."
                        .formatted(row.is().vietnamese()));
    }

    private void bump(Row row) {
        jdbc.sql("UPDATE training_plan SET version = version + 1 WHERE id = :id")
                .param("id", row.id())
                .update();
    }

    private void go(Viewer by, Row row, PlanState to, String reason, @Nullable Long document) {
        jdbc.sql("UPDATE training_plan SET state = :to, version = version + 1 WHERE id = :id")
                .param("to", to.name())
                .param("id", row.id())
                .update();
        jdbc.sql("""
                INSERT INTO training_plan_step (plan_id, to_state, at, account_id, actor, reason, document_id)
                VALUES (:plan, :to, :at, :by, :actor, :reason, :document)
                """)
                .param("plan", row.id())
                .param("to", to.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.id().value())
                .param("actor", by.name())
                .param("reason", reason)
                .param("document", document, Types.BIGINT)
                .update();
    }

    private List<Long> approvers(Body body) {
        return jdbc.sql("""
                SELECT DISTINCT g.organisation_id
                  FROM grant_in_force g
                  JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> CAST(:day AS date)
                 WHERE g.role = 'APPROVER' AND g.valid @> CAST(:day AS date)
                   AND CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE v.organisation_id END = :body
                 ORDER BY 1
                """)
                .param("day", LocalDate.now(clock))
                .param("body", body.id())
                .query(Long.class)
                .list();
    }

    private void told(Viewer by, Row row, String action, String sentence) {
        audit.record(by, action, "training_plan", row.id(), sentence, Map.of());
    }

    private static String approval(Row row, long desk) {
        return "plan-approval:%d:%d".formatted(row.id(), desk);
    }

    private static String mending(Row row) {
        return "plan-mending:" + row.id();
    }
}

package vn.nguon.rosters.nominating;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassState;
import vn.nguon.documents.Documents;
import vn.nguon.rosters.nominating.NominationEdges.Actor;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * The commune's desk (đảng ủy xã): classes that asked it for trainees, whom of its planned it proposes, and the answers for those
 * summoned. The door is the quota: a class that offered the commune nothing does not exist here. Everything is checked in SQL by the
 * organisations for which the viewer acts as a commune today ({@code acting_commune}).
 */
@Service
public class CommuneDesk {
    private static final Set<Actor> OURS = Set.of(Actor.COMMUNE, Actor.SUMMONED_PERSON);

    private final JdbcClient jdbc;
    private final CallTable callTable;
    private final NominationTable table;
    private final NeedRows needs;
    private final NominationTasks tasks;
    private final Documents documents;
    private final Scans scans;
    private final Audit audit;

    CommuneDesk(
            JdbcClient jdbc,
            CallTable callTable,
            NominationTable table,
            NeedRows needs,
            NominationTasks tasks,
            Documents documents,
            Scans scans,
            Audit audit) {
        this.jdbc = jdbc;
        this.callTable = callTable;
        this.table = table;
        this.needs = needs;
        this.tasks = tasks;
        this.documents = documents;
        this.scans = scans;
        this.audit = audit;
    }

    private static final String CALLS = """
        SELECT c.id, c.code, c.name, c.state, c.first_day, c.last_day, c.venue, k.titles, k.terms, k.due_on, k.note, k.closed_at IS NULL AS open,
               k.opened_actor, q.organisation_id, o.ref AS organisation_ref, q.unit_name, q.offered, n.named, n.confirmed, n.returned, n.unanswered
          FROM class_quota q
          JOIN nomination_call k ON k.class_id = q.class_id
          JOIN training_class c ON c.id = q.class_id
          JOIN organisation o ON o.id = q.organisation_id
         CROSS JOIN LATERAL (
               SELECT count(*) FILTER (WHERE NOT x.reserve AND x.state IN ('PROPOSED', 'APPRAISED', 'SENT', 'SUMMONED', 'CONFIRMED', 'LEAVE_ASKED'))::int
                      + (SELECT count(*) FROM enrolment e
                          WHERE e.class_id = q.class_id AND e.organisation_id = q.organisation_id AND e.state = 'ACTIVE'
                            AND NOT EXISTS (SELECT FROM nomination y
                                             WHERE y.class_id = e.class_id AND y.person_id = e.person_id
                                               AND y.state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED')))::int AS named,
                      count(*) FILTER (WHERE x.state = 'CONFIRMED')::int AS confirmed,
                      count(*) FILTER (WHERE x.state = 'RETURNED')::int AS returned,
                      count(*) FILTER (WHERE x.state = 'SUMMONED')::int AS unanswered
                 FROM nomination x
                WHERE x.class_id = q.class_id AND x.organisation_id = q.organisation_id) n
         WHERE q.organisation_id IN (SELECT acting_commune(:viewer, CAST(:today AS date)))
           AND k.opened_at IS NOT NULL
           AND (CAST(:code AS text) = '' OR c.code = :code)
         ORDER BY c.state IN ('FINISHED', 'CANCELLED'), c.first_day DESC NULLS FIRST, c.code, q.unit_name
         LIMIT 200
        """;

    /** Classes that asked the viewer's communes, those to come first. At most 200. One statement. */
    @Transactional(readOnly = true)
    public List<CommuneCall> calls(Viewer viewer) {
        return read(viewer, "");
    }

    /** The lines of one class, one for each commune the viewer acts for. @throws NotFound if it asked none of them */
    @Transactional(readOnly = true)
    public List<CommuneCall> call(Viewer viewer, String code) {
        var found = read(viewer, code);
        if (found.isEmpty()) throw new NotFound("class " + code);
        return found;
    }

    private List<CommuneCall> read(Viewer viewer, String code) {
        if (!viewer.is(Role.COMMUNE)) throw new Forbidden("Chỉ đảng ủy xã đề nghị cử học viên ở đây.");
        return jdbc.sql(CALLS)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("code", code)
                .query((row, _) -> call(row))
                .list();
    }

    private static CommuneCall call(ResultSet row) throws SQLException {
        return new CommuneCall(
                new ClassId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                ClassState.valueOf(row.getString("state")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("venue"),
                new Call(
                        texts(row.getArray("titles")),
                        texts(row.getArray("terms")),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("note"),
                        true,
                        row.getBoolean("open"),
                        row.getString("opened_actor")),
                new OrganisationId(row.getLong("organisation_id")),
                row.getObject("organisation_ref", UUID.class),
                row.getString("unit_name"),
                row.getInt("offered"),
                row.getInt("named"),
                row.getInt("confirmed"),
                row.getInt("returned"),
                row.getInt("unanswered"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** What the commune has of a class: its lines, whom it proposed, and its own planned people with the reason for each. */
    public record Sheet(List<CommuneCall> calls, List<Nomination> nominations, Nominations.Needs needs) {}

    /** @throws NotFound if the class asked none of the viewer's communes */
    @Transactional(readOnly = true)
    public Sheet sheet(Viewer viewer, String code, NeedFilter filter) {
        var calls = call(viewer, code);
        var call = calls.getFirst();
        return new Sheet(calls, table.ofCommune(call.classId(), viewer), needs.list(judge(viewer, call), filter));
    }

    /** Its own planned people seen from the class, with the reason for each. */
    @Transactional(readOnly = true)
    public Nominations.Needs needs(Viewer viewer, String code, NeedFilter filter) {
        return needs.list(judge(viewer, call(viewer, code).getFirst()), filter);
    }

    private NeedRows.Judged judge(Viewer viewer, CommuneCall call) {
        return needs.judge(
                viewer, call.classId(), NeedRows.Days.of(call.firstDay(), viewer.today()), NeedRows.Scope.COMMUNE);
    }

    /** Whom it proposed or sent, with where each stands. */
    @Transactional(readOnly = true)
    public List<Nomination> nominations(Viewer viewer, String code) {
        return table.ofCommune(call(viewer, code).getFirst().classId(), viewer);
    }

    /**
     * @param people by public id of the person: whether as reserve
     * @param reason needed when one was trained before; may be empty
     * @param letter the commune's own (công văn đề nghị cử)
     */
    public record Proposal(Map<UUID, Boolean> people, String reason, Paper letter) {
        public Proposal {
            people = Map.copyOf(people);
        }
    }

    /**
     * Proposes people (đề nghị cử), all or none. Refused: not open, too late, nobody chosen, more than the quota, somebody not fit (with the
     * reason), somebody trained before without a reason.
     */
    @Transactional
    public Outcome<Integer> propose(Viewer by, String code, Proposal wanted) {
        var calls = call(by, code);
        var call = calls.getFirst();
        var refusal = notNow(by, call, wanted);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var asked = new HashSet<OrganisationId>();
        for (var line : calls)
            if (callTable.lockQuota(call.classId(), line.organisation()).isPresent()) asked.add(line.organisation());
        var people = needs.chosen(judge(by, call), wanted.people().keySet());
        if (people.size() != wanted.people().size()) throw new NotFound("planned person of the commune");
        var unfit = people.stream()
                .flatMap(line -> unfit(line, asked, wanted).stream())
                .findFirst();
        if (unfit.isPresent()) return new Outcome.Refused<>(unfit.get());
        var over = overQuota(call.classId(), people, wanted);
        if (over.isPresent()) return new Outcome.Refused<>(over.get());
        var letter = wanted.letter().keep(documents, scans);
        if (letter instanceof Outcome.Refused<Paper.Kept>(var why)) return undone(why);
        var step = new NominationTable.Step(by, wanted.reason().strip(), ((Outcome.Done<Paper.Kept>) letter).value());
        for (var line : people) {
            var organisation = new OrganisationId(line.organisationId());
            var reserve = Objects.requireNonNull(wanted.people().get(line.ref()));
            if (table.propose(call.classId(), line, organisation, reserve, step).isEmpty())
                return undone(new Refusal(
                        "da-de-nghi", "%s vừa được đề nghị rồi. Mở lại trang để xem.".formatted(line.fullName())));
        }
        tasks.refresh(call.classId());
        audit.record(
                by,
                "NOMINATE",
                "class",
                call.classId().value(),
                "Đề nghị cử %d người học lớp %s".formatted(people.size(), code),
                Map.of("letter", wanted.letter().reference().number()));
        return Outcome.done(people.size());
    }

    private static <T> Outcome<T> undone(Refusal why) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Outcome.Refused<>(why);
    }

    private static Optional<Refusal> notNow(Viewer by, CommuneCall call, Proposal wanted) {
        if (!call.open())
            return Optional.of(new Refusal(
                    "da-chot-de-nghi",
                    "Lớp không nhận đề nghị cử nữa. Liên hệ cơ quan tổ chức lớp nếu cần đổi người."));
        if (by.today().isAfter(call.call().dueOn()))
            return Optional.of(new Refusal(
                    "qua-han-de-nghi",
                    "Hạn đề nghị là %s. Đề nghị Ban Tổ chức gia hạn rồi gửi."
                            .formatted(Vn.date(call.call().dueOn()))));
        if (wanted.letter().reference().dated().isAfter(by.today()))
            return Optional.of(new Refusal("ngay-chua-toi", "Ngày văn bản ở sau hôm nay. Xem lại ngày."));
        return wanted.people().isEmpty()
                ? Optional.of(new Refusal("chua-chon-ai", "Chưa chọn ai. Chọn ít nhất một người để đề nghị."))
                : Optional.empty();
    }

    private static Optional<Refusal> unfit(NeedLine line, Set<OrganisationId> asked, Proposal wanted) {
        if (!line.standing().open())
            return Optional.of(new Refusal(
                    "khong-du-dieu-kien", "%s: %s. Bỏ chọn người này.".formatted(line.fullName(), line.reason())));
        if (!asked.contains(new OrganisationId(line.organisationId())))
            return Optional.of(new Refusal(
                    "khong-co-chi-tieu", "%s thuộc nơi không được giao chỉ tiêu.".formatted(line.fullName())));
        return line.standing() == Standing.TRAINED && wanted.reason().isBlank()
                ? Optional.of(new Refusal(
                        "thieu-ly-do",
                        "%s: %s. Ghi lý do vẫn đề nghị cử, hoặc bỏ chọn.".formatted(line.fullName(), line.reason())))
                : Optional.empty();
    }

    /** With the quota rows locked: what others named meanwhile is counted. */
    private Optional<Refusal> overQuota(ClassId id, List<NeedLine> people, Proposal wanted) {
        var more = new HashMap<Long, Integer>();
        for (var line : people)
            if (!Objects.requireNonNull(wanted.people().get(line.ref())))
                more.merge(line.organisationId(), 1, Integer::sum);
        return callTable.board(id).stream()
                .filter(line -> more.getOrDefault(line.organisation().value(), 0) > line.missing())
                .findFirst()
                .map(line -> new Refusal(
                        "qua-chi-tieu",
                        "%s có %d chỉ tiêu, đã đề nghị %d người, không thêm được %d người nữa. Bỏ bớt, hoặc đề nghị làm dự bị."
                                .formatted(
                                        line.unitName(),
                                        line.offered(),
                                        line.named(),
                                        more.getOrDefault(line.organisation().value(), 0))));
    }

    /**
     * The commune's other steps: withdraws a proposal, proposes again what was returned, confirms a summoned person or asks leave for them.
     *
     * @throws NotFound if the nomination is not one of its own
     */
    @Transactional
    public Outcome<NominationState> act(Viewer by, String code, UUID nomination, NominationState to, String reason) {
        var call = call(by, code).getFirst();
        var seen = find(by, call.classId(), nomination);
        if (to == NominationState.PROPOSED && !call.open())
            return Outcome.refused(
                    "da-chot-de-nghi", "Lớp không nhận đề nghị cử nữa. Liên hệ cơ quan tổ chức lớp nếu cần đổi người.");
        if (to == NominationState.CONFIRMED || to == NominationState.LEAVE_ASKED) {
            var over = Calls.answersNothing(call.state());
            if (over.isPresent()) return new Outcome.Refused<>(over.get());
        }
        // The quota before the nomination: whoever proposes locks in the same order.
        var offered = callTable
                .lockQuota(call.classId(), new OrganisationId(seen.organisationId()))
                .orElse(0);
        var one = find(by, call.classId(), nomination);
        var why = reason.strip();
        var edge = NominationEdges.edge(one.state(), to);
        if (edge.isPresent() && !OURS.contains(edge.get().actor()))
            throw new Forbidden(edge.get().actor().sentence());
        var not = NominationEdges.refusal(OURS, one.state(), to, why, false)
                .or(() -> to == NominationState.PROPOSED ? again(call, one, offered) : Optional.empty());
        if (not.isPresent()) return new Outcome.Refused<>(not.get());
        if (!table.go(one, to, new NominationTable.Step(by, why, null, null)))
            return undone(new Refusal("nguoi-khac-vua-lam", "Người khác vừa xử lý đề nghị này. Mở lại trang để xem."));
        tasks.answered(one.id());
        tasks.refresh(call.classId());
        audit.record(
                by,
                "NOMINATION_" + to.name(),
                "class",
                call.classId().value(),
                "%s: %s, lớp %s".formatted(to.vietnamese(), one.fullName(), code),
                Map.of("reason", why));
        return Outcome.done(to);
    }

    private Optional<Refusal> again(CommuneCall call, Nomination one, int offered) {
        if (one.reserve()) return Optional.empty();
        return callTable.board(call.classId()).stream()
                .filter(line -> line.organisation().value() == one.organisationId() && line.named() >= offered)
                .findFirst()
                .map(line -> new Refusal(
                        "qua-chi-tieu",
                        "%s có %d chỉ tiêu, đã đề nghị %d người. Rút bớt một người trước, rồi đề nghị lại."
                                .formatted(line.unitName(), offered, line.named())));
    }

    private Nomination find(Viewer by, ClassId id, UUID nomination) {
        return table.ofCommune(id, by).stream()
                .filter(one -> one.ref().equals(nomination))
                .findFirst()
                .orElseThrow(() -> new NotFound("nomination " + nomination));
    }

    /** Public ids of those that may be proposed, for the form's options: needed first. */
    static List<NeedLine> open(Collection<NeedLine> lines) {
        return lines.stream().filter(line -> line.standing().open()).toList();
    }
}

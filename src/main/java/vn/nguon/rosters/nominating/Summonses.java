package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassMoves;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.classes.MoveClass;
import vn.nguon.documents.DocumentId;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.rosters.RosterSending;
import vn.nguon.rosters.Rosters;
import vn.nguon.rosters.nominating.NominationEdges.Actor;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Summonses (giấy triệu tập): issued by organiser or school, printed, their delivery noted, answered by the person or their commune;
 * who asks leave is judged by the organiser. There is no other way to summon: the letters move an approved class on to SUMMONED, and one
 * that was put off and opened again is summoned anew, also those who had a letter for the old days.
 */
@Service
public class Summonses {
    private final CallTable calls;
    private final NominationTable table;
    private final NominationTasks tasks;
    private final RosterSending sending;
    private final Rosters rosters;
    private final Classes classes;
    private final ClassMoves moves;
    private final Documents documents;
    private final Scans scans;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Audit audit;

    Summonses(
            CallTable calls,
            NominationTable table,
            NominationTasks tasks,
            RosterSending sending,
            Rosters rosters,
            Classes classes,
            ClassMoves moves,
            Documents documents,
            Scans scans,
            JdbcClient jdbc,
            Ids ids,
            Audit audit) {
        this.calls = calls;
        this.table = table;
        this.tasks = tasks;
        this.sending = sending;
        this.rosters = rosters;
        this.classes = classes;
        this.moves = moves;
        this.documents = documents;
        this.scans = scans;
        this.jdbc = jdbc;
        this.ids = ids;
        this.audit = audit;
    }

    /** How many on the roster have no summons for the days as they stand. */
    @Transactional(readOnly = true)
    public int unsummoned(Viewer viewer, ClassHead head) {
        Rights.must(head, Actor.SUMMONER);
        var bare =
                calls.board(head.id()).stream().mapToInt(QuotaLine::unsummoned).sum();
        return head.state() != ClassState.APPROVED
                ? bare
                : bare
                        + (int) table.all(head.id()).stream()
                                .filter(one -> one.state() != NominationState.SENT && toSummon(head, one))
                                .count();
    }

    /** Those with a summons, by commune and given name. */
    @Transactional(readOnly = true)
    public List<Nomination> summoned(Viewer viewer, ClassHead head) {
        Rights.must(head, Actor.SUMMONER);
        return table.all(head.id()).stream()
                .filter(one -> one.summonsId() != null && one.state().seated())
                .toList();
    }

    /** How many were summoned. Refused: roster not approved, class over, nobody left, a day outside the class. */
    @Transactional
    public Outcome<Integer> issue(Viewer by, ClassHead head, IssueSummons wanted) {
        Rights.must(head, Actor.SUMMONER);
        var refusal = notNow(head, wanted);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        table.fromRoster(head.id(), by);
        var all =
                table.all(head.id()).stream().filter(one -> toSummon(head, one)).toList();
        if (all.isEmpty()) return Outcome.refused("khong-con-ai", "Mọi người trong danh sách đã có giấy triệu tập.");
        var paper = wanted.paper().keep(documents, scans);
        if (paper instanceof Outcome.Refused<Paper.Kept>(var why)) return undone(why);
        var kept = ((Outcome.Done<Paper.Kept>) paper).value();
        var summons = write(by, head.id(), wanted, kept.document());
        var step = new NominationTable.Step(by, "", kept);
        if (!table.summoned(all, summons, step))
            return undone(
                    new Refusal("nguoi-khac-vua-lam", "Người khác vừa sửa danh sách. Mở lại trang rồi triệu tập lại."));
        if (head.state() == ClassState.APPROVED) {
            var moved = moves.move(
                    by,
                    head.code(),
                    MoveClass.to(
                            ClassState.SUMMONED, classes.head(by, head.code()).version()));
            if (moved instanceof Outcome.Refused<ClassState>(var why)) return undone(why);
        }
        tasks.refresh(head.id());
        tasks.askOwn(head.id(), all.stream().map(Nomination::id).toList(), head.code(), head.name(), wanted.reportOn());
        audit.record(
                by,
                "SUMMON",
                "class",
                head.id().value(),
                "Triệu tập %d học viên lớp %s theo %s"
                        .formatted(
                                all.size(),
                                head.code(),
                                wanted.paper().reference().number()),
                Map.of("report", wanted.reportOn().toString()));
        return Outcome.done(all.size());
    }

    /** Whoever has no letter; of a class that is to be summoned anew also those whose letter names the days it was put off from. */
    private static boolean toSummon(ClassHead head, Nomination one) {
        return switch (one.state()) {
            case SENT -> true;
            case SUMMONED, CONFIRMED -> head.state() == ClassState.APPROVED;
            case PROPOSED, RETURNED, WITHDRAWN, APPRAISED, RESERVE, LEAVE_ASKED, RELEASED, REPLACED, REMOVED -> false;
        };
    }

    private Optional<Refusal> notNow(ClassHead head, IssueSummons wanted) {
        if (!sending.approved(head))
            return Optional.of(new Refusal(
                    "danh-sach-chua-duyet", "Danh sách học viên chưa được duyệt. Quyết định cử trước, rồi triệu tập."));
        if (!Calls.goesOn(head.state()))
            return Optional.of(new Refusal(
                    "lop-khong-trieu-tap",
                    "Lớp ở trạng thái “%s” nên không triệu tập được."
                            .formatted(head.state().vietnamese())));
        var last = head.lastDay();
        return last != null && wanted.reportOn().isAfter(last)
                ? Optional.of(new Refusal(
                        "ngay-sau-lop",
                        "Ngày có mặt ở sau ngày học cuối cùng %s. Xem lại ngày.".formatted(Vn.date(last))))
                : Optional.empty();
    }

    private long write(Viewer by, ClassId id, IssueSummons wanted, DocumentId document) {
        return jdbc.sql("""
                INSERT INTO summons (ref, class_id, document_id, report_on, report_at, place, bring, capacity, signatory, issued_at, issued_by, actor)
                VALUES (:ref, :class, :document, :on, :hour, :place, :bring, :capacity, :signatory, :at, :by, :actor)
                RETURNING id
                """)
                .param("ref", ids.next())
                .param("class", id.value())
                .param("document", document.value())
                .param("on", wanted.reportOn())
                .param("hour", wanted.reportAt().strip())
                .param("place", wanted.place().strip())
                .param("bring", wanted.bring().strip())
                .param("capacity", wanted.capacity().strip())
                .param("signatory", wanted.signatory().strip())
                .param("at", table.now())
                .param("by", by.id().value())
                .param("actor", by.name())
                .query(Long.class)
                .single();
    }

    // --- the letter

    private static final String LETTERS = """
        SELECT n.ref AS nomination, p.full_name, coalesce(p.born, '') AS born, n.post, n.unit_name, coalesce(v.form, 'PARTY') = 'PARTY' AS party,
               coalesce(u.name, '') AS superior, coalesce(v.name, m.issuer_name) AS issuer, m.number, m.dated, m.classification,
               coalesce(q.number || ' ngày ' || to_char(q.dated, 'DD/MM/YYYY'), '') AS decision, s.report_on, s.report_at, s.place, s.bring,
               s.capacity, s.signatory, c.first_day, c.last_day,
               (SELECT count(*)::int FROM study_day y WHERE y.class_id = c.id) AS study_days
          FROM nomination n
          JOIN summons s ON s.id = n.summons_id
          JOIN training_class c ON c.id = n.class_id
          JOIN person_card p ON p.id = n.person_id
          JOIN document m ON m.id = s.document_id
          LEFT JOIN organisation_version v ON v.organisation_id = m.issuer_id AND v.valid @> m.dated
          LEFT JOIN organisation_version u ON u.organisation_id = v.superior_id AND u.valid @> m.dated
          LEFT JOIN roster r ON r.class_id = n.class_id
          LEFT JOIN LATERAL (
               SELECT t.document_id FROM nomination_step t WHERE t.nomination_id = n.id AND t.to_state = 'SENT' AND t.document_id IS NOT NULL
                ORDER BY t.id DESC LIMIT 1) d ON true
          LEFT JOIN document q ON q.id = coalesce(d.document_id, r.document_id)
         WHERE n.class_id = :class
           AND n.state IN ('SUMMONED', 'CONFIRMED', 'LEAVE_ASKED')
           AND %s
         ORDER BY n.unit_name COLLATE "vi-x-icu", p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", n.id
        """;

    /** Letters to print, by commune and given name. @param only this nomination, null for all */
    @Transactional(readOnly = true)
    public List<SummonsLetter> letters(Viewer viewer, ClassHead head, @Nullable UUID only) {
        Rights.must(head, Actor.SUMMONER);
        var all = jdbc.sql(LETTERS.formatted("true"))
                .param("class", head.id().value())
                .query(SummonsLetter.class)
                .list();
        return only == null
                ? all
                : all.stream()
                        .filter(letter -> letter.nomination().equals(only))
                        .toList();
    }

    /** The viewer's own letter. @throws NotFound if they are not summoned to this class */
    @Transactional(readOnly = true)
    public SummonsLetter ownLetter(Viewer viewer, ClassHead head) {
        return jdbc
                .sql(LETTERS.formatted(
                        "n.person_id IN (SELECT a.person_id FROM person_account a WHERE a.account_id = :viewer)"))
                .param("class", head.id().value())
                .param("viewer", viewer.id().value())
                .query(SummonsLetter.class)
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("own summons"));
    }

    // --- delivery

    /** Notes how the summonses of these people reached them. Refused: nobody chosen, a day to come, nobody named. */
    @Transactional
    public Outcome<Integer> deliver(
            Viewer by, ClassHead head, Collection<UUID> chosen, LocalDate on, Delivery how, String byWhom) {
        Rights.must(head, Actor.SUMMONER);
        var who = byWhom.strip();
        if (who.isEmpty()) return Outcome.refused("thieu-nguoi-giao", "Ghi ai giao giấy triệu tập.");
        if (on.isAfter(by.today())) return Outcome.refused("ngay-chua-toi", "Ngày giao ở sau hôm nay. Xem lại ngày.");
        var refs = Set.copyOf(chosen);
        var all = summoned(by, head).stream()
                .filter(one -> refs.contains(one.ref()))
                .toList();
        if (all.size() != refs.size()) throw new NotFound("summoned person");
        if (all.isEmpty()) return Outcome.refused("chua-chon-ai", "Chưa chọn ai. Đánh dấu ít nhất một người.");
        for (var one : all)
            jdbc.sql("""
                    INSERT INTO summons_delivery (nomination_id, summons_id, delivered_on, how, by_whom, noted_at, account_id, actor)
                    VALUES (:nomination, :summons, :on, :how, :whom, :at, :account, :actor)
                    """)
                    .param("nomination", one.id())
                    .param("summons", one.summonsId())
                    .param("on", on)
                    .param("how", how.name())
                    .param("whom", who)
                    .param("at", table.now())
                    .param("account", by.id().value())
                    .param("actor", by.name())
                    .update();
        return Outcome.done(all.size());
    }

    // --- the answer

    /** The viewer's own nomination in this class; empty when they were not summoned. */
    @Transactional(readOnly = true)
    public Optional<Nomination> own(Viewer viewer, ClassHead head) {
        return table.own(head.id(), viewer);
    }

    /** The summoned person confirms, or asks leave with a reason. @throws NotFound if they are not summoned */
    @Transactional
    public Outcome<NominationState> answer(Viewer by, ClassHead head, NominationState to, String reason) {
        var one = table.own(head.id(), by).orElseThrow(() -> new NotFound("own summons"));
        var edge = NominationEdges.edge(one.state(), to);
        if (edge.isPresent() && edge.get().actor() != Actor.SUMMONED_PERSON)
            throw new Forbidden(edge.get().actor().sentence());
        var why = reason.strip();
        var refusal = Calls.answersNothing(head.state())
                .or(() -> NominationEdges.refusal(Set.of(Actor.SUMMONED_PERSON), one.state(), to, why, false));
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        if (!table.go(one, to, new NominationTable.Step(by, why, null, null)))
            return Outcome.refused("nguoi-khac-vua-lam", "Đảng ủy vừa trả lời thay. Mở lại trang để xem.");
        tasks.answered(one.id());
        tasks.refresh(head.id());
        audit.record(
                by,
                "NOMINATION_" + to.name(),
                "class",
                head.id().value(),
                "%s: %s, lớp %s".formatted(to.vietnamese(), one.fullName(), head.code()),
                Map.of("reason", why));
        return Outcome.done(to);
    }

    /**
     * The organiser's word on who asks leave. Granting takes them off the roster, so it needs the document that any change of an approved
     * roster needs; refusing puts them back among the summoned.
     *
     * @param document null when refusing
     */
    @Transactional
    public Outcome<NominationState> judgeLeave(
            Viewer by,
            ClassHead head,
            UUID nomination,
            boolean granted,
            String reason,
            @Nullable DocumentReference document) {
        Rights.must(head, Actor.ORGANISER);
        var one = table.all(head.id()).stream()
                .filter(each -> each.ref().equals(nomination))
                .findFirst()
                .orElseThrow(() -> new NotFound("nomination " + nomination));
        var to = granted ? NominationState.RELEASED : NominationState.SUMMONED;
        var why = reason.strip();
        var refusal = NominationEdges.refusal(Set.of(Actor.ORGANISER), one.state(), to, why, document != null);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        if (granted) {
            var enrolment = one.enrolment();
            if (enrolment == null) throw new IllegalStateException("seated without enrolment: " + one.ref());
            // Taking them off the roster tells RosterAnswers, which releases the nomination in this transaction.
            return switch (rosters.remove(by, head, enrolment, why, document)) {
                case Outcome.Done<UUID> _ -> Outcome.done(to);
                case Outcome.Refused<UUID>(var not) -> new Outcome.Refused<>(not);
            };
        }
        var over = Calls.answersNothing(head.state());
        if (over.isPresent()) return new Outcome.Refused<>(over.get());
        if (!table.go(one, to, new NominationTable.Step(by, why, null, null)))
            return Outcome.refused("nguoi-khac-vua-lam", "Người khác vừa xử lý. Mở lại trang để xem.");
        tasks.refresh(head.id());
        tasks.askOwn(head.id(), List.of(one.id()), head.code(), head.name(), head.firstDay());
        audit.record(
                by,
                "REFUSE_LEAVE",
                "class",
                head.id().value(),
                "Không đồng ý cho %s nghỉ, lớp %s".formatted(one.fullName(), head.code()),
                Map.of("reason", why));
        return Outcome.done(to);
    }

    private static <T> Outcome<T> undone(Refusal why) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Outcome.Refused<>(why);
    }
}

package vn.nguon.rosters.nominating;

import java.util.ArrayList;
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
import vn.nguon.documents.Documents;
import vn.nguon.rosters.NewTrainee;
import vn.nguon.rosters.RosterSending;
import vn.nguon.rosters.nominating.NominationEdges.Actor;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/**
 * Nominations (đề nghị cử) as the offices of the class act on them: the organisation board appraises or returns, the approver decides or
 * asks the board to look again. Whoever proposed does not appraise; whoever proposed or appraised does not decide. The commune's side is
 * {@link CommuneDesk}, the summons {@link Summonses}.
 */
@Service
public class Nominations {
    private final NominationTable table;
    private final NeedRows needs;
    private final NominationTasks tasks;
    private final RosterSending sending;
    private final Documents documents;
    private final Scans scans;
    private final JdbcClient jdbc;
    private final Audit audit;

    Nominations(
            NominationTable table,
            NeedRows needs,
            NominationTasks tasks,
            RosterSending sending,
            Documents documents,
            Scans scans,
            JdbcClient jdbc,
            Audit audit) {
        this.table = table;
        this.needs = needs;
        this.tasks = tasks;
        this.sending = sending;
        this.documents = documents;
        this.scans = scans;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All of the class, by commune and given name. */
    @Transactional(readOnly = true)
    public List<Nomination> list(Viewer viewer, ClassHead head) {
        Rights.mustLook(head);
        return table.all(head.id());
    }

    /** The last 300 steps, newest first. @param nomination of this one, null for the class */
    @Transactional(readOnly = true)
    public List<NominationStep> steps(Viewer viewer, ClassHead head, @Nullable UUID nomination) {
        Rights.mustLook(head);
        return table.steps(head.id(), nomination);
    }

    /** @param counts of each standing under the filter's name and commune */
    public record Needs(List<NeedLine> lines, Map<Standing, Integer> counts) {}

    /** Who of the planned needs this class, with the reason for each, also while it is being prepared. A fixed number of statements. */
    @Transactional(readOnly = true)
    public Needs needs(Viewer viewer, ClassHead head, NeedFilter filter) {
        if (!Rights.maySeeNeeds(head))
            throw new Forbidden("Chỉ Ban Tổ chức và người duyệt của lớp xem được người trong quy hoạch.");
        var judged = needs.judge(
                viewer, head.id(), NeedRows.Days.of(head.firstDay(), viewer.today()), NeedRows.Scope.OFFICES);
        return needs.list(judged, filter);
    }

    /** How many of each commune need this class, for its quotas; empty while nothing is asked for. Numbers only. */
    @Transactional(readOnly = true)
    public List<NeedCount> needCounts(Viewer viewer, ClassHead head) {
        Rights.mustPrepare(head);
        return needs.byCommune(needs.judge(
                viewer, head.id(), NeedRows.Days.of(head.firstDay(), viewer.today()), NeedRows.Scope.COUNTED));
    }

    /** The board finds them fit. All or none. */
    @Transactional
    public Outcome<Integer> appraise(Viewer by, ClassHead head, Collection<UUID> chosen) {
        return together(by, head, Actor.BOARD, chosen, NominationState.APPRAISED, "", "APPRAISE", "Thẩm định");
    }

    /** The board gives them back to the communes. */
    @Transactional
    public Outcome<Integer> giveBack(Viewer by, ClassHead head, Collection<UUID> chosen, String reason) {
        return together(by, head, Actor.BOARD, chosen, NominationState.RETURNED, reason, "RETURN", "Trả lại");
    }

    /** The approver asks the board to look again. */
    @Transactional
    public Outcome<Integer> review(Viewer by, ClassHead head, Collection<UUID> chosen, String reason) {
        return together(by, head, Actor.DECIDER, chosen, NominationState.PROPOSED, reason, "REVIEW", "Trả xem lại");
    }

    private Outcome<Integer> together(
            Viewer by,
            ClassHead head,
            Actor actor,
            Collection<UUID> chosen,
            NominationState to,
            String reason,
            String action,
            String word) {
        Rights.must(head, actor);
        var why = reason.strip();
        var all = chosen(head, chosen);
        if (all.isEmpty()) return nobody();
        for (var one : all) {
            var refusal = NominationEdges.refusal(Set.of(actor), one.state(), to, why, false);
            if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        }
        if (actor == Actor.BOARD && handled(all, by, NominationState.PROPOSED))
            return Outcome.refused(
                    "nguoi-de-nghi-khong-tham-dinh",
                    "Người đề nghị không tự thẩm định được. Nhờ người khác thẩm định.");
        for (var one : all) if (!table.go(one, to, new NominationTable.Step(by, why, null, null))) return first();
        tasks.refresh(head.id());
        audit.record(
                by,
                action,
                "class",
                head.id().value(),
                "%s %d đề nghị cử lớp %s".formatted(word, all.size(), head.code()),
                Map.of("reason", why));
        return Outcome.done(all.size());
    }

    /** @param places how many got a place, {@code reserves} how many wait as reserves */
    public record Decided(int places, int reserves) {}

    /**
     * The sending decision (quyết định cử): those chosen come onto the roster, reserves wait. All or none. Refused when the approver
     * proposed or appraised one of them, when one is no longer planned on the opening day, when seats or half days do not allow it.
     */
    @Transactional
    public Outcome<Decided> decide(Viewer by, ClassHead head, Collection<UUID> chosen, Paper decision) {
        Rights.must(head, Actor.DECIDER);
        var all = chosen(head, chosen);
        if (all.isEmpty()) return nobody();
        for (var one : all) {
            var to = one.reserve() ? NominationState.RESERVE : NominationState.SENT;
            var refusal = NominationEdges.refusal(Set.of(Actor.DECIDER), one.state(), to, "", true);
            if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        }
        if (decision.reference().dated().isAfter(by.today()))
            return Outcome.refused("ngay-chua-toi", "Ngày quyết định ở sau hôm nay. Xem lại ngày.");
        if (handled(all, by, NominationState.PROPOSED, NominationState.APPRAISED))
            return Outcome.refused(
                    "nguoi-tham-dinh-khong-quyet-dinh",
                    "Người đề nghị hoặc thẩm định không tự quyết định cử. Nhờ người duyệt khác.");
        var gone = noLongerPlanned(by, head, all).or(() -> noLongerFit(by, head, all));
        if (gone.isPresent()) return new Outcome.Refused<>(gone.get());
        var document = decision.keep(documents, scans);
        if (document instanceof Outcome.Refused<Paper.Kept>(var refusal)) return new Outcome.Refused<>(refusal);
        var kept = ((Outcome.Done<Paper.Kept>) document).value();
        var outcome = seat(by, head, all, kept, decision.reference().number());
        if (outcome instanceof Outcome.Refused<Decided>)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    private Outcome<Decided> seat(Viewer by, ClassHead head, List<Nomination> all, Paper.Kept paper, String number) {
        var step = new NominationTable.Step(by, "", paper);
        var mains = all.stream().filter(one -> !one.reserve()).toList();
        var places = new ArrayList<Nomination>();
        if (!mains.isEmpty()) {
            var trainees = mains.stream()
                    .map(one -> new NewTrainee(
                            new PersonId(one.personId()),
                            one.fullName(),
                            new OrganisationId(one.organisationId()),
                            one.unitName(),
                            one.post(),
                            one.plannedAs(),
                            "Theo quyết định cử"))
                    .toList();
            switch (sending.send(by, head, trainees, paper.document(), number)) {
                case Outcome.Refused<Map<PersonId, RosterSending.Place>>(var refusal) -> {
                    return new Outcome.Refused<>(refusal);
                }
                case Outcome.Done<Map<PersonId, RosterSending.Place>>(var seats) -> {
                    for (var one : mains) {
                        var place = seats.get(new PersonId(one.personId()));
                        if (place == null) throw new IllegalStateException("nobody seated for " + one.ref());
                        table.seat(one.id(), place.enrolment());
                        if (!table.go(one, NominationState.SENT, step)) return first();
                        places.add(one);
                    }
                }
            }
        }
        for (var one : all) if (one.reserve() && !table.go(one, NominationState.RESERVE, step)) return first();
        tasks.refresh(head.id());
        audit.record(
                by,
                "DECIDE_SENDING",
                "class",
                head.id().value(),
                "Quyết định cử %d người, %d dự bị, lớp %s theo %s"
                        .formatted(places.size(), all.size() - places.size(), head.code(), number),
                Map.of("decision", number));
        return Outcome.done(new Decided(places.size(), all.size() - places.size()));
    }

    private static final String STANDS_NO_MORE = """
        SELECT p.full_name
          FROM nomination n
          JOIN nomination_call k ON k.class_id = n.class_id
          JOIN person_card p ON p.id = n.person_id
         WHERE n.id IN (:ids)
           AND NOT EXISTS (
               SELECT FROM planned_person x
                WHERE x.person_id IN (SELECT files_of(n.person_id))
                  AND x.title = ANY (k.titles) AND x.term = ANY (k.terms)
                  AND x.decided_on <= CAST(:opening AS date)
                  AND (x.removed_on IS NULL OR x.removed_on > CAST(:opening AS date)))
         ORDER BY p.full_name
         LIMIT 1
        """;

    private Optional<Refusal> noLongerPlanned(Viewer by, ClassHead head, List<Nomination> all) {
        return jdbc.sql(STANDS_NO_MORE)
                .param("ids", all.stream().map(Nomination::id).toList())
                .param("opening", NeedRows.Days.of(head.firstDay(), by.today()).opening())
                .query(String.class)
                .optional()
                .map(name -> new Refusal(
                        "khong-con-quy-hoach",
                        "%s không còn trong quy hoạch vào ngày khai giảng. Bỏ chọn người đó, trả Ban Tổ chức xem lại."
                                .formatted(name)));
    }

    private static final String THEIR_ENTRIES = """
        SELECT n.id, p.full_name, array_agg(x.entry_id ORDER BY x.entry_id) AS entries
          FROM nomination n
          JOIN nomination_call k ON k.class_id = n.class_id
          JOIN person_card p ON p.id = n.person_id
          JOIN planned_person x ON x.person_id IN (SELECT files_of(n.person_id)) AND x.title = ANY (k.titles) AND x.term = ANY (k.terms)
         WHERE n.id IN (:ids)
           AND x.decided_on <= CAST(:opening AS date)
           AND (x.removed_on IS NULL OR x.removed_on > CAST(:opening AS date))
         GROUP BY n.id, p.full_name
         ORDER BY p.full_name
        """;

    /** Planning's checks have found against one of them since they were nominated: disciplined meanwhile, say. */
    private Optional<Refusal> noLongerFit(Viewer by, ClassHead head, List<Nomination> all) {
        var opening = NeedRows.Days.of(head.firstDay(), by.today()).opening();
        var theirs = jdbc.sql(THEIR_ENTRIES)
                .param("ids", all.stream().map(Nomination::id).toList())
                .param("opening", opening)
                .query((row, _) -> new Entries(row.getString("full_name"), List.of((Long[])
                        row.getArray("entries").getArray())))
                .list();
        var found = needs.found(
                head.id(),
                theirs.stream().flatMap(one -> one.entries().stream()).toList(),
                opening);
        for (var one : theirs) {
            var said = one.entries().stream().map(found::get).toList();
            var first = said.getFirst();
            if (first == null || said.stream().anyMatch(of -> of == null || !of.barred())) continue;
            return Optional.of(new Refusal(
                    "khong-du-dieu-kien",
                    "%s: %s. Bỏ chọn người đó, trả Ban Tổ chức xem lại."
                            .formatted(
                                    one.fullName(),
                                    Standing.said(first.findings().getFirst()))));
        }
        return Optional.empty();
    }

    /** The planning entries for which somebody was nominated. */
    private record Entries(String fullName, List<Long> entries) {}

    private boolean handled(List<Nomination> all, Viewer by, NominationState... states) {
        return table.handledBy(all.stream().map(Nomination::id).toList(), by, states);
    }

    /** @throws NotFound if one of them is not of this class */
    private List<Nomination> chosen(ClassHead head, Collection<UUID> refs) {
        var all = table.all(head.id());
        var found = all.stream().filter(one -> refs.contains(one.ref())).toList();
        if (found.size() != Set.copyOf(refs).size()) throw new NotFound("nomination");
        return found;
    }

    private static <T> Outcome<T> nobody() {
        return Outcome.refused("chua-chon-ai", "Chưa chọn ai. Đánh dấu ít nhất một người.");
    }

    private static <T> Outcome<T> first() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Outcome.refused(
                "nguoi-khac-vua-lam", "Người khác vừa xử lý một đề nghị trong số này. Mở lại trang để xem.");
    }

    /** Scans that the class's steps filed, for links. */
    @Transactional(readOnly = true)
    public List<Scan> scans(Viewer viewer, ClassHead head) {
        Rights.mustLook(head);
        return table.scans(head.id()).stream()
                .map(scan -> new Scan(scan.ref(), scan.number(), scan.fileName(), scan.classification()))
                .toList();
    }

    /** A scan (bản chụp) filed with a step of the class. @param file its public id */
    public record Scan(UUID file, String number, String fileName, Classification classification) {}

    /** @throws NotFound if no step of the class filed such a scan */
    @Transactional(readOnly = true)
    Scans.Opened scan(Viewer viewer, ClassHead head, UUID file) {
        Rights.mustLook(head);
        return table.scan(head.id(), file).map(scans::open).orElseThrow(() -> new NotFound("scan " + file));
    }
}

package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/**
 * The roster's side of the sending decision (quyết định cử): the nominated come onto the roster, which is approved by that decision
 * unless it has been before. For {@code rosters.nominating}, which has judged rights and nominations; not for pages.
 */
@Service
public class RosterSending {
    private final RosterTable table;
    private final HalfDays halves;
    private final Rosters rosters;
    private final RosterApprovals approvals;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    RosterSending(
            RosterTable table,
            HalfDays halves,
            Rosters rosters,
            RosterApprovals approvals,
            Audit audit,
            ApplicationEventPublisher events) {
        this.table = table;
        this.halves = halves;
        this.rosters = rosters;
        this.approvals = approvals;
        this.audit = audit;
        this.events = events;
    }

    /** A new trainee's enrolment, by inner key and as addresses show it. */
    public record Place(EnrolmentId enrolment, UUID ref) {}

    /**
     * Puts them on in one transaction, or nobody. Refused: class not approved or over, a roster that waits for its approval (this decision
     * is about the nominated, not about whom a file or a hand put on), too few seats, somebody on the roster already or in another class
     * on one of its half days.
     */
    @Transactional
    public Outcome<Map<PersonId, Place>> send(
            Viewer by, ClassHead head, List<NewTrainee> people, DocumentId decision, String number) {
        var state = table.lock(head.id());
        if (!head.state().approved())
            return Outcome.refused(
                    "lop-chua-duyet", "Lớp chưa được duyệt mở. Duyệt mở lớp trước rồi quyết định cử học viên.");
        var closed = Rosters.closed(head);
        if (closed.isPresent()) return new Outcome.Refused<>(closed.get());
        var lines = table.lines(head.id());
        if (!state.approved() && !lines.isEmpty())
            return Outcome.refused(
                    "danh-sach-cho-duyet",
                    "Danh sách lớp đã có %d người chưa được duyệt. Duyệt danh sách trước, rồi quyết định cử."
                            .formatted(lines.size()));
        var full = Rosters.full(head, lines.size(), people.size());
        if (full.isPresent()) return new Outcome.Refused<>(full.get());
        for (var one : people)
            if (lines.stream().anyMatch(line -> line.person().equals(one.person())))
                return Outcome.refused(
                        "da-co-trong-lop", "%s đã có trong danh sách lớp này.".formatted(one.fullName()));
        table.add(head.id(), people, rosters.joins(head, state), by, null, RosterTable.Basis.of(decision), null);
        var twice = table.twice(head.id(), people);
        if (twice.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Outcome.refused(
                    "da-co-trong-lop",
                    "%s có hai hồ sơ, một người không vào danh sách hai lần. Bỏ một đề nghị.".formatted(twice.get()));
        }
        var taken = halves.take(head.id());
        if (taken.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused<>(taken.get());
        }
        var places = new HashMap<PersonId, Place>();
        var all = table.lines(head.id());
        for (var one : people)
            all.stream()
                    .filter(line -> line.person().equals(one.person()))
                    .findFirst()
                    .ifPresent(line -> places.put(one.person(), new Place(line.id(), line.ref())));
        if (state.approved())
            approvals.welcome(
                    by,
                    head,
                    all.stream()
                            .filter(line -> places.containsKey(line.person()))
                            .toList());
        else {
            table.approve(head.id(), by, decision);
            approvals.welcome(by, head, all);
            events.publishEvent(new RosterApproved(head.id()));
        }
        audit.record(
                by,
                "SEND_TRAINEES",
                "class",
                head.id().value(),
                "Cử %d người đi học lớp %s theo %s".formatted(people.size(), head.code(), number),
                Map.of("decision", number));
        return Outcome.done(places);
    }

    /** Active trainees, by given name. The caller has judged who asks. */
    @Transactional(readOnly = true)
    public List<RosterLine> lines(Viewer viewer, ClassHead head) {
        return table.lines(head.id());
    }

    /** Whether the roster is approved. */
    @Transactional(readOnly = true)
    public boolean approved(ClassHead head) {
        return table.state(head.id()).approved();
    }

    /** Accounts for the communes that are asked to nominate: without one they could not answer. In the caller's transaction. */
    public void openCommunes(Map<vn.nguon.shared.OrganisationId, String> communes, LocalDate today) {
        approvals.openCommunes(communes, today);
    }
}

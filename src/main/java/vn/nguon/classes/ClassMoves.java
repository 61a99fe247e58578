package vn.nguon.classes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentId;
import vn.nguon.documents.Documents;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/** Moving a class on (chuyển trạng thái), by the one table of {@link ClassTransitions}, and the school's approval. */
@Service
public class ClassMoves {
    private final ClassHeads heads;
    private final ClassRows rows;
    private final ClassTasks tasks;
    private final ObjectProvider<TransitionCondition> conditions;
    private final ObjectProvider<ClassFollower> followers;
    private final Programmes programmes;
    private final Documents documents;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClassMoves(
            ClassHeads heads,
            ClassRows rows,
            ClassTasks tasks,
            ObjectProvider<TransitionCondition> conditions,
            ObjectProvider<ClassFollower> followers,
            Programmes programmes,
            Documents documents,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.heads = heads;
        this.rows = rows;
        this.tasks = tasks;
        this.conditions = conditions;
        this.followers = followers;
        this.programmes = programmes;
        this.documents = documents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the edge from where the class stands. Refusals are those of the table, then those of the modules above.
     * Approving freezes the programme's version.
     *
     * @throws Forbidden if the edge is for others
     * @throws vn.nguon.shared.Stale if the class changed since {@code version}
     */
    @Transactional
    public Outcome<ClassState> move(Viewer viewer, String code, MoveClass wish) {
        var head = locked(viewer, code);
        ClassDesk.mustBeFresh(head, wish.version());
        var decision = wish.decision();
        var secret = decision == null ? Optional.<Refusal>empty() : documents.refuses(decision);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        switch (ClassTransitions.judge(facts(viewer, head, wish), wish.to())) {
            case ClassTransitions.NotYours(var sentence) -> throw new Forbidden(sentence);
            case ClassTransitions.Not(var refusal) -> {
                return new Outcome.Refused<>(refusal);
            }
            case ClassTransitions.Go _ -> {
                var above = fromAbove(head, wish.to());
                if (above.isPresent()) return new Outcome.Refused<>(above.get());
            }
        }
        rows.state(head.id(), wish.to(), viewer);
        var unfollowed = followers
                .orderedStream()
                .flatMap(follower -> follower.follow(viewer, head.id(), wish.to()).stream())
                .findFirst();
        if (unfollowed.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused<>(unfollowed.get());
        }
        went(viewer, head, wish);
        return Outcome.done(wish.to());
    }

    /**
     * What would still stand in the way of this edge, for the checklist and the form: the table's conditions that do not hang
     * on what the form asks for, and those of the modules above.
     */
    @Transactional(readOnly = true)
    public Optional<Refusal> inTheWay(Viewer viewer, ClassHead head, ClassState to) {
        var facts = facts(viewer, head, MoveClass.to(to, head.version()));
        return ClassTransitions.edge(head.state(), to)
                .flatMap(edge -> edge.musts().stream()
                        .filter(must -> must != Must.REASON_GIVEN && must != Must.DECISION_NAMED)
                        .flatMap(must -> must.refusal(facts).stream())
                        .findFirst()
                        .or(() -> fromAbove(head, to)));
    }

    /**
     * The school that issues the certificate approves programme and lecturers. While the class is a draft, returned or before
     * the approver; twice is once. Refused with {@code chua-chon-chuong-trinh}, {@code da-qua-buoc-duyet}.
     *
     * @throws Forbidden for whoever is not of that school's training office
     */
    @Transactional
    public Outcome<Boolean> approveProgramme(Viewer viewer, String code) {
        var head = locked(viewer, code);
        if (!head.school()) throw new Forbidden(Who.SCHOOL.sentence());
        if (head.programme() == null)
            return Outcome.refused("chua-chon-chuong-trinh", "Lớp chưa có chương trình để duyệt.");
        if (!head.state().open() && head.state() != ClassState.SUBMITTED)
            return Outcome.refused("da-qua-buoc-duyet", "Lớp đã qua bước duyệt chương trình.");
        rows.programmeApproved(head.id(), viewer);
        rows.bump(head.id());
        tasks.programmeApproved(head);
        audit.record(
                viewer,
                "APPROVE_PROGRAMME",
                "class",
                head.id().value(),
                "Duyệt chương trình, giảng viên của lớp " + code,
                Map.of());
        return Outcome.done(true);
    }

    private void went(Viewer viewer, ClassHead head, MoveClass wish) {
        var reference = wish.decision();
        var decision = reference == null ? null : documents.refer(reference);
        rows.passage(head, wish.to(), viewer, wish.reason(), decision);
        rows.bump(head.id());
        var programme = head.programme();
        if (wish.to() == ClassState.APPROVED && programme != null) programmes.freeze(programme);
        tasks.moved(head, wish.to());
        record(viewer, head, wish, decision);
        var event = event(head.id(), wish.to());
        if (event != null) events.publishEvent(event);
    }

    private void record(Viewer viewer, ClassHead head, MoveClass wish, @Nullable DocumentId decision) {
        audit.record(
                viewer,
                "MOVE",
                "class",
                head.id().value(),
                "Lớp %s: %s → %s"
                        .formatted(
                                head.code(),
                                head.state().vietnamese(),
                                wish.to().vietnamese()),
                Map.of("reason", wish.reason(), "decision", decision == null ? 0 : decision.value()));
    }

    private static @Nullable Object event(ClassId id, ClassState to) {
        return switch (to) {
            case SUBMITTED -> new ClassSubmitted(id);
            case APPROVED -> new ClassApproved(id);
            case SUMMONED -> new ClassSummoned(id);
            case STUDYING -> new ClassStarted(id);
            case AWAITING_RESULTS -> new ClassTaught(id);
            case FINISHED -> new ClassFinished(id);
            case POSTPONED -> new ClassPostponed(id);
            case CANCELLED -> new ClassCancelled(id);
            case DRAFT, RETURNED -> null;
        };
    }

    private ClassFactSheet facts(Viewer viewer, ClassHead head, MoveClass wish) {
        return new ClassFactSheet(
                head,
                viewer.id(),
                rows.proposer(head.id()),
                rows.held(head.id()),
                LocalDate.now(clock),
                wish.reason(),
                wish.decision() != null);
    }

    private Optional<Refusal> fromAbove(ClassHead head, ClassState to) {
        return conditions
                .orderedStream()
                .flatMap(condition -> condition.mayGo(head, to).stream())
                .findFirst();
    }

    private ClassHead locked(Viewer viewer, String code) {
        // The door before the lock: whoever may not see the class must not hold others up.
        if (heads.find(viewer, code).isEmpty()) throw new NotFound("class " + code);
        rows.lock(code);
        return heads.find(viewer, code).orElseThrow(() -> new NotFound("class " + code));
    }
}

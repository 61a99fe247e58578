package vn.nguon.timetable;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/**
 * One change of a timetable: alone on its class, constraints put off to the end so that a swap may pass through, taken back whole when
 * it is refused, and what stands against it told in words.
 */
@Component
class TimetableWork {
    private final TimetableTable table;
    private final Clashes clashes;
    private final TransactionTemplate transaction;

    TimetableWork(TimetableTable table, Clashes clashes, PlatformTransactionManager transactions) {
        this.table = table;
        this.clashes = clashes;
        this.transaction = new TransactionTemplate(transactions);
        // Inside a larger transaction a refused change takes back itself, not everything before it.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What is done; {@code touched} takes the sessions whose hours, place or people it changed. */
    @FunctionalInterface
    interface Work<T> {
        Change<T> apply(Set<SessionId> touched);
    }

    /** Why nothing of the timetable can be changed any more; null while it can. */
    static @Nullable Refusal closed(ClassHead head) {
        return head.state() == ClassState.FINISHED || head.state() == ClassState.CANCELLED
                ? new Refusal(
                        "lop-da-dong",
                        "Lớp ở trạng thái “%s”, lịch không thay đổi nữa."
                                .formatted(head.state().vietnamese()))
                : null;
    }

    <T> Change<T> change(Viewer by, ClassHead head, Work<T> work) {
        var closed = closed(head);
        if (closed != null) return Change.refused(closed.code(), closed.sentence());
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                table.lock(head.id());
                table.deferConstraints();
                var touched = new LinkedHashSet<SessionId>();
                var result = work.apply(touched);
                if (result instanceof Change.Done<T>) result = confirmed(status, by, head, touched, result);
                if (!(result instanceof Change.Done<T>)) status.setRollbackOnly();
                return result;
            }));
        } catch (DataIntegrityViolationException e) {
            return ConstraintWords.of(e);
        }
    }

    /** Asks the constraints. Refused: what stands against what is read from the rows before they are rolled back. */
    private <T> Change<T> confirmed(
            TransactionStatus status, Viewer by, ClassHead head, Set<SessionId> touched, Change<T> done) {
        var savepoint = status.createSavepoint();
        try {
            table.checkConstraints();
            status.releaseSavepoint(savepoint);
            return done;
        } catch (DataIntegrityViolationException e) {
            status.rollbackToSavepoint(savepoint);
            var found = clashes.find(by, head.id(), touched);
            return found.isEmpty() ? ConstraintWords.of(e) : new Change.Clashing<>(found);
        }
    }
}

package vn.nguon.practice;

import java.util.Optional;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.Refusal;

/**
 * Says that the practice marks of a class may not change any more, e.g. because results were decided on them. Owned by practice,
 * implemented by results as a Spring bean; asked inside the transaction that would change marks.
 */
public interface PracticeLock {
    /** @return empty while marks may change */
    Optional<Refusal> lockedFor(ClassHead head);
}

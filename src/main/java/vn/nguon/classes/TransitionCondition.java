package vn.nguon.classes;

import java.util.Optional;
import vn.nguon.shared.Refusal;

/**
 * What a module above must hold before a class goes on (e.g. the roster is approved before the summons). Owned by
 * classes, collected as Spring beans, asked inside the transaction that changes the state, with the class row locked.
 */
public interface TransitionCondition {
    /** @return empty when nothing speaks against it, or does not concern this edge */
    Optional<Refusal> mayGo(ClassHead head, ClassState to);
}

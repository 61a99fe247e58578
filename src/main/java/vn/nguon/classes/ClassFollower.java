package vn.nguon.classes;

import java.util.Optional;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/**
 * What a module above keeps in step with a class: its trainees' half days, its open tasks. Owned by classes, collected as Spring
 * beans, told inside the transaction that changed study days or state, after the change and with the class row locked. Not for asking
 * beforehand: that is {@link TransitionCondition}.
 */
public interface ClassFollower {
    /**
     * @param state the class's state now
     * @return why the change cannot stand, which takes it back; empty otherwise
     */
    Optional<Refusal> follow(Viewer by, ClassId id, ClassState state);
}

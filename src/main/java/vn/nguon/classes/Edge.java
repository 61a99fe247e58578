package vn.nguon.classes;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One edge of {@link ClassTransitions}.
 *
 * @param verb what the button says
 * @param who any of these may take it
 * @param musts checked in this order; the first that fails is said
 */
record Edge(ClassState from, ClassState to, String verb, Set<Who> who, List<Must> musts) {
    boolean mayTake(ClassHead head) {
        return who.stream().anyMatch(one -> one.is(head));
    }

    /** Whether the form asks for it. */
    boolean asksReason() {
        return musts.contains(Must.REASON_GIVEN);
    }

    boolean asksDecision() {
        return musts.contains(Must.DECISION_NAMED);
    }

    /** Part of the address of the form. */
    String key() {
        return to.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

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
 * @param page below the class where a module above takes this edge with papers of its own; "" for the form of this module
 */
record Edge(ClassState from, ClassState to, String verb, Set<Who> who, List<Must> musts, String page) {
    Edge(ClassState from, ClassState to, String verb, Set<Who> who, List<Must> musts) {
        this(from, to, verb, who, musts, "");
    }

    /** Taken by the form of {@link MovePages}. */
    boolean byForm() {
        return page.isEmpty();
    }

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

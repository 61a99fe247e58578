package vn.nguon.structure;

import java.util.Map;
import java.util.Set;

/** Forms of {@link SmuggledIdsTests} that need a word, each with its reason. */
final class SmugglingRules {
    private SmugglingRules() {}

    /** Fewer forms than this were taken as they stand: the walk no longer finds its way. */
    static final int LEAST_FORMS = 10;

    /** The map of public bodies is everybody's: whoever prepares a class or an act may name any of them. */
    private static final Map<String, String> NAMES_ANYBODY = Map.of();

    /** Grids of a whole class: whoever left it since the page was read is left out, so that the others' marks are not lost. Nothing is written. */
    private static final Set<String> LEAVES_OUT = Set.of();

    static boolean leavesOut(String kind) {
        return LEAVES_OUT.contains(kind);
    }

    /** What the demonstration's state, or a file that is not sent, keeps from being taken as it stands. */
    private static final Set<String> NOT_NOW = Set.of();

    static boolean mayNameAnybody(String kind) {
        return NAMES_ANYBODY.containsKey(kind);
    }

    static boolean cannotBeTaken(String kind) {
        return NOT_NOW.contains(kind);
    }
}

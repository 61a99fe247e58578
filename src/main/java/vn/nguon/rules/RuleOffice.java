package vn.nguon.rules;

import java.util.List;
import java.util.Map;
import vn.nguon.shared.Viewer;

/** Who may set values, and the record of it. Owned here, implemented where grants and places are known. */
public interface RuleOffice {

    /**
     * What a viewer may set.
     *
     * @param mayWrite central values, and those of {@code provinces}
     * @param provinces by name; kept without the word "tỉnh"; may be empty
     */
    record Reach(boolean mayWrite, List<String> provinces) {
        public Reach {
            provinces = provinces.stream()
                    .map(Rules::place)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }

        public static final Reach NOTHING = new Reach(false, List.of());
    }

    Reach reach(Viewer viewer);

    /** Keeps on record that a value was added or taken back, in the caller's transaction. @param action ADD or WITHDRAW */
    void record(Viewer viewer, String action, long value, String sentence, Map<String, ?> content);
}

package vn.nguon.papers;

import java.util.List;
import java.util.Map;
import vn.nguon.shared.Refusal;

/** What saving a marker's own marks came to. */
public sealed interface MarkingSaved {
    /** @param changed marks new or different; {@code left} papers the marker has still to mark */
    record Saved(int changed, int left) implements MarkingSaved {}

    /** Nothing is kept. @param errors sentence by paper number; @param changed papers marked in another window meanwhile */
    record Wrong(Map<Integer, String> errors, List<Integer> changed) implements MarkingSaved {
        public Wrong {
            errors = Map.copyOf(errors);
            changed = List.copyOf(changed);
        }
    }

    record Refused(Refusal refusal) implements MarkingSaved {}
}

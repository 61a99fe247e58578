package vn.nguon.papers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.nguon.shared.Refusal;

/** What saving a column of marks came to. */
public sealed interface MarksSaved {
    /** @param changed marks that are new or different, 0 when the same form was sent twice; {@code unmarked} trainees still without */
    record Saved(int changed, int unmarked) implements MarksSaved {}

    /** Something typed is no mark: nothing is kept. @param errors sentence by row key */
    record Wrong(Map<String, String> errors) implements MarksSaved {
        public Wrong {
            errors = Map.copyOf(errors);
        }
    }

    /** Somebody else marked these since the form was loaded. Their marks stay; all others of the form are kept. */
    record Overtaken(List<Conflict> conflicts, int changed) implements MarksSaved {
        public Overtaken {
            conflicts = List.copyOf(conflicts);
        }
    }

    record Refused(Refusal refusal) implements MarksSaved {}

    /** @param stands the score that counts, {@code wanted} what the form asked for */
    record Conflict(String fullName, BigDecimal stands, String wanted, String actor, Instant at) {}
}

package vn.nguon.attendance;

import java.time.Instant;
import java.util.List;
import vn.nguon.shared.Refusal;

/** What saving a roll came to. */
public sealed interface RollSaved {
    /**
     * Everything that was sent is kept.
     *
     * @param changed marks that are new or different; 0 when the same form was sent twice
     * @param unmarked people of the session still without a mark
     * @param closed the roll is closed now
     */
    record Saved(int changed, int unmarked, boolean closed) implements RollSaved {}

    /** Somebody else marked these people since the form was loaded. Their marks stay; all other marks of the form are kept. */
    record Overtaken(List<Conflict> conflicts, int changed) implements RollSaved {
        public Overtaken {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Nothing more happened than that the marks of the form are kept, where the refusal is about closing. */
    record Refused(Refusal refusal) implements RollSaved {}

    /** @param stands the mark that counts, {@code wanted} the one that the form asked for */
    record Conflict(String fullName, Mark stands, Mark wanted, String actor, Instant at) {}
}

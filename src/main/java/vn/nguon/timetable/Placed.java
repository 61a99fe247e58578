package vn.nguon.timetable;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.programmes.ItemId;

/**
 * A session as the timetable's rules look at it.
 *
 * @param groups study groups it is for; {@code [0]} for the whole class
 */
record Placed(
        SessionId id,
        UUID ref,
        Slot slot,
        LocalTime from,
        LocalTime to,
        boolean timedByHand,
        SessionKind kind,
        @Nullable ItemId item,
        String title,
        int periods,
        List<Integer> groups,
        int version) {
    Placed {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) throw new IllegalArgumentException("session for nobody");
    }

    boolean wholeClass() {
        return groups.contains(0);
    }
}

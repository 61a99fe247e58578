package vn.nguon.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session's roll as its viewer may use it.
 *
 * @param half MORNING or AFTERNOON
 * @param closedAt null while open; {@code closedBy} likewise
 * @param reach which trainees the viewer may mark
 * @param corrects may the viewer change marks after closing?
 */
record Roll(
        long sessionId,
        UUID ref,
        LocalDate day,
        String half,
        String kind,
        String title,
        int periods,
        String place,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        RollReach reach,
        boolean corrects) {
    boolean closed() {
        return closedAt != null;
    }

    boolean hasComeBy(LocalDate today) {
        return !day.isAfter(today);
    }

    /** "Sáng thứ 3, 18/10" */
    String when() {
        return HalfDays.when(day, half);
    }
}

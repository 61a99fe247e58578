package vn.nguon.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session in the list of a class's rolls.
 *
 * @param audience people whose session it is
 * @param marked of these, how many have a mark; {@code absent} of these, excused and unexcused
 * @param groups study groups it is for, e.g. "1, 2"; empty for the whole class
 */
record HalfDayRoll(
        UUID ref,
        LocalDate day,
        String half,
        String title,
        int periods,
        String groups,
        int audience,
        int marked,
        int absent,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    enum State {
        CLOSED,
        TODAY,
        LATE,
        AHEAD
    }

    /** A session of today is never late: the day is not over. */
    State state(LocalDate today) {
        if (closedAt != null) return State.CLOSED;
        if (day.isEqual(today)) return State.TODAY;
        return day.isBefore(today) ? State.LATE : State.AHEAD;
    }

    String when() {
        return HalfDays.when(day, half);
    }
}

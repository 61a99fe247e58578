package vn.nguon.feedback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NguonClock;

/**
 * The one survey of a class (đợt đánh giá).
 *
 * @param closesAt from this moment on nothing is taken
 * @param countedAt null until the answers were counted, soon after it closed
 * @param answers people who answered; null until then
 */
record Survey(
        long id,
        UUID ref,
        ClassId classId,
        Template template,
        Instant openedAt,
        String openedBy,
        Instant closesAt,
        @Nullable Instant countedAt,
        @Nullable Integer answers) {
    /** The last day on which it is open. */
    LocalDate lastDay() {
        return closesAt.minusNanos(1).atZone(NguonClock.ZONE).toLocalDate();
    }

    boolean isOpen(Instant now) {
        return countedAt == null && now.isBefore(closesAt);
    }
}

package vn.nguon.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request about personal data.
 *
 * @param person public id of whose data it is about; {@code name}, {@code code} of the person
 * @param words what was asked, as written
 * @param brought how it came in when not from the person's own account, else ""
 * @param desk name of the organisation board that answers, null while none does
 * @param dueGround the number of days and its source, as on the day it came in
 */
public record PrivacyRequest(
        UUID ref,
        UUID person,
        String name,
        String code,
        RequestKind kind,
        String words,
        String brought,
        @Nullable String desk,
        LocalDate dueOn,
        String dueGround,
        Instant receivedAt,
        String receivedBy,
        RequestState state,
        List<Step> steps) {

    /** Taken up or answered. */
    public record Step(RequestState state, String note, String actor, Instant at) {}

    public boolean late(LocalDate today) {
        var answered = answeredOn();
        return (answered == null ? today : answered).isAfter(dueOn);
    }

    /** Null while it is open. */
    public @Nullable LocalDate answeredOn() {
        for (var step : steps)
            if (!step.state().open()) return LocalDate.ofInstant(step.at(), vn.nguon.shared.NguonClock.ZONE);
        return null;
    }
}

package vn.nguon.credentials;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of issuing for a class, as its row says.
 *
 * @param total people to issue to when it started; {@code done} of them have their entry
 * @param state {@code RUNNING}, {@code DONE} or {@code FAILED}
 * @param message why it stopped, Vietnamese; empty unless FAILED
 */
record IssueJob(
        long id,
        UUID ref,
        long classId,
        String kind,
        long registerId,
        LocalDate issuedOn,
        String place,
        String signatory,
        String capacity,
        String post,
        int total,
        int done,
        String state,
        String message,
        long accountId,
        String actor,
        Instant startedAt,
        @Nullable Instant endedAt) {

    Signatory by() {
        return new Signatory(place, signatory, capacity, post);
    }
}

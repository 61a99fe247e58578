package vn.nguon.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A breach of personal data (sự cố dữ liệu cá nhân). Names nobody.
 *
 * @param whose a group of people in words; {@code people}: how many, as known then
 * @param reportBy until when it is to be reported; {@code reportGround}: hours and source as on the day it was written
 * @param organisation whose data it was, null for the installation as a whole
 * @param notes measures since and reports, oldest first
 */
public record Breach(
        UUID ref,
        String what,
        String whose,
        int people,
        String measures,
        Instant noticedAt,
        Instant reportBy,
        String reportGround,
        @Nullable String organisation,
        String actor,
        Instant writtenAt,
        List<Note> notes) {

    /** @param reported else a measure */
    public record Note(boolean reported, String note, Instant happenedAt, String actor) {}

    /** When it was first reported; null while it was not. */
    public @Nullable Instant reportedAt() {
        for (var note : notes) if (note.reported()) return note.happenedAt();
        return null;
    }

    public boolean late(Instant now) {
        var reported = reportedAt();
        return (reported == null ? now : reported).isAfter(reportBy);
    }
}

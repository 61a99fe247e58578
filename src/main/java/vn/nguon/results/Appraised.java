package vn.nguon.results;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * One trainee with what offices write of them (nhận xét).
 *
 * @param draft what is being written, null when nobody has begun or all is signed
 * @param signed the version that counts, null before the first
 */
record Appraised(
        Finding person, @Nullable Draft draft, @Nullable Signed signed, List<Opinion> opinions) {

    /** @param reason of another version, empty for the first; @param version for optimistic locking */
    record Draft(
            long enrolment,
            Levels levels,
            String remark,
            String reason,
            String editedBy,
            @Nullable Instant editedAt,
            int version) {
        /** May be signed: every side has a level, and something is said. */
        boolean ready() {
            return levels.whole() && !remark.isBlank();
        }
    }

    record Signed(
            long enrolment,
            UUID ref,
            int no,
            Levels levels,
            String remark,
            LocalDate signedOn,
            String signerName,
            String signerPost,
            Classification classification) {}

    /** @param kind COMMITTEE or GROUP */
    record Opinion(long enrolment, String kind, String text, String actor) {
        String from() {
            return kind.equals("GROUP") ? "Tổ" : "Ban cán sự";
        }
    }
}

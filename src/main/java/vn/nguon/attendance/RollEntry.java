package vn.nguon.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.AccountId;

/**
 * One trainee on a roll, with the mark that counts now.
 *
 * @param groupNo study group, null while none
 * @param mark null while nobody has marked; then {@code at}, {@code by} and {@code actor} are null as well
 * @param note reason of a leave, may be empty
 * @param missed periods (tiết) of this class missed so far, excused or not, this session included
 */
record RollEntry(
        long enrolmentId,
        UUID ref,
        String fullName,
        String unitName,
        @Nullable Integer groupNo,
        @Nullable Mark mark,
        String note,
        @Nullable Instant at,
        @Nullable AccountId by,
        @Nullable String actor,
        int missed) {

    /** The last ten hex digits of the reference: random, short enough for 364 input names, and checked to be unique on its roll. */
    String key() {
        return RollForm.key(ref);
    }
}

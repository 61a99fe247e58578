package vn.nguon.rosters.nominating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's nomination as lists show it.
 *
 * @param unitName the commune that sends, as named on the day
 * @param why reason shown when they were proposed
 * @param fromRoster came onto the roster by file or by hand, not proposed here
 * @param lastReason of the last step, may be empty
 * @param document of the last step that had one, number and day; may be empty
 * @param enrolment public id on the roster, null before and after
 * @param deliveredOn when the summons reached them, null while not noted; {@code deliveredHow}, {@code deliveredBy} likewise empty
 */
public record Nomination(
        long id,
        UUID ref,
        long personId,
        UUID personRef,
        String fullName,
        String born,
        long organisationId,
        String unitName,
        String post,
        String plannedAs,
        String why,
        boolean fromRoster,
        boolean reserve,
        NominationState state,
        String lastReason,
        String document,
        Instant since,
        @Nullable UUID enrolment,
        @Nullable Long summonsId,
        @Nullable LocalDate deliveredOn,
        String deliveredHow,
        String deliveredBy,
        int version) {}

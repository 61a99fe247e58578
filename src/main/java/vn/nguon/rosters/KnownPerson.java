package vn.nguon.rosters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the roster's forms ask for one.
 *
 * @param organisationId the Đảng ủy where they are planned, or else work; null when neither is known
 * @param unitName its commune, empty likewise
 * @param post held today, may be empty
 * @param plannedAs titles and terms in force today, empty when not planned
 * @param trainedIn code of a finished class they took part in, empty when none
 * @param onRoster stands on the roster of the class asked for
 */
public record KnownPerson(
        long personId,
        UUID ref,
        String fullName,
        String born,
        @Nullable Long organisationId,
        String unitName,
        String post,
        String plannedAs,
        String trainedIn,
        boolean onRoster) {}

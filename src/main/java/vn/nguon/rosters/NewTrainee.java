package vn.nguon.rosters;

import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;

/**
 * Somebody who is to be put on a roster; all checks are behind.
 *
 * @param unitName the commune's name on that day
 * @param reason why, where the person is not simply one of the planned; may be empty
 */
public record NewTrainee(
        PersonId person,
        String fullName,
        OrganisationId organisation,
        String unitName,
        String post,
        String plannedAs,
        String reason) {
    String subject() {
        return fullName + ", " + unitName;
    }
}

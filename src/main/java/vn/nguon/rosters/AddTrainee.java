package vn.nguon.rosters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.OrganisationId;

/**
 * Put one person on a roster by hand.
 *
 * @param organisation the Đảng ủy that sends them; null for the one where they are planned or work
 * @param reason always needed
 * @param document that allows it; needed once the roster is approved
 * @param request the letter that asked for it; needed for a replacement once the roster is approved
 */
public record AddTrainee(
        UUID person,
        @Nullable OrganisationId organisation,
        String reason,
        @Nullable DocumentReference document,
        @Nullable DocumentReference request) {
    public AddTrainee(
            UUID person, @Nullable OrganisationId organisation, String reason, @Nullable DocumentReference document) {
        this(person, organisation, reason, document, null);
    }
}

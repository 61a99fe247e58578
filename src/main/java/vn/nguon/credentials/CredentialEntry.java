package vn.nguon.credentials;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.OrganisationId;

/**
 * One register entry with what became of it.
 *
 * @param revokedOn null while it is valid; {@code reason} and {@code revokedBy} (document) with it
 * @param replacedBy number of the entry that was issued instead, null when none
 * @param replaces number of the revoked entry that this one stands for, null for a first one
 * @param withdrawn whether the decision in force does not grant the paper (any more): then it should be revoked
 * @param outdated whether the decision in force grants it with another band: then it should be revoked and issued anew
 * @param mayChange whether the viewer acts for the issuer today: may revoke and reissue
 * @param keeps whether the viewer acts for the keeper of an ended issuer's register: may revoke, never issue in its name
 * @param keeper who keeps the register today; the issuer itself while it works
 */
record CredentialEntry(
        long id,
        UUID ref,
        CredentialKind kind,
        long registerId,
        long organisationId,
        long classId,
        long enrolment,
        String number,
        String token,
        String checkCode,
        LocalDate issuedOn,
        CredentialContent content,
        @Nullable LocalDate revokedOn,
        @Nullable String reason,
        @Nullable String revokedBy,
        @Nullable UUID replacedRef,
        @Nullable String replacedBy,
        @Nullable String replaces,
        @Nullable LocalDate issuerLastDay,
        boolean mayChange,
        boolean keeps,
        OrganisationId keeper,
        boolean withdrawn,
        boolean outdated) {

    boolean valid() {
        return revokedOn == null;
    }
}

package vn.nguon.results;

import java.time.LocalDate;
import java.util.UUID;
import vn.nguon.shared.Classification;

/**
 * One decision on the results of a class (quyết định).
 *
 * @param no 1 for the first, on everybody; 2, 3, … for supplementary ones
 * @param reason why a supplementary one was made, empty for the first
 * @param number of its document
 * @param issuer name of the deciding organisation on that day
 * @param classification of its document
 */
record Decision(
        long id,
        UUID ref,
        String kind,
        int no,
        String reason,
        String number,
        LocalDate decidedOn,
        long issuerId,
        String issuer,
        String actor,
        Classification classification) {

    CredentialKind of() {
        return CredentialKind.valueOf(kind);
    }
}

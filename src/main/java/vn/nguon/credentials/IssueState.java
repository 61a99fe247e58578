package vn.nguon.credentials;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.results.CredentialKind;

/**
 * Where issuing one paper of a class stands.
 *
 * @param issuer name on the day asked for; the last one when it has ended
 * @param lastDay last day of the issuer, null while it goes on
 * @param keeper who keeps the registers of an ended issuer, null when nobody was named
 * @param registerId null while no register was opened
 * @param mayIssue whether the viewer acts for the issuer today
 * @param decided day of the first decision, null before it
 * @param granted people whom the decision in force grants the paper
 * @param pending of them, those without an entry
 * @param issued entries, with revoked ones
 * @param place name of the issuer's place, null when it has none
 * @param symbol what numbers end in ("CC"); null while no register was opened
 * @param lastNo the last number taken, 0 before the first
 * @param signatory,capacity,post,signedAt of the last job of this register, null when there is none
 */
record IssueState(
        String part,
        long organisationId,
        String issuer,
        @Nullable LocalDate lastDay,
        @Nullable String keeper,
        @Nullable Long registerId,
        @Nullable UUID registerRef,
        boolean mayIssue,
        @Nullable LocalDate decided,
        int granted,
        int pending,
        int issued,
        @Nullable String place,
        @Nullable String symbol,
        int lastNo,
        @Nullable String signatory,
        @Nullable String capacity,
        @Nullable String post,
        @Nullable String signedAt) {

    CredentialKind kind() {
        return part.equals(CredentialKind.CERTIFICATE.part()) ? CredentialKind.CERTIFICATE : CredentialKind.ATTESTATION;
    }

    boolean endedBy(LocalDate day) {
        return lastDay != null && lastDay.isBefore(day);
    }
}

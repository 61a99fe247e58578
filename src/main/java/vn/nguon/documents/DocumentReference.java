package vn.nguon.documents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;
import vn.nguon.shared.OrganisationId;

/**
 * How an official document (văn bản) is cited.
 *
 * @param number with its symbol as written, e.g. {@code 512-QĐ/HU}; not empty
 * @param dated the day on the document
 * @param issuer the organisation, when it is one of ours
 * @param issuerName its name when it is not
 * @param abstractText trích yếu, may be empty
 * @param classification độ mật
 */
public record DocumentReference(
        String number,
        LocalDate dated,
        @Nullable OrganisationId issuer,
        String issuerName,
        String abstractText,
        Classification classification) {

    /** An ordinary one. */
    public DocumentReference(
            String number, LocalDate dated, @Nullable OrganisationId issuer, String issuerName, String abstractText) {
        this(number, dated, issuer, issuerName, abstractText, Classification.NORMAL);
    }

    /** The same, classified. */
    public DocumentReference as(Classification other) {
        return new DocumentReference(number, dated, issuer, issuerName, abstractText, other);
    }

    public DocumentReference {
        number = number.strip();
        if (number.isEmpty()) throw new IllegalArgumentException("document without number");
        if (issuer == null && issuerName.isBlank()) throw new IllegalArgumentException("document without issuer");
    }
}

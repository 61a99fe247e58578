package vn.nguon.documents;

import java.time.LocalDate;
import java.util.UUID;
import vn.nguon.shared.Classification;

/** A document reference as screens show it. @param issuer name of the issuing body */
public record DocumentCard(
        DocumentId id,
        UUID ref,
        String number,
        LocalDate dated,
        String issuer,
        String abstractText,
        Classification classification) {}

package vn.nguon.dossiers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a cadre file.
 *
 * @param kind {@code CERTIFICATE, ATTESTATION, PAPER, REMARK, APPRAISAL, COMMENDATION, TRAINING}
 * @param link what proves it, an address inside the product; may be empty
 * @param revokedOn of a credential that was revoked since, null otherwise
 */
record DossierLine(
        String kind,
        LocalDate dated,
        String title,
        String detail,
        String link,
        @Nullable LocalDate revokedOn) {}

package vn.nguon.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trainee's own result of one class, as decided.
 *
 * @param commended names of commendations, empty for none
 * @param sheet ref of the signed appraisal, null while there is none
 * @param attested whether the attestation was granted; null while nobody decided on it
 */
record OwnResult(
        String code,
        String className,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        boolean eligible,
        String whyNot,
        @Nullable BigDecimal finalMark,
        String band,
        boolean granted,
        String decision,
        LocalDate decidedOn,
        @Nullable Boolean attested,
        Finding.Facts facts,
        String commended,
        @Nullable UUID sheet) {}

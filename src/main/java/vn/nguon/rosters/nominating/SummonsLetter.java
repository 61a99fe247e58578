package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One summons as printed for one person (giấy triệu tập).
 *
 * @param party the Party's form, otherwise the State's (domain.md 3)
 * @param superior over the issuer, in the head; may be empty
 * @param decision the sending decision, number and day; empty when the roster had none
 */
public record SummonsLetter(
        UUID nomination,
        String fullName,
        String born,
        String post,
        String unitName,
        boolean party,
        String superior,
        String issuer,
        String number,
        LocalDate dated,
        String decision,
        LocalDate reportOn,
        String reportAt,
        String place,
        String bring,
        String capacity,
        String signatory,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        int studyDays) {}

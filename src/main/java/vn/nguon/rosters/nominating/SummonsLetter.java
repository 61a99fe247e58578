package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;
import vn.nguon.web.Vn;

/**
 * One summons as printed for one person (giấy triệu tập).
 *
 * @param party the Party's form, otherwise the State's (domain.md 3)
 * @param superior over the issuer, in the head; may be empty
 * @param classification of the summons as a document
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
        Classification classification,
        String decision,
        LocalDate reportOn,
        String reportAt,
        String place,
        String bring,
        String capacity,
        String signatory,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        int studyDays) {
    /** The commune within a sentence: "xã Nhôn Mai". */
    public String commune() {
        return unitName.substring(0, 1).toLowerCase(Locale.ROOT) + unitName.substring(1);
    }

    /** "Ngày 22 tháng 11 năm 2026". */
    public String onDay() {
        var day = Vn.longDate(dated);
        return day.substring(0, 1).toUpperCase(Locale.ROOT) + day.substring(1);
    }
}

package vn.nguon.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/** Excel counts days: 1 is 01/01/1900, with a 29/02/1900 that never was; some old Macintosh files count from 1904. */
final class ExcelDates {

    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate ZERO_1904 = LocalDate.of(1904, 1, 1);
    /** 31/12/2199; beyond that it is no date of this program. */
    private static final int LAST = 109_572;

    private ExcelDates() {}

    /** The day of a day number; the time of day is dropped. Empty outside 01/03/1900 to 2199. */
    static Optional<LocalDate> of(BigDecimal number, boolean from1904) {
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(LAST)) > 0) return Optional.empty();
        var days = number.setScale(0, RoundingMode.FLOOR).longValueExact();
        if (from1904) return Optional.of(ZERO_1904.plusDays(days));
        return days < 61 ? Optional.empty() : Optional.of(ZERO.plusDays(days));
    }
}

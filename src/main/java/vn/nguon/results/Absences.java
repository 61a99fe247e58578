package vn.nguon.results;

import java.math.BigDecimal;
import vn.nguon.attendance.AbsenceLine;

/**
 * How much of a class one trainee missed, against the limit (mức vắng).
 *
 * @param absent periods (tiết) that count as absence, 0 or more
 * @param planned periods of the class, 0 while it has no timetable
 * @param limitPercent 0 to 100; exactly the limit is allowed: of 128 periods at 20 % 25 pass and 26 do not
 * @param source where the limit comes from, as screens say it
 */
record Absences(int absent, int planned, BigDecimal limitPercent, String source) {

    static Absences of(AbsenceLine line) {
        return new Absences(
                line.absentPeriods(),
                line.plannedPeriods(),
                line.rule().limitPercent(),
                line.rule().source().text());
    }

    boolean beyond() {
        // Before anything is planned there is no share.
        return planned > 0
                && BigDecimal.valueOf(absent * 100L).compareTo(limitPercent.multiply(BigDecimal.valueOf(planned))) > 0;
    }

    /** Most periods one may miss. */
    int allowed() {
        return limitPercent
                .multiply(BigDecimal.valueOf(planned))
                .divideToIntegralValue(BigDecimal.valueOf(100))
                .intValue();
    }

    String sentence() {
        return "Vắng %d/%d tiết, quá mức %d tiết (%s%%; %s)."
                .formatted(absent, planned, allowed(), Figures.plain(limitPercent), source);
    }
}

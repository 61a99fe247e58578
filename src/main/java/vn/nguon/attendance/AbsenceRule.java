package vn.nguon.attendance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;
import vn.nguon.shared.LegalSource;

/**
 * How much of a class one may miss (mức vắng tối đa), and which marks count as missing.
 * <p>Units: percent of the periods (tiết) planned for the class. Shape: {@code 0 ≤ warningPercent ≤ limitPercent ≤ 100}.
 * <p>Rounding: none. Exactly the limit is allowed: at 20 % of 128 periods, 25 pass and 26 do not.
 * <p>Source: {@link #source()}, kept in rule_parameter (attendance.*), read for the class's opening date, never from code.
 */
public record AbsenceRule(
        BigDecimal limitPercent,
        BigDecimal warningPercent,
        boolean excusedCounts,
        boolean lateCounts,
        LegalSource source) {
    static final String LIMIT = "attendance.absence-limit";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public AbsenceRule {
        if (warningPercent.signum() < 0
                || limitPercent.compareTo(warningPercent) < 0
                || limitPercent.compareTo(HUNDRED) > 0)
            throw new IllegalArgumentException("warning %s %%, limit %s %%".formatted(warningPercent, limitPercent));
    }

    /** The rule in force on the class's opening date; one statement. @throws IllegalStateException if a value is not set for that day */
    static AbsenceRule on(Rules rules, LocalDate opening) {
        var values = new HashMap<String, Rule>();
        for (var rule : rules.all(opening)) values.putIfAbsent(rule.key(), rule);
        var limit = value(values, LIMIT);
        return new AbsenceRule(
                limit.value(),
                value(values, "attendance.warning").value().min(limit.value()),
                value(values, "attendance.excused-counts").yes(),
                value(values, "attendance.late-counts").yes(),
                limit.source());
    }

    private static Rule value(Map<String, Rule> values, String key) {
        var rule = values.get(key);
        if (rule == null) throw new IllegalStateException("no rule value for " + key);
        return rule;
    }

    /** Does this mark make its session's periods absent ones? */
    public boolean counts(Mark mark) {
        return switch (mark) {
            case PRESENT -> false;
            case LATE -> lateCounts;
            case EXCUSED -> excusedCounts;
            case UNEXCUSED -> true;
        };
    }

    /**
     * @param absent periods that count as absence, 0 or more
     * @param planned periods of the class; 0 while it has neither programme nor timetable
     * @throws IllegalArgumentException if one of them is negative
     */
    public AbsenceVerdict judge(int absent, int planned) {
        if (absent < 0 || planned < 0) throw new IllegalArgumentException("absent %d of %d".formatted(absent, planned));
        if (planned == 0) return new AbsenceVerdict.NothingPlanned();
        var allowed = allowed(planned);
        if (absent > allowed) return new AbsenceVerdict.Exceeded(absent - allowed, LIMIT, source);
        return reaches(absent, planned, warningPercent)
                ? new AbsenceVerdict.Warned(allowed - absent)
                : new AbsenceVerdict.Within(allowed - absent);
    }

    /** Most periods that may be missed of these, rounded down. */
    public int allowed(int planned) {
        return limitPercent
                .multiply(BigDecimal.valueOf(planned))
                .divideToIntegralValue(HUNDRED)
                .intValueExact();
    }

    private static boolean reaches(int absent, int planned, BigDecimal percent) {
        return absent > 0
                && BigDecimal.valueOf(absent).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(planned)))
                        >= 0;
    }
}

package vn.nguon.schemes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Vn;

/**
 * How far a target is in one year.
 *
 * @param level to be reached by the end of the year; null when nothing is wanted for it
 * @param reached per cent for shares, otherwise the number; null when nothing was counted or entered yet
 * @param counted how many count, and {@code total} among how many; both 0 for what is entered by hand
 * @param day as of which it was counted or entered; null when it was not
 * @param expected what the straight line asks for on that day; null when it asks for nothing
 */
public record Progress(
        Measure measure,
        int year,
        @Nullable BigDecimal level,
        @Nullable BigDecimal reached,
        int counted,
        int total,
        @Nullable LocalDate day,
        @Nullable BigDecimal expected) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Where it stands. */
    public enum Standing {
        MET("done", "Đạt"),
        ON_TRACK("doing", "Đúng tiến độ"),
        AT_RISK("late", "Chậm"),
        UNKNOWN("todo", "Chưa có số liệu"),
        UNWANTED("block", "Không đặt mức");

        private final String tag;
        private final String words;

        Standing(String tag, String words) {
            this.tag = tag;
            this.words = words;
        }

        /** Kind of the status tag. */
        public String tag() {
            return tag;
        }

        public String words() {
            return words;
        }
    }

    public Standing standing() {
        if (reached == null) return Standing.UNKNOWN;
        if (level == null) return Standing.UNWANTED;
        if (reached.compareTo(level) >= 0) return Standing.MET;
        if (expected != null && reached.compareTo(expected) < 0) return Standing.AT_RISK;
        return Standing.ON_TRACK;
    }

    /**
     * "Đạt", "Chậm 5 người", "Chậm 1 lớp", "Chậm 2,5 xã": of what comes one by one, whole ones.
     *
     * @param unit of the target; shares say how many people or things are missing
     */
    public String words(String unit) {
        var standing = standing();
        if (standing != Standing.AT_RISK || expected == null || reached == null) return standing.words();
        if (measure.shape().isShare()) {
            var missing = expected.multiply(BigDecimal.valueOf(total))
                            .divide(HUNDRED, 0, RoundingMode.CEILING)
                            .intValue()
                    - counted;
            return "%s %s"
                    .formatted(
                            standing.words(),
                            Vn.count(missing, measure.subject().unit()));
        }
        var missing = expected.subtract(reached);
        if (measure.shape() == Measure.Shape.COUNT_OF_A_YEAR) missing = missing.setScale(0, RoundingMode.CEILING);
        return "%s %s".formatted(standing.words(), Vn.count(missing, unit.toLowerCase(Locale.ROOT)));
    }

    /** What was reached, for people: "75,8% (91/120)", "3 lớp", "12,5 xã". */
    public String text(String unit) {
        if (reached == null) return "";
        if (measure.shape().isShare())
            return "%s (%s/%s)".formatted(Vn.percent(reached), Vn.number(counted), Vn.number(total));
        return "%s %s".formatted(Vn.number(reached.stripTrailingZeros()), unit.toLowerCase(Locale.ROOT));
    }

    /** Length of the bar in the scale of {@link #scale}. */
    public long bar() {
        return reached == null ? 0 : reached.multiply(HUNDRED).longValue();
    }

    /** What the whole bar stands for: a hundred per cent, or the level. */
    public long scale() {
        var whole = measure.shape().isShare() || level == null ? HUNDRED : level;
        return whole.multiply(HUNDRED).max(BigDecimal.ONE).longValue();
    }

    /** Where on the bar the tick of what is expected stands, in per cent of it; null for none, as in a year without a level. */
    public @Nullable Integer tick() {
        if (expected == null || level == null) return null;
        return (int) Math.min(98, expected.multiply(HUNDRED).longValue() * 100 / scale());
    }
}

package vn.nguon.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.LegalSource;
import vn.nguon.web.Vn;

/**
 * One dated value (giá trị quy định).
 *
 * @param key stable, e.g. {@code attendance.absence-limit}
 * @param value in {@code unit}; 0 and 1 stand for no and yes where the unit is "0/1"
 * @param unit "%", "điểm", "ngày", "MB", "0/1"
 * @param label what it is, for screens
 * @param level who set it; {@code place} the province it holds in, "" for a central one
 * @param from first day, null when it goes back beyond what is known; {@code to} last day, null while it goes on
 */
public record Rule(
        String key,
        BigDecimal value,
        String unit,
        String label,
        LegalSource source,
        Level level,
        String place,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

    /** Cấp ban hành. */
    public enum Level {
        CENTRAL("Trung ương"),
        PROVINCIAL("Tỉnh");

        private final String vietnamese;

        Level(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** As read: "20 %", "Có", "tháng 7", "13:30". */
    public String written() {
        return switch (unit) {
            case "0/1" -> yes() ? "Có" : "Không";
            case "tháng trong năm" -> "tháng " + Vn.number(value);
            case "giờ trong ngày" ->
                Vn.time(LocalTime.ofSecondOfDay(value.multiply(SECONDS).longValue()));
            default -> Vn.number(value) + " " + unit;
        };
    }

    public int whole() {
        return value.intValueExact();
    }

    public boolean yes() {
        return value.signum() != 0;
    }
}

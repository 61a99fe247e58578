package vn.nguon.rules;

import java.math.BigDecimal;
import vn.nguon.shared.LegalSource;

/**
 * One dated value (giá trị quy định).
 *
 * @param key stable, e.g. {@code attendance.absence-limit}
 * @param value in {@code unit}; 0 and 1 stand for no and yes where the unit is "0/1"
 * @param unit "%", "điểm", "ngày", "MB", "0/1"
 * @param label what it is, for screens
 */
public record Rule(String key, BigDecimal value, String unit, String label, LegalSource source) {
    public int whole() {
        return value.intValueExact();
    }

    public boolean yes() {
        return value.signum() != 0;
    }
}

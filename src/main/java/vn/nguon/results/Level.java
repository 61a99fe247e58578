package vn.nguon.results;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Option;

/** How far, in what offices say of a trainee (mức). Four steps; no document was found that sets others. */
enum Level {
    GOOD("Tốt"),
    FAIR("Khá"),
    AVERAGE("Trung bình"),
    WEAK("Yếu");

    private final String vietnamese;

    Level(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    String vietnamese() {
        return vietnamese;
    }

    static List<Option> options() {
        return Arrays.stream(values())
                .map(level -> new Option(level.name(), level.vietnamese()))
                .toList();
    }

    /** GOOD when the value reaches the first floor, and so on; null for no value. */
    static @Nullable Level reaching(@Nullable BigDecimal value, BigDecimal good, BigDecimal fair, BigDecimal average) {
        if (value == null) return null;
        if (value.compareTo(good) >= 0) return GOOD;
        if (value.compareTo(fair) >= 0) return FAIR;
        return value.compareTo(average) >= 0 ? AVERAGE : WEAK;
    }

    /** GOOD when the value is within the first limit, and so on. */
    static Level within(BigDecimal value, BigDecimal good, BigDecimal fair, BigDecimal average) {
        if (value.compareTo(good) <= 0) return GOOD;
        if (value.compareTo(fair) <= 0) return FAIR;
        return value.compareTo(average) <= 0 ? AVERAGE : WEAK;
    }
}

package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.nguon.web.Vn;

/** One half day of a class: where sessions are placed. In order of time. */
public record Slot(LocalDate day, Half half) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::day).thenComparing(Slot::half);

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }

    /** The two halves of a day. */
    static List<Slot> of(LocalDate day) {
        return Arrays.stream(Half.values()).map(half -> new Slot(day, half)).toList();
    }

    /** As forms carry it: {@code 2022-10-24-sang}. */
    public String key() {
        return day + "-" + half.slug();
    }

    /** Reads {@link #key()}; empty for anything else. */
    public static Optional<Slot> of(String key) {
        var dash = key.lastIndexOf('-');
        if (dash < 0) return Optional.empty();
        try {
            var day = LocalDate.parse(key.substring(0, dash));
            for (var half : Half.values())
                if (half.slug().equals(key.substring(dash + 1))) return Optional.of(new Slot(day, half));
            return Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** "sáng thứ 2, 24/10" */
    public String words() {
        return "%s %s, %s"
                .formatted(half == Half.MORNING ? "sáng" : "chiều", lowerFirst(Vn.weekday(day)), Vn.dayMonth(day));
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}

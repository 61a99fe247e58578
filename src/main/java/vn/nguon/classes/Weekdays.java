package vn.nguon.classes;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Days of the week in words: "thứ 2 đến thứ 6", "thứ 2, thứ 4", "chủ nhật". */
final class Weekdays {
    private Weekdays() {}

    static String words(Collection<DayOfWeek> days) {
        var sorted = new TreeSet<>(days);
        if (sorted.isEmpty()) return "";
        var first = sorted.getFirst();
        var last = sorted.getLast();
        var unbroken = last.getValue() - first.getValue() + 1 == sorted.size();
        if (unbroken && sorted.size() > 2) return word(first) + " đến " + word(last);
        return sorted.stream().map(Weekdays::word).collect(Collectors.joining(", "));
    }

    static String word(DayOfWeek day) {
        return day == DayOfWeek.SUNDAY ? "chủ nhật" : "thứ " + (day.getValue() + 1);
    }
}

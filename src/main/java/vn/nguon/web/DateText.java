package vn.nguon.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** A typed day and what is wrong with it, in words. */
sealed interface DateText {
    record Nothing() implements DateText {}

    record Is(LocalDate date) implements DateText {}

    record Wrong(String sentence) implements DateText {}

    Pattern DAY = Pattern.compile("([0-9]{1,2})[/.\\-]([0-9]{1,2})[/.\\-]([0-9]{4})");
    Pattern SHORT_YEAR = Pattern.compile("[0-9]{1,2}[/.\\-][0-9]{1,2}[/.\\-]([0-9]{2})");

    /** @param label begins the sentence, e.g. "Ngày sinh" */
    static DateText read(String label, String typed) {
        var text = VnText.line(typed).replace(" ", "");
        if (text.isEmpty()) return new Nothing();
        var shortYear = SHORT_YEAR.matcher(text);
        // Nobody guesses a century: 85 may be a typing slip as well as 1985.
        if (shortYear.matches())
            return new Wrong("Năm của %s phải đủ bốn chữ số, ví dụ 1985".formatted(VnText.lowerFirst(label)));
        var day = DAY.matcher(text);
        if (!day.matches()) return new Wrong(label + " phải có ngày, tháng, năm, ví dụ 07/03/1985");
        return of(
                label, Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
    }

    private static DateText of(String label, int day, int month, int year) {
        if (month < 1 || month > 12) return new Wrong("%s: không có tháng %d".formatted(label, month));
        if (year < 1900 || year > 2200) return new Wrong("%s: năm %d xem lại, ví dụ 07/03/1985".formatted(label, year));
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth())
            return new Wrong("Tháng %d/%d không có ngày %d".formatted(month, year, day));
        return new Is(LocalDate.of(year, month, day));
    }
}

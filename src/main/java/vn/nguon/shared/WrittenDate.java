package vn.nguon.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people write it in a list: {@code 07/03/1985}, {@code 7-3-85}, {@code 7.3.1985}, {@code ngày 7 tháng 3 năm
 * 1985}, {@code 1985-03-07}, {@code 3/1985}, {@code 1985}. Day before month, as in Vietnam.
 */
public sealed interface WrittenDate {

    /** A whole date; {@code centuryGuessed} when only two digits of the year were written. */
    record Full(LocalDate date, boolean centuryGuessed) implements WrittenDate {}

    /** A year, perhaps with its month (1 to 12, or 0 when not written). */
    record YearOnly(int year, int month) implements WrittenDate {}

    /** Day, month and year are there, but no calendar has that day; the sentence says why. */
    record Impossible(String sentence) implements WrittenDate {}

    /** Not a date. */
    record Unreadable() implements WrittenDate {}

    /**
     * Reads a text. A year of two digits is taken in the latest century in which the date is not after {@code latest}.
     *
     * @param latest the last day that makes sense: today for a decision, the day 18 years ago for a birth
     */
    static WrittenDate read(String text, LocalDate latest) {
        var usual = usual(text);
        if (usual != null) return usual;
        var clean = VietnameseText.clean(text);
        var day = Patterns.DAY_MONTH_YEAR.matcher(clean);
        if (day.matches()) return whole(day.toMatchResult(), 1, 2, 3, latest);
        var words = Patterns.IN_WORDS.matcher(clean);
        if (words.matches()) return whole(words.toMatchResult(), 1, 2, 3, latest);
        var iso = Patterns.ISO.matcher(clean);
        if (iso.matches()) return whole(iso.toMatchResult(), 3, 2, 1, latest);
        var month = Patterns.MONTH_YEAR.matcher(clean);
        if (month.matches()) {
            var number = Integer.parseInt(month.group(1));
            return number >= 1 && number <= 12
                    ? new YearOnly(Integer.parseInt(month.group(2)), number)
                    : new Impossible("Không có tháng %d".formatted(number));
        }
        var year = Patterns.YEAR.matcher(clean);
        if (year.matches()) return new YearOnly(Integer.parseInt(year.group(1)), 0);
        return new Unreadable();
    }

    /** dd/MM/yyyy without ado, as nearly all lists have it; null for anything else and for days that are not. */
    private static @Nullable WrittenDate usual(String text) {
        if (text.length() != 10 || text.charAt(2) != '/' || text.charAt(5) != '/') return null;
        var number = 0;
        for (var i = 0; i < 10; i++) {
            if (i == 2 || i == 5) continue;
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return null;
            number = number * 10 + digit;
        }
        var day = number / 1_000_000;
        var month = number / 10_000 % 100;
        // Later days of the month depend on the calendar.
        return day < 1 || day > 28 || month < 1 || month > 12
                ? null
                : new Full(LocalDate.of(number % 10_000, month, day), false);
    }

    private static WrittenDate whole(MatchResult match, int dayGroup, int monthGroup, int yearGroup, LocalDate latest) {
        var day = Integer.parseInt(match.group(dayGroup));
        var month = Integer.parseInt(match.group(monthGroup));
        var written = match.group(yearGroup);
        var year = Integer.parseInt(written);
        var guessed = written.length() == 2;
        if (guessed) year += latest.getYear() / 100 * 100;
        if (month < 1 || month > 12)
            return new Impossible("Không có tháng %d, ghi ngày trước, tháng sau".formatted(month));
        if (guessed && year == latest.getYear() && month == latest.getMonthValue() && day > latest.getDayOfMonth()) {
            year -= 100;
        } else if (guessed && YearMonth.of(year, month).isAfter(YearMonth.from(latest))) {
            year -= 100;
        }
        try {
            return new Full(LocalDate.of(year, month, day), guessed);
        } catch (DateTimeException _) {
            return new Impossible("Tháng %d/%d không có ngày %d".formatted(month, year, day));
        }
    }

    /** Patterns, kept apart because an interface's fields would be public. */
    final class Patterns {
        private static final Pattern DAY_MONTH_YEAR =
                Pattern.compile("(\\d{1,2})\\s?[/.,\\-\\\\ ]\\s?(\\d{1,2})\\s?[/.,\\-\\\\ ]\\s?(\\d{4}|\\d{2})\\.?");
        private static final Pattern IN_WORDS =
                Pattern.compile("(?iu)(?:ngày )?(\\d{1,2}) tháng (\\d{1,2}),? năm (\\d{4})");
        private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]00:00.*)?");
        private static final Pattern MONTH_YEAR = Pattern.compile("(?iu)(?:tháng )?(\\d{1,2})\\s?[/.\\-]\\s?(\\d{4})");
        private static final Pattern YEAR = Pattern.compile("(?iu)(?:năm )?(\\d{4})");

        private Patterns() {}
    }
}

package vn.nguon.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A birth date (ngày sinh) as the papers of upland communes have it: a whole date, or a year alone.
 * <p>Shape: {@code year} 1900 to 2199; {@code month} and {@code day} are both there or both absent, and then a real day.
 * Anything else is refused with IllegalArgumentException; people's typing goes through {@link #read} instead.
 */
public record BirthDate(
        int year, @Nullable Integer month, @Nullable Integer day) implements Comparable<BirthDate> {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    /** A year alone comes before every whole date of that year. */
    private static final Comparator<BirthDate> ORDER =
            Comparator.comparingInt(BirthDate::year).thenComparing(b -> b.full().orElse(LocalDate.MIN));
    /** Nobody on a list of cadres is younger; decides the century of a two-digit year. */
    private static final int YOUNGEST = 18;

    private static final Pattern SHORT_YEAR = Pattern.compile("(?:(0?[1-9]|1[0-2])\\s?[/.\\-]\\s?)?['’]?(\\d{2})");

    public BirthDate {
        if (year < 1900 || year > 2199) throw new IllegalArgumentException("birth year " + year);
        if ((month == null) != (day == null)) throw new IllegalArgumentException("month and day go together");
        if (month != null && day != null) {
            try {
                LocalDate.of(year, month, day);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** Only the year is known. */
    public static BirthDate ofYear(int year) {
        return new BirthDate(year, null, null);
    }

    public static BirthDate of(LocalDate date) {
        return new BirthDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** What a text turned out to be. */
    public sealed interface Reading {}

    /** A birth date; {@code note} says what had to be assumed (two-digit year, month without day), for a person to check. */
    public record Read(BirthDate value, @Nullable String note) implements Reading {}

    /** No birth date; the sentence (Vietnamese, without full stop) says why and what to write. */
    public record Unreadable(String problem) implements Reading {}

    /**
     * Reads dd/MM/yyyy, d-M-yyyy, d.M.yy, "ngày … tháng … năm …", yyyy, yy. A year of two digits is 19yy when 20yy would make
     * the person younger than 18 today.
     */
    public static Reading read(String text, LocalDate today) {
        return switch (WrittenDate.read(text, today.minusYears(YOUNGEST))) {
            case WrittenDate.Full(var date, var guessed) ->
                within(date.getYear(), today)
                        .<Reading>map(Unreadable::new)
                        .orElseGet(() -> new Read(
                                of(date),
                                guessed ? "Năm sinh ghi hai chữ số, hiểu là %d".formatted(date.getYear()) : null));
            case WrittenDate.YearOnly(var year, var month) ->
                within(year, today)
                        .<Reading>map(Unreadable::new)
                        .orElseGet(() -> new Read(
                                ofYear(year),
                                month == 0 ? null : "Chỉ ghi tháng %d năm %d, lấy năm sinh".formatted(month, year)));
            case WrittenDate.Impossible(var sentence) -> new Unreadable(sentence);
            case WrittenDate.Unreadable() -> shortYear(text, today);
        };
    }

    /** "85", "3/85": a year of two digits without its day. */
    private static Reading shortYear(String text, LocalDate today) {
        var written = SHORT_YEAR.matcher(VietnameseText.clean(text));
        if (!written.matches()) return new Unreadable("Ngày sinh phải có ngày, tháng, năm, ví dụ 07/03/1985");
        var latest = today.getYear() - YOUNGEST;
        var year = latest / 100 * 100 + Integer.parseInt(written.group(2));
        if (year > latest) year -= 100;
        return new Read(
                ofYear(year),
                written.group(1) == null
                        ? "Năm sinh ghi hai chữ số, hiểu là %d".formatted(year)
                        : "Chỉ ghi tháng %s và hai chữ số của năm, hiểu là năm %d".formatted(written.group(1), year));
    }

    /** Why nobody on a list can be born in that year; empty if somebody can. */
    private static Optional<String> within(int year, LocalDate today) {
        if (year < 1900) return Optional.of("Năm sinh %d quá xa, ghi lại năm sinh".formatted(year));
        if (year > today.getYear()) return Optional.of("Năm sinh %d ở sau năm nay, ghi lại năm sinh".formatted(year));
        return Optional.empty();
    }

    public boolean isYearOnly() {
        return month == null;
    }

    /** The whole date, if known. */
    public Optional<LocalDate> full() {
        return month == null || day == null ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** True when both can be the birth date of one person: equal, or the same year where one of them is a year alone. */
    public boolean couldBe(BirthDate other) {
        return year == other.year && (isYearOnly() || other.isYearOnly() || equals(other));
    }

    /** As papers write it: {@code 07/03/1985}, or {@code 1985}. */
    public String text() {
        return full().map(WRITTEN::format).orElse(Integer.toString(year));
    }

    @Override
    public int compareTo(BirthDate other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}

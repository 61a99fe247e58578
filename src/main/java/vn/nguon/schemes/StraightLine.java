package vn.nguon.schemes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.nguon.schemes.Measure.Shape;

/**
 * What must have been reached on a day, if a target is approached evenly (đường thẳng): below it, the target is at risk.
 *
 * @param shape how the measure runs through a year
 * @param firstDay of the scheme, where {@code baseline} had been reached
 * @param levels what is to be reached by the end of each year; may miss years
 */
record StraightLine(Shape shape, LocalDate firstDay, BigDecimal baseline, NavigableMap<Integer, BigDecimal> levels) {
    private static final int DECIMALS = 2;

    StraightLine {
        levels = new TreeMap<>(levels);
    }

    /** Nothing is expected before the first day, nor in a year of its own for which nothing is wanted. */
    Optional<BigDecimal> on(LocalDate day) {
        if (day.isBefore(firstDay) || levels.isEmpty()) return Optional.empty();
        return switch (shape) {
            case SHARE_OF_A_YEAR -> Optional.ofNullable(levels.get(day.getYear()));
            case COUNT_OF_A_YEAR ->
                Optional.ofNullable(levels.get(day.getYear())).map(level -> grown(level, day));
            case SHARE_ON_A_DAY, VALUE_ON_A_DAY -> Optional.of(between(day));
        };
    }

    /** A scheme that begins within the year has only the rest of it. */
    private BigDecimal grown(BigDecimal level, LocalDate day) {
        var newYear = LocalDate.of(day.getYear(), 1, 1);
        var from = firstDay.isAfter(newYear) ? firstDay : newYear;
        return part(BigDecimal.ZERO, level, from.minusDays(1), yearEnd(day.getYear()), day);
    }

    private BigDecimal between(LocalDate day) {
        var next = levels.ceilingEntry(day.getYear());
        if (next == null) return levels.lastEntry().getValue();
        var last = levels.lowerEntry(day.getYear());
        if (last == null) return part(baseline, next.getValue(), firstDay, yearEnd(next.getKey()), day);
        return part(last.getValue(), next.getValue(), yearEnd(last.getKey()), yearEnd(next.getKey()), day);
    }

    private static BigDecimal part(BigDecimal start, BigDecimal end, LocalDate from, LocalDate to, LocalDate day) {
        var whole = ChronoUnit.DAYS.between(from, to);
        if (whole <= 0) return end;
        var gone = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, day));
        return start.add(end.subtract(start)
                        .multiply(gone)
                        .divide(BigDecimal.valueOf(whole), DECIMALS + 2, RoundingMode.HALF_UP))
                .setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static LocalDate yearEnd(int year) {
        return LocalDate.of(year, 12, 31);
    }
}

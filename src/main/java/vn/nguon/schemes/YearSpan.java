package vn.nguon.schemes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The part of a year that is counted: within the scheme, and no further than today. Both days are counted. */
record YearSpan(LocalDate from, LocalDate day) {
    static YearSpan of(int year, LocalDate firstDay, @Nullable LocalDate lastDay, LocalDate today) {
        var from = LocalDate.of(year, 1, 1);
        var day = LocalDate.of(year, 12, 31);
        if (firstDay.isAfter(from)) from = firstDay;
        if (lastDay != null && lastDay.isBefore(day)) day = lastDay;
        if (today.isBefore(day)) day = today;
        return new YearSpan(from, day);
    }
}

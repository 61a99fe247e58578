package vn.nguon.followup;

import java.time.LocalDate;

/** The days on which something may be answered: from the day it falls due. Both are counted. */
public record Window(LocalDate from, LocalDate to) {
    static Window of(LocalDate since, int months, int days) {
        var due = since.plusMonths(months);
        return new Window(due, due.plusDays(days));
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}

package vn.nguon.classes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Study days (ngày học) from a first to a last day on chosen weekdays; what comes out is then mended by hand. */
public final class StudyDays {
    /** A class longer than a year is a typing slip. */
    static final int LONGEST = 366;

    private StudyDays() {}

    /** Both ends included, ascending. @throws IllegalArgumentException if the range is the wrong way round or too long */
    public static List<LocalDate> between(LocalDate from, LocalDate to, Set<DayOfWeek> on) {
        if (to.isBefore(from) || from.plusDays(LONGEST).isBefore(to))
            throw new IllegalArgumentException("range of days");
        return from.datesUntil(to.plusDays(1))
                .filter(day -> on.contains(day.getDayOfWeek()))
                .toList();
    }

    /** Ascending, each day once: a day that is named twice has the halves of both. */
    static List<StudyDay> tidy(List<StudyDay> days) {
        var byDay = new TreeMap<LocalDate, StudyDay>();
        for (var day : days) byDay.merge(day.day(), day, StudyDay::with);
        return List.copyOf(byDay.values());
    }
}

package vn.nguon.privacy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.nguon.rules.Holidays;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;

/**
 * Counts working days: the week by the dated rule values {@code privacy.working-day.*} (1 Monday to 7 Sunday), holidays of fixed dates by
 * {@code privacy.holiday.MMdd}, moved to the next working day where they fall on a day without work ({@code privacy.holiday-in-lieu}), and
 * the days of each year's notices ({@link Holidays}: Tết, Giỗ Tổ, days swapped and worked instead).
 */
@Component
class WorkingDays {
    private static final String WEEKDAY = "privacy.working-day.";
    private static final String HOLIDAY = "privacy.holiday.";
    private static final String IN_LIEU = "privacy.holiday-in-lieu";
    /** So far back a holiday may lie that is made up for within the days counted. */
    private static final int LOOK_BACK = 10;
    /** Holidays and weekends between two working days are never more. */
    private static final int LONGEST_REST = 30;

    private final Rules rules;
    private final Holidays holidays;

    WorkingDays(Rules rules, Holidays holidays) {
        this.rules = rules;
        this.holidays = holidays;
    }

    /**
     * The last day to do something: the day it comes in is not counted.
     *
     * @param days working days, at least one
     * @throws IllegalStateException if by the rules no day of the week is a working day
     */
    LocalDate after(LocalDate received, int days) {
        var values = rules.all(received).stream()
                .collect(Collectors.toMap(Rule::key, rule -> rule.value().signum()));
        if (List.of(1, 2, 3, 4, 5, 6, 7).stream().noneMatch(day -> values.getOrDefault(WEEKDAY + day, 0) > 0))
            throw new IllegalStateException("no working day in the rules of " + received);
        var first = received.minusDays(LOOK_BACK);
        var listed = listed(first, received.plusDays((long) days * 7 + LONGEST_REST));
        var owed = 0;
        var left = days;
        for (var day = first; ; day = day.plusDays(1)) {
            var week = values.getOrDefault(WEEKDAY + day.getDayOfWeek().getValue(), 0) > 0;
            var works = isIn(listed, Holidays.Kind.WORKED, day) || (week && !isIn(listed, Holidays.Kind.OFF, day));
            if (isFixedHoliday(values, day)) {
                if (!week) owed++;
                works = false;
            } else if (works && owed > 0 && values.getOrDefault(IN_LIEU, 0) > 0) {
                owed--;
                works = false;
            }
            if (works && day.isAfter(received) && --left == 0) return day;
        }
    }

    private static boolean isFixedHoliday(Map<String, Integer> values, LocalDate day) {
        return values.getOrDefault(HOLIDAY + "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth()), 0) > 0;
    }

    private Map<Holidays.Kind, Set<LocalDate>> listed(LocalDate from, LocalDate to) {
        var listed = new EnumMap<Holidays.Kind, Set<LocalDate>>(Holidays.Kind.class);
        for (var day : holidays.between(from, to))
            listed.computeIfAbsent(day.kind(), _ -> new HashSet<>()).add(day.day());
        return listed;
    }

    private static boolean isIn(Map<Holidays.Kind, Set<LocalDate>> listed, Holidays.Kind kind, LocalDate day) {
        return listed.getOrDefault(kind, Set.of()).contains(day);
    }
}

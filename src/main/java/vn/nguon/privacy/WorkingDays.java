package vn.nguon.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;

/** Counts working days by the dated rule values {@code privacy.working-day.*} (1 Monday to 7 Sunday) and {@code privacy.holiday.MMdd}. */
@Component
class WorkingDays {
    private static final String WEEKDAY = "privacy.working-day.";
    private static final String HOLIDAY = "privacy.holiday.";

    private final Rules rules;

    WorkingDays(Rules rules) {
        this.rules = rules;
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
        var day = received;
        for (var left = days; left > 0; ) {
            day = day.plusDays(1);
            var holiday = HOLIDAY + "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
            var works = values.getOrDefault(WEEKDAY + day.getDayOfWeek().getValue(), 0) > 0
                    && values.getOrDefault(holiday, 0) == 0;
            if (works) left--;
        }
        return day;
    }
}

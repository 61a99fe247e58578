package vn.nguon.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.nguon.rules.Rules;

/** After how many months something is asked for, and how long it may be answered: dated rule values. */
@Component
class Months {
    private final Rules rules;

    Months(Rules rules) {
        this.rules = rules;
    }

    /** For home actions, counted from the last day of the class. */
    List<Integer> checks(LocalDate day) {
        return both("followup.check-", day);
    }

    /** For reviews, counted from the day of placement. */
    List<Integer> reviews(LocalDate day) {
        return both("followup.review-", day);
    }

    private List<Integer> both(String key, LocalDate day) {
        var values = rules.set(day, "");
        return Stream.of(key + 1, key + 2)
                .map(one -> values.find(one)
                        .orElseThrow(() -> new IllegalStateException("no rule value for " + one + " on " + day))
                        .whole())
                .toList();
    }

    /** Days from the due day on in which an answer still counts. */
    int window(LocalDate day) {
        return rules.on("followup.window-days", day).whole();
    }

    /** Days after the class within which the two actions are written. */
    int actionDays(LocalDate day) {
        return rules.on("followup.action-days", day).whole();
    }
}

package vn.nguon.followup;

import java.time.LocalDate;
import java.util.List;
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
        return List.of(rules.on(key + 1, day).whole(), rules.on(key + 2, day).whole());
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

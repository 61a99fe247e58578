package vn.nguon.followup;

import java.time.LocalDate;
import java.util.List;

/** What the people a commune sent want to do, what it said of it, and the reviews of people placed there. */
public record SentPage(List<Line> lines, List<Reviews.Line> reviews, LocalDate today) {
    public SentPage {
        lines = List.copyOf(lines);
        reviews = List.copyOf(reviews);
    }

    /** @param asked after how many months a word is asked for today */
    public record Line(HomeActions.Of of, HomeActions.Action action, List<Integer> asked) {}
}

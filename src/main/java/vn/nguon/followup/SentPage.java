package vn.nguon.followup;

import java.util.List;

/** What the people a commune sent want to do, and what it said of it. */
public record SentPage(List<Line> lines) {
    public SentPage {
        lines = List.copyOf(lines);
    }

    /** @param asked after how many months a word is asked for today */
    public record Line(HomeActions.Of of, HomeActions.Action action, List<Integer> asked) {}
}

package vn.nguon.web;

import java.util.List;

/**
 * What was looked for and found.
 *
 * @param words as typed, cleaned
 * @param tooShort nothing was looked for yet
 * @param one only one kind was asked for
 */
public record SearchPage(String words, boolean tooShort, boolean one, List<Group> groups) {
    public SearchPage {
        groups = List.copyOf(groups);
    }

    /**
     * @param count "3", or "hơn 8" when there are more than shown: nobody counts a million names for it
     * @param more address of more of them, empty when all that was found is shown
     * @param cut there are more, and no page shows them: type more
     */
    public record Group(String title, List<SearchSource.Hit> hits, String count, String more, boolean cut) {
        public Group {
            hits = List.copyOf(hits);
        }
    }
}

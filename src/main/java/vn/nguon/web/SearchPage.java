package vn.nguon.web;

import java.util.List;

/** What was looked for and found. @param words as typed, cleaned @param tooShort nothing was looked for yet */
public record SearchPage(String words, boolean tooShort, List<Group> groups) {
    public SearchPage {
        groups = List.copyOf(groups);
    }

    /** @param more address of the whole list, empty when all that was found is shown */
    public record Group(String title, List<SearchSource.Hit> hits, String more) {
        public Group {
            hits = List.copyOf(hits);
        }
    }
}

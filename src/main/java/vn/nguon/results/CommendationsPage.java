package vn.nguon.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;

/** Both levels of commendation in a class, on screen and on paper. */
public record CommendationsPage(ClassHead head, List<LevelView> levels, boolean any, String foot) {
    /**
     * @param kind of {@code tag.status}; {@code state} its words
     * @param rule who is proposed, with the source of the numbers
     * @param decisions one line each
     * @param people proposed, or commended once decided
     * @param href where the list is made and decided, null when the viewer does neither
     */
    public record LevelView(
            String title,
            String issuer,
            String kind,
            String state,
            String rule,
            List<String> decisions,
            List<Person> people,
            @Nullable String href,
            String label) {}

    public record Person(int no, String fullName, String unit, String mark, String absent, String note) {}
}

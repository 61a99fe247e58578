package vn.nguon.classes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * Putting a class before the approver, deciding, and how it came here.
 *
 * @param choices state changes that the viewer may make from here
 * @param chosen the one whose form is shown, null when there is none
 * @param inTheWay what still stands in the way of it, empty when nothing does
 * @param form with {@code ly-do}, or {@code so}, {@code ngay}, {@code trich-yeu}, as the chosen one asks
 */
public record MovesPage(
        ClassHead head,
        ClassDetails details,
        List<Choice> choices,
        List<ClassPage.Move> elsewhere,
        @Nullable Choice chosen,
        String inTheWay,
        Form form,
        List<Passage> passages) {
    /** @param key of the target state, in addresses */
    public record Choice(String key, String verb, boolean reason, boolean decision) {
        static Choice of(Edge edge) {
            return new Choice(edge.key(), edge.verb(), edge.asksReason(), edge.asksDecision());
        }
    }
}

package vn.nguon.programmes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One programme whole.
 *
 * @param teachers names and posts today by topic; posts that teach stand with their holder
 * @param refusal why the last wish was refused; null when it was not
 */
public record ProgrammePage(
        Programme programme,
        Map<ItemId, List<String>> teachers,
        @Nullable String refusal) {
    public List<String> teachers(ProgrammeItem item) {
        return teachers.getOrDefault(item.id(), List.of());
    }
}

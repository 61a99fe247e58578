package vn.nguon.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programme of training (chương trình) as its sheet has it.
 *
 * @param note the line under the title ("Thời gian: 16 ngày, 2 buổi/ngày, 4 tiết/buổi"), if any
 * @param items blocks, their topics and the ceremonies, in the file's order; at least one topic
 * @param statedTotal the periods (tiết) in the row "Tổng cộng", if there is one
 * @param problems sentences, one for each sum that does not agree and each topic without periods
 */
public record Programme(
        String title,
        @Nullable String note,
        List<ProgrammeItem> items,
        @Nullable Integer statedTotal,
        List<String> problems) {

    public Programme {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    public List<ProgrammeItem.Block> blocks() {
        return of(ProgrammeItem.Block.class);
    }

    public List<ProgrammeItem.Topic> topics() {
        return of(ProgrammeItem.Topic.class);
    }

    public List<ProgrammeItem.Ceremony> ceremonies() {
        return of(ProgrammeItem.Ceremony.class);
    }

    /** Periods of all topics together; what the programme is worth, whatever its total row says. */
    public int periods() {
        return topics().stream().mapToInt(ProgrammeItem.Topic::periods).sum();
    }

    private <T extends ProgrammeItem> List<T> of(Class<T> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

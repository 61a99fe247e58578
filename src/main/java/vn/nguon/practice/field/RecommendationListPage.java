package vn.nguon.practice.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/**
 * Recommendations: how many by commune and topic, and the list behind the numbers.
 *
 * @param commune the viewer looks as an addressed commune only: no overview, no names
 * @param communes those with most overdue when there are many; {@code places} how many there are
 * @param total all of them; null when there are none
 * @param countedAt time of day at which the numbers were counted ahead; empty when just now
 */
public record RecommendationListPage(
        ListQuery query,
        boolean commune,
        List<Field> filters,
        List<Tally> communes,
        int places,
        List<Tally> topics,
        @Nullable Tally total,
        String countedAt,
        List<Row> rows,
        Pager pager,
        String excel) {
    public record Tally(
            String name, String href, int proposed, int sent, int accepted, int declined, int done, int late) {}

    public record Row(
            String href, String title, String meta, String to, String from, String due, String kind, String word) {}
}

package vn.nguon.news;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The board's list of stories. */
public record StoriesPage(ListQuery query, List<Field> filters, Field words, List<Row> rows, Pager pager) {
    public StoriesPage {
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    /** @param kind of the status tag, {@code word} in it */
    public record Row(
            String href, String title, String meta, String category, String changed, String kind, String word) {}
}

package vn.nguon.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are shown.
 *
 * @param from number of the first row shown, 1-based; 0 when the list is empty
 * @param to number of the last row shown
 * @param beyond whether there are more than {@code total}: of a long list no more were counted
 * @param prevUrl query string of the page before, null on the first
 * @param nextUrl query string of the page after, null on the last
 */
public record Pager(
        int from,
        int to,
        int total,
        boolean beyond,
        @Nullable String prevUrl,
        @Nullable String nextUrl) {
    /** All were counted. */
    public Pager(int from, int to, int total, @Nullable String prevUrl, @Nullable String nextUrl) {
        this(from, to, total, false, prevUrl, nextUrl);
    }

    /** The pager of a query whose list has {@code total} rows; a page beyond the end shows nothing but the way back. */
    public static Pager of(ListQuery query, int total) {
        return of(query, total, false);
    }

    /** The rows shown of all of a list. */
    public <T> List<T> of(List<T> all) {
        return all.subList(Math.max(0, Math.min(from - 1, to)), to);
    }

    /** @param beyond whether there are more than {@code total}: then the page shown may lie beyond it, and is full */
    public static Pager of(ListQuery query, int total, boolean beyond) {
        var known = beyond ? Math.max(total, query.offset() + query.size()) : total;
        var from = Math.min(query.offset() + 1, known);
        var to = Math.min(query.offset() + query.size(), known);
        var last = Math.max(1, Math.ceilDiv(known, query.size()));
        var prev = query.page() > 1 ? query.with(ListQuery.PAGE, Math.min(query.page() - 1, last)) : null;
        var next = beyond || query.page() < last ? query.with(ListQuery.PAGE, query.page() + 1) : null;
        return new Pager(from, to, total, beyond, prev, next);
    }
}

package vn.nguon.web;

import org.jspecify.annotations.Nullable;

/**
 * The way on and back in a list that is leafed through by keys, not by page numbers: as quick on the thousandth page as on the first.
 * Parameter {@link #AFTER} names the last row of the page before, {@link #BEFORE} the first row of the page after. Not for lists that
 * are short enough to be counted and numbered: {@link Pager}.
 *
 * @param shown rows on this page
 * @param total rows in all, as far as they were counted
 * @param beyond whether there are more than {@code total}
 */
public record KeyPager(
        int shown,
        int total,
        boolean beyond,
        @Nullable String firstUrl,
        @Nullable String prevUrl,
        @Nullable String nextUrl) {

    public static final String AFTER = "sau";
    public static final String BEFORE = "truoc";

    /**
     * @param first key of the first row shown, {@code last} of the last; null when nothing is shown
     * @param before whether rows come before, {@code after} whether rows come after
     */
    public static KeyPager of(
            ListQuery query,
            int shown,
            int total,
            boolean beyond,
            @Nullable Object first,
            @Nullable Object last,
            boolean before,
            boolean after) {

        return new KeyPager(
                shown,
                total,
                beyond,
                before ? query.part(AFTER, null) : null,
                before && first != null ? query.part(BEFORE, first) : null,
                after && last != null ? query.part(AFTER, last) : null);
    }

    /** "hơn 1.000" or "731". */
    public String totalText() {
        return (beyond ? "hơn " : "") + Vn.number(total);
    }
}

package vn.nguon.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sort, filter and page of a list, all from the address, so that Back and a copied link show the same rows.
 * {@code ?xep=-ten&don-vi=yen-na&trang=2} sorts by {@code ten} downwards. 50 rows a page, unless the list says otherwise.
 * <p>Sort names are only those allowed here: a caller maps them to SQL with a switch, never by pasting.
 */
public final class ListQuery {
    /** Rows a page. */
    public static final int SIZE = 50;

    static final String PAGE = "trang";
    static final String SORT = "xep";
    /** What says which part of the list is shown, and not what is in it. */
    private static final Set<String> PLACES = Set.of(PAGE, KeyPager.AFTER, KeyPager.BEFORE);

    private static final int MOST_PAGES = 100_000;

    private final Map<String, String> params;
    private final List<String> sorts;
    /** Whether the default sort is downwards until somebody turns it round: the latest first. */
    private final boolean usuallyDown;

    private final int size;

    private ListQuery(Map<String, String> params, List<String> sorts, boolean usuallyDown, int size) {
        this.params = params;
        this.sorts = sorts;
        this.usuallyDown = usuallyDown;
        this.size = size;
    }

    /**
     * @param params of the request; blank ones count as absent
     * @param allowedSorts at least one; the first is the default, downwards when written {@code -ngay}. An unknown sort in the address is
     *     the default
     */
    public static ListQuery from(Map<String, String> params, String... allowedSorts) {
        if (allowedSorts.length == 0) throw new IllegalArgumentException("no sort");
        var kept = new LinkedHashMap<String, String>();
        params.forEach((name, value) -> {
            if (value != null && !value.isBlank()) kept.put(name, value.strip());
        });
        var usuallyDown = allowedSorts[0].startsWith("-");
        var sorts = new ArrayList<>(List.of(allowedSorts));
        if (usuallyDown) sorts.set(0, sorts.getFirst().substring(1));
        return new ListQuery(kept, List.copyOf(sorts), usuallyDown, SIZE);
    }

    /** The same with so many rows a page: for a list whose rows are long. */
    public ListQuery sized(int rows) {
        return new ListQuery(params, sorts, usuallyDown, rows);
    }

    /** The same, with other sorts allowed: those of a list whose sorts were not known before it was read. */
    public ListQuery sortedAs(String... allowed) {
        return from(params, allowed).sized(size);
    }

    /** Whether the address asks for such a sort, allowed or not. */
    public boolean isSortedBy(Predicate<String> kind) {
        return kind.test(rawSort());
    }

    /** One of the allowed sorts. */
    public String sort() {
        var wanted = rawSort();
        return sorts.contains(wanted) ? wanted : sorts.getFirst();
    }

    public boolean descending() {
        if (!sorts.contains(rawSort())) return usuallyDown;
        return params.getOrDefault(SORT, "").startsWith("-");
    }

    /** 1-based. What is not a page number is page 1. */
    public int page() {
        var text = params.getOrDefault(PAGE, "1");
        if (!text.matches("[0-9]{1,6}")) return 1;
        return Math.clamp(Integer.parseInt(text), 1, MOST_PAGES);
    }

    /** Rows before the first one shown, for SQL's OFFSET. */
    public int offset() {
        return (page() - 1) * size;
    }

    /** Rows a page, for SQL's LIMIT. */
    public int size() {
        return size;
    }

    /** A filter's value as typed; empty when not set. */
    public String filter(String name) {
        return params.getOrDefault(name, "");
    }

    /** Whether anything but sort and page is set: tells "nothing here yet" from "nothing found". */
    public boolean filtered() {
        return params.keySet().stream().anyMatch(name -> !PLACES.contains(name) && !name.equals(SORT));
    }

    /**
     * Query string with one value changed, starting with "?". Changing anything but the page goes back to page 1.
     *
     * @param value null or blank takes it away
     */
    public String with(String name, @Nullable Object value) {
        var changed = new LinkedHashMap<>(params);
        if (!PLACES.contains(name)) changed.keySet().removeAll(PLACES);
        if (value == null || value.toString().isBlank()) changed.remove(name);
        else changed.put(name, value.toString());
        if ("1".equals(changed.get(PAGE))) changed.remove(PAGE);
        return text(changed);
    }

    /** Query string of another part of the same list, named by a key; null is its beginning. */
    String part(String name, @Nullable Object key) {
        var changed = new LinkedHashMap<>(params);
        changed.keySet().removeAll(PLACES);
        if (key != null) changed.put(name, key.toString());
        return text(changed);
    }

    private static String text(Map<String, String> params) {
        return params.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** Header link: the first click upwards, or as the list usually is; the second the other way round. */
    public String sortUrl(String by) {
        var down = sort().equals(by) ? !descending() : usuallyDown && by.equals(sorts.getFirst());
        return with(SORT, down ? "-" + by : by);
    }

    /** {@code aria-sort} of a header; null when the list is sorted by something else. */
    public @Nullable String sortState(String by) {
        if (!sort().equals(by)) return null;
        return descending() ? "descending" : "ascending";
    }

    private String rawSort() {
        var asked = params.getOrDefault(SORT, "");
        return asked.startsWith("-") ? asked.substring(1) : asked;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

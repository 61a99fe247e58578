package vn.nguon.web;

import java.util.List;
import java.util.Optional;
import vn.nguon.shared.Viewer;

/**
 * Something of a module that the search of the top bar finds by one SELECT. All of these are asked in one statement, so that a kind more is not a
 * way more to the database. Otherwise as {@link SearchSource}.
 */
public interface SearchSelect {
    /** Place among all groups on the page, smaller first. */
    int order();

    /** e.g. "Lớp". */
    String title();

    /** Names it in the address of the page that shows only this kind. Letters a to z and hyphens. */
    String key();

    /** The module's own list with the same words, for more than a few; empty when it has none. */
    String more(String words);

    /**
     * One SELECT of one column, {@code text[]}, in order, at most {@code :most} rows. It checks the door and may name the parameters {@code
     * :viewer}, {@code :today}, {@code :words} (cleaned, without letters that LIKE reads as patterns) and {@code :terms} (for {@code vn_terms(…)
     * @@ to_tsquery('simple', …)}).
     *
     * @return empty for viewers whom it is not for
     */
    Optional<String> select(Viewer viewer);

    /** @param columns what was selected; "" where it was null */
    SearchSource.Hit hit(List<String> columns);
}

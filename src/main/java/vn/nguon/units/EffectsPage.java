package vn.nguon.units;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * What the act touches, by kind and organisation; after it was carried out, what is still open there.
 *
 * @param mayDecide of an organisation board
 */
public record EffectsPage(Reorganisation act, List<Kind> kinds, Form form, boolean mayDecide, boolean draft) {
    /** @param bodies where something of it is open @param undecided how many still want a decision */
    public record Kind(
            String key,
            String title,
            String unit,
            String rule,
            long total,
            long undecided,
            boolean decidable,
            List<Body> bodies) {}

    /** @param field id of its choice, null when there is nothing to choose @param note what is decided now, in words */
    public record Body(
            String name, int count, String href, @Nullable String field, String note) {}
}

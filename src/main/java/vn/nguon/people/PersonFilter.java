package vn.nguon.people;

import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;

/**
 * Which persons, in which order, which part of them.
 *
 * @param text part of a name, with or without tones, or a whole code; "" for everybody
 * @param organisation only who works or is planned there; null for anywhere
 * @param limit 1 to 200
 * @param offset from 0; the façade bounds it, because going deep costs more with every row passed
 */
public record PersonFilter(
        String text, @Nullable OrganisationId organisation, Order order, boolean descending, int limit, int offset) {

    /** Further on a list is filtered, not leafed through. */
    public static final int FURTHEST = 10_000;

    public PersonFilter {
        // % and _ would be read as patterns
        text = VietnameseText.clean(text).replaceAll("[%_\\\\]", "");
        if (limit < 1 || limit > 200) throw new IllegalArgumentException("limit " + limit);
        offset = Math.clamp(offset, 0, FURTHEST);
    }

    /** Orders of a list of persons; each ends in the id, so it is total. */
    public enum Order {
        NAME("p.given_name COLLATE \"vi-x-icu\" #, p.full_name COLLATE \"vi-x-icu\" #, p.id #"),
        BORN("p.birth_year # NULLS LAST, p.birth_date # NULLS LAST, p.id #"),
        CODE("p.code #, p.id #");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /** ORDER BY list; every part turns round together, so that an index serves both ways. */
    String orderSql() {
        return order.sql.replace("#", descending ? "DESC" : "ASC");
    }
}

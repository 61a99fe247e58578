package vn.nguon.planning;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;

/**
 * Which entries, in which order, which part of them. "" and null mean any.
 *
 * @param text how a name goes on from the beginning of one of its words, with or without tones, as in {@link vn.nguon.people.PersonFilter}
 * @param map first day of the map on which {@code organisation} is meant, null for the one that the decision names
 * @param standing which of those that stand and those that came to an end
 * @param group only women, young or minority people; {@code youngSince}: young is who was born after that day
 * @param round ref of a round: what it approved; null for all
 * @param lists ref of a round: all of its committee, level and term; null for all
 * @param asOf as the list stood by the decisions up to that day, null for today
 * @param limit 1 to 200
 * @param offset from 0, bounded
 */
public record PlanningFilter(
        String text,
        String term,
        String title,
        @Nullable OrganisationId organisation,
        @Nullable LocalDate map,
        Standing standing,
        Group group,
        @Nullable LocalDate youngSince,
        @Nullable UUID round,
        @Nullable UUID lists,
        @Nullable LocalDate asOf,
        Order order,
        boolean descending,
        int limit,
        int offset) {

    public static final int FURTHEST = 2_000;

    public PlanningFilter {
        text = VietnameseText.clean(text).replaceAll("[%_\\\\]", "");
        if (limit < 1 || limit > 200) throw new IllegalArgumentException("limit " + limit);
        offset = Math.clamp(offset, 0, FURTHEST);
    }

    public PlanningFilter(
            String text,
            String term,
            String title,
            @Nullable OrganisationId organisation,
            Standing standing,
            Order order,
            boolean descending,
            int limit,
            int offset) {
        this(
                text,
                term,
                title,
                organisation,
                null,
                standing,
                Group.ALL,
                null,
                null,
                null,
                null,
                order,
                descending,
                limit,
                offset);
    }

    /** Whom a share counts. */
    public enum Group {
        ALL,
        WOMEN,
        YOUNG,
        MINORITY
    }

    public enum Standing {
        STANDS,
        REMOVED,
        ALL
    }

    /** Total orders. */
    public enum Order {
        ORGANISATION("v.name %1$s #, e.title #, p.given_name %1$s #, p.full_name %1$s #, e.id #"),
        NAME("p.given_name %1$s #, p.full_name %1$s #, p.id #, e.term #, e.id #"),
        DECISION("e.decided_on #, e.decision_number #, v.name %1$s #, e.id #"),
        TITLE("e.title #, v.name %1$s #, p.given_name %1$s #, p.full_name %1$s #, e.id #");

        private final String sql;

        Order(String sql) {
            this.sql = sql.formatted("COLLATE \"vi-x-icu\"");
        }
    }

    /** The same ORDER BY list of rows that are read as {@code x}. */
    String orderOutside() {
        return orderSql()
                .replaceAll("\\bv\\.name\\b", "x.organisation_name")
                .replaceAll("\\be\\.id\\b", "x.entry_id")
                .replaceAll("\\b[ep]\\.", "x.");
    }

    /** ORDER BY list. */
    String orderSql() {
        return order.sql.replace("#", descending ? "DESC" : "ASC");
    }
}

package vn.nguon.units;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.Classification;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/**
 * Open things of one kind that an organisation has, as a reorganisation needs to know them: what would be touched, and the passing on. Owned
 * by units, implemented as beans by the modules that own the things (people, planning, classes, rosters, tasks, credentials, accounts).
 * <p>Closed things are never named here: they keep their organisation.
 */
public interface Affected {
    /** Stable word, also in addresses: kebab-case Vietnamese, e.g. {@code quy-hoach}. */
    String key();

    /** Heading, e.g. "Quy hoạch". */
    String title();

    /** What one of them is called after a number, e.g. "lượt". */
    String unit();

    /** Place among the others. */
    int order();

    /** What may be decided; empty when things of this kind pass by the date alone, or stay with the keeper: they are counted only. */
    default Set<Decision> choices() {
        return Set.of();
    }

    /** Law wants a decision about each: nothing is assumed, and the act waits for it. A split assumes nothing in any case. */
    default boolean mustDecide() {
        return false;
    }

    /** One sentence about what happens to them. */
    String rule();

    /**
     * The query for what is open at the organisations {@code :at} (bigint[]) on {@code :day}: columns {@code thing} (text, the key),
     * {@code organisation_id}, {@code n} (its place in the order). Units reads those of all kinds in one statement. No personal data: names
     * come from {@link #named}.
     */
    String open();

    /**
     * The query for what to call the things {@code :things} (text[]) through the doors of {@code :viewer} on {@code :day}: columns
     * {@code thing}, {@code name}, {@code note} (may be empty) and {@code link} (null where it has no page). What the viewer may not see is
     * left out.
     */
    String named();

    /** What to call them, by key. One statement. */
    default Map<String, Name> names(JdbcClient jdbc, Viewer viewer, Collection<String> things) {
        var names = new HashMap<String, Name>();
        jdbc.sql(named())
                .param("things", things.toArray(String[]::new))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((ResultSet row) -> {
                    names.put(
                            row.getString("thing"),
                            new Name(row.getString("name"), row.getString("note"), row.getString("link")));
                });
        return names;
    }

    /**
     * Carries out decisions, in the caller's transaction. Only those of {@link #choices} come, never LEAVE. Called once a thing. What is
     * counted only has nothing to carry out.
     */
    default void pass(Viewer by, Act act, List<Passing> passings) {
        throw new IllegalStateException("nothing is decided about " + key());
    }

    /** @param key unique within the kind */
    record Thing(String key, OrganisationId at) {}

    /** @param note one line more, may be empty @param link its page, null when there is none */
    record Name(String text, String note, @Nullable String link) {}

    /** @param to where it goes on; null for END */
    record Passing(
            String thing,
            OrganisationId from,
            Decision decision,
            @Nullable OrganisationId to) {}

    /** The act as a document is cited. @param day first day of the new map */
    record Act(
            UUID ref,
            String number,
            @Nullable LocalDate dated,
            String issuer,
            LocalDate day,
            Classification classification) {
        /** "1678/NQ-UBTVQH15" or, without a number, a word for it. */
        public String cited() {
            return number.isEmpty() ? "quyết định sắp xếp" : number;
        }
    }
}

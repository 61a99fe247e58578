package vn.nguon.people;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.people.PersonOrder.Place;
import vn.nguon.people.PersonStatements.Statement;
import vn.nguon.people.PersonWays.Asked;
import vn.nguon.people.PersonWays.Chosen;
import vn.nguon.people.PersonWays.Door;
import vn.nguon.people.PersonWays.Way;
import vn.nguon.shared.Viewer;

/**
 * The list of persons, as long as it may be. A person with several files is one line, that of the file that speaks for them.
 *
 * <p>The same page is come by in four ways, which {@link PersonWays} chooses from; {@link PersonStatements} writes what is sent.
 */
@Repository
class PersonSearch {
    /** Of a list that is long in every way no more are counted. */
    private static final int MANY = 200;

    private final JdbcClient jdbc;
    private final PersonWays ways;

    @Autowired
    PersonSearch(JdbcClient jdbc) {
        this(jdbc, null, null);
    }

    /** Goes always this way and asks at this door where it can: see {@link PersonWays}. */
    PersonSearch(JdbcClient jdbc, @Nullable Way always, @Nullable Door door) {
        this.jdbc = jdbc;
        this.ways = new PersonWays(jdbc, always, door);
    }

    /**
     * One page, its lines in the order of the list whichever direction was asked for. At most eight statements.
     *
     * @param most how far the persons are counted
     */
    People.Listing list(Viewer viewer, PersonFilter filter, int most) {
        var asked = ways.asked(viewer, filter);
        var at = filter.from().person();
        var place = at == null ? null : place(at, filter);
        var backwards = place != null && filter.from().backwards();
        var segments = PersonSegment.of(filter);
        var chosen = ways.ways(asked, segments);
        if (backwards) Collections.reverse(segments);
        var lines = new ArrayList<PersonLine>();
        var reached = place == null;
        for (var segment : segments) {
            var here = place != null && segment.holds(place);
            if (!reached && !here) continue;
            reached = true;
            if (lines.size() <= filter.limit())
                lines.addAll(lines(
                        asked,
                        segment,
                        PersonWays.way(chosen, segment),
                        here ? place : null,
                        backwards,
                        filter.limit() + 1 - lines.size()));
        }
        var more = lines.size() > filter.limit();
        var kept = new ArrayList<>(more ? lines.subList(0, filter.limit()) : lines);
        if (backwards) Collections.reverse(kept);
        var counted = place == null && !more ? Counted.of(kept.size(), most) : count(asked, chosen, most);
        return new People.Listing(
                kept, counted.people, counted.beyond, backwards ? more : place != null, backwards || more);
    }

    /** The beginning of the list, however far {@code filter} has it begin. At most five statements. */
    List<PersonLine> first(Viewer viewer, PersonFilter filter) {
        var asked = ways.asked(viewer, filter);
        var segments = PersonSegment.of(filter);
        var chosen = ways.ways(asked, segments);
        var lines = new ArrayList<PersonLine>();
        for (var segment : segments)
            if (lines.size() < filter.limit())
                lines.addAll(lines(
                        asked, segment, PersonWays.way(chosen, segment), null, false, filter.limit() - lines.size()));
        return lines;
    }

    /**
     * In whichever order: the first that are come by. Where neither names nor doors are few, no further than is worth it: a number that
     * only says "many" must not take longer than the page.
     */
    private Counted count(Asked asked, Map<PersonSegment, Chosen> chosen, int atMost) {
        var all = PersonWays.way(chosen, PersonSegment.ALL, PersonSegment.OTHERS);
        var way = all.way();
        if (ways.isLeftUncounted(asked, all)) return new Counted(asked.filter().limit(), true);
        var most = way == Way.DOORS || PersonWays.isRare(all) ? atMost : Math.min(atMost, MANY);
        if (way == Way.GIVEN) {
            var found = PersonStatements.found(asked, PersonSegment.ALL, all, null, false, most + 1);
            return Counted.of(
                    query(PersonStatements.number(found)).query(Integer.class).single(), most);
        }
        if (way == Way.WALK && asked.open() < 0.5) {
            var rows = 2 * (most + 1);
            var found = query(PersonStatements.behindDoors(asked, rows))
                    .query((row, _) -> new int[] {row.getInt("lines"), row.getInt("people")})
                    .single();
            if (found[0] < rows || found[1] > most) return Counted.of(found[1], most);
        }
        return Counted.of(
                query(PersonStatements.number(asked, all, most + 1))
                        .query(Integer.class)
                        .single(),
                most);
    }

    /** @param beyond there are more */
    private record Counted(int people, boolean beyond) {
        static Counted of(int found, int most) {
            return new Counted(Math.min(found, most), found > most);
        }
    }

    /** Null when there is no such person: then the list begins at its beginning. The place alone is read, nothing is shown of it. */
    private @Nullable Place place(UUID person, PersonFilter filter) {
        return jdbc.sql("""
                SELECT id, given_name, full_name, birth_year, birth_date, code,
                       strpos(marked, ' ' || vn_marked(:text)) > 0 AS exact
                  FROM person
                 WHERE ref = :ref
                """)
                .param("ref", person)
                .param("text", filter.text())
                .query(Place.class)
                .optional()
                .orElse(null);
    }

    private List<PersonLine> lines(
            Asked asked, PersonSegment segment, Chosen chosen, @Nullable Place place, boolean backwards, int limit) {
        var statement = PersonStatements.page(asked, segment, chosen, place, backwards, limit);
        var lines = new ArrayList<PersonLine>(limit);
        query(statement).query((ResultSet row) -> {
            lines.add(new PersonLine(
                    PersonRows.card(row),
                    text(row.getString("title")),
                    text(row.getString("organisation_name")),
                    text(row.getString("unit"))));
        });
        return lines;
    }

    /** How PostgreSQL goes about the first page, with times: what {@code bench/people} prints. */
    List<String> plan(Viewer viewer, PersonFilter filter) {
        var asked = ways.asked(viewer, filter);
        var plan = new ArrayList<String>();
        var segments = PersonSegment.of(filter);
        var chosen = ways.ways(asked, segments);
        for (var segment : segments) {
            var way = PersonWays.way(chosen, segment);
            var statement = PersonStatements.page(asked, segment, way, null, false, filter.limit() + 1);
            plan.add("-- " + segment + " " + way);
            plan.addAll(jdbc.sql("EXPLAIN (ANALYZE, BUFFERS) " + statement.sql())
                    .params(statement.parameters())
                    .query(String.class)
                    .list());
        }
        return plan;
    }

    private JdbcClient.StatementSpec query(Statement statement) {
        return jdbc.sql(statement.sql()).params(statement.parameters());
    }

    /** How many are expected to be called so, tones or none; everybody where nothing is left of the name. */
    long expected(String text) {
        return ways.expected(text);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

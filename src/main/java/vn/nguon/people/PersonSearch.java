package vn.nguon.people;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.people.PersonOrder.Place;
import vn.nguon.shared.Viewer;

/**
 * The list of persons, as long as it may be. A person with several files is one line, that of the file that speaks for them.
 *
 * <p>The same page is come by in four ways ({@link Way}), of which PostgreSQL could not know the best: what helps one kind of name is what
 * hurts another. How common a name is, it estimates well off statistics of words; the way is chosen by that. Measured by {@code
 * bench/people}. Longer than most: the ways are four texts of one statement and read best side by side.
 */
@Repository
class PersonSearch {

    /** How a page is come by. */
    enum Way {
        /** The name is rare: who is called so, by the index of names, sorted. */
        NAMES,
        /** The doors are few: who is behind them, sorted. */
        DOORS,
        /**
         * The name is common, but as a given name: those people stand in a few places of the order, by given name, and are read there; the
         * few others by the index of family and middle names.
         */
        GIVEN,
        /** The name comes everywhere, or everybody is asked for: the index of the order from the page's beginning. */
        WALK
    }

    /** How it is asked whether persons that are come by stand behind a door; where doors come first nobody is asked. */
    enum Door {
        /** Each in which organisations, and whether the viewer looks into these: nearly everybody stands behind one. */
        EACH,
        /** Each in which organisations; those that the viewer looks into are a set made once a statement. */
        ORGANISATIONS,
        /** Whether they are of a set of all behind the doors, made once a statement: where many are asked, few of them are, or the set is small. */
        PERSONS
    }

    /** Up to so many doors: those first. */
    private static final int FEW = 5_000;

    /** Expected to be at most so many: names first. Of more, walking the order meets a page soon enough, if doors are open. */
    private static final int RARE = 2_500;

    /**
     * A name of several words that is expected to be at most so many: names first too. In a given name's place of the order people stand by their
     * family names, so that "nguyen van an" would be looked for behind everybody from Bùi to Lý.
     */
    private static final int SEVERAL_WORDS_RARE = 20_000;

    /** Of a list that is long in every way no more are counted. */
    private static final int MANY = 200;

    private final JdbcClient jdbc;
    private final @Nullable Way always;
    private final @Nullable Door alwaysDoor;

    @Autowired
    PersonSearch(JdbcClient jdbc) {
        this(jdbc, null, null);
    }

    /**
     * @param always goes this way wherever it can be gone; the same lists come out, which is what tests try
     * @param door asks so, if a way is given
     */
    PersonSearch(JdbcClient jdbc, @Nullable Way always, @Nullable Door door) {
        this.jdbc = jdbc;
        this.always = always;
        this.alwaysDoor = door;
    }

    /** Who looks into more organisations than that has no few doors: they are not counted, nor made a set of. */
    private static final int WIDE = 500;

    /**
     * One search of one viewer: what is asked, and for which organisations they act.
     *
     * @param open share of all organisations that they may look into, above 0 up to 1
     * @param doors rows behind the first door, counted a little further than few
     * @param wide whether they look into so many organisations that these are no set
     */
    private record Asked(Viewer viewer, PersonFilter filter, Long[] tops, double open, int doors, boolean wide) {
        /** Expected to be at most so many, names first are less than doors tried along the order. */
        long rarerThanDoors() {
            return (long) (RARE / Math.sqrt(open));
        }
    }

    /**
     * One page, its lines in the order of the list whichever direction was asked for. At most eight statements.
     *
     * @param most how far the persons are counted
     */
    People.Listing list(Viewer viewer, PersonFilter filter, int most) {
        var asked = asked(viewer, filter);
        var at = filter.from().person();
        var place = at == null ? null : place(at, filter);
        var backwards = place != null && filter.from().backwards();
        var segments = segments(filter);
        var ways = ways(asked, segments);
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
                        way(ways, segment),
                        here ? place : null,
                        backwards,
                        filter.limit() + 1 - lines.size()));
        }
        var more = lines.size() > filter.limit();
        var kept = new ArrayList<>(more ? lines.subList(0, filter.limit()) : lines);
        if (backwards) Collections.reverse(kept);
        var counted = place == null && !more ? Counted.of(kept.size(), most) : count(asked, ways, most);
        return new People.Listing(
                kept, counted.people, counted.beyond, backwards ? more : place != null, backwards || more);
    }

    /** The beginning of the list, however far {@code filter} has it begin. At most five statements. */
    List<PersonLine> first(Viewer viewer, PersonFilter filter) {
        var asked = asked(viewer, filter);
        var segments = segments(filter);
        var ways = ways(asked, segments);
        var lines = new ArrayList<PersonLine>();
        for (var segment : segments)
            if (lines.size() < filter.limit())
                lines.addAll(lines(asked, segment, way(ways, segment), null, false, filter.limit() - lines.size()));
        return lines;
    }

    /**
     * In whichever order: the first that are come by. Where neither names nor doors are few, no further than is worth it: a number that
     * only says "many" must not take longer than the page.
     */
    private Counted count(Asked asked, Map<Segment, Chosen> ways, int atMost) {
        var filter = asked.filter;
        var all = way(ways, Segment.ALL, Segment.OTHERS);
        var way = all.way;
        // names that are not rare, behind few doors: another look at them for a number would take as long as the page
        if (always == null && all.expected > RARE && (way == Way.NAMES || way == Way.GIVEN && asked.open < 0.25))
            return new Counted(filter.limit(), true);
        var most = way == Way.DOORS || all.expected <= RARE ? atMost : Math.min(atMost, MANY);
        if (way == Way.GIVEN) {
            var statement = found(asked, Segment.ALL, all, null, false, most + 1);
            return Counted.of(
                    jdbc.sql("SELECT count(*) FROM (%s) AS found".formatted(statement.sql))
                            .params(statement.parameters)
                            .query(Integer.class)
                            .single(),
                    most);
        }
        var parameters = parameters(asked);
        if (way == Way.WALK && asked.open < 0.5) {
            // by the doors: a person may stand behind several. Only who is asked for something but a door is looked at
            var rows = 2 * (most + 1);
            var found = jdbc.sql("""
                    SELECT count(*) AS lines, count(DISTINCT id) AS people
                      FROM (SELECT w.id
                              FROM (SELECT coalesce(s.one_id, w.person_id) AS id
                                      FROM (SELECT w.person_id FROM %s) w LEFT JOIN person_alias s ON s.person_id = w.person_id) w
                              LEFT JOIN person p ON p.id = w.id%s
                             WHERE %s LIMIT :lines) AS found
                    """.formatted(
                                    behind(asked.filter, Door.EACH), plan(asked), conditions(asked, way, Segment.ALL)))
                    .params(parameters)
                    .param("lines", rows)
                    .query((row, _) -> new int[] {row.getInt("lines"), row.getInt("people")})
                    .single();
            if (found[0] < rows || found[1] > most) return Counted.of(found[1], most);
        }
        return Counted.of(
                jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT :up) AS found"
                                .formatted(
                                        source(asked, way, all.door, Segment.ALL)
                                                .replace("ORDER BY #order", ""),
                                        where(asked, way, all.door, Segment.ALL)))
                        .params(parameters)
                        .param("up", most + 1)
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

    // --- how the list falls into pieces
    // ------------------------------------------------------------------------------------

    /** While searching by a name typed with marks, those with the very marks come before the rest. */
    private enum Segment {
        ALL("folded"),
        EXACT("marked"),
        OTHERS("folded");

        /** How names are spelt that are looked through. */
        private final String spelling;

        Segment(String spelling) {
            this.spelling = spelling;
        }

        boolean holds(Place place) {
            return this == ALL || place.exact() == (this == EXACT);
        }

        String spell(String text) {
            return "vn_" + (spelling.equals("folded") ? "fold" : "marked") + "(" + text + ")";
        }
    }

    private static List<Segment> segments(PersonFilter filter) {
        var split = filter.order() == PersonFilter.Order.NAME && filter.byName() && filter.hasMarks();
        return new ArrayList<>(split ? List.of(Segment.EXACT, Segment.OTHERS) : List.of(Segment.ALL));
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

    // --- which way
    // ---------------------------------------------------------------------------------------------------------

    /**
     * @param expected how many are called so
     * @param given for {@link Way#GIVEN}: all given names whose last word begins as the last word of the text
     */
    private record Chosen(Way way, Door door, long expected, List<String> given) {}

    private Chosen chosen(Asked asked, Way way, long expected, List<String> given) {
        var many = way == Way.NAMES ? expected > RARE : asked.filter.isPlanned();
        var door = asked.wide ? Door.EACH : many ? Door.PERSONS : Door.ORGANISATIONS;
        return new Chosen(way, alwaysDoor == null ? door : alwaysDoor, expected, given);
    }

    private Chosen chosen(Asked asked, Way way, long expected) {
        return chosen(asked, way, expected, List.of());
    }

    private static Chosen way(Map<Segment, Chosen> ways, Segment... segments) {
        for (var segment : segments) {
            var chosen = ways.get(segment);
            if (chosen != null) return chosen;
        }
        throw new IllegalStateException("no way chosen");
    }

    private Asked asked(Viewer viewer, PersonFilter filter) {
        // What is rare is not known before the values are: a plan for all values would be a bad one. And a page is no
        // work for several.
        var at = filter.organisation();
        return jdbc.sql("""
                SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true),
                       mine.tops, (SELECT count(*) FROM organisation) AS organisations, mine.open,
                       CASE WHEN mine.open <= :wide OR CAST(:at AS bigint) IS NOT NULL
                            THEN (SELECT count(*) FROM (
                                 SELECT FROM organisation_reach r
                                   JOIN person_at w ON w.organisation_id = r.organisation_id
                                  WHERE r.top_id = ANY (mine.tops) AND r.since <= CAST(:day AS date)%s
                                    AND (CAST(:at AS bigint) IS NULL OR r.organisation_id = CAST(:at AS bigint))
                                  LIMIT :few) found)
                            ELSE :few END AS doors
                  FROM (SELECT a.tops, (SELECT count(*) FROM organisation_reach r WHERE r.top_id = ANY (a.tops) AND r.since <= CAST(:day AS date)) AS open
                          FROM (SELECT ARRAY(SELECT acting_organisation(:viewer, :day)) AS tops OFFSET 0) a
                        OFFSET 0) mine
                """.formatted(filter.isPlanned() ? " AND w.reason = 'PLANNED'" : ""))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("wide", WIDE)
                .param("few", FEW + 1)
                .param("at", at == null ? null : at.value(), java.sql.Types.BIGINT)
                .query((row, _) -> {
                    var open = filter.organisation() == null ? Math.max(1, row.getInt("open")) : 1;
                    var share = Math.min(1.0, (double) open / Math.max(1, row.getInt("organisations")));
                    return new Asked(
                            viewer,
                            filter,
                            (Long[]) row.getArray("tops").getArray(),
                            share,
                            row.getInt("doors"),
                            open > WIDE);
                })
                .single();
    }

    private Map<Segment, Chosen> ways(Asked asked, List<Segment> segments) {
        var ways = new EnumMap<Segment, Chosen>(Segment.class);
        var named = asked.filter.byName() ? expected(asked.filter.text(), segments) : Map.<Segment, Expected>of();
        named.forEach((segment, expected) -> {
            if (goes(Way.NAMES, expected.all <= RARE)) ways.put(segment, chosen(asked, Way.NAMES, expected.all));
        });
        if (ways.size() == segments.size()) return ways;
        var few = goes(Way.DOORS, asked.doors <= FEW);
        for (var segment : segments) {
            if (ways.containsKey(segment)) continue;
            var expected = named.getOrDefault(segment, Expected.EVERYBODY);
            if (few) ways.put(segment, chosen(asked, Way.DOORS, expected.all));
            else if (always == null && asked.filter.text().contains(" ") && expected.all <= SEVERAL_WORDS_RARE)
                ways.put(segment, chosen(asked, Way.NAMES, expected.all));
            else if (asked.filter.byName()
                    && asked.filter.order() == PersonFilter.Order.NAME
                    && goes(Way.GIVEN, expected.front <= RARE))
                ways.put(segment, chosen(asked, Way.GIVEN, expected.all, given(asked, segment)));
            else if (always == null && expected.all <= asked.rarerThanDoors())
                ways.put(segment, chosen(asked, Way.NAMES, expected.all));
            else ways.put(segment, chosen(asked, Way.WALK, expected.all));
        }
        return ways;
    }

    private boolean goes(Way way, boolean better) {
        return always == null ? better : always == way;
    }

    /** How many are expected to be called so, and how many of them by family and middle names. */
    private record Expected(long all, long front) {
        static final Expected EVERYBODY = new Expected(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private static final Pattern BRANCH = Pattern.compile("  ->  \\w.* rows=(\\d+) width.*");

    /** Nothing is read: PostgreSQL is asked what it expects. */
    private Map<Segment, Expected> expected(String text, List<Segment> segments) {
        var branches = new ArrayList<String>();
        for (var segment : segments)
            for (var name : List.of("p." + segment.spelling, front(segment)))
                branches.add("SELECT 1 FROM person p WHERE vn_words(%s) @@ vn_estimate(%s)"
                        .formatted(name, segment.spell(":text")));
        var rows = jdbc
                .sql("EXPLAIN " + String.join(" UNION ALL ", branches))
                .param("text", text)
                .query(String.class)
                .list()
                .stream()
                .map(BRANCH::matcher)
                .filter(Matcher::matches)
                .map(match -> Long.parseLong(match.group(1)))
                .toList();
        // nothing is left of some texts: PostgreSQL has no branches then
        if (rows.size() != branches.size()) return Map.of();
        var expected = new EnumMap<Segment, Expected>(Segment.class);
        for (var n = 0; n < segments.size(); n++)
            expected.put(segments.get(n), new Expected(rows.get(2 * n), rows.get(2 * n + 1)));
        return expected;
    }

    /** Of a name, tones or none; everybody where nothing is left of it. */
    long expected(String text) {
        return expected(PersonFilter.of(text, 1).text(), List.of(Segment.ALL))
                .getOrDefault(Segment.ALL, Expected.EVERYBODY)
                .all();
    }

    private static String front(Segment segment) {
        return "vn_front(p.%s, %s)".formatted(segment.spelling, segment.spell("p.given_name"));
    }

    private List<String> given(Asked asked, Segment segment) {
        return jdbc.sql(
                        "SELECT given_name FROM person_given WHERE starts_with(%s, vn_last_word(%s)) ORDER BY given_name"
                                .formatted(segment.spelling, segment.spell(":text")))
                .param("text", asked.filter.text())
                .query(String.class)
                .list();
    }

    // --- statements
    // --------------------------------------------------------------------------------------------------------

    /** One statement as it is sent. */
    private record Statement(String sql, Map<String, Object> parameters) {}

    private static final String COLUMNS =
            "p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date";

    /** The files of a page or of a part of it, in the order of the list. */
    private Statement found(
            Asked asked, Segment segment, Chosen chosen, @Nullable Place place, boolean backwards, int limit) {
        var filter = asked.filter;
        var downwards = filter.descending() != backwards;
        var parameters = parameters(asked);
        parameters.put("limit", limit);
        if (place != null) place.into(parameters);
        var order = PersonOrder.key(filter.order(), downwards);
        var beyond = place == null ? "" : " AND " + PersonOrder.beyond(filter.order(), place, downwards);
        var page = """
                SELECT %s
                  FROM %s
                 WHERE %s%s
                 ORDER BY %s
                 LIMIT :limit
                """;
        var found = switch (chosen.way) {
            case NAMES, DOORS, WALK ->
                page.formatted(
                        COLUMNS,
                        source(asked, chosen.way, chosen.door, segment).replace("#order", order),
                        where(asked, chosen.way, chosen.door, segment),
                        beyond,
                        order);
            case GIVEN -> {
                parameters.put("given", chosen.given.toArray(String[]::new));
                var there = page.formatted(
                        COLUMNS,
                        source(asked, Way.WALK, chosen.door, segment),
                        where(asked, Way.WALK, chosen.door, segment)
                                + " AND p.given_name COLLATE \"vi-x-icu\" = g.name",
                        beyond,
                        order);
                var others = page.formatted(
                        COLUMNS,
                        FRONTED.replace("#front", front(segment)).replace("#text", segment.spell(":text"))
                                + plan(asked),
                        where(asked, Way.NAMES, segment, door(asked, chosen.door)),
                        beyond,
                        order);
                yield """
                            SELECT * FROM (
                                SELECT there.* FROM unnest(CAST(:given AS text[])) AS g (name) CROSS JOIN LATERAL (%s) there
                                 UNION ALL
                                (%s)) p
                             ORDER BY %s
                             LIMIT :limit
                            """.formatted(there, others, order);
            }
        };
        return new Statement(found, parameters);
    }

    /** First the page's files, then what stands beside their names: for 50 rows, not for all that the order passes. */
    private Statement statement(
            Asked asked, Segment segment, Chosen chosen, @Nullable Place place, boolean backwards, int limit) {
        var found = found(asked, segment, chosen, place, backwards, limit);
        var order = PersonOrder.key(asked.filter.order(), asked.filter.descending() != backwards);
        return new Statement("""
            WITH page AS MATERIALIZED (
                %s
            )
            SELECT p.*, post.title, post.organisation_name,
                   (SELECT string_agg(DISTINCT name.short_name, ', ' ORDER BY name.short_name)
                      FROM person_at w
                     CROSS JOIN LATERAL (SELECT v.short_name FROM organisation_version v
                                          WHERE v.organisation_id = w.organisation_id ORDER BY v.valid DESC LIMIT 1) name
                     WHERE w.person_id = p.id AND w.reason = 'WORKS') AS unit
              FROM page p
              LEFT JOIN LATERAL (
                   SELECT h.title, h.organisation_name
                     FROM person_post_held h
                    WHERE h.person_id = p.id AND h.valid @> CAST(:day AS date)
                    ORDER BY lower(h.valid) DESC, h.id DESC
                    LIMIT 1
                   ) post ON true
             ORDER BY %s
            """.formatted(found.sql, order), found.parameters);
    }

    private List<PersonLine> lines(
            Asked asked, Segment segment, Chosen chosen, @Nullable Place place, boolean backwards, int limit) {
        var statement = statement(asked, segment, chosen, place, backwards, limit);
        var lines = new ArrayList<PersonLine>(limit);
        jdbc.sql(statement.sql).params(statement.parameters).query((ResultSet row) -> {
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
        var asked = asked(viewer, filter);
        var plan = new ArrayList<String>();
        var segments = segments(filter);
        var ways = ways(asked, segments);
        for (var segment : segments) {
            var chosen = way(ways, segment);
            var statement = statement(asked, segment, chosen, null, false, filter.limit() + 1);
            plan.add("-- " + segment + " " + chosen);
            plan.addAll(jdbc.sql("EXPLAIN (ANALYZE, BUFFERS) " + statement.sql)
                    .params(statement.parameters)
                    .query(String.class)
                    .list());
        }
        return plan;
    }

    /** Rows of person_at behind the first door: from the organisations, or from what else is known of the row w. */
    private static final String BEHIND = """
            organisation_reach r JOIN person_at w ON w.organisation_id = r.organisation_id
              WHERE r.top_id = ANY (:tops) AND r.since <= CAST(:day AS date)""";

    private static final String BEHIND_A_SET = """
            person_at w
              WHERE (w.organisation_id IN (SELECT r.organisation_id FROM organisation_reach r
                                            WHERE r.top_id = ANY (:tops) AND r.since <= CAST(:day AS date))) IS TRUE""";

    /**
     * Whether the person p stands behind the doors one and three, as visible_person() has them, under any file. LIMIT: else the doors of everybody
     * were hashed.
     */
    private static final String DOOR = """
            (SELECT true FROM #behind AND w.person_id = p.id
              UNION ALL
             SELECT true FROM person_alias a WHERE a.one_id = p.id AND EXISTS (SELECT FROM #behind AND w.person_id = a.person_id)
              UNION ALL
             SELECT true WHERE #anywhere AND p.id = ANY (ARRAY(SELECT l.person_id FROM person_account l WHERE l.account_id = :viewer))
              LIMIT 1) IS TRUE""";

    /** All who stand behind these doors. */
    private static final String THEY = """
            SELECT w.person_id AS id FROM #behind
             UNION ALL
            SELECT a.one_id FROM (SELECT w.person_id FROM #behind) w JOIN person_alias a ON a.person_id = w.person_id
             UNION ALL
            SELECT l.person_id FROM person_account l WHERE l.account_id = :viewer AND #anywhere""";

    private static final String NAMED = """
            (SELECT p.*
               FROM person p
              WHERE vn_tails(p.#name) @@ vn_begins(#text)#door
              ORDER BY #order
             OFFSET 0) p
            """;

    /**
     * Who is called so by family and middle names, without those of {@code :given}. OFFSET: else the order was walked, in the belief that they
     * come everywhere in it, and the tails of a million names were made one by one.
     */
    private static final String FRONTED = """
            (SELECT p.*
               FROM person p
              WHERE vn_tails(#front) @@ vn_begins(#text)
                AND p.given_name <> ALL (:given)
             OFFSET 0) p
            """;

    /** Planned under any file of the person. Two branches, as for the doors: with OR nothing was found by an index. */
    private static final String PLAN = """
              LEFT JOIN LATERAL (
                   SELECT true AS stands
                     FROM (SELECT 1 FROM #behind AND w.person_id = p.id AND w.reason = 'PLANNED'
                           UNION ALL
                           SELECT 1 FROM person_alias a
                            WHERE a.one_id = p.id AND EXISTS (SELECT FROM #behind AND w.person_id = a.person_id AND w.reason = 'PLANNED')) held
                    LIMIT 1) plan ON true
            """;

    /**
     * An organisation that the viewer may not look into filters to nothing, so that nobody learns who is planned there. Where the planned are asked
     * for, no other door counts.
     */
    private static String behind(PersonFilter filter, Door door) {
        return (door == Door.ORGANISATIONS ? BEHIND_A_SET : BEHIND)
                + (filter.organisation() == null ? "" : " AND w.organisation_id = :organisation")
                + (filter.isPlanned() ? " AND w.reason = 'PLANNED'" : "");
    }

    /** Whether the person p stands behind a door. IS TRUE: else the set was joined. */
    private static String door(Asked asked, Door door) {
        return doors(asked, door, door == Door.PERSONS ? "(p.id IN (%s)) IS TRUE".formatted(THEY) : DOOR);
    }

    /** The third door opens to the viewer themself, whose file opens nowhere in particular. */
    private static String doors(Asked asked, Door door, String sql) {
        var anywhere = asked.filter.organisation() == null && !asked.filter.isPlanned();
        return sql.replace("#anywhere", String.valueOf(anywhere)).replace("#behind", behind(asked.filter, door));
    }

    private static String plan(Asked asked) {
        return asked.filter.isUnplanned()
                ? "\n" + PLAN.replace("#behind", behind(asked.filter, asked.wide ? Door.EACH : Door.ORGANISATIONS))
                : "";
    }

    /** Where the rows {@code p} come from. Doors are asked here before names are sorted, where few are open; otherwise by {@link #where}. */
    private static String source(Asked asked, Way way, Door door, Segment segment) {
        var from = switch (way) {
            case NAMES ->
                NAMED.replace("#name", segment.spelling)
                        .replace("#text", segment.spell(":text"))
                        .replace("#door", door == Door.EACH ? "" : "\n   AND " + door(asked, door));
            case DOORS ->
                doors(
                        asked,
                        Door.EACH,
                        "(SELECT DISTINCT they.id FROM (%s) they) door\n  JOIN person p ON p.id = door.id\n"
                                .formatted(THEY));
            case GIVEN, WALK -> "person p";
        };
        return from + plan(asked);
    }

    private static String where(Asked asked, Way way, Door door, Segment segment) {
        var asksElsewhere = way == Way.DOORS || way == Way.NAMES && door != Door.EACH;
        return where(asked, way, segment, asksElsewhere ? "true" : door(asked, door));
    }

    private static String where(Asked asked, Way way, Segment segment, String door) {
        return "NOT EXISTS (SELECT FROM person_alias other WHERE other.person_id = p.id) AND %s AND %s"
                .formatted(conditions(asked, way, segment), door);
    }

    /** Only what is asked for, so that the planner may use its indexes. */
    private static String conditions(Asked asked, Way way, Segment segment) {
        var filter = asked.filter;
        var conditions = new StringBuilder("true");
        if (filter.byName()) {
            // by position, not by LIKE: the index for pieces of names would be taken for the way
            if (way != Way.NAMES)
                conditions.append(
                        " AND strpos(p.%s, ' ' || %s) > 0".formatted(segment.spelling, segment.spell(":text")));
            if (segment == Segment.OTHERS) conditions.append(" AND strpos(p.marked, ' ' || vn_marked(:text)) = 0");
        }
        if (filter.isCode()) conditions.append(" AND p.code = upper(:text)");
        if (filter.sex() != null) conditions.append(" AND p.sex = :sex");
        if (filter.age() != null)
            conditions.append(" AND coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) > :bornAfter"
                    + " AND coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) <= :bornUntil");
        if (filter.isUnplanned()) conditions.append(" AND plan.stands IS NULL");
        return conditions.toString();
    }

    private static Map<String, Object> parameters(Asked asked) {
        var filter = asked.filter;
        var parameters = new HashMap<String, Object>();
        parameters.put("tops", asked.tops);
        parameters.put("viewer", asked.viewer.id().value());
        parameters.put("day", asked.viewer.today());
        if (filter.organisation() != null)
            parameters.put("organisation", filter.organisation().value());
        parameters.put("text", filter.text().replaceFirst("(?i)^CB-?(?=\\d)", "CB-"));
        if (filter.sex() != null) parameters.put("sex", filter.sex().name());
        if (filter.age() != null) {
            var today = asked.viewer.today();
            parameters.put("bornAfter", today.minusYears(filter.age().most() + 1L));
            parameters.put("bornUntil", today.minusYears(filter.age().least()));
        }
        return parameters;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

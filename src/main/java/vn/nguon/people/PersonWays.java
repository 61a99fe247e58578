package vn.nguon.people;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.Viewer;

/**
 * Chooses how a page of persons is come by. PostgreSQL could not know the best {@link Way}: what helps one kind of name is what hurts another.
 * How common a name is, it estimates well off statistics of words; the way is chosen by that. Measured by {@code bench/people}.
 */
class PersonWays {
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

    /** Who looks into more organisations than that has no few doors: they are not counted, nor made a set of. */
    private static final int WIDE = 500;

    private final JdbcClient jdbc;
    private final @Nullable Way always;
    private final @Nullable Door alwaysDoor;

    /**
     * @param always goes this way wherever it can be gone; the same lists come out, which is what tests try
     * @param door asks so, if a way is given
     */
    PersonWays(JdbcClient jdbc, @Nullable Way always, @Nullable Door door) {
        this.jdbc = jdbc;
        this.always = always;
        this.alwaysDoor = door;
    }

    /**
     * One search of one viewer: what is asked, and for which organisations they act.
     *
     * @param open share of all organisations that they may look into, above 0 up to 1
     * @param doors rows behind the first door, counted a little further than few
     * @param wide whether they look into so many organisations that these are no set
     */
    record Asked(Viewer viewer, PersonFilter filter, Long[] tops, double open, int doors, boolean wide) {
        /** Expected to be at most so many, names first are less than doors tried along the order. */
        long rarerThanDoors() {
            return (long) (RARE / Math.sqrt(open));
        }
    }

    /**
     * @param expected how many are called so
     * @param given for {@link Way#GIVEN}: all given names whose last word begins as the last word of the text
     */
    record Chosen(Way way, Door door, long expected, List<String> given) {}

    private Chosen chosen(Asked asked, Way way, long expected, List<String> given) {
        var many = way == Way.NAMES ? expected > RARE : asked.filter.isPlanned();
        var door = asked.wide ? Door.EACH : many ? Door.PERSONS : Door.ORGANISATIONS;
        return new Chosen(way, alwaysDoor == null ? door : alwaysDoor, expected, given);
    }

    /** Whether so few are expected that they are counted to the end. */
    static boolean isRare(Chosen chosen) {
        return chosen.expected <= RARE;
    }

    /** Names that are not rare, behind few doors: another look at them for a number would take as long as the page. */
    boolean isLeftUncounted(Asked asked, Chosen chosen) {
        return always == null
                && !isRare(chosen)
                && (chosen.way == Way.NAMES || chosen.way == Way.GIVEN && asked.open < 0.25);
    }

    private Chosen chosen(Asked asked, Way way, long expected) {
        return chosen(asked, way, expected, List.of());
    }

    static Chosen way(Map<PersonSegment, Chosen> ways, PersonSegment... segments) {
        for (var segment : segments) {
            var chosen = ways.get(segment);
            if (chosen != null) return chosen;
        }
        throw new IllegalStateException("no way chosen");
    }

    Asked asked(Viewer viewer, PersonFilter filter) {
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

    Map<PersonSegment, Chosen> ways(Asked asked, List<PersonSegment> segments) {
        var ways = new EnumMap<PersonSegment, Chosen>(PersonSegment.class);
        var named = asked.filter.byName() ? expected(asked.filter.text(), segments) : Map.<PersonSegment, Expected>of();
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
    private Map<PersonSegment, Expected> expected(String text, List<PersonSegment> segments) {
        var branches = new ArrayList<String>();
        for (var segment : segments)
            for (var name : List.of("p." + segment.spelling, segment.front()))
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
        var expected = new EnumMap<PersonSegment, Expected>(PersonSegment.class);
        for (var n = 0; n < segments.size(); n++)
            expected.put(segments.get(n), new Expected(rows.get(2 * n), rows.get(2 * n + 1)));
        return expected;
    }

    /** Of a name, tones or none; everybody where nothing is left of it. */
    long expected(String text) {
        return expected(PersonFilter.of(text, 1).text(), List.of(PersonSegment.ALL))
                .getOrDefault(PersonSegment.ALL, Expected.EVERYBODY)
                .all();
    }

    private List<String> given(Asked asked, PersonSegment segment) {
        return jdbc.sql(
                        "SELECT given_name FROM person_given WHERE starts_with(%s, vn_last_word(%s)) ORDER BY given_name"
                                .formatted(segment.spelling, segment.spell(":text")))
                .param("text", asked.filter.text())
                .query(String.class)
                .list();
    }
}

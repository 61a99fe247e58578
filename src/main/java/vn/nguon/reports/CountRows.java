package vn.nguon.reports;

import java.sql.ResultSet;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationChoice;

/**
 * The SQL of reports. {@link #units} is the one text from which a table is counted and the list behind a number is read, so that they cannot
 * differ: a row a thing counted, with its value in the rows ({@code v1}) and in the columns ({@code v2}).
 */
@Component
class CountRows {
    private final JdbcClient jdbc;

    CountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are with these two values. @param v2 "" when the table has no columns */
    record Count(String v1, String v2, int n) {}

    /** Of {@code v1}, {@code v2}, {@code n} in this order. A table of a nation is twenty thousand of them. */
    static final RowMapper<Count> COUNT = (row, _) -> new Count(row.getString(1), row.getString(2), row.getInt(3));

    private static final String ON_MAP = """
            LEFT JOIN (SELECT d.organisation_id AS id, organisation_on_map(d.organisation_id, CAST(:map AS date)) AS on_map
                         FROM (SELECT DISTINCT o.organisation_id FROM organisation_successor o WHERE o.on_day <= CAST(:map AS date)) d) m
              ON m.id = l.organisation_id
            JOIN organisation oc ON oc.id = coalesce(m.on_map, l.organisation_id)
            """;

    private static final String AS_WRITTEN = "JOIN organisation oc ON oc.id = l.organisation_id";

    private static final String RESULT = """
            LEFT JOIN LATERAL (SELECT d.granted, d.band FROM result_in_force d
                                WHERE d.class_id = l.class_id AND d.enrolment_id = l.id ORDER BY d.kind DESC LIMIT 1) r ON true
            """;

    /**
     * A row a thing counted, with its values {@code v1}, {@code v2}, … by these dimensions.
     *
     * @param query says of what, sifted by what and on which map
     * @param listed also what the list shows: note and whether the line opens the name
     * @param from when not the facts, listed by place, and what the list shows is read by {@link #keptList} for its page alone
     */
    static String units(ReportQuery query, List<Dimension> by, boolean listed, Subject.From from) {
        return units(query, by, listed, from, "true");
    }

    /** @param near a condition on lines, besides those of the query */
    private static String units(ReportQuery query, List<Dimension> by, boolean listed, Subject.From from, String near) {
        var kept = from != Subject.From.FACTS;
        var joins = new ArrayList<String>();
        if (by.contains(Dimension.COMMUNE)) joins.add(query.map() == null ? AS_WRITTEN : ON_MAP);
        if (!kept) joins.addAll(facts(query.subject(), by));
        var shown = listed ? kept ? ", l.place" : ", l.seen, l.note" : "";
        var lines = """
                SELECT l.id, l.person_id%s%s
                  FROM (%s) l
                %s
                 WHERE %s
                """.formatted(
                        numbered(by, (dimension, n) -> "%s AS v%d".formatted(dimension.sql(kept), n)),
                        shown,
                        query.subject().lines(from),
                        String.join("\n", joins),
                        where(query, kept) + "\n   AND " + near);
        return query.subject().people() ? people(lines, by, listed, kept) : lines;
    }

    /** What values of the person and the line's result are read from. */
    private static List<String> facts(Subject subject, List<Dimension> by) {
        var joins = new ArrayList<String>();
        if (by.stream().anyMatch(Dimension::needsFacts)) joins.add("JOIN person_facts f ON f.person_id = l.person_id");
        if (by.contains(Dimension.PARTY)) joins.add("JOIN person_party y ON y.person_id = l.person_id");
        if (by.contains(Dimension.RESULT) || subject == Subject.RESULTS) joins.add(RESULT);
        return joins;
    }

    /**
     * All lines of a kind with every value that is kept, for report_line.
     *
     * @param subject one of this kind that has all its dimensions
     */
    static String kept(Subject subject) {
        var dimensions =
                Arrays.stream(Dimension.values()).filter(Dimension::isKept).toList();
        var known = dimensions.stream().filter(subject.dimensions()::contains).toList();
        return """
                INSERT INTO report_line (kind, place, id, person_id, organisation_id, class_id, year, title, term, code, note, %s)
                SELECT '%s', dense_rank() OVER (ORDER BY c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", l.person_id),
                       l.id, l.person_id, l.organisation_id, l.class_id, l.year, l.title, l.term, l.code, l.note, %s
                  FROM (%s) l
                  JOIN person_card c ON c.id = l.person_id
                %s
                """.formatted(
                        dimensions.stream().map(Dimension::column).collect(Collectors.joining(", ")),
                        subject.kind(),
                        dimensions.stream()
                                .map(one -> known.contains(one) ? one.sql() : "''")
                                .collect(Collectors.joining(", ")),
                        subject.lines(Subject.From.FACTS),
                        String.join("\n", facts(subject, known)));
    }

    private static String numbered(List<Dimension> by, BiFunction<Dimension, Integer, String> text) {
        return IntStream.range(0, by.size())
                .mapToObj(place -> ", " + text.apply(by.get(place), place + 1))
                .collect(Collectors.joining());
    }

    private static List<Dimension> by(ReportQuery query) {
        var columns = query.columns();
        return columns == null ? List.of(query.rows()) : List.of(query.rows(), columns);
    }

    private static String where(ReportQuery query, boolean kept) {
        var where = new ArrayList<String>();
        where.add("true");
        if (query.subject() == Subject.RESULTS) where.add(kept ? "l.result <> ''" : "r.granted IS NOT NULL");
        if (query.year() != null) where.add("l.year = :year");
        if (!query.title().isEmpty()) where.add("l.title = :title");
        if (!query.term().isEmpty()) where.add("l.term = :term");
        if (!query.code().isEmpty()) where.add("l.code = :code");
        if (query.organisation() != null) where.add("""
                l.organisation_id IN (SELECT s.organisation_id FROM organisation_reach s
                                       WHERE s.top_id = (SELECT o.id FROM organisation o WHERE o.ref = CAST(:organisation AS uuid))
                                         AND s.since <= CAST(:today AS date))""");
        return String.join("\n   AND ", where);
    }

    /** Each person once. "Mới học cho một số chức danh" is somebody who is trained for one title and not for another. */
    private static String people(String lines, List<Dimension> by, boolean listed, boolean kept) {
        var shown = listed
                ? kept ? ", e.place" : ", bool_or(e.seen) AS seen, string_agg(DISTINCT e.note, '; ') AS note"
                : "";
        return """
                SELECT %s%s%s
                  FROM (%s) e
                 GROUP BY e.%s
                """.formatted(
                // a place is a person's: grouped by it, people come in the order of the key, and no further than the
                // page
                listed && kept
                        ? "min(e.person_id) AS id, min(e.person_id) AS person_id"
                        : "e.person_id AS id, e.person_id",
                numbered(
                        by,
                        (_, n) -> "CASE WHEN min(e.v%1$d) = max(e.v%1$d) THEN min(e.v%1$d) ELSE '*' END AS v%1$d"
                                .formatted(n)),
                shown,
                lines,
                listed && kept ? "place" : "person_id");
    }

    static Map<String, Object> parameters(ReportScope scope, ReportQuery query, CountRules.Bounds bounds) {
        var parameters = new HashMap<String, Object>(scope.parameters());
        parameters.put("ages", bounds.ages().toArray(Integer[]::new));
        parameters.put(
                "theory", bounds.levels().stream().map(CountRules.Level::word).toArray(String[]::new));
        parameters.put("year", new SqlParameterValue(Types.INTEGER, query.year()));
        parameters.put("title", query.title());
        parameters.put("term", query.term());
        parameters.put("code", query.code());
        parameters.put("map", new SqlParameterValue(Types.DATE, query.map()));
        var organisation = query.organisation();
        parameters.put(
                "organisation",
                new SqlParameterValue(Types.VARCHAR, organisation == null ? null : organisation.toString()));
        return parameters;
    }

    private static final String REACH = """
            SELECT t.tops,
                   (SELECT count(*) FROM (SELECT FROM organisation_reach r WHERE r.top_id = ANY (t.tops) AND r.since <= :today LIMIT :wide + 1) x) AS reach
              FROM (SELECT %s AS tops) t
            """;

    private ReportScope scope(JdbcClient.StatementSpec asked, LocalDate today) {
        return asked.param("today", today)
                .param("wide", ReportScope.WIDE)
                .query((row, _) ->
                        new ReportScope(List.of((Long[]) row.getArray("tops").getArray()), today, row.getInt("reach")))
                .single();
    }

    /** For which organisations the viewer acts. One statement. */
    ReportScope scope(Viewer viewer) {
        var acting = "ARRAY(SELECT DISTINCT o FROM acting_organisation(:viewer, CAST(:today AS date)) AS o ORDER BY o)";
        return scope(
                jdbc.sql(REACH.formatted(acting)).param("viewer", viewer.id().value()), viewer.today());
    }

    /** Of these organisations. One statement. */
    ReportScope scope(List<Long> tops, LocalDate today) {
        return scope(
                jdbc.sql(REACH.formatted("CAST(:tops AS bigint[])")).param("tops", tops.toArray(Long[]::new)), today);
    }

    /** How lines counted ahead are read where all of them are wanted. */
    static Subject.From kept(ReportScope scope) {
        return scope.wide() ? Subject.From.WALKED : Subject.From.KEPT;
    }

    /** How they are read where some are wanted: the few that something leads to are each asked for. */
    private static Subject.From kept(ReportScope scope, ReportQuery query, String near) {
        var few = !near.equals(EVERYWHERE) && (scope.wide() || query.rows() != Dimension.YEAR);
        return few ? Subject.From.EACH : kept(scope);
    }

    /** One statement. @param kept from the lines counted ahead */
    List<Count> counts(ReportScope scope, ReportQuery query, CountRules.Bounds bounds, boolean kept) {
        var by = by(query);
        return jdbc.sql("SELECT u.v1, %s AS v2, count(*)::int AS n FROM (%s) u GROUP BY 1, 2"
                        .formatted(
                                by.size() > 1 ? "u.v2" : "''",
                                units(query, by, false, kept ? kept(scope) : Subject.From.FACTS)))
                .params(parameters(scope, query, bounds))
                .query(COUNT)
                .list();
    }

    /** Years, titles, terms that occur among the lines. */
    record Choices(List<Integer> years, List<String> titles, List<String> terms) {
        Choices {
            years = List.copyOf(years);
            titles = List.copyOf(titles);
            terms = List.copyOf(terms);
        }
    }

    /** Gathers {@link Choices}: years from the latest, titles in Vietnamese order, without what is not known or several. */
    static final class Occurring {
        private final TreeSet<Integer> years = new TreeSet<>(Comparator.reverseOrder());
        private final TreeSet<String> titles = new TreeSet<>(VietnameseText.order());
        private final TreeSet<String> terms = new TreeSet<>();

        void year(@Nullable String word) {
            if (word != null && word.matches("[0-9]{4}")) years.add(Integer.valueOf(word));
        }

        void title(@Nullable String word) {
            keep(titles, word);
        }

        void term(@Nullable String word) {
            keep(terms, word);
        }

        private static void keep(Set<String> words, @Nullable String word) {
            if (word != null && !word.isEmpty() && !word.equals(Dimension.SEVERAL)) words.add(word);
        }

        Choices choices() {
            return new Choices(List.copyOf(years), List.copyOf(titles), List.copyOf(terms));
        }
    }

    /** One statement. @param planned titles and terms too */
    Choices choices(ReportScope scope, Subject subject, boolean planned) {
        var kept = new Occurring();
        jdbc.sql(
                        planned
                                ? "SELECT l.year::text AS year, l.title, l.term FROM (%s) l GROUP BY GROUPING SETS ((l.year), (l.title), (l.term))"
                                        .formatted(subject.lines(Subject.From.FACTS))
                                : "SELECT DISTINCT l.year::text AS year, '' AS title, '' AS term FROM (%s) l"
                                        .formatted(subject.years()))
                .params(scope.parameters())
                .query((ResultSet row) -> {
                    kept.year(row.getString("year"));
                    kept.title(row.getString("title"));
                    kept.term(row.getString("term"));
                });
        return kept.choices();
    }

    private static final List<String> COMMITTEES =
            List.of("PROVINCIAL_COMMITTEE", "DISTRICT_COMMITTEE", "COMMUNE_COMMITTEE");

    /**
     * Committees within the scope, for who has them listed ({@link ReportScope#many}): the higher before the lower, those that go on before those
     * that ended. One statement.
     */
    List<OrganisationChoice> bodies(ReportScope scope) {
        return jdbc.sql("""
                SELECT c.id, c.ref, c.name || CASE WHEN c.last_day < CAST(:today AS date) THEN ' (đến ' || to_char(c.last_day, 'DD/MM/YYYY') || ')' ELSE '' END AS name
                  FROM (SELECT DISTINCT s.organisation_id AS id FROM organisation_reach s
                         WHERE s.top_id = ANY (ARRAY(SELECT unnest(CAST(:tops AS bigint[])))) AND s.since <= CAST(:today AS date)) v
                 CROSS JOIN LATERAL (SELECT o.* FROM organisation_card o WHERE o.id = v.id OFFSET 0) c
                 WHERE c.kind = ANY (CAST(:kinds AS text[]))
                 ORDER BY array_position(CAST(:kinds AS text[]), c.kind), c.last_day IS NOT NULL, c.name COLLATE "vi-x-icu", c.id
                """)
                .params(scope.parameters())
                .param("kinds", COMMITTEES.toArray(String[]::new))
                .query((row, _) -> new OrganisationChoice(
                        new OrganisationId(row.getLong("id")), row.getObject("ref", UUID.class), row.getString("name")))
                .list();
    }

    /** More names are not asked for one by one: all are read. */
    private static final int MANY_NAMES = 200;

    /** Names of organisations by their public id: the last one, or that on the map of a day; marked where it has no place on it. */
    Map<String, String> names(ReportQuery query, Set<String> refs) {
        var names = new HashMap<String, String>();
        if (refs.isEmpty()) return names;
        var many = refs.size() > MANY_NAMES;
        jdbc.sql("""
                SELECT DISTINCT ON (o.id) o.ref::text AS ref,
                       v.name || CASE WHEN CAST(:map AS date) IS NULL OR v.valid @> CAST(:map AS date) THEN '' ELSE ' (chưa phân)' END AS name
                  FROM organisation o
                  JOIN organisation_version v ON v.organisation_id = o.id
                 WHERE %s
                 ORDER BY o.id, v.valid @> CAST(:map AS date) DESC, v.valid DESC
                """.formatted(many ? "true" : "o.ref = ANY (CAST(:refs AS uuid[]))"))
                .param("map", query.map(), Types.DATE)
                .param("refs", many ? new String[0] : refs.toArray(String[]::new))
                .query((ResultSet row) -> {
                    names.put(row.getString("ref"), row.getString("name"));
                });
        return names;
    }

    /** A line of the list behind a number. @param seen whether the line itself opens the name */
    record Unit(
            long personId,
            UUID ref,
            String fullName,
            @Nullable String born,
            boolean seen,
            String note,
            int total) {}

    /** Of a list counted ahead no more are counted than that, and than what stands before the end of the page: its number is known. */
    static final int COUNTED = 200;

    /** By name; the lines of one person stand together. @param v1 value in the rows, null for any; {@code v2} likewise in the columns */
    List<Unit> list(
            ReportScope scope,
            ReportQuery query,
            CountRules.Bounds bounds,
            @Nullable String v1,
            @Nullable String v2,
            int limit,
            int offset) {
        return jdbc.sql("""
                SELECT u.person_id, c.ref, c.full_name, c.born, u.seen, u.note, count(*) OVER ()::int AS total
                  FROM (%s) u
                  JOIN person_card c ON c.id = u.person_id
                 WHERE %s
                 ORDER BY c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", u.person_id, u.id
                 LIMIT :limit OFFSET :offset
                """.formatted(units(query, by(query, v1, v2), true, Subject.From.FACTS), chosen(v1, v2)))
                .params(parameters(scope, query, bounds))
                .param("v1", v1, Types.VARCHAR)
                .param("v2", v2, Types.VARCHAR)
                .param("limit", limit)
                .param("offset", offset)
                .query(Unit.class)
                .list();
    }

    /**
     * The same from the lines counted ahead: walked in their order no further than the page.
     *
     * @return {@code total} is at most one more than {@link #COUNTED}, or than what stands before the end of the page
     */
    List<Unit> keptList(
            ReportScope scope,
            ReportQuery query,
            CountRules.Bounds bounds,
            @Nullable String v1,
            @Nullable String v2,
            int limit,
            int offset) {
        var near = near(query, v1);
        return jdbc.sql("""
                WITH found AS MATERIALIZED (
                    SELECT u.place, u.id, u.person_id FROM (%s) u WHERE %s ORDER BY u.place, u.id LIMIT greatest(:most, :offset + :limit) + 1
                ), page AS MATERIALIZED (
                    SELECT f.*, (SELECT count(*)::int FROM found) AS total FROM found f ORDER BY f.place, f.id LIMIT :limit OFFSET :offset
                )
                SELECT p.person_id, c.ref, c.full_name, c.born, n.seen, n.note, p.total
                  FROM page p
                  JOIN person_card c ON c.id = p.person_id
                 CROSS JOIN LATERAL (SELECT bool_or(l.seen) AS seen, string_agg(DISTINCT l.note, '; ') AS note
                                       FROM (%s) l WHERE l.place = p.place AND %s AND %s) n
                 ORDER BY p.place, p.id
                """.formatted(
                                units(query, by(query, v1, v2), true, kept(scope, query, near), near),
                                chosen(v1, v2),
                                query.subject().lines(Subject.From.EACH),
                                query.subject().people() ? "true" : "l.id = p.id",
                                where(query, true)))
                .params(parameters(scope, query, bounds))
                .param("v1", v1, Types.VARCHAR)
                .param("v2", v2, Types.VARCHAR)
                .param("most", COUNTED)
                .param("limit", limit)
                .param("offset", offset)
                .query(Unit.class)
                .list();
    }

    /**
     * Where few of a nation's lines can have the value of the row, what leads to them by an index; {@link #chosen} decides as ever. {@link
     * #EVERYWHERE} where walking meets a page soon enough.
     */
    private static String near(ReportQuery query, @Nullable String v1) {
        if (v1 == null || v1.isEmpty() || v1.equals(Dimension.SEVERAL)) return EVERYWHERE;
        return switch (query.rows()) {
            case YEAR -> year(query, v1);
            case CLASS ->
                query.subject().people()
                        ? people(query, "q.code = :v1 AND q.code <> ''")
                        : "l.code = :v1 AND l.code <> ''";
            case COMMUNE -> commune(query, v1);
            default -> EVERYWHERE;
        };
    }

    private static final String EVERYWHERE = "true";

    private static String year(ReportQuery query, String v1) {
        if (!v1.matches("[0-9]{4}")) return "false";
        return query.subject().people() ? EVERYWHERE : "l.year = CAST(:v1 AS int)";
    }

    /** A person counts with all their lines: those of whoever has one here. */
    private static String people(ReportQuery query, String here) {
        return "l.place IN (SELECT q.place FROM report_line q WHERE q.kind = '%s' AND %s)"
                .formatted(query.subject().kind(), here);
    }

    private static String commune(ReportQuery query, String v1) {
        if (!REF.matcher(v1).matches()) return "false";
        var here = "(SELECT o.id FROM organisation o WHERE o.ref = CAST(:v1 AS uuid))";
        var organisations = query.map() == null ? here : """
                (SELECT o.id FROM organisation o WHERE o.ref = CAST(:v1 AS uuid)
                 UNION
                 SELECT d.organisation_id FROM organisation_successor d
                  WHERE d.on_day <= CAST(:map AS date) AND organisation_on_map(d.organisation_id, CAST(:map AS date)) = %s)
                """.formatted(here);
        return query.subject().people()
                ? people(query, "q.organisation_id IN " + organisations)
                : "l.organisation_id IN " + organisations;
    }

    private static final Pattern REF = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The dimensions by which a list is chosen, and no others: what is not asked for need not be read. */
    private static List<Dimension> by(ReportQuery query, @Nullable String v1, @Nullable String v2) {
        var columns = query.columns();
        if (v2 != null && columns != null) return v1 == null ? List.of(columns) : List.of(query.rows(), columns);
        return v1 == null ? List.of() : List.of(query.rows());
    }

    private static String chosen(@Nullable String v1, @Nullable String v2) {
        if (v1 == null) return v2 == null ? "true" : "u.v1 = :v2";
        return v2 == null ? "u.v1 = :v1" : "u.v1 = :v1 AND u.v2 = :v2";
    }

    /** Which of these people's files the viewer may open: the first door, asked for the people of one page alone. */
    Set<Long> opened(Viewer viewer, List<Long> people) {
        return new HashSet<>(
                jdbc.sql("SELECT visible_person_of(:viewer, CAST(:today AS date), CAST(:people AS bigint[]))")
                        .param("people", people.toArray(Long[]::new))
                        .param("viewer", viewer.id().value())
                        .param("today", viewer.today())
                        .query(Long.class)
                        .list());
    }
}

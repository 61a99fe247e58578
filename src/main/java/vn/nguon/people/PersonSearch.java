package vn.nguon.people;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.Viewer;

/**
 * The list of persons, as long as it may be. A person with several files is one line, that of the file that speaks for them.
 *
 * <p>Three ways lead to a page. Where the viewer's doors open few files, those are looked up first and sorted. Where the text is not
 * common, whoever is called so is found by the index of names and sorted: left to itself the planner would walk the order, and everybody
 * called Ước stands at its end. Otherwise the index of the order is walked. The last two ask for each row whether a door is open and stop
 * after a page; they ask by a LATERAL with LIMIT 1 because the planner would else hash the doors of everybody. Measured by {@code
 * bench/people}.
 */
@Repository
class PersonSearch {

    /** Up to so many doors their files are looked up first. */
    private static final int FEW = 5_000;

    /** Expected to be so many, names are found first and sorted; more of them come everywhere in the order. */
    private static final int COMMON = 100_000;

    private final JdbcClient jdbc;
    private final int few;

    @Autowired
    PersonSearch(JdbcClient jdbc) {
        this(jdbc, FEW);
    }

    /** @param few the same lists come out whatever it is; tests try both ways */
    PersonSearch(JdbcClient jdbc, int few) {
        this.jdbc = jdbc;
        this.few = few;
    }

    /** One search of one viewer: what is asked, and what may be looked at. */
    private record Asked(Viewer viewer, PersonFilter filter, Long[] organisations, boolean few) {}

    /**
     * One page, its lines in the order of the list whichever direction was asked for. At most seven statements.
     *
     * @param most how far the persons are counted
     */
    People.Listing list(Viewer viewer, PersonFilter filter, int most) {
        var asked = asked(viewer, filter);
        var at = filter.from().person();
        var cursor = at == null ? null : cursor(at, filter);
        var backwards = cursor != null && filter.from().backwards();
        var segments = segments(filter);
        if (backwards) Collections.reverse(segments);
        var lines = new ArrayList<PersonLine>();
        var reached = cursor == null;
        for (var segment : segments) {
            var here = cursor != null && segment.holds(cursor);
            if (!reached && !here) continue;
            reached = true;
            if (lines.size() <= filter.limit())
                lines.addAll(lines(asked, segment, here ? cursor : null, backwards, filter.limit() + 1 - lines.size()));
        }
        var more = lines.size() > filter.limit();
        var kept = new ArrayList<>(more ? lines.subList(0, filter.limit()) : lines);
        if (backwards) Collections.reverse(kept);
        var counted = cursor == null && !more ? kept.size() : count(asked, most + 1);
        return new People.Listing(
                kept, Math.min(counted, most), counted > most, backwards ? more : cursor != null, backwards || more);
    }

    private int count(Asked asked, int most) {
        return jdbc.sql("""
                SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT :most) AS found
                """.formatted(from(asked), where(asked, Segment.ALL)))
                .params(parameters(asked))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    // --- how the list falls into pieces
    // ------------------------------------------------------------------------------------

    /** While searching by name, those with the very marks typed come before the rest. */
    private enum Segment {
        /** The name does not matter, or was seen to before. */
        ANY,
        ALL,
        EXACT,
        OTHERS;

        boolean holds(Cursor cursor) {
            return this == ALL || this == ANY || cursor.exact == (this == EXACT);
        }
    }

    private static List<Segment> segments(PersonFilter filter) {
        var split = filter.order() == PersonFilter.Order.NAME && !filter.text().isEmpty() && !filter.isCode();
        return new ArrayList<>(split ? List.of(Segment.EXACT, Segment.OTHERS) : List.of(Segment.ALL));
    }

    /** Where somebody stands in the order. */
    private record Cursor(
            long id,
            String givenName,
            String fullName,
            @Nullable Integer birthYear,
            @Nullable LocalDate birthDate,
            String code,
            boolean exact) {}

    /** Null when there is no such person: then the list begins at its beginning. The place alone is read, nothing is shown of it. */
    private @Nullable Cursor cursor(UUID person, PersonFilter filter) {
        return jdbc.sql("""
                SELECT id, given_name, full_name, birth_year, birth_date, code, marked LIKE vn_marked(:pattern) AS exact
                  FROM person
                 WHERE ref = :ref
                """)
                .param("ref", person)
                .param("pattern", filter.pattern())
                .query(Cursor.class)
                .optional()
                .orElse(null);
    }

    /** The key of the order, and of it what comes after the cursor. Births unknown come last upwards and first downwards. */
    private static String key(PersonFilter.Order order) {
        return switch (order) {
            case NAME -> "p.given_name COLLATE \"vi-x-icu\" #, p.full_name COLLATE \"vi-x-icu\" #, p.id #";
            case BORN -> "p.birth_year #, p.birth_date #, p.id #";
            case CODE -> "p.code #, p.id #";
        };
    }

    private static String beyond(PersonFilter.Order order, Cursor cursor, boolean downwards) {
        var to = downwards ? "<" : ">";
        return switch (order) {
            case NAME ->
                "(p.given_name COLLATE \"vi-x-icu\", p.full_name COLLATE \"vi-x-icu\", p.id) %s (:givenName, :fullName, :id)"
                        .formatted(to);
            case CODE -> "(p.code, p.id) %s (:code, :id)".formatted(to);
            case BORN -> born(cursor, downwards);
        };
    }

    /** Null sorts after every year and every day of its year; row comparison knows no null. */
    private static String born(Cursor cursor, boolean downwards) {
        var year = cursor.birthYear == null;
        var date = cursor.birthDate == null;
        var id = downwards ? "p.id < :id" : "p.id > :id";
        if (downwards) {
            if (year) return "(p.birth_year IS NOT NULL OR %s)".formatted(id);
            if (date)
                return "(p.birth_year < :year OR (p.birth_year = :year AND (p.birth_date IS NOT NULL OR %s)))"
                        .formatted(id);
            return "(p.birth_year < :year OR (p.birth_year = :year AND (p.birth_date < :date OR (p.birth_date = :date AND %s))))"
                    .formatted(id);
        }
        if (year) return "(p.birth_year IS NULL AND %s)".formatted(id);
        if (date)
            return "(p.birth_year > :year OR p.birth_year IS NULL OR (p.birth_year = :year AND p.birth_date IS NULL AND %s))"
                    .formatted(id);
        return """
                (p.birth_year > :year OR p.birth_year IS NULL
                 OR (p.birth_year = :year AND (p.birth_date > :date OR p.birth_date IS NULL OR (p.birth_date = :date AND %s))))
                """.formatted(id);
    }

    // --- statements
    // --------------------------------------------------------------------------------------------------------

    private Asked asked(Viewer viewer, PersonFilter filter) {
        // What is rare is not known before the values are: a plan for all values would be a bad one.
        jdbc.sql("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
        var organisations = jdbc.sql("SELECT visible_organisation(:viewer, :day)")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Long.class)
                .list();
        // An organisation that the viewer may not look into filters to nothing, so that nobody learns who is planned
        // there.
        if (filter.organisation() != null)
            organisations.retainAll(List.of(filter.organisation().value()));
        var array = organisations.toArray(Long[]::new);
        var doors = jdbc.sql("""
                SELECT count(*) FROM (SELECT 1 FROM person_at w WHERE w.organisation_id = ANY (:organisations) LIMIT :few) AS found
                """)
                .param("organisations", array)
                .param("few", few + 1)
                .query(Integer.class)
                .single();
        return new Asked(viewer, filter, array, doors <= few);
    }

    /** One statement as it is sent. */
    private record Statement(String sql, Map<String, Object> parameters) {}

    private Statement statement(Asked asked, Segment segment, @Nullable Cursor cursor, boolean backwards, int limit) {
        var filter = asked.filter;
        var downwards = filter.descending() != backwards;
        var parameters = parameters(asked);
        parameters.put("limit", limit);
        if (cursor != null) {
            parameters.put("id", cursor.id);
            parameters.put("givenName", cursor.givenName);
            parameters.put("fullName", cursor.fullName);
            parameters.put("code", cursor.code);
            if (cursor.birthYear != null) parameters.put("year", cursor.birthYear);
            if (cursor.birthDate != null) parameters.put("date", cursor.birthDate);
        }
        var order = key(filter.order()).replace("#", downwards ? "DESC" : "ASC");
        var named = namedFirst(asked, segment, order, parameters);
        var where = where(asked, named == null ? segment : Segment.ANY)
                + (cursor == null ? "" : " AND " + beyond(filter.order(), cursor, downwards));
        // first the page's files, then what stands beside their names: for 50 rows, not for all that the order passes
        return new Statement("""
            WITH page AS MATERIALIZED (
                SELECT p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date
                  FROM %s
                 WHERE %s
                 ORDER BY %s
                 LIMIT :limit
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
            """.formatted(named == null ? from(asked) : named, where, order, order), parameters);
    }

    /** Who is called so, in the order of the list, in place of all persons; null where that is not the way. */
    private @Nullable String namedFirst(Asked asked, Segment segment, String order, Map<String, Object> parameters) {
        var condition = asked.few ? "" : named(asked.filter, segment).replace("p.", "q.");
        if (condition.isEmpty()) return null;
        var plan = jdbc.sql("EXPLAIN SELECT 1 FROM person q WHERE true" + condition)
                .params(parameters)
                .query(String.class)
                .list();
        if (expected(plan.getFirst()) > COMMON) return null;
        return """
                (SELECT q.id, q.ref, q.code, q.full_name, q.given_name, q.sex, q.birth_year, q.birth_date
                   FROM person q
                  WHERE true%s
                  ORDER BY %s
                 OFFSET 0) p
                """.formatted(condition, order.replace("p.", "q.")) + from(asked).substring("person p".length());
    }

    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");

    /** How many rows the planner expects of a plan, by its first line. */
    private static long expected(String line) {
        var rows = ROWS.matcher(line);
        return rows.find() ? Long.parseLong(rows.group(1)) : Long.MAX_VALUE;
    }

    private List<PersonLine> lines(
            Asked asked, Segment segment, @Nullable Cursor cursor, boolean backwards, int limit) {
        var statement = statement(asked, segment, cursor, backwards, limit);
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
        for (var segment : segments(filter)) {
            var statement = statement(asked, segment, null, false, filter.limit() + 1);
            plan.add("-- " + segment);
            plan.addAll(jdbc.sql("EXPLAIN (ANALYZE, BUFFERS) " + statement.sql)
                    .params(statement.parameters)
                    .query(String.class)
                    .list());
        }
        return plan;
    }

    /** Doors one and three, as visible_person() has them, of any file of the person. */
    private static final String DOOR = """
            person p
              CROSS JOIN LATERAL (
                   SELECT 1 FROM person_at w WHERE w.person_id = p.id AND w.organisation_id = ANY (:organisations)
                   UNION ALL
                   SELECT 1 FROM person_alias a JOIN person_at w ON w.person_id = a.person_id
                    WHERE a.one_id = p.id AND w.organisation_id = ANY (:organisations)
                   UNION ALL
                   SELECT 1 FROM person_account l WHERE l.person_id = p.id AND l.account_id = :viewer AND :anywhere
                   LIMIT 1) door
            """;

    private static final String FEW_DOORS = """
            (SELECT w.person_id AS id FROM person_at w WHERE w.organisation_id = ANY (:organisations)
              UNION
             SELECT a.one_id FROM person_at w JOIN person_alias a ON a.person_id = w.person_id WHERE w.organisation_id = ANY (:organisations)
              UNION
             SELECT l.person_id FROM person_account l WHERE l.account_id = :viewer AND :anywhere) door
              JOIN person p ON p.id = door.id
            """;

    private static final String PLAN = """
              LEFT JOIN LATERAL (
                   SELECT true AS stands FROM person_at w
                    WHERE (w.person_id = p.id OR w.person_id IN (SELECT a.person_id FROM person_alias a WHERE a.one_id = p.id))
                      AND w.reason = 'PLANNED' AND w.organisation_id = ANY (:organisations)
                    LIMIT 1) plan ON true
            """;

    private static String from(Asked asked) {
        return (asked.few ? FEW_DOORS : DOOR) + (asked.filter.planned() == null ? "" : PLAN);
    }

    /** Only the conditions asked for, so that the planner may use their indexes. */
    private static String where(Asked asked, Segment segment) {
        var filter = asked.filter;
        var where = new StringBuilder("NOT EXISTS (SELECT FROM person_alias other WHERE other.person_id = p.id)");
        where.append(named(filter, segment));
        if (filter.isCode()) where.append(" AND p.code = upper(:text)");
        if (filter.sex() != null) where.append(" AND p.sex = :sex");
        if (filter.age() != null)
            where.append(" AND coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) > :bornAfter"
                    + " AND coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) <= :bornUntil");
        if (filter.planned() != null) where.append(filter.planned() ? " AND plan.stands" : " AND plan.stands IS NULL");
        return where.toString();
    }

    /** The condition on the name; empty where none is asked for. */
    private static String named(PersonFilter filter, Segment segment) {
        if (filter.isCode() || filter.text().isEmpty()) return "";
        return switch (segment) {
            case ANY -> "";
            case ALL -> " AND p.folded LIKE vn_fold(:pattern)";
            case EXACT -> " AND p.marked LIKE vn_marked(:pattern)";
            case OTHERS -> " AND p.folded LIKE vn_fold(:pattern) AND p.marked NOT LIKE vn_marked(:pattern)";
        };
    }

    private static Map<String, Object> parameters(Asked asked) {
        var filter = asked.filter;
        var parameters = new HashMap<String, Object>();
        parameters.put("organisations", asked.organisations);
        parameters.put("viewer", asked.viewer.id().value());
        parameters.put("day", asked.viewer.today());
        parameters.put("anywhere", filter.organisation() == null);
        parameters.put("text", filter.text().replaceFirst("(?i)^CB-?", "CB-"));
        parameters.put("pattern", filter.pattern());
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

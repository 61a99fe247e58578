package vn.nguon.reports;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.units.Units;

/**
 * Counts ahead, once a day, what is too much to count while somebody waits: every table without a filter of every subject, for organisations
 * with very much beneath them for which somebody acts. From the same text as pages count from ({@link CountRows#units}), by all dimensions at
 * once; a test holds the two beside each other.
 */
@Component
public class CountingAhead {
    /** A district has some 20 organisations beneath it, a province of the new map some 300. Below that a page counts in milliseconds. */
    private static final int MANY = 200;

    private static final LocalDate AS_WRITTEN = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;
    private final CountRules rules;
    private final Units units;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CountingAhead(JdbcClient jdbc, CountRules rules, Units units, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.units = units;
        this.clock = clock;
        this.transaction = transaction;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), NguonClock.ZONE);
    }

    private static final String WAITING = """
            SELECT DISTINCT o.id
              FROM grant_in_force g
              JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> CAST(:today AS date)
             CROSS JOIN LATERAL (SELECT CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE v.organisation_id END AS id) o
             WHERE g.valid @> CAST(:today AS date)
               AND g.role IN ('ORGANISATION_BOARD', 'APPROVER', 'CENTRE', 'SCHOOL')
               AND (SELECT count(*) FROM (SELECT FROM organisation_reach r WHERE r.top_id = o.id LIMIT :many) x) >= :many
               AND NOT EXISTS (SELECT FROM report_counted c WHERE c.top_id = o.id AND c.day = CAST(:today AS date))
             ORDER BY o.id
            """;

    /** Those that were not counted today. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    public void countDaily() {
        for (var top : jdbc.sql(WAITING)
                .param("today", today())
                .param("many", MANY)
                .query(Long.class)
                .list()) count(top);
    }

    /** All subjects of one organisation, whatever its size. */
    void count(long top) {
        var scope = new ReportScope(List.of(top), today());
        var bounds = rules.on(scope.today());
        var maps = new ArrayList<@Nullable LocalDate>();
        maps.add(null);
        maps.addAll(units.mapDays(
                jdbc
                        .sql("SELECT organisation_id FROM organisation_reach WHERE top_id = :top AND since <= :today")
                        .param("top", top)
                        .param("today", scope.today())
                        .query(Long.class)
                        .list()
                        .stream()
                        .map(OrganisationId::new)
                        .toList(),
                scope.today()));
        for (var subject : Subject.values())
            transaction.executeWithoutResult(_ -> count(scope, top, subject, maps, bounds));
    }

    private void count(
            ReportScope scope, long top, Subject subject, List<@Nullable LocalDate> maps, CountRules.Bounds bounds) {
        jdbc.sql("DELETE FROM report_count WHERE top_id = :top AND subject = :subject")
                .param("top", top)
                .param("subject", subject.name())
                .update();
        for (var map : maps) count(scope, top, subject, map, bounds);
        jdbc.sql("""
                INSERT INTO report_counted (top_id, subject, day, counted_at) VALUES (:top, :subject, :day, :at)
                ON CONFLICT (top_id, subject) DO UPDATE SET day = excluded.day, counted_at = excluded.counted_at
                """)
                .param("top", top)
                .param("subject", subject.name())
                .param("day", scope.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void count(
            ReportScope scope, long top, Subject subject, @Nullable LocalDate map, CountRules.Bounds bounds) {
        var by = subject.dimensions();
        var all = IntStream.rangeClosed(1, by.size()).boxed().toList();
        var query = new ReportQuery(subject, by.getFirst(), null, null, "", "", "", null, map);
        var parameters = new HashMap<>(CountRows.parameters(scope, query, bounds));
        parameters.put("top", top);
        parameters.put("subject", subject.name());
        parameters.put("mapDay", map == null ? AS_WRITTEN : map);
        jdbc.sql("""
                INSERT INTO report_count (top_id, subject, map_day, divided, v1, v2, n)
                SELECT :top, :subject, :mapDay, x.divided, x.v[1], coalesce(x.v[2], ''), x.n
                  FROM (SELECT GROUPING(%s) AS divided, array_remove(ARRAY[%s], NULL) AS v, count(*)::int AS n
                          FROM (%s) u
                         GROUP BY GROUPING SETS (%s)) x
                """.formatted(
                                all.stream().map(n -> "u.v" + n).collect(Collectors.joining(", ")),
                                all.stream()
                                        .map(n -> "CASE WHEN GROUPING(u.v%1$d) = 0 THEN u.v%1$d END".formatted(n))
                                        .collect(Collectors.joining(", ")),
                                CountRows.units(query, by, false),
                                sets(by, map)))
                .params(parameters)
                .update();
    }

    /** Each dimension alone and each two of which one fits into columns; on a later map those with communes only. */
    private static String sets(List<Dimension> by, @Nullable LocalDate map) {
        var sets = new ArrayList<String>();
        for (var i = 0; i < by.size(); i++) {
            if (map == null || by.get(i) == Dimension.COMMUNE) sets.add("(u.v%d)".formatted(i + 1));
            for (var j = i + 1; j < by.size(); j++)
                if ((by.get(i).fitsColumns() || by.get(j).fitsColumns())
                        && (map == null || by.get(i) == Dimension.COMMUNE || by.get(j) == Dimension.COMMUNE))
                    sets.add("(u.v%d, u.v%d)".formatted(i + 1, j + 1));
        }
        return String.join(", ", sets);
    }

    /** GROUPING() of a set: a 1 for each dimension that is not in it, the first dimension highest. */
    private static int divided(Subject subject, List<Dimension> in) {
        var bits = 0;
        for (var dimension : subject.dimensions()) bits = bits * 2 + (in.contains(dimension) ? 0 : 1);
        return bits;
    }

    /** When this scope's tables of a subject were counted; empty when pages count them themselves. Not older than yesterday. */
    Optional<Instant> countedAt(ReportScope scope, Subject subject) {
        if (scope.tops().size() != 1) return Optional.empty();
        return jdbc.sql("""
                SELECT c.counted_at FROM report_counted c
                 WHERE c.top_id = :top AND c.subject = :subject AND c.day BETWEEN CAST(:today AS date) - 1 AND CAST(:today AS date)
                """)
                .param("top", scope.tops().getFirst())
                .param("subject", subject.name())
                .param("today", scope.today())
                .query((row, _) ->
                        row.getObject("counted_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The counts of a table without filters. One statement. */
    List<CountRows.Count> counts(ReportScope scope, ReportQuery query) {
        var subject = query.subject();
        var columns = query.columns();
        var dimensions = subject.dimensions();
        var turned = columns != null && dimensions.indexOf(columns) < dimensions.indexOf(query.rows());
        var map = query.map();
        var withCommunes = query.rows() == Dimension.COMMUNE || columns == Dimension.COMMUNE;
        return jdbc.sql(
                        "SELECT %s, n FROM report_count WHERE top_id = :top AND subject = :subject AND map_day = :map AND divided = :divided"
                                .formatted(turned ? "v2 AS v1, v1 AS v2" : "v1, v2"))
                .param("top", scope.tops().getFirst())
                .param("subject", subject.name())
                .param("map", map == null || !withCommunes ? AS_WRITTEN : map)
                .param(
                        "divided",
                        divided(subject, columns == null ? List.of(query.rows()) : List.of(query.rows(), columns)))
                .query(CountRows.Count.class)
                .list();
    }

    /** Years, titles and terms that occur. One statement. */
    CountRows.Choices choices(ReportScope scope, Subject subject) {
        var kept = new CountRows.Occurring();
        jdbc.sql("""
                SELECT divided, v1 FROM report_count
                 WHERE top_id = :top AND subject = :subject AND map_day = :map AND divided IN (:divided)
                """)
                .param("top", scope.tops().getFirst())
                .param("subject", subject.name())
                .param("map", AS_WRITTEN)
                .param(
                        "divided",
                        List.of(
                                divided(subject, List.of(Dimension.YEAR)),
                                divided(subject, List.of(Dimension.TITLE)),
                                divided(subject, List.of(Dimension.TERM))))
                .query((ResultSet row) -> {
                    var divided = row.getInt("divided");
                    var value = row.getString("v1");
                    if (divided == divided(subject, List.of(Dimension.YEAR))) kept.year(value);
                    else if (divided == divided(subject, List.of(Dimension.TITLE))) kept.title(value);
                    else kept.term(value);
                });
        return kept.choices();
    }
}

package vn.nguon.reports;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.shared.NguonClock;
import vn.nguon.units.Units;

/**
 * Counts ahead, once a day, what is too much to count while somebody waits, for organisations with very much beneath them for which somebody
 * acts: the lines of every kind with their values, read behind numbers and for tables that are sifted, and from these lines every table without
 * a filter. From the same text as pages count from ({@link CountRows}); a test holds the two beside each other. Many short transactions: a kind
 * of lines, a table's subject.
 */
@Component
public class CountingAhead {
    /** A district has some 20 organisations beneath it, a province from 100 on. Below that a page counts in milliseconds. */
    private static final int MANY = 60;

    private static final LocalDate AS_WRITTEN = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;
    private final CountRows rows;
    private final CountRules rules;
    private final Units units;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CountingAhead(
            JdbcClient jdbc,
            CountRows rows,
            CountRules rules,
            Units units,
            Clock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.rules = rules;
        this.units = units;
        this.clock = clock;
        this.transaction = transaction;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), NguonClock.ZONE);
    }

    /** Those with very much beneath them, and whether all subjects were counted today. */
    private static final String WIDE = """
            SELECT o.id, (SELECT count(*) FROM report_counted c WHERE c.top_id = o.id AND c.day = CAST(:today AS date)) = :subjects AS counted
              FROM (SELECT DISTINCT CASE WHEN acts_for_superior(v.kind) AND v.superior_id IS NOT NULL THEN v.superior_id ELSE v.organisation_id END AS id
                      FROM grant_in_force g
                      JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> CAST(:today AS date)
                     WHERE g.valid @> CAST(:today AS date)
                       AND g.role IN ('ORGANISATION_BOARD', 'APPROVER', 'CENTRE', 'SCHOOL')) o
             WHERE (SELECT count(*) FROM (SELECT FROM organisation_reach r WHERE r.top_id = o.id LIMIT :many) x) >= :many
             ORDER BY o.id
            """;

    private record Wide(long id, boolean counted) {}

    private List<Wide> wide() {
        return jdbc.sql(WIDE)
                .param("today", today())
                .param("many", MANY)
                .param("subjects", Subject.values().length)
                .query(Wide.class)
                .list();
    }

    /** All, unless they were counted today. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    public void countDaily() {
        var wide = wide();
        if (!wide.stream().allMatch(Wide::counted))
            count(wide.stream().map(Wide::id).toList());
    }

    /** Numbers younger than this are not counted again because somebody asks. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /**
     * Somebody has mended facts and asks for the numbers anew: lines and tables of all, so that they go on agreeing. In no transaction around
     * the whole: each kind of lines and each subject has its own.
     */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(CountsWanted event) {
        again(event.top());
    }

    /** Nothing when it was counted a moment ago, or never: what was never counted ahead is counted by its pages. */
    void again(long top) {
        var counted = jdbc.sql("SELECT max(c.counted_at) FROM report_counted c WHERE c.top_id = :top")
                .param("top", top)
                .query(OffsetDateTime.class)
                .optional();
        if (counted.isEmpty()
                || counted.get().toInstant().isAfter(clock.instant().minus(YOUNG))) return;
        count(jdbc.sql("SELECT DISTINCT top_id FROM report_counted ORDER BY top_id")
                .query(Long.class)
                .list());
    }

    /** All subjects of these organisations, whatever their size; what was counted for others is given up. */
    void count(List<Long> tops) {
        var bounds = rules.on(today());
        keep(rows.scope(tops, today()), bounds);
        for (var top : tops) {
            var scope = rows.scope(List.of(top), today());
            var maps = maps(scope);
            for (var subject : Subject.values())
                transaction.executeWithoutResult(_ -> count(scope, top, subject, maps, bounds));
        }
    }

    /** As written, and on each map that has changed since. */
    private List<@Nullable LocalDate> maps(ReportScope scope) {
        var maps = new ArrayList<@Nullable LocalDate>();
        maps.add(null);
        maps.addAll(units.mapDaysWithin(scope.tops(), scope.today()));
        return maps;
    }

    /** Of each kind the subject that has all its dimensions. */
    private static final List<Subject> KEPT = List.of(Subject.PLANNED_ENTRIES, Subject.ENROLMENTS, Subject.PLACED);

    private void keep(ReportScope scope, CountRules.Bounds bounds) {
        jdbc.sql("DELETE FROM report_counted WHERE top_id <> ALL (CAST(:tops AS bigint[]))")
                .params(scope.parameters())
                .update();
        for (var subject : KEPT)
            transaction.executeWithoutResult(_ -> {
                // whoever counts at the same time waits; pages go on reading
                jdbc.sql("LOCK TABLE report_line IN EXCLUSIVE MODE").update();
                jdbc.sql("DELETE FROM report_line WHERE kind = :kind")
                        .param("kind", subject.kind().name())
                        .update();
                jdbc.sql(CountRows.kept(subject))
                        .params(CountRows.parameters(scope, ReportQuery.of(subject, Dimension.COMMUNE, null), bounds))
                        .update();
            });
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
        var query = new ReportQuery(subject, subject.dimensions().getFirst(), null, null, "", "", "", null, map);
        var parameters = new HashMap<>(CountRows.parameters(scope, query, bounds));
        parameters.put("top", top);
        parameters.put("subject", subject.name());
        parameters.put("mapDay", map == null ? AS_WRITTEN : map);
        jdbc.sql(CountSets.of(subject, map)
                        .sql(CountRows.units(query, subject.dimensions(), false, CountRows.kept(scope))))
                .params(parameters)
                .update();
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

    /**
     * Whether a table was counted: one without a filter, and one of lines sifted by a single value, which is a column of the table that has that
     * dimension beside the rows. Not of people: somebody's value is that of all their lines.
     */
    static boolean holds(ReportQuery query) {
        if (query.organisation() != null) return false;
        var sifts = query.sifts();
        if (sifts.isEmpty()) return true;
        var by = by(query);
        return sifts.size() == 1
                && !query.subject().people()
                && by.size() <= 2
                && query.subject().dimensions().containsAll(by)
                && (by.size() == 1 || by.stream().anyMatch(Dimension::fitsColumns));
    }

    /** Rows, and what stands beside them in the table that was counted: its columns, or by what it is sifted. */
    private static List<Dimension> by(ReportQuery query) {
        return Stream.concat(
                        Stream.of(query.rows()),
                        Stream.concat(
                                Stream.ofNullable(query.columns()),
                                query.sifts().stream().map(ReportQuery.Sift::dimension)))
                .distinct()
                .toList();
    }

    /** The counts of a table that it {@link #holds}. One statement. */
    List<CountRows.Count> counts(ReportScope scope, ReportQuery query) {
        return counts(scope, query, null);
    }

    /** @param shown values of the rows that are wanted, null for all */
    List<CountRows.Count> counts(ReportScope scope, ReportQuery query, @Nullable Set<String> shown) {
        var subject = query.subject();
        var by = by(query);
        var dimensions = subject.dimensions();
        var turned = by.size() > 1 && dimensions.indexOf(by.getLast()) < dimensions.indexOf(by.getFirst());
        var map = query.map();
        var sift = query.sifts().isEmpty() ? null : query.sifts().getFirst();
        var rows = turned ? "v2" : "v1";
        var beside = turned ? "v1" : "v2";
        var sifted =
                (sift == null ? "" : " AND %s = :value".formatted(sift.dimension() == query.rows() ? rows : beside))
                        + (shown == null ? "" : " AND %s = ANY (:shown)".formatted(rows));
        return jdbc.sql("""
                SELECT %s, %s, n FROM report_count
                 WHERE top_id = :top AND subject = :subject AND map_day = :map AND divided = :divided%s
                """.formatted(rows, query.columns() == null ? "''" : beside, sifted))
                .param("top", scope.tops().getFirst())
                .param("subject", subject.name())
                .param("map", map == null || !by.contains(Dimension.COMMUNE) ? AS_WRITTEN : map)
                .param("divided", CountSets.divided(subject, by))
                .param("value", sift == null ? "" : sift.value())
                .param("shown", shown == null ? new String[0] : shown.toArray(String[]::new))
                .query(CountRows.COUNT)
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
                                CountSets.divided(subject, List.of(Dimension.YEAR)),
                                CountSets.divided(subject, List.of(Dimension.TITLE)),
                                CountSets.divided(subject, List.of(Dimension.TERM))))
                .query((ResultSet row) -> {
                    var divided = row.getInt("divided");
                    var value = row.getString("v1");
                    if (divided == CountSets.divided(subject, List.of(Dimension.YEAR))) kept.year(value);
                    else if (divided == CountSets.divided(subject, List.of(Dimension.TITLE))) kept.title(value);
                    else kept.term(value);
                });
        return kept.choices();
    }
}

package vn.nguon.schemes;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.rules.Rules;
import vn.nguon.shared.NguonClock;

/**
 * Counts what targets have reached, outside of any page: a nation's planning takes seconds to count. Written is one row a target, year and
 * day; a later count of the same day takes its place. With it goes the list of what was counted, of the last count of a year alone: a page
 * of it is read, and never counted again while somebody waits. One short transaction a target and year.
 */
@Component
public class Measuring {
    private final JdbcClient jdbc;
    private final Rules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Measuring(JdbcClient jdbc, Rules rules, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A target with what bounds its years. */
    record Due(
            long id,
            String measure,
            long owner,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        /** No later than the scheme, no later than today. */
        int lastYear(LocalDate today) {
            return lastDay == null || lastDay.isAfter(today) ? today.getYear() : lastDay.getYear();
        }
    }

    private static final String DUE = """
            SELECT t.id, t.measure, s.owner_id AS owner, s.first_day, s.last_day
              FROM scheme_target t
              JOIN scheme s ON s.id = t.scheme_id
             WHERE t.measure <> 'BY_HAND'
               AND s.first_day <= :today
               AND NOT EXISTS (SELECT FROM scheme_target_end e WHERE e.target_id = t.id)
            """;

    /** All years of a target so far, each in a transaction of its own. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(TargetEntered event) {
        measure(event.target());
    }

    void measure(long target) {
        jdbc.sql(DUE + " AND t.id = :id")
                .param("today", today())
                .param("id", target)
                .query(Due.class)
                .optional()
                .ifPresent(due -> measure(due, true));
    }

    /** The same, asked for by somebody who has just mended the facts. @param ref of the target, which the caller has found for its viewer */
    void again(UUID ref) {
        jdbc.sql(DUE + " AND t.ref = :ref")
                .param("today", today())
                .param("ref", ref)
                .query(Due.class)
                .optional()
                .ifPresent(due -> measure(due, true));
    }

    /** Once a day: this year, the last one, of which facts still come in, and any year that was missed while the program stood still. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    public void measureDaily() {
        for (var due : waiting()) measure(due, false);
    }

    private List<Due> waiting() {
        return jdbc.sql(DUE + """
                 AND (s.last_day IS NULL OR s.last_day >= CAST(:today AS date) - 366)
                 AND (NOT EXISTS (SELECT FROM scheme_progress p WHERE p.target_id = t.id AND p.measured_at >= :midnight)
                      OR EXISTS (SELECT FROM (SELECT DISTINCT ON (l.year) l.target_id, l.year, l.total
                                                FROM scheme_progress l WHERE l.target_id = t.id ORDER BY l.year, l.day DESC) p
                                  WHERE p.total > 0
                                    AND NOT EXISTS (SELECT FROM scheme_counted k WHERE k.target_id = p.target_id AND k.year = p.year)))
                 ORDER BY t.id
                """)
                .param("today", today())
                .param("midnight", today().atStartOfDay(NguonClock.ZONE).toOffsetDateTime())
                .query(Due.class)
                .list();
    }

    /** @param all also the years that were counted after they had ended */
    private void measure(Due due, boolean all) {
        var today = today();
        var counted = all ? Set.<Integer>of() : counted(due);
        for (var year = due.firstDay().getYear(); year <= due.lastYear(today); year++)
            if (!counted.contains(year) || year >= today.getYear() - 1) measure(due, year, today);
    }

    /** Years whose end, or the scheme's, has been counted and listed. */
    private Set<Integer> counted(Due due) {
        return Set.copyOf(jdbc.sql("""
                        SELECT p.year FROM scheme_progress p
                         WHERE p.target_id = :target
                           AND p.day = least(make_date(p.year, 12, 31), CAST(:last AS date))
                           AND (p.total = 0 OR EXISTS (SELECT FROM scheme_counted k WHERE k.target_id = p.target_id AND k.year = p.year))
                        """)
                .param("target", due.id())
                .param("last", due.lastDay(), Types.DATE)
                .query(Integer.class)
                .list());
    }

    private void measure(Due due, int year, LocalDate today) {
        transaction.executeWithoutResult(_ -> keep(due, year, YearSpan.of(year, due.firstDay(), due.lastDay(), today)));
    }

    /** Members of one row of scheme_counted. */
    static final int PART = 100;

    private record Part(int members, int counted) {}

    private void keep(Due due, int year, YearSpan span) {
        var measure = Measure.of(due.measure()).orElseThrow();
        var parts = jdbc.sql("""
                INSERT INTO scheme_counted (target_id, year, part, members, counted, notes)
                SELECT :target, :year, s.part, array_agg(s.id ORDER BY s.place), array_agg(s.counted ORDER BY s.place), array_agg(s.note ORDER BY s.place)
                  FROM (SELECT p.*, (p.place - 1) / :size AS part
                          FROM (SELECT l.id, coalesce(l.counted, false) AS counted, coalesce(l.note, '') AS note, row_number() OVER (ORDER BY %s) AS place FROM (%s) l %s) p) s
                 GROUP BY s.part
                ON CONFLICT (target_id, year, part)
                DO UPDATE SET members = excluded.members, counted = excluded.counted, notes = excluded.notes
                RETURNING cardinality(members) AS members, cardinality(array_remove(counted, false)) AS counted
                """.formatted(
                                measure.subject().order(),
                                measure.lines(),
                                measure.subject().join()))
                .params(parameters(due.owner(), span))
                .param("target", due.id())
                .param("year", year)
                .param("size", PART)
                .query(Part.class)
                .list();
        jdbc.sql("DELETE FROM scheme_counted WHERE target_id = :target AND year = :year AND part >= :parts")
                .param("target", due.id())
                .param("year", year)
                .param("parts", parts.size())
                .update();
        jdbc.sql("""
                INSERT INTO scheme_progress (target_id, year, day, counted, total, measured_at)
                VALUES (:target, :year, :day, :counted, :total, :at)
                ON CONFLICT (target_id, year, day)
                DO UPDATE SET counted = excluded.counted, total = excluded.total, measured_at = excluded.measured_at
                """)
                .param("target", due.id())
                .param("year", year)
                .param("day", span.day())
                .param("counted", parts.stream().mapToInt(Part::counted).sum())
                .param("total", parts.stream().mapToInt(Part::members).sum())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What every text of {@link Measure} asks for. */
    Map<String, Object> parameters(long owner, YearSpan span) {
        return Map.of(
                "owner", owner,
                "from", span.from(),
                "day", span.day(),
                "young", rules.on("schemes.young-age", span.day()).whole(),
                "within", rules.on("schemes.placed-within", span.day()).whole());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), NguonClock.ZONE);
    }
}

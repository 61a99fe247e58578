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
import vn.nguon.rules.Rules;
import vn.nguon.shared.NguonClock;

/**
 * Counts what targets have reached, outside of any page: a nation's planning takes seconds to count. Written is one row a target, year and
 * day; a later count of the same day takes its place.
 */
@Component
public class Measuring {
    private final JdbcClient jdbc;
    private final Rules rules;
    private final Clock clock;

    Measuring(JdbcClient jdbc, Rules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
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

    /** All years of a target so far. */
    @ApplicationModuleListener
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
                 AND NOT EXISTS (SELECT FROM scheme_progress p WHERE p.target_id = t.id AND p.measured_at >= :midnight)
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

    /** Years whose end, or the scheme's, has been counted. */
    private Set<Integer> counted(Due due) {
        return Set.copyOf(jdbc.sql("""
                        SELECT p.year FROM scheme_progress p
                         WHERE p.target_id = :target
                           AND p.day = least(make_date(p.year, 12, 31), CAST(:last AS date))
                        """)
                .param("target", due.id())
                .param("last", due.lastDay(), Types.DATE)
                .query(Integer.class)
                .list());
    }

    private void measure(Due due, int year, LocalDate today) {
        var measure = Measure.of(due.measure()).orElseThrow();
        var span = YearSpan.of(year, due.firstDay(), due.lastDay(), today);
        jdbc.sql("""
                INSERT INTO scheme_progress (target_id, year, day, counted, total, measured_at)
                SELECT :target, :year, :day, count(*) FILTER (WHERE l.counted), count(*), :at FROM (%s) l
                ON CONFLICT (target_id, year, day)
                DO UPDATE SET counted = excluded.counted, total = excluded.total, measured_at = excluded.measured_at
                """.formatted(measure.lines()))
                .params(parameters(due.owner(), span))
                .param("target", due.id())
                .param("year", year)
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

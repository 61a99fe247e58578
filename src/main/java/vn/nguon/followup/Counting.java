package vn.nguon.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.NguonClock;

/**
 * Counts ahead what homes show of every committee's people, outside of any page: each of the three statements goes once over the planning,
 * however many committees there are. The counts say when they were made.
 */
@Component
public class Counting {
    /** Counts younger than this are left as they are: with several nodes one of them counts. */
    private static final Duration FRESH = Duration.ofMinutes(50);

    /** A term of a committee: who was placed in it belongs to today's picture. */
    static final int YEARS = 5;

    private final JdbcClient jdbc;
    private final Months months;
    private final Clock clock;

    Counting(JdbcClient jdbc, Months months, Clock clock) {
        this.jdbc = jdbc;
        this.months = months;
        this.clock = clock;
    }

    private static final String PEOPLE = """
            INSERT INTO people_count (organisation_id, planned, untrained, trained, placed, placed_untrained, counted_at)
            WITH entry AS (
                SELECT n.organisation_id, coalesce(s.one_id, n.person_id) AS one_id,
                       n.approved_on <= :today AND (n.ended_on IS NULL OR n.ended_on > :today) AS open,
                       EXISTS (SELECT FROM planned_training t WHERE t.entry_id = n.id) AS trained,
                       coalesce(n.ending = 'APPOINTED', false) AS placed
                  FROM planning_course n
                  LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                 WHERE n.approved_on IS NOT NULL
            ), own AS (
                SELECT organisation_id, one_id, bool_or(open) AS planned, bool_or(open AND NOT trained) AS untrained, bool_or(trained) AS trained,
                       bool_or(trained AND placed) AS placed, count(*) FILTER (WHERE placed AND NOT trained) AS placed_untrained
                  FROM entry
                 GROUP BY organisation_id, one_id
            ), person AS (
                SELECT r.top_id, o.one_id, bool_or(o.planned) AS planned, bool_or(o.untrained) AS untrained, bool_or(o.trained) AS trained,
                       bool_or(o.placed) AS placed, sum(o.placed_untrained) AS placed_untrained
                  FROM own o
                  JOIN organisation_reach r ON r.organisation_id = o.organisation_id AND r.since <= :today
                 GROUP BY r.top_id, o.one_id
            )
            SELECT top_id, count(*) FILTER (WHERE planned), count(*) FILTER (WHERE untrained), count(*) FILTER (WHERE trained),
                   count(*) FILTER (WHERE placed), sum(placed_untrained), :at
              FROM person
             GROUP BY top_id
            """;

    private static final String PLACED = """
            INSERT INTO placed_count (organisation_id, title, placed, trained)
            SELECT r.top_id, p.title, count(*), count(p.trained_class)
              FROM placement p
              JOIN organisation_reach r ON r.organisation_id = p.organisation_id AND r.since <= :today
             WHERE p.placed_on BETWEEN :since AND :today
               AND EXISTS (SELECT FROM people_count c WHERE c.organisation_id = r.top_id)
             GROUP BY r.top_id, p.title
            """;

    private static final String SKILLS = """
            INSERT INTO skill_count (organisation_id, skill, moment, months, mean, people)
            WITH said AS (
                SELECT e.organisation_id, e.person_id, s.skill, CASE s.moment WHEN 'BEFORE' THEN 0 ELSE 1 END AS moment,
                       (s.value - 1) * 100.0 / (s.most - 1) AS value
                  FROM skill_score s
                  JOIN enrolment e ON e.id = s.enrolment_id AND e.state = 'ACTIVE'
                UNION ALL
                SELECT p.organisation_id, p.person_id, v.skill, CASE r.months WHEN :first THEN 2 ELSE 3 END, (v.value - 1) * 100.0 / (r.most - 1)
                  FROM placement_review r
                  JOIN placement p ON p.entry_id = r.entry_id
                  JOIN placement_review_value v ON v.review_id = r.id
                 WHERE r.months IN (:first, :second)
            ), own AS (
                SELECT organisation_id, person_id, skill, moment, sum(value) AS total, count(*) AS said
                  FROM said
                 GROUP BY organisation_id, person_id, skill, moment
            )
            SELECT r.top_id, o.skill, o.moment, CASE o.moment WHEN 2 THEN :first WHEN 3 THEN :second ELSE 0 END, round(sum(o.total) / sum(o.said), 1), count(DISTINCT o.person_id)
              FROM own o
              JOIN organisation_reach r ON r.organisation_id = o.organisation_id AND r.since <= :today
             WHERE EXISTS (SELECT FROM people_count c WHERE c.organisation_id = r.top_id)
             GROUP BY r.top_id, o.skill, o.moment
            """;

    /** Every hour, so that a home is never a day behind; also two minutes after a start. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    @Transactional
    public void countHourly() {
        // Whoever waited finds the counts fresh.
        jdbc.sql("LOCK TABLE people_count IN EXCLUSIVE MODE").update();
        var fresh = jdbc.sql("SELECT EXISTS (SELECT FROM people_count WHERE counted_at > :since AND counted_at <= :at)")
                .param("since", now().minus(FRESH))
                .param("at", now())
                .query(Boolean.class)
                .single();
        if (!fresh) count();
    }

    /** All over again, now. */
    @Transactional
    public void count() {
        var today = LocalDate.ofInstant(clock.instant(), NguonClock.ZONE);
        var reviews = months.reviews(today);
        jdbc.sql("DELETE FROM people_count").update();
        jdbc.sql(PEOPLE).param("today", today).param("at", now()).update();
        jdbc.sql(PLACED).param("today", today).param("since", since(today)).update();
        jdbc.sql(SKILLS)
                .param("today", today)
                .param("first", reviews.getFirst())
                .param("second", reviews.getLast())
                .update();
    }

    /** First day of the placements that are counted by title. */
    static LocalDate since(LocalDate today) {
        return LocalDate.of(today.getYear() - YEARS, 1, 1);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

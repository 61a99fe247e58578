package vn.nguon.rosters.yearly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.accounts.CountedAhead;
import vn.nguon.shared.Viewer;

/** How many people still wait for the classes of a yearly plan: planned for their titles, and never trained for them. */
@Component
class PlanNeeds {
    private final JdbcClient jdbc;
    private final CountedAhead.Question<Waiting> waiting;

    PlanNeeds(JdbcClient jdbc, CountedAhead ahead) {
        this.jdbc = jdbc;
        this.waiting = ahead.question("year-plan-needs", Waiting.class, this::waiting);
    }

    /** @param need how many wait for the class, by its titles and terms */
    record Needs(Map<Target, Integer> need, @Nullable Instant at) {}

    /** Whom a class is for. */
    record Target(List<String> titles, List<String> terms) {}

    /** @param people planned for any of the titles in any of the terms, and never trained for it */
    record Need(Target target, int people) {}

    /** Every target of the plans of the viewer's committee. */
    record Waiting(List<Need> needs) {}

    /**
     * Who still waits for any of the titles is looked for once, not once a line; and who was trained for a title among those alone. Files of one
     * person stand for each other, as in planned_training.
     */
    private static final String NEEDS = """
        WITH wanted AS MATERIALIZED (
            SELECT DISTINCT l.titles, l.terms FROM training_plan_line l WHERE %s
        ), target AS MATERIALIZED (
            SELECT DISTINCT w.title, m.term FROM wanted l CROSS JOIN unnest(l.titles) AS w (title) CROSS JOIN unnest(l.terms) AS m (term)
        ), entry AS MATERIALIZED (
            SELECT p.entry_id, p.person_id, p.title, p.term, p.decided_on
              FROM target w
              JOIN planned_person p ON p.title = w.title AND p.term = w.term
             WHERE (p.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:day AS date)))) IS TRUE
               AND p.decided_on <= :day AND (p.removed_on IS NULL OR p.removed_on > :day)
        ), file AS (
            SELECT e.entry_id, e.title, e.term, e.decided_on, e.person_id FROM entry e
            UNION ALL
            SELECT e.entry_id, e.title, e.term, e.decided_on, r.other_id FROM entry e JOIN person_pair r ON r.person_id = e.person_id
        ), trained AS MATERIALIZED (
            SELECT DISTINCT f.entry_id
              FROM file f
              JOIN enrolment x ON x.person_id = f.person_id AND x.state = 'ACTIVE'
              JOIN training_class c ON c.id = x.class_id AND c.state = 'FINISHED'
              LEFT JOIN nomination_call k ON k.class_id = c.id
             WHERE CASE WHEN k.class_id IS NULL THEN f.decided_on <= c.first_day ELSE f.title = ANY (k.titles) AND f.term = ANY (k.terms) END
        ), waiting AS MATERIALIZED (
            SELECT DISTINCT e.person_id, e.title, e.term FROM entry e WHERE e.entry_id NOT IN (SELECT entry_id FROM trained)
        )
        SELECT l.titles, l.terms, count(DISTINCT p.person_id)::int AS people
          FROM wanted l
          LEFT JOIN waiting p ON p.title = ANY (l.titles) AND p.term = ANY (l.terms)
         GROUP BY l.titles, l.terms
        """;

    private static final String NEEDS_OF_PLAN = NEEDS.formatted("l.plan_id = :plan");

    private static final String NEEDS_OF_BODY = NEEDS.formatted(
            "l.plan_id IN (SELECT p.id FROM training_plan p WHERE p.organisation_id = (SELECT b.id FROM ("
                    + YearPlans.BODY + ") b))");

    private Waiting waiting(Viewer viewer) {
        return new Waiting(needs(jdbc.sql(NEEDS_OF_BODY), viewer));
    }

    private List<Need> needs(JdbcClient.StatementSpec statement, Viewer viewer) {
        return statement
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> new Need(target(row), row.getInt("people")))
                .list();
    }

    /** Of a row with columns titles and terms. */
    static Target target(ResultSet row) throws SQLException {
        return new Target(List.of((String[]) row.getArray("titles").getArray()), List.of((String[])
                row.getArray("terms").getArray()));
    }

    /** Counted now. */
    Needs now(Viewer viewer, long plan) {
        return new Needs(byTarget(needs(jdbc.sql(NEEDS_OF_PLAN).param("plan", plan), viewer)), null);
    }

    /** Counted ahead, unless the plan asks for titles that it did not ask for then. */
    Needs of(Viewer viewer, long plan, List<Target> asked) {
        var answer = waiting.of(viewer);
        var need = byTarget(answer.value().needs());
        return need.keySet().containsAll(asked) ? new Needs(need, answer.at()) : now(viewer, plan);
    }

    private static Map<Target, Integer> byTarget(List<Need> needs) {
        return needs.stream().collect(Collectors.toUnmodifiableMap(Need::target, Need::people));
    }
}

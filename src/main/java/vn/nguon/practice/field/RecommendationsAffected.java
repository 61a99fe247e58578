package vn.nguon.practice.field;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;

/**
 * Recommendations to organisations that end: what is still to be answered or carried out passes to the successor, with a line of history
 * and the task. What was declined or done keeps the organisation that said so.
 */
@Component
class RecommendationsAffected implements Affected {
    private final JdbcClient jdbc;
    private final RecommendationTasks tasks;
    private final Clock clock;

    RecommendationsAffected(JdbcClient jdbc, RecommendationTasks tasks, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "kien-nghi";
    }

    @Override
    public String title() {
        return "Kiến nghị chưa trả lời, chưa làm xong";
    }

    @Override
    public String unit() {
        return "kiến nghị";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public Set<Decision> choices() {
        return EnumSet.of(Decision.CONTINUE, Decision.MOVE);
    }

    @Override
    public boolean mustDecide() {
        return false;
    }

    @Override
    public String rule() {
        return "Nơi kế tiếp nhận để trả lời và thực hiện. Kiến nghị đã làm xong hoặc xã không nhận giữ nguyên nơi đã trả lời.";
    }

    @Override
    public String open() {
        return """
                SELECT r.ref::text AS thing, r.organisation_id, row_number() OVER (ORDER BY r.organisation_id, r.id) AS n
                  FROM recommendation r
                 WHERE r.organisation_id = ANY (:at::bigint[]) AND r.state NOT IN ('DECLINED', 'DONE')
                """;
    }

    @Override
    public String named() {
        return """
                SELECT r.ref::text AS thing, r.title AS name, c.code AS note, '/kien-nghi/' || r.ref AS link
                  FROM recommendation r
                  JOIN training_class c ON c.id = r.class_id
                 WHERE r.ref::text = ANY (:things::text[])
                   AND r.class_id IN (SELECT p.class_id FROM class_part p WHERE p.organisation_id IN (SELECT visible_organisation(:viewer, :day)))
                """;
    }

    private static final String PASS = """
            WITH gone AS (
                UPDATE recommendation
                   SET organisation_id = :to, version = version + 1
                 WHERE ref = :ref AND organisation_id = :from AND state NOT IN ('DECLINED', 'DONE')
                RETURNING id, state
            ), noted AS (
                INSERT INTO recommendation_step (recommendation_id, what, to_state, on_day, note, organisation_id, to_organisation_id, at, account_id, actor)
                SELECT id, 'PASSED', state, :day, :note, :from, :to, :at, :account, :actor FROM gone
            )
            SELECT id FROM gone
            """;

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        for (var passing : passings) {
            var to = passing.to();
            if (to == null) continue;
            jdbc.sql(PASS)
                    .param("ref", UUID.fromString(passing.thing()))
                    .param("from", passing.from().value())
                    .param("to", to.value())
                    .param("day", act.day())
                    .param("note", act.cited())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("account", by.id().value())
                    .param("actor", by.name())
                    .query(Long.class)
                    .optional()
                    .ifPresent(id -> {
                        tasks.close(passing.thing());
                        tasks.follow(id, act.day());
                    });
        }
    }
}

package vn.nguon.news;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;

/**
 * Drafts of a board that ends pass to whoever goes on. What was published keeps the board that published it; whoever keeps that board's tasks
 * corrects and withdraws it (SQL function {@code story_desk}).
 */
@Component
class StoriesAffected implements Affected {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    StoriesAffected(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public String key() {
        return "tin-bai";
    }

    @Override
    public String title() {
        return "Tin bài đang soạn";
    }

    @Override
    public String unit() {
        return "tin";
    }

    @Override
    public int order() {
        return 47;
    }

    @Override
    public Set<Decision> choices() {
        return EnumSet.of(Decision.CONTINUE, Decision.MOVE);
    }

    @Override
    public String rule() {
        return "Nơi kế tiếp nhận bản nháp để viết tiếp. Tin đã đăng giữ tên ban đã đăng; nơi nhận việc của ban sửa, gỡ được.";
    }

    @Override
    public String open() {
        return """
                SELECT s.ref::text AS thing, s.organisation_id, row_number() OVER (ORDER BY s.organisation_id, s.id) AS n
                  FROM story s
                 WHERE s.organisation_id = ANY (:at::bigint[]) AND s.state = 'DRAFT'
                """;
    }

    @Override
    public String named() {
        return """
                SELECT s.ref::text AS thing, s.title AS name, coalesce(c.code, '') AS note, NULL AS link
                  FROM story s
                  LEFT JOIN training_class c ON c.id = s.class_id
                 WHERE s.ref::text = ANY (:things::text[])
                   AND s.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """;
    }

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        for (var passing : passings) {
            var to = passing.to();
            if (to == null) continue;
            jdbc.sql("""
                            UPDATE story
                               SET organisation_id = :to, revision = revision + 1, changed_at = :at, changed_by = :by
                             WHERE ref = :ref AND organisation_id = :from AND state = 'DRAFT'
                            RETURNING id
                            """)
                    .param("to", to.value())
                    .param("at", OffsetDateTime.now(clock))
                    .param("by", by.name())
                    .param("ref", UUID.fromString(passing.thing()))
                    .param("from", passing.from().value())
                    .query(Long.class)
                    .optional()
                    .ifPresent(id -> audit.record(
                            by, "PASS_STORY", "story", id, "Chuyển bản nháp theo " + act.cited(), Map.of()));
        }
    }
}

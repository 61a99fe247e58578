package vn.nguon.papers;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.practice.PracticeReleased;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Refusal;
import vn.nguon.tasks.Tasks;

/**
 * The part of the mark that a class's practice marks count as: written when they are released, rounded half up to the step of marks
 * (rule results.score-step), and not by hand. Marks that results were decided on stay.
 */
@Component
class PracticePart {
    private final JdbcClient jdbc;
    private final Rules rules;
    private final Tasks tasks;
    private final Clock clock;

    PracticePart(JdbcClient jdbc, Rules rules, Tasks tasks, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.tasks = tasks;
        this.clock = clock;
    }

    private static final String WRITE = """
            WITH given AS (
                SELECT m.enrolment_id, m.part_id, round(m.mark / :step) * :step AS score, left(m.conclusion, 1000) AS remark
                  FROM practice_mark m
                  JOIN training_class c ON c.id = m.class_id AND c.state IN ('STUDYING', 'AWAITING_RESULTS')
                  JOIN assessment_part a ON a.id = m.part_id AND a.programme_id = c.programme_id
                 WHERE m.class_id = :class
            ), written AS (
                INSERT INTO part_mark AS m (enrolment_id, part_id, score, remark, version, at, account_id, actor)
                SELECT enrolment_id, part_id, score, remark, 1, :at, :account, :actor FROM given
                    ON CONFLICT (enrolment_id, part_id)
                    DO UPDATE SET score = excluded.score, remark = excluded.remark, version = m.version + 1, at = excluded.at,
                                  account_id = excluded.account_id, actor = excluded.actor
                        WHERE (m.score, m.remark) IS DISTINCT FROM (excluded.score, excluded.remark)
                RETURNING m.enrolment_id, m.part_id, m.score, m.remark, m.version
            )
            INSERT INTO part_mark_change (enrolment_id, part_id, score, remark, version, reason, at, account_id, actor)
            SELECT enrolment_id, part_id, score, remark, version, CASE WHEN version = 1 THEN '' ELSE 'Điểm thực hành vừa công bố' END, :at, :account, :actor
              FROM written
            """;

    /** Twice is once: what stands already is not written again. */
    @ApplicationModuleListener
    void on(PracticeReleased released) {
        var id = released.classId().value();
        var first = jdbc.sql("SELECT first_day FROM training_class WHERE id = :class")
                .param("class", id)
                .query((row, _) -> Optional.ofNullable(row.getObject("first_day", LocalDate.class)))
                .single();
        BigDecimal step = rules.on("results.score-step", first.orElseGet(() -> LocalDate.now(clock)))
                .value();
        jdbc.sql(WRITE)
                .param("step", step)
                .param("class", id)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", released.by().value())
                .param("actor", released.actor())
                .update();
        closeTask(id);
    }

    /** The last mark may come from here: then nobody has to mark any more. */
    private void closeTask(long id) {
        jdbc.sql("""
                SELECT c.ref
                  FROM training_class c
                 WHERE c.id = :class
                   AND NOT EXISTS (SELECT FROM enrolment e
                                     JOIN assessment_part a ON a.programme_id = c.programme_id
                                    WHERE e.class_id = c.id AND e.state = 'ACTIVE'
                                      AND NOT EXISTS (SELECT FROM part_mark m WHERE m.enrolment_id = e.id AND m.part_id = a.id))
                """).param("class", id).query(UUID.class).optional().ifPresent(ref -> tasks.close("marks:" + ref));
    }

    /** Why this part is not marked by hand in this class; null when it is. */
    @Nullable
    Refusal fed(ClassId id, long part) {
        var fed = jdbc.sql("SELECT EXISTS (SELECT FROM practice_setting WHERE class_id = :class AND part_id = :part)")
                .param("class", id.value())
                .param("part", part)
                .query(Boolean.class)
                .single();
        return fed
                ? new Refusal(
                        "diem-thuc-hanh",
                        "Phần điểm này lấy từ điểm thực hành khi công bố, không nhập tay. Đổi ở Thực hành, Cách thực hành.")
                : null;
    }
}

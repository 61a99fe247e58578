package vn.nguon.rosters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassFollower;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/**
 * Keeps {@code trainee_half} in step with enrolments, the halves of the study days and the class's state, so that the constraint
 * {@code trainee_one_class_a_half} holds: nobody is in two classes on one half day. Taking waits for whoever takes the same half days
 * at the same moment and then says which class has them; the caller takes its change back.
 */
@Component
class HalfDays implements ClassFollower {
    private final JdbcClient jdbc;
    private final Clock clock;

    HalfDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order of the constraint's index: two classes that take the same people do not wait for each other in a circle. */
    private static final String TAKE = """
        INSERT INTO trainee_half (enrolment_id, class_id, person_id, day, half)
        SELECT e.id, e.class_id, e.person_id, d.day, d.half
          FROM enrolment e
          JOIN training_class c ON c.id = e.class_id AND c.state NOT IN ('POSTPONED', 'CANCELLED')
          JOIN study_half d ON d.class_id = e.class_id AND d.day >= e.joined_on
         WHERE e.class_id = :class
           AND e.state = 'ACTIVE'
         ORDER BY e.person_id, d.day, d.half
            ON CONFLICT DO NOTHING
        """;

    private static final String HELD_ELSEWHERE = """
        SELECT p.full_name, c.code, count(DISTINCT (t.day, t.half))::int AS halves, min(t.day) AS first_day,
               (array_agg(t.half ORDER BY t.day, t.half DESC))[1] = 'MORNING' AS morning
          FROM enrolment e
          JOIN training_class own ON own.id = e.class_id AND own.state NOT IN ('POSTPONED', 'CANCELLED')
          JOIN study_half d ON d.class_id = e.class_id AND d.day >= e.joined_on
         CROSS JOIN LATERAL files_of(e.person_id) AS f (id)
          JOIN trainee_half t ON t.person_id = f.id AND t.day = d.day AND t.half = d.half AND t.class_id <> e.class_id
          JOIN training_class c ON c.id = t.class_id
          JOIN person_card p ON p.id = e.person_id
         WHERE e.class_id = :class
           AND e.state = 'ACTIVE'
         GROUP BY p.full_name, e.person_id, c.code
         ORDER BY p.full_name, c.code
         LIMIT 1
        """;

    record Held(String fullName, String code, int halves, LocalDate firstDay, boolean morning) {
        Refusal refusal() {
            return new Refusal(
                    "dang-hoc-lop-khac",
                    "%s đang học lớp %s, %s. Một người không học hai lớp trong một buổi: rút khỏi một lớp, hoặc chọn ngày khác."
                            .formatted(
                                    fullName,
                                    code,
                                    new RosterTable.Elsewhere(0, code, halves, firstDay, morning).clash()));
        }
    }

    /** Takes what the active trainees of a class lack; a class that is put off or called off takes nothing. The refusal names one who is elsewhere; the change must not stand then. */
    Optional<Refusal> take(ClassId id) {
        jdbc.sql(TAKE).param("class", id.value()).update();
        return jdbc.sql(HELD_ELSEWHERE)
                .param("class", id.value())
                .query(Held.class)
                .optional()
                .map(Held::refusal);
    }

    /** Gives back the half days from this day on. */
    void giveBack(EnrolmentId enrolment, LocalDate from) {
        jdbc.sql("DELETE FROM trainee_half WHERE enrolment_id = :enrolment AND day >= :from")
                .param("enrolment", enrolment.value())
                .param("from", from)
                .update();
    }

    @Override
    public Optional<Refusal> follow(Viewer by, ClassId id, ClassState state) {
        return switch (state) {
            case DRAFT, SUBMITTED, RETURNED, APPROVED, SUMMONED, STUDYING, AWAITING_RESULTS, FINISHED -> take(id);
            case POSTPONED, CANCELLED -> {
                jdbc.sql("DELETE FROM trainee_half WHERE class_id = :class AND day >= :today")
                        .param("class", id.value())
                        .param("today", LocalDate.now(clock))
                        .update();
                yield Optional.empty();
            }
        };
    }
}

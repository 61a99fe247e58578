package vn.nguon.rosters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassFollower;
import vn.nguon.classes.ClassState;
import vn.nguon.people.PersonFollower;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Keeps {@code trainee_half} in step with enrolments, the halves of the study days and the class's state, so that the constraint
 * {@code trainee_one_class_a_half} holds: nobody is in two classes on one half day, whichever of their files stands on the roster.
 * Taking waits for whoever takes the same half days
 * at the same moment and then says which class has them; the caller takes its change back.
 */
@Component
class HalfDays implements ClassFollower, PersonFollower {
    private final JdbcClient jdbc;
    private final Clock clock;

    HalfDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order of the constraint's index: two classes that take the same people do not wait for each other in a circle. */
    private static final String TAKE = """
        INSERT INTO trainee_half (enrolment_id, class_id, person_id, one_id, day, half)
        SELECT e.id, e.class_id, e.person_id, i.one_id, d.day, d.half
          FROM enrolment e
          JOIN person_identity i ON i.person_id = e.person_id
          JOIN training_class c ON c.id = e.class_id AND c.state NOT IN ('POSTPONED', 'CANCELLED')
          JOIN study_half d ON d.class_id = e.class_id AND d.day >= e.joined_on
         WHERE e.class_id = :class
           AND e.state = 'ACTIVE'
         ORDER BY i.one_id, d.day, d.half
            ON CONFLICT DO NOTHING
        """;

    private static final String HELD_ELSEWHERE = """
        SELECT p.full_name, c.code, t.class_id = e.class_id AS here, count(DISTINCT (t.day, t.half))::int AS halves, min(t.day) AS first_day,
               (array_agg(t.half ORDER BY t.day, t.half DESC))[1] = 'MORNING' AS morning
          FROM enrolment e
          JOIN training_class own ON own.id = e.class_id AND own.state NOT IN ('POSTPONED', 'CANCELLED')
          JOIN study_half d ON d.class_id = e.class_id AND d.day >= e.joined_on
          JOIN person_card p ON p.id = e.person_id
          JOIN trainee_half t ON t.one_id = p.one_id AND t.day = d.day AND t.half = d.half AND t.enrolment_id <> e.id
          JOIN training_class c ON c.id = t.class_id
         WHERE e.class_id = :class
           AND e.state = 'ACTIVE'
         GROUP BY p.full_name, e.person_id, c.code, here
         ORDER BY p.full_name, c.code
         LIMIT 1
        """;

    record Held(String fullName, String code, boolean here, int halves, LocalDate firstDay, boolean morning) {
        Refusal refusal() {
            if (here)
                return new Refusal(
                        "da-co-trong-lop",
                        "%s có hai hồ sơ, một người không vào danh sách hai lần. Bỏ một hồ sơ.".formatted(fullName));
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
        identitiesStay();
        jdbc.sql(TAKE).param("class", id.value()).update();
        return jdbc.sql(HELD_ELSEWHERE)
                .param("class", id.value())
                .query(Held.class)
                .optional()
                .map(Held::refusal);
    }

    /** Gives back the half days from this day on. */
    void giveBack(EnrolmentId enrolment, LocalDate from) {
        identitiesStay();
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

    /** Before the first row of a transaction is locked here, so that it and who joins files do not wait for each other in a circle. */
    private void identitiesStay() {
        jdbc.sql("SELECT identities_stay()").query(row -> {});
    }

    private static final String TWO_PLACES = """
        SELECT min(p.full_name) AS full_name, c.code, o.code AS other, count(DISTINCT t.day)::int AS days, min(t.day) AS first_day
          FROM enrolment e
          JOIN enrolment x ON x.id > e.id AND x.person_id IN (:files) AND x.person_id <> e.person_id
          JOIN person_identity i ON i.person_id = e.person_id
          JOIN person_identity j ON j.person_id = x.person_id AND j.one_id = i.one_id
          JOIN training_class c ON c.id = e.class_id
          JOIN training_class o ON o.id = x.class_id
          JOIN person_card p ON p.id = e.person_id
          LEFT JOIN trainee_half t ON t.enrolment_id = e.id
          LEFT JOIN trainee_half u ON u.enrolment_id = x.id AND u.day = t.day AND u.half = t.half
         WHERE e.person_id IN (:files)
           AND (u.day IS NOT NULL OR (x.class_id = e.class_id AND e.state = 'ACTIVE' AND x.state = 'ACTIVE' AND c.state <> 'CANCELLED'))
         GROUP BY c.code, o.code
         ORDER BY c.code, o.code
         LIMIT 1
        """;

    /** Two files of one person that stand in two classes on one half day, or in one class twice. */
    record TwoPlaces(
            String fullName,
            String code,
            String other,
            int days,
            @Nullable LocalDate firstDay) {
        Refusal refusal() {
            if (firstDay == null || code.equals(other))
                return new Refusal(
                        "hai-ho-so-mot-lop",
                        "Cả hai hồ sơ của %s đều có trong danh sách lớp %s. Một người không vào danh sách hai lần: rút một hồ sơ khỏi lớp trước, hoặc đây là hai người."
                                .formatted(fullName, code));
            return new Refusal(
                    "hai-ho-so-hai-lop",
                    "Một hồ sơ ở lớp %s, một hồ sơ ở lớp %s, trùng %d ngày học, từ %s. Một người không học hai lớp trong một buổi: rút một hồ sơ khỏi một lớp trước, hoặc đây là hai người."
                            .formatted(code, other, days, Vn.date(firstDay)));
        }
    }

    @Override
    public Optional<Refusal> follow(Collection<PersonId> files) {
        var ids = files.stream().map(PersonId::value).toList();
        var places =
                jdbc.sql(TWO_PLACES).param("files", ids).query(TwoPlaces.class).optional();
        if (places.isEmpty()) jdbc.sql("""
                    UPDATE trainee_half h
                       SET one_id = i.one_id
                      FROM person_identity i
                     WHERE h.person_id IN (:files)
                       AND i.person_id = h.person_id
                       AND h.one_id <> i.one_id
                    """).param("files", ids).update();
        return places.map(TwoPlaces::refusal);
    }
}

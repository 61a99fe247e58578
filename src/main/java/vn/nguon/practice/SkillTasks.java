package vn.nguon.practice;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/**
 * Who owes an answer on the five skills: each trainee about themselves, each sending commune once for all its trainees. From the class's
 * first day for the first form, from the end of its teaching for the second, until it is answered or the class ends.
 */
@Component
class SkillTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    SkillTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    /** @param account of a trainee, null for a commune; organisation 0 for a trainee; {@code trainee} null for a commune */
    private record Owing(
            String who,
            String className,
            LocalDate toDay,
            @Nullable Long account,
            long organisation,
            @Nullable UUID trainee,
            int people) {}

    private static final String OWING = """
            SELECT 'SELF' AS who, c.name AS class_name, CASE :moment WHEN 'BEFORE' THEN y.before_to ELSE y.after_to END AS to_day,
                   p.account_id AS account, 0 AS organisation, e.ref AS trainee, 1 AS people
              FROM skill_survey y
              JOIN training_class c ON c.id = y.class_id
              JOIN enrolment e ON e.class_id = c.id AND e.state = 'ACTIVE'
              JOIN person_account p ON p.person_id = e.person_id
             WHERE c.id = :class
               AND NOT EXISTS (SELECT FROM skill_answer a WHERE a.enrolment_id = e.id AND a.who = 'SELF' AND a.moment = :moment)
            UNION ALL
            SELECT 'COMMUNE', c.name, CASE :moment WHEN 'BEFORE' THEN y.before_to ELSE y.after_to END, NULL, e.organisation_id, NULL, count(*)::int
              FROM skill_survey y
              JOIN training_class c ON c.id = y.class_id
              JOIN enrolment e ON e.class_id = c.id AND e.state = 'ACTIVE'
             WHERE c.id = :class
               AND NOT EXISTS (SELECT FROM skill_answer a WHERE a.enrolment_id = e.id AND a.who = 'COMMUNE' AND a.moment = :moment)
             GROUP BY c.name, y.before_to, y.after_to, e.organisation_id
            """;

    /** What the class owes now for this form: opened where it is missing, brought up to date, closed where nobody owes it any more. */
    void owe(ClassId id, Moment moment) {
        var keep = new HashSet<String>();
        for (var owing : jdbc.sql(OWING)
                .param("class", id.value())
                .param("moment", moment.name())
                .query(Owing.class)
                .list()) {
            var task = task(id, moment, owing);
            keep.add(task.key());
            tasks.open(task);
        }
        tasks.closeOthers(List.of(prefix(id, moment)), keep);
    }

    private static OpenTask task(ClassId id, Moment moment, Owing owing) {
        var account = owing.account();
        if (account != null)
            return new OpenTask(
                    key(id, moment, "t", String.valueOf(owing.trainee())),
                    "skills",
                    "Tự nhận xét năm mặt công tác, " + moment.lower(),
                    owing.className(),
                    "/phieu-nam-mat/" + owing.trainee() + "/" + moment.slug(),
                    owing.toDay(),
                    new AccountId(account),
                    null,
                    null);
        return OpenTask.forRole(
                key(id, moment, "c", String.valueOf(owing.organisation())),
                "skills",
                "Nhận xét %d học viên của xã, %s".formatted(owing.people(), moment.lower()),
                owing.className(),
                "/phieu-nam-mat",
                owing.toDay(),
                Role.COMMUNE,
                new OrganisationId(owing.organisation()));
    }

    /** In the transaction of an answer: closes the trainee's own task at once; a commune's counts anew. */
    void answered(ClassId id, SkillBook.Owed form) {
        if (form.who() == Answering.SELF) {
            tasks.close(key(id, form.moment(), "t", form.ref().toString()));
            return;
        }
        jdbc
                .sql(OWING)
                .param("class", id.value())
                .param("moment", form.moment().name())
                .query(Owing.class)
                .list()
                .stream()
                .filter(owing -> owing.organisation() == form.organisationId())
                .findFirst()
                .ifPresentOrElse(
                        owing -> tasks.open(task(id, form.moment(), owing)),
                        () -> tasks.close(key(id, form.moment(), "c", String.valueOf(form.organisationId()))));
    }

    /** Nobody owes anything any more. */
    void end(ClassId id) {
        tasks.closeOthers(List.of(prefix(id, Moment.BEFORE), prefix(id, Moment.AFTER)), List.of());
    }

    private static String prefix(ClassId id, Moment moment) {
        return "skills:%d:%s:".formatted(id.value(), moment);
    }

    private static String key(ClassId id, Moment moment, String whose, String which) {
        return prefix(id, moment) + whose + ":" + which;
    }
}

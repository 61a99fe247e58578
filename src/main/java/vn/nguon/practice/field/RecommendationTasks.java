package vn.nguon.practice.field;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/** What a recommendation asks of the commune that has it: an answer, then progress. Written in the transaction of either. */
@Component
class RecommendationTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    RecommendationTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Open(
            String ref,
            String title,
            String state,
            String className,
            String groupName,
            @Nullable LocalDate answerBy,
            LocalDate dueOn,
            long desk,
            int reminders) {}

    private static final String OPEN = """
            SELECT r.ref, r.title, r.state, c.public_name AS class_name, g.name AS group_name, r.answer_by, r.due_on,
                   answering_desk(r.organisation_id, CAST(:day AS date)) AS desk,
                   (SELECT count(*) FROM recommendation_step s WHERE s.recommendation_id = r.id AND s.what = 'REMINDED') AS reminders
              FROM recommendation r
              JOIN field_group g ON g.id = r.group_id
              JOIN training_class c ON c.id = r.class_id
             WHERE r.id = :id
            """;

    /** Brings the task up to date with the row as it stands. @param day on whose map the commune's committee is looked for */
    void follow(long recommendation, LocalDate day) {
        var open = jdbc.sql(OPEN)
                .param("id", recommendation)
                .param("day", day)
                .query(Open.class)
                .single();
        switch (RecommendationState.valueOf(open.state())) {
            case SENT -> task(open, "recommendation-answer", "Trả lời kiến nghị: ", open.answerBy());
            case ACCEPTED, PARTLY -> task(open, "recommendation-progress", "Thực hiện kiến nghị: ", open.dueOn());
            case PROPOSED, RETURNED, DECLINED, DONE -> tasks.close(key(open.ref()));
        }
    }

    private void task(Open open, String kind, String verb, @Nullable LocalDate due) {
        var note = open.className() + ", " + open.groupName();
        tasks.open(OpenTask.forRole(
                key(open.ref()),
                kind,
                verb + open.title(),
                open.reminders() == 0 ? note : note + " · đã nhắc " + open.reminders() + " lần",
                RecommendationPages.HOME + "/" + open.ref(),
                due,
                Role.COMMUNE,
                new OrganisationId(open.desk())));
    }

    /** Before it goes to another organisation: a task does not change its place. */
    void close(String ref) {
        tasks.close(key(ref));
    }

    private static String key(String ref) {
        return "recommendation:" + ref;
    }
}

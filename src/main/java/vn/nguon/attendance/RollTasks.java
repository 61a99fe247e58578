package vn.nguon.attendance;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;
import vn.nguon.web.Vn;

/**
 * "Chốt điểm danh …" for whoever runs the class: from the first mark of a session until its roll is closed, in the
 * transaction of either. A session that nobody marked at all shows as late on the class's pages, without a task row.
 */
@Component
class RollTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    RollTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Runner(long organisation, String kind) {}

    /** The centre among those who run the class, otherwise its organiser. */
    private static final String RUNNER = """
            SELECT p.organisation_id AS organisation, o.kind
              FROM class_part p
              JOIN organisation_card o ON o.id = p.organisation_id
             WHERE p.class_id = :class
               AND p.part IN ('ORGANISES', 'CO_ORGANISES', 'HOSTS')
             ORDER BY (o.kind = 'POLITICAL_CENTRE') DESC, array_position(ARRAY['ORGANISES', 'HOSTS', 'CO_ORGANISES'], p.part), p.organisation_id
             LIMIT 1
            """;

    /** @param unmarked people still without a mark */
    void open(ClassHead head, Roll roll, int unmarked) {
        jdbc.sql(RUNNER)
                .param("class", head.id().value())
                .query(Runner.class)
                .optional()
                .ifPresent(runner -> tasks.open(OpenTask.forRole(
                        key(roll),
                        "roll",
                        "Chốt điểm danh " + roll.when().toLowerCase(java.util.Locale.ROOT),
                        note(head, unmarked),
                        head.link("/diem-danh/" + roll.ref()),
                        roll.day(),
                        role(runner.kind()),
                        new OrganisationId(runner.organisation()))));
    }

    /** More of it is marked. */
    void marked(ClassHead head, Roll roll, int unmarked) {
        tasks.note(key(roll), note(head, unmarked));
    }

    private static String note(ClassHead head, int unmarked) {
        return head.name()
                + (unmarked == 0
                        ? " · đã đánh dấu đủ"
                        : " · còn %s chưa đánh dấu".formatted(Vn.count(unmarked, "người")));
    }

    void close(Roll roll) {
        tasks.close(key(roll));
    }

    private static String key(Roll roll) {
        return "roll:" + roll.ref();
    }

    private static Role role(String kind) {
        return switch (kind) {
            case "POLITICAL_CENTRE" -> Role.CENTRE;
            case "POLITICAL_SCHOOL" -> Role.SCHOOL;
            default -> Role.ORGANISATION_BOARD;
        };
    }
}

package vn.nguon.practice;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/** "Công bố kết quả thực hành …" for whoever runs the class: from the first sheet of a session until its release. */
@Component
class PracticeTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    PracticeTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Runner(long organisation, String kind, String code, String name) {}

    /** The centre among those who run the class, otherwise its organiser. */
    private static final String RUNNER = """
            SELECT p.organisation_id AS organisation, o.kind, c.code, c.name
              FROM class_part p
              JOIN organisation_card o ON o.id = p.organisation_id
              JOIN training_class c ON c.id = p.class_id
             WHERE p.class_id = :class
               AND p.part IN ('ORGANISES', 'CO_ORGANISES', 'HOSTS')
             ORDER BY (o.kind = 'POLITICAL_CENTRE') DESC, array_position(ARRAY['ORGANISES', 'HOSTS', 'CO_ORGANISES'], p.part), p.organisation_id
             LIMIT 1
            """;

    /** The first sheet of a session is there. */
    void scored(Scoring.Scene scene) {
        jdbc.sql(RUNNER)
                .param("class", scene.classId())
                .query(Runner.class)
                .optional()
                .ifPresent(runner -> tasks.open(OpenTask.forRole(
                        key(scene.sessionId()),
                        "practice",
                        "Công bố kết quả thực hành " + PracticeWords.when(scene.day(), scene.half()),
                        runner.name(),
                        "/lop/" + runner.code() + "/thuc-hanh",
                        scene.day().plusDays(1),
                        role(runner.kind()),
                        new OrganisationId(runner.organisation()))));
    }

    void released(PracticeBook.Session session) {
        tasks.close(key(session.id()));
    }

    private static String key(long session) {
        return "practice-release:" + session;
    }

    private static Role role(String kind) {
        return switch (kind) {
            case "POLITICAL_CENTRE" -> Role.CENTRE;
            case "POLITICAL_SCHOOL" -> Role.SCHOOL;
            default -> Role.ORGANISATION_BOARD;
        };
    }
}

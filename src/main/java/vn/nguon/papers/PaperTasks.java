package vn.nguon.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;
import vn.nguon.web.Vn;

/**
 * Two tasks a class: its organiser collects the papers until everybody handed in, the school marks from the first paper
 * until every mark stands. Trainees get no task rows: their page computes from facts what is due.
 */
@Component
class PaperTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    PaperTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Holder(long organisation, String kind) {}

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

    private static final String SCHOOL = """
            SELECT p.organisation_id AS organisation, o.kind
              FROM class_part p
              JOIN organisation_card o ON o.id = p.organisation_id
             WHERE p.class_id = :class
               AND p.part = 'ISSUES_CERTIFICATE'
            """;

    /** The class says what it asks for and until when. */
    void asked(ClassHead head, @Nullable Instant dueAt) {
        var missing = missingPapers(head);
        if (missing == 0) return;
        holder(RUNNER, head)
                .ifPresent(holder -> tasks.open(OpenTask.forRole(
                        key("papers", head),
                        "papers",
                        "Thu bài thu hoạch của lớp",
                        left(head, missing),
                        head.link("/thu-hoach"),
                        dueAt == null ? null : LocalDate.ofInstant(dueAt, NguonClock.ZONE),
                        role(holder.kind()),
                        new OrganisationId(holder.organisation()))));
    }

    private static String left(ClassHead head, int missing) {
        return "%s, còn %s chưa nộp".formatted(head.name(), Vn.count(missing, "người"));
    }

    /** Somebody's first version is there. */
    void handedIn(ClassHead head) {
        var missing = missingPapers(head);
        if (missing == 0) tasks.close(key("papers", head));
        else tasks.note(key("papers", head), left(head, missing));
        if (missingMarks(head) == 0) return;
        holder(SCHOOL, head)
                .ifPresent(holder -> tasks.open(OpenTask.forRole(
                        key("marks", head),
                        "marks",
                        "Chấm thu hoạch của lớp",
                        head.name(),
                        head.link("/diem"),
                        null,
                        Role.SCHOOL,
                        new OrganisationId(holder.organisation()))));
    }

    void marked(ClassHead head) {
        if (missingMarks(head) == 0) tasks.close(key("marks", head));
        markers(head);
    }

    /** @param without papers on which two markers differ too much and nobody is left to be the third */
    void thirds(ClassHead head, int without) {
        if (without == 0) tasks.close(key("thirds", head));
        else
            holder(SCHOOL, head)
                    .ifPresent(holder -> tasks.open(OpenTask.forRole(
                            key("thirds", head),
                            "marks",
                            "Giao thêm người chấm thu hoạch",
                            head.name(),
                            head.link("/thu-hoach/cham"),
                            null,
                            Role.SCHOOL,
                            new OrganisationId(holder.organisation()))));
    }

    /** One task for the school: to find a marker, to answer, or to wait for the marks. */
    void appeals(ClassHead head, AppealBook.Waiting waiting) {
        var todo = waiting.without() > 0 || waiting.toAnswer() > 0;
        if (!todo) tasks.close(key("appeals", head));
        else
            holder(SCHOOL, head)
                    .ifPresent(holder -> tasks.open(OpenTask.forRole(
                            key("appeals", head),
                            "marks",
                            waiting.without() > 0 ? "Giao người chấm phúc khảo" : "Trả lời phúc khảo",
                            head.name(),
                            head.link("/thu-hoach/phuc-khao"),
                            null,
                            Role.SCHOOL,
                            new OrganisationId(holder.organisation()))));
    }

    private record Load(long account, int left) {}

    private static final String LOADS = """
            SELECT a.account_id AS account, count(*) FILTER (WHERE m.score IS NULL) AS left
              FROM marking m
              JOIN paper_number n ON n.paper_id = m.paper_id
              JOIN person_account a ON a.person_id = m.marker_id AND NOT a.derived
             WHERE n.class_id = :class
             GROUP BY a.account_id
            """;

    /** Each marker's own: while papers dealt to them wait. */
    void markers(ClassHead head) {
        for (var load : jdbc.sql(LOADS)
                .param("class", head.id().value())
                .query(Load.class)
                .list()) {
            var key = key("marking", head) + ":" + load.account();
            if (load.left() == 0) tasks.close(key);
            else
                tasks.open(new OpenTask(
                        key,
                        "marks",
                        "Chấm bài thu hoạch",
                        "%s, còn %s".formatted(head.name(), Vn.count(load.left(), "bài")),
                        "/cham/" + head.code(),
                        null,
                        new AccountId(load.account()),
                        null,
                        null));
        }
    }

    private int missingPapers(ClassHead head) {
        return jdbc.sql("""
                SELECT count(*) FROM enrolment e
                 WHERE e.class_id = :class AND e.state = 'ACTIVE' AND NOT EXISTS (SELECT FROM paper p WHERE p.enrolment_id = e.id)
                """)
                .param("class", head.id().value())
                .query(Integer.class)
                .single();
    }

    private int missingMarks(ClassHead head) {
        return jdbc.sql("""
                SELECT count(*)
                  FROM enrolment e
                  JOIN training_class c ON c.id = e.class_id
                  JOIN assessment_part a ON a.programme_id = c.programme_id
                 WHERE e.class_id = :class
                   AND e.state = 'ACTIVE'
                   AND NOT EXISTS (SELECT FROM part_mark m WHERE m.enrolment_id = e.id AND m.part_id = a.id)
                """)
                .param("class", head.id().value())
                .query(Integer.class)
                .single();
    }

    private Optional<Holder> holder(String sql, ClassHead head) {
        return jdbc.sql(sql)
                .param("class", head.id().value())
                .query(Holder.class)
                .optional();
    }

    private static String key(String what, ClassHead head) {
        return what + ":" + head.ref();
    }

    private static Role role(String kind) {
        return switch (kind) {
            case "POLITICAL_CENTRE" -> Role.CENTRE;
            case "POLITICAL_SCHOOL" -> Role.SCHOOL;
            default -> Role.ORGANISATION_BOARD;
        };
    }
}

package vn.nguon.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassTaught;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/** Who has to do what about appraisals: the organiser writes and signs, class committee and groups speak, who sent a trainee receives the sheet. */
@Component
class AppraisalTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    AppraisalTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Runner(String code, String name, long organisation, String kind) {}

    /** The centre among those who run the class, otherwise its organiser. */
    private static final String RUNNER = """
            SELECT c.code, c.name, p.organisation_id AS organisation, o.kind
              FROM training_class c
              JOIN class_part p ON p.class_id = c.id AND p.part IN ('ORGANISES', 'CO_ORGANISES', 'HOSTS')
              JOIN organisation_card o ON o.id = p.organisation_id AND o.kind <> 'POLITICAL_SCHOOL'
             WHERE c.id = :class
             ORDER BY (o.kind = 'POLITICAL_CENTRE') DESC, array_position(ARRAY['ORGANISES', 'HOSTS', 'CO_ORGANISES'], p.part), p.organisation_id
             LIMIT 1
            """;

    /** A class was taught to the end. Twice is once. */
    @ApplicationModuleListener
    void on(ClassTaught taught) {
        write(taught.classId().value(), "Nhận xét học viên");
    }

    /** In the transaction that makes drafts. */
    void drafted(ClassHead head) {
        write(head.id().value(), "Sửa và ký phiếu nhận xét học viên");
    }

    private void write(long classId, String subject) {
        jdbc.sql(RUNNER)
                .param("class", classId)
                .query(Runner.class)
                .optional()
                .ifPresent(runner -> tasks.open(OpenTask.forRole(
                        "appraisals:write:" + classId,
                        "appraisals",
                        subject,
                        runner.name(),
                        "/lop/" + runner.code() + "/nhan-xet",
                        null,
                        runner.kind().equals("POLITICAL_CENTRE") ? Role.CENTRE : Role.ORGANISATION_BOARD,
                        new OrganisationId(runner.organisation()))));
    }

    private record Sender(long organisation, int sheets) {}

    private static final String SENDERS = """
            SELECT e.organisation_id AS organisation, count(*) AS sheets
              FROM appraisal_in_force a
              JOIN enrolment e ON e.id = a.enrolment_id
              LEFT JOIN appraisal_receipt r ON r.class_id = a.class_id AND r.organisation_id = e.organisation_id
             WHERE a.class_id = :class
               AND a.id > coalesce(r.up_to, 0)
             GROUP BY e.organisation_id
             ORDER BY e.organisation_id
            """;

    /** In the transaction that signs: who sent the trainees receives; the writing is done when nobody is left. */
    void signed(ClassHead head) {
        for (var sender : jdbc.sql(SENDERS)
                .param("class", head.id().value())
                .query(Sender.class)
                .list())
            tasks.open(OpenTask.forRole(
                    receiving(head.id().value(), sender.organisation()),
                    "appraisals",
                    "Nhận %d phiếu nhận xét học viên".formatted(sender.sheets()),
                    head.name(),
                    "/phieu-nhan-xet",
                    null,
                    Role.COMMUNE,
                    new OrganisationId(sender.organisation())));
        if (left(head) > 0) return;
        tasks.close("appraisals:write:" + head.id().value());
        // Too late for opinions.
        tasks.closeOthers(List.of(opinions(head.id().value())), List.of());
    }

    /** How many sheets are still to be written or signed. */
    int left(ClassHead head) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM enrolment e
                         WHERE e.class_id = :class
                           AND e.state = 'ACTIVE'
                           AND (EXISTS (SELECT FROM appraisal_draft d WHERE d.enrolment_id = e.id)
                                OR NOT EXISTS (SELECT FROM appraisal a WHERE a.enrolment_id = e.id))
                        """)
                .param("class", head.id().value())
                .query(Integer.class)
                .single();
    }

    void received(long classId, long organisation) {
        tasks.close(receiving(classId, organisation));
    }

    private static String receiving(long classId, long organisation) {
        return "appraisals:receive:" + classId + ":" + organisation;
    }

    boolean asked(ClassHead head) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM appraisal_asking WHERE class_id = :class)")
                .param("class", head.id().value())
                .query(Boolean.class)
                .single();
    }

    /** @param accountId null for whoever has none */
    record Officer(long enrolmentId, @Nullable Long accountId) {}

    /** The monitor for the class committee, and each group's leader. */
    void ask(ClassHead head, List<Officer> officers, java.time.LocalDate due) {
        for (var officer : officers) {
            var account = officer.accountId();
            if (account == null) continue;
            tasks.open(new OpenTask(
                    opinions(head.id().value()) + officer.enrolmentId(),
                    "appraisals",
                    "Cho ý kiến nhận xét học viên",
                    head.name(),
                    head.link("/y-kien"),
                    due,
                    new AccountId(account),
                    null,
                    null));
        }
    }

    void spoken(ClassHead head, long enrolment) {
        tasks.close(opinions(head.id().value()) + enrolment);
    }

    private static String opinions(long classId) {
        return "appraisals:opinion:" + classId + ":";
    }
}

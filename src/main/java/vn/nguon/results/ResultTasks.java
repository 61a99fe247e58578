package vn.nguon.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassTaught;
import vn.nguon.classes.PartHolder;
import vn.nguon.papers.AppealAnswered;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/** Who has to decide next: the school once a class was taught, then the Standing Committee. */
@Component
class ResultTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    ResultTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Issuer(String code, String name, long organisationId) {}

    private static final String ISSUER = """
            SELECT c.code, c.name, p.organisation_id
              FROM training_class c
              JOIN class_part p ON p.class_id = c.id AND p.part = :part
             WHERE c.id = :class
               AND NOT EXISTS (SELECT FROM result_decision d WHERE d.class_id = c.id AND d.kind = :kind)
            """;

    /** A class waits for its results: the school's task. Twice is once. */
    @ApplicationModuleListener
    void on(ClassTaught taught) {
        var kind = CredentialKind.CERTIFICATE;
        jdbc.sql(ISSUER)
                .param("class", taught.classId().value())
                .param("part", kind.part())
                .param("kind", kind.name())
                .query(Issuer.class)
                .optional()
                .ifPresent(issuer -> tasks.open(OpenTask.forRole(
                        key(taught.classId().value(), kind),
                        "results",
                        "Xét kết quả, quyết định cấp chứng chỉ",
                        issuer.name(),
                        "/lop/" + issuer.code() + "/ket-qua",
                        null,
                        Role.SCHOOL,
                        new OrganisationId(issuer.organisationId()))));
    }

    private static final String DECIDED = """
            SELECT c.code, c.name, p.organisation_id
              FROM training_class c
              JOIN class_part p ON p.class_id = c.id AND p.part = 'ISSUES_CERTIFICATE'
             WHERE c.id = :class
               AND EXISTS (SELECT FROM result_in_force f WHERE f.class_id = c.id AND f.kind = 'CERTIFICATE' AND f.enrolment_id = :enrolment)
            """;

    /** A mark changed after the results were decided: what was decided stays until the school supplements it. Twice is once. */
    @ApplicationModuleListener
    void on(AppealAnswered answered) {
        if (!answered.accepted()) return;
        jdbc.sql(DECIDED)
                .param("class", answered.classId().value())
                .param("enrolment", answered.trainee().value())
                .query(Issuer.class)
                .optional()
                .ifPresent(issuer -> tasks.open(OpenTask.forRole(
                        supplement(answered.classId().value(), CredentialKind.CERTIFICATE),
                        "results",
                        "Quyết định bổ sung kết quả sau phúc khảo",
                        issuer.name(),
                        "/lop/" + issuer.code() + "/ket-qua/quyet-dinh/" + CredentialKind.CERTIFICATE.path(),
                        null,
                        Role.SCHOOL,
                        new OrganisationId(issuer.organisationId()))));
    }

    private static String supplement(long classId, CredentialKind kind) {
        return "results:SUPPLEMENT:" + kind + ":" + classId;
    }

    /** Somebody's attestation rests on what the school has since decided otherwise. */
    private static final String DIFFER = """
            SELECT EXISTS (SELECT FROM result_in_force a
                             JOIN result_in_force s ON s.class_id = a.class_id AND s.enrolment_id = a.enrolment_id AND s.kind = 'CERTIFICATE'
                            WHERE a.class_id = :class
                              AND a.kind = 'ATTESTATION'
                              AND s.no > 1
                              AND (a.final_mark, a.band, a.eligible) IS DISTINCT FROM (s.final_mark, s.band, s.eligible))
            """;

    private void supplements(ClassHead head, CredentialKind kind, @Nullable PartHolder next) {
        tasks.close(supplement(head.id().value(), kind));
        if (next == null) return;
        var differ = jdbc.sql(DIFFER)
                .param("class", head.id().value())
                .query(Boolean.class)
                .single();
        if (!differ) tasks.close(supplement(head.id().value(), CredentialKind.ATTESTATION));
        else
            tasks.open(OpenTask.forRole(
                    supplement(head.id().value(), CredentialKind.ATTESTATION),
                    "results",
                    "Quyết định bổ sung giấy chứng nhận",
                    head.name(),
                    head.link("/ket-qua/quyet-dinh/" + CredentialKind.ATTESTATION.path()),
                    null,
                    Role.APPROVER,
                    next.organisation()));
    }

    /** In the transaction of the decision. */
    void decided(ClassHead head, CredentialKind kind, Map<CredentialKind, PartHolder> issuers) {
        tasks.close(key(head.id().value(), kind));
        var next = issuers.get(CredentialKind.ATTESTATION);
        supplements(head, kind, next);
        if (kind != CredentialKind.CERTIFICATE || next == null) return;
        var undecided =
                jdbc.sql("SELECT count(*) FROM result_decision WHERE class_id = :class AND kind = 'ATTESTATION'")
                                .param("class", head.id().value())
                                .query(Integer.class)
                                .single()
                        == 0;
        if (undecided)
            tasks.open(OpenTask.forRole(
                    key(head.id().value(), CredentialKind.ATTESTATION),
                    "results",
                    "Quyết định cấp giấy chứng nhận",
                    head.name(),
                    head.link("/ket-qua"),
                    null,
                    Role.APPROVER,
                    next.organisation()));
    }

    private static String key(long classId, CredentialKind kind) {
        return "results:" + kind + ":" + classId;
    }
}

package vn.nguon.results;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassTaught;
import vn.nguon.classes.PartHolder;
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

    /** In the transaction of the decision. */
    void decided(ClassHead head, CredentialKind kind, Map<CredentialKind, PartHolder> issuers) {
        tasks.close(key(head.id().value(), kind));
        var next = issuers.get(CredentialKind.ATTESTATION);
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

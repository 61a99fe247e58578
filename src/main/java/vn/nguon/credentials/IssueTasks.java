package vn.nguon.credentials;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.ResultsDecided;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/** Once results are decided, the issuer has papers to issue. Twice is once. */
@Component
class IssueTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    IssueTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Issuer(String code, String name, long organisationId, int pending) {}

    private static final String ISSUER = """
            SELECT c.code, c.name, p.organisation_id,
                   (SELECT count(*) FROM result_in_force f
                     WHERE f.class_id = c.id AND f.kind = :kind AND f.granted
                       AND NOT EXISTS (SELECT FROM register_entry e JOIN register g ON g.id = e.register_id
                                        WHERE g.kind = :kind AND e.enrolment_id = f.enrolment_id)) AS pending
              FROM training_class c
              JOIN class_part p ON p.class_id = c.id AND p.part = :part
             WHERE c.id = :class
            """;

    @ApplicationModuleListener
    void on(ResultsDecided decided) {
        var kind = decided.kind();
        jdbc.sql(ISSUER)
                .param("class", decided.classId().value())
                .param("part", kind.part())
                .param("kind", kind.name())
                .query(Issuer.class)
                .optional()
                .filter(issuer -> issuer.pending() > 0)
                .ifPresent(issuer -> tasks.open(OpenTask.forRole(
                        IssueRun.taskKey(decided.classId(), kind),
                        "credentials",
                        "Cấp %s cho %d người".formatted(kind.lower(), issuer.pending()),
                        issuer.name(),
                        "/lop/" + issuer.code() + "/chung-chi",
                        null,
                        kind == CredentialKind.CERTIFICATE ? Role.SCHOOL : Role.APPROVER,
                        new OrganisationId(issuer.organisationId()))));
    }
}

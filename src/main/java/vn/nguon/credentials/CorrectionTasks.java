package vn.nguon.credentials;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.ResultsDecided;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/**
 * After a supplementary decision (quyết định bổ sung) some papers say what is no longer so: the issuer revokes and issues them anew. One
 * task a class and kind, open while any is left.
 */
@Component
class CorrectionTasks {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    CorrectionTasks(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    private record Wrong(String code, String name, long organisationId, int count) {}

    /** Valid but refused or with another band by now; or revoked, and the decision in force still grants it. */
    private static final String WRONG = """
            SELECT c.code, c.name, p.organisation_id,
                   (SELECT count(*)
                      FROM result_in_force f
                      JOIN register g ON g.kind = f.kind
                      JOIN register_entry e ON e.register_id = g.id AND e.enrolment_id = f.enrolment_id
                      LEFT JOIN revocation v ON v.entry_id = e.id
                     WHERE f.class_id = c.id AND f.kind = :kind AND f.no > 1 AND e.decision_id <> f.decision_id
                       AND NOT EXISTS (SELECT FROM register_entry n WHERE n.replaces_id = e.id)
                       AND CASE WHEN v.entry_id IS NULL THEN NOT f.granted OR f.band <> coalesce(e.content ->> 'band', '') ELSE f.granted END) AS count
              FROM training_class c
              JOIN class_part p ON p.class_id = c.id AND p.part = :part
             WHERE c.id = :class
            """;

    @ApplicationModuleListener
    void on(ResultsDecided decided) {
        refresh(decided.classId(), decided.kind());
    }

    /** In the caller's transaction: after a revocation and after a reissue. */
    void refresh(ClassId of, CredentialKind kind) {
        var key = "credentials:correct:" + kind + ":" + of.value();
        jdbc.sql(WRONG)
                .param("kind", kind.name())
                .param("part", kind.part())
                .param("class", of.value())
                .query(Wrong.class)
                .optional()
                .ifPresent(wrong -> {
                    if (wrong.count() == 0) tasks.close(key);
                    else
                        tasks.open(OpenTask.forRole(
                                key,
                                "credentials",
                                "Thu hồi, cấp lại %d %s sau quyết định bổ sung".formatted(wrong.count(), kind.lower()),
                                wrong.name(),
                                "/lop/" + wrong.code() + "/chung-chi",
                                null,
                                kind == CredentialKind.CERTIFICATE ? Role.SCHOOL : Role.APPROVER,
                                new OrganisationId(wrong.organisationId())));
                });
    }
}

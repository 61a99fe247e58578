package vn.nguon.credentials;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** A trainee's own certificates and attestations, the latest first, on their home. One statement. */
@Component
class CredentialsOnHome implements HomePart {
    private static final int MOST = 4;

    private final JdbcClient jdbc;

    CredentialsOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OWN = """
            SELECT v.kind, v.number, v.issued_on, v.revoked_on IS NULL AS valid
              FROM person_account a
              JOIN enrolment e ON e.person_id = a.person_id
              JOIN credential_entry v ON v.enrolment_id = e.id
             WHERE a.account_id = :viewer
               AND v.replaced_by IS NULL
             ORDER BY v.issued_on DESC, v.id DESC
             LIMIT :most
            """;

    record Own(CredentialKind kind, String number, LocalDate issuedOn, boolean valid) {}

    @Override
    public int order() {
        return 62;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.TRAINEE)) return List.of();
        var lines =
                jdbc.sql(OWN).param("viewer", viewer.id().value()).param("most", MOST).query(Own.class).list().stream()
                        .map(own -> new HomeBlock.Line(
                                "%s số %s".formatted(own.kind().vietnamese(), own.number()),
                                "/chung-chi",
                                "Cấp ngày " + Vn.date(own.issuedOn()),
                                own.valid() ? "done" : "late",
                                own.valid() ? "Còn giá trị" : "Đã thu hồi"))
                        .toList();
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines("Chứng chỉ, giấy chứng nhận", lines, null));
    }
}

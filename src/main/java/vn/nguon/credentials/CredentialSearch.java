package vn.nguon.credentials;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource;
import vn.nguon.web.Vn;

/** Certificates and attestations by number or holder's name; one's own, and those that an office may see ({@link EntryBook}). */
@Component
class CredentialSearch implements SearchSource {
    private final JdbcClient jdbc;

    CredentialSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String title() {
        return "Chứng chỉ, giấy chứng nhận";
    }

    record Found(
            UUID ref,
            CredentialKind kind,
            String number,
            String holder,
            String classCode,
            LocalDate issuedOn,
            @Nullable LocalDate revokedOn) {
        Hit hit() {
            return new Hit(
                    "%s số %s".formatted(kind.vietnamese(), number),
                    "/giay/" + ref,
                    "%s · %s · cấp %s%s"
                            .formatted(
                                    holder,
                                    classCode,
                                    Vn.date(issuedOn),
                                    revokedOn == null ? "" : " · đã thu hồi " + Vn.date(revokedOn)));
        }
    }

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        var plain = words.replaceAll("[%_\\\\]", "").strip();
        if (plain.isEmpty()) return List.of();
        return jdbc
                .sql(
                        "WITH seen AS MATERIALIZED (SELECT o AS id FROM visible_organisation(:viewer, CAST(:day AS date)) AS o WHERE :office)"
                                + """
                         , named AS MATERIALIZED (
                            SELECT e.id FROM register_entry e WHERE e.number LIKE upper(:words) || '%'
                            UNION
                            SELECT e.id FROM register_entry e WHERE e.folded LIKE '%' || vn_fold(:words) || '%'
                        )
                        SELECT e.ref, g.kind, e.number, e.content ->> 'fullName' AS holder, e.content ->> 'classCode' AS class_code, e.issued_on, v.revoked_on
                          FROM named f
                          JOIN register_entry e ON e.id = f.id
                          JOIN register g ON g.id = e.register_id
                          JOIN result_decision d ON d.id = e.decision_id
                          LEFT JOIN organisation_end x ON x.organisation_id = g.organisation_id
                          LEFT JOIN revocation v ON v.entry_id = e.id
                         WHERE\
                        """
                                + EntryBook.DOOR
                                + " ORDER BY e.issued_on DESC, e.id DESC LIMIT :most")
                .param("words", plain)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("office", CredentialRights.office(viewer))
                .param("most", most)
                .query(Found.class)
                .list()
                .stream()
                .map(Found::hit)
                .toList();
    }

    @Override
    public String key() {
        return "giay";
    }

    @Override
    public String more(String words) {
        return "";
    }
}

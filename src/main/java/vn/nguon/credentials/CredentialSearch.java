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

    private static final String BY_NUMBER = "e.number LIKE upper(:words) || '%'";

    /** A name from one of its words on, as persons are found. */
    private static final String BY_NAME = "vn_tails(' ' || e.folded) @@ vn_begins(vn_fold(:words))";

    private static final String ALL = "SELECT e.id, e.issued_on FROM register_entry e WHERE ";

    private static final String OWN = """
            SELECT e.id, e.issued_on
              FROM person_account a
              JOIN enrolment m ON m.person_id = a.person_id
              JOIN register_entry e ON e.enrolment_id = m.id
             WHERE a.account_id = :viewer
               AND
            """;

    /** The latest first, each asked for its door when its turn comes; the same door as {@link EntryBook#DOOR}. */
    private static final String FOUND = """
            , seen AS MATERIALIZED (SELECT o AS id FROM visible_organisation(:viewer, CAST(:day AS date)) AS o WHERE :office)
            SELECT e.*
              FROM (SELECT n.id FROM named n ORDER BY n.issued_on DESC, n.id DESC OFFSET 0) f
             CROSS JOIN LATERAL (
                   SELECT e.ref, g.kind, e.number, e.content ->> 'fullName' AS holder, e.content ->> 'classCode' AS class_code, e.issued_on, v.revoked_on
                     FROM register_entry e
                     JOIN register g ON g.id = e.register_id
                     JOIN result_decision d ON d.id = e.decision_id
                     LEFT JOIN organisation_end x ON x.organisation_id = g.organisation_id
                     LEFT JOIN revocation v ON v.entry_id = e.id
                    WHERE e.id = f.id
                      AND (g.organisation_id IN (SELECT id FROM seen)
                           OR d.class_id IN (SELECT q.class_id FROM class_part q WHERE q.organisation_id IN (SELECT id FROM seen))
                           OR e.enrolment_id IN (SELECT m.id FROM person_account a JOIN enrolment m ON m.person_id = a.person_id WHERE a.account_id = :viewer)
                           OR x.last_day < :day AND register_keeper(g.organisation_id, CAST(:day AS date)) IN (SELECT id FROM seen))
                   OFFSET 0) e
             LIMIT :most
            """;

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        var plain = words.replaceAll("[%_\\\\]", "").strip();
        if (plain.isEmpty()) return List.of();
        var office = CredentialRights.office(viewer);
        var all = office ? ALL : OWN;
        return jdbc
                .sql("WITH named AS MATERIALIZED (" + all + BY_NUMBER + " UNION " + all + BY_NAME + ")" + FOUND)
                .param("words", plain)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("office", office)
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

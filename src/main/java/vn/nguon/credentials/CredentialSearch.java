package vn.nguon.credentials;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;
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

    private static final String COLUMNS = "SELECT e.id, e.issued_on, e.register_id, e.decision_id, e.enrolment_id ";

    private static final String ALL = COLUMNS + "FROM register_entry e WHERE ";

    private static final String OWN = COLUMNS + """
              FROM person_account a
              JOIN enrolment m ON m.person_id = a.person_id
              JOIN register_entry e ON e.enrolment_id = m.id
             WHERE a.account_id = :viewer
               AND
            """;

    /** Whoever looks into more organisations than that is asked class by class; the others' decisions are few, and a set. */
    private static final int MANY = 500;

    /**
     * The latest of those found that are behind the door of {@link EntryBook#DOOR}: registers are few and asked first, most papers that one sees
     * stand in them.
     */
    private static final String FOUND = """
            , opened AS MATERIALIZED (
                SELECT g.id
                  FROM register g
                  LEFT JOIN organisation_end x ON x.organisation_id = g.organisation_id
                 WHERE :office
                   AND (%s
                        OR x.last_day < :day AND %s)
            )
            SELECT e.ref, g.kind, e.number, e.content ->> 'fullName' AS holder, e.content ->> 'classCode' AS class_code, e.issued_on, v.revoked_on
              FROM (SELECT n.id
                      FROM named n
                     WHERE n.register_id IN (SELECT o.id FROM opened o)
                        OR n.enrolment_id IN (SELECT m.id FROM person_account a JOIN enrolment m ON m.person_id = a.person_id WHERE a.account_id = :viewer)
                        OR :office
                           AND CASE WHEN %s
                                    THEN coalesce((SELECT true FROM result_decision d JOIN class_part q ON q.class_id = d.class_id
                                                    WHERE d.id = n.decision_id AND %s LIMIT 1), false)
                                    ELSE n.decision_id IN (SELECT d.id FROM class_part q JOIN result_decision d ON d.class_id = q.class_id
                                                            WHERE q.organisation_id = ANY (ARRAY(SELECT visible_organisation(:viewer, CAST(:day AS date))))) END
                     ORDER BY n.issued_on DESC, n.id DESC
                     LIMIT :most) f
              JOIN register_entry e ON e.id = f.id
              JOIN register g ON g.id = e.register_id
              LEFT JOIN revocation v ON v.entry_id = e.id
             ORDER BY e.issued_on DESC, e.id DESC
            """.formatted(
                    OrganisationDoor.opens("g.organisation_id", ":day"),
                    OrganisationDoor.opens("register_keeper(g.organisation_id, CAST(:day AS date))", ":day"),
                    OrganisationDoor.beyond(":day", ":many"),
                    OrganisationDoor.opens("q.organisation_id", ":day"));

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        return find(viewer, words, most, MANY);
    }

    /** @param many whoever looks into more organisations than that is shown the same by another way */
    List<Hit> find(Viewer viewer, String words, int most, int many) {
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
                .param("many", many)
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

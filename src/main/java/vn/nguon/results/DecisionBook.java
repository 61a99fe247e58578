package vn.nguon.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** The rows of decisions and their lines: written once, never changed. */
@Component
class DecisionBook {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json = JsonMapper.builder().build();

    DecisionBook(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    private static final String DECISIONS = """
            SELECT d.id, d.ref, d.kind, d.no, d.reason, t.number, d.decided_on, d.issuer_id, coalesce(v.name, o.name) AS issuer, d.actor,
                   t.classification
              FROM result_decision d
              JOIN document t ON t.id = d.document_id
              JOIN organisation_card o ON o.id = d.issuer_id
              LEFT JOIN organisation_version v ON v.organisation_id = d.issuer_id AND v.valid @> d.decided_on
             WHERE d.class_id = :class
             ORDER BY d.kind DESC, d.no
            """;

    /** Every decision on a class: the school's, then the Standing Committee's, each in order. */
    List<Decision> decisions(ClassId of) {
        return jdbc.sql(DECISIONS).param("class", of.value()).query(Decision.class).list().stream()
                .sorted(java.util.Comparator.comparing(Decision::of).thenComparing(Decision::no))
                .toList();
    }

    private static final String IN_FORCE = """
            SELECT f.kind, f.enrolment_id, e.ref, f.no, f.eligible, f.why_not, f.final_mark, f.band, f.granted, f.reason, f.facts,
                   coalesce((SELECT string_agg(CASE m.kind WHEN 'MERIT_LETTER' THEN 'Giấy khen' ELSE 'Tuyên dương' END, ', ' ORDER BY m.kind)
                               FROM commendation_in_force m
                              WHERE m.class_id = f.class_id AND m.enrolment_id = f.enrolment_id AND m.given), '') AS commended
              FROM result_in_force f
              JOIN roster_line e ON e.enrolment_id = f.enrolment_id
             WHERE f.class_id = :class
             ORDER BY e.given_name COLLATE "vi-x-icu", e.full_name COLLATE "vi-x-icu", f.enrolment_id
            """;

    /** The line that counts for everybody the decisions name, by given name. A kind without a decision is not there. */
    EnumMap<CredentialKind, List<Decided>> inForce(ClassId of) {
        var decided = new EnumMap<CredentialKind, List<Decided>>(CredentialKind.class);
        jdbc.sql(IN_FORCE).param("class", of.value()).query(row -> {
            decided.computeIfAbsent(CredentialKind.valueOf(row.getString("kind")), _ -> new ArrayList<>())
                    .add(decided(row));
        });
        return decided;
    }

    private Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                row.getLong("enrolment_id"),
                row.getObject("ref", UUID.class),
                row.getInt("no"),
                row.getBoolean("eligible"),
                row.getString("why_not"),
                row.getBigDecimal("final_mark"),
                row.getString("band"),
                row.getBoolean("granted"),
                row.getString("reason"),
                json.readValue(row.getString("facts"), Finding.Facts.class),
                row.getString("commended"));
    }

    private static final String OWN = """
            SELECT c.code, c.public_name AS class_name, c.first_day, c.last_day, f.eligible, f.why_not, f.final_mark, f.band, f.granted,
                   t.number, f.decided_on, a.granted AS attested, f.facts,
                   coalesce((SELECT string_agg(CASE m.kind WHEN 'MERIT_LETTER' THEN 'Giấy khen' ELSE 'Tuyên dương' END, ', ' ORDER BY m.kind)
                               FROM commendation_in_force m
                              WHERE m.class_id = c.id AND m.enrolment_id = e.id AND m.given), '') AS commended,
                   (SELECT s.ref FROM appraisal_in_force s WHERE s.enrolment_id = e.id) AS sheet
              FROM person_account p
              JOIN enrolment e ON e.person_id = p.person_id
              JOIN training_class c ON c.id = e.class_id
              JOIN result_in_force f ON f.class_id = c.id AND f.enrolment_id = e.id AND f.kind = 'CERTIFICATE'
              JOIN document t ON t.id = f.document_id
              LEFT JOIN result_in_force a ON a.class_id = c.id AND a.enrolment_id = e.id AND a.kind = 'ATTESTATION'
             WHERE p.account_id = :viewer
             ORDER BY c.first_day DESC NULLS LAST, c.id DESC
            """;

    /** Door: the viewer is the person. */
    List<OwnResult> own(Viewer viewer) {
        return jdbc.sql(OWN)
                .param("viewer", viewer.id().value())
                .query((row, _) -> new OwnResult(
                        row.getString("code"),
                        row.getString("class_name"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("eligible"),
                        row.getString("why_not"),
                        row.getBigDecimal("final_mark"),
                        row.getString("band"),
                        row.getBoolean("granted"),
                        row.getString("number"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getObject("attested", Boolean.class),
                        json.readValue(row.getString("facts"), Finding.Facts.class),
                        row.getString("commended"),
                        row.getObject("sheet", UUID.class)))
                .list();
    }

    private static final String DECIDE = """
            INSERT INTO result_decision (ref, class_id, kind, no, reason, document_id, decided_on, issuer_id, decided_at, account_id, actor)
            VALUES (:ref, :class, :kind, :no, :reason, :document, :decidedOn, :issuer, :at, :account, :actor)
            RETURNING id
            """;

    private static final String LINES = """
            INSERT INTO result_line (decision_id, enrolment_id, eligible, why_not, final_mark, band, granted, reason, facts)
            SELECT :decision, l.enrolment, l.eligible, l."whyNot", l."finalMark", l.band, l.granted, l.reason, l.facts
              FROM jsonb_to_recordset(CAST(:lines AS jsonb))
                AS l(enrolment bigint, eligible boolean, "whyNot" text, "finalMark" numeric, band text, granted boolean, reason text, facts jsonb)
            """;

    /**
     * Writes a decision and its lines in two statements, in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException if somebody else decided at the same moment
     */
    void write(
            Viewer by,
            ClassId of,
            CredentialKind kind,
            int no,
            String reason,
            DocumentId document,
            Decide command,
            OrganisationId issuer,
            List<Decided> lines) {
        long id = jdbc.sql(DECIDE)
                .param("ref", ids.next())
                .param("class", of.value())
                .param("kind", kind.name())
                .param("no", no)
                .param("reason", reason)
                .param("document", document.value())
                .param("decidedOn", command.dated())
                .param("issuer", issuer.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.id().value())
                .param("actor", by.name())
                .query(Long.class)
                .single();
        jdbc.sql(LINES)
                .param("decision", id)
                .param("lines", json.writeValueAsString(lines))
                .update();
    }
}

package vn.nguon.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;
import vn.nguon.web.ListQuery;

/** Reads entries through their doors: the holder, the offices of the class, the issuer and whoever keeps its register. */
@Component
class EntryBook {
    private final JdbcClient jdbc;
    private final RegisterBook book;

    EntryBook(JdbcClient jdbc, RegisterBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** Which entries, before all that is told of them: rights and keepers are asked once a register, not once an entry. */
    private static final String PAGE = """
            WITH page AS MATERIALIZED (
                SELECT e.id, e.register_id
                  FROM register_entry e
                  JOIN register g ON g.id = e.register_id
                  JOIN result_decision d ON d.id = e.decision_id
                  LEFT JOIN organisation_end x ON x.organisation_id = g.organisation_id
                  LEFT JOIN revocation v ON v.entry_id = e.id
            """;

    private static final String ENTRIES = """
            ), issuer AS MATERIALIZED (
                SELECT g.id, g.kind, g.organisation_id, x.last_day, k.keeper_id,
                       acts_for_issuer(:viewer, CASE g.kind WHEN 'CERTIFICATE' THEN ARRAY['SCHOOL'] ELSE ARRAY['APPROVER', 'ORGANISATION_BOARD'] END,
                                       g.organisation_id, CAST(:day AS date)) AS may_change,
                       x.last_day < CAST(:day AS date)
                       AND acts_for_issuer(:viewer, ARRAY['SCHOOL', 'APPROVER', 'ORGANISATION_BOARD'], k.keeper_id, CAST(:day AS date)) AS keeps
                  FROM (SELECT r.* FROM register r WHERE r.id IN (SELECT register_id FROM page) OFFSET 0) g
                 CROSS JOIN LATERAL (SELECT register_keeper(g.organisation_id, CAST(:day AS date)) AS keeper_id OFFSET 0) k
                  LEFT JOIN organisation_end x ON x.organisation_id = g.organisation_id
            )
            SELECT e.id, e.ref, g.kind, e.register_id, g.organisation_id, d.class_id, e.enrolment_id, e.number, e.token, e.check_code,
                   e.issued_on, e.content, v.revoked_on, v.reason, t.number AS revoked_by, n.ref AS replaced_ref, n.number AS replaced_by,
                   p.number AS replaces, g.last_day AS issuer_last_day, g.may_change, g.keeps, g.keeper_id,
                   EXISTS (SELECT FROM result_in_force f
                            WHERE f.class_id = d.class_id AND f.kind = g.kind AND f.enrolment_id = e.enrolment_id AND NOT f.granted) AS withdrawn,
                   EXISTS (SELECT FROM result_in_force f
                            WHERE f.class_id = d.class_id AND f.kind = g.kind AND f.enrolment_id = e.enrolment_id AND f.granted
                              AND f.decision_id <> e.decision_id AND f.band <> coalesce(e.content ->> 'band', '')) AS outdated
              FROM page q
              JOIN register_entry e ON e.id = q.id
              JOIN issuer g ON g.id = e.register_id
              JOIN result_decision d ON d.id = e.decision_id
              LEFT JOIN revocation v ON v.entry_id = e.id
              LEFT JOIN document t ON t.id = v.document_id
              LEFT JOIN register_entry n ON n.replaces_id = e.id
              LEFT JOIN register_entry p ON p.id = e.replaces_id
            """;

    /** May this viewer see the entry? Stands after WHERE; for some dozens of entries. Parameters {@code :viewer}, {@code :day}, {@code :office}. */
    static final String DOOR = door(":office AND " + OrganisationDoor.opens("%s", ":day"));

    private static String door(String opens) {
        return """
             (EXISTS (SELECT FROM enrolment m JOIN person_account a ON a.person_id = m.person_id
                       WHERE m.id = e.enrolment_id AND a.account_id = :viewer)
              OR %s
              OR x.last_day < :day AND %s
              OR EXISTS (SELECT FROM class_part q WHERE q.class_id = d.class_id AND %s))
            """.formatted(
                        opens.replace("%s", "g.organisation_id"),
                        opens.replace("%s", "register_keeper(g.organisation_id, CAST(:day AS date))"),
                        opens.replace("%s", "q.organisation_id"));
    }

    private List<CredentialEntry> entries(
            Viewer viewer, String which, String order, UnaryOperator<JdbcClient.StatementSpec> bound) {
        return bound.apply(query(viewer, PAGE + which + ENTRIES + " ORDER BY " + order))
                .query((row, _) -> entry(row))
                .list();
    }

    /** Empty when there is none, or none for this viewer. */
    Optional<CredentialEntry> find(Viewer viewer, UUID ref) {
        return entries(viewer, " WHERE e.ref = :ref AND" + DOOR, "e.id", sql -> sql.param("ref", ref)).stream()
                .findFirst();
    }

    /** The papers of a class in the order of their numbers; the caller has checked that the viewer sees the class. */
    List<CredentialEntry> ofClass(Viewer viewer, ClassHead head) {
        return entries(
                viewer,
                " WHERE d.class_id = :class AND" + DOOR,
                "g.kind DESC, e.no, e.id",
                sql -> sql.param("class", head.id().value()));
    }

    /** The viewer's own papers, latest first. */
    List<CredentialEntry> own(Viewer viewer) {
        return entries(viewer, """
                 WHERE e.enrolment_id IN (SELECT m.id FROM person_account a JOIN enrolment m ON m.person_id = a.person_id
                                           WHERE a.account_id = :viewer)
                """, "e.issued_on DESC, e.id DESC", sql -> sql);
    }

    /** Of a register by number no further than the page is read. */
    private static final String PAGE_OF_REGISTER = "WITH page AS MATERIALIZED (SELECT e.id, e.register_id";

    private static final String FILTER = """
              FROM register_entry e
              LEFT JOIN revocation v ON v.entry_id = e.id
             WHERE e.register_id = (SELECT g.id FROM register g WHERE g.ref = :register)
               AND (:class = '' OR e.content ->> 'classCode' = :class)
               AND (:words = '' OR e.folded LIKE (SELECT '%' || vn_fold(:words) || '%') OR e.number LIKE '%' || upper(:words) || '%')
               AND (:state = '' OR (:state = 'thu-hoi') = (v.entry_id IS NOT NULL))
            """;

    /** One page of a register; {@code register} was found through {@link #registers}. */
    List<CredentialEntry> ofRegister(Viewer viewer, UUID register, ListQuery list, int offset, int limit) {
        var order = switch (list.sort()) {
            case "ten" -> "e.content ->> 'fullName' COLLATE \"vi-x-icu\"";
            default -> "e.no";
        };
        var sorted = order + (list.descending() ? " DESC" : "") + ", e.id";
        var sql = PAGE_OF_REGISTER + FILTER + " ORDER BY " + sorted + " LIMIT :limit OFFSET :offset" + ENTRIES
                + " ORDER BY " + sorted;
        return filter(query(viewer, sql), register, list)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> entry(row))
                .list();
    }

    int count(UUID register, ListQuery list) {
        return filter(jdbc.sql("SELECT count(*)" + FILTER), register, list)
                .query(Integer.class)
                .single();
    }

    private static JdbcClient.StatementSpec filter(JdbcClient.StatementSpec sql, UUID register, ListQuery list) {
        return sql.param("register", register)
                .param("class", list.filter("lop"))
                .param("words", list.filter("tim"))
                .param("state", list.filter("trang-thai"));
    }

    /** A register as its list shows it. @param keeper who keeps it since the issuer ended, null otherwise */
    record Register(
            UUID ref,
            String kind,
            String issuer,
            String symbol,
            int last,
            int revoked,
            @org.jspecify.annotations.Nullable LocalDate lastDay,
            @org.jspecify.annotations.Nullable String keeper) {}

    private static final String REGISTERS = """
            WITH kept AS MATERIALIZED (
                SELECT g.id, x.last_day,
                       CASE WHEN x.registers_keeper IS NOT NULL THEN register_keeper(g.organisation_id, CAST(:day AS date)) END AS keeper_id
                  FROM register g
                  LEFT JOIN organisation_end x ON x.organisation_id = g.organisation_id AND x.last_day < :day
            ), seen AS MATERIALIZED (
                SELECT g.id, g.ref, g.kind, g.symbol, g.last, y.last_day, y.keeper_id,
                       (SELECT o.name FROM organisation_card o WHERE o.id = g.organisation_id) AS issuer
                  FROM register g
                  JOIN kept y ON y.id = g.id
                 WHERE :office AND (""" + OrganisationDoor.opens("g.organisation_id", ":day") + " OR "
            + OrganisationDoor.opens("y.keeper_id", ":day") + """
                 )
            )
            SELECT g.ref, g.kind, g.issuer, g.symbol, g.last, g.last_day,
                   (SELECT k.name FROM organisation_card k WHERE k.id = g.keeper_id) AS keeper,
                   (SELECT count(*) FROM revocation v JOIN register_entry e ON e.id = v.entry_id WHERE e.register_id = g.id) AS revoked
              FROM seen g
             ORDER BY g.kind DESC, g.issuer COLLATE "vi-x-icu", g.id
            """;

    /** Registers of the viewer's organisations, of those beneath, and those kept for ended ones. */
    List<Register> registers(Viewer viewer) {
        return query(viewer, REGISTERS).query(Register.class).list();
    }

    private JdbcClient.StatementSpec query(Viewer viewer, String sql) {
        return jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("office", CredentialRights.office(viewer));
    }

    private CredentialEntry entry(ResultSet row) throws SQLException {
        return new CredentialEntry(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                CredentialKind.valueOf(row.getString("kind")),
                row.getLong("register_id"),
                row.getLong("organisation_id"),
                row.getLong("class_id"),
                row.getLong("enrolment_id"),
                row.getString("number"),
                row.getString("token"),
                row.getString("check_code"),
                row.getObject("issued_on", LocalDate.class),
                book.content(row.getString("content")),
                row.getObject("revoked_on", LocalDate.class),
                row.getString("reason"),
                row.getString("revoked_by"),
                row.getObject("replaced_ref", UUID.class),
                row.getString("replaced_by"),
                row.getString("replaces"),
                row.getObject("issuer_last_day", LocalDate.class),
                row.getBoolean("may_change"),
                row.getBoolean("keeps"),
                new OrganisationId(row.getLong("keeper_id")),
                row.getBoolean("withdrawn"),
                row.getBoolean("outdated"));
    }

    static final String STATES = """
            SELECT p.part, p.organisation_id,
                   coalesce(v.name, (SELECT o.name FROM organisation_card o WHERE o.id = p.organisation_id)) AS issuer, x.last_day, k.name AS keeper, g.id AS register_id, g.ref AS register_ref,
                   acts_for_issuer(:viewer, CASE p.part WHEN 'ISSUES_CERTIFICATE' THEN ARRAY['SCHOOL'] ELSE ARRAY['APPROVER', 'ORGANISATION_BOARD'] END,
                                   p.organisation_id, CAST(:day AS date)) AS may_issue,
                   r.decided, coalesce(n.granted, 0) AS granted, coalesce(n.pending, 0) AS pending, coalesce(i.issued, 0) AS issued,
                   w.name AS place, g.symbol, coalesce(g.last, 0) AS last_no, j.signatory, j.capacity, j.post, j.place AS signed_at
              FROM class_part p
             CROSS JOIN LATERAL (SELECT CASE p.part WHEN 'ISSUES_CERTIFICATE' THEN 'CERTIFICATE' ELSE 'ATTESTATION' END AS kind) z
              LEFT JOIN organisation_version v ON v.organisation_id = p.organisation_id AND v.valid @> CAST(:day AS date)
              LEFT JOIN place_version w ON w.place_id = v.place_id AND w.valid @> CAST(:day AS date)
              LEFT JOIN organisation_end x ON x.organisation_id = p.organisation_id
              LEFT JOIN LATERAL (
                   SELECT o.name FROM organisation_card o
                    WHERE o.id = CASE WHEN x.last_day < :day AND x.registers_keeper IS NOT NULL THEN register_keeper(p.organisation_id, CAST(:day AS date)) END
                   OFFSET 0) k ON true
              LEFT JOIN register g ON g.organisation_id = p.organisation_id AND g.kind = z.kind
              LEFT JOIN LATERAL (SELECT min(d.decided_on) AS decided FROM result_decision d WHERE d.class_id = p.class_id AND d.kind = z.kind) r ON true
              LEFT JOIN LATERAL (
                   SELECT count(*) AS granted,
                          count(*) FILTER (WHERE NOT EXISTS (
                              SELECT FROM register_entry e WHERE e.register_id = g.id AND e.enrolment_id = f.enrolment_id)) AS pending
                     FROM result_in_force f
                    WHERE f.class_id = p.class_id AND f.kind = z.kind AND f.granted) n ON true
              LEFT JOIN LATERAL (
                   SELECT count(*) AS issued
                     FROM register_entry e
                     JOIN result_decision d ON d.id = e.decision_id
                    WHERE e.register_id = g.id AND d.class_id = p.class_id) i ON true
              LEFT JOIN LATERAL (SELECT * FROM issue_job q WHERE q.register_id = g.id ORDER BY q.id DESC LIMIT 1) j ON true
             WHERE p.class_id = :class
               AND p.part IN ('ISSUES_CERTIFICATE', 'ISSUES_ATTESTATION')
             ORDER BY p.part DESC
            """;

    /** How issuing stands for each paper that the class gives: certificate first. One statement. */
    List<IssueState> states(Viewer viewer, ClassHead head) {
        return jdbc.sql(STATES)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("class", head.id().value())
                .query(IssueState.class)
                .list();
    }
}

package vn.nguon.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;
import vn.nguon.web.Vn;

/** Rows of written reports and their kept versions. */
@Component
class WrittenRows {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    WrittenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param acts whether the viewer acts for it, or for the committee it hangs under */
    record Body(long id, String name, boolean acts) {}

    /** Of few organisations, hence each is asked for its door. %s: what leads to them, whatever kind they are of. */
    private static final String CENTRES = """
            SELECT c.id, c.ref, c.name, c.last_day,
                   coalesce(coalesce(k.registers_keeper, c.id) = ANY (a.acting)
                            OR coalesce((SELECT z.superior_id FROM organisation_card z WHERE z.id = k.registers_keeper), c.superior_id) = ANY (a.acting),
                            false) AS acts
              FROM (SELECT ARRAY(SELECT acting_organisation(:viewer, CAST(:today AS date))) AS acting OFFSET 0) a
             CROSS JOIN (%%s) f
             CROSS JOIN LATERAL (SELECT o.* FROM organisation_card o WHERE o.id = f.id OFFSET 0) c
              LEFT JOIN organisation_end k ON k.organisation_id = f.id AND k.last_day < CAST(:today AS date)
             WHERE c.kind IN ('POLITICAL_CENTRE', 'POLITICAL_SCHOOL')
               AND %s
            """.formatted(OrganisationDoor.opens("f.id", ":today"));

    private static final String ONE = CENTRES.formatted("SELECT o.id FROM organisation o WHERE o.ref = :ref");

    private static final String ALL = CENTRES.formatted(
            "SELECT DISTINCT v.organisation_id AS id FROM organisation_version v WHERE v.kind IN ('POLITICAL_CENTRE', 'POLITICAL_SCHOOL')");

    /** A centre or school within the first door. */
    Optional<Body> body(Viewer viewer, UUID ref) {
        return jdbc.sql("SELECT o.id, o.name, o.acts FROM (%s) o".formatted(ONE))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("ref", ref)
                .query(Body.class)
                .optional();
    }

    /** A centre's year in which a class ended, or is to end. @param kept how many versions of the report there are @param total lines of the whole list */
    record YearLine(UUID ref, String name, int year, int classes, int kept, String lastKept, int total) {}

    List<YearLine> years(Viewer viewer, int limit, int offset) {
        return jdbc.sql("""
                WITH centre AS MATERIALIZED (%s), part AS MATERIALIZED (
                    SELECT DISTINCT p.organisation_id, p.class_id
                      FROM class_part p
                     WHERE p.organisation_id IN (SELECT o.id FROM centre o) AND p.part IN ('ORGANISES', 'CO_ORGANISES', 'HOSTS', 'ISSUES_CERTIFICATE')
                ), ended AS MATERIALIZED (
                    SELECT p.organisation_id, extract(year FROM k.last_day)::int AS year, count(*)::int AS classes
                      FROM part p
                      JOIN training_class k ON k.id = p.class_id
                     WHERE k.state NOT IN ('DRAFT', 'SUBMITTED', 'RETURNED')
                       AND k.last_day <= CAST(:until AS date)
                     GROUP BY 1, 2
                ), page AS MATERIALIZED (
                    SELECT o.id, o.ref, o.name, o.last_day, e.year, e.classes, (SELECT count(*)::int FROM ended) AS total
                      FROM ended e
                      JOIN centre o ON o.id = e.organisation_id
                     ORDER BY e.year DESC, o.name COLLATE "vi-x-icu", o.id
                     LIMIT :limit OFFSET :offset
                )
                SELECT o.ref, o.name || CASE WHEN o.last_day < CAST(:today AS date) THEN ' (đến ' || to_char(o.last_day, 'DD/MM/YYYY') || ')' ELSE '' END AS name,
                       o.year, o.classes, r.kept, coalesce(r.last_kept, '') AS last_kept, o.total
                  FROM page o
                 CROSS JOIN LATERAL (
                       SELECT count(*)::int AS kept, max(d.number || ', ' || to_char(d.dated, 'DD/MM/YYYY')) AS last_kept
                         FROM written_report w
                         JOIN kept_report v ON v.report_id = w.id
                         JOIN document d ON d.id = v.document_id
                        WHERE w.organisation_id = o.id
                          AND w.year = o.year) r
                 ORDER BY o.year DESC, o.name COLLATE "vi-x-icu", o.id
                """.formatted(ALL))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("until", viewer.today().with(TemporalAdjusters.lastDayOfYear()))
                .param("limit", limit)
                .param("offset", offset)
                .query(YearLine.class)
                .list();
    }

    /** Who issues the closing report: who organises the class, else who plans or decides it; under its name on the last day. */
    record Issuer(long id, String name) {}

    Issuer classIssuer(ClassId id, LocalDate today) {
        return jdbc.sql("""
                SELECT p.organisation_id AS id, coalesce(v.name, o.name) AS name
                  FROM class_part p
                  JOIN training_class k ON k.id = p.class_id
                  JOIN organisation_card o ON o.id = p.organisation_id
                  LEFT JOIN organisation_version v ON v.organisation_id = o.id AND v.valid @> coalesce(k.last_day, CAST(:today AS date))
                 WHERE p.class_id = :class
                 ORDER BY array_position(ARRAY['ORGANISES', 'PLANS', 'DECIDES', 'CO_ORGANISES', 'HOSTS'], p.part), p.organisation_id
                 LIMIT 1
                """)
                .param("class", id.value())
                .param("today", today)
                .query(Issuer.class)
                .single();
    }

    record Written(long id, Map<Judgement, String> texts, String edited, int version) {}

    private static final String OF = """
             WHERE (w.class_id = CAST(:class AS bigint) OR w.organisation_id = CAST(:organisation AS bigint) AND w.year = CAST(:year AS int))
            """;

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, WrittenReports.Key key) {
        return statement
                .param("class", key.classId(), Types.BIGINT)
                .param("organisation", key.organisation(), Types.BIGINT)
                .param("year", key.year(), Types.INTEGER);
    }

    /** Null before anything was written. */
    @Nullable
    Written written(WrittenReports.Key key) {
        return of(jdbc.sql("SELECT w.id, w.texts, w.edited_by, w.edited_at, w.version FROM written_report w" + OF), key)
                .query((row, _) -> new Written(
                        row.getLong("id"),
                        texts(row.getString("texts")),
                        "%s, %s"
                                .formatted(
                                        row.getString("edited_by"),
                                        Vn.dateTime(row.getObject("edited_at", OffsetDateTime.class)
                                                .toInstant())),
                        row.getInt("version")))
                .optional()
                .orElse(null);
    }

    private Map<Judgement, String> texts(String written) {
        var texts = new EnumMap<Judgement, String>(Judgement.class);
        json.readValue(written, new TypeReference<Map<String, String>>() {})
                .forEach((part, text) -> texts.put(Judgement.valueOf(part), text));
        return texts;
    }

    private static final String INSERT = """
            INSERT INTO written_report (class_id, organisation_id, year, texts, edited_by, edited_at, version)
            VALUES (CAST(:class AS bigint), CAST(:organisation AS bigint), CAST(:year AS int), CAST(:texts AS jsonb), :actor, :at, 1)
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String UPDATE = """
            UPDATE written_report w
               SET texts = CAST(:texts AS jsonb), edited_by = :actor, edited_at = :at, version = w.version + 1
            %s
               AND w.version = :version
            RETURNING w.id
            """.formatted(OF);

    /** @param version 0 for the first time @throws Stale when it is no longer that one */
    long write(Viewer viewer, WrittenReports.Key key, int version, Map<Judgement, String> texts, OffsetDateTime at) {
        return of(jdbc.sql(version == 0 ? INSERT : UPDATE), key)
                .param("texts", json.writeValueAsString(texts))
                .param("actor", viewer.name())
                .param("at", at)
                .param("version", version)
                .query(Long.class)
                .optional()
                .orElseThrow(
                        () -> new Stale("Báo cáo vừa được người khác lưu. Mở lại trang, xem phần đã đổi rồi lưu lại."));
    }

    /** The number that it got. The row of the report is locked by {@link #write}. */
    int keep(
            Viewer viewer,
            long report,
            ReportContent content,
            Map<Judgement, String> texts,
            DocumentId document,
            String issuer,
            String signerName,
            String signerPost,
            OffsetDateTime at) {
        return jdbc.sql("""
                INSERT INTO kept_report (report_id, no, content, texts, document_id, issuer, signer_name, signer_post, kept_at, account_id, actor)
                SELECT :report, coalesce(max(k.no), 0) + 1, CAST(:content AS jsonb), CAST(:texts AS jsonb), :document, :issuer, :signer, :post, :at,
                       :account, :actor
                  FROM kept_report k
                 WHERE k.report_id = :report
                RETURNING no
                """)
                .param("report", report)
                .param("content", json.writeValueAsString(content))
                .param("texts", json.writeValueAsString(texts))
                .param("document", document.value())
                .param("issuer", issuer)
                .param("signer", signerName)
                .param("post", signerPost)
                .param("at", at)
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .query(Integer.class)
                .single();
    }

    /** The latest first. */
    List<WrittenReports.Kept> kept(long report) {
        return jdbc.sql("""
                SELECT k.no, d.number, d.dated, d.classification, k.issuer, k.signer_name, k.signer_post, k.kept_at, k.actor, k.content, k.texts
                  FROM kept_report k
                  JOIN document d ON d.id = k.document_id
                 WHERE k.report_id = :report
                 ORDER BY k.no DESC
                """)
                .param("report", report)
                .query((row, _) -> kept(row))
                .list();
    }

    private WrittenReports.Kept kept(ResultSet row) throws SQLException {
        return new WrittenReports.Kept(
                row.getInt("no"),
                row.getString("number"),
                row.getObject("dated", LocalDate.class),
                Classification.valueOf(row.getString("classification")),
                row.getString("issuer"),
                row.getString("signer_name"),
                row.getString("signer_post"),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                json.readValue(row.getString("content"), ReportContent.class),
                texts(row.getString("texts")));
    }
}

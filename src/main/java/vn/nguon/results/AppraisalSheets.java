package vn.nguon.results;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/** Signed sheets (phiếu nhận xét) for whoever may read them: offices of the class, who sent the trainee, the trainee. */
@Service
public class AppraisalSheets {
    private final JdbcClient jdbc;
    private final AppraisalTasks tasks;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    AppraisalSheets(JdbcClient jdbc, AppraisalTasks tasks, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param newer whether another version counts now; @param person JSON of {@link AppraisalBook.Person} */
    private record Row(
            UUID ref,
            String code,
            String className,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int no,
            boolean newer,
            String quality,
            String learning,
            String research,
            String theory,
            String skills,
            String remark,
            String reason,
            String person,
            String organisation,
            String superior,
            LocalDate signedOn,
            String signedPlace,
            String signerName,
            String signerPost,
            String classification) {}

    /** One sheet as it prints. */
    record Sheet(
            String code,
            String className,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int no,
            boolean newer,
            Levels levels,
            String remark,
            String reason,
            AppraisalBook.Person person,
            String organisation,
            String superior,
            LocalDate signedOn,
            String signedPlace,
            String signerName,
            String signerPost,
            Classification classification) {}

    private static final String SHEETS = """
            SELECT a.ref, c.code, c.name AS class_name, c.first_day, c.last_day, a.no,
                   EXISTS (SELECT FROM appraisal n WHERE n.enrolment_id = a.enrolment_id AND n.no > a.no) AS newer,
                   a.quality, a.learning, a.research, a.theory, a.skills, a.remark, a.reason, a.person::text AS person,
                   coalesce(v.name, o.name) AS organisation,
                   coalesce((SELECT s.name FROM organisation_version s WHERE s.organisation_id = coalesce(v.superior_id, o.superior_id) AND s.valid @> a.signed_on), '') AS superior,
                   a.signed_on, a.signed_place, a.signer_name, a.signer_post, a.classification
              FROM appraisal a
              JOIN enrolment e ON e.id = a.enrolment_id
              JOIN training_class c ON c.id = a.class_id
              JOIN organisation_card o ON o.id = a.organisation_id
              LEFT JOIN organisation_version v ON v.organisation_id = a.organisation_id AND v.valid @> a.signed_on
             WHERE (e.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                    OR EXISTS (SELECT FROM class_part p WHERE p.class_id = a.class_id AND p.organisation_id IN (SELECT visible_organisation(:viewer, :day)))
                    OR e.person_id IN (SELECT x.person_id FROM person_account x WHERE x.account_id = :viewer))
            """;

    /** @throws NotFound if there is none that this viewer may read */
    @Transactional(readOnly = true)
    Sheet sheet(Viewer viewer, UUID ref) {
        return jdbc.sql(SHEETS + "AND a.ref = :ref")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("ref", ref)
                .query(Row.class)
                .optional()
                .map(this::sheet)
                .orElseThrow(() -> new NotFound("appraisal " + ref));
    }

    /** The sheets that count, of one class, as far as the viewer may read them, by given name. */
    @Transactional(readOnly = true)
    List<Sheet> ofClass(Viewer viewer, String code) {
        return jdbc
                .sql(SHEETS + """
                        AND c.code = :code
                        AND a.id IN (SELECT f.id FROM appraisal_in_force f WHERE f.class_id = c.id)
                        ORDER BY (SELECT p.given_name FROM person_card p WHERE p.id = e.person_id) COLLATE "vi-x-icu", a.enrolment_id
                        """)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("code", code)
                .query(Row.class)
                .list()
                .stream()
                .map(this::sheet)
                .toList();
    }

    private Sheet sheet(Row row) {
        return new Sheet(
                row.code(),
                row.className(),
                row.firstDay(),
                row.lastDay(),
                row.no(),
                row.newer(),
                new Levels(
                        Level.valueOf(row.quality()),
                        Level.valueOf(row.learning()),
                        Level.valueOf(row.research()),
                        Level.valueOf(row.theory()),
                        Level.valueOf(row.skills())),
                row.remark(),
                row.reason(),
                json.readValue(row.person(), AppraisalBook.Person.class),
                row.organisation(),
                row.superior(),
                row.signedOn(),
                row.signedPlace(),
                row.signerName(),
                row.signerPost(),
                Classification.valueOf(row.classification()));
    }

    /** A sheet in the list of who sent the trainee. @param received whether its receipt was said */
    record Sent(
            UUID ref,
            String code,
            String className,
            String fullName,
            LocalDate signedOn,
            boolean received,
            String sender) {}

    /** Of the people whom these organisations sent, still in the class or not: each kind has its index. */
    private static final String SENT = """
            WITH door AS MATERIALIZED (SELECT ARRAY(SELECT visible_organisation(:viewer, CAST(:day AS date))) AS ids),
            sent AS MATERIALIZED (
                SELECT e.id, e.person_id, e.organisation_id FROM enrolment e WHERE e.state = 'ACTIVE' AND e.organisation_id = ANY ((SELECT ids FROM door)::bigint[])
                UNION ALL
                SELECT e.id, e.person_id, e.organisation_id FROM enrolment e WHERE e.state <> 'ACTIVE' AND e.organisation_id = ANY ((SELECT ids FROM door)::bigint[])
            )
            SELECT a.ref, c.code, c.name AS class_name, a.person ->> 'fullName' AS full_name, a.signed_on,
                   a.id <= coalesce(r.up_to, 0) AS received, o.short_name AS sender
              FROM sent e
              JOIN appraisal_in_force a ON a.enrolment_id = e.id
              JOIN training_class c ON c.id = a.class_id
              JOIN person_card p ON p.id = e.person_id
             CROSS JOIN LATERAL (SELECT x.short_name FROM organisation_card x WHERE x.id = e.organisation_id OFFSET 0) o
              LEFT JOIN appraisal_receipt r ON r.class_id = a.class_id AND r.organisation_id = e.organisation_id
             ORDER BY c.last_day DESC NULLS LAST, c.id DESC, p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", a.id
             LIMIT 300
            """;

    /** Sheets of the people whom the viewer's organisations sent, latest class first; at most 300. */
    @Transactional(readOnly = true)
    List<Sent> sent(Viewer viewer) {
        return jdbc.sql(SENT)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Sent.class)
                .list();
    }

    private static final String RECEIVE = """
            INSERT INTO appraisal_receipt (class_id, organisation_id, received_at, account_id, actor, up_to)
            SELECT a.class_id, e.organisation_id, :at, :account, :actor, max(a.id)
              FROM appraisal_in_force a
              JOIN enrolment e ON e.id = a.enrolment_id
              JOIN training_class c ON c.id = a.class_id
             WHERE c.code = :code
               AND e.organisation_id IN (SELECT visible_organisation(:viewer, :day))
             GROUP BY a.class_id, e.organisation_id
            ON CONFLICT (class_id, organisation_id)
            DO UPDATE SET received_at = excluded.received_at, account_id = excluded.account_id, actor = excluded.actor, up_to = excluded.up_to
            RETURNING class_id, organisation_id
            """;

    private record Receipt(long classId, long organisationId) {}

    /** Says that the sheets of a class were received, for all of the viewer's organisations. @throws NotFound if there are none */
    @Transactional
    Outcome<Integer> receive(Viewer viewer, String code) {
        var receipts = jdbc.sql(RECEIVE)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("actor", viewer.name())
                .param("code", code)
                .query(Receipt.class)
                .list();
        if (receipts.isEmpty()) throw new NotFound("sheets of class " + code);
        for (var receipt : receipts) {
            tasks.received(receipt.classId(), receipt.organisationId());
            audit.record(
                    viewer,
                    "RECEIVE_APPRAISALS",
                    "class",
                    receipt.classId(),
                    "Đã nhận phiếu nhận xét học viên lớp " + code,
                    Map.of("organisation", receipt.organisationId()));
        }
        return Outcome.done(receipts.size());
    }
}

package vn.nguon.rosters.nominating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.documents.DocumentId;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** SQL on nominations and their steps. No rights and no rules. */
@Repository
class NominationTable {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    NominationTable(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** Communes of which somebody proposed by them takes up a seat. */
    Set<OrganisationId> naming(ClassId id) {
        return all(id).stream()
                .filter(one ->
                        !one.fromRoster() && !one.reserve() && one.state().named())
                .map(one -> new OrganisationId(one.organisationId()))
                .collect(Collectors.toSet());
    }

    private static final String LIST = """
        SELECT n.id, n.ref, n.person_id, p.ref AS person_ref, p.full_name, coalesce(p.born, '') AS born, n.organisation_id, n.unit_name,
               n.post, n.planned_as, n.why, n.origin, n.reserve, n.state, n.last_reason, n.since, e.ref AS enrolment, n.summons_id, n.version,
               coalesce(s.document, '') AS document, d.delivered_on, coalesce(d.how, '') AS how, coalesce(d.by_whom, '') AS by_whom
          FROM nomination n
          JOIN person_card p ON p.id = n.person_id
          LEFT JOIN enrolment e ON e.id = n.enrolment_id AND e.state = 'ACTIVE'
          LEFT JOIN LATERAL (
               SELECT m.number || ' ngày ' || to_char(m.dated, 'DD/MM/YYYY') AS document
                 FROM nomination_step t
                 JOIN document m ON m.id = t.document_id
                WHERE t.nomination_id = n.id
                ORDER BY t.id DESC LIMIT 1) s ON true
          LEFT JOIN LATERAL (
               SELECT y.delivered_on, y.how, y.by_whom FROM summons_delivery y
                WHERE y.nomination_id = n.id AND y.summons_id = n.summons_id ORDER BY y.id DESC LIMIT 1) d ON true
         WHERE n.class_id = :class
           AND %s
         ORDER BY n.unit_name COLLATE "vi-x-icu", p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", n.id
        """;

    /** All of a class, by commune and given name. */
    List<Nomination> all(ClassId id) {
        return jdbc.sql(LIST.formatted("true"))
                .param("class", id.value())
                .query((row, _) -> nomination(row))
                .list();
    }

    /** Those that organisations of the viewer's commune sent. */
    List<Nomination> ofCommune(ClassId id, Viewer viewer) {
        return jdbc.sql(LIST.formatted("n.organisation_id IN (SELECT acting_commune(:viewer, CAST(:today AS date)))"))
                .param("class", id.value())
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query((row, _) -> nomination(row))
                .list();
    }

    /** The viewer's own, when they are the person; of several files of theirs first the one that waits for an answer. */
    Optional<Nomination> own(ClassId id, Viewer viewer) {
        return jdbc
                .sql(LIST.formatted("""
                        n.person_id IN (SELECT a.person_id FROM person_account a WHERE a.account_id = :viewer)
                           AND n.state IN ('SUMMONED', 'CONFIRMED', 'LEAVE_ASKED')"""))
                .param("class", id.value())
                .param("viewer", viewer.id().value())
                .query((row, _) -> nomination(row))
                .list()
                .stream()
                .min(Comparator.comparing(Nomination::state));
    }

    private static Nomination nomination(ResultSet row) throws SQLException {
        var summons = row.getLong("summons_id");
        return new Nomination(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                row.getLong("person_id"),
                row.getObject("person_ref", UUID.class),
                row.getString("full_name"),
                row.getString("born"),
                row.getLong("organisation_id"),
                row.getString("unit_name"),
                row.getString("post"),
                row.getString("planned_as"),
                row.getString("why"),
                row.getString("origin").equals("ROSTER"),
                row.getBoolean("reserve"),
                NominationState.valueOf(row.getString("state")),
                row.getString("last_reason"),
                row.getString("document"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("enrolment", UUID.class),
                summons == 0 ? null : summons,
                row.getObject("delivered_on", LocalDate.class),
                row.getString("how").isEmpty()
                        ? ""
                        : Delivery.valueOf(row.getString("how")).vietnamese(),
                row.getString("by_whom"),
                row.getInt("version"));
    }

    /** Makes a nomination with its first step. Empty when the person has one that is open (nomination_open_once). */
    Optional<Long> propose(ClassId id, NeedLine line, OrganisationId organisation, boolean reserve, Step step) {
        var made = jdbc.sql("""
                INSERT INTO nomination (ref, class_id, person_id, organisation_id, unit_name, post, planned_as, why, origin, reserve, state, last_reason, since)
                VALUES (:ref, :class, :person, :organisation, :unit, :post, :planned, :why, 'COMMUNE', :reserve, 'PROPOSED', :reason, :at)
                    ON CONFLICT DO NOTHING
                RETURNING id
                """)
                .param("ref", ids.next())
                .param("class", id.value())
                .param("person", line.personId())
                .param("organisation", organisation.value())
                .param("unit", line.unitName())
                .param("post", line.post())
                .param("planned", line.plannedAs())
                .param("why", line.reason())
                .param("reserve", reserve)
                .param("reason", step.reason())
                .param("at", now())
                .query(Long.class)
                .optional();
        made.ifPresent(nomination -> step(nomination, null, NominationState.PROPOSED, step));
        return made;
    }

    /** Whoever is on the roster without a nomination gets one at SENT, so that they can be summoned. How many. */
    int fromRoster(ClassId id, Viewer by) {
        for (var one : onRosterUnseated(id)) {
            seat(one.id(), new EnrolmentId(one.enrolment()));
            go(one.id(), one.state(), NominationState.SENT, new Step(by, "Có trong danh sách học viên", null, null));
        }
        var made = jdbc.sql("""
                INSERT INTO nomination (ref, class_id, person_id, organisation_id, unit_name, post, planned_as, why, origin, state, since, enrolment_id)
                SELECT gen_random_uuid(), e.class_id, e.person_id, e.organisation_id, e.unit_name, e.post, e.planned_as, 'Có trong danh sách học viên',
                       'ROSTER', 'SENT', :at, e.id
                  FROM enrolment e
                 WHERE e.class_id = :class
                   AND e.state = 'ACTIVE'
                   AND NOT EXISTS (SELECT FROM nomination n WHERE n.enrolment_id = e.id AND n.state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED'))
                    ON CONFLICT DO NOTHING
                RETURNING id
                """)
                .param("class", id.value())
                .param("at", now())
                .query(Long.class)
                .list();
        if (!made.isEmpty())
            steps(
                    made.toArray(Long[]::new),
                    new @Nullable String[made.size()],
                    NominationState.SENT,
                    new Step(by, "", null, null));
        return made.size();
    }

    private record Unseated(long id, NominationState state, long enrolment) {}

    /** Proposed, and put on the roster by a file meanwhile. */
    private List<Unseated> onRosterUnseated(ClassId id) {
        return jdbc.sql("""
                SELECT n.id, n.state, e.id AS enrolment
                  FROM nomination n
                  JOIN enrolment e ON e.class_id = n.class_id AND e.person_id = n.person_id AND e.state = 'ACTIVE'
                 WHERE n.class_id = :class AND n.state IN ('PROPOSED', 'RETURNED', 'APPRAISED', 'RESERVE')
                 ORDER BY n.id
                """).param("class", id.value()).query(Unseated.class).list();
    }

    /** By whom, why, under which documents. @param scan of {@code document}, if one was filed with this step */
    record Step(
            Viewer by,
            String reason,
            @Nullable DocumentId document,
            @Nullable DocumentId request,
            Scans.@Nullable Kept scan) {
        Step(Viewer by, String reason, @Nullable DocumentId document, @Nullable DocumentId request) {
            this(by, reason, document, request, null);
        }

        Step(Viewer by, String reason, Paper.Kept paper) {
            this(by, reason, paper.document(), null, paper.scan());
        }
    }

    /** Takes a step. False when the nomination is no longer where it was seen: somebody else was first. */
    boolean go(Nomination nomination, NominationState to, Step step) {
        return go(nomination.id(), nomination.state(), to, step);
    }

    boolean go(long nomination, NominationState from, NominationState to, Step step) {
        var gone = jdbc.sql("""
                UPDATE nomination SET state = :to, last_reason = :reason, since = :at, version = version + 1
                 WHERE id = :id AND state = :from
                """)
                .param("to", to.name())
                .param("reason", step.reason())
                .param("at", now())
                .param("id", nomination)
                .param("from", from.name())
                .update();
        if (gone == 1) step(nomination, from, to, step);
        return gone == 1;
    }

    /** On the roster. Whoever was a reserve is none any more: the seat counts against the commune's quota. */
    void seat(long nomination, EnrolmentId enrolment) {
        jdbc.sql("UPDATE nomination SET enrolment_id = :enrolment, reserve = false WHERE id = :id")
                .param("enrolment", enrolment.value())
                .param("id", nomination)
                .update();
    }

    /** Summons many at once, wherever each of them stands. False when somebody else moved one of them meanwhile. */
    boolean summoned(List<Nomination> all, long summons, Step step) {
        var ids = all.stream().map(Nomination::id).toArray(Long[]::new);
        var states = all.stream().map(one -> one.state().name()).toArray(String[]::new);
        var gone = jdbc.sql("""
                UPDATE nomination n
                   SET state = 'SUMMONED', summons_id = :summons, last_reason = :reason, since = :at, version = version + 1
                  FROM unnest(CAST(:ids AS bigint[]), CAST(:states AS text[])) AS x (id, state)
                 WHERE n.id = x.id AND n.state = x.state
                """)
                .param("summons", summons)
                .param("reason", step.reason())
                .param("at", now())
                .param("ids", ids)
                .param("states", states)
                .update();
        if (gone != ids.length) return false;
        steps(ids, states, NominationState.SUMMONED, step);
        return true;
    }

    private void step(long nomination, @Nullable NominationState from, NominationState to, Step step) {
        steps(new Long[] {nomination}, new @Nullable String[] {from == null ? null : from.name()}, to, step);
    }

    private void steps(Long[] nominations, @Nullable String[] from, NominationState to, Step step) {
        var document = step.document();
        var request = step.request();
        var scan = step.scan();
        jdbc.sql("""
                INSERT INTO nomination_step (nomination_id, from_state, to_state, at, account_id, actor, reason, document_id, request_id, file_id, file_name)
                SELECT x.id, x.state, :to, :at, :by, :actor, :reason, :document, :request, :file, :fileName
                  FROM unnest(CAST(:nominations AS bigint[]), CAST(:from AS text[])) AS x (id, state)
                 ORDER BY x.id
                """)
                .param("nominations", nominations)
                .param("from", from)
                .param("to", to.name())
                .param("at", now())
                .param("by", step.by().id().value())
                .param("actor", step.by().name())
                .param("reason", step.reason())
                .param("document", document == null ? null : document.value(), Types.BIGINT)
                .param("request", request == null ? null : request.value(), Types.BIGINT)
                .param("file", scan == null ? null : scan.fileId(), Types.BIGINT)
                .param("fileName", scan == null ? null : scan.fileName(), Types.VARCHAR)
                .update();
    }

    /** An open nomination of a person in a class: inner key and state. */
    record Open(long id, NominationState state) {}

    Optional<Open> open(ClassId id, long person) {
        return jdbc.sql("""
                SELECT id, state FROM nomination
                 WHERE class_id = :class AND person_id = :person AND state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED')
                   FOR UPDATE
                """)
                .param("class", id.value())
                .param("person", person)
                .query(Open.class)
                .optional();
    }

    Optional<Open> ofEnrolment(EnrolmentId enrolment) {
        return jdbc.sql("""
                SELECT id, state FROM nomination
                 WHERE enrolment_id = :enrolment AND state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED')
                   FOR UPDATE
                """)
                .param("enrolment", enrolment.value())
                .query(Open.class)
                .optional();
    }

    /** Whether this account proposed or appraised one of them: then it does not decide on them. Asking to look again is neither. */
    boolean handledBy(Collection<Long> nominations, Viewer viewer, NominationState... states) {
        if (nominations.isEmpty()) return false;
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM nomination_step
                                WHERE nomination_id IN (:ids) AND account_id = :by AND to_state IN (:states)
                                  AND (from_state IS DISTINCT FROM 'APPRAISED' OR to_state <> 'PROPOSED'))
                """)
                .param("ids", List.copyOf(nominations))
                .param("by", viewer.id().value())
                .param("states", List.of(states).stream().map(Enum::name).toList())
                .query(Boolean.class)
                .single();
    }

    private static final String STEPS = """
        SELECT t.at, t.actor, p.full_name || ', ' || n.unit_name AS subject, t.to_state, t.reason,
               coalesce(d.number || ' ngày ' || to_char(d.dated, 'DD/MM/YYYY'), '') AS document,
               coalesce(q.number || ' ngày ' || to_char(q.dated, 'DD/MM/YYYY'), '') AS request
          FROM nomination_step t
          JOIN nomination n ON n.id = t.nomination_id
          JOIN person_card p ON p.id = n.person_id
          LEFT JOIN document d ON d.id = t.document_id
          LEFT JOIN document q ON q.id = t.request_id
         WHERE n.class_id = :class
           AND (CAST(:nomination AS uuid) IS NULL OR n.ref = CAST(:nomination AS uuid))
         ORDER BY t.id DESC
         LIMIT 300
        """;

    /** The last 300 steps, newest first; of one nomination or of the class. */
    List<NominationStep> steps(ClassId id, @Nullable UUID nomination) {
        return jdbc.sql(STEPS)
                .param("class", id.value())
                .param("nomination", nomination == null ? null : nomination.toString(), Types.VARCHAR)
                .query((row, _) -> new NominationStep(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("subject"),
                        NominationState.valueOf(row.getString("to_state")).vietnamese(),
                        row.getString("reason"),
                        row.getString("document"),
                        row.getString("request")))
                .list();
    }

    /** A scan that a step of this class filed, by its public id: whoever sees the steps may open it. */
    Optional<Scans.Kept> scan(ClassId id, UUID file) {
        return jdbc.sql("""
                SELECT t.file_id, t.file_name
                  FROM nomination n
                  JOIN nomination_step t ON t.nomination_id = n.id
                  JOIN stored_file f ON f.id = t.file_id
                 WHERE n.class_id = :class AND f.ref = :file
                 ORDER BY t.id
                 LIMIT 1
                """)
                .param("class", id.value())
                .param("file", file)
                .query(Scans.Kept.class)
                .optional();
    }

    /** A scan that steps of a class filed, with the number of its document. */
    record Scanned(UUID ref, String number, String fileName, Classification classification) {}

    List<Scanned> scans(ClassId id) {
        return jdbc.sql("""
                SELECT f.ref, d.number, min(t.file_name) AS file_name, d.classification
                  FROM nomination n
                  JOIN nomination_step t ON t.nomination_id = n.id
                  JOIN document d ON d.id = t.document_id
                  JOIN stored_file f ON f.id = t.file_id
                 WHERE n.class_id = :class
                 GROUP BY f.ref, d.number, d.classification
                 ORDER BY d.number, file_name, f.ref
                """).param("class", id.value()).query(Scanned.class).list();
    }

    OffsetDateTime now() {
        Instant at = clock.instant();
        return at.atOffset(ZoneOffset.UTC);
    }
}

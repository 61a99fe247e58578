package vn.nguon.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/** SQL of requests. Lists of a desk go through the doors: only people whom the viewer may see. */
@Component
class RequestRows {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    RequestRows(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** The nearest organisation board with somebody in office, from where the person works or is planned upwards. */
    private static final String DESK = """
            WITH RECURSIVE up AS (
                SELECT a.organisation_id AS id, 0 AS steps FROM person_at a WHERE a.person_id = :person
                UNION
                SELECT next.id, u.steps + 1
                  FROM up u
                 CROSS JOIN LATERAL (
                       SELECT v.superior_id AS id FROM organisation_version v WHERE v.organisation_id = u.id AND v.valid @> :day::date AND v.superior_id IS NOT NULL
                       UNION ALL
                       SELECT e.files_keeper FROM organisation_end e WHERE e.organisation_id = u.id AND e.last_day < :day AND e.files_keeper IS NOT NULL
                 ) next
                 WHERE u.steps < 12
            )
            SELECT g.organisation_id
              FROM up u
              JOIN organisation_version b
                ON b.valid @> :day::date AND (b.organisation_id = u.id OR acts_for_superior(b.kind) AND b.superior_id = u.id)
              JOIN grant_in_force g ON g.organisation_id = b.organisation_id AND g.role = 'ORGANISATION_BOARD' AND g.valid @> :day::date
             ORDER BY u.steps, g.organisation_id
             LIMIT 1
            """;

    Optional<OrganisationId> desk(PersonId person, LocalDate day) {
        return jdbc.sql(DESK)
                .param("person", person.value())
                .param("day", day)
                .query(Long.class)
                .optional()
                .map(OrganisationId::new);
    }

    record New(
            PersonId person,
            RequestKind kind,
            String words,
            String brought,
            @Nullable OrganisationId desk,
            LocalDate dueOn,
            String dueGround) {}

    UUID add(Viewer by, New wanted) {
        var ref = ids.next();
        var desk = wanted.desk();
        jdbc.sql("""
                        INSERT INTO privacy_request (ref, person_id, kind, words, brought, organisation_id, due_on, due_ground, received_on, received_at, received_by,
                                                     account_id)
                        VALUES (:ref, :person, :kind, :words, :brought, :desk, :due, :ground, :day, :at, :actor, :account)
                        """)
                .param("ref", ref)
                .param("person", wanted.person().value())
                .param("kind", wanted.kind().name())
                .param("words", wanted.words())
                .param("brought", wanted.brought())
                .param("desk", desk == null ? null : desk.value(), Types.BIGINT)
                .param("due", wanted.dueOn())
                .param("ground", wanted.dueGround())
                .param("day", by.today())
                .param("at", OffsetDateTime.now(clock))
                .param("actor", by.name())
                .param("account", by.id().value())
                .update();
        return ref;
    }

    /** Writes a step; false when somebody else wrote it, or its end, before. */
    boolean step(Viewer by, long request, RequestState state, String note) {
        return jdbc.sql("""
                        INSERT INTO privacy_step (request_id, state, note, actor, written_at)
                        SELECT :request, :state, :note, :actor, :at
                         WHERE NOT EXISTS (SELECT FROM privacy_step s WHERE s.request_id = :request AND (s.state <> 'TAKEN' OR s.state = :state))
                        ON CONFLICT DO NOTHING
                        """)
                        .param("request", request)
                        .param("state", state.name())
                        .param("note", note)
                        .param("actor", by.name())
                        .param("at", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private static final String REQUEST = """
            SELECT r.id, r.ref, p.ref AS person, p.full_name, p.code, r.kind, r.words, r.brought, o.name AS desk, r.due_on, r.due_ground, r.received_at,
                   r.received_by, s.id AS step, s.state, s.note, s.actor, s.written_at
              FROM privacy_request r
              JOIN person_card p ON p.id = r.person_id
              LEFT JOIN organisation_card o ON o.id = r.organisation_id
              LEFT JOIN privacy_step s ON s.request_id = r.id
            """;

    record Found(long id, PrivacyRequest request) {}

    /** Whose doors are open is asked once, for the page and its number; without a line beyond the end. */
    private static final String OF_DESK = """
            WITH seen AS MATERIALIZED (
                SELECT q.id, q.due_on FROM privacy_request q
                 WHERE q.person_id IN (SELECT visible_person_of(:viewer, :day, ARRAY(SELECT w.person_id FROM privacy_request w)))
                   AND (NOT :open OR NOT EXISTS (SELECT FROM privacy_step e WHERE e.request_id = q.id AND e.state <> 'TAKEN'))
            ), page AS MATERIALIZED (
                SELECT q.id FROM seen q ORDER BY q.due_on DESC, q.id DESC LIMIT :size OFFSET :offset
            )
            SELECT t.total, x.*
              FROM (SELECT count(*)::int AS total FROM seen) t
              LEFT JOIN (""" + REQUEST + """
                          WHERE r.id = ANY (ARRAY(SELECT id FROM page))) x ON true
             ORDER BY x.due_on DESC, x.id DESC, x.step
            """;

    PrivacyRequests.Listing ofDesk(Viewer viewer, boolean open, int size, long offset) {
        var total = new int[1];
        var found = requests(
                jdbc.sql(OF_DESK)
                        .param("viewer", viewer.id().value())
                        .param("day", viewer.today())
                        .param("open", open)
                        .param("size", size)
                        .param("offset", offset),
                row -> total[0] = row.getInt("total"));
        return new PrivacyRequests.Listing(found.stream().map(Found::request).toList(), total[0]);
    }

    Optional<Found> find(Viewer viewer, UUID ref) {
        return requests(jdbc.sql(
                                REQUEST
                                        + " WHERE r.ref = :ref AND r.person_id IN (SELECT visible_person_of(:viewer, :day, ARRAY[r.person_id])) ORDER BY step")
                        .param("ref", ref)
                        .param("viewer", viewer.id().value())
                        .param("day", viewer.today()))
                .stream()
                .findFirst();
    }

    /** The person's own, latest first; at most 50. */
    List<PrivacyRequest> own(AccountId account, PersonId person) {
        return requests(jdbc.sql(REQUEST + """
                         WHERE r.id IN (SELECT q.id FROM privacy_request q JOIN person_account a ON a.person_id = q.person_id AND a.account_id = :account
                                         WHERE q.person_id = :person ORDER BY q.id DESC LIMIT 50)
                         ORDER BY r.id DESC, step
                        """)
                        .param("account", account.value())
                        .param("person", person.value()))
                .stream()
                .map(Found::request)
                .toList();
    }

    private static List<Found> requests(JdbcClient.StatementSpec statement) {
        return requests(statement, _ -> {});
    }

    /** @param each is shown every row, one without a request among them */
    private static List<Found> requests(JdbcClient.StatementSpec statement, RowCallbackHandler each) {
        var order = new ArrayList<Found>();
        var byId = new HashMap<Long, List<PrivacyRequest.Step>>();
        statement.query((ResultSet row) -> {
            each.processRow(row);
            var id = row.getLong("id");
            if (row.wasNull()) return;
            var steps = byId.get(id);
            if (steps == null) {
                steps = new ArrayList<>();
                byId.put(id, steps);
                order.add(new Found(id, request(row, steps)));
            }
            var state = row.getString("state");
            if (state != null)
                steps.add(new PrivacyRequest.Step(
                        RequestState.valueOf(state),
                        row.getString("note"),
                        row.getString("actor"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()));
        });
        return order.stream().map(found -> standing(found)).toList();
    }

    private static PrivacyRequest request(ResultSet row, List<PrivacyRequest.Step> steps) throws SQLException {
        return new PrivacyRequest(
                row.getObject("ref", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("full_name"),
                row.getString("code"),
                RequestKind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getString("brought"),
                row.getString("desk"),
                row.getObject("due_on", LocalDate.class),
                row.getString("due_ground"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("received_by"),
                RequestState.NEW,
                steps);
    }

    /** With the state of its last step. */
    private static Found standing(Found found) {
        var r = found.request();
        var state = r.steps().isEmpty() ? RequestState.NEW : r.steps().getLast().state();
        return new Found(
                found.id(),
                new PrivacyRequest(
                        r.ref(),
                        r.person(),
                        r.name(),
                        r.code(),
                        r.kind(),
                        r.words(),
                        r.brought(),
                        r.desk(),
                        r.dueOn(),
                        r.dueGround(),
                        r.receivedAt(),
                        r.receivedBy(),
                        state,
                        List.copyOf(r.steps())));
    }
}

package vn.nguon.results;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** The rows of commendations: what people chose, what was decided. */
@Component
class CommendationBook {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json = JsonMapper.builder().build();

    CommendationBook(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    record Choice(UUID ref, String kind, boolean chosen, String reason) {}

    List<Choice> choices(ClassId of) {
        return jdbc.sql("""
                        SELECT e.ref, c.kind, c.chosen, c.reason
                          FROM commendation_choice c
                          JOIN enrolment e ON e.id = c.enrolment_id
                         WHERE e.class_id = :class
                         ORDER BY e.id, c.kind
                        """).param("class", of.value()).query(Choice.class).list();
    }

    /** In force. */
    record Given(UUID ref, long enrolmentId, String kind, boolean given, String reason) {}

    List<Given> given(ClassId of) {
        return jdbc.sql("""
                        SELECT e.ref, f.enrolment_id, f.kind, f.given, f.reason
                          FROM commendation_in_force f
                          JOIN enrolment e ON e.id = f.enrolment_id
                         WHERE f.class_id = :class
                         ORDER BY f.kind, f.enrolment_id
                        """).param("class", of.value()).query(Given.class).list();
    }

    List<CommendationSheet.Made> decisions(ClassId of) {
        return jdbc.sql("""
                        SELECT d.kind, d.no, t.number, d.decided_on, d.actor, d.reason, t.classification
                          FROM commendation_decision d
                          JOIN document t ON t.id = d.document_id
                         WHERE d.class_id = :class
                         ORDER BY d.kind, d.no
                        """)
                .param("class", of.value())
                .query(CommendationSheet.Made.class)
                .list();
    }

    private record NewChoice(UUID ref, boolean chosen, String reason) {}

    private static final String CHOOSE = """
            INSERT INTO commendation_choice (enrolment_id, kind, chosen, reason, changed_by, changed_at)
            SELECT e.id, :kind, c.chosen, c.reason, :actor, :at
              FROM jsonb_to_recordset(CAST(:choices AS jsonb)) AS c(ref uuid, chosen boolean, reason text)
              JOIN enrolment e ON e.ref = c.ref AND e.class_id = :class
            """;

    /** What differs from the proposal, in place of what differed before. */
    void choose(Viewer by, ClassId of, CommendationKind kind, Map<UUID, Boolean> chosen, Map<UUID, String> reasons) {
        jdbc.sql("""
                        DELETE FROM commendation_choice c USING enrolment e
                         WHERE e.id = c.enrolment_id AND e.class_id = :class AND c.kind = :kind
                        """).param("class", of.value()).param("kind", kind.name()).update();
        var rows = chosen.entrySet().stream()
                .map(one -> new NewChoice(one.getKey(), one.getValue(), reasons.getOrDefault(one.getKey(), "")))
                .collect(Collectors.toList());
        jdbc.sql(CHOOSE)
                .param("kind", kind.name())
                .param("actor", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("choices", json.writeValueAsString(rows))
                .param("class", of.value())
                .update();
    }

    private static final String DECIDE = """
            INSERT INTO commendation_decision (ref, class_id, kind, no, reason, document_id, decided_on, issuer_id, decided_at, account_id, actor)
            VALUES (:ref, :class, :kind, :no, :reason, :document, :decidedOn, :issuer, :at, :account, :actor)
            RETURNING id
            """;

    record NewLine(long enrolment, boolean given, String reason) {}

    private static final String LINES = """
            INSERT INTO commendation_line (decision_id, enrolment_id, given, reason)
            SELECT :decision, l.enrolment, l.given, l.reason
              FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS l(enrolment bigint, given boolean, reason text)
            """;

    /** @throws org.springframework.dao.DuplicateKeyException if somebody else decided at the same moment */
    void decide(
            Viewer by,
            ClassId of,
            CommendationKind kind,
            int no,
            Commend command,
            DocumentId document,
            OrganisationId issuer,
            List<NewLine> lines) {
        long decision = jdbc.sql(DECIDE)
                .param("ref", ids.next())
                .param("class", of.value())
                .param("kind", kind.name())
                .param("no", no)
                .param("reason", command.reason())
                .param("document", document.value())
                .param("decidedOn", command.dated())
                .param("issuer", issuer.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", by.id().value())
                .param("actor", by.name())
                .query(Long.class)
                .single();
        jdbc.sql(LINES)
                .param("decision", decision)
                .param("lines", json.writeValueAsString(lines))
                .update();
    }
}

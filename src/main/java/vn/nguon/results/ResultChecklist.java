package vn.nguon.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.classes.TransitionCondition;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/** The two decisions in the class's checklist, and the condition that a class ends only when they stand. One statement. */
@Component
class ResultChecklist extends FactStep<ResultChecklist.State> implements TransitionCondition {
    private final JdbcClient jdbc;

    ResultChecklist(JdbcClient jdbc) {
        super(jdbc, STATES, State.class);
        this.jdbc = jdbc;
    }

    /** @param number null before the decision */
    record State(
            String part,
            String issuer,
            @Nullable String number,
            @Nullable LocalDate decidedOn,
            int people,
            int granted) {}

    private static final String STATES = """
            SELECT p.part, o.short_name AS issuer, t.number, d.decided_on, coalesce(n.people, 0) AS people, coalesce(n.granted, 0) AS granted
              FROM class_part p
             CROSS JOIN LATERAL (SELECT c.short_name FROM organisation_card c WHERE c.id = p.organisation_id OFFSET 0) o
              LEFT JOIN result_decision d
                     ON d.class_id = p.class_id AND d.no = 1
                    AND d.kind = CASE p.part WHEN 'ISSUES_CERTIFICATE' THEN 'CERTIFICATE' ELSE 'ATTESTATION' END
              LEFT JOIN document t ON t.id = d.document_id
              LEFT JOIN LATERAL (
                   SELECT count(*) AS people, count(*) FILTER (WHERE f.granted) AS granted
                     FROM result_in_force f
                    WHERE f.class_id = d.class_id AND f.kind = d.kind) n ON true
             WHERE p.class_id = :class
               AND p.part IN ('ISSUES_CERTIFICATE', 'ISSUES_ATTESTATION')
            """;

    private Map<CredentialKind, State> states(ClassHead head) {
        return byKind(jdbc.sql(STATES)
                .param("class", head.id().value())
                .query(State.class)
                .list());
    }

    private static Map<CredentialKind, State> byKind(List<State> found) {
        var states = new EnumMap<CredentialKind, State>(CredentialKind.class);
        for (var state : found)
            for (var kind : CredentialKind.values()) if (kind.part().equals(state.part())) states.put(kind, state);
        return states;
    }

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<State> facts) {
        var states = byKind(facts);
        var steps = new ArrayList<Step>();
        var certificate = states.get(CredentialKind.CERTIFICATE);
        if (certificate != null) steps.add(step(viewer, head, CredentialKind.CERTIFICATE, certificate, ""));
        var attestation = states.get(CredentialKind.ATTESTATION);
        if (attestation != null) {
            var waits = certificate != null && certificate.number() == null ? "Sau quyết định của trường" : "";
            steps.add(step(viewer, head, CredentialKind.ATTESTATION, attestation, waits));
        }
        return steps;
    }

    private static Step step(Viewer viewer, ClassHead head, CredentialKind kind, State state, String waits) {
        int order = kind == CredentialKind.CERTIFICATE ? 20 : 30;
        var title = kind == CredentialKind.CERTIFICATE
                ? "Xét kết quả, quyết định cấp chứng chỉ"
                : "Quyết định cấp giấy chứng nhận";
        var link = ResultRights.sees(viewer, head) ? head.link("/ket-qua") : null;
        var decided = state.decidedOn();
        if (decided != null)
            return new Step(
                    Stage.CLOSING,
                    order,
                    title,
                    link,
                    "%s, %s; cấp cho %d/%d người"
                            .formatted(state.number(), Vn.date(decided), state.granted(), state.people()),
                    Status.DONE,
                    "");
        if (!head.state().reached(ClassState.AWAITING_RESULTS))
            return new Step(
                    Stage.CLOSING,
                    order,
                    title,
                    null,
                    state.issuer(),
                    Status.BLOCKED,
                    "Chưa làm được: lớp chưa học xong");
        if (!waits.isEmpty())
            return new Step(
                    Stage.CLOSING,
                    order,
                    title,
                    null,
                    state.issuer(),
                    Status.BLOCKED,
                    "Chưa làm được: " + lower(waits));
        return new Step(Stage.CLOSING, order, title, link, state.issuer(), Status.DUE, "");
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.of("vi")) + text.substring(1);
    }

    @Override
    public Optional<Refusal> mayGo(ClassHead head, ClassState to) {
        if (to != ClassState.FINISHED) return Optional.empty();
        return states(head).entrySet().stream()
                .filter(state -> state.getValue().number() == null)
                .findFirst()
                .map(state -> new Refusal(
                        "chua-quyet-dinh-ket-qua",
                        "Chưa có quyết định cấp %s của %s. Chờ quyết định rồi kết thúc lớp."
                                .formatted(
                                        state.getKey().lower(), state.getValue().issuer())));
    }
}

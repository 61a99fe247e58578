package vn.nguon.planning;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/**
 * Puts what a round proposes before who decides (trình duyệt): the approvers of the committee that plans get it among what waits for them,
 * until each proposal is approved or declined, or they send it back with a reason. Whoever has the task may decide, as the board may.
 */
@Service
public class PlanningSubmissions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RoundRows rounds;
    private final Tasks tasks;
    private final Audit audit;

    PlanningSubmissions(JdbcClient jdbc, Clock clock, RoundRows rounds, Tasks tasks, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rounds = rounds;
        this.tasks = tasks;
        this.audit = audit;
    }

    /** How a submission was answered. */
    public enum Answer {
        DECIDED,
        RETURNED
    }

    /** @param answer null while it waits; {@code by}, {@code at} of the answer likewise @param reason of sending back, else empty */
    public record Submission(
            String submittedBy,
            LocalDateTime submittedAt,
            @Nullable Answer answer,
            @Nullable String by,
            @Nullable LocalDateTime at,
            String reason) {
        public boolean waits() {
            return answer == null;
        }
    }

    private static String approval(long round) {
        return "planning-approval:" + round + ":";
    }

    private static String mending(long round) {
        return "planning-mending:" + round;
    }

    private static final String LAST = """
            SELECT submitted_by, submitted_at, answer, answered_by, answered_at, reason
              FROM planning_submission
             WHERE round_id = :round
             ORDER BY id DESC
             LIMIT 1
            """;

    /** The last one of a round whose door the caller has passed. */
    Optional<Submission> last(long round) {
        return jdbc.sql(LAST)
                .param("round", round)
                .query((row, n) -> {
                    var answer = row.getString("answer");
                    return new Submission(
                            row.getString("submitted_by"),
                            local(row.getObject("submitted_at", OffsetDateTime.class)),
                            answer == null ? null : Answer.valueOf(answer),
                            row.getString("answered_by"),
                            answer == null ? null : local(row.getObject("answered_at", OffsetDateTime.class)),
                            row.getString("reason"));
                })
                .optional();
    }

    private static LocalDateTime local(OffsetDateTime at) {
        return at.atZoneSameInstant(NguonClock.ZONE).toLocalDateTime();
    }

    /** Puts a round before the approvers of its committee; refused when nobody is proposed or it waits already. */
    @Transactional
    public Outcome<UUID> submit(Viewer viewer, UUID ref) {
        Planning.mustWrite(viewer);
        var round = rounds.get(viewer, ref);
        if (round.round().counts().proposed() == 0)
            return Outcome.refused("chua-de-nghi", "Đợt này chưa đề nghị ai. Đề nghị người trước khi trình.");
        var written = jdbc.sql("""
                        INSERT INTO planning_submission (round_id, submitted_by, submitted_at)
                        VALUES (:round, :by, :at)
                        ON CONFLICT (round_id) WHERE answer IS NULL DO NOTHING
                        """)
                .param("round", round.id())
                .param("by", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
        if (written == 0) return Outcome.refused("da-trinh", "Danh sách này đang chờ duyệt.");
        for (var at : deciders(round.ownerId(), viewer))
            tasks.open(OpenTask.forRole(
                    approval(round.id()) + at,
                    "planning-approval",
                    "Duyệt danh sách quy hoạch: " + round.round().name(),
                    note(round.round().owner(), round.round().counts().proposed()),
                    link(ref),
                    null,
                    Role.APPROVER,
                    new OrganisationId(at)));
        tasks.close(mending(round.id()));
        audit.record(
                viewer,
                "SUBMIT",
                "planning_round",
                round.id(),
                "Trình duyệt %d lượt: %s"
                        .formatted(
                                round.round().counts().proposed(), round.round().name()),
                Map.of());
        return Outcome.done(ref);
    }

    private static String link(UUID ref) {
        return "/quy-hoach/dot/" + ref;
    }

    private static String note(String owner, int proposed) {
        return "%s · %d lượt đề nghị".formatted(owner, proposed);
    }

    /**
     * Where the approvers of a committee sit: at itself or at a body that acts for it. Without any, its standing committee, or itself, where
     * the task waits for whoever is named.
     */
    private static final String DECIDERS = """
            WITH body AS (
                SELECT v.organisation_id AS id, v.kind
                  FROM organisation_version v
                 WHERE v.valid @> CAST(:day AS date)
                   AND (v.organisation_id = :owner OR v.superior_id = :owner AND acts_for_superior(v.kind))
            ), held AS (
                SELECT DISTINCT b.id
                  FROM body b
                  JOIN grant_in_force g ON g.organisation_id = b.id AND g.role = 'APPROVER' AND g.valid @> CAST(:day AS date)
            )
            SELECT id FROM held
             UNION ALL
            (SELECT o.id
               FROM (SELECT id, kind FROM body UNION SELECT :owner, 'OWNER') o
              WHERE NOT EXISTS (SELECT FROM held) AND (o.kind IN ('STANDING_COMMITTEE', 'OWNER') OR o.id = :owner)
              ORDER BY o.kind <> 'STANDING_COMMITTEE', o.id
              LIMIT 1)
            """;

    private List<Long> deciders(long owner, Viewer viewer) {
        return jdbc.sql(DECIDERS)
                .param("owner", owner)
                .param("day", viewer.today())
                .query(Long.class)
                .list();
    }

    /** Whether a round waits for this viewer as an approver. */
    boolean waitsFor(Viewer viewer, long round) {
        return viewer.is(Role.APPROVER) && tasks.has(viewer, approval(round));
    }

    /** @throws Forbidden when the viewer is neither of the board nor an approver for whom the round waits */
    void mustDecide(Viewer viewer, UUID ref) {
        if (viewer.is(Role.ORGANISATION_BOARD)) return;
        if (!waitsFor(viewer, rounds.get(viewer, ref).id()))
            throw new Forbidden("Danh sách này chưa được trình, hoặc do cấp ủy khác duyệt. Ban Tổ chức trình trước.");
    }

    /** Sends a round back to its board, with what has to be mended. */
    @Transactional
    public Outcome<UUID> sendBack(Viewer viewer, UUID ref, String reason) {
        var round = rounds.get(viewer, ref);
        if (!waitsFor(viewer, round.id())) throw new Forbidden("Danh sách này không chờ người dùng này duyệt.");
        var why = VietnameseText.clean(reason);
        if (why.isEmpty()) return Outcome.refused("thieu-ly-do", "Nhập điều cần sửa khi trả lại.");
        answer(viewer, round.id(), Answer.RETURNED, why);
        for (var at : boards(round.ownerId(), viewer))
            tasks.open(OpenTask.forRole(
                    mending(round.id()),
                    "planning-mending",
                    "Sửa danh sách quy hoạch bị trả lại: " + round.round().name(),
                    why,
                    link(ref),
                    null,
                    Role.ORGANISATION_BOARD,
                    new OrganisationId(at)));
        audit.record(
                viewer,
                "RETURN",
                "planning_round",
                round.id(),
                "Trả lại danh sách: " + round.round().name(),
                Map.of("reason", why));
        return Outcome.done(ref);
    }

    /** The organisation board of a committee, or the committee itself where it has none. One. */
    private List<Long> boards(long owner, Viewer viewer) {
        return jdbc.sql("""
                        SELECT b.id
                          FROM (SELECT v.organisation_id AS id,
                                       EXISTS (SELECT FROM grant_in_force g
                                                WHERE g.organisation_id = v.organisation_id AND g.role = 'ORGANISATION_BOARD'
                                                  AND g.valid @> CAST(:day AS date)) AS held
                                  FROM organisation_version v
                                 WHERE v.valid @> CAST(:day AS date)
                                   AND (v.organisation_id = :owner OR v.superior_id = :owner AND acts_for_superior(v.kind))
                                 UNION ALL
                                SELECT :owner, false) b
                         ORDER BY b.held DESC, b.id <> :owner, b.id
                         LIMIT 1
                        """)
                .param("owner", owner)
                .param("day", viewer.today())
                .query(Long.class)
                .list();
    }

    /** After proposals came or were decided: says how many are left, and is done when none is. In the caller's transaction. */
    void changed(Viewer viewer, UUID ref) {
        var round = rounds.get(viewer, ref);
        var left = round.round().counts().proposed();
        if (left == 0) {
            answer(viewer, round.id(), Answer.DECIDED, "");
            tasks.close(mending(round.id()));
            return;
        }
        for (var at : deciders(round.ownerId(), viewer))
            tasks.note(approval(round.id()) + at, note(round.round().owner(), left));
    }

    private void answer(Viewer viewer, long round, Answer answer, String reason) {
        jdbc.sql("""
                        UPDATE planning_submission
                           SET answer = :answer, answered_by = :by, answered_at = :at, reason = :reason
                         WHERE round_id = :round AND answer IS NULL
                        """)
                .param("answer", answer.name())
                .param("by", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .param("reason", reason)
                .param("round", round)
                .update();
        tasks.closeOthers(List.of(approval(round)), List.of());
    }
}

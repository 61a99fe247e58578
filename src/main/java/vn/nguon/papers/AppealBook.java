package vn.nguon.papers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/** The rows of appeals (phúc khảo). */
@Component
class AppealBook {
    private final JdbcClient jdbc;

    AppealBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One appeal.
     *
     * @param marker who marks again, null while nobody does; {@code again} the mark given, null before
     * @param accepted null while it is not answered; then {@code after} is the mark that counts since
     * @param mine is the viewer the trainee?
     */
    record Appeal(
            UUID ref,
            ClassId classId,
            long enrolmentId,
            long paperId,
            long partId,
            UUID paper,
            int number,
            String fullName,
            String unitName,
            String kind,
            String topic,
            BigDecimal before,
            String reason,
            Instant askedAt,
            @Nullable String marker,
            @Nullable BigDecimal again,
            String remark,
            @Nullable Boolean accepted,
            @Nullable BigDecimal after,
            String answer,
            @Nullable Instant answeredAt,
            String answeredBy,
            boolean mine) {}

    private static final String APPEALS = """
            SELECT a.ref, e.class_id, p.enrolment_id, p.id AS paper_id, a.part_id, p.ref AS paper, n.no AS number, l.full_name, l.unit_name,
                   p.kind, p.topic, a.mark_before, a.reason, a.asked_at, k.full_name AS marker, m.score AS again, coalesce(m.remark, '') AS remark,
                   a.accepted, a.mark_after, a.answer, a.answered_at, a.answered_by,
                   EXISTS (SELECT FROM person_account x WHERE x.person_id = e.person_id AND x.account_id = :viewer) AS mine
              FROM appeal a
              JOIN paper p ON p.id = a.paper_id
              JOIN paper_number n ON n.paper_id = p.id
              JOIN enrolment e ON e.id = p.enrolment_id
              JOIN roster_line l ON l.enrolment_id = e.id
              LEFT JOIN marking m ON m.paper_id = p.id AND m.turn = 4
              LEFT JOIN person_card k ON k.id = m.marker_id
            """;

    /** Of a class, those that wait first. */
    List<Appeal> of(Viewer viewer, ClassId id) {
        return jdbc.sql(APPEALS + " WHERE e.class_id = :class ORDER BY a.answered_at NULLS FIRST, a.id")
                .param("viewer", viewer.id().value())
                .param("class", id.value())
                .query((row, _) -> appeal(row))
                .list();
    }

    /** Door: the trainee, or a class the viewer sees; what the viewer is there is for the façade to ask. */
    Optional<Appeal> find(Viewer viewer, UUID ref) {
        return jdbc.sql(APPEALS + """
                 WHERE a.ref = :ref
                   AND (e.class_id IN (SELECT visible_class(:viewer, CAST(:today AS date)))
                        OR EXISTS (SELECT FROM person_account x WHERE x.person_id = e.person_id AND x.account_id = :viewer))
                """)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("ref", ref)
                .query((row, _) -> appeal(row))
                .optional();
    }

    /** The viewer's own, latest first. Door: the viewer is the trainee. */
    List<Appeal> own(Viewer viewer) {
        return jdbc.sql(APPEALS + """
                 WHERE EXISTS (SELECT FROM person_account x WHERE x.person_id = e.person_id AND x.account_id = :viewer)
                 ORDER BY a.id DESC
                """)
                .param("viewer", viewer.id().value())
                .query((row, _) -> appeal(row))
                .list();
    }

    private static Appeal appeal(ResultSet row) throws SQLException {
        return new Appeal(
                row.getObject("ref", UUID.class),
                new ClassId(row.getLong("class_id")),
                row.getLong("enrolment_id"),
                row.getLong("paper_id"),
                row.getLong("part_id"),
                row.getObject("paper", UUID.class),
                row.getInt("number"),
                row.getString("full_name"),
                row.getString("unit_name"),
                row.getString("kind"),
                row.getString("topic"),
                row.getBigDecimal("mark_before"),
                row.getString("reason"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("marker"),
                row.getBigDecimal("again"),
                row.getString("remark"),
                row.getObject("accepted", Boolean.class),
                row.getBigDecimal("mark_after"),
                row.getString("answer"),
                PaperBook.instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getBoolean("mine"));
    }

    /** The paper that would be marked again. */
    record Own(long paperId, UUID paper, BigDecimal score, boolean asked) {}

    private static final String OWN = """
            SELECT p.id AS paper_id, p.ref AS paper, x.score, EXISTS (SELECT FROM appeal a WHERE a.paper_id = p.id) AS asked
              FROM paper p
              JOIN part_mark x ON x.enrolment_id = p.enrolment_id AND x.part_id = :part
              JOIN enrolment e ON e.id = p.enrolment_id AND e.class_id = :class AND e.state = 'ACTIVE'
             WHERE EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer)
            """;

    /** Door: the viewer is the trainee. Empty while there is no mark. */
    Optional<Own> own(Viewer viewer, ClassId id, long part) {
        return jdbc.sql(OWN)
                .param("part", part)
                .param("class", id.value())
                .param("viewer", viewer.id().value())
                .query(Own.class)
                .optional();
    }

    /** @return false if there is one for this paper */
    boolean ask(Viewer viewer, UUID ref, Own own, long part, String reason, Instant at) {
        return jdbc.sql("""
                INSERT INTO appeal (ref, paper_id, part_id, mark_before, reason, asked_at, account_id)
                VALUES (:ref, :paper, :part, :before, :reason, :at, :account)
                    ON CONFLICT ON CONSTRAINT appeal_once DO NOTHING
                """)
                        .param("ref", ref)
                        .param("paper", own.paperId())
                        .param("part", part)
                        .param("before", own.score())
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("account", viewer.id().value())
                        .update()
                == 1;
    }

    /** Somebody who could mark it again. */
    record Candidate(long personId, UUID person, String fullName) {}

    /** Named markers of the class who had no part in the first mark: neither by number nor by name. */
    private static final String CANDIDATES = """
            SELECT k.id AS person_id, k.ref AS person, k.full_name
              FROM class_person c
              JOIN person_card k ON k.id = c.person_id
             WHERE c.class_id = :class
               AND c.capacity = 'MARKER'
               AND NOT EXISTS (SELECT FROM marking m WHERE m.paper_id = :paper AND m.marker_id = c.person_id AND m.turn < 4)
               AND NOT EXISTS (SELECT FROM part_mark_change h
                                 JOIN paper p ON p.enrolment_id = h.enrolment_id AND p.id = :paper
                                 JOIN person_account a ON a.account_id = h.account_id
                                WHERE h.part_id = :part AND a.person_id = c.person_id)
             ORDER BY k.given_name COLLATE "vi-x-icu", k.full_name COLLATE "vi-x-icu", k.id
            """;

    List<Candidate> candidates(Appeal appeal) {
        return jdbc.sql(CANDIDATES)
                .param("class", appeal.classId().value())
                .param("paper", appeal.paperId())
                .param("part", appeal.partId())
                .query(Candidate.class)
                .list();
    }

    /** Gives it to this marker, in place of one who has not marked yet. @return false if it is marked already */
    boolean give(Appeal appeal, long person, Instant at) {
        return jdbc.sql("""
                INSERT INTO marking AS m (paper_id, turn, marker_id, dealt_at) VALUES (:paper, 4, :marker, :at)
                    ON CONFLICT ON CONSTRAINT marking_one_turn
                    DO UPDATE SET marker_id = excluded.marker_id, dealt_at = excluded.dealt_at WHERE m.score IS NULL
                """)
                        .param("paper", appeal.paperId())
                        .param("marker", person)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false if somebody else answered first */
    boolean answer(Viewer viewer, UUID ref, boolean accepted, BigDecimal after, String answer, Instant at) {
        return jdbc.sql("""
                UPDATE appeal SET accepted = :accepted, mark_after = :after, answer = :answer, answered_at = :at, answered_by = :actor
                 WHERE ref = :ref AND answered_at IS NULL
                """)
                        .param("accepted", accepted)
                        .param("after", after)
                        .param("answer", answer)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("actor", viewer.name())
                        .param("ref", ref)
                        .update()
                == 1;
    }

    /** The school that issues the certificate; empty when none does. */
    String issuer(ClassId id) {
        return jdbc.sql("""
                SELECT o.name FROM class_part p JOIN organisation_card o ON o.id = p.organisation_id
                 WHERE p.class_id = :class AND p.part = 'ISSUES_CERTIFICATE'
                """)
                .param("class", id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** @param version of the mark that counts now */
    record Mark(BigDecimal score, String remark, int version) {}

    Mark mark(long enrolment, long part) {
        return jdbc.sql(
                        "SELECT score, remark, version FROM part_mark WHERE enrolment_id = :enrolment AND part_id = :part")
                .param("enrolment", enrolment)
                .param("part", part)
                .query(Mark.class)
                .single();
    }

    /** @param open not answered yet; {@code without} of them without a marker, {@code toAnswer} marked */
    record Waiting(int open, int without, int toAnswer) {}

    Waiting waiting(ClassId id) {
        return jdbc.sql("""
                SELECT count(*) AS open, count(*) FILTER (WHERE m.id IS NULL) AS without, count(*) FILTER (WHERE m.score IS NOT NULL) AS to_answer
                  FROM appeal a
                  JOIN paper_number n ON n.paper_id = a.paper_id
                  LEFT JOIN marking m ON m.paper_id = a.paper_id AND m.turn = 4
                 WHERE n.class_id = :class AND a.answered_at IS NULL
                """).param("class", id.value()).query(Waiting.class).single();
    }
}

package vn.nguon.followup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.programmes.Programme;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Viewer;

/**
 * A programme read by topic, so that its next version can change: what trainees said of each topic at the end, which skills it serves and
 * how these stood over time and in role practice, and who wants to know more of it once in a post. Nobody is asked about the understanding
 * of one topic; what a topic serves stands in for it, and the screen says so.
 */
@Service
public class TopicsAfterwards {
    private final JdbcClient jdbc;
    private final Programmes programmes;
    private final Afterwards afterwards;

    TopicsAfterwards(JdbcClient jdbc, Programmes programmes, Afterwards afterwards) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.afterwards = afterwards;
    }

    /** A version of a programme by which classes that are over were taught. */
    public record Taught(UUID ref, String title, int versionNo, int classes) {}

    private static final String TAUGHT = """
            SELECT g.ref, g.title, g.version_no, count(*)::int AS classes
              FROM training_class k
              JOIN programme g ON g.id = k.programme_id
             WHERE k.state IN ('AWAITING_RESULTS', 'FINISHED')
               AND k.id IN (SELECT p.class_id FROM class_part p WHERE p.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date))))
             GROUP BY g.id
             ORDER BY max(k.last_day) DESC, g.id DESC
             LIMIT 20
            """;

    /** Those of the viewer's classes, the latest first, at most twenty. One statement. */
    @Transactional(readOnly = true)
    public List<Taught> taught(Viewer viewer) {
        Afterwards.mustLook(viewer);
        return jdbc.sql(TAUGHT)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Taught.class)
                .list();
    }

    /**
     * One topic.
     *
     * @param skills codes of what it serves, in their order
     * @param said mean of the feedback, of five; null where fewer than five answered or nobody was asked
     * @param answers how many sheets that mean is of
     * @param wanted how many people placed are said to need more of it: at the first review, and at the second
     */
    public record Topic(
            String number,
            String title,
            List<String> skills,
            @Nullable BigDecimal said,
            int answers,
            List<Integer> wanted) {
        public Topic {
            skills = List.copyOf(skills);
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * The programme whole.
     *
     * @param practised mean in role practice by skill, of ten
     */
    public record Read(
            Programme programme,
            List<Topic> topics,
            List<Afterwards.SkillLine> understanding,
            Map<String, BigDecimal> practised) {
        public Read {
            topics = List.copyOf(topics);
            understanding = List.copyOf(understanding);
            practised = Map.copyOf(practised);
        }
    }

    private static final String TOPICS = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            held AS MATERIALIZED (
                SELECT k.id FROM training_class k
                 WHERE k.programme_id = :programme
                   AND k.id IN (SELECT p.class_id FROM class_part p WHERE p.organisation_id IN (SELECT id FROM scope))),
            said AS MATERIALIZED (
                SELECT f.title, sum(f.points) / sum(f.marks) AS mean, sum(f.answers)::int AS answers
                  FROM topic_feedback f WHERE f.class_id IN (SELECT id FROM held) GROUP BY f.title),
            wanted AS MATERIALIZED (
                SELECT w.item_id, count(DISTINCT p.one_id) FILTER (WHERE r.months = :first)::int AS at_first,
                       count(DISTINCT p.one_id) FILTER (WHERE r.months = :second)::int AS at_second
                  FROM placement_review_topic w
                  JOIN programme_topic i ON i.id = w.item_id AND i.programme_id = :programme
                  JOIN placement_review r ON r.id = w.review_id
                  JOIN placement p ON p.entry_id = r.entry_id
                 WHERE p.organisation_id IN (SELECT id FROM scope)
                 GROUP BY w.item_id)
            SELECT i.title, i.block_no, i.topic_no, s.mean, coalesce(s.answers, 0) AS answers, coalesce(w.at_first, 0) AS at_first,
                   coalesce(w.at_second, 0) AS at_second,
                   ARRAY(SELECT t.skill FROM topic_skill t JOIN skill k ON k.code = t.skill WHERE t.item_id = i.id ORDER BY k.order_no) AS skills
              FROM programme_topic i
              LEFT JOIN said s ON s.title = i.title
              LEFT JOIN wanted w ON w.item_id = i.id
             WHERE i.programme_id = :programme
               AND i.kind = 'TOPIC'
             ORDER BY i.order_no
            """;

    private static final String PRACTISED = """
            SELECT m.skill, round(avg(m.mark), 1) AS mean
              FROM training_class k
              JOIN practice_skill_mark m ON m.class_id = k.id
              JOIN enrolment e ON e.id = m.enrolment_id AND e.state = 'ACTIVE'
             WHERE k.programme_id = :programme
               AND e.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
             GROUP BY m.skill
            """;

    /** About seven statements. @throws NotFound if the viewer has no door to the programme */
    @Transactional(readOnly = true)
    public Read of(Viewer viewer, UUID ref, int first, int second) {
        Afterwards.mustLook(viewer);
        var programme = programmes.get(viewer, ref);
        var topics = jdbc.sql(TOPICS)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("programme", programme.id().value())
                .param("first", first)
                .param("second", second)
                .query((row, _) -> topic(row))
                .list();
        var practised = new HashMap<String, BigDecimal>();
        jdbc.sql(PRACTISED)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("programme", programme.id().value())
                .query(row -> {
                    practised.put(row.getString("skill"), row.getBigDecimal("mean"));
                });
        return new Read(programme, topics, afterwards.understanding(viewer, programme.id(), first, second), practised);
    }

    private static Topic topic(ResultSet row) throws SQLException {
        var mean = row.getBigDecimal("mean");
        var block = row.getInt("block_no");
        return new Topic(
                block == 0 ? row.getString("topic_no") : block + "." + row.getInt("topic_no"),
                row.getString("title"),
                strings(row.getArray("skills")),
                mean == null ? null : mean.setScale(1, RoundingMode.HALF_UP),
                row.getInt("answers"),
                List.of(row.getInt("at_first"), row.getInt("at_second")));
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return Arrays.asList((String[]) Objects.requireNonNull(array).getArray());
    }
}

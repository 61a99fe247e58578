package vn.nguon.followup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.CountedAhead;
import vn.nguon.programmes.Programme;
import vn.nguon.programmes.ProgrammeId;
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
    private final Months months;
    private final CountedAhead.Question<Counted> counted;

    TopicsAfterwards(JdbcClient jdbc, Programmes programmes, Afterwards afterwards, Months months, CountedAhead ahead) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.afterwards = afterwards;
        this.months = months;
        this.counted = ahead.questionAbout(
                "afterwards-of-programme",
                Counted.class,
                (viewer, about) -> count(viewer, new ProgrammeId(Long.parseLong(about)), Afterwards.MANY));
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
     * @param reviews after how many months in a post the two reviews are
     * @param at when the numbers were counted, {@code null} just now; what a topic is called and serves is always of now
     */
    public record Read(
            Programme programme,
            List<Topic> topics,
            List<Afterwards.SkillLine> understanding,
            Map<String, BigDecimal> practised,
            List<Integer> reviews,
            @Nullable Instant at) {
        public Read {
            topics = List.copyOf(topics);
            understanding = List.copyOf(understanding);
            practised = Map.copyOf(practised);
            reviews = List.copyOf(reviews);
        }
    }

    /** What is counted of one topic. @param item inner id @param said see {@link Topic} */
    record OfTopic(long item, @Nullable BigDecimal said, int answers, int atFirst, int atSecond) {
        static OfTopic none(long item) {
            return new OfTopic(item, null, 0, 0, 0);
        }
    }

    /** @param mark mean of ten */
    record OfSkill(String skill, BigDecimal mark) {}

    /** What a viewer of many organisations would wait for: it depends on these organisations alone. @param reviews as in {@link Read} */
    record Counted(
            List<Integer> reviews,
            List<OfTopic> topics,
            List<OfSkill> practised,
            List<Afterwards.SkillLine> understanding) {}

    private static final String TOPICS = """
            SELECT i.id, i.title, i.block_no, i.topic_no,
                   ARRAY(SELECT t.skill FROM topic_skill t JOIN skill k ON k.code = t.skill WHERE t.item_id = i.id ORDER BY k.order_no) AS skills
              FROM programme_topic i
             WHERE i.programme_id = :programme
               AND i.kind = 'TOPIC'
             ORDER BY i.order_no
            """;

    /** What trainees said is read class by class, who wants more topic by topic: views of all would be worked out whole. */
    private static final String OF_TOPICS = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            held AS MATERIALIZED (
                SELECT k.id FROM training_class k
                 WHERE k.programme_id = :programme
                   AND k.id IN (SELECT p.class_id FROM class_part p WHERE p.organisation_id IN (SELECT id FROM scope))),
            said AS MATERIALIZED (
                SELECT f.title, sum(f.points) / sum(f.marks) AS mean, sum(f.answers)::int AS answers
                  FROM held h
                 CROSS JOIN LATERAL (SELECT x.title, x.points, x.marks, x.answers FROM topic_feedback x WHERE x.class_id = h.id OFFSET 0) f
                 GROUP BY f.title),
            wish AS MATERIALIZED (
                SELECT w.item_id, r.entry_id, r.months
                  FROM programme_topic i
                  JOIN placement_review_topic w ON w.item_id = i.id
                  JOIN placement_review r ON r.id = w.review_id
                 WHERE i.programme_id = :programme
                   AND r.months IN (:first, :second)),
            wanted AS MATERIALIZED (
                SELECT w.item_id, count(DISTINCT n.one_id) FILTER (WHERE w.months = :first)::int AS at_first,
                       count(DISTINCT n.one_id) FILTER (WHERE w.months = :second)::int AS at_second
                  FROM (SELECT n.id, coalesce(s.one_id, n.person_id) AS one_id
                          FROM (SELECT DISTINCT entry_id FROM wish) x
                         CROSS JOIN LATERAL (
                               SELECT c.id, c.person_id FROM planning_course c
                                WHERE c.id = x.entry_id AND c.ending = 'APPOINTED' AND (c.organisation_id IN (SELECT id FROM scope)) IS TRUE
                               OFFSET 0) n
                          LEFT JOIN person_spoken_for s ON s.person_id = n.person_id) n
                  JOIN wish w ON w.entry_id = n.id
                 GROUP BY w.item_id)
            SELECT i.id AS item, s.mean AS said, coalesce(s.answers, 0) AS answers, coalesce(w.at_first, 0) AS at_first, coalesce(w.at_second, 0) AS at_second
              FROM programme_topic i
              LEFT JOIN said s ON s.title = i.title
              LEFT JOIN wanted w ON w.item_id = i.id
             WHERE i.programme_id = :programme
               AND i.kind = 'TOPIC'
               AND (s.title IS NOT NULL OR w.item_id IS NOT NULL)
             ORDER BY i.order_no
            """;

    /** Trainee by trainee of the programme's classes: the view of all marks is not worked out. */
    private static final String PRACTISED = Afterwards.TRAINEES + """
            mark AS (
                SELECT x.skill, x.mark
                  FROM trainee t
                 CROSS JOIN LATERAL (SELECT p.skill, p.mark FROM practice_skill_mark p WHERE p.class_id = t.class_id AND p.enrolment_id = t.id OFFSET 0) x
            )
            SELECT m.skill, round(avg(m.mark), 1) AS mark FROM mark m GROUP BY m.skill ORDER BY m.skill
            """;

    /** @param many whoever looks into more organisations than that is counted for by another way */
    Counted count(Viewer viewer, ProgrammeId programme, int many) {
        var reviews = months.reviews(viewer.today());
        return new Counted(
                reviews,
                asked(OF_TOPICS, viewer, programme, many)
                        .param("first", reviews.getFirst())
                        .param("second", reviews.getLast())
                        .query(OfTopic.class)
                        .list(),
                asked(PRACTISED, viewer, programme, many).query(OfSkill.class).list(),
                afterwards.understanding(viewer, programme, reviews.getFirst(), reviews.getLast(), many));
    }

    private JdbcClient.StatementSpec asked(String sql, Viewer viewer, ProgrammeId programme, int many) {
        return jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("programme", programme.value())
                .param("many", many);
    }

    /** Some ten statements; five where numbers were counted ahead. @throws NotFound if the viewer has no door to the programme */
    @Transactional(readOnly = true)
    public Read of(Viewer viewer, UUID ref) {
        Afterwards.mustLook(viewer);
        var programme = programmes.get(viewer, ref);
        var answer = counted.of(viewer, Long.toString(programme.id().value()));
        var numbers = answer.value();
        var byItem = numbers.topics().stream().collect(Collectors.toMap(OfTopic::item, Function.identity()));
        return new Read(
                programme,
                jdbc.sql(TOPICS)
                        .param("programme", programme.id().value())
                        .query((row, _) -> topic(row, byItem))
                        .list(),
                numbers.understanding(),
                numbers.practised().stream().collect(Collectors.toMap(OfSkill::skill, OfSkill::mark)),
                numbers.reviews(),
                answer.at());
    }

    /**
     * Has the numbers counted anew, behind the page.
     *
     * @return false when every page counts them anyway
     * @throws NotFound if the viewer has no door to the programme
     */
    public boolean countAgain(Viewer viewer, UUID ref) {
        Afterwards.mustLook(viewer);
        return counted.again(
                viewer, Long.toString(programmes.get(viewer, ref).id().value()));
    }

    private static Topic topic(ResultSet row, Map<Long, OfTopic> numbers) throws SQLException {
        var item = row.getLong("id");
        var counted = numbers.getOrDefault(item, OfTopic.none(item));
        var said = counted.said();
        var block = row.getInt("block_no");
        return new Topic(
                block == 0 ? row.getString("topic_no") : block + "." + row.getInt("topic_no"),
                row.getString("title"),
                strings(row.getArray("skills")),
                said == null ? null : said.setScale(1, RoundingMode.HALF_UP),
                counted.answers(),
                List.of(counted.atFirst(), counted.atSecond()));
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return Arrays.asList((String[]) Objects.requireNonNull(array).getArray());
    }
}

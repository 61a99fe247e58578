package vn.nguon.followup;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Breadth;
import vn.nguon.units.OrganisationDoor;

/** What the leader wants to know after classes, among organisations that the viewer may look into: who was placed, trained or not, and does it help. */
@Service
public class Afterwards {
    private final JdbcClient jdbc;
    private final Breadth breadth;

    Afterwards(JdbcClient jdbc, Breadth breadth) {
        this.jdbc = jdbc;
        this.breadth = breadth;
    }

    /** Placed since a day, of one title; those trained for it before or after. */
    public record Title(String title, int placed, int trained) {}

    /** @param trained people who finished a class for what they are planned for @param placed of them, those placed since */
    public record Figures(int trained, int placed, List<Title> titles) {
        public Figures {
            titles = List.copyOf(titles);
        }

        public int placedInAll() {
            return titles.stream().mapToInt(Title::placed).sum();
        }

        public int trainedOfPlaced() {
            return titles.stream().mapToInt(Title::trained).sum();
        }
    }

    private static final String FIGURES = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            entry AS MATERIALIZED (
                SELECT coalesce(s.one_id, n.person_id) AS one_id, n.title, n.ending, n.ended_on, t.last_day
                  FROM (SELECT c.* FROM planning_course c WHERE c.organisation_id IN (SELECT id FROM scope) OFFSET 0) n
                  LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                 CROSS JOIN LATERAL (
                       SELECT min(x.last_day) AS last_day FROM trained_for(n.person_id, n.title, n.term, n.approved_on) x WHERE n.approved_on IS NOT NULL) t
            )
            SELECT '' AS title, count(DISTINCT e.one_id) FILTER (WHERE e.last_day <= :today)::int AS trained,
                   count(DISTINCT e.one_id) FILTER (WHERE e.last_day <= :today AND e.ending = 'APPOINTED')::int AS placed
              FROM entry e
            UNION ALL
            (SELECT e.title, count(e.last_day)::int, count(*)::int
               FROM entry e
              WHERE e.ending = 'APPOINTED'
                AND e.ended_on BETWEEN CAST(:since AS date) AND CAST(:today AS date)
              GROUP BY e.title
              ORDER BY count(*) DESC, e.title)
            """;

    /** One statement. @param since first day of placements counted by title */
    @Transactional(readOnly = true)
    public Figures figures(Viewer viewer, LocalDate since) {
        mustLook(viewer);
        var whole = new int[2];
        var titles = new ArrayList<Title>();
        jdbc.sql(FIGURES)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("since", since)
                .query(row -> {
                    var title = row.getString("title");
                    if (title.isEmpty()) {
                        whole[0] = row.getInt("trained");
                        whole[1] = row.getInt("placed");
                    } else titles.add(new Title(title, row.getInt("placed"), row.getInt("trained")));
                });
        return new Figures(whole[0], whole[1], titles);
    }

    private static final String SCOPE = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            """;

    /** Whoever looks into more organisations than that is counted for by another way. */
    static final int MANY = 200;

    /**
     * Mean of one skill at one moment, of a hundred: forms may have scales of different lengths. {@code people} spoken about, {@code null}
     * mean when nobody was.
     */
    public record Mean(@Nullable BigDecimal value, int people) {}

    /** One skill over time. @param code of the skill @param means in the order of {@link #MOMENTS} */
    public record SkillLine(String code, String skill, List<Mean> means) {
        public SkillLine {
            means = List.copyOf(means);
        }
    }

    /** Before, at the end of the class, after the first review, after the second. */
    public static final int MOMENTS = 4;

    /**
     * Whom the viewer's organisations sent to classes by a programme: of many organisations class by class, of few organisation by organisation.
     * Parameters {@code :viewer}, {@code :today}, {@code :programme}, {@code :many}.
     */
    static final String TRAINEES = SCOPE + """
            trainee AS MATERIALIZED (
                SELECT e.id, e.class_id, e.person_id
                  FROM training_class k
                  JOIN enrolment e ON e.class_id = k.id AND e.state = 'ACTIVE'
                 WHERE k.programme_id = :programme
                   AND (e.organisation_id IN (SELECT id FROM scope)) IS TRUE
                   AND %1$s
                UNION ALL
                SELECT e.id, e.class_id, e.person_id
                  FROM enrolment e
                  JOIN training_class k ON k.id = e.class_id AND k.programme_id = :programme
                 WHERE e.state = 'ACTIVE'
                   AND e.organisation_id = ANY (ARRAY(SELECT id FROM scope))
                   AND NOT %1$s
            ),
            """.formatted(OrganisationDoor.beyond(":today", ":many"));

    /** Whom a class by the programme was the last they finished, placed since: of many organisations from the classes, of few from the placed. */
    private static final String PLACED_AFTER = """
            placed AS MATERIALIZED (
                SELECT p.id, p.person_id
                  FROM (SELECT DISTINCT coalesce(s.one_id, e.person_id) AS id
                          FROM training_class k
                          JOIN enrolment e ON e.class_id = k.id AND e.state = 'ACTIVE'
                          LEFT JOIN person_spoken_for s ON s.person_id = e.person_id
                         WHERE k.programme_id = :programme
                           AND k.state = 'FINISHED'
                           AND %1$s) o
                 CROSS JOIN LATERAL (
                       SELECT c.id, c.person_id FROM files_of(o.id) AS f (id) JOIN planning_course c ON c.person_id = f.id
                        WHERE c.ending = 'APPOINTED' AND (c.organisation_id IN (SELECT id FROM scope)) IS TRUE
                       OFFSET 0) p
                 WHERE %2$s
                UNION ALL
                SELECT p.id, p.person_id
                  FROM (SELECT c.id, c.person_id
                          FROM planning_course c
                         WHERE c.ending = 'APPOINTED' AND c.organisation_id = ANY (ARRAY(SELECT id FROM scope)) AND NOT %1$s
                        OFFSET 0) p
                 WHERE %2$s
            ),
            """.formatted(OrganisationDoor.beyond(":today", ":many"), """
            (SELECT k.programme_id
               FROM files_of(p.person_id) AS f (id)
               JOIN enrolment e ON e.person_id = f.id AND e.state = 'ACTIVE'
               JOIN training_class k ON k.id = e.class_id AND k.state = 'FINISHED'
              ORDER BY k.last_day DESC, k.id DESC
              LIMIT 1) = :programme
            """);

    private static final String ALL_PLACED = """
            placed AS (
                SELECT c.id, c.person_id FROM planning_course c WHERE c.ending = 'APPOINTED' AND c.organisation_id IN (SELECT id FROM scope) OFFSET 0
            ),
            """;

    private static final String ANSWERS = """
            SELECT s.skill, CASE s.moment WHEN 'BEFORE' THEN 0 ELSE 1 END AS moment, e.person_id AS person, (s.value - 1) * 100.0 / (s.most - 1) AS value
              FROM %s e
              JOIN skill_score s ON s.enrolment_id = e.id
            """;

    /** One trainee after the other. */
    private static final String ALL_ANSWERS =
            ANSWERS.formatted("enrolment") + "WHERE e.state = 'ACTIVE' AND e.organisation_id IN (SELECT id FROM scope)";

    /** All at once. */
    private static final String ANSWERS_OF_MANY = ANSWERS.formatted("enrolment")
            + "WHERE e.state = 'ACTIVE' AND (e.organisation_id IN (SELECT id FROM scope)) IS TRUE";

    private static final String UNDERSTANDING = """
            said AS (
                %s
                UNION ALL
                SELECT v.skill, CASE r.months WHEN :first THEN 2 ELSE 3 END, p.person_id, (v.value - 1) * 100.0 / (r.most - 1)
                  FROM placed p
                 CROSS JOIN LATERAL (
                       SELECT x.id, x.months, x.most FROM placement_review x WHERE x.entry_id = p.id AND x.months IN (:first, :second) OFFSET 0) r
                 CROSS JOIN LATERAL (SELECT x.skill, x.value FROM placement_review_value x WHERE x.review_id = r.id OFFSET 0) v
            ), own AS (
                SELECT s.skill, s.moment, s.person, sum(s.value) AS total, count(*) AS times FROM said s GROUP BY s.skill, s.moment, s.person
            ), summed AS (
                SELECT o.skill, o.moment, round(sum(o.total) / sum(o.times), 1) AS mean, count(*)::int AS people FROM own o GROUP BY o.skill, o.moment
            )
            SELECT w.skill, w.skill_name, m.no AS moment, s.mean, coalesce(s.people, 0) AS people
              FROM skill_wording w
             CROSS JOIN generate_series(0, 3) AS m(no)
              LEFT JOIN summed s ON s.skill = w.skill AND s.moment = m.no
             WHERE w.class_id IS NULL
             ORDER BY w.order_no, m.no
            """;

    /** Two texts, chosen before: planned as one they took 30 ms, whoever asked. */
    private static final String UNDERSTANDING_OF_FEW = SCOPE + ALL_PLACED + UNDERSTANDING.formatted(ALL_ANSWERS);

    private static final String UNDERSTANDING_OF_MANY = SCOPE + ALL_PLACED + UNDERSTANDING.formatted(ANSWERS_OF_MANY);

    private static final String UNDERSTANDING_OF_PROGRAMME =
            TRAINEES + PLACED_AFTER + UNDERSTANDING.formatted(ANSWERS.formatted("trainee"));

    /**
     * The five skills, what trainees and communes said, over the four moments. Two statements.
     *
     * @param programme only classes by this version of a programme; null for all
     */
    @Transactional(readOnly = true)
    public List<SkillLine> understanding(Viewer viewer, @Nullable ProgrammeId programme, int first, int second) {
        return understanding(viewer, programme, first, second, MANY);
    }

    /** @param many whoever looks into more organisations than that is told the same by another way */
    List<SkillLine> understanding(Viewer viewer, @Nullable ProgrammeId programme, int first, int second, int many) {
        mustLook(viewer);
        var lines = new LinkedHashMap<String, List<Mean>>();
        var names = new HashMap<String, String>();
        var sql = programme != null
                ? UNDERSTANDING_OF_PROGRAMME
                : breadth.beyond(viewer, many) ? UNDERSTANDING_OF_MANY : UNDERSTANDING_OF_FEW;
        jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("programme", programme == null ? null : programme.value(), Types.BIGINT)
                .param("many", many)
                .param("first", first)
                .param("second", second)
                .query(row -> {
                    names.put(row.getString("skill"), row.getString("skill_name"));
                    lines.computeIfAbsent(row.getString("skill"), _ -> new ArrayList<>())
                            .add(new Mean(row.getBigDecimal("mean"), row.getInt("people")));
                });
        return lines.entrySet().stream()
                .map(line -> new SkillLine(line.getKey(), names.getOrDefault(line.getKey(), ""), line.getValue()))
                .toList();
    }

    /** What came of the actions at home, of a class. */
    public record ClassActions(String code, String name, int people, int actions, int done, int partly, int notYet) {
        public int unsaid() {
            return actions - done - partly - notYet;
        }
    }

    private static final String ACTIONS = SCOPE + """
            latest AS MATERIALIZED (
                SELECT k.id, k.code, k.name, k.last_day
                  FROM (SELECT DISTINCT e.class_id FROM enrolment e WHERE e.state = 'ACTIVE' AND e.organisation_id IN (SELECT id FROM scope)) c
                  JOIN training_class k ON k.id = c.class_id
                 WHERE EXISTS (SELECT FROM enrolment e JOIN home_action a ON a.enrolment_id = e.id
                                WHERE e.class_id = k.id AND e.state = 'ACTIVE' AND e.organisation_id IN (SELECT id FROM scope))
                 ORDER BY k.last_day DESC, k.code
                 LIMIT :most
            )
            SELECT k.code, k.name, count(DISTINCT a.enrolment_id)::int AS people, count(*)::int AS actions,
                   count(*) FILTER (WHERE c.outcome = 'DONE')::int AS done,
                   count(*) FILTER (WHERE c.outcome = 'PARTLY')::int AS partly,
                   count(*) FILTER (WHERE c.outcome = 'NOT_YET')::int AS not_yet
              FROM latest k
              JOIN enrolment e ON e.class_id = k.id AND e.state = 'ACTIVE'
              JOIN home_action a ON a.enrolment_id = e.id
              LEFT JOIN LATERAL (
                   SELECT x.outcome FROM home_action_check x WHERE x.action_id = a.id ORDER BY x.months DESC, x.id DESC LIMIT 1) c ON true
             WHERE e.organisation_id IN (SELECT id FROM scope)
             GROUP BY k.id, k.code, k.name, k.last_day
             ORDER BY k.last_day DESC, k.code
            """;

    /** How many classes {@link #actions} tells of at most. */
    static final int MOST_CLASSES = 50;

    /** Of the latest {@link #MOST_CLASSES} classes, latest first; the last word on each action counts. One statement. */
    @Transactional(readOnly = true)
    public List<ClassActions> actions(Viewer viewer) {
        mustLook(viewer);
        return jdbc.sql(ACTIONS)
                .param("most", MOST_CLASSES)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(ClassActions.class)
                .list();
    }

    static boolean mayLook(Viewer viewer) {
        return viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER);
    }

    static void mustLook(Viewer viewer) {
        if (!mayLook(viewer)) throw new Forbidden("Theo dõi sau bồi dưỡng do Ban Tổ chức và người duyệt xem.");
    }
}

package vn.nguon.followup;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** What the leader wants to know after classes, among organisations that the viewer may look into: who was placed, trained or not, and does it help. */
@Service
public class Afterwards {
    private final JdbcClient jdbc;

    Afterwards(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v)
            SELECT '' AS title, count(DISTINCT c.one_id) FILTER (WHERE t.entry_id IS NOT NULL AND t.last_day <= :today)::int AS trained,
                   count(DISTINCT c.one_id) FILTER (WHERE t.entry_id IS NOT NULL AND t.last_day <= :today AND n.ending = 'APPOINTED')::int AS placed
              FROM planning_course n
              JOIN person_card c ON c.id = n.person_id
              LEFT JOIN planned_training t ON t.entry_id = n.id
             WHERE n.organisation_id IN (SELECT id FROM scope)
            UNION ALL
            (SELECT p.title, count(p.trained_class)::int, count(*)::int
               FROM placement p
              WHERE p.organisation_id IN (SELECT id FROM scope)
                AND p.placed_on BETWEEN CAST(:since AS date) AND CAST(:today AS date)
              GROUP BY p.title
              ORDER BY count(*) DESC, p.title)
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

    /** Somebody placed, or trained and waiting. @param day of placement, or the last day of the class; @param note class or planned titles */
    public record Person(
            UUID ref, String fullName, String born, String unitName, String title, LocalDate day, String note) {}

    /** One page and how many there are in all. */
    public record Page(List<Person> lines, int total) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    private static final String UNTRAINED = """
            SELECT c.ref, c.full_name, coalesce(c.born, '') AS born, o.short_name AS unit_name, p.title, p.placed_on AS day,
                   CASE WHEN p.sent_class IS NULL THEN 'Chưa học lớp nào' ELSE 'Đã học lớp khác: ' || k.code END AS note,
                   count(*) OVER ()::int AS total
              FROM placement p
              JOIN person_card c ON c.id = p.person_id
              JOIN organisation_card o ON o.id = p.organisation_id
              LEFT JOIN training_class k ON k.id = p.sent_class
             WHERE p.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
               AND p.trained_class IS NULL
             ORDER BY p.placed_on DESC, c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
             LIMIT :limit OFFSET :offset
            """;

    private static final String WAITING = """
            SELECT c.ref, c.full_name, coalesce(c.born, '') AS born, min(o.short_name) AS unit_name,
                   string_agg(DISTINCT n.title || ' (' || replace(n.term, '-', '–') || ')', '; ') AS title,
                   max(t.last_day) AS day, string_agg(DISTINCT t.code, ', ') AS note, count(*) OVER ()::int AS total
              FROM planned_person n
              JOIN planned_training t ON t.entry_id = n.entry_id
              JOIN person_card p ON p.id = n.person_id
              JOIN person_card c ON c.id = p.one_id
              JOIN organisation_card o ON o.id = n.organisation_id
             WHERE n.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
               AND n.decided_on <= :today
               AND (n.removed_on IS NULL OR n.removed_on > :today)
               AND NOT EXISTS (SELECT FROM placement x WHERE x.one_id = c.id AND x.placed_on <= :today)
             GROUP BY c.id, c.ref, c.full_name, c.given_name, c.born
             ORDER BY max(t.last_day), c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
             LIMIT :limit OFFSET :offset
            """;

    /** Placed in a post without training for it, the latest first. One statement. */
    @Transactional(readOnly = true)
    public Page untrained(Viewer viewer, int limit, int offset) {
        return page(viewer, UNTRAINED, limit, offset);
    }

    /** Trained for what they are planned for, and not placed yet; who waits longest first. One statement. */
    @Transactional(readOnly = true)
    public Page waiting(Viewer viewer, int limit, int offset) {
        return page(viewer, WAITING, limit, offset);
    }

    private Page page(Viewer viewer, String sql, int limit, int offset) {
        mustLook(viewer);
        var total = new int[1];
        var lines = jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> {
                    total[0] = row.getInt("total");
                    return new Person(
                            row.getObject("ref", UUID.class),
                            row.getString("full_name"),
                            row.getString("born"),
                            row.getString("unit_name"),
                            row.getString("title"),
                            row.getObject("day", LocalDate.class),
                            row.getString("note"));
                })
                .list();
        return new Page(lines, total[0]);
    }

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

    private static final String UNDERSTANDING = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            said AS (
                SELECT s.skill, CASE s.moment WHEN 'BEFORE' THEN 0 ELSE 1 END AS moment, e.person_id AS person, (s.value - 1) * 100.0 / (s.most - 1) AS value
                  FROM skill_score s
                  JOIN enrolment e ON e.id = s.enrolment_id AND e.state = 'ACTIVE'
                 WHERE e.organisation_id IN (SELECT id FROM scope)
                   AND (CAST(:programme AS bigint) IS NULL OR s.class_id IN (SELECT k.id FROM training_class k WHERE k.programme_id = :programme))
                UNION ALL
                SELECT v.skill, CASE r.months WHEN :first THEN 2 ELSE 3 END, p.person_id, (v.value - 1) * 100.0 / (r.most - 1)
                  FROM placement_review r
                  JOIN placement p ON p.entry_id = r.entry_id
                  JOIN placement_review_value v ON v.review_id = r.id
                 WHERE p.organisation_id IN (SELECT id FROM scope)
                   AND (CAST(:programme AS bigint) IS NULL OR p.sent_class IN (SELECT k.id FROM training_class k WHERE k.programme_id = :programme))
                   AND r.months IN (:first, :second)
            )
            SELECT w.skill, w.skill_name, m.no AS moment, round(avg(s.value), 1) AS mean, count(DISTINCT s.person)::int AS people
              FROM skill_wording w
             CROSS JOIN generate_series(0, 3) AS m(no)
              LEFT JOIN said s ON s.skill = w.skill AND s.moment = m.no
             WHERE w.class_id IS NULL
             GROUP BY w.order_no, w.skill, w.skill_name, m.no
             ORDER BY w.order_no, m.no
            """;

    /**
     * The five skills, what trainees and communes said, over the four moments. One statement.
     *
     * @param programme only classes by this version of a programme; null for all
     */
    @Transactional(readOnly = true)
    public List<SkillLine> understanding(Viewer viewer, @Nullable ProgrammeId programme, int first, int second) {
        mustLook(viewer);
        var lines = new LinkedHashMap<String, List<Mean>>();
        var names = new HashMap<String, String>();
        jdbc.sql(UNDERSTANDING)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("programme", programme == null ? null : programme.value(), Types.BIGINT)
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

    private static final String ACTIONS = """
            SELECT k.code, k.name, count(DISTINCT a.enrolment_id)::int AS people, count(*)::int AS actions,
                   count(*) FILTER (WHERE c.outcome = 'DONE')::int AS done,
                   count(*) FILTER (WHERE c.outcome = 'PARTLY')::int AS partly,
                   count(*) FILTER (WHERE c.outcome = 'NOT_YET')::int AS not_yet
              FROM home_action a
              JOIN enrolment e ON e.id = a.enrolment_id AND e.state = 'ACTIVE'
              JOIN training_class k ON k.id = e.class_id
              LEFT JOIN LATERAL (
                   SELECT x.outcome FROM home_action_check x WHERE x.action_id = a.id ORDER BY x.months DESC, x.id DESC LIMIT 1) c ON true
             WHERE e.organisation_id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
             GROUP BY k.id
             ORDER BY k.last_day DESC, k.code
             LIMIT 50
            """;

    /** By class, latest first; the last word on each action counts. One statement. */
    @Transactional(readOnly = true)
    public List<ClassActions> actions(Viewer viewer) {
        mustLook(viewer);
        return jdbc.sql(ACTIONS)
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

package vn.nguon.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Breadth;
import vn.nguon.units.OrganisationDoor;

/**
 * The people behind two numbers of the homes of leaders and organisation boards: planned and trained for it; trained, then placed in it. Of few
 * organisations all are found, sorted and counted; of many they are walked from the latest day on, no further than the page.
 */
@Service
public class Trained {
    private final JdbcClient jdbc;
    private final Breadth breadth;

    Trained(JdbcClient jdbc, Breadth breadth) {
        this.jdbc = jdbc;
        this.breadth = breadth;
    }

    /** @param titles what they are planned for, or were placed in @param day end of the class, or of the placement @param classes codes */
    public record Person(
            UUID ref, String fullName, String born, String unitName, String titles, LocalDate day, String classes) {}

    /** One page and how many there are in all. @param beyond whether there are more than {@code total}: no more were counted */
    public record Page(List<Person> lines, int total, boolean beyond) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    private static final String SCOPE = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            """;

    /** The last class that trained for an entry. */
    private static final String LAST = """
            LEFT JOIN LATERAL (
                 SELECT x.last_day, x.code FROM trained_for(n.person_id, n.title, n.term, n.approved_on) x ORDER BY x.last_day DESC, x.class_id DESC LIMIT 1) t ON true
            """;

    /** Entries of today; who was trained for all of them counts. */
    private static final String OPEN =
            "n.approved_on <= CAST(:today AS date) AND (n.ended_on IS NULL OR n.ended_on > CAST(:today AS date))";

    /** Somebody placed twice, once without training, counts by the entry that was trained for. */
    private static final String ENDED =
            "n.approved_on IS NOT NULL AND n.ending = 'APPOINTED' AND t.last_day IS NOT NULL";

    /** What is said of a person, from the entries n that count and their last classes t; %s is the day. */
    private static final String SAID = """
            min(n.organisation_id) AS organisation_id, string_agg(DISTINCT n.title || ' (' || replace(n.term, '-', '–') || ')', '; ') AS titles, %s AS day,
            string_agg(DISTINCT t.code, ', ') AS classes
            """;

    /** Of the entries that count, one line a person. */
    private static final String ALL = SCOPE + """
            found AS MATERIALIZED (
                SELECT coalesce(s.one_id, n.person_id) AS id,
                       %1$s
                  FROM planning_course n
                  LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                  %2$s
                 WHERE n.organisation_id IN (SELECT id FROM scope)
                   AND %3$s
                 GROUP BY coalesce(s.one_id, n.person_id)
                HAVING bool_and(t.last_day IS NOT NULL)
            ),
            """;

    /** The same from one day to the one before; %1$s who may have that day, from d. */
    private static final String WALKED = SCOPE + """
            walked AS (
                SELECT w.id, w.organisation_id, w.titles, d.day, w.classes
                  FROM %1$s
                 CROSS JOIN LATERAL (
                       SELECT p.id, w.organisation_id, w.titles, w.day, w.classes
                         FROM (%2$s) p
                        CROSS JOIN LATERAL (
                              SELECT %3$s
                                FROM files_of(p.id) AS f (id)
                                JOIN planning_course n ON n.person_id = f.id
                                %4$s
                               WHERE %5$s AND %6$s
                              HAVING bool_and(t.last_day IS NOT NULL)
                              OFFSET 0) w
                        WHERE w.day = d.day
                       OFFSET 0) w
                 ORDER BY d.day DESC
                OFFSET 0
            ), found AS MATERIALIZED (
                SELECT w.* FROM walked w ORDER BY w.day DESC FETCH FIRST (:most + 1) ROWS WITH TIES
            ),
            """;

    private static final String DAYS_OF_CLASSES = """
            (SELECT k.last_day AS day, array_agg(k.id) AS ids FROM training_class k WHERE k.state = 'FINISHED' GROUP BY k.last_day ORDER BY k.last_day DESC OFFSET 0) d
            """;

    private static final String IN_THESE_CLASSES = """
            SELECT DISTINCT coalesce(s.one_id, x.person_id) AS id
              FROM enrolment x
              LEFT JOIN person_spoken_for s ON s.person_id = x.person_id
             WHERE x.class_id = ANY (d.ids) AND x.state = 'ACTIVE'
            """;

    /** No decision is dated more than a year ahead. */
    private static final String DAYS_OF_PLACEMENTS = """
            (SELECT CAST(:today AS date) + 366 - back AS day FROM generate_series(0, CAST(:today AS date) + 366 - date '1990-01-01') AS back ORDER BY 1 DESC OFFSET 0) d
            """;

    private static final String PLACED_THAT_DAY = """
            SELECT DISTINCT coalesce(s.one_id, x.person_id) AS id
              FROM (SELECT c.person_id FROM planning_course c WHERE c.ended_on = d.day AND c.ending = 'APPOINTED' OFFSET 0) x
              LEFT JOIN person_spoken_for s ON s.person_id = x.person_id
            """;

    /** Names of the page only. */
    private static final String PAGE = """
            page AS MATERIALIZED (
                SELECT f.*, c.ref, c.full_name, c.given_name, c.born
                  FROM (SELECT x.* FROM found x ORDER BY x.day DESC FETCH FIRST (:limit + :offset) ROWS WITH TIES) f
                  JOIN person_card c ON c.id = f.id
                 ORDER BY f.day DESC, c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
                 LIMIT :limit OFFSET :offset
            )
            SELECT g.ref, g.full_name, coalesce(g.born, '') AS born, o.short_name AS unit_name, g.titles, g.day, g.classes,
                   (SELECT count(*)::int FROM found) AS total
              FROM page g
             CROSS JOIN LATERAL (SELECT x.short_name FROM organisation_card x WHERE x.id = g.organisation_id OFFSET 0) o
             ORDER BY g.day DESC, g.given_name COLLATE "vi-x-icu", g.full_name COLLATE "vi-x-icu", g.id
            """;

    private static final String BY_CLASS = SAID.formatted("max(t.last_day)");
    private static final String BY_PLACEMENT = SAID.formatted("max(n.ended_on)");

    private static final String TRAINED = ALL.formatted(BY_CLASS, LAST, OPEN) + PAGE;
    private static final String PLACED = ALL.formatted(BY_PLACEMENT, LAST, ENDED) + PAGE;

    private static final String TRAINED_OF_MANY = WALKED.formatted(
                    DAYS_OF_CLASSES,
                    IN_THESE_CLASSES,
                    BY_CLASS,
                    LAST,
                    OrganisationDoor.opens("n.organisation_id", ":today"),
                    OPEN)
            + PAGE;
    private static final String PLACED_OF_MANY = WALKED.formatted(
                    DAYS_OF_PLACEMENTS,
                    PLACED_THAT_DAY,
                    BY_PLACEMENT,
                    LAST,
                    OrganisationDoor.opens("n.organisation_id", ":today"),
                    ENDED)
            + PAGE;

    /** Planned today and trained for every title and term of it; the last trained first. Three statements. */
    @Transactional(readOnly = true)
    public Page trained(Viewer viewer, int limit, int offset) {
        return trained(viewer, limit, offset, Afterwards.MANY);
    }

    /** @param many whoever looks into more organisations than that is shown the same by another way */
    Page trained(Viewer viewer, int limit, int offset, int many) {
        return page(viewer, TRAINED, TRAINED_OF_MANY, limit, offset, many);
    }

    /** Placed in what they were trained for, the last placed first. Three statements. */
    @Transactional(readOnly = true)
    public Page placed(Viewer viewer, int limit, int offset) {
        return placed(viewer, limit, offset, Afterwards.MANY);
    }

    /** @param many whoever looks into more organisations than that is shown the same by another way */
    Page placed(Viewer viewer, int limit, int offset, int many) {
        return page(viewer, PLACED, PLACED_OF_MANY, limit, offset, many);
    }

    private Page page(Viewer viewer, String all, String walked, int limit, int offset, int many) {
        Afterwards.mustLook(viewer);
        var wide = breadth.beyond(viewer, many);
        if (wide && offset >= Afterwards.FURTHEST) return new Page(List.of(), Afterwards.FURTHEST, true);
        Afterwards.planForTheseValues(jdbc);
        var most = wide ? Math.max(Afterwards.COUNTED, offset + limit) : Integer.MAX_VALUE;
        var total = new int[1];
        var lines = jdbc.sql(wide ? walked : all)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("most", most)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> {
                    total[0] = row.getInt("total");
                    return new Person(
                            row.getObject("ref", UUID.class),
                            row.getString("full_name"),
                            row.getString("born"),
                            row.getString("unit_name"),
                            row.getString("titles"),
                            row.getObject("day", LocalDate.class),
                            row.getString("classes"));
                })
                .list();
        return new Page(lines, Math.min(total[0], most), total[0] > most);
    }
}

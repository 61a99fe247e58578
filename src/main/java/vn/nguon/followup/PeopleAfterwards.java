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
 * The people behind the numbers of what comes after classes: four lists ({@link AfterwardsList}). Of few organisations their entries are found
 * and sorted. Of many, days of classes or placements are walked along an index, no further than the page; the same lines come out.
 *
 * <p>Longer than most: what the four have in common, and what they do not, is read best side by side.
 */
@Service
public class PeopleAfterwards {
    private final JdbcClient jdbc;
    private final Breadth breadth;

    PeopleAfterwards(JdbcClient jdbc, Breadth breadth) {
        this.jdbc = jdbc;
        this.breadth = breadth;
    }

    /**
     * Somebody on a list.
     *
     * @param titles what they are planned for, or were placed in
     * @param day of the placement, or the last day of the class
     * @param note codes of the classes that trained for it; of somebody placed without, what they learnt instead
     */
    public record Person(
            UUID ref, String fullName, String born, String unitName, String titles, LocalDate day, String note) {}

    /** One page and how many there are in all. @param beyond whether there are more than {@code total}: no more were counted */
    public record Page(List<Person> lines, int total, boolean beyond) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    // --- what all have in common: # is DESC or nothing
    // -------------------------------------------------------------------------------------------------------------------

    private static final String SCOPE = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            """;

    /** From {@code listed}, in the order of days: as many as are counted; names and notes of the page only. */
    private static final String PAGE = """
            found AS MATERIALIZED (
                SELECT l.id, l.organisation_id, l.titles, l.day, l.note FROM listed l ORDER BY l.day # FETCH FIRST (:most + 1) ROWS WITH TIES
            ), page AS MATERIALIZED (
                SELECT f.*, c.ref, c.full_name, c.given_name, c.born
                  FROM (SELECT x.* FROM found x ORDER BY x.day # FETCH FIRST (:limit + :offset) ROWS WITH TIES) f
                  JOIN person_card c ON c.id = f.id
                 ORDER BY f.day #, c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
                 LIMIT :limit OFFSET :offset
            )
            SELECT g.ref, g.full_name, coalesce(g.born, '') AS born, o.short_name AS unit_name, g.titles, g.day,
                   coalesce(g.note, (SELECT 'Đã học lớp khác: ' || k.code
                                       FROM files_of(g.id) AS f (id)
                                       JOIN enrolment e ON e.person_id = f.id AND e.state = 'ACTIVE'
                                       JOIN training_class k ON k.id = e.class_id AND k.state = 'FINISHED'
                                      ORDER BY k.last_day DESC, k.id DESC
                                      LIMIT 1), 'Chưa học lớp nào') AS note,
                   (SELECT count(*)::int FROM found) AS total
              FROM page g
             CROSS JOIN LATERAL (SELECT x.short_name FROM organisation_card x WHERE x.id = g.organisation_id OFFSET 0) o
             ORDER BY g.day #, g.given_name COLLATE "vi-x-icu", g.full_name COLLATE "vi-x-icu", g.id
            """;

    /** What is said of a person, from the entries n that count and the classes t that trained for them. */
    private static final String SAID = """
            min(n.organisation_id) AS organisation_id, string_agg(DISTINCT n.title || ' (' || replace(n.term, '-', '–') || ')', '; ') AS titles,
            string_agg(DISTINCT t.code, ', ') AS note
            """;

    private static final String DOOR = OrganisationDoor.opens("n.organisation_id", ":today");

    /**
     * Whether an id is among those that the viewer's entries name: a set made once a statement, so that whoever looks into a province passes the
     * others of the nation by. Whoever looks into most of it passes nobody by, and is not asked for the set.
     */
    private static String among(String id, String those) {
        return " CASE WHEN %s THEN true ELSE (%s IN (%s)) IS TRUE END "
                .formatted(OrganisationDoor.beyond(":today", ":most_of_it"), id, those);
    }

    /** Whoever was in a class that ended that day, from one day to the next. %1$s is DESC or nothing, %2$s what is said of each of them. */
    private static final String BY_CLASS = """
            listed AS (
                SELECT w.id, w.organisation_id, w.titles, d.day, w.note
                  FROM (SELECT k.last_day AS day, array_agg(k.id) AS ids FROM training_class k
                         WHERE k.state = 'FINISHED' GROUP BY k.last_day ORDER BY k.last_day %1$s OFFSET 0) d
                 CROSS JOIN LATERAL (
                       SELECT p.id, w.organisation_id, w.titles, w.note
                         FROM (SELECT DISTINCT coalesce(s.one_id, x.person_id) AS id
                                 FROM enrolment x
                                 LEFT JOIN person_spoken_for s ON s.person_id = x.person_id
                                WHERE x.class_id = ANY (d.ids) AND x.state = 'ACTIVE' AND""" + among("x.person_id", """
                                       SELECT n.person_id FROM planning_whose n WHERE n.organisation_id IN (SELECT id FROM scope)
                                        UNION ALL
                                       SELECT r.other_id FROM person_pair r JOIN planning_whose n ON n.person_id = r.person_id
                                        WHERE n.organisation_id IN (SELECT id FROM scope)""") + """
                              ) p
                        CROSS JOIN LATERAL (%2$s OFFSET 0) w
                        WHERE w.day = d.day
                       OFFSET 0) w
                 ORDER BY d.day %1$s
                OFFSET 0
            ),
            """;

    /** Placements from the latest on, of whichever organisation that may be the viewer's. */
    private static final String PLACEMENTS = """
            (SELECT x.entry_id, x.appointed_on FROM planning_appointed x WHERE""" + among("x.entry_id", """
                    SELECT n.entry_id FROM planning_whose n WHERE n.organisation_id IN (SELECT id FROM scope)""") + """
              ORDER BY x.appointed_on DESC, x.entry_id DESC
             OFFSET 0) d
            """;

    // --- planned today and trained for all of it
    // -------------------------------------------------------------------------------------------------------------------

    /** The last class that trained for an entry. */
    private static final String LAST = """
            LEFT JOIN LATERAL (
                 SELECT x.last_day, x.code FROM trained_for(n.person_id, n.title, n.term, n.approved_on) x ORDER BY x.last_day DESC, x.class_id DESC LIMIT 1) t ON true
            """;

    private static final String OPEN =
            "n.approved_on <= CAST(:today AS date) AND (n.ended_on IS NULL OR n.ended_on > CAST(:today AS date))";

    /** Of their entries, one line a person. %s is what makes an entry count, then what they have in common. */
    private static final String OF_ENTRIES = """
            listed AS (
                SELECT coalesce(s.one_id, n.person_id) AS id, max(%1$s) AS day,""" + SAID + """
                  FROM (SELECT n.* FROM planning_course n WHERE n.organisation_id IN (SELECT id FROM scope) AND %2$s OFFSET 0) n
                  LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                  %3$s
                 GROUP BY coalesce(s.one_id, n.person_id)
                HAVING %4$s
            ),
            """;

    private static final String TRAINED =
            OF_ENTRIES.formatted("t.last_day", OPEN, LAST, "bool_and(t.last_day IS NOT NULL)");

    private static final String TRAINED_OF_MANY = BY_CLASS.formatted(
            "DESC",
            """
            SELECT max(t.last_day) AS day,""" + SAID + """
              FROM files_of(p.id) AS f (id)
              JOIN planning_course n ON n.person_id = f.id
            """ + LAST + "WHERE" + DOOR + "AND " + OPEN + " HAVING bool_and(t.last_day IS NOT NULL)");

    // --- trained and not placed yet
    // -------------------------------------------------------------------------------------------------------------------

    private static final String CLASSES =
            "CROSS JOIN LATERAL trained_for(n.person_id, n.title, n.term, n.approved_on) t";

    private static final String PLACED_BEFORE = """
            (SELECT true FROM files_of(%s) AS f (id) JOIN planning_course x ON x.person_id = f.id
              WHERE x.ending = 'APPOINTED' AND x.ended_on <= CAST(:today AS date) LIMIT 1) IS NULL
            """;

    private static final String WAITING =
            OF_ENTRIES.replace("listed", "trained").formatted("t.last_day", OPEN, CLASSES, "true")
                    + "listed AS (SELECT w.* FROM (SELECT t.* FROM trained t ORDER BY t.day OFFSET 0) w WHERE "
                    + PLACED_BEFORE.formatted("w.id") + "),";

    private static final String WAITING_OF_MANY = BY_CLASS.formatted(
            "",
            """
            SELECT max(t.last_day) AS day,""" + SAID + """
              FROM files_of(p.id) AS f (id)
              JOIN planning_course n ON n.person_id = f.id
            """ + CLASSES + " WHERE" + DOOR + "AND " + OPEN + " HAVING "
                    + PLACED_BEFORE.formatted("p.id"));

    // --- trained, then placed
    // -------------------------------------------------------------------------------------------------------------------

    /** Somebody placed twice, once without training, counts by the entry that was trained for. */
    private static final String PLACED = OF_ENTRIES.formatted(
            "n.ended_on",
            "n.approved_on IS NOT NULL AND n.ending = 'APPOINTED'",
            LAST.replace("LEFT JOIN", "JOIN"),
            "true");

    /** Of several placements of a person on several days the last one brings them on the list. */
    private static final String PLACED_OF_MANY = """
            listed AS (
                SELECT o.id, w.organisation_id, w.titles, d.appointed_on AS day, w.note
                  FROM""" + " " + PLACEMENTS + """
                 CROSS JOIN LATERAL (
                       SELECT coalesce(s.one_id, n.person_id) AS id
                         FROM planning_course n
                        CROSS JOIN LATERAL trained_for(n.person_id, n.title, n.term, n.approved_on) t
                         LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                        WHERE n.id = d.entry_id AND n.approved_on IS NOT NULL AND""" + DOOR + """
                        LIMIT 1) o
                 CROSS JOIN LATERAL (
                       SELECT (array_agg(n.id ORDER BY n.ended_on DESC, n.id DESC))[1] AS entry_id,""" + SAID + """
                         FROM files_of(o.id) AS f (id)
                         JOIN planning_course n ON n.person_id = f.id
                        """
            + LAST.replace("LEFT JOIN", "JOIN") + """
                        WHERE n.approved_on IS NOT NULL AND n.ending = 'APPOINTED' AND""" + DOOR + """
                       OFFSET 0) w
                 WHERE w.entry_id = d.entry_id
                 ORDER BY d.appointed_on DESC
                OFFSET 0
            ),
            """;

    // --- placed without training: a line a placement
    // -------------------------------------------------------------------------------------------------------------------

    private static final String NOT_TRAINED = """
            (SELECT true FROM trained_for(n.person_id, n.title, n.term, n.approved_on) t LIMIT 1) IS NULL
            """;

    private static final String UNTRAINED = """
            listed AS (
                SELECT n.person_id AS id, n.organisation_id, n.title AS titles, n.ended_on AS day, NULL AS note
                  FROM (SELECT n.* FROM planning_course n
                         WHERE n.ending = 'APPOINTED' AND n.organisation_id IN (SELECT id FROM scope)
                         ORDER BY n.ended_on DESC
                        OFFSET 0) n
                 WHERE""" + " " + NOT_TRAINED + "),";

    private static final String UNTRAINED_OF_MANY = """
            listed AS (
                SELECT n.person_id AS id, n.organisation_id, n.title AS titles, d.appointed_on AS day, NULL AS note
                  FROM""" + " " + PLACEMENTS + """
                 CROSS JOIN LATERAL (
                       SELECT n.* FROM planning_course n WHERE n.id = d.entry_id AND""" + DOOR + """
                       OFFSET 0) n
                 WHERE""" + " " + NOT_TRAINED + """
                 ORDER BY d.appointed_on DESC
                OFFSET 0
            ),
            """;

    // --- asking
    // -------------------------------------------------------------------------------------------------------------------

    /** Whoever looks into more organisations than that is shown the lists by walking. */
    static final int MANY = 60;

    /** Whoever looks into more than that looks into most of what is walked along. */
    static final int MOST_OF_IT = 500;

    /** Further than that nobody leafs. */
    static final int FURTHEST = 1_000;

    /** No more are counted than that, and than what stands before the end of the page. */
    static final int COUNTED = 100;

    private record Statement(String listed, String way) {
        String sql() {
            return SCOPE + listed + PAGE.replace("#", way);
        }
    }

    private static String sql(AfterwardsList list, boolean many) {
        return (switch (list) {
                    case TRAINED -> new Statement(many ? TRAINED_OF_MANY : TRAINED, "DESC");
                    case PLACED -> new Statement(many ? PLACED_OF_MANY : PLACED, "DESC");
                    case WAITING -> new Statement(many ? WAITING_OF_MANY : WAITING, "");
                    case UNTRAINED -> new Statement(many ? UNTRAINED_OF_MANY : UNTRAINED, "DESC");
                })
                .sql();
    }

    /** A page of a list. Two statements. */
    @Transactional(readOnly = true)
    public Page list(Viewer viewer, AfterwardsList list, int limit, int offset) {
        return list(viewer, list, limit, offset, MANY, MOST_OF_IT);
    }

    /** @param many see {@link #MANY} @param mostOfIt see {@link #MOST_OF_IT}; whatever they are, the same lines come out */
    Page list(Viewer viewer, AfterwardsList list, int limit, int offset, int many, int mostOfIt) {
        Afterwards.mustLook(viewer);
        var wide = breadth.beyond(viewer, many);
        var exact = !wide && list.countedWhole();
        if (!exact && offset >= FURTHEST) return new Page(List.of(), FURTHEST, true);
        var most = exact ? 1_000_000 : Math.max(COUNTED, offset + limit);
        var total = new int[1];
        var lines = jdbc.sql(sql(list, wide))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("most", most)
                .param("most_of_it", mostOfIt)
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
                            row.getString("note"));
                })
                .list();
        return new Page(lines, Math.min(total[0], most), total[0] > most);
    }
}

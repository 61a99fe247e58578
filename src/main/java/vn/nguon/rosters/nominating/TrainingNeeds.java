package vn.nguon.rosters.nominating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Two lists for those who keep or decide planning: planned and never trained for it (quy hoạch, chưa bồi dưỡng), and trained more than
 * once (học nhiều lần), among people planned or working at organisations that the viewer may look into.
 */
@Service
public class TrainingNeeds {
    private final JdbcClient jdbc;

    TrainingNeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name words of a name, tones do not matter; {@code title}, {@code term} empty for all */
    public record Filter(
            String name,
            String title,
            String term,
            @Nullable UUID organisation,
            int limit,
            int offset) {}

    /** @param plannedAs what they were never trained for @param now class they are in or nominated for, in words; may be empty */
    public record Untrained(UUID ref, String fullName, String born, String unitName, String plannedAs, String now) {}

    /** @param classes code and last day of each finished class, in order of time */
    public record Repeated(UUID ref, String fullName, String born, String unitName, int times, String classes) {}

    /** One page and how many there are in all. @param beyond whether there are more than {@code total}: no more were counted */
    public record Page<T>(List<T> lines, int total, boolean beyond) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** Further than that nobody leafs: a filter helps. */
    static final int FURTHEST = 1_000;

    /** No more are counted than that, and than what stands before the end of the page. */
    static final int COUNTED = 200;

    /** Organisations that the viewer may look into, by the name under which their people are listed. */
    private static final String SCOPE = """
        WITH seen AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
        scope AS MATERIALIZED (
            SELECT o.id, o.ref, coalesce(v.name, o.short_name) AS unit_name, o.last_day
              FROM organisation_card o
              LEFT JOIN LATERAL (
                   SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:today AS date) DESC, x.valid DESC LIMIT 1) v ON true
             WHERE o.id IN (SELECT id FROM seen)
        )
        """;

    /**
     * An entry that stands and was never trained for. IS TRUE: else all that are planned for the title in the country were read by their index, for each
     * organisation anew.
     */
    private static final String NEEDED = """
               #.decided_on <= :today
               AND (#.removed_on IS NULL OR #.removed_on > :today)
               AND (CAST(:title AS text) = '' OR #.title = :title) IS TRUE
               AND (CAST(:term AS text) = '' OR #.term = :term) IS TRUE
               AND (SELECT true FROM trained_for(#.person_id, #.title, #.term, #.decided_on) t LIMIT 1) IS NULL
        """;

    /**
     * All such entries of one person: they are listed where the first founded of the organisations is. Their files are spelt out, the file that
     * speaks for them and those it speaks for: {@code files_of} asks of each which of both it is. IS TRUE: else the doors of a nation would be gone through for each person.
     */
    private static final String WHOLE = """
               SELECT min(m.organisation_id) AS organisation_id, string_agg(DISTINCT m.title || ' (' || replace(m.term, '-', '–') || ')', '; ') AS planned_as
                 FROM (SELECT p.person_id AS id UNION ALL SELECT z.person_id FROM person_spoken_for z WHERE z.one_id = p.person_id) f
                 JOIN planned_person m ON m.person_id = f.id AND (m.organisation_id IN (SELECT id FROM seen)) IS TRUE
                WHERE\
        """ + NEEDED.replace("#", "m");

    /**
     * From one organisation to the next in the order of the list, no further than the page: a nation has a hundred thousand to list. Names of the
     * first few are found without sorting them all.
     */
    private static final String WALKED = """
        , found AS MATERIALIZED (
            SELECT u.unit_name, p.person_id, p.full_name, p.given_name, p.planned_as, p.organisation_id
              FROM (SELECT s.unit_name, array_agg(s.id) AS ids
                      FROM scope s
                     WHERE CAST(:organisation AS uuid) IS NULL OR s.ref = CAST(:organisation AS uuid)
                     GROUP BY s.unit_name
                     ORDER BY s.unit_name COLLATE "vi-x-icu"
                     LIMIT :units) u
             CROSS JOIN LATERAL (
                   SELECT p.person_id, c.full_name, c.given_name, w.planned_as, w.organisation_id
                     FROM (SELECT DISTINCT coalesce(s.one_id, n.person_id) AS person_id
                             FROM planned_person n
                             LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                            WHERE n.organisation_id = ANY (u.ids)
                              AND\
        """ + NEEDED.replace("#", "n") + """
                          ) p
                     JOIN person_card c ON c.id = p.person_id
                    CROSS JOIN LATERAL (
        """ + WHOLE + """
                          ) w
                    WHERE w.organisation_id = ANY (u.ids)
                   OFFSET 0) p
             ORDER BY u.unit_name COLLATE "vi-x-icu", p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.person_id
             LIMIT :most + 1
        )
        """;

    /** By the name first. */
    private static final String NAMED = """
        , found AS MATERIALIZED (
            SELECT s.unit_name, p.person_id, c.full_name, c.given_name, w.planned_as, w.organisation_id
              FROM (SELECT k.id AS person_id
                      FROM person_card k
                     WHERE k.folded LIKE '%' || :name || '%'
                       AND k.one_id = k.id
                       AND EXISTS (SELECT FROM (SELECT k.id AS id UNION ALL SELECT z.person_id FROM person_spoken_for z WHERE z.one_id = k.id) f JOIN planned_person e ON e.person_id = f.id WHERE (e.organisation_id IN (SELECT id FROM seen)) IS TRUE)
                    OFFSET 0) p
              JOIN person_card c ON c.id = p.person_id
             CROSS JOIN LATERAL (
        """ + WHOLE + """
                   ) w
              JOIN scope s ON s.id = w.organisation_id
             WHERE CAST(:organisation AS uuid) IS NULL OR s.ref = CAST(:organisation AS uuid)
             ORDER BY s.unit_name COLLATE "vi-x-icu", c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", p.person_id
             LIMIT :most + 1
        )
        """;

    private static final String PAGE = """
        , page AS (
            SELECT f.*
              FROM found f
             ORDER BY f.unit_name COLLATE "vi-x-icu", f.given_name COLLATE "vi-x-icu", f.full_name COLLATE "vi-x-icu", f.person_id
             LIMIT :limit OFFSET :offset
        )
        SELECT n.total, n.cut, c.ref, c.full_name, coalesce(c.born, '') AS born, g.unit_name, g.planned_as,
               coalesce((SELECT 'Đang ở lớp ' || min(k.code) FROM enrolment e JOIN training_class k ON k.id = e.class_id
                          WHERE e.person_id IN (SELECT g.person_id AS id UNION ALL SELECT z.person_id FROM person_spoken_for z WHERE z.one_id = g.person_id) AND e.state = 'ACTIVE' AND k.state NOT IN ('FINISHED', 'CANCELLED')),
                        (SELECT 'Được đề nghị lớp ' || min(k.code) FROM nomination m JOIN training_class k ON k.id = m.class_id
                          WHERE m.person_id IN (SELECT g.person_id AS id UNION ALL SELECT z.person_id FROM person_spoken_for z WHERE z.one_id = g.person_id) AND m.state IN ('PROPOSED', 'APPRAISED', 'RESERVE') AND k.state NOT IN ('FINISHED', 'CANCELLED')),
                        (SELECT 'Nơi quy hoạch kết thúc ngày ' || to_char(s.last_day, 'DD/MM/YYYY') FROM scope s WHERE s.id = g.organisation_id AND s.last_day < :today),
                        '') AS now
          FROM (SELECT (SELECT count(*)::int FROM found) AS total, #cut AS cut) n
          LEFT JOIN page g ON true
          LEFT JOIN LATERAL (SELECT k.ref, k.full_name, k.born FROM person_card k WHERE k.id = g.person_id OFFSET 0) c ON true
         ORDER BY g.unit_name COLLATE "vi-x-icu", g.given_name COLLATE "vi-x-icu", g.full_name COLLATE "vi-x-icu", g.person_id
        """;

    private static final String UNTRAINED = SCOPE
            + WALKED
            + PAGE.replace(
                    "#cut",
                    "(SELECT count(*) FROM scope s WHERE CAST(:organisation AS uuid) IS NULL OR s.ref = CAST(:organisation AS uuid)) > :units");

    private static final String UNTRAINED_NAMED = SCOPE + NAMED + PAGE.replace("#cut", "false");

    /** So many organisations are walked first; all of them where these do not fill the page. */
    private static final int UNITS = 100;

    private static final int ALL_UNITS = 100_000;

    /** @param cut whether there are more organisations than were walked */
    private record Walked<T>(Page<T> page, boolean cut) {}

    private static <T> Page<T> walk(int first, IntFunction<Walked<T>> units) {
        var walked = units.apply(first);
        return walked.cut() && !walked.page().beyond() ? units.apply(ALL_UNITS).page() : walked.page();
    }

    /** Planned today and never trained for it, by commune and given name. At most three statements. */
    @Transactional(readOnly = true)
    public Page<Untrained> untrained(Viewer viewer, Filter filter) {
        return untrained(viewer, filter, UNITS, COUNTED);
    }

    /** @param first organisations that are walked first @param counted no more are counted, and than what stands before the end of the page */
    Page<Untrained> untrained(Viewer viewer, Filter filter, int first, int counted) {
        mustLook(viewer);
        if (filter.offset() >= FURTHEST) return new Page<>(List.of(), FURTHEST, true);
        var most = Math.max(counted, filter.offset() + filter.limit());
        planForTheseValues();
        return walk(first, units -> walked(viewer, filter, most, units));
    }

    private Walked<Untrained> walked(Viewer viewer, Filter filter, int most, int units) {
        var named = !VietnameseText.sought(filter.name()).isEmpty();
        return lines(
                bind(jdbc.sql(named ? UNTRAINED_NAMED : UNTRAINED), viewer, filter)
                        .param("most", most)
                        .param("units", units)
                        .param("title", filter.title())
                        .param("term", filter.term()),
                most,
                row -> new Untrained(
                        row.getObject("ref", UUID.class),
                        row.getString("full_name"),
                        row.getString("born"),
                        row.getString("unit_name"),
                        row.getString("planned_as"),
                        row.getString("now")));
    }

    private interface Line<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** One row at least, whose total counts; its line is empty where the page is. */
    private static <T> Walked<T> lines(JdbcClient.StatementSpec statement, int most, Line<T> line) {
        var total = new int[1];
        var cut = new boolean[1];
        var lines = new ArrayList<T>();
        statement.query((ResultSet row) -> {
            total[0] = row.getInt("total");
            cut[0] = row.getBoolean("cut");
            if (row.getObject("ref") != null) lines.add(line.of(row));
        });
        return new Walked<>(new Page<>(lines, Math.min(total[0], most), total[0] > most), cut[0]);
    }

    /**
     * Who finished two classes or more is among those who are enrolled twice; names are sorted of organisations, not of people, and doors and names asked
     * of no more people than the page shows. Somebody with several files may be in a class under each, so those are counted apart; they are few.
     */
    private static final String OFTEN = """
        WITH seen AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
        several AS MATERIALIZED (SELECT s.person_id, s.one_id FROM person_spoken_for s),
        repeated AS MATERIALIZED (
            SELECT e.person_id AS id, count(*)::int AS times, min(e.organisation_id) AS organisation_id
              FROM enrolled_again e
             WHERE (e.class_id IN (SELECT k.id FROM training_class k WHERE k.state = 'FINISHED')) IS TRUE#few
               AND e.person_id NOT IN (SELECT person_id FROM several UNION ALL SELECT one_id FROM several)
             GROUP BY e.person_id
            HAVING count(*) > 1
            UNION ALL
            SELECT f.one_id, count(*)::int, min(x.organisation_id)
              FROM (SELECT s.person_id AS file, s.one_id FROM several s UNION SELECT s.one_id, s.one_id FROM several s) f
              JOIN enrolment x ON x.person_id = f.file AND x.state = 'ACTIVE'
              JOIN training_class k ON k.id = x.class_id AND k.state = 'FINISHED'
             GROUP BY f.one_id
            HAVING count(*) > 1
        ), unit AS MATERIALIZED (
            SELECT o.id, coalesce(v.name, o.short_name) AS name
              FROM organisation_card o
              LEFT JOIN LATERAL (
                   SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:today AS date) DESC, x.valid DESC LIMIT 1) v ON true
             WHERE o.id IN (SELECT r.organisation_id FROM repeated r)
               AND (CAST(:organisation AS uuid) IS NULL OR o.ref = CAST(:organisation AS uuid))
        ), spot AS MATERIALIZED (
            SELECT r.times, u.name, array_agg(r.id) AS people
              FROM repeated r
              JOIN unit u ON u.id = r.organisation_id
             GROUP BY r.times, u.name
        ), often AS MATERIALIZED (
            SELECT s.times, s.name, s.people FROM spot s ORDER BY s.times DESC, s.name COLLATE "vi-x-icu" LIMIT :units
        ), found AS MATERIALIZED (
            SELECT f.id, f.times, f.name AS unit_name, c.ref, c.full_name, c.given_name, c.born
              FROM (SELECT o.times, o.name, p AS id FROM often o CROSS JOIN unnest(o.people) AS p ORDER BY o.times DESC, o.name COLLATE "vi-x-icu" OFFSET 0) f
             CROSS JOIN LATERAL (SELECT k.* FROM person_card k WHERE k.id = f.id OFFSET 0) c
             WHERE (CAST(:name AS text) = '' OR c.folded LIKE '%' || :name || '%')
               AND EXISTS (SELECT FROM (SELECT f.id AS file UNION ALL SELECT s.person_id FROM several s WHERE s.one_id = f.id) z
                             JOIN person_at a ON a.person_id = z.file
                            WHERE a.organisation_id IN (SELECT id FROM seen))
             ORDER BY f.times DESC, f.name COLLATE "vi-x-icu", c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", f.id
             LIMIT :most + 1
        ), page AS (
            SELECT f.*
              FROM found f
             ORDER BY f.times DESC, f.unit_name COLLATE "vi-x-icu", f.given_name COLLATE "vi-x-icu", f.full_name COLLATE "vi-x-icu", f.id
             LIMIT :limit OFFSET :offset
        )
        SELECT n.total, n.cut, g.ref, g.full_name, coalesce(g.born, '') AS born, g.unit_name, g.times,
               (SELECT string_agg(k.code || ' (' || to_char(k.last_day, 'MM/YYYY') || ')', ', ' ORDER BY k.last_day, k.code)
                  FROM (SELECT g.id AS id UNION ALL SELECT z.person_id FROM person_spoken_for z WHERE z.one_id = g.id) f
                  JOIN enrolment x ON x.person_id = f.id AND x.state = 'ACTIVE'
                  JOIN training_class k ON k.id = x.class_id AND k.state = 'FINISHED') AS classes
          FROM (SELECT (SELECT count(*)::int FROM found) AS total, (SELECT count(*) FROM spot) > :units AS cut) n
          LEFT JOIN page g ON true
         ORDER BY g.times DESC, g.unit_name COLLATE "vi-x-icu", g.given_name COLLATE "vi-x-icu", g.full_name COLLATE "vi-x-icu", g.id
        """;

    private static final String REPEATED = OFTEN.replace("#few", "");

    /** For who looks into few organisations: their people first. */
    private static final String REPEATED_OF_FEW = OFTEN.replace("#few", """

                       AND e.person_id IN (SELECT a.person_id FROM person_at a WHERE a.organisation_id IN (SELECT id FROM seen))""");

    /** So few. */
    private static final int FEW = 150;

    private boolean few(Viewer viewer) {
        return jdbc.sql(
                        "SELECT count(*) <= :few FROM (SELECT FROM visible_organisation(:viewer, CAST(:today AS date)) LIMIT :few + 1) AS seen")
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("few", FEW)
                .query(Boolean.class)
                .single();
    }

    /** Who finished two classes or more, most often first. At most four statements. */
    @Transactional(readOnly = true)
    public Page<Repeated> repeated(Viewer viewer, Filter filter) {
        return repeated(viewer, filter, UNITS, COUNTED);
    }

    /** @param first names of organisations, each as often as somebody was trained, that are walked first @param counted as above */
    Page<Repeated> repeated(Viewer viewer, Filter filter, int first, int counted) {
        mustLook(viewer);
        if (filter.offset() >= FURTHEST) return new Page<>(List.of(), FURTHEST, true);
        var most = Math.max(counted, filter.offset() + filter.limit());
        planForTheseValues();
        var sql = few(viewer) ? REPEATED_OF_FEW : REPEATED;
        return walk(
                first,
                units -> lines(
                        bind(jdbc.sql(sql), viewer, filter).param("most", most).param("units", units),
                        most,
                        row -> new Repeated(
                                row.getObject("ref", UUID.class),
                                row.getString("full_name"),
                                row.getString("born"),
                                row.getString("unit_name"),
                                row.getInt("times"),
                                row.getString("classes"))));
    }

    /** A plan for these values: where the page ends decides how to walk, and a plan for all values would sort everybody. */
    private void planForTheseValues() {
        jdbc.sql("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Viewer viewer, Filter filter) {
        var organisation = filter.organisation();
        return statement
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("name", VietnameseText.sought(filter.name()))
                .param("organisation", organisation == null ? null : organisation.toString(), Types.VARCHAR)
                .param("limit", filter.limit())
                .param("offset", filter.offset());
    }

    static boolean mayLook(Viewer viewer) {
        return viewer.isAny(Role.APPROVER, Role.ORGANISATION_BOARD);
    }

    private static void mustLook(Viewer viewer) {
        if (!mayLook(viewer)) throw new Forbidden("Chỉ Ban Tổ chức và người duyệt xem được hai danh sách này.");
    }
}

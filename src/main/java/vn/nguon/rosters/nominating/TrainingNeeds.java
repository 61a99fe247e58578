package vn.nguon.rosters.nominating;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
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

    /** One page and how many there are in all. */
    public record Page<T>(List<T> lines, int total) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    private static final String UNTRAINED = """
        WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
        planned AS (
            SELECT coalesce(s.one_id, n.person_id) AS person_id, min(n.organisation_id) AS organisation_id,
                   string_agg(DISTINCT n.title || ' (' || replace(n.term, '-', '–') || ')', '; ') AS planned_as
              FROM planned_person n
              LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
             WHERE n.organisation_id IN (SELECT id FROM scope)
               AND n.decided_on <= :today
               AND (n.removed_on IS NULL OR n.removed_on > :today)
               AND (CAST(:title AS text) = '' OR n.title = :title)
               AND (CAST(:term AS text) = '' OR n.term = :term)
               AND (SELECT true FROM planned_training t WHERE t.entry_id = n.entry_id LIMIT 1) IS NULL
             GROUP BY coalesce(s.one_id, n.person_id)
        ), named AS (
            SELECT c.id, c.ref, c.full_name, c.given_name, coalesce(c.born, '') AS born, p.planned_as, coalesce(v.name, o.short_name) AS unit_name,
                   o.last_day AS ended_on
              FROM planned p
              JOIN person_card c ON c.id = p.person_id
              JOIN organisation_card o ON o.id = p.organisation_id
              LEFT JOIN LATERAL (
                   SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:today AS date) DESC, x.valid DESC LIMIT 1) v ON true
             WHERE (CAST(:organisation AS uuid) IS NULL OR o.ref = CAST(:organisation AS uuid))
               AND (CAST(:name AS text) = '' OR vn_fold(c.full_name) LIKE '%' || :name || '%')
        ), page AS (
            SELECT *, count(*) OVER ()::int AS total
              FROM named
             ORDER BY unit_name COLLATE "vi-x-icu", given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", id
             LIMIT :limit OFFSET :offset
        )
        SELECT g.ref, g.full_name, g.born, g.unit_name, g.planned_as, g.total,
               coalesce((SELECT 'Đang ở lớp ' || min(k.code) FROM enrolment e JOIN training_class k ON k.id = e.class_id
                          WHERE e.person_id IN (SELECT files_of(g.id)) AND e.state = 'ACTIVE' AND k.state NOT IN ('FINISHED', 'CANCELLED')),
                        (SELECT 'Được đề nghị lớp ' || min(k.code) FROM nomination m JOIN training_class k ON k.id = m.class_id
                          WHERE m.person_id IN (SELECT files_of(g.id)) AND m.state IN ('PROPOSED', 'APPRAISED', 'RESERVE') AND k.state NOT IN ('FINISHED', 'CANCELLED')),
                        CASE WHEN g.ended_on < :today THEN 'Nơi quy hoạch kết thúc ngày ' || to_char(g.ended_on, 'DD/MM/YYYY') END,
                        '') AS now
          FROM page g
         ORDER BY g.unit_name COLLATE "vi-x-icu", g.given_name COLLATE "vi-x-icu", g.full_name COLLATE "vi-x-icu", g.id
        """;

    /** Planned today and never trained for it, by commune and given name. One statement. */
    @Transactional(readOnly = true)
    public Page<Untrained> untrained(Viewer viewer, Filter filter) {
        mustLook(viewer);
        var total = new int[1];
        var lines = bind(jdbc.sql(UNTRAINED), viewer, filter)
                .param("title", filter.title())
                .param("term", filter.term())
                .query((row, _) -> {
                    total[0] = row.getInt("total");
                    return new Untrained(
                            row.getObject("ref", UUID.class),
                            row.getString("full_name"),
                            row.getString("born"),
                            row.getString("unit_name"),
                            row.getString("planned_as"),
                            row.getString("now"));
                })
                .list();
        return new Page<>(lines, total[0]);
    }

    private static final String REPEATED = """
        WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
        repeated AS (
            SELECT coalesce(s.one_id, x.person_id) AS one_id
              FROM enrolment x
              JOIN training_class k ON k.id = x.class_id AND k.state = 'FINISHED'
              LEFT JOIN person_spoken_for s ON s.person_id = x.person_id
             WHERE x.state = 'ACTIVE'
             GROUP BY 1
            HAVING count(*) > 1
        ), often AS (
            SELECT r.one_id AS person_id, count(*)::int AS times, min(x.organisation_id) AS organisation_id,
                   string_agg(k.code || ' (' || to_char(k.last_day, 'MM/YYYY') || ')', ', ' ORDER BY k.last_day, k.code) AS classes
              FROM repeated r
             CROSS JOIN LATERAL files_of(r.one_id) AS f (id)
              JOIN enrolment x ON x.person_id = f.id AND x.state = 'ACTIVE'
              JOIN training_class k ON k.id = x.class_id AND k.state = 'FINISHED'
             GROUP BY r.one_id
        )
        SELECT c.ref, c.full_name, coalesce(c.born, '') AS born, coalesce(v.name, o.short_name) AS unit_name, f.times, f.classes,
               count(*) OVER ()::int AS total
          FROM often f
          JOIN person_card c ON c.id = f.person_id
          JOIN organisation_card o ON o.id = f.organisation_id
          LEFT JOIN LATERAL (
               SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:today AS date) DESC, x.valid DESC LIMIT 1) v ON true
         WHERE EXISTS (SELECT FROM person_at a WHERE a.person_id IN (SELECT files_of(f.person_id)) AND a.organisation_id IN (SELECT id FROM scope))
           AND (CAST(:organisation AS uuid) IS NULL OR o.ref = CAST(:organisation AS uuid))
           AND (CAST(:name AS text) = '' OR vn_fold(c.full_name) LIKE '%' || :name || '%')
         ORDER BY f.times DESC, coalesce(v.name, o.short_name) COLLATE "vi-x-icu", c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
         LIMIT :limit OFFSET :offset
        """;

    /** Who finished two classes or more, most often first. One statement. */
    @Transactional(readOnly = true)
    public Page<Repeated> repeated(Viewer viewer, Filter filter) {
        mustLook(viewer);
        var total = new int[1];
        var lines = bind(jdbc.sql(REPEATED), viewer, filter)
                .query((row, _) -> {
                    total[0] = row.getInt("total");
                    return new Repeated(
                            row.getObject("ref", UUID.class),
                            row.getString("full_name"),
                            row.getString("born"),
                            row.getString("unit_name"),
                            row.getInt("times"),
                            row.getString("classes"));
                })
                .list();
        return new Page<>(lines, total[0]);
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

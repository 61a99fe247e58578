package vn.nguon.rosters.nominating;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Reads who of the planned needs a class, with the facts behind each {@link Standing}. The scope is given: what lies beneath the class's
 * bodies and behind the viewer's door for the offices, its own organisations for a commune. Several files of one person are
 * one, under the file that speaks for them. One statement whatever the number of people.
 */
@Repository
class NeedRows {
    private final JdbcClient jdbc;

    NeedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose planned people are looked at. */
    enum Scope {
        OFFICES("""
                SELECT r AS id
                  FROM class_reach(:class, CAST(:map AS date)) AS r
                 WHERE r IN (SELECT v FROM visible_organisation(:viewer, CAST(:today AS date)) AS v)"""),
        COMMUNE("SELECT a AS id FROM acting_commune(:viewer, CAST(:today AS date)) AS a");

        private final String sql;

        Scope(String sql) {
            this.sql = sql;
        }
    }

    /** After {@code WITH scope AS (…),}. */
    private static final String JUDGED = """
        entry AS MATERIALIZED (
            SELECT one_person(n.person_id) AS person_id, n.organisation_id, n.title, n.term, d.number, n.removed_on, n.ending,
                   (n.removed_on IS NULL OR n.removed_on > CAST(:opening AS date)) AS stands,
                   e.last_day AS ended_on, t.code AS trained_in, t.last_day AS trained_on
              FROM nomination_call k
              JOIN planned_person n ON n.title = ANY (k.titles) AND n.term = ANY (k.terms) AND n.organisation_id IN (SELECT id FROM scope)
              JOIN document d ON d.id = n.document_id
              LEFT JOIN organisation_end e ON e.organisation_id = n.organisation_id AND e.last_day < CAST(:opening AS date)
              LEFT JOIN LATERAL (
                   SELECT p.code, p.last_day FROM planned_training p
                    WHERE p.entry_id = n.entry_id AND p.class_id <> k.class_id ORDER BY p.last_day DESC LIMIT 1) t ON true
             WHERE k.class_id = :class
               AND n.decided_on <= CAST(:opening AS date)
        ), planned AS (
            SELECT person_id,
                   coalesce(min(organisation_id) FILTER (WHERE stands AND ended_on IS NULL), min(organisation_id)) AS organisation_id,
                   string_agg(DISTINCT title || ' (' || replace(term, '-', '–') || ')', '; ') AS planned_as,
                   string_agg(DISTINCT number, ', ') AS decisions, bool_or(stands) AS stands,
                   bool_or(stands AND ended_on IS NULL) AS lives, bool_or(stands AND ended_on IS NULL AND trained_in IS NULL) AS needs,
                   max(removed_on) AS removed_on, (array_agg(ending ORDER BY removed_on DESC NULLS LAST))[1] AS ending, max(ended_on) AS ended_on, max(trained_in) AS trained_in, max(trained_on) AS trained_on
              FROM entry
             GROUP BY person_id
        ), judged AS (
            SELECT p.person_id, p.organisation_id, p.planned_as, p.decisions, p.removed_on, p.ending, p.ended_on, p.trained_in, p.trained_on,
                   n.state AS nomination, b.code AS busy_in, coalesce(b.days, 0) AS days,
                   CASE WHEN EXISTS (SELECT FROM enrolment x WHERE x.class_id = :class AND x.person_id IN (SELECT files_of(p.person_id)) AND x.state = 'ACTIVE')
                        THEN 'ON_ROSTER'
                        WHEN n.state IS NOT NULL THEN 'NOMINATED'
                        WHEN NOT p.stands THEN 'REMOVED'
                        WHEN NOT p.lives THEN 'PLACE_ENDED'
                        WHEN b.code IS NOT NULL THEN 'BUSY'
                        WHEN NOT p.needs THEN 'TRAINED'
                        ELSE 'NEEDED' END AS standing
              FROM planned p
              LEFT JOIN LATERAL (
                   SELECT m.state
                     FROM files_of(p.person_id) AS f (id)
                     JOIN nomination m ON m.class_id = :class AND m.person_id = f.id AND m.state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED')
                    ORDER BY m.id LIMIT 1) n ON true
              LEFT JOIN LATERAL (
                   SELECT c.code, count(DISTINCT t.day)::int AS days
                     FROM study_day d
                    CROSS JOIN files_of(p.person_id) AS f (id)
                     JOIN trainee_half t ON t.person_id = f.id AND t.day = d.day AND t.class_id <> d.class_id
                     JOIN training_class c ON c.id = t.class_id
                    WHERE d.class_id = :class
                    GROUP BY c.code ORDER BY c.code LIMIT 1) b ON true
        ), named AS (
            SELECT j.*, c.ref, c.full_name, c.given_name, coalesce(c.born, '') AS born, o.ref AS organisation_ref,
                   coalesce(v.name, o.short_name) AS unit_name, coalesce(h.title, '') AS post
              FROM judged j
              JOIN person_card c ON c.id = j.person_id
              JOIN organisation_card o ON o.id = j.organisation_id
              LEFT JOIN LATERAL (
                   SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:map AS date) DESC, x.valid DESC LIMIT 1) v ON true
              LEFT JOIN LATERAL (
                   SELECT t.title FROM person_post_held t WHERE t.person_id = j.person_id AND t.valid @> CAST(:today AS date)
                    ORDER BY lower(t.valid) DESC NULLS LAST, t.id DESC LIMIT 1) h ON true
             WHERE (CAST(:name AS text) = '' OR vn_fold(c.full_name) LIKE '%' || :name || '%')
               AND (CAST(:organisation AS uuid) IS NULL OR o.ref = CAST(:organisation AS uuid))
               AND (NOT :chosen OR c.ref IN (:refs))
        )
        """;

    private static final String PAGE = """
        SELECT person_id, ref, full_name, born, organisation_id, unit_name, post, planned_as, decisions, standing,
               CASE standing WHEN 'TRAINED' THEN trained_in WHEN 'BUSY' THEN busy_in WHEN 'NOMINATED' THEN nomination WHEN 'REMOVED' THEN ending ELSE '' END AS detail,
               CASE standing WHEN 'TRAINED' THEN trained_on WHEN 'REMOVED' THEN removed_on WHEN 'PLACE_ENDED' THEN ended_on END AS on_day, days
          FROM named
         WHERE (CAST(:standing AS text) IS NULL OR standing = :standing)
         ORDER BY standing <> 'NEEDED', unit_name COLLATE "vi-x-icu", given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", person_id
         LIMIT :limit OFFSET :offset
        """;

    /** First those who need it, then by commune and given name. */
    List<NeedLine> list(Viewer viewer, ClassId id, Days days, Scope scope, NeedFilter filter) {
        return lines(viewer, id, days, scope, filter, List.of());
    }

    /** Those of the chosen who lie in the scope. */
    List<NeedLine> chosen(Viewer viewer, ClassId id, Days days, Scope scope, Collection<UUID> refs) {
        return refs.isEmpty() ? List.of() : lines(viewer, id, days, scope, NeedFilter.ALL, refs);
    }

    private List<NeedLine> lines(
            Viewer viewer, ClassId id, Days days, Scope scope, NeedFilter filter, Collection<UUID> refs) {
        var standing = filter.standing();
        return statement(PAGE, viewer, id, days, scope, filter, refs)
                .param("standing", standing == null ? null : standing.name(), Types.VARCHAR)
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query((row, _) -> {
                    var judged = Standing.valueOf(row.getString("standing"));
                    var detail = row.getString("detail");
                    return new NeedLine(
                            row.getLong("person_id"),
                            row.getObject("ref", UUID.class),
                            row.getString("full_name"),
                            row.getString("born"),
                            row.getLong("organisation_id"),
                            row.getString("unit_name"),
                            row.getString("post"),
                            row.getString("planned_as"),
                            row.getString("decisions"),
                            judged,
                            judged == Standing.NOMINATED
                                    ? NominationState.valueOf(detail).vietnamese()
                                    : detail,
                            row.getObject("on_day", LocalDate.class),
                            row.getInt("days"));
                })
                .list();
    }

    /** How many of each standing the filter's name and organisation leave; those of which there are none are not in it. */
    Map<Standing, Integer> counts(Viewer viewer, ClassId id, Days days, Scope scope, NeedFilter filter) {
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        statement(
                        "SELECT standing, count(*)::int AS people FROM named GROUP BY standing",
                        viewer,
                        id,
                        days,
                        scope,
                        filter,
                        List.of())
                .query(row -> {
                    counts.put(Standing.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    /** @param opening of the class, today while it has no day @param map day whose map of organisations counts */
    record Days(LocalDate opening, LocalDate map) {
        static Days of(@Nullable LocalDate firstDay, LocalDate today) {
            return new Days(
                    firstDay == null ? today : firstDay,
                    firstDay != null && firstDay.isBefore(today) ? firstDay : today);
        }
    }

    private static final List<UUID> NOBODY = List.of(new UUID(0, 0));

    private JdbcClient.StatementSpec statement(
            String tail, Viewer viewer, ClassId id, Days days, Scope scope, NeedFilter filter, Collection<UUID> refs) {
        var organisation = filter.organisation();
        return jdbc.sql("WITH scope AS MATERIALIZED (" + scope.sql + "),\n" + JUDGED + tail)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("class", id.value())
                .param("opening", days.opening())
                .param("map", days.map())
                .param(
                        "name",
                        VietnameseText.fold(VietnameseText.clean(filter.name()))
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_"))
                .param("organisation", organisation == null ? null : organisation.toString(), Types.VARCHAR)
                .param("chosen", !refs.isEmpty())
                .param("refs", refs.isEmpty() ? NOBODY : List.copyOf(refs));
    }
}

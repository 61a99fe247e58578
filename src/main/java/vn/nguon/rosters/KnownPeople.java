package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** People as the roster's forms need them, with what matters for a roster: planned as what, trained before, on it already. */
@Repository
class KnownPeople {
    private final JdbcClient jdbc;

    KnownPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@code beneath}: organisations under the bodies that plan, decide or organise the class, on the map of the class. People who
     * work or are planned there are open to whoever runs the class once it is approved; before, and all others always, only through
     * the viewer's own doors.
     */
    private static final String BENEATH = """
        WITH beneath AS MATERIALIZED (
            SELECT r AS id FROM class_reach(:class, CAST(:map AS date), :viewer, CAST(:day AS date)) AS r)
        """;

    private static final String OPEN = """
        (EXISTS (SELECT FROM person_at a WHERE a.person_id IN (SELECT files_of(p.id)) AND a.organisation_id IN (SELECT id FROM beneath))
         OR p.id IN (SELECT v FROM visible_person(:viewer, CAST(:day AS date)) AS v))
        """;

    /** {@code picked} chooses persons; the rest is read beside, each by an index. Planning is that in force today. */
    private static final String KNOWN = """
        SELECT p.id AS person_id, p.ref, p.full_name, coalesce(p.born, '') AS born, o.id AS organisation_id,
               coalesce(place.name, o.short_name, '') AS unit_name, coalesce(h.title, '') AS post, coalesce(e.planned_as, '') AS planned_as,
               coalesce((SELECT min(c.code) FROM enrolment x JOIN training_class c ON c.id = x.class_id
                          WHERE x.person_id IN (SELECT files_of(p.id)) AND x.state = 'ACTIVE' AND c.state = 'FINISHED' AND c.id <> :class), '') AS trained_in,
               EXISTS (SELECT FROM enrolment x WHERE x.person_id IN (SELECT files_of(p.id)) AND x.class_id = :class AND x.state = 'ACTIVE') AS on_roster
          FROM picked
          JOIN person_card p ON p.id = picked.id
          LEFT JOIN LATERAL (
               SELECT string_agg(DISTINCT n.title || ' (' || replace(n.term, '-', '–') || ')', '; ') AS planned_as, min(n.organisation_id) AS organisation_id
                 FROM planned_person n
                WHERE n.person_id IN (SELECT files_of(p.id))
                  AND n.decided_on <= :day
                  AND (n.removed_on IS NULL OR n.removed_on > :day)) e ON true
          LEFT JOIN LATERAL (
               SELECT t.title, t.organisation_id
                 FROM person_post_held t
                WHERE t.person_id = p.id
                  AND t.valid @> CAST(:day AS date)
                ORDER BY lower(t.valid) DESC NULLS LAST, t.id DESC
                LIMIT 1) h ON true
          LEFT JOIN organisation_card o ON o.id = coalesce(e.organisation_id, h.organisation_id)
          LEFT JOIN LATERAL (
               SELECT v.name FROM place_version v WHERE v.place_id = o.place_id AND v.valid @> CAST(:map AS date) LIMIT 1) place ON true
         ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
        """;

    /** @return empty when there is no such person, or none this viewer may know of */
    Optional<KnownPerson> find(Viewer viewer, ClassHead head, UUID person) {
        return statement(
                        ", picked AS (SELECT p.one_id AS id FROM person_card p WHERE p.ref = :ref AND " + OPEN + ")",
                        viewer,
                        head)
                .param("ref", person)
                .query(KnownPerson.class)
                .optional();
    }

    /** Of many at once, whoever of them the viewer may know of. */
    List<KnownPerson> all(Viewer viewer, ClassHead head, Collection<PersonId> people) {
        if (people.isEmpty()) return List.of();
        return statement(
                        ", picked AS (SELECT p.id FROM person_card p WHERE p.id IN (:people) AND " + OPEN + ")",
                        viewer,
                        head)
                .param("people", people.stream().map(PersonId::value).toList())
                .query(KnownPerson.class)
                .list();
    }

    private static final String BY_NAME = """
        , picked AS (
            SELECT DISTINCT one_id AS id
              FROM (SELECT p.one_id
                      FROM person_card p
                     WHERE p.folded LIKE '%%' || :words || '%%'
                       AND %s
                     ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
                     LIMIT 30) AS named)
        """.formatted(OPEN);

    /** At most 30 whose name holds the text, whatever its tones. */
    List<KnownPerson> search(Viewer viewer, ClassHead head, String name) {
        if (VietnameseText.clean(name).length() < 2) return List.of();
        return statement(BY_NAME, viewer, head)
                .param("words", VietnameseText.sought(name))
                .query(KnownPerson.class)
                .list();
    }

    private static final String MISSING = """
        , picked AS (
            SELECT DISTINCT p.one_id AS id
              FROM planned_person n
              JOIN person_card p ON p.id = n.person_id
             WHERE n.organisation_id IN (SELECT id FROM beneath)
               AND %s
               AND n.decided_on <= :day
               AND (n.removed_on IS NULL OR n.removed_on > :day)
               AND NOT EXISTS (SELECT FROM enrolment x WHERE x.class_id = :class AND x.person_id IN (SELECT files_of(n.person_id)) AND x.state = 'ACTIVE'))
        """.formatted(OPEN);

    /** Those planned beneath the class's bodies, as far as they are open to the viewer, who are not on its roster. */
    List<KnownPerson> missing(Viewer viewer, ClassHead head) {
        return statement(MISSING, viewer, head).query(KnownPerson.class).list();
    }

    /** The organisations beneath the class's bodies, on the map of the class. */
    Set<OrganisationId> beneath(Viewer viewer, ClassHead head) {
        return jdbc
                .sql(BENEATH + "SELECT id FROM beneath")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("map", mapDay(viewer, head))
                .param("class", head.id().value())
                .query(Long.class)
                .list()
                .stream()
                .map(OrganisationId::new)
                .collect(Collectors.toSet());
    }

    /** The day whose map of organisations counts for a class: its first day once that has come, today before. */
    static LocalDate mapDay(Viewer viewer, ClassHead head) {
        var first = head.firstDay();
        return first != null && first.isBefore(viewer.today()) ? first : viewer.today();
    }

    private JdbcClient.StatementSpec statement(String picked, Viewer viewer, ClassHead head) {
        return jdbc.sql(BENEATH + picked + KNOWN)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("map", mapDay(viewer, head))
                .param("class", head.id().value());
    }
}

package vn.nguon.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Viewer;

/** The people behind two numbers of the homes of leaders and organisation boards: planned and trained for it; trained, then placed in it. */
@Service
public class Trained {
    private final JdbcClient jdbc;

    Trained(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param titles what they are planned for, or were placed in @param day end of the class, or of the placement @param classes codes */
    public record Person(
            UUID ref,
            String fullName,
            String born,
            String unitName,
            String titles,
            LocalDate day,
            String classes,
            int total) {}

    /** Of the entries that count, one line a person. */
    private static final String LINES = """
            WITH scope AS MATERIALIZED (SELECT v AS id FROM visible_organisation(:viewer, CAST(:today AS date)) AS v),
            entry AS (
                SELECT coalesce(s.one_id, n.person_id) AS one_id, n.organisation_id, n.title || ' (' || replace(n.term, '-', '–') || ')' AS title,
                       t.last_day, t.code, n.ended_on
                  FROM planning_course n
                  LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                  LEFT JOIN LATERAL (
                       SELECT x.last_day, x.code FROM planned_training x WHERE x.entry_id = n.id ORDER BY x.last_day DESC, x.class_id DESC LIMIT 1) t ON true
                 WHERE n.organisation_id IN (SELECT id FROM scope)
                   AND %s
            ), person AS (
                SELECT one_id, min(organisation_id) AS organisation_id, string_agg(DISTINCT title, '; ') AS titles, %s AS day,
                       string_agg(DISTINCT code, ', ') AS classes
                  FROM entry
                 GROUP BY one_id
                HAVING bool_and(last_day IS NOT NULL)
            )
            SELECT c.ref, c.full_name, coalesce(c.born, '') AS born, o.short_name AS unit_name, p.titles, p.day, p.classes, count(*) OVER ()::int AS total
              FROM person p
              JOIN person_card c ON c.id = p.one_id
              JOIN organisation_card o ON o.id = p.organisation_id
             ORDER BY p.day DESC, c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
             LIMIT :limit OFFSET :offset
            """;

    private static final String TRAINED = LINES.formatted("""
            n.approved_on <= CAST(:today AS date) AND (n.ended_on IS NULL OR n.ended_on > CAST(:today AS date))""", "max(last_day)");

    /** Somebody placed twice, once without training, counts by the entry that was trained for. */
    private static final String PLACED = LINES.formatted(
            "n.approved_on IS NOT NULL AND n.ending = 'APPOINTED' AND t.last_day IS NOT NULL", "max(ended_on)");

    /** Planned today and trained for every title and term of it; the last trained first. One statement. */
    @Transactional(readOnly = true)
    public List<Person> trained(Viewer viewer, int limit, int offset) {
        return list(viewer, TRAINED, limit, offset);
    }

    /** Placed in what they were trained for, the last placed first. One statement. */
    @Transactional(readOnly = true)
    public List<Person> placed(Viewer viewer, int limit, int offset) {
        return list(viewer, PLACED, limit, offset);
    }

    private List<Person> list(Viewer viewer, String sql, int limit, int offset) {
        Afterwards.mustLook(viewer);
        return jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("limit", limit)
                .param("offset", offset)
                .query(Person.class)
                .list();
    }
}

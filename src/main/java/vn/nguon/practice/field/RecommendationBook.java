package vn.nguon.practice.field;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * Reads recommendations. Two doors, both in SQL: offices with a part in the class (and its supervisor) see all of its recommendations with
 * their authors; an addressed commune sees those that were sent to it, without anybody's name.
 */
@Component
class RecommendationBook {
    private final JdbcClient jdbc;

    RecommendationBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FROM_DOORS = """
              FROM recommendation r
              JOIN field_group g ON g.id = r.group_id
              JOIN training_class c ON c.id = r.class_id
              JOIN organisation_card o ON o.id = r.organisation_id
              JOIN organisation_card f ON f.id = r.addressed_to
              LEFT JOIN document d ON d.id = r.document_id
              LEFT JOIN roster_line l ON l.enrolment_id = r.enrolment_id
             CROSS JOIN LATERAL (
                   SELECT (:office AND r.class_id IN (SELECT p.class_id FROM class_part p WHERE p.organisation_id IN (SELECT visible_organisation(:viewer, :today)))
                           OR :supervisor AND r.class_id IN (SELECT x.class_id FROM class_person x JOIN person_account y ON y.person_id = x.person_id
                                                              WHERE y.account_id = :viewer AND x.capacity = 'SUPERVISOR')) AS office,
                          (:commune AND r.sent_on IS NOT NULL AND r.organisation_id IN (SELECT answering_commune(:viewer, :today))) AS own) w
            """;

    private static final String COLUMNS = """
            SELECT r.id, r.ref, r.no, r.kind, r.title, r.body, r.topic, r.priority, r.due_on, r.state, r.sent_on, r.answer_by, r.percent, r.done_on, r.version,
                   r.class_id, c.code AS class_code, c.public_name AS class_name, g.ref AS group_ref, g.name AS group_name, g.site_name,
                   CASE WHEN w.office THEN coalesce(l.full_name, '') ELSE '' END AS author,
                   EXISTS (SELECT FROM person_account y WHERE y.person_id = l.person_id AND y.account_id = :viewer) AS mine,
                   r.organisation_id, o.ref AS organisation_ref, o.name AS to_name, f.name AS first_name,
                   CASE WHEN w.office THEN coalesce((SELECT string_agg(n.no::text, ', ' ORDER BY n.no)
                               FROM recommendation_finding x JOIN finding n ON n.id = x.finding_id WHERE x.recommendation_id = r.id), '') ELSE '' END AS findings,
                   coalesce(d.number || ', ' || to_char(d.dated, 'DD/MM/YYYY'), '') AS document,
                   coalesce(s.note, '') AS reply, s.on_day AS replied_on, coalesce(s.by_name, '') AS replied_by, w.office, w.own
            """;

    private static final String LAST_REPLY = """
              LEFT JOIN LATERAL (
                   SELECT t.note, t.on_day, y.name AS by_name FROM recommendation_step t JOIN organisation_card y ON y.id = t.organisation_id
                    WHERE t.recommendation_id = r.id AND t.what = 'ANSWERED' ORDER BY t.id DESC LIMIT 1) s ON true
            """;

    private static final String FILTERED = """
             WHERE (w.office OR w.own)
               AND (:code = '' OR c.code = :code)
               AND (CAST(:organisation AS uuid) IS NULL OR o.ref = CAST(:organisation AS uuid))
               AND (:topic = '' OR r.topic = :topic)
               AND (:state = '' OR r.state = :state)
               AND (NOT :late OR r.state = 'SENT' AND r.answer_by < :today OR r.state IN ('ACCEPTED', 'PARTLY') AND r.due_on < :today)
            """;

    private JdbcClient.StatementSpec asked(String sql, Viewer viewer, RecommendationFilter filter) {
        var organisation = filter.organisation();
        var topic = filter.topic();
        var state = filter.state();
        return seen(sql, viewer)
                .param("code", filter.classCode())
                .param("organisation", organisation == null ? null : organisation.toString(), Types.VARCHAR)
                .param("topic", topic == null ? "" : topic.name())
                .param("state", state == null ? "" : state.name())
                .param("late", filter.late());
    }

    private JdbcClient.StatementSpec seen(String sql, Viewer viewer) {
        return jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("office", viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER))
                .param("supervisor", viewer.is(Role.SUPERVISOR))
                .param("commune", viewer.is(Role.COMMUNE));
    }

    private static final String LIST = COLUMNS + FROM_DOORS + LAST_REPLY + FILTERED;

    /** What asks for something first: by the day that counts next; then by class and number. */
    private static final String BY_DAY = LIST + """
             ORDER BY r.state IN ('DECLINED', 'DONE'), CASE WHEN r.state = 'SENT' THEN r.answer_by ELSE r.due_on END, r.class_id DESC, r.no
             LIMIT :size OFFSET :offset
            """;

    private static final String BY_DAY_DOWN = LIST + """
             ORDER BY r.state NOT IN ('DECLINED', 'DONE'), CASE WHEN r.state = 'SENT' THEN r.answer_by ELSE r.due_on END DESC, r.class_id DESC, r.no
             LIMIT :size OFFSET :offset
            """;

    private static final String BY_COMMUNE = LIST + """
             ORDER BY o.name COLLATE "vi-x-icu", r.organisation_id, r.class_id DESC, r.no
             LIMIT :size OFFSET :offset
            """;

    private static final String BY_COMMUNE_DOWN = LIST + """
             ORDER BY o.name COLLATE "vi-x-icu" DESC, r.organisation_id DESC, r.class_id DESC, r.no
             LIMIT :size OFFSET :offset
            """;

    List<Recommendation> list(Viewer viewer, RecommendationFilter filter) {
        var sql = switch (filter.sort()) {
            case "xa" -> filter.descending() ? BY_COMMUNE_DOWN : BY_COMMUNE;
            default -> filter.descending() ? BY_DAY_DOWN : BY_DAY;
        };
        return asked(sql, viewer, filter)
                .param("size", filter.size())
                .param("offset", filter.offset())
                .query(Recommendation.class)
                .list();
    }

    /** Empty when there is none, or it is behind neither door. */
    Optional<Recommendation> one(Viewer viewer, UUID ref) {
        return seen(COLUMNS + FROM_DOORS + LAST_REPLY + " WHERE (w.office OR w.own) AND r.ref = :ref", viewer)
                .param("ref", ref)
                .query(Recommendation.class)
                .optional();
    }

    private static final String OF_GROUP = COLUMNS + """
              FROM recommendation r
              JOIN field_group g ON g.id = r.group_id
              JOIN training_class c ON c.id = r.class_id
              JOIN organisation_card o ON o.id = r.organisation_id
              JOIN organisation_card f ON f.id = r.addressed_to
              LEFT JOIN document d ON d.id = r.document_id
              LEFT JOIN roster_line l ON l.enrolment_id = r.enrolment_id
             CROSS JOIN (SELECT true AS office, false AS own) w
            """ + LAST_REPLY + """
             WHERE r.group_id = :group
             ORDER BY r.no
            """;

    /** All of a group, by number; for whoever may read the group. */
    List<Recommendation> of(Viewer viewer, FieldGroup group) {
        return jdbc.sql(OF_GROUP)
                .param("group", group.id())
                .param("viewer", viewer.id().value())
                .query(Recommendation.class)
                .list();
    }

    /**
     * How many, by commune, by topic and in all.
     *
     * @param organisation null in a line by topic and in all; {@code topic} null in a line by commune and in all
     * @param proposed all of them; {@code accepted} also in part, and what was done since; {@code done} of those
     */
    record Tally(
            @Nullable UUID organisation,
            @Nullable String name,
            @Nullable RecommendationTopic topic,
            int proposed,
            int sent,
            int accepted,
            int declined,
            int done,
            int late) {}

    private static final String TALLY = """
            SELECT o.ref AS organisation, o.name, r.topic, count(*) AS proposed, count(r.sent_on) AS sent,
                   count(*) FILTER (WHERE r.state IN ('ACCEPTED', 'PARTLY', 'DONE')) AS accepted,
                   count(*) FILTER (WHERE r.state = 'DECLINED') AS declined,
                   count(*) FILTER (WHERE r.state = 'DONE') AS done,
                   count(*) FILTER (WHERE r.state = 'SENT' AND r.answer_by < :today OR r.state IN ('ACCEPTED', 'PARTLY') AND r.due_on < :today) AS late
            """ + FROM_DOORS + FILTERED + """
             GROUP BY GROUPING SETS ((o.ref, o.name), (r.topic), ())
             ORDER BY o.name COLLATE "vi-x-icu" NULLS LAST, o.ref, r.topic NULLS LAST
            """;

    List<Tally> tally(Viewer viewer, RecommendationFilter filter) {
        return asked(TALLY, viewer, filter).query(Tally.class).list();
    }

    /** @param actor empty where the reader needs no name */
    record Step(
            String what,
            String toState,
            LocalDate onDay,
            String note,
            @Nullable Integer percent,
            String organisation,
            @Nullable String toOrganisation,
            String document,
            Instant at,
            String actor) {}

    private static final String STEPS = """
            SELECT s.what, s.to_state, s.on_day, s.note, s.percent, o.name AS organisation, n.name AS to_organisation,
                   coalesce(d.number || ', ' || to_char(d.dated, 'DD/MM/YYYY'), '') AS document, s.at, s.actor
              FROM recommendation_step s
              JOIN organisation_card o ON o.id = s.organisation_id
              LEFT JOIN organisation_card n ON n.id = s.to_organisation_id
              LEFT JOIN document d ON d.id = s.document_id
             WHERE s.recommendation_id = :id
             ORDER BY s.id DESC
            """;

    /** What became of it, newest first. */
    List<Step> steps(Recommendation of) {
        return jdbc.sql(STEPS)
                .param("id", of.id())
                .query((row, _) -> new Step(
                        row.getString("what"),
                        row.getString("to_state"),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("note"),
                        row.getObject("percent", Integer.class),
                        row.getString("organisation"),
                        row.getString("to_organisation"),
                        row.getString("document"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor")))
                .list();
    }

    /** Classes with recommendations that the viewer may see, for the filter; latest first. */
    List<String> classes(Viewer viewer) {
        return seen(
                        "SELECT DISTINCT c.code " + FROM_DOORS
                                + " WHERE (w.office OR w.own) ORDER BY c.code DESC LIMIT 100",
                        viewer)
                .query(String.class)
                .list();
    }
}

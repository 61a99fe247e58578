package vn.nguon.practice.field;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.accounts.CountedAhead;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Breadth;
import vn.nguon.units.OrganisationDoor;

/**
 * Reads recommendations. Two doors, both in SQL: offices with a part in the class (and its supervisor) see all of its recommendations with
 * their authors; an addressed commune sees those that were sent to it, without anybody's name.
 */
@Component
class RecommendationBook {
    /** Whoever looks into more organisations than that is shown the list by walking its order, class by class. */
    static final int MANY = 500;

    /** So many places are told apart in the overview, as a select takes. */
    static final int PLACES = 50;

    /** Below that many nothing is counted ahead. */
    private static final int FEW = 200;

    private final JdbcClient jdbc;
    private final Breadth breadth;
    private final CountedAhead.Question<Overview> kept;

    RecommendationBook(JdbcClient jdbc, Breadth breadth, CountedAhead ahead) {
        this.jdbc = jdbc;
        this.breadth = breadth;
        this.kept = ahead.question(
                "recommendations", Overview.class, viewer -> counted(viewer, RecommendationFilter.all(""), PLACES));
    }

    /**
     * Recommendations behind either door, found from the classes and the organisations that the viewer looks into; in arrays, for PostgreSQL took
     * them for many and read all recommendations to join them.
     */
    private static final String SEEN = """
            WITH office AS MATERIALIZED (
                SELECT p.class_id FROM class_part p WHERE :office AND p.organisation_id = ANY (ARRAY(SELECT visible_organisation(:viewer, :today)))
                UNION
                SELECT x.class_id FROM class_person x JOIN person_account y ON y.person_id = x.person_id
                 WHERE :supervisor AND y.account_id = :viewer AND x.capacity = 'SUPERVISOR'
            ), own AS MATERIALIZED (
                SELECT o AS id FROM answering_commune(:viewer, CAST(:today AS date)) AS o WHERE :commune
            ), seen AS MATERIALIZED (
                SELECT %1$s FROM recommendation r WHERE r.class_id = ANY (ARRAY(SELECT class_id FROM office))
                UNION
                SELECT %1$s FROM recommendation r WHERE r.sent_on IS NOT NULL AND r.organisation_id = ANY (ARRAY(SELECT id FROM own))
            )
            """.formatted(
                    "r.id, r.class_id, r.no, r.organisation_id, r.topic, r.state, r.sent_on, r.answer_by, r.due_on");

    private static final String FROM_SEEN = """
                  FROM seen r
                 CROSS JOIN LATERAL (SELECT r.class_id IN (SELECT class_id FROM office) AS office,
                                            r.sent_on IS NOT NULL AND r.organisation_id IN (SELECT id FROM own) AS own) w
            """;

    /** The doors asked of one recommendation after the other. */
    private static final String FROM_EACH = """
                  FROM recommendation r
                 CROSS JOIN LATERAL (
                       SELECT (:office AND coalesce((SELECT true FROM class_part p WHERE p.class_id = r.class_id AND""" + OrganisationDoor.opens("p.organisation_id", ":today") + """
                                                      LIMIT 1), false)
                               OR :supervisor AND r.class_id IN (SELECT x.class_id FROM class_person x JOIN person_account y ON y.person_id = x.person_id
                                                                  WHERE y.account_id = :viewer AND x.capacity = 'SUPERVISOR')) AS office,
                              (:commune AND r.sent_on IS NOT NULL AND r.organisation_id IN (SELECT answering_commune(:viewer, :today))) AS own) w
            """;

    private static final String PAGE_OF_SEEN =
            SEEN + ", page AS MATERIALIZED (SELECT r.id, w.office, w.own " + FROM_SEEN;

    private static final String PAGE_OF_EACH = "WITH page AS MATERIALIZED (SELECT r.id, w.office, w.own " + FROM_EACH;

    private static final String COLUMNS = """
            SELECT r.id, r.ref, r.no, r.kind, r.title, r.body, r.topic, r.priority, r.due_on, r.state, r.sent_on, r.answer_by, r.percent, r.done_on, r.version,
                   r.class_id, c.code AS class_code, c.public_name AS class_name, g.ref AS group_ref, g.name AS group_name, g.site_name,
                   CASE WHEN w.office THEN coalesce(l.full_name, '') ELSE '' END AS author,
                   EXISTS (SELECT FROM person_account y WHERE y.person_id = l.person_id AND y.account_id = :viewer) AS mine,
                   r.organisation_id, o.ref AS organisation_ref, o.name AS to_name,
                   (SELECT f.name FROM organisation_card f WHERE f.id = r.addressed_to) AS first_name,
                   CASE WHEN w.office THEN coalesce((SELECT string_agg(n.no::text, ', ' ORDER BY n.no)
                               FROM recommendation_finding x JOIN finding n ON n.id = x.finding_id WHERE x.recommendation_id = r.id), '') ELSE '' END AS findings,
                   coalesce(d.number || ', ' || to_char(d.dated, 'DD/MM/YYYY'), '') AS document,
                   coalesce(s.note, '') AS reply, s.on_day AS replied_on,
                   coalesce((SELECT y.name FROM organisation_card y WHERE y.id = s.organisation_id), '') AS replied_by, w.office, w.own
            """;

    private static final String OF_PAGE = COLUMNS + """
              FROM page w
              JOIN recommendation r ON r.id = w.id
            """;

    private static final String WHAT_BELONGS = """
              JOIN field_group g ON g.id = r.group_id
              JOIN training_class c ON c.id = r.class_id
             CROSS JOIN LATERAL (SELECT o.ref, o.name FROM organisation_card o WHERE o.id = r.organisation_id OFFSET 0) o
              LEFT JOIN document d ON d.id = r.document_id
              LEFT JOIN roster_line l ON l.enrolment_id = r.enrolment_id
              LEFT JOIN LATERAL (
                   SELECT t.note, t.on_day, t.organisation_id FROM recommendation_step t
                    WHERE t.recommendation_id = r.id AND t.what = 'ANSWERED' ORDER BY t.id DESC LIMIT 1) s ON true
            """;

    private static final String FILTERED = """
                 WHERE (w.office OR w.own)
                   AND (:code = '' OR r.class_id = (SELECT c.id FROM training_class c WHERE c.code = :code))
                   AND (CAST(:organisation AS uuid) IS NULL
                        OR r.organisation_id = (SELECT o.id FROM organisation_card o WHERE o.ref = CAST(:organisation AS uuid)))
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
                .param("office", office(viewer))
                .param("supervisor", viewer.is(Role.SUPERVISOR))
                .param("commune", viewer.is(Role.COMMUNE));
    }

    private static boolean office(Viewer viewer) {
        return viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER);
    }

    /** What asks for something first: by the day that counts next; then by class and number. */
    private static final String BY_DAY =
            " ORDER BY r.state IN ('DECLINED', 'DONE'), CASE WHEN r.state = 'SENT' THEN r.answer_by ELSE r.due_on END, r.class_id DESC, r.no";

    private static final String BY_DAY_DOWN =
            " ORDER BY r.state NOT IN ('DECLINED', 'DONE'), CASE WHEN r.state = 'SENT' THEN r.answer_by ELSE r.due_on END DESC, r.class_id DESC, r.no";

    private static final String BY_COMMUNE =
            " ORDER BY o.name COLLATE \"vi-x-icu\", r.organisation_id, r.class_id DESC, r.no";

    private static final String BY_COMMUNE_DOWN =
            " ORDER BY o.name COLLATE \"vi-x-icu\" DESC, r.organisation_id DESC, r.class_id DESC, r.no";

    List<Recommendation> list(Viewer viewer, RecommendationFilter filter) {
        return list(viewer, filter, MANY);
    }

    /** @param many whoever looks into more organisations than that is shown the same by another way */
    List<Recommendation> list(Viewer viewer, RecommendationFilter filter, int many) {
        var byCommune = filter.sort().equals("xa");
        var order = byCommune
                ? (filter.descending() ? BY_COMMUNE_DOWN : BY_COMMUNE)
                : filter.descending() ? BY_DAY_DOWN : BY_DAY;
        // only the order by day is walked; what is sorted whole is better found from the classes
        var each = !byCommune && !filter.descending() && breadth.beyond(viewer, many);
        var sql = (each ? PAGE_OF_EACH : PAGE_OF_SEEN)
                + (byCommune ? " JOIN organisation_card o ON o.id = r.organisation_id " : "")
                + FILTERED
                + order
                + " LIMIT :size OFFSET :offset) "
                + OF_PAGE
                + WHAT_BELONGS
                + order;
        return asked(sql, viewer, filter)
                .param("size", filter.size())
                .param("offset", filter.offset())
                .query(Recommendation.class)
                .list();
    }

    private static final String ONE =
            PAGE_OF_EACH + " WHERE (w.office OR w.own) AND r.ref = :ref) " + OF_PAGE + WHAT_BELONGS;

    /** Empty when there is none, or it is behind neither door. */
    Optional<Recommendation> one(Viewer viewer, UUID ref) {
        return seen(ONE, viewer).param("ref", ref).query(Recommendation.class).optional();
    }

    private static final String OF_GROUP = COLUMNS + """
              FROM recommendation r
             CROSS JOIN (SELECT true AS office, false AS own) w
            """ + WHAT_BELONGS + """
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

    /**
     * @param places how many communes have one; when they are more than {@link #PLACES}, those with most overdue stand in {@code tallies}, in
     *     that order, otherwise all by name
     * @param at when it was counted, null just now
     */
    record Overview(
            List<Tally> tallies, int places, @Nullable Instant at) {
        /** Of all; null when there are none. */
        @Nullable
        Tally total() {
            return tallies.stream()
                    .filter(one -> one.organisation() == null && one.topic() == null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final String TALLY = SEEN + """
            , counted AS MATERIALIZED (
                SELECT r.organisation_id, r.topic, count(*) AS proposed, count(r.sent_on) AS sent,
                       count(*) FILTER (WHERE r.state IN ('ACCEPTED', 'PARTLY', 'DONE')) AS accepted,
                       count(*) FILTER (WHERE r.state = 'DECLINED') AS declined,
                       count(*) FILTER (WHERE r.state = 'DONE') AS done,
                       count(*) FILTER (WHERE r.state = 'SENT' AND r.answer_by < :today OR r.state IN ('ACCEPTED', 'PARTLY') AND r.due_on < :today) AS late
            """ + FROM_SEEN + FILTERED + """
                 GROUP BY GROUPING SETS ((r.organisation_id), (r.topic), ())
            ), placed AS (
                SELECT k.*, count(k.organisation_id) OVER () AS places,
                       CASE WHEN k.organisation_id IS NOT NULL
                            THEN row_number() OVER (PARTITION BY k.organisation_id IS NULL ORDER BY k.late DESC, k.proposed DESC, k.organisation_id) END AS place
                  FROM counted k
            )
            SELECT o.ref AS organisation, o.name, k.topic, k.proposed, k.sent, k.accepted, k.declined, k.done, k.late, k.places
              FROM placed k
              LEFT JOIN LATERAL (SELECT o.ref, o.name FROM organisation_card o WHERE o.id = k.organisation_id OFFSET 0) o ON true
             WHERE (k.place IS NULL OR k.place <= :places) AND k.proposed > 0
             ORDER BY CASE WHEN k.places > :places THEN k.place END, o.name COLLATE "vi-x-icu" NULLS LAST, o.ref, k.topic NULLS LAST
            """;

    /** Of a nation counted ahead, as long as nothing narrows it. */
    Overview overview(Viewer viewer, RecommendationFilter filter) {
        // what is kept depends on organisations alone: not for whoever looks as a commune or as a supervisor besides
        if (filter.whole() && office(viewer) && !viewer.isAny(Role.COMMUNE, Role.SUPERVISOR)) {
            var answer = kept.of(viewer);
            var total = answer.value().total();
            if (answer.at() == null || total != null && total.proposed() >= FEW)
                return new Overview(answer.value().tallies(), answer.value().places(), answer.at());
        }
        return counted(viewer, filter, PLACES);
    }

    /** @param most so many communes are told apart */
    Overview counted(Viewer viewer, RecommendationFilter filter, int most) {
        var places = new AtomicInteger();
        var tallies = asked(TALLY, viewer, filter)
                .param("places", most)
                .query((row, _) -> {
                    places.set(row.getInt("places"));
                    var topic = row.getString("topic");
                    return new Tally(
                            row.getObject("organisation", UUID.class),
                            row.getString("name"),
                            topic == null ? null : RecommendationTopic.valueOf(topic),
                            row.getInt("proposed"),
                            row.getInt("sent"),
                            row.getInt("accepted"),
                            row.getInt("declined"),
                            row.getInt("done"),
                            row.getInt("late"));
                })
                .list();
        return new Overview(tallies, places.get(), null);
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

    private static final String CLASSES = SEEN + """
            SELECT c.code FROM training_class c WHERE c.id = ANY (ARRAY(SELECT DISTINCT r.class_id FROM seen r)) ORDER BY c.code DESC LIMIT 100
            """;

    private static final String CLASSES_OF_MANY = """
            SELECT c.code
              FROM training_class c
             WHERE (SELECT true
            """ + FROM_EACH + """
                     WHERE r.class_id = c.id AND (w.office OR w.own) LIMIT 1)
             ORDER BY c.code DESC LIMIT 100
            """;

    /** Classes with recommendations that the viewer may see, for the filter; latest first. */
    List<String> classes(Viewer viewer) {
        return classes(viewer, MANY);
    }

    /** @param many whoever looks into more organisations than that is shown the same by another way */
    List<String> classes(Viewer viewer, int many) {
        return seen(breadth.beyond(viewer, many) ? CLASSES_OF_MANY : CLASSES, viewer)
                .query(String.class)
                .list();
    }
}

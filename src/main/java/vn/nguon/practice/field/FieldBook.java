package vn.nguon.practice.field;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.Half;

/** Reads plans, groups and what hangs on a group. The viewer's door to the class was checked by the class's head; groups are filtered here. */
@Component
class FieldBook {
    private final JdbcClient jdbc;

    FieldBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param document as cited, empty while none is */
    record Study(String topic, LocalDate firstDay, LocalDate lastDay, String document, int version) {}

    private static final String STUDY = """
            SELECT s.topic, s.first_day, s.last_day, s.version,
                   coalesce(d.number || ', ' || to_char(d.dated, 'DD/MM/YYYY'), '') AS document
              FROM field_study s
              LEFT JOIN document d ON d.id = s.document_id
             WHERE s.class_id = :class
            """;

    Optional<Study> study(ClassId id) {
        return jdbc.sql(STUDY).param("class", id.value()).query(Study.class).optional();
    }

    /** @param answered by any group */
    record Question(long id, UUID ref, String body, boolean retired, boolean answered) {}

    private static final String QUESTIONS = """
            SELECT q.id, q.ref, q.body, q.retired, EXISTS (SELECT FROM field_answer a WHERE a.question_id = q.id) AS answered
              FROM field_question q
             WHERE q.class_id = :class
             ORDER BY q.retired, q.order_no, q.id
            """;

    List<Question> questions(ClassId id) {
        return jdbc.sql(QUESTIONS)
                .param("class", id.value())
                .query(Question.class)
                .list();
    }

    private static final String GROUPS = """
            SELECT g.id, g.ref, g.no, g.name, g.study_group_no, o.ref AS site, g.site_name, g.hamlets, g.topic,
                   p.ref AS guide_ref, coalesce(p.full_name, '') AS guide, g.vehicle, g.safety, g.host_name, g.host_post, g.host_phone,
                   g.asked_on, g.asked_by, g.confirmed_on, g.confirmed_by, g.host_note, g.version,
                   m.people, coalesce(m.leader, '') AS leader, m.mine, w.guides, w.office,
                   l.days, l.first_leg, l.last_leg, f.findings, r.recommendations, r.sent, r.answered, r.late, k.photos, a.answers,
                   n.held_on, n.signed_on
              FROM field_group g
              LEFT JOIN organisation o ON o.id = g.site_id
              LEFT JOIN person_card p ON p.id = g.guide_id
              LEFT JOIN field_minutes n ON n.group_id = g.id
             CROSS JOIN LATERAL (
                   SELECT count(*) AS people, min(x.full_name) FILTER (WHERE x.office = 'GROUP_LEADER') AS leader,
                          coalesce(bool_or(y.account_id IS NOT NULL), false) AS mine
                     FROM field_member t
                     JOIN roster_line x ON x.enrolment_id = t.enrolment_id
                     LEFT JOIN person_account y ON y.person_id = t.person_id AND y.account_id = :viewer
                    WHERE t.group_id = g.id) m
             CROSS JOIN LATERAL (
                   SELECT EXISTS (SELECT FROM person_account y WHERE y.person_id = g.guide_id AND y.account_id = :viewer) AS guides,
                          coalesce((SELECT e.office FROM enrolment e JOIN person_account y ON y.person_id = e.person_id
                                     WHERE e.class_id = g.class_id AND e.state = 'ACTIVE' AND y.account_id = :viewer), '') AS office) w
             CROSS JOIN LATERAL (
                   SELECT count(*) AS days, min(day) AS first_leg, max(day) AS last_leg FROM field_leg WHERE group_id = g.id) l
             CROSS JOIN LATERAL (SELECT count(*) AS findings FROM finding WHERE group_id = g.id) f
             CROSS JOIN LATERAL (
                   SELECT count(*) AS recommendations, count(sent_on) AS sent,
                          count(*) FILTER (WHERE state IN ('ACCEPTED', 'PARTLY', 'DECLINED', 'DONE')) AS answered,
                          count(*) FILTER (WHERE state = 'SENT' AND answer_by < :today
                                              OR state IN ('ACCEPTED', 'PARTLY') AND due_on < :today) AS late
                     FROM recommendation WHERE group_id = g.id) r
             CROSS JOIN LATERAL (SELECT count(*) AS photos FROM field_photo WHERE group_id = g.id) k
             CROSS JOIN LATERAL (SELECT count(*) AS answers FROM field_answer WHERE group_id = g.id) a
             WHERE g.class_id = :class
               AND (:all OR m.mine OR w.guides)
             ORDER BY g.no
            """;

    /** Groups that the viewer may read, by number: all of them, or the viewer's own. */
    List<FieldGroup> groups(Viewer viewer, ClassHead head) {
        return jdbc.sql(GROUPS)
                .param("class", head.id().value())
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("all", FieldReach.readsAll(viewer, head))
                .query(FieldGroup.class)
                .list();
    }

    /** A member as on the roster. @param office in the class, as a word of the roster */
    record Member(UUID ref, String fullName, String unitName, String office) {}

    /** By given name, Vietnamese order. */
    List<Member> members(FieldGroup group) {
        return jdbc.sql("""
                SELECT l.ref, l.full_name, l.unit_name, l.office
                  FROM field_member m
                  JOIN roster_line l ON l.enrolment_id = m.enrolment_id
                 WHERE m.group_id = :group
                 ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
                """).param("group", group.id()).query(Member.class).list();
    }

    private record LegRow(LocalDate day, String half, String place, String activity, String travel) {}

    /** In order of time. */
    List<FieldLeg> legs(FieldGroup group) {
        return jdbc.sql("""
                        SELECT day, half, place, activity, travel FROM field_leg WHERE group_id = :group ORDER BY day, half DESC
                        """).param("group", group.id()).query(LegRow.class).list().stream()
                .map(row ->
                        new FieldLeg(row.day(), Half.valueOf(row.half()), row.place(), row.activity(), row.travel()))
                .toList();
    }

    /** @param actor who wrote it last, null while nobody did */
    record Answer(
            UUID question,
            String questionBody,
            String body,
            @Nullable String actor) {}

    private static final String ANSWERS = """
            SELECT q.ref AS question, q.body AS question_body, coalesce(a.body, '') AS body, a.actor
              FROM field_question q
              LEFT JOIN field_answer a ON a.question_id = q.id AND a.group_id = :group
             WHERE q.class_id = :class
               AND (NOT q.retired OR a.body IS NOT NULL)
             ORDER BY q.retired, q.order_no, q.id
            """;

    /** Every question of the class with what the group answered. */
    List<Answer> answers(ClassHead head, FieldGroup group) {
        return jdbc.sql(ANSWERS)
                .param("class", head.id().value())
                .param("group", group.id())
                .query(Answer.class)
                .list();
    }

    Optional<FieldMinutes> minutes(FieldGroup group) {
        return jdbc.sql("""
                SELECT held_on, place, host_side, content, conclusion, signed_on, version FROM field_minutes WHERE group_id = :group
                """)
                .param("group", group.id())
                .query(FieldMinutes.class)
                .optional();
    }

    /** Something to choose: an organisation by public id. */
    record Choice(UUID ref, String name) {}

    private static final String COMMUNES = """
            SELECT DISTINCT o.ref, v.name, c.name AS commune, c.organisation_id AS n, v.kind
              FROM class_beneath(:class, CAST(:day AS date), '{DECIDES}') AS b
              JOIN organisation_version c ON c.organisation_id = b AND c.valid @> CAST(:day AS date) AND c.kind = 'COMMUNE_COMMITTEE'
              JOIN organisation_version v ON v.valid @> CAST(:day AS date)
                   AND (v.organisation_id = c.organisation_id OR :government AND v.place_id = c.place_id AND v.kind = 'PEOPLES_COMMITTEE')
              JOIN organisation o ON o.id = v.organisation_id
            """;

    private static final String COMMUNES_IN_ORDER =
            "SELECT ref, name FROM (" + COMMUNES + ") AS x ORDER BY commune COLLATE \"vi-x-icu\", n, kind, ref";

    /** Committees of the communes under the body that decides on the class, as on that day; with each commune's government when asked for. */
    List<Choice> communes(ClassHead head, LocalDate day, boolean government) {
        return jdbc.sql(COMMUNES_IN_ORDER)
                .param("class", head.id().value())
                .param("day", day)
                .param("government", government)
                .query(Choice.class)
                .list();
    }

    /** Who may guide a group: lecturers and supervisor of the class, by given name. */
    List<Choice> guides(ClassHead head) {
        return jdbc.sql("""
                SELECT p.ref, p.full_name AS name
                  FROM person_card p
                 WHERE p.id IN (SELECT person_id FROM class_person WHERE class_id = :class AND capacity IN ('LECTURER', 'SUPERVISOR'))
                 ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
                """)
                .param("class", head.id().value())
                .query(Choice.class)
                .list();
    }

    /** @param groupName name of the field group the trainee is in by hand, empty for none */
    record Trainee(UUID ref, String fullName, String unitName, String groupName) {}

    /** Everybody on the roster, by given name. */
    List<Trainee> trainees(ClassHead head) {
        return jdbc.sql("""
                SELECT l.ref, l.full_name, l.unit_name, coalesce(g.name, '') AS group_name
                  FROM roster_line l
                  LEFT JOIN field_group_trainee t ON t.enrolment_id = l.enrolment_id
                  LEFT JOIN field_group g ON g.id = t.group_id
                 WHERE l.class_id = :class AND l.state = 'ACTIVE'
                 ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
                """)
                .param("class", head.id().value())
                .query(Trainee.class)
                .list();
    }

    /** Numbers of the class's study groups, ascending. */
    List<Integer> studyGroups(ClassHead head) {
        return jdbc.sql("SELECT no FROM study_group WHERE class_id = :class ORDER BY no")
                .param("class", head.id().value())
                .query(Integer.class)
                .list();
    }

    /** A class's field study in the list of all that the viewer may see. */
    record Listed(
            String code,
            String name,
            String topic,
            LocalDate firstDay,
            LocalDate lastDay,
            int groups,
            int sites,
            int findings,
            int recommendations,
            int answered,
            int late) {}

    private static final String LIST = """
            SELECT c.code, c.name, s.topic, s.first_day, s.last_day,
                   (SELECT count(*) FROM field_group g WHERE g.class_id = c.id) AS groups,
                   (SELECT count(DISTINCT g.site_id) FROM field_group g WHERE g.class_id = c.id) AS sites,
                   (SELECT count(*) FROM finding f JOIN field_group g ON g.id = f.group_id WHERE g.class_id = c.id) AS findings,
                   r.recommendations, r.answered, r.late
              FROM field_study s
              JOIN training_class c ON c.id = s.class_id
             CROSS JOIN LATERAL (
                   SELECT count(*) AS recommendations,
                          count(*) FILTER (WHERE x.state IN ('ACCEPTED', 'PARTLY', 'DECLINED', 'DONE')) AS answered,
                          count(*) FILTER (WHERE x.state = 'SENT' AND x.answer_by < :today
                                              OR x.state IN ('ACCEPTED', 'PARTLY') AND x.due_on < :today) AS late
                     FROM recommendation x WHERE x.class_id = c.id) r
             WHERE c.id IN (SELECT visible_class(:viewer, :today))
               AND (:office OR EXISTS (SELECT FROM class_person p JOIN person_account a ON a.person_id = p.person_id
                                        WHERE p.class_id = c.id AND a.account_id = :viewer))
             ORDER BY s.first_day DESC, c.id DESC
             LIMIT 100
            """;

    /** Latest first, at most 100. @param office whether the viewer looks for an office; otherwise only classes that the viewer acts in */
    List<Listed> list(Viewer viewer, boolean office) {
        return jdbc.sql(LIST)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("office", office)
                .query(Listed.class)
                .list();
    }
}

package vn.nguon.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/** The surveys' rows but for what {@link FeedbackCounts} makes of the answers. */
@Component
class FeedbackBook {
    private final JdbcClient jdbc;

    FeedbackBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String SURVEY = """
            SELECT s.id, s.ref, s.class_id, t.content::text AS content, s.opened_at, s.opened_by, s.closes_at, s.counted_at, s.answers
              FROM feedback_survey s
              JOIN feedback_template t ON t.id = s.template_id
            """;

    private static Survey survey(ResultSet row, int n) throws SQLException {
        var counted = row.getObject("counted_at", OffsetDateTime.class);
        return new Survey(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                new ClassId(row.getLong("class_id")),
                FeedbackTemplates.JSON.readValue(row.getString("content"), Template.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("opened_by"),
                row.getObject("closes_at", OffsetDateTime.class).toInstant(),
                counted == null ? null : counted.toInstant(),
                row.getObject("answers", Integer.class));
    }

    Optional<Survey> of(ClassId id) {
        return jdbc.sql(SURVEY + "WHERE s.class_id = :class")
                .param("class", id.value())
                .query(FeedbackBook::survey)
                .optional();
    }

    private static final String SUBJECTS = """
            SELECT no, title, lecturer, answers FROM feedback_subject WHERE survey_id = :survey ORDER BY no
            """;

    /** The class first, then topics in the order they were taught. */
    List<Subject> subjects(Survey survey) {
        return jdbc.sql(SUBJECTS)
                .param("survey", survey.id())
                .query(Subject.class)
                .list();
    }

    /** @param person of the lecturer, 0 for none */
    private record TopicRow(String topic, long person, String title, String lecturer, LocalDate firstDay) {}

    private static final String TOPICS = """
            SELECT coalesce(t.ref::text, x.title) AS topic, coalesce(l.person_id, 0) AS person, coalesce(t.title, x.title) AS title,
                   coalesce(p.full_name || coalesce(', ' || nullif((array_agg(l.post_on_day ORDER BY s.during))[1], ''), ''), '') AS lecturer,
                   min(s.day) AS first_day
              FROM session s
             CROSS JOIN LATERAL (SELECT CASE WHEN s.item_id IS NULL THEN s.title ELSE '' END AS title) x
              LEFT JOIN programme_topic t ON t.id = s.item_id
              LEFT JOIN session_lecturer l ON l.session_id = s.id
              LEFT JOIN person_card p ON p.id = l.person_id
             WHERE s.class_id = :class
               AND s.kind = 'TOPIC'
             GROUP BY t.ref, t.title, x.title, l.person_id, p.full_name, p.given_name
             ORDER BY min(lower(s.during)), p.given_name COLLATE "vi-x-icu", l.person_id
            """;

    /** Topics of the timetable with each of their lecturers, in the order they are taught first. */
    List<FeedbackTopic> topics(ClassId id) {
        return topicRows(id).stream()
                .map(row -> new FeedbackTopic(key(row), row.title(), row.lecturer(), row.firstDay()))
                .toList();
    }

    private List<TopicRow> topicRows(ClassId id) {
        return jdbc.sql(TOPICS).param("class", id.value()).query(TopicRow.class).list();
    }

    /** A key tells topic and lecturer apart without showing a number of the database. */
    private static String key(TopicRow row) {
        return UUID.nameUUIDFromBytes(
                        (row.topic() + "/" + row.person()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    /** Whom a survey asks. @param account null for whoever has none */
    record Asked(long enrolmentId, @Nullable Long accountId) {
        Optional<AccountId> account() {
            return Optional.ofNullable(accountId).map(AccountId::new);
        }
    }

    private static final String ASKED = """
            SELECT e.id AS enrolment_id, a.account_id
              FROM enrolment e
              LEFT JOIN person_account a ON a.person_id = e.person_id
             WHERE e.class_id = :class
               AND e.state = 'ACTIVE'
               AND NOT EXISTS (SELECT FROM feedback_tick t JOIN feedback_survey s ON s.id = t.survey_id WHERE s.class_id = e.class_id AND t.enrolment_id = e.id)
             ORDER BY e.id
            """;

    /** Trainees of now who have not answered. */
    List<Asked> asked(ClassId id) {
        return jdbc.sql(ASKED).param("class", id.value()).query(Asked.class).list();
    }

    private static final String OPEN = """
            INSERT INTO feedback_survey (ref, class_id, template_id, opened_at, opened_by, closes_at)
            VALUES (:ref, :class, :template, :at, :actor, :closes)
            RETURNING id
            """;

    private static final String SUBJECT = """
            INSERT INTO feedback_subject (survey_id, no, title, lecturer, person_id) VALUES (:survey, :no, :title, :lecturer, :person)
            """;

    /**
     * Writes a survey with its subjects and its empty box.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the class has one
     */
    long open(
            Viewer by,
            ClassId of,
            UUID ref,
            long template,
            Instant at,
            Instant closes,
            List<String> topics,
            byte[] box) {
        long survey = jdbc.sql(OPEN)
                .param("ref", ref)
                .param("class", of.value())
                .param("template", template)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", by.name())
                .param("closes", closes.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        subject(survey, 0, "Lớp học", "", null);
        var no = 0;
        for (var row : topicRows(of))
            if (topics.contains(key(row)))
                subject(survey, ++no, row.title(), row.lecturer(), row.person() == 0 ? null : row.person());
        jdbc.sql("INSERT INTO feedback_box (survey_id, sealed) VALUES (:survey, :sealed)")
                .param("survey", survey)
                .param("sealed", box)
                .update();
        return survey;
    }

    private void subject(long survey, int no, String title, String lecturer, @Nullable Long person) {
        jdbc.sql(SUBJECT)
                .param("survey", survey)
                .param("no", no)
                .param("title", title)
                .param("lecturer", lecturer)
                .param("person", person, Types.BIGINT)
                .update();
    }

    void closeAt(Survey survey, Instant closes) {
        jdbc.sql("UPDATE feedback_survey SET closes_at = :closes WHERE id = :survey")
                .param("closes", closes.atOffset(ZoneOffset.UTC))
                .param("survey", survey.id())
                .update();
    }

    /** The enrolment by which this viewer is asked; empty for whoever is not a trainee of the class now. */
    Optional<Long> enrolment(Viewer viewer, ClassId of) {
        return jdbc.sql("""
                        SELECT e.id
                          FROM enrolment e
                          JOIN person_account a ON a.person_id = e.person_id
                         WHERE a.account_id = :viewer
                           AND e.class_id = :class
                           AND e.state = 'ACTIVE'
                        """)
                .param("viewer", viewer.id().value())
                .param("class", of.value())
                .query(Long.class)
                .optional();
    }

    /** Ticks who answers; false when that was done before. */
    boolean tick(Survey survey, long enrolment) {
        return jdbc.sql("""
                        INSERT INTO feedback_tick (survey_id, enrolment_id) VALUES (:survey, :enrolment)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("survey", survey.id())
                        .param("enrolment", enrolment)
                        .update()
                == 1;
    }

    boolean ticked(Survey survey, long enrolment) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM feedback_tick WHERE survey_id = :survey AND enrolment_id = :enrolment)")
                .param("survey", survey.id())
                .param("enrolment", enrolment)
                .query(Boolean.class)
                .single();
    }

    /** The box, held by the caller's transaction: one after another they put in or count. Empty once it was counted. */
    Optional<byte[]> lockBox(Survey survey) {
        return jdbc.sql("SELECT sealed FROM feedback_box WHERE survey_id = :survey FOR UPDATE")
                .param("survey", survey.id())
                .query(byte[].class)
                .optional();
    }

    void replaceBox(Survey survey, byte[] sealed) {
        jdbc.sql("UPDATE feedback_box SET sealed = :sealed WHERE survey_id = :survey")
                .param("survey", survey.id())
                .param("sealed", sealed)
                .update();
    }

    /** A box that nothing opens any more is as good as empty: everybody is asked again. */
    void forgetTicks(Survey survey) {
        jdbc.sql("DELETE FROM feedback_tick WHERE survey_id = :survey")
                .param("survey", survey.id())
                .update();
    }

    /** Ticks in the order of the roster, all written by one transaction: how they came in is gone. */
    void rewriteTicks(Survey survey) {
        var ticks = jdbc.sql("SELECT enrolment_id FROM feedback_tick WHERE survey_id = :survey FOR UPDATE")
                .param("survey", survey.id())
                .query(Long.class)
                .list();
        forgetTicks(survey);
        var ordered = new ArrayList<>(ticks);
        ordered.sort(null);
        jdbc.sql("""
                        INSERT INTO feedback_tick (survey_id, enrolment_id)
                        SELECT :survey, e FROM unnest(CAST(:enrolments AS bigint[])) AS e ORDER BY e
                        """)
                .param("survey", survey.id())
                .param("enrolments", ordered.toArray(Long[]::new))
                .update();
    }

    /** @param asked trainees of now; {@code answered} ticks */
    record Turnout(int asked, int answered) {}

    private static final String TURNOUT = """
            SELECT (SELECT count(*) FROM enrolment e WHERE e.class_id = :class AND e.state = 'ACTIVE') AS asked,
                   (SELECT count(*) FROM feedback_tick t WHERE t.survey_id = :survey) AS answered
            """;

    Turnout turnout(Survey survey) {
        return jdbc.sql(TURNOUT)
                .param("survey", survey.id())
                .param("class", survey.classId().value())
                .query(Turnout.class)
                .single();
    }

    /** Somebody who has not answered yet. */
    record Silent(String fullName, String unitName, int groupNo) {}

    private static final String SILENT = """
            SELECT l.full_name, l.unit_name, coalesce(l.group_no, 0) AS group_no
              FROM roster_line l
             WHERE l.class_id = :class
               AND l.state = 'ACTIVE'
               AND NOT EXISTS (SELECT FROM feedback_tick t WHERE t.survey_id = :survey AND t.enrolment_id = l.enrolment_id)
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    List<Silent> silent(Survey survey) {
        return jdbc.sql(SILENT)
                .param("survey", survey.id())
                .param("class", survey.classId().value())
                .query(Silent.class)
                .list();
    }

    /** A survey of a class of the viewer's own. */
    record Own(String code, String className, Instant closesAt, boolean counted, boolean answered) {}

    private static final String OWN = """
            SELECT c.code, c.name AS class_name, s.closes_at, s.counted_at IS NOT NULL AS counted,
                   EXISTS (SELECT FROM feedback_tick t WHERE t.survey_id = s.id AND t.enrolment_id = e.id) AS answered
              FROM person_account a
              JOIN enrolment e ON e.person_id = a.person_id AND e.state = 'ACTIVE'
              JOIN feedback_survey s ON s.class_id = e.class_id
              JOIN training_class c ON c.id = e.class_id
             WHERE a.account_id = :viewer
             ORDER BY s.closes_at DESC, s.id DESC
            """;

    List<Own> own(Viewer viewer) {
        return jdbc.sql(OWN)
                .param("viewer", viewer.id().value())
                .query(Own.class)
                .list();
    }

    /** Surveys that have closed and are not counted, or whose key is still there. */
    List<Survey> due(Instant now) {
        return jdbc.sql(SURVEY + "WHERE NOT s.key_destroyed AND s.closes_at <= :now ORDER BY s.id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(FeedbackBook::survey)
                .list();
    }

    void keyDestroyed(Survey survey) {
        jdbc.sql("UPDATE feedback_survey SET key_destroyed = true WHERE id = :survey")
                .param("survey", survey.id())
                .update();
    }
}

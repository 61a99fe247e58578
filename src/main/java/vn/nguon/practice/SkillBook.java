package vn.nguon.practice;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/** Reads and writes surveys and answers. Rights are the façade's, except where a statement names the viewer. */
@Component
class SkillBook {
    private final JdbcClient jdbc;

    SkillBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SkillSurvey> survey(ClassId id) {
        return jdbc.sql(
                        "SELECT form_id, before_from, before_to, after_from, after_to, version FROM skill_survey WHERE class_id = :class")
                .param("class", id.value())
                .query(SkillSurvey.class)
                .optional();
    }

    /** Twice is once. @return whether it was not there before */
    boolean begin(ClassId id, SkillSurvey survey) {
        return jdbc.sql("""
                INSERT INTO skill_survey (class_id, form_id, before_from, before_to, after_from, after_to)
                VALUES (:class, :form, :bf, :bt, :af, :at)
                    ON CONFLICT DO NOTHING
                """)
                        .param("class", id.value())
                        .param("form", survey.formId())
                        .param("bf", survey.beforeFrom())
                        .param("bt", survey.beforeTo())
                        .param("af", survey.afterFrom())
                        .param("at", survey.afterTo())
                        .update()
                == 1;
    }

    /** @return whether nobody else had saved first */
    boolean change(ClassId id, SkillSurvey survey) {
        return jdbc.sql("""
                UPDATE skill_survey
                   SET form_id = :form, before_from = :bf, before_to = :bt, after_from = :af, after_to = :at, version = version + 1
                 WHERE class_id = :class AND version = :version
                """)
                        .param("class", id.value())
                        .param("form", survey.formId())
                        .param("bf", survey.beforeFrom())
                        .param("bt", survey.beforeTo())
                        .param("af", survey.afterFrom())
                        .param("at", survey.afterTo())
                        .param("version", survey.version())
                        .update()
                == 1;
    }

    /** A class's days, for a survey that begins. Null without study days. */
    record Days(@Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {}

    Days days(ClassId id) {
        return jdbc.sql("SELECT first_day, last_day FROM training_class WHERE id = :class")
                .param("class", id.value())
                .query(Days.class)
                .single();
    }

    boolean answered(ClassId id) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM skill_answer a JOIN enrolment e ON e.id = a.enrolment_id WHERE e.class_id = :class)")
                .param("class", id.value())
                .query(Boolean.class)
                .single();
    }

    /** One trainee and who has answered: when, null while not. */
    record Line(
            UUID ref,
            String fullName,
            String unitName,
            @Nullable Instant ownBefore,
            @Nullable Instant communeBefore,
            @Nullable Instant ownAfter,
            @Nullable Instant communeAfter) {}

    private static final String LINES = """
            SELECT l.ref, l.full_name, l.unit_name,
                   max(a.at) FILTER (WHERE a.who = 'SELF' AND a.moment = 'BEFORE') AS own_before,
                   max(a.at) FILTER (WHERE a.who = 'COMMUNE' AND a.moment = 'BEFORE') AS commune_before,
                   max(a.at) FILTER (WHERE a.who = 'SELF' AND a.moment = 'AFTER') AS own_after,
                   max(a.at) FILTER (WHERE a.who = 'COMMUNE' AND a.moment = 'AFTER') AS commune_after
              FROM roster_line l
              LEFT JOIN skill_answer a ON a.enrolment_id = l.enrolment_id
             WHERE l.class_id = :class
               AND l.state = 'ACTIVE'
             GROUP BY l.enrolment_id, l.ref, l.full_name, l.given_name, l.unit_name
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    /** The roster by given name, Vietnamese order. */
    List<Line> lines(ClassId id) {
        return jdbc.sql(LINES)
                .param("class", id.value())
                .query((row, _) -> new Line(
                        row.getObject("ref", UUID.class),
                        row.getString("full_name"),
                        row.getString("unit_name"),
                        PracticeBook.instant(row, "own_before"),
                        PracticeBook.instant(row, "commune_before"),
                        PracticeBook.instant(row, "own_after"),
                        PracticeBook.instant(row, "commune_after")))
                .list();
    }

    /** Mean of one skill, one who and one when, over those who answered. @param mean two decimals */
    record Mean(String skill, Answering who, Moment moment, BigDecimal mean, int answers) {}

    /** Of everybody still in the class. */
    List<Mean> means(ClassId id) {
        return jdbc.sql("""
                SELECT v.skill, v.who, v.moment, round(avg(v.value), 2) AS mean, count(*)::int AS answers
                  FROM skill_score v
                  JOIN enrolment e ON e.id = v.enrolment_id AND e.state = 'ACTIVE'
                 WHERE v.class_id = :class
                 GROUP BY v.skill, v.who, v.moment
                """).param("class", id.value()).query(Mean.class).list();
    }

    /** One value of one trainee. */
    record Value(String skill, Answering who, Moment moment, int value) {}

    record Remark(Answering who, Moment moment, String remark, String actor, Instant at) {}

    List<Value> values(long enrolment) {
        return jdbc.sql(
                        "SELECT skill, who, moment, value FROM skill_score WHERE enrolment_id = :id ORDER BY order_no, who, moment")
                .param("id", enrolment)
                .query(Value.class)
                .list();
    }

    List<Remark> remarks(long enrolment) {
        return jdbc.sql(
                        "SELECT who, moment, remark, actor, at FROM skill_answer WHERE enrolment_id = :id ORDER BY at, id")
                .param("id", enrolment)
                .query((row, _) -> new Remark(
                        Answering.valueOf(row.getString("who")),
                        Moment.valueOf(row.getString("moment")),
                        row.getString("remark"),
                        row.getString("actor"),
                        java.util.Objects.requireNonNull(PracticeBook.instant(row, "at"))))
                .list();
    }

    record Trainee(long enrolmentId, UUID ref, String fullName, String unitName) {}

    Optional<Trainee> trainee(ClassId id, UUID ref) {
        return jdbc.sql(
                        "SELECT enrolment_id, ref, full_name, unit_name FROM roster_line WHERE class_id = :class AND ref = :ref AND state = 'ACTIVE'")
                .param("class", id.value())
                .param("ref", ref)
                .query(Trainee.class)
                .optional();
    }

    /**
     * A form that the viewer may fill in, or has filled in: about themselves, or for the commune that sent the trainee.
     *
     * @param at when it was answered last; null while it was not
     */
    record Owed(
            long classId,
            String className,
            String state,
            long enrolmentId,
            UUID ref,
            String fullName,
            String unitName,
            Answering who,
            Moment moment,
            LocalDate fromDay,
            LocalDate toDay,
            long formId,
            long organisationId,
            @Nullable Instant at,
            String actor) {}

    /** Through two doors: one's own place, and those that one's commune (or one whose tasks passed to it) sent. */
    private static final String OWED = """
            SELECT c.id AS class_id, c.name AS class_name, c.state, e.enrolment_id, e.ref, e.full_name, e.unit_name, e.who, m.moment,
                   CASE m.moment WHEN 'BEFORE' THEN y.before_from ELSE y.after_from END AS from_day,
                   CASE m.moment WHEN 'BEFORE' THEN y.before_to ELSE y.after_to END AS to_day,
                   y.form_id, e.organisation_id, a.at, coalesce(a.actor, '') AS actor
              FROM (SELECT l.*, 'SELF' AS who
                      FROM roster_line l
                     WHERE l.state = 'ACTIVE'
                       AND l.person_id = ANY (ARRAY(SELECT p.person_id FROM person_account p WHERE p.account_id = :viewer))
                    UNION ALL
                    SELECT l.*, 'COMMUNE'
                      FROM roster_line l
                     WHERE l.state = 'ACTIVE'
                       AND l.organisation_id = ANY (ARRAY(SELECT acting_commune(:viewer, CAST(:day AS date))))) e
              JOIN training_class c ON c.id = e.class_id
              JOIN skill_survey y ON y.class_id = c.id
             CROSS JOIN (VALUES ('BEFORE'), ('AFTER')) AS m (moment)
              LEFT JOIN skill_answer a ON a.enrolment_id = e.enrolment_id AND a.who = e.who AND a.moment = m.moment
             WHERE c.state IN ('STUDYING', 'AWAITING_RESULTS', 'FINISHED')
               AND (CAST(:ref AS uuid) IS NULL OR e.ref = :ref AND m.moment = :moment)
             ORDER BY c.first_day DESC, c.id DESC, m.moment DESC, e.who DESC, e.given_name COLLATE "vi-x-icu", e.full_name COLLATE "vi-x-icu", e.enrolment_id
             LIMIT 400
            """;

    /** Latest class first, at most 400. */
    List<Owed> owed(Viewer viewer) {
        return find(viewer, null, null);
    }

    /** The one form; who is both the trainee and of the commune answers for themselves. */
    Optional<Owed> owed(Viewer viewer, UUID trainee, Moment moment) {
        return find(viewer, trainee, moment.name()).stream().findFirst();
    }

    private List<Owed> find(Viewer viewer, @Nullable UUID trainee, @Nullable String moment) {
        return jdbc.sql(OWED)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("ref", trainee, Types.OTHER)
                .param("moment", moment, Types.VARCHAR)
                .query((row, _) -> new Owed(
                        row.getLong("class_id"),
                        row.getString("class_name"),
                        row.getString("state"),
                        row.getLong("enrolment_id"),
                        row.getObject("ref", UUID.class),
                        row.getString("full_name"),
                        row.getString("unit_name"),
                        Answering.valueOf(row.getString("who")),
                        Moment.valueOf(row.getString("moment")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getLong("form_id"),
                        row.getLong("organisation_id"),
                        PracticeBook.instant(row, "at"),
                        row.getString("actor")))
                .list();
    }

    SkillAnswer answer(long enrolment, Answering who, Moment moment) {
        var values = new HashMap<String, Integer>();
        var head = new SkillAnswer[] {SkillAnswer.NONE};
        jdbc.sql("""
                SELECT a.remark, a.version, v.skill, v.value
                  FROM skill_answer a
                  JOIN skill_value v ON v.answer_id = a.id
                 WHERE a.enrolment_id = :enrolment AND a.who = :who AND a.moment = :moment
                """)
                .param("enrolment", enrolment)
                .param("who", who.name())
                .param("moment", moment.name())
                .query(row -> {
                    values.put(row.getString("skill"), row.getInt("value"));
                    head[0] = new SkillAnswer(java.util.Map.of(), row.getString("remark"), row.getInt("version"));
                });
        return new SkillAnswer(values, head[0].remark(), head[0].version());
    }

    /** The answer and its five values. @return whether nobody else had answered since the form was opened */
    boolean write(Viewer by, Owed form, SkillAnswer answer, Instant at) {
        var saved = jdbc.sql("""
                INSERT INTO skill_answer AS a (enrolment_id, who, moment, remark, at, account_id, actor)
                VALUES (:enrolment, :who, :moment, :remark, :at, :account, :actor)
                    ON CONFLICT ON CONSTRAINT skill_answer_once
                    DO UPDATE SET remark = excluded.remark, at = excluded.at, account_id = excluded.account_id, actor = excluded.actor, version = a.version + 1
                        WHERE a.version = :version
                RETURNING id
                """)
                .param("enrolment", form.enrolmentId())
                .param("who", form.who().name())
                .param("moment", form.moment().name())
                .param("remark", answer.remark())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("account", by.id().value())
                .param("actor", by.name())
                .param("version", answer.version())
                .query(Long.class)
                .optional();
        if (saved.isEmpty()) return false;
        jdbc.sql("""
                INSERT INTO skill_value AS v (answer_id, skill, value)
                SELECT :answer, * FROM unnest(CAST(:skills AS text[]), CAST(:values AS int[]))
                    ON CONFLICT (answer_id, skill) DO UPDATE SET value = excluded.value WHERE v.value <> excluded.value
                """)
                .param("answer", saved.get())
                .param("skills", answer.values().keySet().toArray(String[]::new))
                .param("values", answer.values().values().toArray(Integer[]::new))
                .update();
        return true;
    }
}

package vn.nguon.feedback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;

/** What was counted: written once a survey, read for the class and for each lecturer. */
@Component
class FeedbackCounts {
    private final JdbcClient jdbc;

    FeedbackCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String TALLY = """
            INSERT INTO feedback_tally (survey_id, subject_no, item_no, score, answers)
            SELECT :survey, :subject, i.n, s.n, s.answers
              FROM jsonb_array_elements(CAST(:scores AS jsonb)) WITH ORDINALITY AS i(counts, n)
             CROSS JOIN LATERAL (
                   SELECT x.n, CAST(x.v AS int) AS answers FROM jsonb_array_elements_text(i.counts) WITH ORDINALITY AS x(v, n)) s
             ORDER BY i.n, s.n
            """;

    /** Random ids, shuffled order, in a transaction that writes nothing of anybody in particular. */
    void write(Survey survey, Tally tally, Instant at) {
        for (var counted : tally.subjects()) {
            jdbc.sql("UPDATE feedback_subject SET answers = :answers WHERE survey_id = :survey AND no = :no")
                    .param("answers", counted.answers())
                    .param("survey", survey.id())
                    .param("no", counted.no())
                    .update();
            jdbc.sql(TALLY)
                    .param("survey", survey.id())
                    .param("subject", counted.no())
                    .param("scores", FeedbackTemplates.JSON.writeValueAsString(counted.scores()))
                    .update();
        }
        for (var comment : tally.comments())
            jdbc.sql("""
                            INSERT INTO feedback_comment (id, survey_id, subject_no, question_no, text)
                            VALUES (:id, :survey, :subject, :question, :text)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("survey", survey.id())
                    .param("subject", comment.subject())
                    .param("question", comment.question())
                    .param("text", comment.text())
                    .update();
        jdbc.sql("DELETE FROM feedback_box WHERE survey_id = :survey")
                .param("survey", survey.id())
                .update();
        jdbc.sql("UPDATE feedback_survey SET counted_at = :at, answers = :answers WHERE id = :survey")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("answers", tally.answers())
                .param("survey", survey.id())
                .update();
    }

    /** How many gave one score to one item. */
    record Cell(int subjectNo, int itemNo, int score, int answers) {}

    List<Cell> cells(Survey survey) {
        return jdbc.sql("""
                        SELECT subject_no, item_no, score, answers
                          FROM feedback_tally
                         WHERE survey_id = :survey
                         ORDER BY subject_no, item_no, score
                        """).param("survey", survey.id()).query(Cell.class).list();
    }

    /** @param hiddenReason empty while it is shown */
    record Comment(
            UUID id,
            int subjectNo,
            int questionNo,
            String text,
            String hiddenReason,
            String hiddenBy,
            @Nullable LocalDate hiddenOn) {}

    /** In the order of their random ids. */
    List<Comment> comments(Survey survey) {
        return jdbc.sql("""
                        SELECT id, subject_no, question_no, text, hidden_reason, hidden_by, hidden_on
                          FROM feedback_comment
                         WHERE survey_id = :survey
                         ORDER BY subject_no, question_no, id
                        """).param("survey", survey.id()).query(Comment.class).list();
    }

    /** False when there is no such comment in this survey, or it is hidden already. */
    boolean hide(Survey survey, UUID comment, String reason, Viewer by) {
        return jdbc.sql("""
                        UPDATE feedback_comment
                           SET hidden_reason = :reason, hidden_by = :actor, hidden_on = :day
                         WHERE id = :id AND survey_id = :survey AND hidden_reason = ''
                        """)
                        .param("reason", reason)
                        .param("actor", by.name())
                        .param("day", by.today())
                        .param("id", comment)
                        .param("survey", survey.id())
                        .update()
                == 1;
    }

    /** A topic that the viewer taught in a class that was counted. */
    record Taught(
            long surveyId,
            int no,
            String code,
            String className,
            String title,
            @Nullable Integer answers,
            String content) {}

    private static final String TAUGHT = """
            SELECT s.id AS survey_id, j.no, c.code, c.name AS class_name, j.title, j.answers, t.content::text AS content
              FROM person_account a
              JOIN feedback_subject j ON j.person_id = a.person_id
              JOIN feedback_survey s ON s.id = j.survey_id AND s.counted_at IS NOT NULL
              JOIN feedback_template t ON t.id = s.template_id
              JOIN training_class c ON c.id = s.class_id
             WHERE a.account_id = :viewer
             ORDER BY s.counted_at DESC, s.id DESC, j.no
             LIMIT 100
            """;

    /** Door: the viewer is the lecturer. The latest hundred. */
    List<Taught> taught(Viewer viewer) {
        return jdbc.sql(TAUGHT)
                .param("viewer", viewer.id().value())
                .query(Taught.class)
                .list();
    }

    private static final String TAUGHT_CELLS = """
            SELECT y.survey_id * 1000 + y.subject_no AS subject, y.item_no, y.score, y.answers
              FROM feedback_tally y
              JOIN feedback_subject j ON j.survey_id = y.survey_id AND j.no = y.subject_no
              JOIN person_account a ON a.person_id = j.person_id
             WHERE a.account_id = :viewer
             ORDER BY 1, y.item_no, y.score
            """;

    /** @param subject survey and number in one: {@link #key} */
    record TaughtCell(long subject, int itemNo, int score, int answers) {}

    static long key(long survey, int no) {
        return survey * 1000 + no;
    }

    List<TaughtCell> taughtCells(Viewer viewer) {
        return jdbc.sql(TAUGHT_CELLS)
                .param("viewer", viewer.id().value())
                .query(TaughtCell.class)
                .list();
    }

    record TaughtComment(long subject, String text) {}

    private static final String TAUGHT_COMMENTS = """
            SELECT m.survey_id * 1000 + m.subject_no AS subject, m.text
              FROM feedback_comment m
              JOIN feedback_subject j ON j.survey_id = m.survey_id AND j.no = m.subject_no
              JOIN person_account a ON a.person_id = j.person_id
             WHERE a.account_id = :viewer
               AND m.hidden_reason = ''
             ORDER BY 1, m.id
            """;

    List<TaughtComment> taughtComments(Viewer viewer) {
        return jdbc.sql(TAUGHT_COMMENTS)
                .param("viewer", viewer.id().value())
                .query(TaughtComment.class)
                .list();
    }
}

package vn.nguon.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.TestDatabase;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;

/** Plays who would find out: everything in the database, as its owner, against everything that was said. */
@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class AnonymityTests {
    private static final int PEOPLE = 12;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Feedback feedback;

    @Autowired
    FeedbackBook book;

    @Autowired
    NguonClock clock;

    private SurveyedClass given;

    @BeforeEach
    void twelveTrainees() {
        // What the tests before left open is not this one's.
        clock.travelTo(SurveyedClass.DAY.plusYears(1).atTime(9, 0));
        feedback.count();
        clock.travelTo(SurveyedClass.DAY.atTime(9, 0));
        given = new SurveyedClass(jdbc, PEOPLE);
        feedback.open(given.given.clerk, given.code(), given.all(feedback));
    }

    private long survey() {
        return book.of(given.made.id()).orElseThrow().id();
    }

    /** The last on the roster first, each with words of their own. */
    private List<String> answer() {
        var words = new ArrayList<String>();
        for (int person : given.backwards()) {
            clock.travelTo(SurveyedClass.DAY.atTime(9, 1).plusMinutes(words.size() * 7L));
            words.add("Lời của người thứ %02d".formatted(person));
            assertThat(feedback.answer(
                            given.trainees.get(person),
                            given.code(),
                            SurveyedClass.answer(person % 5 + 1, words.getLast())))
                    .isEqualTo(Outcome.done(1));
        }
        return words;
    }

    private void count() {
        clock.travelTo(SurveyedClass.DAY.plusDays(3).atTime(0, 1));
        assertThat(feedback.count()).isOne();
    }

    @Test
    void showsNothingOfAParkedAnswerButThatThereIsABox(CapturedOutput log) {
        var owner = TestDatabase.asOwner(database);
        var sizes = new HashSet<Integer>();
        for (int person : given.backwards()) {
            feedback.answer(
                    given.trainees.get(person), given.code(), SurveyedClass.answer(4, "Mật khẩu lời " + person));
            var box = owner.sql("SELECT sealed FROM feedback_box WHERE survey_id = :survey")
                    .param("survey", survey())
                    .query(byte[].class)
                    .list();
            assertThat(box).as("one box, whoever answered").hasSize(1);
            sizes.add(box.getFirst().length);
            assertThat(new String(box.getFirst(), StandardCharsets.UTF_8)).doesNotContain("lời", "scores");
        }
        assertThat(sizes).as("its size does not tell how much was said").containsExactly(AnswerBox.BLOCK);
        for (var table : tables(owner))
            assertThat(owner.sql("SELECT count(*) FROM %s x WHERE x::text LIKE '%%Mật khẩu lời%%'".formatted(table))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        assertThat(log.getAll()).doesNotContain("Mật khẩu lời");
    }

    @Test
    void sharesNoTransactionBetweenAnybodyAndWhatWasSaid() {
        answer();
        count();
        var owner = TestDatabase.asOwner(database);
        var said = new HashSet<String>();
        for (var table : List.of("feedback_comment", "feedback_tally"))
            said.addAll(owner.sql("SELECT DISTINCT xmin::text FROM %s WHERE survey_id = :survey".formatted(table))
                    .param("survey", survey())
                    .query(String.class)
                    .list());
        assertThat(said).hasSize(1);
        var together = new TreeSet<String>();
        for (var table : tables(owner))
            if (owner.sql("SELECT count(*) FROM %s WHERE xmin::text IN (:said)".formatted(table))
                            .param("said", said)
                            .query(Integer.class)
                            .single()
                    > 0) together.add(table);
        // The line of the audit is the system's and names nobody; whether it waits for its seal does not matter.
        together.remove("audit_unsealed");
        assertThat(together)
                .containsExactly(
                        "audit_content", "audit_entry", "feedback_comment", "feedback_subject", "feedback_tally");
        assertThat(owner.sql("SELECT account_id FROM audit_entry WHERE xmin::text IN (:said)")
                        .param("said", said)
                        .query(Long.class)
                        .list())
                .containsOnlyNulls();
    }

    @Test
    void keepsNoOrderInWhichTheyCame() {
        var came = answer();
        count();
        var owner = TestDatabase.asOwner(database);
        var backwards = new ArrayList<>(came);
        java.util.Collections.reverse(backwards);
        for (var order : List.of("ctid", "id"))
            assertThat(owner.sql("SELECT text FROM feedback_comment WHERE survey_id = :survey ORDER BY " + order)
                            .param("survey", survey())
                            .query(String.class)
                            .list())
                    .as("by " + order)
                    .hasSize(PEOPLE)
                    .isNotEqualTo(came)
                    .isNotEqualTo(backwards);
        assertThat(owner.sql("SELECT enrolment_id FROM feedback_tick WHERE survey_id = :survey ORDER BY ctid")
                        .param("survey", survey())
                        .query(Long.class)
                        .list())
                .as("ticks lie in the order of the roster")
                .isEqualTo(given.made.enrolments());
        assertThat(owner.sql("SELECT count(DISTINCT xmin::text) FROM feedback_tick WHERE survey_id = :survey")
                        .param("survey", survey())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void keepsNoTimeAndNoNumberThatGrows() {
        var columns =
                TestDatabase.asOwner(database).sql("""
                        SELECT table_name || '.' || column_name
                          FROM information_schema.columns
                         WHERE table_name IN ('feedback_tick', 'feedback_box', 'feedback_tally', 'feedback_comment')
                           AND (data_type LIKE 'timestamp%' OR data_type LIKE 'time%' OR is_identity = 'YES' OR column_default IS NOT NULL AND column_default LIKE 'nextval%')
                        """).query(String.class).list();
        assertThat(columns).isEmpty();
        answer();
        var traces = TestDatabase.asOwner(database);
        assertThat(traces.sql("SELECT count(*) FROM audit_entry WHERE account_id = ANY (:people)")
                        .param(
                                "people",
                                given.trainees.stream().map(t -> t.id().value()).toArray(Long[]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(traces.sql("SELECT count(*) FROM event_publication")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Topic 1 is spoken about by 4, topic 2 by 5, topic 3 by 9, the class by all 12. */
    @Test
    void showsNoTwoViewsThatDifferByFewerThanFive() {
        var published = new HashMap<String, Set<Integer>>();
        look(published);
        for (int person = 0; person < PEOPLE; person++) {
            var topics = new ArrayList<Integer>();
            if (person < 4) topics.add(1);
            if (person < 5) topics.add(2);
            if (person < 9) topics.add(3);
            feedback.answer(
                    given.trainees.get(person),
                    given.code(),
                    SurveyedClass.answer(
                            person % 5 + 1, "", topics.stream().mapToInt(n -> n).toArray()));
            look(published);
        }
        feedback.extend(given.given.clerk, given.code(), FeedbackPages.endOf(SurveyedClass.DAY.plusDays(3)));
        look(published);
        clock.travelTo(SurveyedClass.DAY.plusDays(4).atTime(0, 1));
        look(published);
        feedback.count();
        look(published);
        var sizes = new TreeSet<Integer>();
        published.forEach((question, people) -> {
            for (int one : people)
                for (int other : people)
                    assertThat(Math.abs(one - other)).as(question).matches(n -> n == 0 || n >= Tally.LEAST);
            sizes.addAll(people);
        });
        assertThat(sizes).as("the topic of four was never shown").containsExactly(0, 5, 9, 12);
        assertThat(TestDatabase.asOwner(database)
                        .sql("SELECT count(*) FROM feedback_tally WHERE survey_id = :survey AND subject_no = 1")
                        .param("survey", survey())
                        .query(Integer.class)
                        .single())
                .as("nor does it lie anywhere")
                .isZero();
    }

    /** How many people's scores each view adds up for each question, 0 where it shows none. */
    private void look(Map<String, Set<Integer>> published) {
        var office = feedback.overview(given.given.clerk, given.code());
        var approver = feedback.overview(given.given.approver, given.code());
        for (int subject = 0; subject <= 3; subject++)
            for (int item = 1; item <= (subject == 0 ? 6 : 3); item++) {
                var seen = published.computeIfAbsent(subject + "." + item, _ -> new HashSet<>());
                int s = subject;
                int i = item;
                for (var view : List.of(office, approver))
                    seen.add(view.cells().stream()
                            .filter(cell -> cell.subjectNo() == s && cell.itemNo() == i)
                            .mapToInt(FeedbackCounts.Cell::answers)
                            .sum());
                if (subject == 0) continue;
                var teaching = feedback.teaching(subject == 2 ? given.other : given.lecturer);
                seen.add(teaching.cells().stream()
                        .filter(cell -> cell.subject() % 1000 == s && cell.itemNo() == i)
                        .mapToInt(FeedbackCounts.TaughtCell::answers)
                        .sum());
            }
        for (var subject : office.subjects()) {
            var answers = subject.answers();
            published.get(subject.no() + ".1").add(answers == null ? 0 : answers);
        }
    }

    private static List<String> tables(JdbcClient owner) {
        return owner.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
                .query(String.class)
                .list();
    }
}

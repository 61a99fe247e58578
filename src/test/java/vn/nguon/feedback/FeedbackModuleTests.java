package vn.nguon.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.TestDatabase;
import vn.nguon.classes.Classes;
import vn.nguon.classes.Step;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

@SpringBootTest
class FeedbackModuleTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Feedback feedback;

    @Autowired
    FeedbackTemplates templates;

    @Autowired
    FeedbackChecklist checklist;

    @Autowired
    FeedbackBook book;

    @Autowired
    BoxKeys keys;

    @Autowired
    Classes classes;

    @Autowired
    Tasks tasks;

    @Autowired
    NguonClock clock;

    private SurveyedClass given;

    @BeforeEach
    void sevenTrainees() {
        // What the tests before left open is not this one's.
        clock.travelTo(SurveyedClass.DAY.plusYears(1).atTime(9, 0));
        feedback.count();
        clock.travelTo(SurveyedClass.DAY.atTime(9, 0));
        given = new SurveyedClass(jdbc, 7);
    }

    @Test
    void asksEveryTraineeOnce() {
        var topics = feedback.topics(given.given.clerk, given.code());
        assertThat(topics)
                .extracting(FeedbackTopic::title)
                .containsExactly("Xây dựng nghị quyết của đảng ủy xã", "Công tác dân vận", "Kiểm tra, giám sát");
        assertThat(topics.getFirst().lecturer()).isEqualTo("Nguyễn Thị Thu, Trưởng khoa");
        assertThat(step().word()).isEqualTo("Chưa làm");
        assertThat(open()).isEqualTo(Outcome.done(7));
        for (var trainee : given.trainees)
            assertThat(tasks.of(trainee)).singleElement().satisfies(task -> {
                assertThat(task.subject()).isEqualTo("Đánh giá lớp học, không ghi tên");
                assertThat(task.link()).isEqualTo("/danh-gia/" + given.code());
                assertThat(task.dueOn()).isEqualTo(SurveyedClass.DAY.plusDays(2));
            });
        assertThat(refusal(open())).isEqualTo("da-mo");
        assertThat(step().note()).isEqualTo("Đã trả lời 0/7 người, đến hết ngày 12/11/2022");
    }

    @Test
    void refusesWhoDoesNotRunItAndWhatWouldNotBeAnonymous() {
        assertThatThrownBy(() -> feedback.open(given.given.approver, given.code(), given.all(feedback)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> feedback.open(given.given.stranger, given.code(), given.all(feedback)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> feedback.overview(given.trainees.getFirst(), given.code()))
                .isInstanceOf(NotFound.class);
        assertThat(refusal(feedback.open(
                        given.given.clerk, given.code(), new OpenFeedback(null, clock.instant(), List.of()))))
                .isEqualTo("dong-trong-qua-khu");
        assertThat(refusal(feedback.open(
                        given.given.clerk,
                        given.code(),
                        new OpenFeedback(null, FeedbackPages.endOf(SurveyedClass.DAY.plusDays(30)), List.of()))))
                .isEqualTo("mo-qua-lau");
        var four = new SurveyedClass(jdbc, 4);
        assertThat(refusal(feedback.open(four.given.clerk, four.code(), four.all(feedback))))
                .isEqualTo("it-nguoi");
        jdbc.sql("UPDATE training_class SET state = 'SUMMONED' WHERE code = :code")
                .param("code", given.code())
                .update();
        assertThat(refusal(open())).isEqualTo("lop-chua-hoc");
    }

    @Test
    void takesOneAnswerAPersonHoweverOftenItIsSent() throws Exception {
        open();
        var trainee = given.trainees.getFirst();
        var other = given.trainees.get(1);
        Callable<Outcome<Integer>> send =
                () -> feedback.answer(trainee, given.code(), SurveyedClass.answer(5, "hay", 1));
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var sent : threads.invokeAll(List.of(send, send)))
                assertThat(sent.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(send.call()).isEqualTo(Outcome.done(0));
        assertThat(parked()).hasSize(1);
        assertThat(feedback.own(trainee)).singleElement().matches(FeedbackBook.Own::answered);
        assertThat(tasks.of(trainee)).isEmpty();
        assertThat(tasks.of(other)).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM task WHERE account_id = :account")
                        .param("account", trainee.id().value())
                        .query(Integer.class)
                        .single())
                .as("a closed task would say when")
                .isZero();
        assertThatThrownBy(() -> feedback.answer(given.given.clerk, given.code(), SurveyedClass.answer(1, "")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void countsOnceAfterItHasClosed() {
        open();
        answers(7);
        assertThat(feedback.count()).isZero();
        assertThat(feedback.overview(given.given.clerk, given.code()).cells()).isEmpty();
        close();
        assertThat(refusal(feedback.answer(given.trainees.get(6), given.code(), SurveyedClass.answer(1, ""))))
                .as("answered before")
                .isEqualTo("done");
        assertThat(feedback.count()).isOne();
        assertThat(feedback.count()).isZero();
        var seen = feedback.overview(given.given.clerk, given.code());
        assertThat(seen.subjects()).extracting(Subject::answers).containsExactly(7, 7, 7, 7);
        assertThat(seen.cells())
                .filteredOn(cell -> cell.subjectNo() == 0 && cell.itemNo() == 1)
                .extracting(FeedbackCounts.Cell::answers)
                .containsExactly(1, 2, 2, 1, 1);
        assertThat(seen.comments()).hasSize(4 * 7);
        assertThat(seen.survey()).isNotNull();
        assertThat(step().word()).isEqualTo("Xong");
        assertThat(jdbc.sql("SELECT count(*) FROM feedback_box WHERE survey_id = :survey")
                        .param("survey", survey().id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(keys.find(survey().ref())).as("the key is gone").isEmpty();
    }

    @Test
    void takesNothingAfterItHasClosedAndTheTaskGoes() {
        open();
        close();
        assertThat(refusal(feedback.answer(given.trainees.getFirst(), given.code(), SurveyedClass.answer(1, ""))))
                .isEqualTo("da-dong");
        feedback.count();
        assertThat(refusal(feedback.answer(given.trainees.getFirst(), given.code(), SurveyedClass.answer(1, ""))))
                .isEqualTo("da-dong");
        assertThat(tasks.of(given.trainees.getFirst())).isEmpty();
        assertThat(feedback.overview(given.given.clerk, given.code()).subjects())
                .extracting(Subject::answers)
                .containsOnlyNulls();
    }

    @Test
    void runsLongerButNeverShorterNorAgain() {
        open();
        feedback.answer(given.trainees.getFirst(), given.code(), SurveyedClass.answer(5, ""));
        var until = FeedbackPages.endOf(SurveyedClass.DAY.plusDays(4));
        assertThat(refusal(extend(FeedbackPages.endOf(SurveyedClass.DAY)))).isEqualTo("khong-rut-ngan");
        assertThat(refusal(extend(FeedbackPages.endOf(SurveyedClass.DAY.plusDays(31)))))
                .isEqualTo("mo-qua-lau");
        assertThat(extend(until)).isEqualTo(Outcome.done(until));
        assertThat(tasks.of(given.trainees.get(1)))
                .extracting(TaskLine::dueOn)
                .containsExactly(SurveyedClass.DAY.plusDays(4));
        assertThat(tasks.of(given.trainees.getFirst())).as("has answered").isEmpty();
        clock.travelTo(SurveyedClass.DAY.plusDays(5).atTime(0, 0));
        assertThat(refusal(extend(until.plusSeconds(86_400)))).isEqualTo("da-dong");
    }

    @Test
    void losesNeitherTickNorAnswerWhenEitherCannotBeWritten() {
        open();
        var owner = TestDatabase.asOwner(database);
        owner.sql("CREATE RULE full_disk AS ON UPDATE TO feedback_box DO ALSO SELECT 1 / 0")
                .update();
        var trainee = given.trainees.getFirst();
        assertThatThrownBy(() -> feedback.answer(trainee, given.code(), SurveyedClass.answer(5, "")));
        assertThat(book.turnout(survey()).answered()).isZero();
        assertThat(tasks.of(trainee)).hasSize(1);
        owner.sql("DROP RULE full_disk ON feedback_box").update();
        assertThat(feedback.answer(trainee, given.code(), SurveyedClass.answer(5, "")))
                .isEqualTo(Outcome.done(1));
    }

    @Test
    void goesOnWhereItWasKilledWhileCounting() {
        open();
        answers(7);
        close();
        // Killed after the ticks were written anew, and again before the key was destroyed.
        book.rewriteTicks(survey());
        assertThat(feedback.count()).isOne();
        jdbc.sql("UPDATE feedback_survey SET key_destroyed = false WHERE id = :survey")
                .param("survey", survey().id())
                .update();
        keys.make(survey().ref());
        assertThat(feedback.count()).isZero();
        assertThat(keys.find(survey().ref())).isEmpty();
        assertThat(feedback.overview(given.given.clerk, given.code()).subjects())
                .extracting(Subject::answers)
                .containsOnly(7);
    }

    @Test
    void asksAgainWhenTheFolderComesFromABackupWithoutTheKey() {
        open();
        answers(6);
        keys.destroy(survey().ref());
        assertThat(feedback.answer(given.trainees.get(6), given.code(), SurveyedClass.answer(5, "")))
                .isEqualTo(Outcome.done(1));
        assertThat(parked()).hasSize(1);
        assertThat(tasks.of(given.trainees.getFirst())).hasSize(1);
        assertThat(tasks.of(given.trainees.get(6))).isEmpty();
        keys.destroy(survey().ref());
        close();
        feedback.count();
        assertThat(survey().countedAt())
                .as("a box is given up after a day only")
                .isNull();
        clock.travelTo(SurveyedClass.DAY.plusDays(4).atTime(0, 0));
        feedback.count();
        assertThat(survey().answers()).isZero();
    }

    @Test
    void showsALecturerTheirOwnTopicsOnly() {
        open();
        answers(7);
        assertThat(feedback.teaching(given.lecturer).taught()).isEmpty();
        close();
        feedback.count();
        var seen = feedback.teaching(given.lecturer);
        assertThat(seen.taught())
                .extracting(FeedbackCounts.Taught::title)
                .containsExactly("Xây dựng nghị quyết của đảng ủy xã", "Kiểm tra, giám sát");
        assertThat(seen.comments()).hasSize(14);
        assertThat(feedback.teaching(given.other).taught()).hasSize(1);
        assertThat(feedback.teaching(given.trainees.getFirst()).taught()).isEmpty();
        var one = feedback.overview(given.given.clerk, given.code()).comments().stream()
                .filter(comment -> comment.subjectNo() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(refusal(feedback.hide(given.given.clerk, given.code(), one.id(), " ")))
                .isEqualTo("thieu-ly-do");
        assertThat(feedback.hide(given.given.clerk, given.code(), one.id(), "Nêu tên người khác"))
                .isEqualTo(Outcome.done(1));
        assertThat(feedback.hide(given.given.clerk, given.code(), one.id(), "Lần nữa"))
                .isEqualTo(Outcome.done(0));
        assertThatThrownBy(() -> feedback.hide(given.given.clerk, given.code(), UUID.randomUUID(), "x"))
                .isInstanceOf(NotFound.class);
        assertThat(feedback.teaching(given.lecturer).comments()).hasSize(13);
    }

    @Test
    void keepsTheVersionOfTheQuestionsItBeganWith() {
        var school = jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", given.given.school.value())
                .query(UUID.class)
                .single();
        assertThat(templates.own(given.given.clerk)).singleElement().matches(held -> held.versionNo() == 0);
        var two = new Template(List.of("Nội dung", "Cách giảng"), "", List.of("Chung"), List.of());
        assertThat(templates.save(given.given.clerk, school, 0, two)).isEqualTo(Outcome.done(1));
        assertThat(templates.save(given.given.clerk, school, 1, two)).isEqualTo(Outcome.done(1));
        assertThat(refusal(templates.save(given.given.clerk, school, 0, two))).isEqualTo("mau-vua-sua");
        assertThatThrownBy(() -> templates.save(given.given.stranger, school, 1, two))
                .isInstanceOf(NotFound.class);
        var command = new OpenFeedback(school, FeedbackPages.endOf(SurveyedClass.DAY), List.of());
        assertThat(feedback.open(given.given.clerk, given.code(), command)).isEqualTo(Outcome.done(7));
        templates.save(given.given.clerk, school, 1, new Template(List.of("Khác"), "", List.of("Khác"), List.of()));
        assertThat(survey().template()).isEqualTo(two);
        assertThatThrownBy(() ->
                        feedback.answer(given.trainees.getFirst(), given.code(), SurveyedClass.answer(5, "sáu mục")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Step step() {
        return checklist
                .steps(given.given.clerk, classes.head(given.given.clerk, given.code()))
                .getFirst();
    }

    private Outcome<Integer> open() {
        return feedback.open(given.given.clerk, given.code(), given.all(feedback));
    }

    private Outcome<Instant> extend(Instant until) {
        return feedback.extend(given.given.clerk, given.code(), until);
    }

    /** Of the first so many trainees: 1, 2, 3, 4, 5, 2, 3. */
    private void answers(int people) {
        for (int i = 0; i < people; i++)
            assertThat(feedback.answer(
                            given.trainees.get(i),
                            given.code(),
                            SurveyedClass.answer(i < 5 ? i + 1 : i - 3, "Góp ý " + i, 1, 2, 3)))
                    .isEqualTo(Outcome.done(1));
    }

    private void close() {
        clock.travelTo(SurveyedClass.DAY.plusDays(3).atTime(0, 0));
    }

    private Survey survey() {
        return book.of(given.made.id()).orElseThrow();
    }

    private List<Answer> parked() {
        return AnswerBox.open(
                survey().ref(),
                keys.find(survey().ref()).orElseThrow(),
                jdbc.sql("SELECT sealed FROM feedback_box WHERE survey_id = :survey")
                        .param("survey", survey().id())
                        .query(byte[].class)
                        .single());
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }
}

package vn.nguon.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.timetable.SessionId;

/** From the setting of role practice to scores that trainees see. Longer than most: each step stands on those before it. */
@SpringBootTest
class PracticeModuleTests {
    @Autowired
    Practice practice;

    @Autowired
    Scoring scoring;

    @Autowired
    PracticeFollower follower;

    @Autowired
    Lock lock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PracticeChecklist checklist;

    @Autowired
    Classes classes;

    private PracticeClass given;

    private Step step(String title) {
        return checklist.steps(given.clerk, classes.head(given.clerk, given.room.code)).stream()
                .filter(step -> step.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsTheChecklistWhetherTurnsAreDealt() {
        assertThat(step("Chia tình huống thực hành").status()).isEqualTo(Status.DUE);
        assertThat(step("Thực hành vai trò người đứng đầu").status()).isEqualTo(Status.BLOCKED);
        practice.set(given.clerk, given.room.code, given.wish(0));
        practice.deal(given.clerk, given.room.code, null);
        assertThat(step("Chia tình huống thực hành")).satisfies(step -> {
            assertThat(step.status()).isEqualTo(Status.DONE);
            assertThat(step.note()).isEqualTo("10/10 người có lượt đứng đầu");
        });
        assertThat(step("Thực hành vai trò người đứng đầu").status()).isEqualTo(Status.DOING);
        given.room.run("UPDATE session SET kind = 'TOPIC' WHERE class_id = " + given.room.id.value());
        assertThat(checklist.steps(given.clerk, classes.head(given.clerk, given.room.code)))
                .extracting(Step::title)
                .as("a class without practice")
                .noneMatch(title -> title.contains("hực hành"));
    }

    /** Results above practice: decided once a test says so. */
    static class Lock implements PracticeLock {
        boolean decided;

        @Override
        public Optional<Refusal> lockedFor(ClassHead head) {
            return decided ? Optional.of(new Refusal("da-quyet-dinh", "Kết quả đã quyết định.")) : Optional.empty();
        }
    }

    @TestConfiguration
    static class Above {
        @Bean
        Lock practiceLock() {
            return new Lock();
        }
    }

    @BeforeEach
    void aClassThatPractises() {
        clock.travelTo(PracticeClass.DAY.atTime(9, 0));
        lock.decided = false;
        given = new PracticeClass(jdbc);
    }

    @Test
    void saysWhetherTheTurnsFitBeforeAnythingIsSaved() {
        var overview = practice.overview(given.clerk, given.room.code);
        assertThat(overview.set()).isFalse();
        assertThat(overview.plan().setting().turnMinutes()).isEqualTo(20);
        // Two half days of four hours: twelve turns each for both groups.
        assertThat(overview.plan().fit()).isEqualTo(new Fit(10, 48, 0, 0));
        practice.set(given.clerk, given.room.code, new PracticeWish(false, given.situations(), 120, 60, null, 1, 0));
        assertThat(practice.overview(given.clerk, given.room.code).plan().fit()).isEqualTo(new Fit(10, 8, 2, 1));
    }

    @Test
    void dealsOnceInAllToEverybodyAndTheSameAgain() {
        set();
        assertThat(practice.deal(given.clerk, given.room.code, null)).isEqualTo(Outcome.done(10));
        var first = turns();
        assertThat(first).extracting(PracticeBook.Turn::headId).doesNotHaveDuplicates();
        assertThat(practice.overview(given.clerk, given.room.code).plan().without())
                .isEmpty();
        assertThat(practice.overview(given.clerk, given.room.code).plan().notYet())
                .hasSize(10);

        practice.deal(given.clerk, given.room.code, null);
        assertThat(turns())
                .extracting(PracticeModuleTests::what)
                .isEqualTo(first.stream().map(PracticeModuleTests::what).toList());
        assertThat(turns())
                .extracting(PracticeBook.Turn::ref)
                .isEqualTo(first.stream().map(PracticeBook.Turn::ref).toList());
    }

    @Test
    void dealsOnceInEachSessionWhenTheClassWantsIt() {
        practice.set(given.clerk, given.room.code, new PracticeWish(true, given.situations(), 20, 60, null, 7, 0));
        assertThat(practice.deal(given.clerk, given.room.code, null)).isEqualTo(Outcome.done(20));
    }

    @Test
    void givesANewcomerATurnAndLeavesTheOthersTheirs() {
        dealt();
        var before = turns();
        given.room.trainee("Pịt Thị Nga", 1, "");
        assertThat(practice.overview(given.clerk, given.room.code).plan().without())
                .extracting(PracticeBook.Member::fullName)
                .containsExactly("Pịt Thị Nga");
        practice.deal(given.clerk, given.room.code, null);
        assertThat(turns()).hasSize(11);
        var heads = turns().stream()
                .map(turn -> turn.headId() + " " + turn.sessionId() + " " + turn.situationId())
                .toList();
        assertThat(heads)
                .containsAll(before.stream()
                        .map(turn -> turn.headId() + " " + turn.sessionId() + " " + turn.situationId())
                        .toList());
    }

    @Test
    void dealsNothingWithoutSettingsSessionsOrTrainees() {
        assertThat(refusal(practice.deal(given.clerk, given.room.code, null))).isEqualTo("chua-dat");
        set();
        given.room.run("UPDATE session SET kind = 'TOPIC' WHERE class_id = " + given.room.id.value());
        assertThat(refusal(practice.deal(given.clerk, given.room.code, null))).isEqualTo("chua-co-buoi");
        assertThat(refusal(practice.set(
                        given.clerk, given.room.code, new PracticeWish(false, List.of(), 20, 60, null, 1, 1))))
                .isEqualTo("chua-chon-tinh-huong");
        assertThat(refusal(practice.set(
                        given.clerk,
                        given.room.code,
                        new PracticeWish(false, given.situations(), 20, 60, UUID.randomUUID(), 1, 1))))
                .isEqualTo("phan-diem");
        assertThatThrownBy(() -> practice.set(given.clerk, given.room.code, given.wish(5)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void swapsTwoHeadsByHandAndKeepsThatThroughANewDeal() {
        dealt();
        var one = turnOf(given.ones.get(0));
        var other = turnOf(given.ones.get(1));
        assertThat(practice.change(given.clerk, given.room.code, one.ref(), wish(one, given.ones.get(1))))
                .isInstanceOf(Outcome.Done.class);

        assertThat(turnOf(given.ones.get(1)).ref()).isEqualTo(one.ref());
        assertThat(turnOf(given.ones.get(0)).ref()).isEqualTo(other.ref());
        practice.deal(given.clerk, given.room.code, 12345);
        assertThat(turnOf(given.ones.get(1))).satisfies(turn -> {
            assertThat(turn.ref()).isEqualTo(one.ref());
            assertThat(turn.situationId()).isEqualTo(one.situationId());
            assertThat(turn.byHand()).isTrue();
        });
        assertThat(turns()).hasSize(10);
    }

    @Test
    void refusesHandsThatWouldBreakTheDeal() {
        dealt();
        var one = turnOf(given.ones.get(0));
        assertThat(refusal(practice.change(given.clerk, given.room.code, one.ref(), wish(one, given.twos.get(0)))))
                .isEqualTo("nguoi-ngoai-to");
        assertThat(refusal(practice.change(
                        given.clerk,
                        given.room.code,
                        one.ref(),
                        new TurnWish(
                                sessionRef(one),
                                situationRef(one),
                                given.ones.get(0).ref(),
                                Map.of(2, given.ones.get(0).ref()),
                                true,
                                one.version()))))
                .isEqualTo("hai-vai");
        assertThatThrownBy(() -> practice.change(
                        given.clerk,
                        given.room.code,
                        one.ref(),
                        new TurnWish(
                                sessionRef(one),
                                situationRef(one),
                                given.ones.get(0).ref(),
                                Map.of(),
                                true,
                                99)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(
                        () -> practice.change(given.lecturer, given.room.code, one.ref(), wish(one, given.ones.get(1))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void letsTheGroupScoreButNobodyTheOwnTurn() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        practise();
        var head = given.trainee(given.ones.get(0));
        assertThat(refusal(scoring.save(head, turn.ref(), given.sheet(turn.ref(), "8", "", ""))))
                .isEqualTo("luot-cua-minh");
        var player = given.trainee(player(turn));
        assertThat(refusal(scoring.save(player, turn.ref(), given.sheet(turn.ref(), "8", "", ""))))
                .isEqualTo("dang-dong-vai");
        var observer = given.trainee(observer(turn));
        assertThat(scoring.save(observer, turn.ref(), given.sheet(turn.ref(), "8", "Bình tĩnh", "chen vào")))
                .isEqualTo(Outcome.done(1));
        assertThat(jdbc.sql("SELECT conclusion FROM practice_sheet")
                        .query(String.class)
                        .list())
                .contains("");
        var stranger = given.trainee(given.twos.get(0));
        assertThatThrownBy(() -> scoring.view(stranger, turn.ref())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.room.run(
                        "INSERT INTO practice_sheet (turn_id, head_id, observer_id, account_id, actor, at) SELECT id, head_id, head_id, %d, 'x', '2022-10-10' FROM practice_turn WHERE id = %d"
                                .formatted(head.id().value(), turn.id())))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("practice_not_oneself");
    }

    @Test
    void losesNothingWhenASheetIsSentTwiceOrFromTwoDevices() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        practise();
        var observer = given.trainee(observer(turn));
        var sheet = given.sheet(turn.ref(), "7.5", "Rõ việc", "");
        assertThat(scoring.save(observer, turn.ref(), sheet)).isEqualTo(Outcome.done(1));
        assertThat(scoring.save(observer, turn.ref(), sheet)).isEqualTo(Outcome.done(1));
        assertThat(given.room.count("practice_sheet WHERE turn_id = " + turn.id()))
                .isOne();
        var other = given.sheet(turn.ref(), "6", "Khác", "");
        assertThat(refusal(scoring.save(observer, turn.ref(), other))).isEqualTo("phieu-vua-luu");
        assertThat(scoring.save(observer, turn.ref(), new Sheet(other.scores(), "Khác", "", 1)))
                .isEqualTo(Outcome.done(2));
    }

    @Test
    void takesOnlyWholeSheetsInStepsOnTheDay() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        var observer = given.trainee(observer(turn));
        var early = Classroom.on(PracticeClass.DAY, observer);
        assertThat(refusal(scoring.save(early, turn.ref(), given.sheet(turn.ref(), "8", "", ""))))
                .isEqualTo("chua-den-buoi");
        assertThat(refusal(scoring.save(observer, turn.ref(), new Sheet(Map.of(1, new BigDecimal("8")), "", "", 0))))
                .isEqualTo("thieu-diem");
        assertThat(refusal(scoring.save(observer, turn.ref(), given.sheet(turn.ref(), "8.25", "", ""))))
                .isEqualTo("buoc-diem");
        assertThat(refusal(scoring.save(observer, turn.ref(), given.sheet(turn.ref(), "11", "", ""))))
                .isEqualTo("diem-ngoai-thang");
    }

    @Test
    void showsTheHeadNothingBeforeTheRelease() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        practise();
        scoring.save(given.trainee(observer(turn)), turn.ref(), given.sheet(turn.ref(), "6", "Nói hơi nhanh", ""));
        scoring.save(
                given.lecturer,
                turn.ref(),
                given.sheet(turn.ref(), "8", "Chắc việc", "Đạt yêu cầu, cần nghe hết ý kiến"));
        var head = given.trainee(given.ones.get(0));
        assertThat(scoring.view(head, turn.ref()).watched()).isEmpty();
        assertThat(scoring.view(head, turn.ref()).said()).isEmpty();
        assertThat(scoring.own(head)).allMatch(scene -> scene.mark() == null);

        assertThat(practice.release(given.lecturer, given.room.code, sessionRef(turn)))
                .isEqualTo(Outcome.done(1));
        var view = scoring.view(head, turn.ref());
        assertThat(view.scene().mark()).isEqualByComparingTo("7.2");
        assertThat(view.watched()).allSatisfy(one -> {
            assertThat(one.lecturers()).isEqualByComparingTo("8");
            assertThat(one.observers()).isEqualByComparingTo("6");
        });
        assertThat(view.said())
                .containsExactly(
                        new ScoreBook.Said(true, "Trần Văn Lực", "Chắc việc", "Đạt yêu cầu, cần nghe hết ý kiến"),
                        new ScoreBook.Said(false, "", "Nói hơi nhanh", ""));
    }

    @Test
    void releasesOnceAndOnlyWithALecturersSheetForEachTurnPlayed() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        practise();
        assertThat(refusal(practice.release(given.lecturer, given.room.code, sessionRef(turn))))
                .isEqualTo("chua-ai-dong-vai");
        var observer = given.trainee(observer(turn));
        scoring.save(observer, turn.ref(), given.sheet(turn.ref(), "6", "", ""));
        assertThat(openTasks()).isOne();
        assertThat(refusal(practice.release(given.lecturer, given.room.code, sessionRef(turn))))
                .isEqualTo("thieu-giang-vien");
        scoring.save(given.lecturer, turn.ref(), given.sheet(turn.ref(), "8", "", ""));
        var approver = given.room.staff("Lương Văn Thắng", Role.APPROVER, given.room.district, PracticeClass.PRACTICE);
        assertThatThrownBy(() -> practice.release(approver, given.room.code, sessionRef(turn)))
                .isInstanceOf(Forbidden.class);
        assertThat(practice.release(given.clerk, given.room.code, sessionRef(turn)))
                .isEqualTo(Outcome.done(1));
        assertThat(openTasks()).isZero();
        assertThat(refusal(practice.release(given.clerk, given.room.code, sessionRef(turn))))
                .isEqualTo("da-cong-bo");
        assertThat(refusal(scoring.save(
                        observer,
                        turn.ref(),
                        new Sheet(given.sheet(turn.ref(), "9", "", "").scores(), "", "", 1))))
                .isEqualTo("da-cong-bo");
        assertThat(given.room.count(
                        "audit_entry WHERE action = 'RELEASE_PRACTICE' AND subject_id = " + given.room.id.value()))
                .isOne();
    }

    @Test
    void leavesATurnThatWasPlayedWhereItWas() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        practise();
        scoring.save(given.trainee(observer(turn)), turn.ref(), given.sheet(turn.ref(), "6", "", ""));
        assertThat(refusal(practice.change(given.clerk, given.room.code, turn.ref(), wish(turn, given.ones.get(1)))))
                .isEqualTo("luot-da-cham");
        practice.deal(given.clerk, given.room.code, 999);
        assertThat(turnOf(given.ones.get(0))).satisfies(now -> {
            assertThat(now.ref()).isEqualTo(turn.ref());
            assertThat(now.cast()).isEqualTo(turn.cast());
        });
        assertThat(practice.overview(given.clerk, given.room.code).plan().notYet())
                .hasSize(9);
        assertThat(follower.held(given.room.id)).containsExactly(new SessionId(turn.sessionId()));
    }

    @Test
    void dropsTheTurnOfWhoLeavesTheClass() {
        dealt();
        var gone = given.ones.get(0);
        given.room.run("UPDATE enrolment SET state = 'REMOVED', left_on = '2022-10-07' WHERE id = " + gone.enrolment());
        follower.left(
                given.clerk, given.room.id, new EnrolmentId(gone.enrolment()), false, "Chuyển công tác", null, null);
        assertThat(turns())
                .extracting(PracticeBook.Turn::headId)
                .doesNotContain(gone.enrolment())
                .hasSize(9);
        assertThat(given.room.count("practice_cast WHERE enrolment_id = " + gone.enrolment()))
                .isZero();
    }

    @Test
    void changesNothingOnceResultsAreDecided() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        practise();
        var observer = given.trainee(observer(turn));
        lock.decided = true;
        assertThat(refusal(practice.deal(given.clerk, given.room.code, null))).isEqualTo("da-quyet-dinh");
        assertThat(refusal(practice.set(given.clerk, given.room.code, given.wish(2))))
                .isEqualTo("da-quyet-dinh");
        assertThat(refusal(scoring.save(observer, turn.ref(), given.sheet(turn.ref(), "6", "", ""))))
                .isEqualTo("da-quyet-dinh");
        assertThat(refusal(practice.release(given.clerk, given.room.code, sessionRef(turn))))
                .isEqualTo("da-quyet-dinh");
    }

    @Test
    void feedsThePartOfTheMarkThatTheClassChose() {
        dealt();
        var turn = turnOf(given.ones.get(0));
        practise();
        scoring.save(given.trainee(observer(turn)), turn.ref(), given.sheet(turn.ref(), "6.5", "", ""));
        scoring.save(given.lecturer, turn.ref(), given.sheet(turn.ref(), "8", "", "Đạt yêu cầu"));
        practice.release(given.lecturer, given.room.code, sessionRef(turn));
        // 60 % of 8 and 40 % of 6.5 are 7.40, which is 7.5 in steps of a quarter.
        await().atMost(Duration.ofSeconds(60)).until(() -> marks().equals(List.of("7.50 Đạt yêu cầu")));
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new PracticeReleased(given.room.id, given.clerk.id(), given.clerk.name())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given.room.count("event_publication WHERE completion_date IS NULL") == 0);
        assertThat(marks()).containsExactly("7.50 Đạt yêu cầu");
        assertThat(given.room.count("part_mark_change WHERE enrolment_id = "
                        + given.ones.get(0).enrolment()))
                .isOne();
    }

    @Test
    void showsTurnsToNobodyOutsideTheClass() {
        dealt();
        var other = given.room.staff(
                "Người lạ",
                Role.CENTRE,
                given.room.organisation("Trung tâm khác", "POLITICAL_CENTRE", null),
                PracticeClass.DAY);
        assertThatThrownBy(() -> practice.overview(other, given.room.code)).isInstanceOf(NotFound.class);
        var trainee = given.trainee(given.ones.get(0));
        assertThatThrownBy(() -> practice.overview(trainee, given.room.code)).isInstanceOf(NotFound.class);
        assertThat(scoring.own(trainee)).hasSize(6);
        assertThat(scoring.own(given.lecturer)).hasSize(10);
    }

    private void set() {
        assertThat(practice.set(given.clerk, given.room.code, given.wish(0))).isEqualTo(Outcome.done(1));
    }

    private void dealt() {
        set();
        assertThat(practice.deal(given.clerk, given.room.code, null)).isEqualTo(Outcome.done(10));
    }

    /** The day of both sessions has come. */
    private void practise() {
        clock.travelTo(PracticeClass.PRACTICE.atTime(9, 0));
    }

    private List<PracticeBook.Turn> turns() {
        return practice.overview(given.clerk, given.room.code).plan().turns();
    }

    private PracticeBook.Turn turnOf(Trainee head) {
        return turns().stream()
                .filter(turn -> turn.headId() == head.enrolment())
                .findFirst()
                .orElseThrow();
    }

    private static String what(PracticeBook.Turn turn) {
        return "%d %d %d %d %s"
                .formatted(turn.sessionId(), turn.groupNo(), turn.headId(), turn.situationId(), turn.cast());
    }

    private Trainee player(PracticeBook.Turn turn) {
        return given.ones.stream()
                .filter(one -> turn.cast().contains(one.name()))
                .findFirst()
                .orElseThrow();
    }

    private Trainee observer(PracticeBook.Turn turn) {
        return given.ones.stream()
                .filter(one -> !turn.cast().contains(one.name()) && one.enrolment() != turn.headId())
                .findFirst()
                .orElseThrow();
    }

    private TurnWish wish(PracticeBook.Turn turn, Trainee head) {
        return new TurnWish(sessionRef(turn), situationRef(turn), head.ref(), Map.of(), true, turn.version());
    }

    private UUID sessionRef(PracticeBook.Turn turn) {
        return jdbc.sql("SELECT ref FROM session WHERE id = :id")
                .param("id", turn.sessionId())
                .query(UUID.class)
                .single();
    }

    private UUID situationRef(PracticeBook.Turn turn) {
        return jdbc.sql("SELECT ref FROM situation WHERE id = :id")
                .param("id", turn.situationId())
                .query(UUID.class)
                .single();
    }

    private List<String> marks() {
        return jdbc.sql(
                        "SELECT score || ' ' || remark FROM part_mark m JOIN enrolment e ON e.id = m.enrolment_id WHERE e.class_id = :class")
                .param("class", given.room.id.value())
                .query(String.class)
                .list();
    }

    private long openTasks() {
        return given.room.count(
                "task WHERE closed_at IS NULL AND kind = 'practice' AND note LIKE '%" + given.room.code + "%'");
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }
}

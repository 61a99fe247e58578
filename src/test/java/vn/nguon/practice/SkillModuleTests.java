package vn.nguon.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.classes.ClassStarted;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassTaught;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

@SpringBootTest
class SkillModuleTests {
    private static final LocalDate FIRST = Classroom.FIRST_DAY;
    private static final LocalDate LAST = LocalDate.of(2022, 10, 28);

    @Autowired
    Skills skills;

    @Autowired
    SkillFollower follower;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Classroom given;
    private Viewer clerk;
    private Viewer commune;
    private Trainee an;
    private Trainee oi;
    private Viewer trainee;
    private Viewer second;

    @BeforeEach
    void aClassThatBegins() {
        clock.travelTo(FIRST.atTime(9, 0));
        given = new Classroom(jdbc);
        clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, FIRST);
        commune = given.staff("Đảng ủy xã Yên Na", Role.COMMUNE, given.commune, FIRST);
        an = given.trainee("Vi Văn An");
        oi = given.trainee("Lò Thị Ởi");
        trainee = given.account(an.person(), FIRST, Role.TRAINEE);
        second = given.account(oi.person(), FIRST, Role.TRAINEE);
    }

    @Test
    void beginsWithTheClassAndTellsThoseWhoOweAnAnswer() {
        transaction.executeWithoutResult(_ -> events.publishEvent(new ClassStarted(given.id)));
        await().atMost(Duration.ofSeconds(60)).until(() -> !tasks().isEmpty());

        assertThat(skills.overview(clerk, given.code).survey()).isNotNull();
        assertThat(tasks())
                .containsExactlyInAnyOrder(
                        "Tự nhận xét năm mặt công tác, đầu khóa",
                        "Tự nhận xét năm mặt công tác, đầu khóa",
                        "Nhận xét 2 học viên của xã, đầu khóa");
        skills.begin(given.id);
        assertThat(tasks()).hasSize(3);
    }

    @Test
    void asksAgainAtTheEnd() {
        skills.begin(given.id);
        transaction.executeWithoutResult(_ -> events.publishEvent(new ClassTaught(given.id)));
        await().atMost(Duration.ofSeconds(60)).until(() -> tasks().size() == 6);
        assertThat(tasks()).contains("Nhận xét 2 học viên của xã, cuối khóa");
    }

    @Test
    void keepsAnAnswerAndClosesItsTask() {
        skills.begin(given.id);
        assertThat(skills.answer(trainee, an.ref(), "dau-khoa", all(3, "Còn lúng túng khi chủ trì họp")))
                .isEqualTo(Outcome.done(5));
        assertThat(skills.answer(commune, an.ref(), "dau-khoa", all(2, ""))).isEqualTo(Outcome.done(5));
        assertThat(tasks())
                .containsExactlyInAnyOrder(
                        "Tự nhận xét năm mặt công tác, đầu khóa", "Nhận xét 1 học viên của xã, đầu khóa");
        assertThat(skills.answer(commune, oi.ref(), "dau-khoa", all(4, ""))).isEqualTo(Outcome.done(5));
        assertThat(tasks()).containsExactly("Tự nhận xét năm mặt công tác, đầu khóa");

        var overview = skills.overview(clerk, given.code);
        assertThat(overview.means())
                .contains(
                        new SkillBook.Mean("LEAD", Answering.SELF, Moment.BEFORE, new BigDecimal("3.00"), 1),
                        new SkillBook.Mean("LEAD", Answering.COMMUNE, Moment.BEFORE, new BigDecimal("3.00"), 2));
        assertThat(skills.of(clerk, given.code, an.ref()).remarks())
                .extracting(SkillBook.Remark::remark)
                .contains("Còn lúng túng khi chủ trì họp");
    }

    @Test
    void publishesEveryValueToLaterModules() {
        skills.begin(given.id);
        skills.answer(trainee, an.ref(), "dau-khoa", all(3, ""));
        assertThat(jdbc.sql(
                                "SELECT skill || ' ' || who || ' ' || moment || ' ' || value || '/' || most FROM skill_score WHERE enrolment_id = :id ORDER BY order_no")
                        .param("id", an.enrolment())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "LEAD SELF BEFORE 3/5",
                        "DIRECT SELF BEFORE 3/5",
                        "RUN SELF BEFORE 3/5",
                        "COORDINATE SELF BEFORE 3/5",
                        "CARRY_OUT SELF BEFORE 3/5");
    }

    @Test
    void changesAnAnswerWithinItsWindowAndTakesTheSameOneTwice() {
        skills.begin(given.id);
        skills.answer(trainee, an.ref(), "dau-khoa", all(3, ""));
        assertThat(skills.answer(trainee, an.ref(), "dau-khoa", all(3, ""))).isInstanceOf(Outcome.Done.class);
        assertThatThrownBy(() -> skills.answer(trainee, an.ref(), "dau-khoa", all(4, "")))
                .isInstanceOf(Stale.class);
        assertThat(skills.answer(
                        trainee,
                        an.ref(),
                        "dau-khoa",
                        new SkillAnswer(all(4, "").values(), "", 1)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(skills.sheet(trainee, an.ref(), Moment.BEFORE).answer().values())
                .containsEntry("RUN", 4);
    }

    @Test
    void takesNothingOutsideItsWindowOrWithAMarkMissing() {
        skills.begin(given.id);
        assertThat(refusal(skills.answer(trainee, an.ref(), "cuoi-khoa", all(3, ""))))
                .isEqualTo("chua-den-ngay");
        var late = Classroom.on(FIRST.plusDays(3), trainee);
        assertThat(refusal(skills.answer(late, an.ref(), "dau-khoa", all(3, ""))))
                .isEqualTo("het-ngay");
        assertThat(refusal(skills.answer(trainee, an.ref(), "dau-khoa", new SkillAnswer(Map.of("LEAD", 3), "", 0))))
                .isEqualTo("thieu-muc");
        assertThat(refusal(skills.answer(trainee, an.ref(), "dau-khoa", all(6, ""))))
                .isEqualTo("thieu-muc");

        assertThat(skills.setWindows(clerk, given.code, windows(FIRST.plusDays(10), LAST.plusDays(5), 0)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(skills.answer(late, an.ref(), "dau-khoa", all(3, ""))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void refusesWindowsThatMeetAndThoseWhoMayNotSetThem() {
        skills.begin(given.id);
        assertThat(refusal(skills.setWindows(clerk, given.code, windows(LAST, LAST.plusDays(3), 0))))
                .isEqualTo("ngay-chong");
        assertThat(refusal(skills.setWindows(clerk, given.code, windows(FIRST.plusDays(2), LAST.minusDays(1), 0))))
                .isEqualTo("ngay-nguoc");
        assertThatThrownBy(() -> skills.setWindows(clerk, given.code, windows(FIRST.plusDays(5), LAST.plusDays(3), 7)))
                .isInstanceOf(Stale.class);
        var approver = given.staff("Lương Văn Thắng", Role.APPROVER, given.district, FIRST);
        assertThatThrownBy(
                        () -> skills.setWindows(approver, given.code, windows(FIRST.plusDays(5), LAST.plusDays(3), 0)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void showsAFormOnlyToTheTraineeAndTheSendingCommune() {
        skills.begin(given.id);
        assertThatThrownBy(() -> skills.sheet(second, an.ref(), Moment.BEFORE)).isInstanceOf(NotFound.class);
        var foreign = given.staff(
                "Đảng ủy xã khác",
                Role.COMMUNE,
                given.organisation("Đảng ủy xã Tam Thái", "COMMUNE_COMMITTEE", given.district),
                FIRST);
        assertThatThrownBy(() -> skills.answer(foreign, an.ref(), "dau-khoa", all(3, "")))
                .isInstanceOf(NotFound.class);
        assertThat(skills.owed(foreign)).isEmpty();
        assertThatThrownBy(() -> skills.overview(trainee, given.code)).isInstanceOf(NotFound.class);
        assertThat(skills.owed(commune)).hasSize(4);
        assertThat(skills.owed(trainee)).hasSize(2);
    }

    @Test
    void letsTheKeeperOfAnEndedCommuneAnswer() {
        skills.begin(given.id);
        var successor = given.organisation("Đảng ủy xã Yên Na mới", "COMMUNE_COMMITTEE", null);
        jdbc.sql("""
                WITH act AS (
                    INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                    VALUES (gen_random_uuid(), '', '', '2022-10-08', 'CARRIED_OUT', '', '2022-09-01', '2022-09-01', '2022-09-01')
                    RETURNING id)
                INSERT INTO organisation_end (organisation_id, last_day, reorganisation_id, tasks_keeper) SELECT :id, '2022-10-07', id, :keeper FROM act
                """)
                .param("id", given.commune.value())
                .param("keeper", successor.value())
                .update();
        var day = FIRST.plusDays(1);
        var keeper = given.staff("Văn phòng xã mới", Role.COMMUNE, successor, day);
        assertThat(skills.answer(keeper, an.ref(), "dau-khoa", all(3, ""))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void asksNobodyAboutWhoHasLeftAndNobodyAfterTheEnd() {
        skills.begin(given.id);
        given.run("UPDATE enrolment SET state = 'REMOVED', left_on = '2022-10-07' WHERE id = " + oi.enrolment());
        follower.left(clerk, given.id, new EnrolmentId(oi.enrolment()), false, "Chuyển công tác", null, null);
        assertThat(tasks())
                .containsExactlyInAnyOrder(
                        "Tự nhận xét năm mặt công tác, đầu khóa", "Nhận xét 1 học viên của xã, đầu khóa");
        assertThat(skills.overview(clerk, given.code).lines()).hasSize(1);
        follower.follow(clerk, given.id, ClassState.FINISHED);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void keepsTheVersionThatTheClassBeganWithOnceSomebodyAnswered() {
        skills.begin(given.id);
        var form = skills.overview(clerk, given.code).form();
        assertThat(form.owner()).isEmpty();
        assertThat(skills.write(clerk, given.code, reworded(form, "Phiếu của trung tâm")))
                .isEqualTo(Outcome.done(true));
        assertThat(skills.overview(clerk, given.code).form().title()).isEqualTo("Phiếu của trung tâm");

        skills.answer(trainee, an.ref(), "dau-khoa", all(3, ""));
        assertThat(skills.write(clerk, given.code, reworded(form, "Phiếu sửa lần hai")))
                .isEqualTo(Outcome.done(false));
        assertThat(skills.overview(clerk, given.code).form().title()).isEqualTo("Phiếu của trung tâm");

        var later = new Classroom(jdbc);
        given.run("UPDATE class_part SET organisation_id = %d WHERE class_id = %d AND part = 'ORGANISES'"
                .formatted(given.centre.value(), later.id.value()));
        skills.begin(later.id);
        assertThat(skills.overview(clerk, later.code).form().title()).isEqualTo("Phiếu sửa lần hai");
    }

    @Test
    void letsOnlyOfficesOfTheClassChangeTheWording() {
        var approver = given.staff("Lương Văn Thắng", Role.APPROVER, given.district, FIRST);
        var form = skills.overview(approver, given.code).form();
        assertThatThrownBy(() -> skills.write(approver, given.code, form)).isInstanceOf(Forbidden.class);
        var two = new SkillForm(0, new UUID(0, 0), 0, "", "Phiếu", "", List.of("Kém", "Tốt"), form.questions());
        assertThat(refusal(skills.write(clerk, given.code, two))).isEqualTo("thang");
    }

    private static SkillForm reworded(SkillForm form, String title) {
        return new SkillForm(0, new UUID(0, 0), 0, "", title, form.intro(), form.scale(), form.questions());
    }

    private static SkillSurvey windows(LocalDate beforeTo, LocalDate afterTo, int version) {
        return new SkillSurvey(0, FIRST, beforeTo, LAST, afterTo, version);
    }

    private static SkillAnswer all(int value, String remark) {
        var values = new HashMap<String, Integer>();
        for (var skill : List.of("LEAD", "DIRECT", "RUN", "COORDINATE", "CARRY_OUT")) values.put(skill, value);
        return new SkillAnswer(values, remark, 0);
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }

    private List<String> tasks() {
        return jdbc.sql(
                        "SELECT subject FROM task WHERE closed_at IS NULL AND starts_with(key, 'skills:' || :class || ':') ORDER BY id")
                .param("class", given.id.value())
                .query(String.class)
                .list();
    }
}

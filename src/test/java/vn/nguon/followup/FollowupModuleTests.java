package vn.nguon.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

/** From the end of the class of 2022 to twelve months in a post: who owes what when, and what the leader sees. */
@SpringBootTest
@Transactional
class FollowupModuleTests {
    private static final LocalDate LAST_DAY = PlannedDistrict.FIRST_DAY.plusDays(21);
    private static final List<String> TWO =
            List.of("Họp dân bản về làm đường trước 15/12", "Lập kế hoạch công tác tuần");

    @Autowired
    PlannedDistrict given;

    @Autowired
    HomeActions actions;

    @Autowired
    Reviews reviews;

    @Autowired
    Afterwards afterwards;

    @Autowired
    Owed owed;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    long trainingClass;
    long organisation;
    UUID enrolment;
    UUID entry;
    Viewer trainee;
    Viewer commune;
    Viewer board;

    @BeforeEach
    void aTraineeOfTheFinishedClass() {
        given.build();
        trainingClass = given.trainingClass("TD-2022-01", 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        var planned = jdbc.sql(
                        "SELECT e.ref, e.person_id, e.organisation_id FROM planning_entry e ORDER BY e.id LIMIT 1")
                .query()
                .singleRow();
        entry = (UUID) planned.get("ref");
        organisation = (Long) planned.get("organisation_id");
        enrolment = jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on)
                        VALUES (gen_random_uuid(), :class, :person, :organisation, 'Xã', 'ACTIVE', '2022-09-25') RETURNING ref
                        """)
                .param("class", trainingClass)
                .param("person", planned.get("person_id"))
                .param("organisation", organisation)
                .query(UUID.class)
                .single();
        trainee = given.viewer("Lữ Thị Ánh", Role.TRAINEE, given.board);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", planned.get("person_id"))
                .param("account", trainee.id().value())
                .update();
        commune = given.viewer("Lô Văn Dân", Role.COMMUNE, organisation);
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
    }

    private Viewer on(LocalDate day, Viewer viewer) {
        clock.travelTo(LocalDateTime.of(day, LocalTime.of(9, 0)));
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), "", "", 0, day);
    }

    private List<String> tasksOf(Viewer viewer) {
        return tasks.of(viewer).stream().map(TaskLine::subject).toList();
    }

    private static String refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> throw new AssertionError("not refused");
            case Outcome.Refused<?>(var refusal) -> refusal.sentence();
        };
    }

    private UUID written() {
        assertThat(actions.name(on(LAST_DAY.plusDays(2), trainee), enrolment, TWO))
                .isInstanceOf(Outcome.Done.class);
        return actions.own(trainee, enrolment).actions().getFirst().ref();
    }

    private void placed(LocalDate day) {
        jdbc.sql("""
                        INSERT INTO planning_step (entry_id, state, document_id, decided_on, actor, written_at)
                        SELECT e.id, 'APPOINTED', e.document_id, :day, 'test', '2023-01-01' FROM planning_entry e WHERE e.ref = :ref
                        """).param("ref", entry).param("day", day).update();
    }

    @Test
    void traineeIsAskedForTwoActionsWhenTheClassIsTaughtAndTheTaskEndsWithThem() {
        on(LAST_DAY, trainee);
        owed.askForActions(new ClassId(trainingClass));
        assertThat(tasksOf(on(LAST_DAY, trainee))).containsExactly("Ghi hai việc sẽ làm sau lớp");
        written();
        assertThat(tasksOf(trainee)).isEmpty();
        assertThat(actions.own(trainee, enrolment).actions())
                .extracting(HomeActions.Action::text)
                .containsExactlyElementsOf(TWO);
    }

    @Test
    void communeIsAskedAfterThreeAndSixMonthsAndNotBefore() {
        written();
        on(LAST_DAY.plusMonths(3).minusDays(1), commune);
        owed.again();
        assertThat(tasksOf(commune)).isEmpty();
        var due = on(LAST_DAY.plusMonths(3), commune);
        owed.again();
        assertThat(tasksOf(due)).containsExactly("Xác nhận 2\u00a0việc làm sau lớp sau 3 tháng");
        on(LAST_DAY.plusMonths(3).plusDays(31), commune);
        owed.again();
        assertThat(tasksOf(commune)).isEmpty();
        var second = on(LAST_DAY.plusMonths(6), commune);
        owed.again();
        assertThat(tasksOf(second)).containsExactly("Xác nhận 2\u00a0việc làm sau lớp sau 6 tháng");
    }

    @Test
    void communeSaysWhatCameOfAnActionWithAReasonWhenItIsNotDone() {
        var action = written();
        var early = on(LAST_DAY.plusMonths(2), commune);
        assertThat(refusal(actions.check(early, action, 3, ActionOutcome.DONE, "")))
                .contains("chưa đến ngày");
        var due = on(LAST_DAY.plusMonths(3), commune);
        assertThat(refusal(actions.check(due, action, 3, ActionOutcome.PARTLY, " ")))
                .contains("vì sao");
        assertThat(refusal(actions.check(due, action, 6, ActionOutcome.DONE, "")))
                .contains("chưa đến ngày");
        actions.check(due, action, 3, ActionOutcome.PARTLY, "Đã họp 2 trong 5 bản");
        actions.check(due, action, 3, ActionOutcome.DONE, "");
        var said = actions.own(trainee, enrolment).actions().getFirst().checks();
        assertThat(said).extracting(HomeActions.Check::outcome).containsExactly(ActionOutcome.DONE);
        assertThat(refusal(actions.name(due(trainee), enrolment, TWO))).contains("đã xác nhận");
        assertThat(jdbc.sql("SELECT count(*) FROM home_action_check")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private Viewer due(Viewer viewer) {
        return on(LAST_DAY.plusMonths(3), viewer);
    }

    @Test
    void strangersNeitherReadNorWriteActions() {
        var action = written();
        var other = given.viewer("Vi Văn Ba", Role.TRAINEE, given.board);
        assertThatThrownBy(() -> actions.own(due(other), enrolment)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> actions.name(due(other), enrolment, TWO)).isInstanceOf(NotFound.class);
        var elsewhere = given.committees.values().stream()
                .filter(id -> id != organisation)
                .findFirst()
                .orElseThrow();
        var neighbour = given.viewer("Kha Văn Dần", Role.COMMUNE, elsewhere);
        assertThat(actions.sent(due(neighbour))).isEmpty();
        assertThatThrownBy(() -> actions.check(due(neighbour), action, 3, ActionOutcome.DONE, ""))
                .isInstanceOf(NotFound.class);
    }

    private Map<String, Integer> all(int value) {
        var values = new HashMap<String, Integer>();
        for (var skill : List.of("LEAD", "DIRECT", "RUN", "COORDINATE", "CARRY_OUT")) values.put(skill, value);
        return values;
    }

    @Test
    void reviewsFallDueForThePersonAndTheCommitteeSixMonthsAfterTheAppointment() {
        var placedOn = LAST_DAY.plusMonths(1);
        placed(placedOn);
        var due = placedOn.plusMonths(6);
        on(due, trainee);
        owed.again();
        assertThat(tasksOf(on(due, trainee))).containsExactly("Tự nhận xét sau 6 tháng nhận chức");
        assertThat(tasksOf(on(due, commune))).hasSize(1).allMatch(task -> task.endsWith("sau 6 tháng nhận chức"));
        assertThat(reviews.answer(on(due, trainee), entry, 6, all(4), "Cần thêm kỹ năng dân vận"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(tasksOf(on(due, trainee))).isEmpty();
        assertThat(tasksOf(on(due, commune))).hasSize(1);
        assertThat(reviews.answer(on(due, commune), entry, 6, all(3), "")).isInstanceOf(Outcome.Done.class);
        assertThat(tasksOf(on(due, commune))).isEmpty();
        assertThat(reviews.sheet(on(due, trainee), entry, 6).values()).isEqualTo(all(4));
        assertThat(reviews.sheet(on(due, commune), entry, 6).values()).isEqualTo(all(3));
    }

    @Test
    void reviewNeedsEveryLevelAndItsTime() {
        var placedOn = LAST_DAY.plusMonths(1);
        placed(placedOn);
        var due = on(placedOn.plusMonths(6), trainee);
        var some = all(4);
        some.remove("RUN");
        assertThat(refusal(reviews.answer(due, entry, 6, some, ""))).contains("Điều hành");
        assertThat(refusal(reviews.answer(due, entry, 6, all(99), ""))).contains("Chọn một mức");
        assertThat(refusal(reviews.answer(due, entry, 12, all(4), ""))).contains("Chưa đến ngày");
        assertThatThrownBy(() -> reviews.answer(due, entry, 7, all(4), "")).isInstanceOf(NotFound.class);
        var late = on(placedOn.plusMonths(6).plusDays(31), trainee);
        assertThat(refusal(reviews.answer(late, entry, 6, all(4), ""))).contains("đã hết");
    }

    @Test
    void leaderSeesWhoWasPlacedWithAndWithoutTrainingAndWhatTheyUnderstand() {
        var placedOn = LAST_DAY.plusMonths(1);
        placed(placedOn);
        var other = jdbc.sql("""
                        SELECT e.id FROM planning_entry e
                         WHERE e.person_id <> (SELECT person_id FROM planning_entry WHERE ref = :ref) ORDER BY e.id LIMIT 1
                        """).param("ref", entry).query(Long.class).single();
        jdbc.sql("""
                        INSERT INTO planning_step (entry_id, state, document_id, decided_on, actor, written_at)
                        SELECT e.id, 'APPOINTED', e.document_id, '2022-12-01', 'test', '2023-01-01' FROM planning_entry e WHERE e.id = :id
                        """).param("id", other).update();
        var due = placedOn.plusMonths(6);
        reviews.answer(on(due, trainee), entry, 6, all(5), "");
        reviews.answer(on(due, commune), entry, 6, all(3), "");
        var leader = on(due, board);
        var figures = afterwards.figures(leader, LocalDate.of(2022, 1, 1));
        assertThat(figures.trained()).isEqualTo(1);
        assertThat(figures.placed()).isEqualTo(1);
        assertThat(figures.placedInAll()).isEqualTo(2);
        assertThat(figures.trainedOfPlaced()).isEqualTo(1);
        assertThat(afterwards.untrained(leader, 50, 0).total()).isEqualTo(1);
        assertThat(afterwards.waiting(leader, 50, 0).total()).isZero();
        var lead = afterwards.understanding(leader, null, 6, 12).getFirst();
        assertThat(lead.skill()).isEqualTo("Lãnh đạo");
        var afterSix = lead.means().get(2);
        assertThat(afterSix.people()).isEqualTo(1);
        assertThat(afterSix.value()).isEqualByComparingTo("75.0");
        assertThat(lead.means().getLast().people()).isZero();
    }

    @Test
    void anotherDistrictAndOtherRolesSeeNothing() {
        placed(LAST_DAY.plusMonths(1));
        var district = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer(
                "Kha Văn Dần",
                Role.ORGANISATION_BOARD,
                given.organisation("Ban Tổ chức Huyện ủy Quỳ Hợp", "BOARD", null, district));
        var day = LAST_DAY.plusMonths(7);
        assertThat(afterwards
                        .figures(on(day, stranger), LocalDate.of(2022, 1, 1))
                        .placedInAll())
                .isZero();
        assertThat(afterwards.untrained(on(day, stranger), 50, 0).total()).isZero();
        assertThatThrownBy(() -> reviews.sheet(on(day, stranger), entry, 6)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> afterwards.actions(on(day, commune))).isInstanceOf(Forbidden.class);
    }
}

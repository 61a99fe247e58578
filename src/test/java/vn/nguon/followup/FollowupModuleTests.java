package vn.nguon.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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
    private static final LocalDate LAST_DAY = AfterClass.LAST_DAY;
    private static final List<String> TWO = AfterClass.TWO;

    @Autowired
    AfterClass after;

    @Autowired
    PlannedDistrict given;

    @Autowired
    HomeActions actions;

    @Autowired
    Reviews reviews;

    @Autowired
    Afterwards afterwards;

    @Autowired
    PeopleAfterwards people;

    @Autowired
    TopicsAfterwards topics;

    @Autowired
    Owed owed;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    long trainingClass;
    long organisation;
    UUID enrolment;
    UUID entry;
    Viewer trainee;
    Viewer commune;
    Viewer board;

    @BeforeEach
    void aTraineeOfTheFinishedClass() {
        after.build();
        trainingClass = after.trainingClass;
        organisation = after.organisation;
        enrolment = after.enrolment;
        entry = after.entry;
        trainee = after.trainee;
        commune = after.commune;
        board = after.board;
    }

    private Viewer on(LocalDate day, Viewer viewer) {
        return after.on(day, viewer);
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
        after.placed(day);
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
        assertThat(reviews.answer(on(due, trainee), entry, 6, all(4), "Cần thêm kỹ năng dân vận", List.of()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(tasksOf(on(due, trainee))).isEmpty();
        assertThat(tasksOf(on(due, commune))).hasSize(1);
        assertThat(reviews.answer(on(due, commune), entry, 6, all(3), "", List.of()))
                .isInstanceOf(Outcome.Done.class);
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
        assertThat(refusal(reviews.answer(due, entry, 6, some, "", List.of()))).contains("Điều hành");
        assertThat(refusal(reviews.answer(due, entry, 6, all(99), "", List.of())))
                .contains("Chọn một mức");
        assertThat(refusal(reviews.answer(due, entry, 12, all(4), "", List.of())))
                .contains("Chưa đến ngày");
        assertThatThrownBy(() -> reviews.answer(due, entry, 7, all(4), "", List.of()))
                .isInstanceOf(NotFound.class);
        var late = on(placedOn.plusMonths(6).plusDays(31), trainee);
        assertThat(refusal(reviews.answer(late, entry, 6, all(4), "", List.of())))
                .contains("đã hết");
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
        reviews.answer(on(due, trainee), entry, 6, all(5), "", List.of());
        reviews.answer(on(due, commune), entry, 6, all(3), "", List.of());
        var leader = on(due, board);
        var figures = afterwards.figures(leader, LocalDate.of(2022, 1, 1));
        assertThat(figures.trained()).isEqualTo(1);
        assertThat(figures.placed()).isEqualTo(1);
        assertThat(figures.placedInAll()).isEqualTo(2);
        assertThat(figures.trainedOfPlaced()).isEqualTo(1);
        assertThat(people.list(leader, AfterwardsList.UNTRAINED, 50, 0).total()).isEqualTo(1);
        assertThat(people.list(leader, AfterwardsList.WAITING, 50, 0).total()).isZero();
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
        for (var list : AfterwardsList.values())
            assertThat(people.list(on(day, stranger), list, 50, 0).lines()).isEmpty();
        assertThatThrownBy(() -> reviews.sheet(on(day, stranger), entry, 6)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> afterwards.actions(on(day, commune))).isInstanceOf(Forbidden.class);
    }

    @Test
    void reviewsAreRemindedOfAfterTwelveMonthsAndEndWithTheirTime() {
        var placedOn = LAST_DAY.plusMonths(1);
        placed(placedOn);
        on(placedOn.plusMonths(12).minusDays(1), trainee);
        owed.again();
        assertThat(tasksOf(trainee)).isEmpty();
        var due = on(placedOn.plusMonths(12), trainee);
        owed.again();
        assertThat(tasksOf(due)).containsExactly("Tự nhận xét sau 12 tháng nhận chức");
        assertThat(tasksOf(on(placedOn.plusMonths(12), commune)))
                .hasSize(1)
                .allMatch(task -> task.endsWith("sau 12 tháng nhận chức"));
        on(placedOn.plusMonths(12).plusDays(31), trainee);
        owed.again();
        assertThat(tasksOf(trainee)).isEmpty();
        assertThat(tasksOf(commune)).isEmpty();
    }

    @Test
    void listsOfReviewsSayWhatIsDueToComeGivenAndMissed() {
        var placedOn = LAST_DAY.plusMonths(1);
        placed(placedOn);
        var before = placedOn.plusMonths(2);
        assertThat(standings(on(before, trainee), reviews.own(on(before, trainee))))
                .containsExactly(Reviews.Standing.TO_COME, Reviews.Standing.TO_COME);
        var due = placedOn.plusMonths(6);
        assertThat(standings(on(due, commune), reviews.ofCommune(on(due, commune))))
                .containsExactly(Reviews.Standing.DUE, Reviews.Standing.TO_COME);
        reviews.answer(on(due, trainee), entry, 6, all(4), "", List.of());
        assertThat(standings(on(due, trainee), reviews.own(on(due, trainee))))
                .containsExactly(Reviews.Standing.ANSWERED, Reviews.Standing.TO_COME);
        var late = due.plusDays(31);
        assertThat(standings(on(late, commune), reviews.ofCommune(on(late, commune))))
                .containsExactly(Reviews.Standing.MISSED, Reviews.Standing.TO_COME);
        var second = placedOn.plusMonths(12);
        assertThat(standings(on(second, commune), reviews.ofCommune(on(second, commune))))
                .as("what waits for an answer comes first")
                .containsExactly(Reviews.Standing.DUE, Reviews.Standing.MISSED);
        assertThat(reviews.ofCommune(on(due, after.neighbour()))).isEmpty();
        assertThat(reviews.own(on(due, board))).isEmpty();
    }

    private static List<Reviews.Standing> standings(Viewer viewer, List<Reviews.Line> lines) {
        return lines.stream().map(line -> line.on(viewer.today())).toList();
    }

    @Test
    void topicsOfTheClassAreReadWithWhatTheyServeAndWhoNeedsMoreOfThem() {
        jdbc.sql("INSERT INTO topic_skill SELECT id, 'LEAD' FROM programme_item WHERE ref = :ref")
                .param("ref", after.resolution)
                .update();
        var placedOn = LAST_DAY.plusMonths(1);
        placed(placedOn);
        var due = placedOn.plusMonths(6);
        var sheet = reviews.sheet(on(due, trainee), entry, 6);
        assertThat(sheet.topics()).extracting(Reviews.Topic::wanted).containsExactly(false, false);
        reviews.answer(on(due, trainee), entry, 6, all(4), "", List.of(after.resolution, UUID.randomUUID()));
        reviews.answer(on(due, commune), entry, 6, all(2), "", List.of(after.resolution));
        assertThat(reviews.sheet(on(due, trainee), entry, 6).topics())
                .extracting(Reviews.Topic::wanted)
                .containsExactly(true, false);
        var leader = on(due, board);
        assertThat(topics.taught(leader))
                .extracting(TopicsAfterwards.Taught::ref)
                .containsExactly(after.programme);
        var read = topics.of(leader, after.programme);
        var topic = read.topics().getFirst();
        assertThat(topic.skills()).containsExactly("LEAD");
        // One person, said by two.
        assertThat(topic.wanted()).containsExactly(1, 0);
        assertThat(topic.said()).isNull();
        assertThat(read.topics().getLast().skills()).isEmpty();
        assertThat(read.at()).isNull();
        var programme = read.programme().id();
        assertThat(topics.count(leader, programme, 0)).isEqualTo(topics.count(leader, programme, Afterwards.MANY));
        var page = TopicsPage.of(read, List.of("Trước lớp", "Cuối lớp", "Sau 6 tháng", "Sau 12 tháng"), "", false);
        assertThat(page.lines().getFirst().means()).containsExactly("", "", "50", "");
        assertThat(page.weakest()).startsWith("Sau 6 tháng thấp nhất");
        var stranger = on(due, after.stranger());
        assertThat(topics.taught(stranger)).isEmpty();
        assertThatThrownBy(() -> topics.of(stranger, after.programme)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> topics.taught(on(due, commune))).isInstanceOf(Forbidden.class);
    }

    @Test
    void whatTraineesSaidOfATopicShowsOnlyWhereFiveAnswered() {
        jdbc.sql("""
                        WITH s AS (INSERT INTO feedback_survey (ref, class_id, template_id, opened_at, opened_by, closes_at, counted_at, answers)
                                   SELECT gen_random_uuid(), :class, t.id, '2022-10-28', 'test', '2022-11-04', '2022-11-05', 6
                                     FROM feedback_template t ORDER BY t.id LIMIT 1 RETURNING id),
                             j AS (INSERT INTO feedback_subject (survey_id, no, title, answers)
                                   SELECT s.id, x.no, x.title, x.answers
                                     FROM s, (VALUES (1, 'Xây dựng và thực hiện nghị quyết', 6), (2, 'Công tác dân vận ở bản xa', NULL)) AS x (no, title, answers)
                                   RETURNING survey_id, no)
                        INSERT INTO feedback_tally (survey_id, subject_no, item_no, score, answers)
                        SELECT s.id, 1, 1, x.score, x.answers FROM s, (VALUES (5, 3), (4, 3)) AS x (score, answers)
                        """).param("class", trainingClass).update();
        var read = topics.of(on(LAST_DAY.plusMonths(1), board), after.programme);
        assertThat(read.topics().getFirst().said()).isEqualByComparingTo("4.5");
        assertThat(read.topics().getFirst().answers()).isEqualTo(6);
        assertThat(read.topics().getLast().said()).isNull();
    }
}

package vn.nguon.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassMoves;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.classes.MoveClass;
import vn.nguon.classes.StudyDay;
import vn.nguon.people.PersonCard;
import vn.nguon.people.SamePersons;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Nobody is in two classes on one half day: the constraint, and every way by which days and people change. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HalfDayTests {
    private static final String HUAN = "Lộc Văn Huấn|08/03/1978|Thị trấn Thạch Giám";
    private static final String NGA = "Bùi Thị Nga|09/11/1986|Thị trấn Thạch Giám";

    @Autowired
    PlannedDistrict given;

    @Autowired
    Rosters rosters;

    @Autowired
    ClassDesk desk;

    @Autowired
    ClassMoves moves;

    @Autowired
    Classes shown;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SamePersons same;

    private int classes;
    private Viewer board;
    private Viewer centre;
    private Viewer approver;

    @BeforeAll
    void ground() {
        given.build();
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
    }

    @BeforeEach
    void morning() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        jdbc.sql("DELETE FROM person_same").update();
        jdbc.sql("DELETE FROM trainee_half").update();
        jdbc.sql("UPDATE enrolment SET state = 'REMOVED', left_on = joined_on WHERE state = 'ACTIVE'")
                .update();
    }

    private ClassHead aClass(LocalDate firstDay) {
        var code = "HD-" + ++classes;
        given.trainingClass(code, 20, "APPROVED", firstDay);
        return given.head(centre, code);
    }

    private Outcome<UUID> add(ClassHead head, String person) {
        return rosters.add(centre, head, new AddTrainee(given.ref(given.person(person)), null, "Bổ sung", null));
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) return value;
        throw new AssertionError(outcome);
    }

    private static String refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) return refusal.code();
        throw new AssertionError(outcome);
    }

    private int halves(ClassHead head) {
        return jdbc.sql("SELECT count(*) FROM trainee_half WHERE class_id = :id")
                .param("id", head.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void takesBothHalvesOfEachStudyDay() {
        var head = aClass(PlannedDistrict.FIRST_DAY);
        done(add(head, HUAN));
        assertThat(halves(head)).isEqualTo(32);
    }

    @Test
    void refusesWhoIsInAnotherClassOnOneOfTheDaysAndSaysWhich() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        var second = aClass(PlannedDistrict.FIRST_DAY.plusDays(21));
        done(add(first, HUAN));
        var answer = add(second, HUAN);
        assertThat(refused(answer)).isEqualTo("dang-hoc-lop-khac");
        assertThat(answer.toString()).contains("Lộc Văn Huấn", first.code(), "2 buổi", "sáng 28/10/2022");
        assertThat(halves(second)).isZero();
        done(add(aClass(PlannedDistrict.FIRST_DAY.plusDays(31)), HUAN));
    }

    @Test
    void theDatabaseItselfRefusesASecondClassOnTheHalfDay() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        var second = aClass(PlannedDistrict.FIRST_DAY);
        done(add(first, HUAN));
        var beside = jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, joined_on)
                        SELECT gen_random_uuid(), :second, person_id, organisation_id, unit_name, joined_on FROM enrolment
                         WHERE class_id = :first AND state = 'ACTIVE'
                        RETURNING id
                        """)
                .param("first", first.id().value())
                .param("second", second.id().value())
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO trainee_half (enrolment_id, class_id, person_id, one_id, day, half)
                        SELECT id, class_id, person_id, person_id, '2022-10-07', 'MORNING' FROM enrolment WHERE id = :id
                        """).param("id", beside).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("trainee_one_class_a_half");
    }

    @Test
    void ofTwoClassesThatTakeOnePersonAtTheSameMomentOneGetsThem() throws Exception {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        var second = aClass(PlannedDistrict.FIRST_DAY.plusDays(3));
        var start = new CyclicBarrier(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            var answers = two.invokeAll(List.<Callable<Outcome<UUID>>>of(
                    () -> {
                        start.await();
                        return add(first, HUAN);
                    },
                    () -> {
                        start.await();
                        return add(second, HUAN);
                    }));
            var outcomes = List.of(answers.get(0).get(), answers.get(1).get());
            assertThat(outcomes)
                    .filteredOn(o -> o instanceof Outcome.Done<UUID>)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(o -> o instanceof Outcome.Refused<UUID>)
                    .singleElement()
                    .satisfies(o -> assertThat(refused(o)).isEqualTo("dang-hoc-lop-khac"));
        }
        assertThat(halves(first) + halves(second)).isEqualTo(32);
        assertThat(rosters.roster(centre, first).lines().size()
                        + rosters.roster(centre, second).lines().size())
                .isEqualTo(1);
    }

    @Test
    void whoLeavesMidwayIsFreeFromThatDayAndKeepsThePast() {
        var head = aClass(PlannedDistrict.FIRST_DAY);
        var ref = done(add(head, HUAN));
        clock.travelTo(LocalDateTime.of(2022, 10, 12, 9, 0));
        done(rosters.remove(centre, head, ref, "Điều động", null));
        assertThat(halves(head)).isEqualTo(6);
        done(add(aClass(LocalDate.of(2022, 10, 12)), HUAN));
    }

    @Test
    void theSuccessorTakesTheDaysAndTheReplacedGivesThemBack() {
        var head = aClass(PlannedDistrict.FIRST_DAY);
        var ref = done(add(head, HUAN));
        done(rosters.replace(centre, head, ref, new AddTrainee(given.ref(given.person(NGA)), null, "Ốm", null)));
        assertThat(halves(head)).isEqualTo(32);
        var other = aClass(PlannedDistrict.FIRST_DAY);
        done(add(other, HUAN));
        assertThat(refused(add(other, NGA))).isEqualTo("dang-hoc-lop-khac");
    }

    @Test
    void studyDaysThatMoveOntoAnotherClassAreRefusedAndNothingChanges() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        var second = aClass(PlannedDistrict.FIRST_DAY.plusDays(31));
        done(add(first, HUAN));
        done(add(second, HUAN));
        var onto = List.of(LocalDate.of(2022, 10, 10), LocalDate.of(2022, 11, 8));
        assertThat(refused(desk.setDays(centre, second.code(), second.version(), onto)))
                .isEqualTo("dang-hoc-lop-khac");
        assertThat(given.head(centre, second.code()).studyDays()).isEqualTo(second.studyDays());
        var beside = List.of(LocalDate.of(2022, 11, 8), LocalDate.of(2022, 12, 1));
        done(desk.setDays(centre, second.code(), second.version(), beside));
        assertThat(halves(second)).isEqualTo(4);
    }

    @Test
    void aClassOfMorningsLeavesTheAfternoonsFree() {
        var mornings = aClass(PlannedDistrict.FIRST_DAY);
        var days = shown.studyDays(mornings);
        done(add(mornings, HUAN));
        done(desk.setStudyDays(centre, mornings.code(), mornings.version(), halves(days, true)));
        assertThat(halves(mornings)).isEqualTo(16);
        var other = aClass(PlannedDistrict.FIRST_DAY);
        assertThat(refused(add(other, HUAN))).isEqualTo("dang-hoc-lop-khac");
        done(desk.setStudyDays(centre, other.code(), other.version(), halves(days, false)));
        done(add(other, HUAN));
        assertThat(halves(other)).isEqualTo(16);
    }

    @Test
    void aHalfThatComesBackIsRefusedWithWhoAndWhere() {
        var mornings = aClass(PlannedDistrict.FIRST_DAY);
        var afternoons = aClass(PlannedDistrict.FIRST_DAY);
        var days = shown.studyDays(mornings);
        done(desk.setStudyDays(centre, mornings.code(), mornings.version(), halves(days, true)));
        done(desk.setStudyDays(centre, afternoons.code(), afternoons.version(), halves(days, false)));
        done(add(mornings, HUAN));
        done(add(afternoons, HUAN));
        var version = given.head(centre, afternoons.code()).version();
        var wanted = new ArrayList<>(halves(days, false));
        wanted.set(1, StudyDay.whole(LocalDate.of(2022, 10, 10)));
        assertThat(desk.setStudyDays(centre, afternoons.code(), version, wanted))
                .asString()
                .contains("dang-hoc-lop-khac", "Lộc Văn Huấn", mornings.code(), "1 buổi", "sáng 10/10/2022");
        assertThat(shown.studyHalves(afternoons)).isEqualTo(halves(days, false));
        assertThat(halves(afternoons)).isEqualTo(16);
    }

    private static List<StudyDay> halves(List<LocalDate> days, boolean morning) {
        return days.stream().map(day -> new StudyDay(day, morning, !morning)).toList();
    }

    @Test
    void aClassPutOffGivesItsDaysBackAndReopensOnlyWhereTheyAreFree() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        done(add(first, HUAN));
        done(moves.move(approver, first.code(), new MoveClass(ClassState.POSTPONED, first.version(), "Mưa lũ", null)));
        assertThat(halves(first)).isZero();
        var second = aClass(PlannedDistrict.FIRST_DAY);
        var ref = done(add(second, HUAN));
        var version = given.head(approver, first.code()).version();
        assertThat(refused(moves.move(approver, first.code(), MoveClass.to(ClassState.APPROVED, version))))
                .isEqualTo("dang-hoc-lop-khac");
        assertThat(given.head(approver, first.code()).state()).isEqualTo(ClassState.POSTPONED);
        done(rosters.remove(centre, second, ref, "Học lớp kia", null));
        done(moves.move(approver, first.code(), MoveClass.to(ClassState.APPROVED, version)));
        assertThat(halves(first)).isEqualTo(32);
    }

    @Test
    void aClassPutOffTakesNoDaysWhenItsRosterChanges() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        done(add(first, HUAN));
        done(moves.move(approver, first.code(), new MoveClass(ClassState.POSTPONED, first.version(), "Mưa lũ", null)));
        done(add(aClass(PlannedDistrict.FIRST_DAY), HUAN));
        done(add(given.head(centre, first.code()), NGA));
        assertThat(halves(first)).isZero();
        done(add(aClass(PlannedDistrict.FIRST_DAY), NGA));
    }

    @Test
    void aClassCalledOffGivesItsDaysBack() {
        var head = aClass(PlannedDistrict.FIRST_DAY);
        done(add(head, HUAN));
        done(moves.move(approver, head.code(), new MoveClass(ClassState.CANCELLED, head.version(), "Thôi", null)));
        done(add(aClass(PlannedDistrict.FIRST_DAY), HUAN));
    }

    // --- two files of one person
    // ------------------------------------------------------------------------------------------------------------

    private UUID file(String person) {
        return given.ref(given.person(person));
    }

    private Outcome<PersonCard> join() {
        return same.say(board, file(HUAN), file(NGA), "Cùng căn cước");
    }

    private void part() {
        var stands = same.said(board, file(HUAN)).stream()
                .filter(said -> said.backAt() == null)
                .findFirst()
                .orElseThrow();
        done(same.takeBack(board, file(HUAN), stands.ref(), "Ghi nhầm", false));
    }

    private List<Long> identities() {
        return jdbc.sql("SELECT DISTINCT one_id FROM trainee_half ORDER BY one_id")
                .query(Long.class)
                .list();
    }

    @Test
    void twoFilesInTwoClassesOnOneHalfDayAreNotOnePerson() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        var second = aClass(PlannedDistrict.FIRST_DAY.plusDays(3));
        done(add(first, HUAN));
        var ref = done(add(second, NGA));
        var before = identities();
        var answer = join();
        assertThat(refused(answer)).isEqualTo("hai-ho-so-hai-lop");
        assertThat(answer.toString()).contains(first.code(), second.code(), "trùng");
        assertThat(identities()).isEqualTo(before).hasSize(2);
        assertThat(same.said(board, file(HUAN)).stream().filter(said -> said.backAt() == null))
                .isEmpty();
        done(rosters.remove(centre, second, ref, "Thôi học", null));
        done(join());
        part();
    }

    @Test
    void twoFilesOnTheRosterOfOneClassAreNotOnePersonAlsoWhileItHasNoDays() {
        var head = aClass(PlannedDistrict.FIRST_DAY);
        done(add(head, HUAN));
        var ref = done(add(head, NGA));
        jdbc.sql("DELETE FROM trainee_half").update();
        var answer = join();
        assertThat(refused(answer)).isEqualTo("hai-ho-so-mot-lop");
        assertThat(answer.toString()).contains(head.code(), "rút một hồ sơ");
        done(rosters.remove(centre, head, ref, "Một người", null));
        done(join());
        part();
    }

    @Test
    void whoseOtherFileIsInAClassIsRefusedForAnotherOnTheSameDaysUntilTheFilesAreParted() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        var second = aClass(PlannedDistrict.FIRST_DAY.plusDays(3));
        done(add(first, NGA));
        done(join());
        assertThat(identities()).containsExactly(given.person(HUAN).value());
        var answer = add(second, HUAN);
        assertThat(refused(answer)).isEqualTo("dang-hoc-lop-khac");
        assertThat(answer.toString()).contains(first.code());
        part();
        assertThat(identities()).containsExactly(given.person(NGA).value());
        done(add(second, HUAN));
        assertThat(refused(join())).isEqualTo("hai-ho-so-hai-lop");
    }

    @Test
    void theDatabaseItselfRefusesTheOtherFileOnTheHalfDay() {
        var first = aClass(PlannedDistrict.FIRST_DAY);
        var second = aClass(PlannedDistrict.FIRST_DAY.plusDays(31));
        done(add(first, NGA));
        done(join());
        done(add(second, HUAN));
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO trainee_half (enrolment_id, class_id, person_id, one_id, day, half)
                        SELECT e.id, :first, e.person_id, i.one_id, '2022-10-07', 'MORNING'
                          FROM enrolment e JOIN person_identity i ON i.person_id = e.person_id WHERE e.class_id = :second AND e.state = 'ACTIVE'
                        """)
                        .param("first", first.id().value())
                        .param("second", second.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("trainee_one_class_a_half");
        part();
    }

    @Test
    void ofJoiningTheFilesAndTakingTheSecondAtTheSameMomentOneIsRefused() throws Exception {
        for (var round = 0; round < 6; round++) {
            morning();
            var first = aClass(PlannedDistrict.FIRST_DAY);
            var second = aClass(PlannedDistrict.FIRST_DAY.plusDays(3));
            done(add(first, HUAN));
            var start = new CyclicBarrier(2);
            try (var two = Executors.newFixedThreadPool(2)) {
                var joins = two.submit(() -> {
                    start.await();
                    return join();
                });
                var takes = two.submit(() -> {
                    start.await();
                    return add(second, NGA);
                });
                var joined = joins.get() instanceof Outcome.Done<PersonCard>;
                var taken = takes.get() instanceof Outcome.Done<UUID>;
                assertThat(joined).as("round %d", round).isNotEqualTo(taken);
                assertThat(identities()).hasSize(taken ? 2 : 1);
                if (joined) part();
            }
        }
    }
}

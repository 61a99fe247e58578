package vn.nguon.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom.Session;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.classes.Status;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.HeldSessions;
import vn.nguon.timetable.SessionId;

@SpringBootTest
class AttendanceModuleTests {
    private static final LocalDate END = LocalDate.of(2022, 10, 28);

    @Autowired
    Attendance attendance;

    @Autowired
    Rolls rolls;

    @Autowired
    RollChecklist checklist;

    @Autowired
    @Qualifier("rolledSessions")
    HeldSessions held;

    @Autowired
    Classes classes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private Classroom given;
    private Viewer clerk;

    @BeforeEach
    void aClassAtItsEnd() {
        clock.travelTo(END.atTime(16, 0));
        given = new Classroom(jdbc);
        clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, END);
    }

    @Test
    void countsAbsencePeriodsAgainstThe128PeriodsOfTheProgramme() {
        var an = given.trainee("Vi Văn An");
        for (var half = 0; half < 6; half++) mark(given.session(half), an, Mark.UNEXCUSED);
        mark(given.session(6), an, Mark.LATE);
        mark(given.session(7), an, Mark.PRESENT);

        var line = line(an);
        assertThat(line.absentPeriods()).isEqualTo(24);
        assertThat(line.plannedPeriods()).isEqualTo(128);
        assertThat(line.verdict()).isEqualTo(new AbsenceVerdict.Warned(1));
        assertThat(line.rule().source().isDefault()).isTrue();
    }

    @Test
    void tellsTheTimetableWhichSessionsHaveTakenPlace() {
        var taken = given.session(0);
        given.session(1);
        mark(taken, given.trainee("Vi Văn An"), Mark.PRESENT);
        assertThat(held.held(given.id)).containsExactly(new SessionId(taken.id()));
    }

    @Test
    void countsExcusedPeriodsAsAbsence() {
        var an = given.trainee("Vi Văn An");
        for (var half = 0; half < 7; half++)
            mark(given.session(half), an, half % 2 == 0 ? Mark.EXCUSED : Mark.UNEXCUSED);

        assertThat(line(an).verdict()).isInstanceOfSatisfying(AbsenceVerdict.Exceeded.class, exceeded -> {
            assertThat(exceeded.over()).isEqualTo(3);
            assertThat(exceeded.ruleKey()).isEqualTo("attendance.absence-limit");
        });
    }

    @Test
    void followsTheRuleThatWasInForceWhenTheClassOpened() {
        var an = given.trainee("Vi Văn An");
        for (var half = 0; half < 6; half++) mark(given.session(half), an, Mark.EXCUSED);
        given.run("INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES"
                + " ('attendance.absence-limit', 10, '%', 'Mức vắng tối đa', '12-QC/TCT', 'Điều 7', false, '[2022-10-01,2022-11-01)'),"
                + " ('attendance.absence-limit', 50, '%', 'Mức vắng tối đa', '', '', true, '[2022-11-01,)')");
        try {
            clock.travelTo(LocalDate.of(2026, 1, 5).atTime(8, 0));
            assertThat(line(an).verdict())
                    .isInstanceOfSatisfying(
                            AbsenceVerdict.Exceeded.class,
                            exceeded -> assertThat(exceeded.source().text()).isEqualTo("Điều 7, 12-QC/TCT"));
        } finally {
            given.run("INSERT INTO rule_parameter (key, value, unit, label, is_default, valid) VALUES"
                    + " ('attendance.absence-limit', 20, '%', 'Mức vắng tối đa', true, '[2000-01-01,)')");
        }
    }

    @Test
    void countsAParallelSessionForTheOwnGroupOnly() {
        given.group(1);
        given.group(2);
        var first = given.session(0, 1);
        var second = given.session(0, 2);
        var an = given.trainee("Vi Văn An", 1, "");
        var oi = given.trainee("Lò Thị Ởi", 2, "");
        rolls.save(clerk, given.code, first.ref(), form(Map.of(an.key(), Mark.UNEXCUSED, oi.key(), Mark.UNEXCUSED)));
        rolls.save(clerk, given.code, second.ref(), form(Map.of(oi.key(), Mark.PRESENT)));

        assertThat(line(an).absentPeriods()).isEqualTo(4);
        assertThat(line(oi).absentPeriods()).isZero();
    }

    @Test
    void countsParallelSessionsOnceWhereThereIsNoProgramme() {
        given.run("UPDATE training_class SET programme_id = NULL WHERE id = " + given.id.value());
        given.group(1);
        given.group(2);
        given.session(0, 1);
        given.session(0, 2);
        given.session(1);
        var an = given.trainee("Vi Văn An", 1, "");

        assertThat(line(an).plannedPeriods()).isEqualTo(8);
    }

    @Test
    void knowsNothingOfAnUnknownClass() {
        assertThat(attendance.absences(new ClassId(999_999))).isEmpty();
    }

    @Test
    void showsEverybodyTimesEverySessionInOrder() {
        var second = given.session(1);
        var first = given.session(0);
        var an = given.trainee("Vi Văn An");
        var oi = given.trainee("Lò Thị Ởi");
        mark(first, an, Mark.LATE);
        mark(second, an, Mark.UNEXCUSED);
        mark(second, oi, Mark.PRESENT);

        var sheet = attendance.sheet(clerk, given.code);
        assertThat(sheet.sessions()).extracting(AbsenceBook.SheetSession::id).containsExactly(first.id(), second.id());
        assertThat(sheet.rows()).extracting(Attendance.SheetRow::fullName).containsExactly("Vi Văn An", "Lò Thị Ởi");
        assertThat(sheet.rows().get(0).marks()).containsExactly(Mark.LATE, Mark.UNEXCUSED);
        assertThat(sheet.rows().get(1).marks()).containsExactly(null, Mark.PRESENT);
        assertThat(sheet.rows().get(0).absence().absentPeriods()).isEqualTo(4);
    }

    @Test
    void listsWhatIsToBeDoneByDay() {
        clock.travelTo(Classroom.FIRST_DAY.plusDays(3).atTime(8, 0));
        var an = given.trainee("Vi Văn An");
        var closed = given.session(0);
        given.session(1);
        given.session(2);
        given.session(4);
        var monday = Classroom.on(given.days.get(1), clerk);
        rolls.save(
                monday,
                given.code,
                closed.ref(),
                new RollForm(Map.of(an.key(), Mark.PRESENT), Map.of(), Map.of(), false, true, ""));

        assertThat(attendance.overview(monday, given.code).rolls())
                .extracting(roll -> roll.state(monday.today()))
                .containsExactly(
                        HalfDayRoll.State.CLOSED,
                        HalfDayRoll.State.LATE,
                        HalfDayRoll.State.TODAY,
                        HalfDayRoll.State.AHEAD);
    }

    @Test
    void keepsAClassFromAwaitingResultsWhileARollIsOpen() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var head = classes.head(clerk, given.code);

        assertThat(checklist.mayGo(head, ClassState.AWAITING_RESULTS))
                .get()
                .extracting("code")
                .isEqualTo("con-buoi-chua-chot");
        assertThat(checklist.mayGo(head, ClassState.FINISHED)).isEmpty();
        rolls.save(
                clerk,
                given.code,
                session.ref(),
                new RollForm(Map.of(an.key(), Mark.PRESENT), Map.of(), Map.of(), false, true, ""));
        assertThat(checklist.mayGo(head, ClassState.AWAITING_RESULTS)).isEmpty();
    }

    @Test
    void tellsTheChecklistHowManyRollsAreLate() {
        var head = classes.head(clerk, given.code);
        assertThat(checklist.steps(clerk, head))
                .singleElement()
                .extracting("status")
                .isEqualTo(Status.BLOCKED);
        given.session(0);
        given.session(1);

        assertThat(checklist.steps(clerk, head)).singleElement().satisfies(step -> {
            assertThat(step.status()).isEqualTo(Status.LATE);
            assertThat(step.why()).isEqualTo("Quá hạn 2 buổi");
            assertThat(step.note()).isEqualTo("Đã chốt 0/2 buổi");
        });
    }

    @Test
    void showsATraineeTheOwnSessionsOnly() {
        var an = given.trainee("Vi Văn An");
        var oi = given.trainee("Lò Thị Ởi");
        var session = given.session(0);
        mark(session, an, Mark.UNEXCUSED);
        mark(session, oi, Mark.PRESENT);
        var trainee = given.account(oi.person(), END, Role.TRAINEE);

        assertThat(attendance.own(trainee)).singleElement().satisfies(own -> {
            assertThat(own.code()).isEqualTo(given.code);
            assertThat(own.sessions()).singleElement().extracting("mark").isEqualTo("PRESENT");
            assertThat(own.absence().absentPeriods()).isZero();
        });
        assertThat(attendance.own(clerk)).isEmpty();
        assertThatThrownBy(() -> attendance.sheet(trainee, given.code)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attendance.overview(trainee, given.code)).isInstanceOf(NotFound.class);
    }

    @Test
    void listsTheSessionsOfALecturerAndOfTheSupervisor() {
        var session = given.session(30);
        given.session(31);
        var person = given.person("Trần Văn An");
        given.lecturer(person, given.school);
        given.teaches(person, session);
        given.actsAs(person, "LECTURER");
        var supervisor = given.person("Lương Văn Nho");
        given.actsAs(supervisor, "SUPERVISOR");

        assertThat(attendance.mine(given.account(person, END, Role.LECTURER)))
                .extracting(AbsenceBook.TakenBy::ref)
                .containsExactly(session.ref());
        assertThat(attendance.mine(given.account(supervisor, END, Role.SUPERVISOR)))
                .hasSize(2);
        assertThat(attendance.mine(clerk)).isEmpty();
    }

    private AbsenceLine line(Trainee trainee) {
        return java.util.Objects.requireNonNull(
                attendance.absences(given.id).get(new EnrolmentId(trainee.enrolment())));
    }

    private void mark(Session session, Trainee trainee, Mark mark) {
        rolls.save(clerk, given.code, session.ref(), form(Map.of(trainee.key(), mark)));
    }

    private static RollForm form(Map<String, Mark> chosen) {
        return new RollForm(chosen, Map.of(), Map.of(), false, false, "");
    }
}

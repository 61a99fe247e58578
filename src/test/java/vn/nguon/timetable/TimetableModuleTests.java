package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/** Filling, placing, moving, swapping, emptying, issuing. What two things in one place at once means: {@link TimetableClashTests}. */
class TimetableModuleTests extends TimetabledClass {
    @Autowired
    TimetableIssues issues;

    @Autowired
    TimetableSteps steps;

    private Slot slot(int day, Half half) {
        return new Slot(day(day), half);
    }

    private static <T> T done(Change<T> change) {
        return switch (change) {
            case Change.Done<T>(var value) -> value;
            case Change.Clashing<T>(var clashes) -> throw new AssertionError(clashes);
            case Change.Refused<T>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static String refused(Change<?> change) {
        return switch (change) {
            case Change.Done<?> done -> throw new AssertionError(done);
            case Change.Clashing<?>(var clashes) -> clashes.getFirst().what().code();
            case Change.Refused<?>(var refusal) -> refusal.code();
        };
    }

    private static Clash clash(Change<?> change) {
        if (change instanceof Change.Clashing<?>(var clashes)) return clashes.getFirst();
        throw new AssertionError(change);
    }

    private SessionPlan plan(UUID room, List<Integer> groupNos, List<UUID> lecturers) {
        return new SessionPlan(SessionKind.TOPIC, given.topic(NTM), "", 4, room, "", groupNos, lecturers, null, null);
    }

    private SessionPlan by(UUID... lecturers) {
        return new SessionPlan(
                SessionKind.TOPIC, given.topic(NTM), "", 4, null, "", List.of(), List.of(lecturers), null, null);
    }

    private List<SessionCard> all() {
        return sessions.of(centre, head);
    }

    private SessionCard get(UUID ref) {
        return sessions.get(centre, ref);
    }

    @Test
    void fillsAllThirtyTwoHalfDaysByOneButton() {
        var filled = done(timetables.fill(centre, head, null));
        assertThat(filled).isEqualTo(new Timetables.Filled(34, 0, 0, 0));
        assertThat(all().stream().mapToInt(SessionCard::periods).sum()).isEqualTo(128);
        assertThat(all().stream().map(SessionCard::slot).distinct()).hasSize(32);
        var opening = all().getFirst();
        assertThat(opening.kind()).isEqualTo(SessionKind.OPENING);
        assertThat(opening.to()).isEqualTo(LocalTime.of(8, 0));
        assertThat(all().get(1).from()).isEqualTo(LocalTime.of(8, 0));
        assertThat(all().getLast().kind()).isEqualTo(SessionKind.CLOSING);
        assertThat(all().getLast().from()).isEqualTo(LocalTime.of(16, 30));
        assertThat(refused(timetables.fill(centre, head, null))).isEqualTo("khong-co-gi-xep");
    }

    @Test
    void givesTheOnlyTeacherOfATopicItsSessionsWithThePostOfTheDay() {
        head = newClass(LocalDate.of(2022, 10, 7).plusYears(1));
        done(timetables.fill(centre, head, null));
        var taught = all().stream().filter(s -> s.title().equals(NTM)).toList();
        assertThat(taught)
                .hasSize(2)
                .allSatisfy(s -> assertThat(s.lecturers())
                        .isEqualTo("Nguyễn Thị Hải, Phó Hiệu trưởng Trường Chính trị (nghỉ hưu)"));
        assertThat(all().stream().filter(s -> !s.title().equals(NTM)))
                .allMatch(s -> s.lecturers().isEmpty());
    }

    @Test
    void namesTheLecturerByThePostHeldOnTheDayAlsoAfterAMove() {
        head = newClass(LocalDate.of(2022, 10, 7));
        var ref = done(timetables.place(centre, head, slot(1, Half.MORNING), by(teacher)));
        assertThat(get(ref).lecturers()).endsWith("Trường Chính trị");
        done(timetables.move(centre, head, ref, slot(16, Half.MORNING)));
        assertThat(get(ref).lecturers()).endsWith("(nghỉ hưu)");
        done(timetables.empty(centre, head, ref));
    }

    @Test
    void swapsTwoSessionsThatShareRoomAndLecturer() {
        var hall = room("Hội trường 1");
        var a = done(timetables.place(centre, head, slot(5, Half.MORNING), plan(hall, List.of(), List.of(teacher))));
        var b = done(timetables.place(centre, head, slot(6, Half.AFTERNOON), plan(hall, List.of(), List.of(teacher))));
        done(timetables.swap(centre, head, a, b));
        assertThat(get(a).slot()).isEqualTo(slot(6, Half.AFTERNOON));
        assertThat(get(a).from()).isEqualTo(LocalTime.of(13, 30));
        assertThat(get(b).slot()).isEqualTo(slot(5, Half.MORNING));
        assertThat(get(b).from()).isEqualTo(LocalTime.of(7, 30));
    }

    @Test
    void takesARefusedSwapBackAsAWhole() {
        var hall = room("Hội trường 1");
        var a = done(timetables.place(centre, head, slot(5, Half.MORNING), plan(hall, List.of(), List.of())));
        var b = done(timetables.place(centre, head, slot(6, Half.MORNING), by(teacher)));
        var mine = head;
        head = newClass(Objects.requireNonNull(mine.firstDay()));
        done(timetables.place(centre, head, slot(6, Half.MORNING), plan(hall, List.of(), List.of())));
        head = mine;
        assertThat(clash(timetables.swap(centre, head, a, b)).what()).isEqualTo(Clash.What.ROOM);
        assertThat(get(a).slot()).isEqualTo(slot(5, Half.MORNING));
        assertThat(get(b).slot()).isEqualTo(slot(6, Half.MORNING));
    }

    @Test
    void movesIntoAFreeHalfDayAndRefusesAFullOneOrAnotherDay() {
        var a = done(timetables.place(centre, head, slot(7, Half.MORNING), by()));
        done(timetables.place(centre, head, slot(7, Half.AFTERNOON), by()));
        assertThat(refused(timetables.move(centre, head, a, slot(7, Half.AFTERNOON))))
                .isEqualTo("buoi-da-day");
        assertThat(refused(timetables.move(centre, head, a, new Slot(day(1).minusDays(1), Half.MORNING))))
                .isEqualTo("khong-phai-ngay-hoc");
        done(timetables.move(centre, head, a, slot(8, Half.AFTERNOON)));
        assertThat(get(a).from()).isEqualTo(LocalTime.of(13, 30));
    }

    @Test
    void laysTheRestOfAHalfDayOutAnewWhenTheOpeningLeaves() {
        done(timetables.fill(centre, head, null));
        var opening = all().getFirst();
        var topic = all().get(1);
        done(timetables.empty(centre, head, opening.ref()));
        assertThat(get(topic.ref()).from()).isEqualTo(LocalTime.of(7, 30));
        done(timetables.fill(centre, head, null));
        assertThat(get(topic.ref()).from()).isEqualTo(LocalTime.of(8, 0));
    }

    @Test
    void emptiesAndFillsAgainWithWhatIsLacking() {
        done(timetables.fill(centre, head, null));
        var field =
                all().stream().filter(s -> s.title().equals(FIELD)).findFirst().orElseThrow();
        done(timetables.empty(centre, head, field.ref()));
        assertThat(done(timetables.fill(centre, head, null))).isEqualTo(new Timetables.Filled(1, 0, 0, 0));
        assertThat(all().stream().filter(s -> s.slot().equals(field.slot())))
                .singleElement()
                .satisfies(s -> assertThat(s.title()).isEqualTo(FIELD));
    }

    @Test
    void letsALecturerIntoTheClassAndOutAgain() {
        var account = district.viewer("Nguyễn Thị Hải", Role.LECTURER, district.board);
        var person = new PersonId(jdbc.sql("SELECT id FROM person WHERE ref = :ref")
                .param("ref", teacher)
                .query(Long.class)
                .single());
        var viewer = people.accountOf(person).map(id -> as(id)).orElseGet(() -> {
            people.linkAccount(person, account.id());
            return as(account.id());
        });
        var ref = done(timetables.place(centre, head, slot(9, Half.MORNING), by(teacher)));
        assertThat(district.head(viewer, head.code()).is(Capacity.LECTURER)).isTrue();
        assertThat(sessions.taughtBy(viewer, day(1), day(16)))
                .extracting(SessionCard::ref)
                .contains(ref);
        assertThatThrownBy(() -> timetables.empty(viewer, district.head(viewer, head.code()), ref))
                .isInstanceOf(Forbidden.class);
        done(timetables.empty(centre, head, ref));
        assertThatThrownBy(() -> district.head(viewer, head.code())).isInstanceOf(NotFound.class);
    }

    private Viewer as(AccountId account) {
        return new Viewer(account, "Nguyễn Thị Hải", Set.of(Role.LECTURER), "", "", 0, LocalDate.now(clock));
    }

    @Test
    void staysWhereARollWasTaken() {
        var ref = done(timetables.place(centre, head, slot(10, Half.MORNING), by()));
        jdbc.sql("INSERT INTO roll_closing VALUES ((SELECT id FROM session WHERE ref = :ref), '2022-10-07', :by, 'x')")
                .param("ref", ref)
                .param("by", centre.id().value())
                .update();
        assertThat(refused(timetables.empty(centre, head, ref))).isEqualTo("buoi-da-diem-danh");
        assertThat(get(ref).title()).isEqualTo(NTM);
    }

    @Test
    void refusesWhoSavedAfterSomebodyElse() {
        var ref = done(timetables.place(centre, head, slot(11, Half.MORNING), by()));
        var version = get(ref).version();
        done(timetables.change(centre, head, ref, version, by(teacher)));
        assertThat(get(ref).lecturers()).startsWith("Nguyễn Thị Hải");
        assertThatThrownBy(() -> timetables.change(centre, head, ref, version, by()))
                .isInstanceOf(Stale.class);
        assertThat(get(ref).lecturers()).startsWith("Nguyễn Thị Hải");
        done(timetables.empty(centre, head, ref));
    }

    @Test
    void refusesMorePeriodsThanAHalfDayHas() {
        done(timetables.place(centre, head, slot(12, Half.MORNING), SessionPlan.topic(given.topic(NTM), 2)));
        done(timetables.place(centre, head, slot(12, Half.MORNING), SessionPlan.topic(given.topic(NTM), 2)));
        assertThat(refused(
                        timetables.place(centre, head, slot(12, Half.MORNING), SessionPlan.topic(given.topic(NTM), 1))))
                .isEqualTo("buoi-da-day");
        assertThat(all()).extracting(SessionCard::from).containsExactly(LocalTime.of(7, 30), LocalTime.of(9, 15));
    }

    @Test
    void issuesVersionsAndOnlyWhenSomethingChanged() {
        assertThat(issues.issue(centre, head)).isInstanceOf(Outcome.Refused.class);
        done(timetables.fill(centre, head, null));
        assertThat(steps.mayGo(head, ClassState.STUDYING)).isPresent();
        assertThat(issues.issue(centre, head)).isEqualTo(Outcome.done(1));
        assertThat(steps.mayGo(head, ClassState.STUDYING)).isEmpty();
        assertThat(issues.issue(centre, head)).isInstanceOf(Outcome.Refused.class);
        done(timetables.empty(centre, head, all().getLast().ref()));
        assertThat(issues.latest(centre, head).orElseThrow().current()).isFalse();
        assertThat(issues.issue(centre, head)).isEqualTo(Outcome.done(2));
    }

    @Test
    void saysInTheChecklistHowFarItIs() {
        assertThat(steps.steps(centre, head).getFirst().note()).startsWith("0/32 buổi, 0/128 tiết");
        done(timetables.fill(centre, head, null));
        assertThat(steps.steps(centre, head).getFirst().note()).startsWith("32/32 buổi, 128/128 tiết");
    }

    @Test
    void showsATraineeOnlyTheSessionsOfTheOwnGroupOnceIssued() {
        divide(2);
        var person = jdbc.sql(
                        "SELECT e.person_id FROM enrolment e JOIN study_group g ON g.id = e.group_id WHERE e.class_id = :id AND g.no = 1 ORDER BY e.id LIMIT 1")
                .param("id", head.id().value())
                .query(Long.class)
                .single();
        var account = district.viewer("Học viên", Role.TRAINEE, district.board).id();
        people.linkAccount(new PersonId(person), account);
        var viewer = new Viewer(account, "", Set.of(Role.TRAINEE), "", "", 0, LocalDate.now(clock));
        done(timetables.place(centre, head, slot(1, Half.MORNING), fieldStudy(List.of(1))));
        done(timetables.place(centre, head, slot(1, Half.MORNING), fieldStudy(List.of(2))));
        done(timetables.place(centre, head, slot(1, Half.AFTERNOON), fieldStudy(List.of())));
        assertThat(sessions.attendedBy(viewer, day(1), day(16))).isEmpty();
        issues.issue(centre, head);
        assertThat(sessions.attendedBy(viewer, day(1), day(16)))
                .extracting(SessionCard::groups)
                .containsExactly(List.of(1), List.of(0));
    }
}

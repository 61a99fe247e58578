package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.people.People;
import vn.nguon.rosters.GroupPlan;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.rosters.RosterGroups;
import vn.nguon.rosters.RosterImports;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

@SpringBootTest
@Import({PlannedDistrict.class, TaughtClass.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimetableModuleTests {
    static final String NTM = "Kỹ năng xây dựng nông thôn mới";
    static final String FIELD = "Nghiên cứu, khảo sát thực tiễn tại cơ sở";

    @Autowired
    PlannedDistrict district;

    @Autowired
    TaughtClass given;

    @Autowired
    Timetables timetables;

    @Autowired
    TimetableIssues issues;

    @Autowired
    TimetableSteps steps;

    @Autowired
    Sessions sessions;

    @Autowired
    Rooms rooms;

    @Autowired
    RosterImports imports;

    @Autowired
    RosterGroups groups;

    @Autowired
    People people;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    private int classes;
    private Viewer centre;
    private ClassHead head;
    private UUID teacher;

    @BeforeAll
    void ground() {
        given.build();
        teacher = given.lecturer("Nguyễn Thị Hải", "Phó Hiệu trưởng Trường Chính trị", NTM);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        centre = district.viewer("Vi Thị Hạnh", Role.CENTRE, district.centre);
        head = newClass(PlannedDistrict.FIRST_DAY.plusDays(28L * classes));
    }

    private ClassHead newClass(LocalDate firstDay) {
        var code = "TT-" + ++classes;
        given.trainingClass(code, firstDay);
        return district.head(centre, code);
    }

    private LocalDate day(int n) {
        return jdbc.sql("SELECT day FROM study_day WHERE class_id = :id ORDER BY day OFFSET :n LIMIT 1")
                .param("id", head.id().value())
                .param("n", n - 1)
                .query(LocalDate.class)
                .single();
    }

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

    private UUID room(String name) {
        return switch (rooms.add(centre, head, name, 120)) {
            case Outcome.Done<UUID>(var ref) -> ref;
            case Outcome.Refused<UUID> _ ->
                rooms.list(centre, head).stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .ref();
        };
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
    void refusesARoomThatAnotherClassUsesAndSaysWhich() {
        var hall = room("Hội trường 1");
        done(timetables.place(centre, head, slot(1, Half.MORNING), plan(hall, List.of(), List.of())));
        var first = head;
        head = newClass(Objects.requireNonNull(first.firstDay()));
        var outcome = timetables.place(centre, head, slot(1, Half.MORNING), plan(hall, List.of(), List.of()));
        assertThat(clash(outcome).what()).isEqualTo(Clash.What.ROOM);
        assertThat(clash(outcome).name()).isEqualTo("Hội trường 1");
        assertThat(clash(outcome).otherClass()).isEqualTo(first.code());
        assertThat(clash(outcome).sentence()).contains("07:30–11:00", NTM);
        assertThat(all()).isEmpty();
    }

    @Test
    void refusesALecturerInTwoPlacesAlsoAcrossOrganisations() {
        done(timetables.place(centre, head, slot(2, Half.AFTERNOON), by(teacher)));
        head = newClass(Objects.requireNonNull(head.firstDay()));
        jdbc.sql("""
                INSERT INTO lecturer (ref, person_id, kind, organisation_id, valid)
                SELECT gen_random_uuid(), p.id, 'VISITING', :centre, '[2021-01-01,)' FROM person p WHERE p.ref = :ref
                ON CONFLICT DO NOTHING
                """).param("centre", district.centre).param("ref", teacher).update();
        var outcome = timetables.place(centre, head, slot(2, Half.AFTERNOON), by(teacher));
        assertThat(clash(outcome).what()).isEqualTo(Clash.What.LECTURER);
        assertThat(clash(outcome).name()).isEqualTo("Nguyễn Thị Hải");
    }

    @Test
    void doesNotNameAClassThatTheViewerCannotSee() {
        done(timetables.place(centre, head, slot(3, Half.MORNING), by(teacher)));
        var elsewhere = district.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        head = newClass(Objects.requireNonNull(head.firstDay()));
        jdbc.sql("UPDATE class_part SET organisation_id = :other WHERE class_id = :id AND part = 'ORGANISES'")
                .param("other", elsewhere)
                .param("id", head.id().value())
                .update();
        jdbc.sql("DELETE FROM class_part WHERE class_id = :id AND part <> 'ORGANISES'")
                .param("id", head.id().value())
                .update();
        var stranger = district.viewer("Người lạ", Role.ORGANISATION_BOARD, elsewhere);
        head = district.head(stranger, head.code());
        var outcome = timetables.place(stranger, head, slot(3, Half.MORNING), by(teacher));
        assertThat(clash(outcome).otherClass()).isEmpty();
        assertThat(clash(outcome).otherRef()).isNull();
        assertThat(clash(outcome).sentence()).contains("lớp khác").doesNotContain(NTM + "” của lớp");
    }

    @Test
    void refusesTwoThingsForOneGroupAndRunsDifferentGroupsBesideEachOther() {
        divide(3);
        var slot = slot(4, Half.MORNING);
        done(timetables.place(centre, head, slot, plan2(List.of(1))));
        done(timetables.place(centre, head, slot, plan2(List.of(2, 3))));
        assertThat(refused(timetables.place(centre, head, slot, plan2(List.of(2)))))
                .isEqualTo("buoi-da-day");
        // By hand the product does not second-guess the hours; the database still holds.
        var byHand = new SessionPlan(
                SessionKind.DISCUSSION,
                null,
                "Thảo luận",
                1,
                null,
                "",
                List.of(2),
                List.of(),
                LocalTime.of(9, 0),
                LocalTime.of(10, 0));
        assertThat(clash(timetables.place(centre, head, slot, byHand)).name()).isEqualTo("Tổ 2");
        var forAll = new SessionPlan(
                SessionKind.DISCUSSION,
                null,
                "Thảo luận",
                1,
                null,
                "",
                List.of(),
                List.of(),
                LocalTime.of(9, 0),
                LocalTime.of(10, 0));
        assertThat(clash(timetables.place(centre, head, slot, forAll)).what()).isEqualTo(Clash.What.GROUP);
        assertThat(refused(timetables.place(centre, head, slot, plan2(List.of(9)))))
                .isEqualTo("khong-co-to");
    }

    private SessionPlan plan2(List<Integer> groupNos) {
        return new SessionPlan(
                SessionKind.FIELD_STUDY,
                given.topic(FIELD),
                "",
                4,
                null,
                "Xã Tam Hợp",
                groupNos,
                List.of(),
                null,
                null);
    }

    private void divide(int count) {
        var upload = imports.upload(centre, head, "x", district.file("danh-sach-hoc-vien.xlsx"));
        if (upload instanceof Outcome.Done<UUID>(var ref)) imports.write(centre, head, ref);
        groups.divide(centre, head, GroupPlan.BY_COMMUNES, count);
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
        done(timetables.place(centre, head, slot(1, Half.MORNING), plan2(List.of(1))));
        done(timetables.place(centre, head, slot(1, Half.MORNING), plan2(List.of(2))));
        done(timetables.place(centre, head, slot(1, Half.AFTERNOON), plan2(List.of())));
        assertThat(sessions.attendedBy(viewer, day(1), day(16))).isEmpty();
        issues.issue(centre, head);
        assertThat(sessions.attendedBy(viewer, day(1), day(16)))
                .extracting(SessionCard::groups)
                .containsExactly(List.of(1), List.of(0));
    }
}

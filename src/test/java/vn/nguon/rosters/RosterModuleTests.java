package vn.nguon.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import vn.nguon.accounts.Accounts;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.classes.TransitionCondition;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.People;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@RecordApplicationEvents
class RosterModuleTests {
    static final DocumentReference DECISION =
            new DocumentReference("145-QĐ/HU", LocalDate.of(2022, 9, 28), null, "Huyện ủy Tương Dương", "Cử đi học");
    static final DocumentReference REQUEST =
            new DocumentReference("31-CV/ĐU", LocalDate.of(2022, 9, 19), null, "Đảng ủy xã", "Đề nghị thay");
    static final String HUAN = "Lộc Văn Huấn|08/03/1978|Thị trấn Thạch Giám";
    static final String NGA = "Bùi Thị Nga|09/11/1986|Thị trấn Thạch Giám";
    static final String PO = "Xồng Nhia Pó|24/05/1981|Xã Mai Sơn";
    static final String MY = "Lữ Ngọc Mỹ|20/01/1987|Xã Mai Sơn";

    @Autowired
    PlannedDistrict given;

    @Autowired
    Rosters rosters;

    @Autowired
    RosterApprovals approvals;

    @Autowired
    RosterGroups groups;

    @Autowired
    RosterImports imports;

    @Autowired
    RosterSteps steps;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private int classes;
    private Viewer centre;
    private Viewer board;
    private ClassHead head;

    @BeforeAll
    void ground() {
        given.build();
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        head = newClass(96, "APPROVED");
    }

    private ClassHead newClass(int seats, String state) {
        var code = "RM-" + ++classes;
        given.trainingClass(code, seats, state, PlannedDistrict.FIRST_DAY.plusDays(28L * (classes - 1)));
        return given.head(centre, code);
    }

    private Outcome<UUID> add(String person) {
        return rosters.add(centre, head, new AddTrainee(given.ref(given.person(person)), null, "Bổ sung", null));
    }

    private void approve() {
        done(approvals.approve(board, given.head(board, head.code()), DECISION));
    }

    private List<RosterLine> lines() {
        return rosters.roster(centre, head).lines();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static String refused(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> throw new AssertionError(done);
            case Outcome.Refused<?>(var refusal) -> refusal.code();
        };
    }

    @Test
    void addsAPlannedPersonWithCommuneAndPlanning() {
        done(add(HUAN));
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.fullName()).isEqualTo("Lộc Văn Huấn");
            assertThat(line.unitName()).isEqualTo("Thị trấn Thạch Giám");
            assertThat(line.plannedAs()).contains("2025–2030");
            assertThat(line.born()).isEqualTo("08/03/1978");
        });
        assertThat(rosters.changes(centre, head)).singleElement().satisfies(change -> {
            assertThat(change.reason()).isEqualTo("Bổ sung");
            assertThat(change.actor()).isEqualTo("Vi Thị Hạnh");
        });
    }

    @Test
    void refusesTheTraineeWhoComesAfterTheLastSeat() {
        head = newClass(1, "APPROVED");
        done(add(HUAN));
        assertThat(refused(add(NGA))).isEqualTo("lop-da-du");
    }

    @Test
    void refusesWhoIsOnTheRosterAlready() {
        done(add(HUAN));
        assertThat(refused(add(HUAN))).isEqualTo("da-co-trong-lop");
    }

    @Test
    void refusesAChangeWithoutReason() {
        assertThat(refused(rosters.add(centre, head, new AddTrainee(given.ref(given.person(HUAN)), null, " ", null))))
                .isEqualTo("thieu-ly-do");
    }

    @Test
    void refusesAnyChangeOfAFinishedClass() {
        head = newClass(10, "FINISHED");
        assertThat(refused(add(HUAN))).isEqualTo("danh-sach-da-dong");
    }

    @Test
    void keepsTheRemovedTraineeAsADatedLineAndLetsThemBackIn() {
        var ref = done(add(HUAN));
        done(rosters.remove(centre, head, ref, "Chuyển công tác", null));
        assertThat(lines()).isEmpty();
        assertThat(jdbc.sql("SELECT state || ' ' || left_on FROM enrolment WHERE ref = :ref")
                        .param("ref", ref)
                        .query(String.class)
                        .single())
                .isEqualTo("REMOVED 2022-09-20");
        done(add(HUAN));
        assertThat(rosters.changes(centre, head))
                .extracting(RosterChange::what)
                .containsExactly("ADDED", "REMOVED", "ADDED");
    }

    @Test
    void putsTheSuccessorIntoThePlaceAndGroup() {
        done(add(HUAN));
        done(add(PO));
        done(groups.divide(centre, head, GroupPlan.BY_COMMUNES, 2));
        var old = lines().stream()
                .filter(line -> line.fullName().equals("Lộc Văn Huấn"))
                .findFirst()
                .orElseThrow();
        var successor = done(rosters.replace(
                centre, head, old.ref(), new AddTrainee(given.ref(given.person(NGA)), null, "Ốm dài ngày", null)));
        assertThat(lines()).hasSize(2).anySatisfy(line -> {
            assertThat(line.ref()).isEqualTo(successor);
            assertThat(line.group()).isEqualTo(old.group());
        });
    }

    @Test
    void opensAccountsAndTheClassToTraineesAndCommunesOnApproval() {
        done(add(HUAN));
        done(add(PO));
        approve();
        assertThat(given.head(board, head.code()).trainees()).isEqualTo(2);
        var account = people.accountOf(given.person(HUAN)).orElseThrow();
        var trainee = new Viewer(account, "Lộc Văn Huấn", Set.of(Role.TRAINEE), "", "", 0, centre.today());
        var seen = given.head(trainee, head.code());
        assertThat(seen.is(Capacity.TRAINEE)).isTrue();
        assertThat(jdbc.sql("SELECT count(*) FROM account WHERE username LIKE 'du.%'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
        assertThat(events.stream(RosterApproved.class)).contains(new RosterApproved(head.id()));
    }

    @Test
    void approvesAllNinetyOneAndPrintsASlipForWhoeverHasNoAccount() {
        done(imports.write(
                centre, head, done(imports.upload(centre, head, "x", given.file("danh-sach-hoc-vien.xlsx")))));
        approve();
        var slips = approvals.print(centre, head, new RosterApprovals.For.Everybody());
        assertThat(slips.printed()).hasSize(90);
    }

    @Test
    void refusesApprovalByTheCentreOfAnEmptyOrUnapprovedClass() {
        assertThatThrownBy(() -> approvals.approve(centre, head, DECISION)).isInstanceOf(Forbidden.class);
        assertThat(refused(approvals.approve(board, given.head(board, head.code()), DECISION)))
                .isEqualTo("danh-sach-trong");
        done(add(HUAN));
        jdbc.sql("UPDATE training_class SET state = 'SUBMITTED' WHERE id = :class")
                .param("class", head.id().value())
                .update();
        assertThat(refused(approvals.approve(board, given.head(board, head.code()), DECISION)))
                .isEqualTo("lop-chua-duyet");
    }

    @Test
    void asksForADocumentOnceTheRosterIsApproved() {
        var ref = done(add(HUAN));
        approve();
        assertThat(refused(rosters.remove(centre, head, ref, "Ốm", null))).isEqualTo("thieu-van-ban");
        var my = given.ref(given.person(MY));
        assertThat(refused(rosters.replace(centre, head, ref, new AddTrainee(my, null, "Ốm", DECISION))))
                .isEqualTo("thieu-van-ban-de-nghi");
        done(rosters.replace(centre, head, ref, new AddTrainee(my, null, "Ốm", DECISION, REQUEST)));
        assertThat(rosters.changes(centre, head).subList(0, 2)).allSatisfy(change -> {
            assertThat(change.document()).isEqualTo("145-QĐ/HU ngày 28/09/2022");
            assertThat(change.request()).isEqualTo("31-CV/ĐU ngày 19/09/2022");
        });
        assertThat(people.accountOf(given.person(MY))).isPresent();
        var account = people.accountOf(given.person(HUAN)).orElseThrow();
        var gone = new Viewer(account, "", Set.of(Role.TRAINEE), "", "", 0, centre.today());
        assertThatThrownBy(() -> given.head(gone, head.code())).isInstanceOf(NotFound.class);
    }

    @Test
    void whoPutTheRosterTogetherDoesNotApproveIt() {
        done(rosters.add(
                board, given.head(board, head.code()), new AddTrainee(given.ref(given.person(HUAN)), null, "x", null)));
        assertThat(refused(approvals.approve(board, given.head(board, head.code()), DECISION)))
                .isEqualTo("nguoi-lap-khong-duyet");
        var other = given.viewer("Kha Thị Tuyết", Role.ORGANISATION_BOARD, given.board);
        done(approvals.approve(other, given.head(other, head.code()), DECISION));
    }

    @Test
    void showsTheRosterOfAnyPastDayWithWhoChangedItUnderWhat() {
        var huan = done(add(HUAN));
        clock.travelTo(LocalDateTime.of(2022, 9, 22, 9, 0));
        done(add(PO));
        approve();
        clock.travelTo(LocalDateTime.of(2022, 10, 12, 9, 0));
        done(rosters.replace(
                centre, head, huan, new AddTrainee(given.ref(given.person(MY)), null, "Điều động", DECISION, REQUEST)));
        assertThat(names(LocalDate.of(2022, 9, 19))).isEmpty();
        assertThat(names(LocalDate.of(2022, 9, 20))).containsExactly("Lộc Văn Huấn");
        assertThat(names(LocalDate.of(2022, 10, 11))).containsExactly("Lộc Văn Huấn", "Xồng Nhia Pó");
        assertThat(names(LocalDate.of(2022, 10, 12))).containsExactly("Lữ Ngọc Mỹ", "Xồng Nhia Pó");
        var before = rosters.asOf(centre, head, LocalDate.of(2022, 9, 21));
        assertThat(before.approvedOn()).isNull();
        assertThat(before.lines().getFirst().since()).isEqualTo("Đã thay");
        var after = rosters.asOf(centre, head, LocalDate.of(2022, 10, 12));
        assertThat(after.approvedOn()).isEqualTo(LocalDate.of(2022, 9, 22));
        assertThat(after.changes().getFirst().actor()).isEqualTo("Vi Thị Hạnh");
        assertThat(after.changes().getFirst().request()).startsWith("31-CV/ĐU");
    }

    @Test
    void anInternalPaperMarksTheRosterFromItsDayOnAndASecretOneIsNotTakenIn() {
        done(add(HUAN));
        approve();
        var day = LocalDate.of(2022, 9, 20);
        var secret = new DocumentReference("1-QĐ/HU", day, null, "Huyện ủy", "", Classification.SECRET);
        assertThat(refused(rosters.add(
                        centre, head, new AddTrainee(given.ref(given.person(MY)), null, "Bổ sung", secret))))
                .isEqualTo("mat-khi-noi-mang");
        assertThat(rosters.classification(centre, head)).isEqualTo(Classification.NORMAL);
        clock.travelTo(LocalDateTime.of(2022, 9, 26, 9, 0));
        var internal = new DocumentReference("2-QĐ/HU", day, null, "Huyện ủy", "", Classification.INTERNAL);
        done(rosters.add(centre, head, new AddTrainee(given.ref(given.person(MY)), null, "Bổ sung", internal)));
        assertThat(rosters.asOf(centre, head, LocalDate.of(2022, 9, 25)).classification())
                .isEqualTo(Classification.NORMAL);
        assertThat(rosters.asOf(centre, head, LocalDate.of(2022, 9, 26)).classification())
                .isEqualTo(Classification.INTERNAL);
    }

    private List<String> names(LocalDate day) {
        return rosters.asOf(centre, head, day).lines().stream()
                .map(RosterAsOf.Line::fullName)
                .toList();
    }

    @Test
    void printsASlipThatSignsInOnceAndAnotherThatReplacesIt() {
        var ref = done(add(HUAN));
        approve();
        var first = approvals
                .print(centre, head, new RosterApprovals.For.One(ref))
                .printed()
                .getFirst()
                .slip();
        var second = approvals
                .print(centre, head, new RosterApprovals.For.One(ref))
                .printed()
                .getFirst()
                .slip();
        assertThat(second.expires().toLocalDate()).isEqualTo(LocalDate.of(2022, 10, 4));
        assertThat(refused(accounts.activate(first.username(), first.code(), "mot-mat-khau-dai")))
                .isEqualTo("ma-chua-dung");
        done(accounts.activate(second.username(), second.code(), "mot-mat-khau-dai"));
    }

    @Test
    void printsNoKeyToTheAccountOfAnApprover() {
        var worker = new PersonId(given.worker("Kha Văn Duyệt", LocalDate.of(1980, 1, 1), "Xã Mai Sơn"));
        var at = new OrganisationId(Objects.requireNonNull(given.committees.get("Xã Mai Sơn")));
        var ref = done(rosters.add(centre, head, new AddTrainee(given.ref(worker), at, "Bổ sung", null)));
        people.linkAccount(
                worker,
                given.viewer("Kha Văn Duyệt", Role.APPROVER, given.standing).id());
        approve();
        var slips = approvals.print(centre, head, new RosterApprovals.For.One(ref));
        assertThat(slips.printed()).isEmpty();
        assertThat(slips.withheld()).containsExactly("Kha Văn Duyệt");
    }

    @Test
    void holdsTheSummonsBackUntilTheRosterIsApproved(@Autowired List<TransitionCondition> conditions) {
        done(add(HUAN));
        assertThat(conditions)
                .anySatisfy(c -> assertThat(c.mayGo(head, ClassState.SUMMONED)).isPresent());
        approve();
        assertThat(conditions)
                .noneSatisfy(c -> assertThat(c.mayGo(head, ClassState.SUMMONED))
                        .hasValueSatisfying(
                                refusal -> assertThat(refusal.code()).isEqualTo("danh-sach-chua-duyet")));
    }

    @Test
    void choosesOneMonitorAndOneLeaderAGroup() {
        var huan = done(add(HUAN));
        var nga = done(add(NGA));
        var po = done(add(PO));
        assertThat(refused(groups.committee(centre, head, Map.of(huan, ClassOffice.GROUP_LEADER))))
                .isEqualTo("chua-co-to");
        done(groups.divide(centre, head, GroupPlan.BY_COMMUNES, 2));
        assertThat(refused(groups.committee(centre, head, Map.of(huan, ClassOffice.MONITOR, nga, ClassOffice.MONITOR))))
                .isEqualTo("hai-lop-truong");
        assertThat(refused(groups.committee(
                        centre, head, Map.of(huan, ClassOffice.GROUP_LEADER, nga, ClassOffice.GROUP_LEADER))))
                .isEqualTo("hai-to-truong");
        done(groups.committee(
                centre,
                head,
                Map.of(huan, ClassOffice.MONITOR, nga, ClassOffice.GROUP_LEADER, po, ClassOffice.GROUP_LEADER)));
        // The offices change hands in one go although each exists once.
        done(groups.committee(centre, head, Map.of(nga, ClassOffice.MONITOR, huan, ClassOffice.GROUP_LEADER)));
        assertThat(lines())
                .extracting(RosterLine::fullName, RosterLine::office)
                .contains(
                        tuple("Bùi Thị Nga", ClassOffice.MONITOR),
                        tuple("Lộc Văn Huấn", ClassOffice.GROUP_LEADER),
                        tuple("Xồng Nhia Pó", ClassOffice.NONE));
    }

    @Test
    void movesPeopleByHandAndRemembersIt() {
        done(add(HUAN));
        var po = done(add(PO));
        done(groups.divide(centre, head, GroupPlan.BY_COMMUNES, 2));
        assertThat(refused(groups.move(centre, head, Map.of(po, 3)))).isEqualTo("khong-co-to");
        assertThat(done(groups.move(centre, head, Map.of(po, 1)))).isEqualTo(1);
        assertThat(groups.groups(centre, head))
                .extracting(RosterGroups.Group::people)
                .containsExactly(2, 0);
        assertThat(rosters.changes(centre, head).getFirst().what()).isEqualTo("MOVED_GROUP");
        assertThat(refused(groups.divide(centre, head, GroupPlan.BY_COMMUNES, 3)))
                .isEqualTo("it-nguoi-hon-to");
    }

    @Test
    void saysInTheChecklistWhatIsNext() {
        assertThat(status("Duyệt danh sách, cử đi học")).isEqualTo(Status.BLOCKED);
        done(add(HUAN));
        assertThat(status("Duyệt danh sách, cử đi học")).isEqualTo(Status.DUE);
        approve();
        assertThat(status("Duyệt danh sách, cử đi học")).isEqualTo(Status.DONE);
        assertThat(status("Chia tổ, cử ban cán sự lớp")).isEqualTo(Status.TODO);
    }

    /** Whoever opens a class may write any body into it; that opens nobody's planning before that body approved it. */
    @Test
    void opensNobodysPlanningThroughAClassThatNobodyApproved() {
        var province = given.organisation("Tỉnh ủy Nghệ An", "PROVINCIAL_COMMITTEE", null, null);
        var above = given.organisation("Ban Thường vụ Tỉnh ủy Nghệ An", "STANDING_COMMITTEE", null, province);
        var far = given.organisation("Đảng ủy xã Mường Xén", "COMMUNE_COMMITTEE", null, province);
        given.committees.put("Xã Mường Xén", far);
        var stranger = given.worker("Moong Phò Xúc", LocalDate.of(1984, 2, 3), "Xã Mường Xén");
        jdbc.sql("""
                INSERT INTO planning_entry (ref, person_id, title, organisation_id, term, document_id, decided_on)
                SELECT gen_random_uuid(), :person, 'Bí thư Đảng ủy', :at, '2020-2025', min(id), '2021-12-20' FROM document
                """).param("person", stranger).param("at", far).update();
        for (var state : List.of("DRAFT", "SUBMITTED", "RETURNED", "CANCELLED")) {
            var draft = newClass(96, state);
            jdbc.sql("UPDATE class_part SET organisation_id = :above WHERE class_id = :class AND part = 'DECIDES'")
                    .param("above", above)
                    .param("class", draft.id().value())
                    .update();
            assertThat(rosters.missing(centre, draft)).as(state).isEmpty();
            assertThat(rosters.missing(board, given.head(board, draft.code())))
                    .as(state)
                    .extracting(KnownPerson::fullName)
                    .contains("Lộc Văn Huấn")
                    .doesNotContain("Moong Phò Xúc");
            assertThat(rosters.search(centre, draft, "Moong Pho Xuc")).as(state).isEmpty();
        }
        jdbc.sql("UPDATE class_part SET organisation_id = :above WHERE class_id = :class AND part = 'DECIDES'")
                .param("above", above)
                .param("class", head.id().value())
                .update();
        assertThat(rosters.search(centre, head, "Moong Pho Xuc")).as("approved").hasSize(1);
    }

    private Status status(String title) {
        return steps.steps(centre, head).stream()
                .filter(s -> s.title().equals(title))
                .map(Step::status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hidesThePlannedFromLecturersAndTrainees() {
        done(add(HUAN));
        approve();
        var account = people.accountOf(given.person(HUAN)).orElseThrow();
        var trainee = new Viewer(account, "", Set.of(Role.TRAINEE), "", "", 0, centre.today());
        var seen = given.head(trainee, head.code());
        assertThatThrownBy(() -> rosters.missing(trainee, seen)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> rosters.search(trainee, seen, "Lữ")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> rosters.remove(trainee, seen, UUID.randomUUID(), "x", null))
                .isInstanceOf(Forbidden.class);
        assertThat(rosters.search(centre, head, "xong nhia"))
                .singleElement()
                .satisfies(p -> assertThat(p.fullName()).isEqualTo("Xồng Nhia Pó"));
    }
}

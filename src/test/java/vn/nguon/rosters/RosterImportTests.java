package vn.nguon.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.ClassHead;
import vn.nguon.documents.DocumentReference;
import vn.nguon.rosters.RosterReview.Status;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;

@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterImportTests {
    static final DocumentReference DECISION =
            new DocumentReference("145-QĐ/HU", LocalDate.of(2022, 9, 28), null, "Huyện ủy Tương Dương", "Cử đi học");

    @Autowired
    PlannedDistrict given;

    @Autowired
    RosterImports imports;

    @Autowired
    Rosters rosters;

    @Autowired
    RosterApprovals approvals;

    @Autowired
    JdbcClient jdbc;

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
        centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        head = newClass(96);
    }

    /** Each test has its own month, so that nobody is in two classes on one day. */
    private ClassHead newClass(int seats) {
        var code = "TD-" + ++classes;
        given.trainingClass(code, seats, "APPROVED", PlannedDistrict.FIRST_DAY.plusDays(28L * (classes - 1)));
        return given.head(centre, code);
    }

    private UUID upload(String file) {
        return done(imports.upload(centre, head, file, given.file(file)));
    }

    private RosterReview review(UUID ref) {
        return imports.review(centre, head, ref);
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

    private UUID uploadRows(String... nameBornUnit) {
        var sheet = TidySheet.sample(
                "Danh sách", "Danh sách", List.of("TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Chức vụ"));
        for (var i = 0; i < nameBornUnit.length; i += 3)
            sheet.row(i / 3 + 1, nameBornUnit[i], nameBornUnit[i + 1], nameBornUnit[i + 2], "Công chức");
        return done(imports.upload(centre, head, "thu.xlsx", sheet.toBytes()));
    }

    private static RosterReview.Row only(RosterReview review) {
        assertThat(review.rows()).hasSize(1);
        return review.rows().getFirst();
    }

    @Test
    void readsTheRealRosterAndAsksOnlyAboutTheNamesakeOfOneYear() {
        assertThat(given.people).hasSize(137);
        var review = review(upload("danh-sach-hoc-vien.xlsx"));
        assertThat(review.rows()).hasSize(91);
        assertThat(review.count(Status.READY)).isEqualTo(90);
        assertThat(review.rows().stream().filter(row -> row.status() == Status.ASK))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.name()).isEqualTo("Hồ Quốc Toàn");
                    assertThat(row.choices()).hasSize(2);
                });
        assertThat(rosters.roster(centre, head).lines()).isEmpty();
    }

    @Test
    void writesAllNinetyOneAndSaysWhoOfThePlannedIsMissing() {
        var entries = count("planning_entry");
        var ref = upload("danh-sach-hoc-vien.xlsx");
        var asked = review(ref).rows().stream()
                .filter(row -> row.status() == Status.ASK)
                .findFirst()
                .orElseThrow();
        var person = asked.choices().stream()
                .filter(choice -> choice.text().contains(", 1988,"))
                .findFirst()
                .orElseThrow();
        imports.decide(
                centre,
                head,
                ref,
                review(ref).file().version(),
                Map.of(asked.row(), RosterAnswer.is(person.person(), "")));
        assertThat(done(imports.write(centre, head, ref))).isEqualTo(91);

        var roster = rosters.roster(centre, head);
        assertThat(roster.lines())
                .hasSize(91)
                .allSatisfy(line -> assertThat(line.plannedAs()).isNotEmpty());
        assertThat(roster.lines().stream().map(RosterLine::unitName).distinct()).hasSize(17);
        assertThat(rosters.missing(centre, head)).hasSize(46).noneMatch(KnownPerson::onRoster);
        assertThat(count("planning_entry")).isEqualTo(entries);
        assertThat(rosters.changes(centre, head)).hasSize(91);
    }

    @Test
    void leavesTheUndecidedRowOutAndWritesTheRest() {
        var ref = upload("danh-sach-hoc-vien.xlsx");
        assertThat(done(imports.write(centre, head, ref))).isEqualTo(90);
        assertThat(review(ref).file().state()).isEqualTo(vn.nguon.sheets.Import.State.WRITTEN);
    }

    @Test
    void refusesTheFileThatHasMorePeopleThanSeats() {
        head = newClass(80);
        assertThat(refused(imports.write(centre, head, upload("danh-sach-hoc-vien.xlsx"))))
                .isEqualTo("lop-da-du");
        assertThat(rosters.roster(centre, head).lines()).isEmpty();
    }

    @Test
    void takesTheWholeFileBack() {
        var people = count("person");
        var ref = uploadRows(
                "Người Hoàn Toàn Mới", "01/02/1990", "Xã Mai Sơn", "Lộc Văn Huấn", "08/03/1978", "Thị trấn Thạch Giám");
        var stranger = review(ref).rows().getFirst();
        imports.decide(centre, head, ref, 0, Map.of(stranger.row(), RosterAnswer.newPerson("Đảng ủy xã đề nghị")));
        assertThat(done(imports.write(centre, head, ref))).isEqualTo(2);
        assertThat(count("person")).isEqualTo(people + 1);

        assertThat(done(imports.undo(centre, head, ref))).isEqualTo(2);
        assertThat(rosters.roster(centre, head).lines()).isEmpty();
        assertThat(count("person")).isEqualTo(people);
        assertThat(rosters.changes(centre, head)).hasSize(4);
    }

    @Test
    void doesNotUndoWhatIsApproved() {
        var ref = upload("danh-sach-hoc-vien.xlsx");
        done(imports.write(centre, head, ref));
        done(approvals.approve(board, given.head(board, head.code()), DECISION));
        assertThat(refused(imports.undo(centre, head, ref))).isEqualTo("danh-sach-da-duyet");
        assertThat(rosters.roster(centre, head).lines()).hasSize(90);
    }

    @Test
    void doesNotUndoWhatHasMarksAndSaysSo() {
        var ref = uploadRows("Lộc Văn Huấn", "08/03/1978", "Thị trấn Thạch Giám");
        done(imports.write(centre, head, ref));
        var session = jdbc.sql("""
                INSERT INTO session (ref, class_id, day, half, during, kind, title, periods)
                VALUES (:ref, :class, :day, 'MORNING', tstzrange(:day::date + time '07:30', :day::date + time '11:00'), 'TOPIC', 'Mở đầu', 4)
                RETURNING id
                """)
                .param("ref", UUID.randomUUID())
                .param("class", head.id().value())
                .param("day", head.firstDay())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO attendance_mark (session_id, enrolment_id, mark, at, account_id, actor)
                        SELECT :session, id, 'PRESENT', timestamptz '2022-10-07 08:00+07', :by, 'Kha Thị Tâm' FROM enrolment WHERE class_id = :class
                        """)
                .param("session", session)
                .param("class", head.id().value())
                .param("by", centre.id().value())
                .update();
        var outcome = imports.undo(centre, head, ref);
        assertThat(refused(outcome)).isEqualTo("da-co-viec-sau");
        assertThat(outcome.toString()).contains("đã điểm danh");
        assertThat(rosters.roster(centre, head).lines()).hasSize(1);
    }

    @Test
    void asksForAReasonForWhoIsNotPlanned() {
        given.worker("Kha Văn Ngoài", LocalDate.of(1990, 2, 1), "Xã Mai Sơn");
        var ref = uploadRows("Kha Văn Ngoài", "01/02/1990", "Xã Mai Sơn");
        var row = only(review(ref));
        assertThat(row.status()).isEqualTo(Status.NOT_PLANNED);
        assertThat(refused(imports.write(centre, head, ref))).isEqualTo("khong-co-dong");
        imports.decide(centre, head, ref, 0, Map.of(row.row(), RosterAnswer.keep("Công văn 12 của Đảng ủy")));
        assertThat(only(review(ref)).status()).isEqualTo(Status.READY);
        assertThat(done(imports.write(centre, head, ref))).isEqualTo(1);
        assertThat(rosters.roster(centre, head).lines().getFirst().plannedAs()).isEmpty();
    }

    @Test
    void asksForAReasonForWhoWasTrainedInAFinishedClass() {
        done(imports.write(centre, head, uploadRows("Lộc Văn Huấn", "08/03/1978", "Thị trấn Thạch Giám")));
        var earlier = head;
        state(earlier, "FINISHED");
        head = newClass(10);
        var row = only(review(uploadRows("Lộc Văn Huấn", "08/03/1978", "Thị trấn Thạch Giám")));
        assertThat(row.status()).isEqualTo(Status.TRAINED);
        assertThat(row.problem()).contains(earlier.code());
        state(earlier, "APPROVED");
    }

    @Test
    void addsAnUnknownPersonOnlyAfterAChoiceWithReason() {
        var ref = uploadRows("Người Chưa Có", "01/02/1991", "Xã Mai Sơn");
        var row = only(review(ref));
        assertThat(row.status()).isEqualTo(Status.UNKNOWN);
        imports.decide(centre, head, ref, 0, Map.of(row.row(), RosterAnswer.newPerson(" ")));
        assertThat(only(review(ref)).status()).isEqualTo(Status.UNKNOWN);
        imports.decide(centre, head, ref, 1, Map.of(row.row(), RosterAnswer.newPerson("Bổ sung theo công văn")));
        assertThat(only(review(ref)).newcomer()).isTrue();
    }

    @Test
    void asksAboutThePersonWithThatNameAndBirthDateInAnotherCommune() {
        var row = only(review(uploadRows("Lộc Văn Huấn", "08/03/1978", "Xã Mai Sơn")));
        assertThat(row.status()).isEqualTo(Status.ASK);
        assertThat(row.choices())
                .singleElement()
                .satisfies(choice -> assertThat(choice.text()).contains("Thạch Giám"));
    }

    @Test
    void mendsACommuneThatIsNotOnTheMap() {
        var ref = uploadRows("Lộc Văn Huấn", "08/03/1978", "Thạch Giám 2");
        var row = only(review(ref));
        assertThat(row.status()).isEqualTo(Status.WRONG);
        imports.decide(centre, head, ref, 0, Map.of(row.row(), RosterAnswer.mended(null, "Thị trấn Thạch Giám")));
        assertThat(only(review(ref)).status()).isEqualTo(Status.READY);
    }

    @Test
    void takesOnePersonOnceWhenTheFileHasThemTwice() {
        var review = review(uploadRows(
                "Lộc Văn Huấn",
                "08/03/1978",
                "Thị trấn Thạch Giám",
                "Lộc Văn Huấn",
                "08/03/1978",
                "thị trấn Thạch Giám"));
        assertThat(review.rows()).extracting(RosterReview.Row::status).containsExactly(Status.READY, Status.ALREADY);
    }

    @Test
    void refusesSomebodyWhoStudiesElsewhereOnTheSameDays() {
        done(imports.write(centre, head, uploadRows("Lộc Văn Huấn", "08/03/1978", "Thị trấn Thạch Giám")));
        given.trainingClass("KHAC-" + classes, 10, "APPROVED", Objects.requireNonNull(head.firstDay()));
        head = given.head(centre, "KHAC-" + classes);
        assertThat(refused(
                        imports.write(centre, head, uploadRows("Lộc Văn Huấn", "08/03/1978", "Thị trấn Thạch Giám"))))
                .isEqualTo("dang-hoc-lop-khac");
    }

    @Test
    void refusesTheSameFileTwice() {
        done(imports.write(centre, head, upload("danh-sach-hoc-vien.xlsx")));
        assertThat(refused(imports.upload(centre, head, "lan-hai.xlsx", given.file("danh-sach-hoc-vien.xlsx"))))
                .isEqualTo("tep-da-nhap");
    }

    @Test
    void keepsAForeignClassAndALookerOnOut() {
        var ref = upload("danh-sach-hoc-vien.xlsx");
        var other = newClass(10);
        assertThatThrownBy(() -> imports.review(centre, other, ref)).isInstanceOf(NotFound.class);
        var approver = given.viewer("Người duyệt", Role.APPROVER, given.standing);
        assertThatThrownBy(() -> imports.review(approver, given.head(approver, head.code()), ref))
                .isInstanceOf(Forbidden.class);
    }

    private void state(ClassHead of, String state) {
        jdbc.sql("UPDATE training_class SET state = :state WHERE id = :id")
                .param("state", state)
                .param("id", of.id().value())
                .update();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}

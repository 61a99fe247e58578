package vn.nguon.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nguon.classes.TrainingClasses.code;
import static vn.nguon.classes.TrainingClasses.done;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.Tasks;

@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@RecordApplicationEvents
class ClassModuleTests {
    @Autowired
    Classes classes;

    @Autowired
    ClassDesk desk;

    @Autowired
    ClassMoves moves;

    @Autowired
    ClassLists lists;

    @Autowired
    Materials materials;

    @Autowired
    ProgrammeDesk programmeDesk;

    @Autowired
    Programmes programmes;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    ApplicationEvents events;

    private TrainingClasses given;

    @BeforeEach
    void offices() {
        clock.travelTo(TrainingClasses.TODAY.atTime(8, 0));
        given = new TrainingClasses(jdbc, desk, programmeDesk);
    }

    @Test
    void showsTheClassToPartnersAndSuperiorsAndToNobodyElse() {
        var code = given.ready();
        assertThat(head(given.hanh, code).runs()).isTrue();
        assertThat(head(given.phuc, code).decides()).isTrue();
        assertThat(head(given.lan, code).school()).isTrue();
        assertThat(head(given.lan, code).runs()).isFalse();
        assertThat(head(given.hanh, code).studyDays()).isEqualTo(16);
        assertThat(head(given.hanh, code).weekdays()).isEqualTo("thứ 2 đến thứ 6");
        assertThat(head(given.hanh, code).periods()).isEqualTo(8);

        var above = given.offices.clerk("Kha Văn Ót", given.committee, Role.ORGANISATION_BOARD);
        assertThat(head(above, code).holds(ClassPart.DECIDES)).isTrue();
        assertThat(head(above, code).decides()).isFalse();
        assertThatThrownBy(() -> head(given.stranger, code)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.edit(given.stranger, code, 4, TrainingClasses.text()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> moves.move(given.stranger, code, MoveClass.to(ClassState.SUBMITTED, 4)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void refusesNamesCodesAndSeatsThatWillNotDo() {
        var plain = TrainingClasses.text();
        assertThat(code(desk.create(given.hanh, "td 1", plain, given.centre))).isEqualTo("ma-lop");
        assertThat(code(desk.create(
                        given.hanh, "TD-X", new ClassText("Lớp", "Lớp Quy hoạch", "", List.of(), 1), given.centre)))
                .isEqualTo("ten-cong-khai-lo-quy-hoach");
        var code = given.draft();
        assertThat(code(desk.create(given.hanh, code, plain, given.centre))).isEqualTo("ma-lop-da-dung");
        assertThatThrownBy(() -> desk.create(given.hanh, "TD-Y", plain, given.committee))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> jdbc.sql("UPDATE training_class SET public_name = 'Lớp QUY HOẠCH' WHERE code = :code")
                        .param("code", code)
                        .update())
                .hasMessageContaining("class_public_name_plain");
    }

    @Test
    void letsNobodySaveOverAnother() {
        var code = given.draft();
        done(desk.edit(given.hanh, code, 0, TrainingClasses.text()));
        assertThatThrownBy(() -> desk.edit(given.hanh, code, 0, TrainingClasses.text()))
                .isInstanceOf(Stale.class);
    }

    @Test
    void givesPartsThatOnlyOneCanHaveToOne() {
        var code = given.ready();
        assertThat(code(desk.addPart(given.hanh, code, 4, given.committee, ClassPart.DECIDES)))
                .isEqualTo("phan-viec-da-co");
        assertThat(code(desk.removePart(given.hanh, code, 4, given.centre, ClassPart.ORGANISES)))
                .isEqualTo("mat-lop");
        done(desk.addPart(given.hanh, code, 4, given.committee, ClassPart.FUNDS));
        assertThat(classes.holders(given.hanh, head(given.hanh, code)))
                .extracting(PartHolder::part)
                .containsExactly(ClassPart.DECIDES, ClassPart.ORGANISES, ClassPart.FUNDS, ClassPart.ISSUES_CERTIFICATE);
    }

    @Test
    void goesTheWholeWayWithEachStepByWhoMay() {
        var code = given.ready();
        go(given.hanh, code, ClassState.SUBMITTED);
        assertThat(subjects(given.phuc)).contains("Duyệt lớp Bồi dưỡng cán bộ quy hoạch Bí thư, Phó Bí thư");
        assertThat(subjects(given.lan)).anyMatch(subject -> subject.startsWith("Duyệt chương trình"));
        assertThat(code(desk.addPart(given.hanh, code, version(code), given.committee, ClassPart.FUNDS)))
                .isEqualTo("lop-khong-sua-duoc");

        var approve = new MoveClass(ClassState.APPROVED, version(code), "", given.decision());
        assertThat(code(moves.move(given.phuc, code, approve))).isEqualTo("truong-chua-duyet");
        assertThatThrownBy(() -> moves.approveProgramme(given.hanh, code)).isInstanceOf(Forbidden.class);
        done(moves.approveProgramme(given.lan, code));
        assertThat(subjects(given.lan)).isEmpty();
        var head = head(given.hanh, code);
        assertThatThrownBy(() -> moves.move(
                        given.hanh, code, new MoveClass(ClassState.APPROVED, head.version(), "", given.decision())))
                .isInstanceOf(Forbidden.class);
        assertThat(code(moves.move(given.phuc, code, MoveClass.to(ClassState.APPROVED, version(code)))))
                .isEqualTo("chua-co-quyet-dinh");
        done(moves.move(given.phuc, code, new MoveClass(ClassState.APPROVED, version(code), "", given.decision())));

        assertThat(subjects(given.phuc)).isEmpty();
        var programme = Objects.requireNonNull(head.programme());
        assertThat(programmes.get(given.lan, programme).frozen()).isTrue();
        assertThat(lists.details(given.hanh, head(given.hanh, code)).decision()).isEqualTo("868-QĐ/HU, 30/09/2022");
        assertThat(events.stream(ClassApproved.class)).contains(new ClassApproved(head.id()));
        assertThat(lists.passages(head))
                .extracting(Passage::to)
                .containsExactly(ClassState.SUBMITTED, ClassState.APPROVED);
    }

    @Test
    void doesNotLetTheProposerApprove() {
        var code = given.ready();
        var both = given.offices.clerk("Lương Thị Hoa", given.standing, Role.APPROVER);
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at)
                VALUES (:ref, :account, 'CENTRE', :at, '[2015-01-01,)', '2022-01-01T00:00:00Z')
                """)
                .param("ref", UUID.randomUUID())
                .param("account", both.id().value())
                .param("at", given.centre.value())
                .update();
        done(moves.approveProgramme(given.lan, code));
        go(both, code, ClassState.SUBMITTED);
        assertThat(code(moves.move(
                        both, code, new MoveClass(ClassState.APPROVED, version(code), "", given.decision()))))
                .isEqualTo("nguoi-trinh-khong-duyet");
    }

    @Test
    void goesBackWithAReasonAndComesAgain() {
        var code = given.ready();
        go(given.hanh, code, ClassState.SUBMITTED);
        assertThat(code(moves.move(given.phuc, code, MoveClass.to(ClassState.RETURNED, version(code)))))
                .isEqualTo("chua-ghi-ly-do");
        done(moves.move(given.lan, code, new MoveClass(ClassState.RETURNED, version(code), "Thiếu giảng viên", null)));
        assertThat(subjects(given.hanh)).anyMatch(subject -> subject.startsWith("Sửa lớp bị trả lại"));
        assertThat(subjects(given.phuc)).isEmpty();
        go(given.hanh, code, ClassState.SUBMITTED);
        assertThat(subjects(given.hanh)).isEmpty();
    }

    /** Of the modules above, rosters says no first: nobody is summoned from a roster that is not approved. */
    @Test
    void asksTheModulesAboveBeforeItGoesOn() {
        var code = given.ready();
        assertThat(moves.inTheWay(given.hanh, head(given.hanh, code), ClassState.SUBMITTED))
                .isEqualTo(Optional.empty());
        assertThat(code(moves.move(given.hanh, given.draft(), MoveClass.to(ClassState.SUBMITTED, 0))))
                .isEqualTo("thieu-co-quan");
        done(moves.approveProgramme(given.lan, code));
        go(given.hanh, code, ClassState.SUBMITTED);
        done(moves.move(given.phuc, code, new MoveClass(ClassState.APPROVED, version(code), "", given.decision())));
        var above = moves.inTheWay(given.hanh, head(given.hanh, code), ClassState.SUMMONED);
        assertThat(above).isPresent();
        assertThat(code(moves.move(given.hanh, code, MoveClass.to(ClassState.SUMMONED, version(code)))))
                .isEqualTo(above.map(no -> no.code()).orElse(""));
        assertThat(head(given.hanh, code).state()).isEqualTo(ClassState.APPROVED);
    }

    @Test
    void asksTheSchoolAnewForAnotherProgramme() {
        var code = given.ready();
        done(moves.approveProgramme(given.lan, code));
        assertThat(head(given.hanh, code).programmeApproved()).isTrue();
        done(desk.chooseProgramme(given.hanh, code, version(code), given.programme()));
        assertThat(head(given.hanh, code).programmeApproved()).isFalse();
    }

    @Test
    void keepsADayThatHasASession() {
        var code = given.ready();
        var head = head(given.hanh, code);
        jdbc.sql("""
                INSERT INTO session (ref, class_id, day, half, during, kind, title, periods)
                VALUES (:ref, :class, '2022-10-07', 'MORNING', '[2022-10-07 07:30+07,2022-10-07 11:30+07)', 'OPENING', 'Khai giảng', 0)
                """)
                .param("ref", UUID.randomUUID())
                .param("class", head.id().value())
                .update();
        var without = TrainingClasses.DAYS.subList(1, 16);
        assertThat(code(desk.setDays(given.hanh, code, head.version(), without)))
                .isEqualTo("ngay-co-buoi-hoc");
        var afternoons = TrainingClasses.DAYS.stream()
                .map(day -> new StudyDay(day, false, true))
                .toList();
        assertThat(desk.setStudyDays(given.hanh, code, head.version(), afternoons))
                .asString()
                .contains("ngay-co-buoi-hoc", "Buổi sáng ngày 07/10/2022");
        assertThat(classes.studyHalves(head)).hasSize(16).allMatch(StudyDay::isWhole);
        done(desk.setDays(given.hanh, code, head.version(), TrainingClasses.DAYS.subList(0, 10)));
        assertThat(classes.studyDays(head)).hasSize(10);
        assertThat(head(given.hanh, code).lastDay()).isEqualTo(LocalDate.of(2022, 10, 20));
    }

    @Test
    void opensTheSecondDoorAndShutsIt() {
        var code = given.ready();
        var person = given.offices.cadre("Lò Văn Ánh", "Phó Chủ tịch", given.elsewhere);
        var trainee = given.offices.clerk("Lò Văn Ánh", given.elsewhere, Role.TRAINEE);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", person.value())
                .param("account", trainee.id().value())
                .update();
        assertThatThrownBy(() -> head(trainee, code)).isInstanceOf(NotFound.class);
        var id = head(given.hanh, code).id();
        classes.letIn(id, List.of(person, person), Capacity.TRAINEE);
        assertThat(head(trainee, code).is(Capacity.TRAINEE)).isTrue();
        assertThat(head(trainee, code).acts()).isEmpty();
        assertThat(head(given.hanh, code).trainees()).isEqualTo(1);
        classes.letOut(id, person, Capacity.TRAINEE);
        assertThatThrownBy(() -> head(trainee, code)).isInstanceOf(NotFound.class);
    }

    @Test
    void makesTheSupervisorAnAccountAndLetsThemIn() {
        var code = given.ready();
        var hai = given.offices.cadre("Nguyễn Thị Hải", "Phó Giám đốc", given.centre);
        done(desk.setSupervisor(given.hanh, code, version(code), given.offices.ref(hai)));
        assertThat(lists.details(given.hanh, head(given.hanh, code)).supervisor())
                .isEqualTo("Nguyễn Thị Hải");
        assertThat(jdbc.sql(
                                "SELECT role FROM account_grant g JOIN person_account a ON a.account_id = g.account_id WHERE a.person_id = :id")
                        .param("id", hai.value())
                        .query(String.class)
                        .list())
                .containsExactly("SUPERVISOR");
        var outsider = given.offices.cadre("Moong Văn Sơn", "Cán bộ", given.elsewhere);
        var ref = given.offices.ref(outsider);
        assertThatThrownBy(() -> desk.setSupervisor(given.hanh, code, version(code), ref))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void showsMaterialToTraineesUntilItsDayOnly() {
        var code = given.ready();
        var head = head(given.hanh, code);
        var pdf = "%PDF-1.7 nội dung".getBytes(StandardCharsets.UTF_8);
        assertThat(code(materials.add(given.hanh, head, "Bài 1", null, "bai.exe", pdf, null)))
                .isEqualTo("kieu-tep");
        assertThat(code(materials.add(
                        given.hanh, head, "Bài 1", null, "bai.pdf", pdf, TrainingClasses.TODAY.minusDays(1))))
                .isEqualTo("ngay-da-qua");
        var ref = done(materials.add(given.hanh, head, "Bài 1", null, "bài.pdf", pdf, TrainingClasses.TODAY));

        var trainee = trainee(head, "Vàng Thị Anh", TrainingClasses.TODAY);
        var seen = head(trainee, code);
        assertThat(materials.list(trainee, seen)).extracting(Material::title).containsExactly("Bài 1");
        assertThat(materials.open(trainee, seen, ref).fileName()).isEqualTo("bài.pdf");
        assertThatThrownBy(() -> materials.add(trainee, seen, "Bài 2", null, "b.pdf", pdf, null))
                .isInstanceOf(Forbidden.class);

        var later = on(trainee, TrainingClasses.TODAY.plusDays(1));
        assertThat(materials.list(later, seen)).isEmpty();
        assertThatThrownBy(() -> materials.open(later, seen, ref)).isInstanceOf(NotFound.class);
        assertThat(materials.list(on(given.hanh, TrainingClasses.TODAY.plusDays(1)), head))
                .hasSize(1);
    }

    private Viewer trainee(ClassHead head, String name, LocalDate day) {
        var person = given.offices.cadre(name, "Phó Chủ tịch", given.elsewhere);
        var viewer = given.offices.clerk(name, given.elsewhere, Role.TRAINEE);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", person.value())
                .param("account", viewer.id().value())
                .update();
        classes.letIn(head.id(), person, Capacity.TRAINEE);
        return on(viewer, day);
    }

    private static Viewer on(Viewer viewer, LocalDate day) {
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), "", "", 0, day);
    }

    private ClassHead head(Viewer viewer, String code) {
        return classes.head(viewer, code);
    }

    private int version(String code) {
        return head(given.hanh, code).version();
    }

    private void go(Viewer viewer, String code, ClassState to) {
        done(moves.move(viewer, code, MoveClass.to(to, version(code))));
    }

    private List<String> subjects(Viewer viewer) {
        return tasks.of(viewer).stream().map(line -> line.subject()).toList();
    }
}

package vn.nguon.practice.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nguon.practice.field.VisitedClass.DAY;
import static vn.nguon.practice.field.VisitedClass.code;
import static vn.nguon.practice.field.VisitedClass.done;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.Classes;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Step;
import vn.nguon.files.Pictures;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.Half;

/** Plan, groups, hosts, itinerary, questionnaire, findings, minutes, pictures: what may be written, when, and by whom. */
@SpringBootTest
class FieldModuleTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    FieldStudies studies;

    @Autowired
    FieldBook book;

    @Autowired
    FieldFindings findings;

    @Autowired
    Photos photos;

    @Autowired
    FieldChecklist checklist;

    @Autowired
    Classes classes;

    private VisitedClass given;

    @BeforeEach
    void aClass() {
        clock.travelTo(DAY.atTime(16, 0));
        given = new VisitedClass(jdbc, studies);
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private FieldGroup group() {
        return studies.desk(given.centre, given.room.code, given.group).group();
    }

    private FieldPlan plan(java.time.LocalDate first, java.time.LocalDate last, int version, String... questions) {
        return new FieldPlan("Sinh kế vùng biên", first, last, null, List.of(questions), version);
    }

    @Test
    void aGroupIsTheStudyGroupAndKnowsItsCommune() {
        assertThat(group().people()).isEqualTo(1);
        assertThat(group().siteName()).isEqualTo("Đảng ủy xã Mai Sơn");
        assertThat(studies.groupsByName(given.centre, given.room.code)).containsOnlyKeys("Tổ 1", "Tổ 2");
        assertThat(done(studies.addStudyGroups(given.centre, given.room.code))).isZero();
    }

    @Test
    void aPlanKeepsToTheDaysOfTheClassAndToWhatWasLoaded() {
        assertThat(code(studies.plan(given.centre, given.room.code, plan(DAY, DAY.minusDays(1), 0))))
                .isEqualTo("ngay-nguoc");
        assertThat(code(studies.plan(given.centre, given.room.code, plan(DAY, DAY.plusDays(5), 0))))
                .isEqualTo("ngoai-ngay-hoc");
        assertThat(code(studies.plan(given.centre, given.room.code, plan(DAY.minusDays(19), DAY, 0))))
                .isEqualTo("qua-dai");
        assertThatThrownBy(() -> studies.plan(given.centre, given.room.code, plan(DAY, DAY, -1)))
                .isInstanceOf(Stale.class);
        assertThat(code(studies.plan(given.centre, given.room.code, plan(DAY, DAY, 0))))
                .isEqualTo("done");
    }

    @Test
    void aQuestionThatWasAnsweredIsRetiredAndOthersGo() {
        var asked = book.answers(classes.head(given.centre, given.room.code), group());
        assertThat(asked)
                .extracting(FieldBook.Answer::questionBody)
                .containsExactly("Chi bộ họp mấy lần?", "Bản có bao nhiêu hộ nghèo?");
        done(studies.saveAnswers(
                given.trainee,
                given.room.code,
                given.group,
                Map.of(asked.getFirst().question(), "Ba lần", asked.getLast().question(), "")));
        done(studies.plan(given.centre, given.room.code, plan(DAY, DAY, 0, "Đường vào bản ra sao?")));
        var head = classes.head(given.centre, given.room.code);
        assertThat(book.questions(head.id()))
                .extracting(FieldBook.Question::body)
                .containsExactly("Đường vào bản ra sao?", "Chi bộ họp mấy lần?");
        assertThat(book.answers(head, group()))
                .extracting(one -> one.questionBody() + " " + one.body() + " " + one.actor())
                .containsExactly("Đường vào bản ra sao?  null", "Chi bộ họp mấy lần? Ba lần Vừ A Ỉ");
    }

    @Test
    void peopleOfItsOwnAreInOneGroupOnly() {
        var own = done(studies.addGroup(given.centre, given.room.code, "Đoàn 3"));
        var free = given.room.trainee("Lò Thị On");
        done(studies.saveGroup(given.centre, given.room.code, own, people("Đoàn 3", free.ref())));
        var another = done(studies.addGroup(given.centre, given.room.code, "Đoàn 4"));
        assertThat(code(studies.saveGroup(given.centre, given.room.code, another, people("Đoàn 4", free.ref()))))
                .isEqualTo("da-o-to-khac");
        assertThat(code(studies.saveGroup(
                        given.centre,
                        given.room.code,
                        another,
                        new FieldGroupPlan("Đoàn 4", 1, List.of(), null, "", "", null, "", "", 0))))
                .isEqualTo("to-da-chon");
        assertThat(studies.desk(given.centre, given.room.code, own).group().people())
                .isEqualTo(1);
    }

    private static FieldGroupPlan people(String name, UUID trainee) {
        return new FieldGroupPlan(name, null, List.of(trainee), null, "", "", null, "", "", 0);
    }

    @Test
    void aCommuneOutsideTheClassReceivesNobody() {
        var foreign = given.room.organisation("Đảng ủy xã Sơn Kim", "COMMUNE_COMMITTEE", null);
        var plan = new FieldGroupPlan("Tổ 1", 1, List.of(), VisitedClass.ref(jdbc, foreign), "", "", null, "", "", 1);
        assertThat(code(studies.saveGroup(given.centre, given.room.code, given.group, plan)))
                .isEqualTo("xa-ngoai-lop");
    }

    @Test
    void theHostIsAskedFirstAndConfirmedBySomebody() {
        assertThat(code(host(null, DAY, "Xồng Bá Dênh"))).isEqualTo("chua-hoi");
        assertThat(code(host(DAY, DAY.minusDays(1), "Xồng Bá Dênh"))).isEqualTo("chua-hoi");
        assertThat(code(host(DAY, DAY.plusDays(1), "Xồng Bá Dênh"))).isEqualTo("ngay-sau-hom-nay");
        assertThat(code(host(DAY, DAY, ""))).isEqualTo("thieu-nguoi-xac-nhan");
        assertThat(code(host(DAY.minusDays(7), DAY, "Xồng Bá Dênh"))).isEqualTo("done");
        assertThat(FieldWords.of(group()).word()).isEqualTo("Xã nhận đón");
        var withoutCommune = new SiteHost("Kha Văn Ót", "", "", null, "", null, "", "", 0);
        assertThat(code(studies.saveHost(given.centre, given.room.code, given.second, withoutCommune)))
                .isEqualTo("chua-chon-xa");
    }

    private vn.nguon.shared.Outcome<UUID> host(
            java.time.@org.jspecify.annotations.Nullable LocalDate asked, java.time.LocalDate confirmed, String by) {
        return studies.saveHost(
                given.centre,
                given.room.code,
                given.group,
                new SiteHost("Xồng Bá Dênh", "Bí thư Đảng ủy", "", asked, "Công văn", confirmed, by, "", 1));
    }

    @Test
    void theItineraryHasTheHalfDaysOfTheStudyDays() {
        var desk = studies.desk(given.centre, given.room.code, given.group);
        assertThat(studies.itinerary(desk)).hasSize(4);
        var legs = List.of(
                new FieldLeg(DAY.minusDays(1), Half.MORNING, "Trụ sở xã", "Làm việc với đảng ủy", "Xe 29 chỗ, 60 km"),
                new FieldLeg(DAY, Half.AFTERNOON, "", "", ""));
        done(studies.saveItinerary(given.centre, given.room.code, given.group, legs));
        assertThat(book.legs(group())).containsExactly(legs.getFirst());
        assertThat(group().firstLeg()).isEqualTo(DAY.minusDays(1));
        var outside = List.of(new FieldLeg(DAY.plusDays(1), Half.MORNING, "Trụ sở xã", "", ""));
        assertThatThrownBy(() -> studies.saveItinerary(given.centre, given.room.code, given.group, outside))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private FindingText finding(String body) {
        return new FindingText(FindingKind.LIMIT, body, "Sổ họp chi bộ", 0);
    }

    @Test
    void traineesOfTheGroupWriteFindingsAndOthersFindNoSuchGroup() {
        done(findings.add(given.trainee, given.room.code, given.group, finding("Ba chi bộ họp dưới 70% đảng viên")));
        var ref = done(
                findings.add(given.centre, given.room.code, given.group, finding("Nghị quyết chưa ghi ngày xong")));
        assertThat(findings.of(group())).extracting(FieldFindings.Finding::no).containsExactly(1, 2);
        done(findings.change(
                given.trainee, given.room.code, given.group, ref, finding("Nghị quyết chưa ghi người làm")));
        assertThatThrownBy(() -> findings.change(given.trainee, given.room.code, given.group, ref, finding("Cũ")))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> findings.add(given.other, given.room.code, given.group, finding("Lạ")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> studies.desk(given.other, given.room.code, given.group))
                .isInstanceOf(NotFound.class);
        assertThat(studies.overview(given.other, given.room.code).groups())
                .extracting(FieldGroup::name)
                .containsExactly("Tổ 2");
        done(findings.remove(given.trainee, given.room.code, given.group, ref));
        assertThat(findings.of(group())).hasSize(1);
    }

    @Test
    void lecturersAndApproversReadAndDoNotWrite() {
        var person = given.room.person("Nguyễn Thị Hải");
        given.room.actsAs(person, "LECTURER");
        var lecturer = given.room.account(person, DAY, Role.LECTURER);
        var approver = given.room.staff("Lương Văn Thắng", Role.APPROVER, given.room.district, DAY);
        for (var reader : List.of(lecturer, approver)) {
            assertThat(studies.desk(reader, given.room.code, given.group).reach())
                    .isEqualTo(FieldReach.READS);
            assertThatThrownBy(() -> findings.add(reader, given.room.code, given.group, finding("Không được ghi")))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> studies.plan(reader, given.room.code, plan(DAY, DAY, 0)))
                    .isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void whoGuidesTheGroupWritesInIt() {
        var person = given.room.person("Nguyễn Thị Hải");
        given.room.actsAs(person, "LECTURER");
        var lecturer = given.room.account(person, DAY, Role.LECTURER);
        var ref = jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
        done(studies.saveGroup(
                given.centre,
                given.room.code,
                given.group,
                new FieldGroupPlan("Tổ 1", 1, List.of(), null, "", "", ref, "", "", 1)));
        done(findings.add(lecturer, given.room.code, given.group, finding("Hai bản chưa có tổ bảo vệ rừng")));
        assertThat(studies.desk(lecturer, given.room.code, given.second).reach())
                .isEqualTo(FieldReach.READS);
    }

    @Test
    void theMonitorWritesInEveryGroupAndAGroupLeaderInTheOwn() {
        var monitor = given.room.account(
                given.room.trainee("Kha Thị Hường", 2, "MONITOR").person(), DAY, Role.TRAINEE, Role.CLASS_COMMITTEE);
        var leader = given.room.account(
                given.room.trainee("Lương Văn Ẩn", 2, "GROUP_LEADER").person(),
                DAY,
                Role.TRAINEE,
                Role.CLASS_COMMITTEE);
        done(findings.add(monitor, given.room.code, given.group, finding("Đường vào bản sạt lở")));
        done(findings.add(leader, given.room.code, given.second, finding("Chi bộ có ba đảng viên trẻ")));
        assertThatThrownBy(() -> findings.add(leader, given.room.code, given.group, finding("Không phải tổ mình")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void signedMinutesAreNoMoreChanged() {
        var minutes =
                new FieldMinutes(DAY, "Trụ sở xã Mai Sơn", "Xồng Bá Dênh, Bí thư", "Nghe xã báo cáo", "", null, -1);
        done(studies.saveMinutes(given.trainee, given.room.code, given.group, minutes));
        assertThatThrownBy(() -> studies.saveMinutes(given.trainee, given.room.code, given.group, minutes))
                .isInstanceOf(Stale.class);
        var signed = new FieldMinutes(DAY, "Trụ sở xã Mai Sơn", "Xồng Bá Dênh, Bí thư", "Nghe xã báo cáo", "", DAY, 0);
        done(studies.saveMinutes(given.trainee, given.room.code, given.group, signed));
        assertThat(code(studies.saveMinutes(given.centre, given.room.code, given.group, signed)))
                .isEqualTo("da-ky");
        assertThat(code(studies.removeGroup(given.centre, given.room.code, given.group)))
                .isEqualTo("to-da-co-viec");
        assertThat(code(studies.removeGroup(given.centre, given.room.code, given.second)))
                .isEqualTo("done");
    }

    @Test
    void nothingOfTheVisitIsWrittenOnceTheClassIsOver() {
        given.room.state("FINISHED");
        assertThat(code(findings.add(given.trainee, given.room.code, given.group, finding("Muộn"))))
                .isEqualTo("lop-da-ket-thuc");
        assertThat(code(studies.plan(given.centre, given.room.code, plan(DAY, DAY, 0))))
                .isEqualTo("lop-da-ket-thuc");
        assertThat(code(photo(given.trainee, Pictures.jpeg(50, 50)))).isEqualTo("lop-da-ket-thuc");
    }

    private vn.nguon.shared.Outcome<UUID> photo(Viewer viewer, byte[] bytes) {
        return photos.add(
                viewer,
                given.room.code,
                given.group,
                bytes,
                new PhotoText("Tổ 1 làm việc với xã", "Người ngồi quanh bàn", PhotoConsent.NOBODY, ""));
    }

    @Test
    void picturesAreKeptWithoutThePlaceSeenByTheGroupOnlyAndSweptWhenRemoved() throws Exception {
        var ref = done(photo(given.trainee, Pictures.withExif(Pictures.jpeg(400, 200), 6)));
        try (var in =
                photos.open(given.trainee, given.room.code, given.group, ref).in()) {
            var image = javax.imageio.ImageIO.read(in);
            assertThat(image.getWidth()).isEqualTo(200);
            assertThat(image.getHeight()).isEqualTo(400);
        }
        assertThat(code(photo(given.trainee, Pictures.withExif(Pictures.jpeg(400, 200), 6))))
                .isEqualTo("anh-da-co");
        assertThat(code(photo(given.trainee, Pictures.pngThatDeclares(60_000, 60_000))))
                .isEqualTo("anh-qua-lon");
        assertThatThrownBy(() -> photos.open(given.other, given.room.code, given.group, ref))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> photos.open(given.commune, given.room.code, given.group, ref))
                .isInstanceOf(NotFound.class);
        done(photos.remove(given.trainee, given.room.code, given.group, ref));
        assertThatThrownBy(() -> photos.open(given.trainee, given.room.code, given.group, ref))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void consentNamesWhoGaveItAndOnlySuchPicturesArePublished() {
        var text = new PhotoText("Đồng bào kể chuyện", "Bà cụ ngồi bên bếp", PhotoConsent.GIVEN, "");
        assertThat(code(photos.add(given.trainee, given.room.code, given.group, Pictures.jpeg(60, 40), text)))
                .isEqualTo("thieu-nguoi-dong-y");
        done(photos.add(
                given.trainee,
                given.room.code,
                given.group,
                Pictures.jpeg(60, 40),
                new PhotoText(
                        "Đồng bào kể chuyện",
                        "Bà cụ ngồi bên bếp",
                        PhotoConsent.GIVEN,
                        "Vừ A Ỉ hỏi, bà Và Thị Xúa đồng ý")));
        done(photos.add(
                given.trainee,
                given.room.code,
                given.group,
                Pictures.jpeg(61, 41),
                new PhotoText("Chưa hỏi", "Trẻ em chơi", PhotoConsent.NOT_ASKED, "")));
        assertThat(jdbc.sql("SELECT caption FROM published_photo p WHERE p.class_id = :class")
                        .param("class", given.room.id.value())
                        .query(String.class)
                        .list())
                .containsExactly("Đồng bào kể chuyện");
    }

    @Test
    void theChecklistSaysWhatIsMissing() {
        assertThat(steps())
                .containsExactly(
                        "PREPARATION LATE 2 tổ, 1 tổ có xã đón, 0 xã đã xác nhận",
                        "TEACHING DOING 0/2 tổ có điều thấy được, 0 biên bản đã ký",
                        "AFTERWARDS BLOCKED Sau khi các tổ ghi kiến nghị");
        assertThat(checklist
                        .steps(given.commune, classes.head(given.centre, given.room.code))
                        .getFirst()
                        .stage())
                .isEqualTo(Stage.PREPARATION);
    }

    private List<String> steps() {
        return checklist.steps(given.centre, classes.head(given.centre, given.room.code)).stream()
                .map((Step step) -> step.stage() + " " + step.status() + " " + step.note())
                .toList();
    }
}

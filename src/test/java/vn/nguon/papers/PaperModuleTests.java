package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.Tasks;

@SpringBootTest
class PaperModuleTests {
    private static final LocalDate DAY = LocalDate.of(2022, 10, 27);
    private static final Instant DUE = DAY.atTime(17, 0).atZone(NguonClock.ZONE).toInstant();

    @Autowired
    Papers papers;

    @Autowired
    Classes classes;

    @Autowired
    PaperChecklist checklist;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private Classroom given;
    private Viewer clerk;
    private Viewer school;
    private Trainee an;
    private Viewer trainee;

    @BeforeEach
    void aClass() {
        clock.travelTo(DAY.atTime(16, 20));
        given = new Classroom(jdbc);
        clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, DAY);
        school = given.staff("Trần Thị Mai", Role.SCHOOL, given.school, DAY);
        an = given.trainee("Vi Văn An");
        trainee = given.account(an.person(), DAY, Role.TRAINEE);
        papers.set(clerk, given.code, List.of("Đề án", "Báo cáo"), DUE, 0);
    }

    @Test
    void asksForNothingElseOnceTheClassIsOver() {
        given.state("FINISHED");
        assertThat(papers.set(clerk, given.code, List.of("Đề án"), DUE, 1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("lop-da-xong"));
        assertThat(papers.overview(clerk, given.code).setting().kinds()).containsExactly("Đề án", "Báo cáo");
    }

    @Test
    void keepsAPaperAndEveryVersionOfIt() throws IOException {
        assertThat(handIn(trainee, null, "Đề án", "bản một")).isInstanceOfSatisfying(HandedIn.Kept.class, kept -> {
            assertThat(kept.no()).isOne();
            assertThat(kept.late()).isFalse();
        });
        assertThat(handIn(trainee, null, "Đề án", "bản hai"))
                .isInstanceOfSatisfying(
                        HandedIn.Kept.class, kept -> assertThat(kept.no()).isEqualTo(2));

        var desk = papers.desk(trainee, given.code, null);
        assertThat(desk.versions()).extracting(PaperBook.Version::no).containsExactly(2, 1);
        var first = desk.versions().getLast();
        try (var in = papers.file(trainee, first.paper(), 1).in()) {
            assertThat(in.readAllBytes()).isEqualTo(Documents.docx("bản một"));
        }
    }

    @Test
    void takesTheSameFileSentTwiceAsOneVersion() {
        handIn(trainee, null, "Đề án", "bản một");
        assertThat(handIn(trainee, null, "Đề án", "bản một")).isInstanceOfSatisfying(HandedIn.Kept.class, kept -> {
            assertThat(kept.no()).isOne();
            assertThat(kept.fresh()).isFalse();
        });
    }

    @Test
    void marksAPaperAfterTheDueMomentAsLate() {
        clock.travelTo(DAY.atTime(17, 0).plusSeconds(1));
        assertThat(handIn(trainee, null, "Đề án", "x"))
                .isInstanceOfSatisfying(
                        HandedIn.Kept.class, kept -> assertThat(kept.late()).isTrue());
        assertThat(papers.overview(clerk, given.code).lines())
                .singleElement()
                .extracting("late")
                .isEqualTo(true);
    }

    @Test
    void refusesWhatTheClassDoesNotTake() {
        assertThat(refused(handIn(trainee, null, "Tiểu thuyết", "x"))).isEqualTo("kind loai-khong-nhan");
        assertThat(refused(papers.handIn(trainee, form(null, "", "Đề án", " ", commune(), Documents.docx("x")))))
                .isEqualTo("topic thieu-ten-bai");
        assertThat(refused(papers.handIn(
                        trainee, form(null, "", "Đề án", "x".repeat(301), commune(), Documents.docx("x")))))
                .isEqualTo("topic ten-bai-dai");
        assertThat(refused(
                        papers.handIn(trainee, form(null, "", "Đề án", "Tên", UUID.randomUUID(), Documents.docx("x")))))
                .isEqualTo("organisation xa-ngoai-lop");
        assertThat(refused(papers.handIn(trainee, form(null, "", "Đề án", "Tên", commune(), Documents.bytes("MZ")))))
                .isEqualTo("file tep-khong-nhan");
        assertThat(papers.desk(trainee, given.code, null).versions()).isEmpty();
    }

    @Test
    void takesTheLargestFileFromTheRule() {
        given.run("INSERT INTO rule_parameter (key, value, unit, label, is_default, valid) VALUES"
                + " ('papers.max-megabytes', 1, 'MB', 'Dung lượng tệp thu hoạch tối đa', true, '[2000-01-01,)')");
        try {
            var large = Documents.parts("x");
            var picture = new byte[2 << 20];
            new java.util.Random(1).nextBytes(picture);
            large.put("word/media/image1.png", picture);
            assertThat(papers.handIn(trainee, form(null, "", "Đề án", "Tên", commune(), Documents.zip(large))))
                    .isInstanceOfSatisfying(
                            HandedIn.Refused.class,
                            refused -> assertThat(refused.refusal().sentence()).contains("lớn hơn 1 MB"));
        } finally {
            given.run("INSERT INTO rule_parameter (key, value, unit, label, is_default, valid) VALUES"
                    + " ('papers.max-megabytes', 10, 'MB', 'Dung lượng tệp thu hoạch tối đa', true, '[2000-01-01,)')");
        }
    }

    @Test
    void takesNothingBeforeTheClassStudiesOrAfterItIsOver() {
        given.state("SUMMONED");
        assertThat(refused(handIn(trainee, null, "Đề án", "x"))).isEqualTo(" lop-khong-nhan-bai");
        given.state("FINISHED");
        assertThat(refused(handIn(trainee, null, "Đề án", "x"))).isEqualTo(" lop-khong-nhan-bai");
    }

    @Test
    void letsTheSupervisorHandInForThoseWithoutAPhone() {
        var person = given.person("Lương Văn Nho");
        given.actsAs(person, "SUPERVISOR");
        var supervisor = given.account(person, DAY, Role.SUPERVISOR);

        assertThat(refused(handIn(supervisor, an, "Đề án", "x"))).isEqualTo("reason thieu-ly-do");
        papers.handIn(
                supervisor, form(an.ref(), "Không có điện thoại", "Đề án", "Tên", commune(), Documents.docx("x")));
        assertThat(papers.overview(clerk, given.code).lines()).singleElement().satisfies(line -> {
            assertThat(line.actor()).isEqualTo("Lương Văn Nho");
            assertThat(line.behalf()).isEqualTo("Không có điện thoại");
        });
    }

    @Test
    void letsNobodyElseHandInForOthers() {
        var oi = given.trainee("Lò Thị Ởi");
        assertThatThrownBy(() -> handIn(trainee, oi, "Đề án", "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> handIn(school, oi, "Đề án", "x")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> handIn(clerk, null, "Đề án", "x")).isInstanceOf(NotFound.class);
    }

    @Test
    void showsAPaperOnlyToItsOwnerAndThoseWhoMarkOrCollect() {
        handIn(trainee, null, "Đề án", "x");
        var paper = papers.desk(trainee, given.code, null).versions().getFirst().paper();
        var oi = given.account(given.trainee("Lò Thị Ởi").person(), DAY, Role.TRAINEE);
        var teacher = given.person("Trần Văn An");
        given.actsAs(teacher, "LECTURER");
        var lecturer = given.account(teacher, DAY, Role.LECTURER);
        var foreign = given.staff(
                "Người lạ", Role.CENTRE, given.organisation("Trung tâm khác", "POLITICAL_CENTRE", null), DAY);

        assertThat(papers.file(school, paper, 1).name()).isEqualTo("bai.docx");
        assertThat(papers.file(clerk, paper, 1).name()).isEqualTo("bai.docx");
        for (var stranger : List.of(oi, lecturer, foreign)) {
            assertThatThrownBy(() -> papers.file(stranger, paper, 1)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> papers.overview(stranger, given.code)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> papers.file(trainee, paper, 2)).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesASettingThatSomebodyElseChangedFirst() {
        papers.set(clerk, given.code, List.of("Đề án"), DUE, 1);
        assertThatThrownBy(() -> papers.set(school, given.code, List.of("Báo cáo"), DUE, 1))
                .isInstanceOf(Stale.class);
    }

    @Test
    void letsOnlyThoseWhoRunTheClassSayWhatIsAskedFor() {
        var approver = given.staff("Phó Bí thư", Role.APPROVER, given.district, DAY);
        assertThatThrownBy(() -> papers.set(approver, given.code, List.of("Đề án"), DUE, 1))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> papers.set(trainee, given.code, List.of("Đề án"), DUE, 1))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void keepsOneTaskOpenUntilEverybodyHandedIn() {
        given.assessmentPart(1, "Thu hoạch");
        assertThat(tasks.of(clerk)).extracting("subject").containsExactly("Thu bài thu hoạch của lớp");
        assertThat(tasks.of(school)).isEmpty();

        handIn(trainee, null, "Đề án", "x");
        assertThat(tasks.of(clerk)).isEmpty();
        assertThat(tasks.of(school)).extracting("subject").containsExactly("Chấm thu hoạch của lớp");
    }

    @Test
    void tellsTheChecklistWhatIsIn() {
        given.assessmentPart(1, "Thu hoạch");
        handIn(trainee, null, "Đề án", "x");
        given.trainee("Lò Thị Ởi");

        assertThat(checklist.steps(clerk, classes.head(clerk, given.code)))
                .extracting("note")
                .containsExactly("Đã nộp 1/2 bài, hạn 27/10/2022\u00a017:00", "Đã chấm 0/2 điểm");
    }

    private HandedIn handIn(Viewer viewer, @org.jspecify.annotations.Nullable Trainee whose, String kind, String text) {
        return papers.handIn(
                viewer,
                form(
                        whose == null ? null : whose.ref(),
                        "",
                        kind,
                        "Nâng cao chất lượng sinh hoạt chi bộ",
                        commune(),
                        Documents.docx(text)));
    }

    private HandIn form(
            @org.jspecify.annotations.Nullable UUID whose,
            String reason,
            String kind,
            String topic,
            UUID commune,
            byte[] bytes) {
        return new HandIn(given.code, whose, reason, kind, topic, commune, "bai.docx", bytes);
    }

    private UUID commune() {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", given.commune.value())
                .query(UUID.class)
                .single();
    }

    private static String refused(HandedIn answer) {
        if (answer instanceof HandedIn.Refused(var field, var refusal)) return field + " " + refusal.code();
        throw new AssertionError(answer);
    }
}

package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class PaperPagesTests {
    private static final LocalDate DAY = LocalDate.of(2022, 10, 27);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private final MockMvcTester mvc;
    private Classroom given;
    private Viewer clerk;
    private Viewer school;
    private Trainee an;
    private Viewer trainee;

    PaperPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(DAY.atTime(16, 20));
        given = new Classroom(jdbc);
        clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, DAY);
        school = given.staff("Trần Thị Mai", Role.SCHOOL, given.school, DAY);
        an = given.trainee("Vi Văn An");
        trainee = given.account(an.person(), DAY, Role.TRAINEE);
    }

    @Test
    void setsWhatIsAskedForAndRefusesWhatIsIncomplete() {
        var uri = "/lop/" + given.code + "/thu-hoach/yeu-cau";
        assertThat(html(get(clerk, uri)).select("textarea").text()).contains("Đề án");

        var wrong = mvc.post()
                .uri(uri)
                .requestAttr(Frame.VIEWER, clerk)
                .param("loai", "")
                .param("han-ngay", "31/02/2022")
                .param("han-gio", "5 giờ")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").eachText()).hasSize(3);

        var right = mvc.post()
                .uri(uri)
                .requestAttr(Frame.VIEWER, clerk)
                .param("loai", "Đề án\nBáo cáo\n")
                .param("han-ngay", "27/10/2022")
                .param("han-gio", "17:00")
                .exchange();
        assertThat(right).hasStatus(303);
        assertThat(html(get(clerk, "/lop/" + given.code + "/thu-hoach")).text().replace('\u00a0', ' '))
                .contains("Đề án; Báo cáo. Hạn nộp 27/10/2022 17:00.");
    }

    @Test
    void tellsTheClassCommitteeWhoHasNotHandedInAndNothingElseOfPapers() {
        var monitor = given.trainee("Kha Thị Hồng", 2, "MONITOR");
        var committee = given.account(monitor.person(), DAY, Role.TRAINEE, Role.CLASS_COMMITTEE);
        var page = "/lop/" + given.code;
        assertThat(html(get(committee, page)).select("#chua-nop"))
                .as("nothing is asked for")
                .isEmpty();
        mvc.post()
                .uri(page + "/thu-hoach/yeu-cau")
                .requestAttr(Frame.VIEWER, clerk)
                .param("loai", "Đề án")
                .param("han-ngay", "27/10/2022")
                .param("han-gio", "17:00")
                .exchange();
        var before = html(get(committee, page)).select("section:has(#chua-nop)");
        assertThat(before.select("dd").text()).contains("Vi Văn An (", "Kha Thị Hồng (");
        assertThat(before.text().replace('\u00a0', ' ')).contains("Đã nộp 0/2", "Hạn nộp 27/10/2022 17:00");
        handIn("bai.docx", Documents.docx("Đề án"));
        clock.travelTo(DAY.atTime(17, 30));
        var after = html(get(committee, page)).select("section:has(#chua-nop)");
        assertThat(after.select("dd").text()).contains("Kha Thị Hồng").doesNotContain("Vi Văn An");
        assertThat(after.select(".tag-late").text()).contains("Đã nộp 1/2");
        assertThat(get(committee, page + "/thu-hoach").getResponse().getStatus())
                .isIn(403, 404);
        for (var other : List.of(trainee, clerk))
            assertThat(html(get(other, page)).select("#chua-nop")).isEmpty();
        given.state("FINISHED");
        assertThat(html(get(committee, page)).select("#chua-nop")).as("over").isEmpty();
    }

    @Test
    void offersAndTakesNothingThatAFinishedClassDoesNotAllow() {
        var list = "/lop/" + given.code + "/thu-hoach";
        assertThat(html(get(clerk, list)).text()).contains("Yêu cầu, hạn nộp", "Nộp thay");
        given.state("FINISHED");
        assertThat(html(get(clerk, list)).text()).doesNotContain("Yêu cầu, hạn nộp", "Nộp thay");
        var late = mvc.post()
                .uri(list + "/yeu-cau")
                .requestAttr(Frame.VIEWER, clerk)
                .param("loai", "Đề án")
                .param("han-ngay", "27/10/2022")
                .param("han-gio", "17:00")
                .exchange();
        assertThat(late).hasStatus(422);
        assertThat(html(late).select(".errors li").text()).contains("Lớp đang ở trạng thái Kết thúc");
        var typed = get(clerk, list + "/yeu-cau");
        assertThat(typed).hasStatus(409);
        assertThat(html(typed).select("main form")).isEmpty();
        assertThat(html(typed).select("main").text()).contains("Lớp đang ở trạng thái Kết thúc");

        assertThat(html(get(school, list + "/cach-cham")).select("main form")).isEmpty();
        assertThat(html(get(school, list + "/phieu-cham")).select("main form")).isEmpty();
        var way = mvc.post()
                .uri(list + "/cach-cham")
                .requestAttr(Frame.VIEWER, school)
                .param("cach", "OPEN")
                .exchange();
        assertThat(way).hasStatus(422);
        assertThat(html(way).text()).contains("Lớp đang ở trạng thái Kết thúc");
        var rubric = mvc.post()
                .uri(list + "/phieu-cham")
                .requestAttr(Frame.VIEWER, school)
                .param("loai", "Đề án")
                .param("tieu-chi-0", "Trình bày: 10")
                .exchange();
        assertThat(rubric).hasStatus(422);
    }

    @Test
    void handsInOnOnePageWithTheOwnCommuneChosen() {
        var form = html(get(trainee, "/bai-nop/" + given.code));
        assertThat(form.select("select[name=xa] option[selected]").text()).isEqualTo("Đảng ủy xã Yên Na");

        var answer = handIn("bai.docx", Documents.docx("Đề án"));
        assertThat(answer).hasStatus(303).hasHeader("Location", "/bai-nop");
        var own = html(get(trainee, "/bai-nop"));
        assertThat(own.select(".tag").text()).contains("Đã nộp");
        var file = own.select("a[href^=/bai-nop/tep/]").attr("href");
        var download = mvc.get().uri(file).requestAttr(Frame.VIEWER, trainee).exchange();
        assertThat(download)
                .hasStatusOk()
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        values -> assertThat(values.getFirst()).startsWith("attachment"));
        assertThat(download)
                .headers()
                .hasHeaderSatisfying(
                        "X-Content-Type-Options", values -> assertThat(values).contains("nosniff"));
    }

    @Test
    void comesBackWithTheReasonAtTheFile() {
        var answer = handIn("bai.docx", Documents.bytes("<html></html>"));
        assertThat(answer).hasStatus(422);
        var page = html(answer);
        assertThat(page.select(".errors a").attr("href")).isEqualTo("#tep");
        assertThat(page.select("#tep").attr("aria-describedby")).contains("tep-sai");
        assertThat(page.select("input[name=ten-bai]").attr("value")).isEqualTo("Nâng cao chất lượng sinh hoạt chi bộ");
    }

    @Test
    void handsInForATraineeWithAReason() {
        var uri = "/lop/" + given.code + "/thu-hoach/nop-thay/" + an.ref();
        assertThat(html(get(clerk, uri)).select("label[for=ly-do]")).hasSize(1);
        var answer = post(clerk, uri, "bai.pdf", Documents.pdf(1, ""), "Không có điện thoại");
        assertThat(answer).hasStatus(303).hasHeader("Location", "/lop/" + given.code + "/thu-hoach");
        assertThat(html(get(clerk, "/lop/" + given.code + "/thu-hoach"))
                        .select("tbody")
                        .text())
                .contains("Nguyễn Thị Hải nộp thay: Không có điện thoại");
    }

    @Test
    void marksAColumnAndShowsTheGrid() {
        var part = given.assessmentPart(1, "Thu hoạch");
        var uri = "/lop/" + given.code + "/diem/" + part;
        var wrong = mvc.post()
                .uri(uri)
                .requestAttr(Frame.VIEWER, school)
                .param("d" + an.key(), "11")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#d" + an.key()).attr("aria-describedby")).isEqualTo("s" + an.key());
        assertThat(html(wrong).select(".errors a").text()).isEqualTo("Vi Văn An: Điểm cao nhất là 10");

        assertThat(mvc.post()
                        .uri(uri)
                        .requestAttr(Frame.VIEWER, school)
                        .param("d" + an.key(), "8,25")
                        .param("n" + an.key(), "Tốt")
                        .exchange())
                .hasStatus(303);
        assertThat(html(get(school, uri)).select("input[name=cu]").attr("value"))
                .isEqualTo(an.key() + "1");
        var change = mvc.post()
                .uri(uri)
                .requestAttr(Frame.VIEWER, school)
                .param("d" + an.key(), "9")
                .param("cu", an.key() + "1")
                .exchange();
        assertThat(change).hasStatus(422);
        assertThat(html(change).select(".errors a").attr("href")).isEqualTo("#ly-do");

        var grid = html(get(clerk, "/lop/" + given.code + "/diem"));
        assertThat(grid.select("tbody td").eachText()).containsExactly("Xã Yên Na", "8,25");
        assertThat(html(get(clerk, uri)).select("input[type=text], input[inputmode]"))
                .isEmpty();
    }

    @Test
    void releasesMarksToTrainees() {
        mark();
        assertThat(html(get(trainee, "/bai-nop")).text()).doesNotContain("Tốt");
        release();
        assertThat(html(get(trainee, "/bai-nop")).text()).contains("Tốt");
    }

    @Test
    void takesNoOtherVersionOfAPaperWhoseMarkIsKnown() {
        assertThat(handIn("bai.docx", Documents.docx("Một"))).hasStatus(303);
        assertThat(html(get(trainee, "/bai-nop")).text()).contains("Nộp bản mới");
        mark();
        release();
        assertThat(html(get(trainee, "/bai-nop")).text()).doesNotContain("Nộp bản mới");
        assertThat(html(get(trainee, "/bai-nop/" + given.code)).text())
                .contains("Điểm đã công bố nên không nhận bản mới");
        var again = handIn("bai.docx", Documents.docx("Hai"));
        assertThat(again).hasStatus(422);
        assertThat(html(again).text()).contains("Điểm đã công bố nên không nhận bản mới");
    }

    private void mark() {
        mvc.post()
                .uri("/lop/" + given.code + "/diem/" + given.assessmentPart(1, "Thu hoạch"))
                .requestAttr(Frame.VIEWER, school)
                .param("d" + an.key(), "8")
                .param("n" + an.key(), "Tốt")
                .exchange();
    }

    private void release() {
        assertThat(mvc.post()
                        .uri("/lop/" + given.code + "/diem/cong-bo")
                        .requestAttr(Frame.VIEWER, school)
                        .exchange())
                .hasStatus(303);
    }

    @Test
    void namesAMarkerOnAPage() {
        var person = given.person("Trần Văn Lực");
        given.lecturer(person, given.school);
        var ref = jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
        var uri = "/lop/" + given.code + "/thu-hoach/nguoi-cham";
        assertThat(mvc.post()
                        .uri(uri)
                        .requestAttr(Frame.VIEWER, school)
                        .param("nguoi", ref.toString())
                        .exchange())
                .hasStatus(303);
        assertThat(html(get(school, uri)).select("section").first().text())
                .contains("Trần Văn Lực")
                .contains("Chưa có tài khoản");
    }

    @Test
    void showsTheGridOfTheWholeClassInOneHundredKilobytes() {
        for (var n = 0; n < 90; n++) given.trainee("Lương Thị Khánh Hường " + n);
        for (var n = 1; n <= 12; n++) given.assessmentPart(n, "Đầu điểm số " + n);
        given.run("""
                INSERT INTO part_mark (enrolment_id, part_id, score, at, account_id, actor)
                SELECT e.id, a.id, 7.25, '2022-10-28', %d, 'x' FROM enrolment e, assessment_part a WHERE e.class_id = %d AND a.programme_id = %d
                """.formatted(clerk.id().value(), given.id.value(), given.programme));
        var bytes = get(school, "/lop/" + given.code + "/diem").getResponse().getContentAsByteArray();
        assertThat(bytes.length).isLessThan(100_000);
        assertThat(Jsoup.parse(new String(bytes, StandardCharsets.UTF_8)).select("tbody td"))
                .hasSize(91 * 13);
    }

    private MvcTestResult handIn(String name, byte[] bytes) {
        return post(trainee, "/bai-nop/" + given.code, name, bytes, "");
    }

    private MvcTestResult post(Viewer viewer, String uri, String name, byte[] bytes, String reason) {
        var commune = jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", given.commune.value())
                .query(UUID.class)
                .single();
        return mvc.post()
                .uri(uri)
                .multipart()
                .file(new MockMultipartFile("tep", name, "application/octet-stream", bytes))
                .requestAttr(Frame.VIEWER, viewer)
                .param("loai", "Đề án")
                .param("ten-bai", "Nâng cao chất lượng sinh hoạt chi bộ")
                .param("xa", commune.toString())
                .param("ly-do", reason)
                .exchange();
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private static Document html(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}

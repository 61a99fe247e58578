package vn.nguon.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.programmes.Browser;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class ClassPagesTests {
    @Autowired
    ClassDesk desk;

    @Autowired
    Classes classes;

    @Autowired
    ClassMoves moves;

    @Autowired
    ProgrammeDesk programmeDesk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Installation installation;

    private final MockMvcTester mvc;
    private TrainingClasses given;
    private Browser hanh;

    ClassPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void offices() {
        clock.travelTo(TrainingClasses.TODAY.atTime(8, 0));
        given = new TrainingClasses(jdbc, desk, programmeDesk);
        hanh = new Browser(mvc, given.hanh);
    }

    @Test
    void makesAClassAndSendsBackAPublicNameThatGivesThePlanningAway() {
        assertThat(hanh.page("/lop").select(".empty").text()).contains("Chưa có lớp nào");
        var fields = Map.of(
                "ma",
                "TD-2022-XA90",
                "co-quan",
                ref(given.centre),
                "ten",
                "Cán bộ quy hoạch",
                "ten-cong-khai",
                "Lớp cán bộ Quy hoạch",
                "so-cho",
                "91");
        var wrong = hanh.post("/lop/moi", fields);
        assertThat(wrong).hasStatus(422);
        assertThat(Browser.html(wrong).select("#ten-cong-khai-sai").text()).contains("không được có chữ “quy hoạch”");
        assertThat(Browser.html(wrong).select("#ten").attr("value")).isEqualTo("Cán bộ quy hoạch");

        var right = new HashMap<>(fields);
        right.put("ten-cong-khai", "Bồi dưỡng kỹ năng lãnh đạo");
        assertThat(hanh.saved("/lop/moi", right)).isEqualTo("/lop/TD-2022-XA90");
        assertThat(hanh.post("/lop/moi", right)).hasStatus(422);
        assertThat(hanh.page("/lop").select("tbody th a").attr("href")).isEqualTo("/lop/TD-2022-XA90");
        assertThat(hanh.page("/lop?trang-thai=FINISHED").select(".empty").text())
                .contains("Bỏ lọc");
    }

    @Test
    void saysThatTheTextsAndDaysOfAFinishedClassStay() {
        var path = "/lop/" + given.ready();
        assertThat(hanh.page(path).select("main a[href$='/sua']")).hasSize(1);
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE code = :code")
                .param("code", path.substring("/lop/".length()))
                .update();
        assertThat(hanh.page(path).select("main a[href$='/sua']")).isEmpty();
        var typed = hanh.get(path + "/sua");
        assertThat(typed).hasStatus(409);
        assertThat(Browser.html(typed).select("main").text())
                .contains("Lớp đang ở “Kết thúc” nên không sửa được mục này");
        assertThat(hanh.page(path + "/ngay-hoc").select("main button")).isEmpty();
    }

    @Test
    void asksFactsOfAllModulesInOneStatement() {
        assertThat(hanh.statements("/lop/" + given.ready())).isLessThanOrEqualTo(8);
    }

    @Test
    void showsTheChecklistFromFacts() {
        var path = "/lop/" + given.draft();
        assertThat(step(path, "Trình quyết định mở lớp")).contains("Chưa làm được");
        hanh.saved(path + "/co-quan", Map.of("ban", "0", "co-quan", ref(given.standing), "viec", "DECIDES"));
        hanh.saved(path + "/co-quan", Map.of("ban", "1", "co-quan", ref(given.school), "viec", "ISSUES_CERTIFICATE"));
        var programme = given.programme();
        hanh.saved(path + "/chuong-trinh", Map.of("ban", "2", "chuong-trinh", programme.toString()));
        hanh.saved(
                path + "/can-cu",
                Map.of("ban", "3", "so", "03-ĐA/HU", "ngay", "15/01/2021", "noi-ban-hanh", "Huyện ủy Tương Dương"));
        var filled = hanh.post(
                path + "/ngay-hoc",
                Map.of(
                        "ban",
                        "4",
                        "viec",
                        "lap",
                        "tu",
                        "07/10/2022",
                        "den",
                        "28/10/2022",
                        "thu",
                        "MONDAY",
                        "buoi",
                        "sang"));
        assertThat(filled).hasStatus(200);
        assertThat(Browser.html(filled).expectFirst("#cac-ngay").wholeText().lines())
                .hasSize(3)
                .contains("Thứ 2, 10/10/2022 sáng");
        hanh.saved(
                path + "/ngay-hoc",
                Map.of("ban", "4", "viec", "luu", "cac-ngay", "Thứ 6, 07/10/2022\nThứ 2, 10/10/2022 chiều"));
        assertThat(hanh.page(path + "/ngay-hoc")
                        .expectFirst("#cac-ngay")
                        .wholeText()
                        .lines())
                .containsExactly("Thứ 6, 07/10/2022", "Thứ 2, 10/10/2022 chiều");
        hanh.saved(
                path + "/ban-chi-dao",
                Map.of(
                        "ban",
                        "5",
                        "dong",
                        "1",
                        "ten-1",
                        "Lô Hoài Chung",
                        "chuc-vu-1",
                        "Trưởng ban Tổ chức",
                        "vai-tro-1",
                        "Trưởng ban"));

        assertThat(step(path, "Chọn chương trình")).contains("Kỹ năng lãnh đạo", "Xong");
        assertThat(step(path, "Chọn ngày học")).contains("07/10–10/10/2022", "Xong");
        assertThat(step(path, "Ghi đề án")).contains("03-ĐA/HU", "Xong");
        assertThat(step(path, "Duyệt chương trình")).contains("Chờ Trường Chính trị");
        assertThat(step(path, "Trình quyết định")).contains("Cần trình");
        assertThat(hanh.page(path).select(".head-meta").text()).contains("thứ 2, thứ 6");
        assertThat(hanh.page(path).text()).contains("Lô Hoài Chung", "Trưởng ban Tổ chức");
        assertThat(hanh.page(path).select("nav.tabs a[aria-current=page]").text())
                .isEqualTo("Tổng quan");
    }

    @Test
    void goesFromTheProposalToTheDecisionOnScreen() {
        var code = given.ready();
        var path = "/lop/" + code;
        var phuc = new Browser(mvc, given.phuc);
        var lan = new Browser(mvc, given.lan);
        hanh.saved(path + "/trinh-duyet", Map.of("ban", "4", "den", "submitted"));
        assertThat(lan.page(path + "/chuong-trinh").select("form button").eachText())
                .contains("Duyệt chương trình, giảng viên");
        assertThat(phuc.page(path + "/trinh-duyet").select(".note-warn").text()).contains("chưa duyệt chương trình");
        lan.saved(path + "/chuong-trinh/duyet", Map.of());

        assertThat(hanh.post(
                        path + "/trinh-duyet", Map.of("ban", "6", "den", "approved", "so", "1", "ngay", "30/09/2022")))
                .hasStatus(403);
        var empty = phuc.post(path + "/trinh-duyet", Map.of("ban", "6", "den", "approved"));
        assertThat(empty).hasStatus(422);
        assertThat(Browser.html(empty).select(".errors a").eachText())
                .containsExactly("Nhập số quyết định", "Nhập ngày quyết định");
        phuc.saved(
                path + "/trinh-duyet", Map.of("ban", "6", "den", "approved", "so", "868-QĐ/HU", "ngay", "30/09/2022"));
        assertThat(step(path, "Trình quyết định mở lớp")).contains("868-QĐ/HU, 30/09/2022", "Xong");
        assertThat(phuc.page(path + "/trinh-duyet").select("#da-qua + ul li")).hasSize(2);
        // Summoning is issuing letters: this form does not take it, and leads there.
        assertThat(hanh.post(path + "/trinh-duyet", Map.of("ban", "7", "den", "summoned")))
                .hasStatus(404);
        assertThat(hanh.page(path + "/trinh-duyet")
                        .select("main a[href$=/trieu-tap]")
                        .text())
                .contains("Triệu tập");
        var back = phuc.post(path + "/trinh-duyet", Map.of("ban", "7", "den", "returned", "ly-do", "Thôi"));
        assertThat(back).hasStatus(422);
        assertThat(Browser.html(back).select(".errors").text()).contains("không chuyển sang “Trả lại” được");
    }

    @Test
    void showsStrangersNothingAndLetsPartnersOnlyLook() {
        var path = "/lop/" + given.ready();
        var stranger = new Browser(mvc, given.stranger);
        for (var page : new String[] {
            "",
            "/sua",
            "/co-quan",
            "/ngay-hoc",
            "/chuong-trinh",
            "/can-cu",
            "/ban-chi-dao",
            "/chu-nhiem",
            "/trinh-duyet",
            "/tai-lieu"
        }) {
            assertThat(stranger.get(path + page)).as(page).hasStatus(404);
            hanh.page(path + page);
        }
        assertThat(stranger.page("/lop").text()).doesNotContain("Bí thư");
        var lan = new Browser(mvc, given.lan);
        assertThat(lan.page(path).select("a[href$=/sua]")).isEmpty();
        assertThat(lan.post(
                        path + "/sua",
                        Map.of("ban", "4", "ten", "Tên khác", "ten-cong-khai", "Tên khác", "so-cho", "1")))
                .hasStatus(403);
        assertThat(lan.post(path + "/chu-nhiem/phieu", Map.of())).hasStatus(403);
    }

    @Test
    void handsMaterialToTheClassAsAttachment() {
        var code = given.ready();
        var path = "/lop/" + code + "/tai-lieu";
        var pdf = "%PDF-1.7 nội dung".getBytes(StandardCharsets.UTF_8);
        assertThat(hanh.upload(path, "tep", "bai.pdf", pdf, Map.of("ten", ""))).hasStatus(422);
        Browser.location(
                hanh.upload(path, "tep", "Bài giảng.pdf", pdf, Map.of("ten", "Bài giảng 1", "den-ngay", "28/10/2022")));
        var trainee = trainee(code);
        var page = trainee.page(path);
        assertThat(page.select("tbody th").text().replace('\u00a0', ' ')).contains("Bài giảng 1", "1 KB");
        assertThat(page.select("form[enctype]")).isEmpty();
        var file = trainee.get(page.select("tbody th a").attr("href"));
        assertThat(file).hasStatus(200).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(file.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(pdf);
        assertThat(trainee.page("/lop/" + code).select(".stage")).isEmpty();
        assertThat(trainee.get("/lop/" + code + "/trinh-duyet")).hasStatus(403);
    }

    @Test
    void takesSecretDocumentsOfAClassOnlyWhileTheInstallationIsNotConnected() {
        var code = given.ready();
        var path = "/lop/" + code;
        var basis = Map.of(
                "ban", "4", "so", "03-ĐA/HU", "ngay", "15/01/2021", "noi-ban-hanh", "Huyện ủy", "do-mat", "SECRET");
        var pdf = "%PDF-1.7 nội dung".getBytes(StandardCharsets.UTF_8);
        var material = Map.of("ten", "Bài giảng 1", "do-mat", "SECRET");
        var phuc = new Browser(mvc, given.phuc);
        isRefusedAsSecret(hanh.post(path + "/can-cu", basis));
        isRefusedAsSecret(hanh.upload(path + "/tai-lieu", "tep", "bai.pdf", pdf, material));
        assertThat(hanh.page(path + "/can-cu").select(".empty")).hasSize(1);
        assertThat(hanh.page(path + "/tai-lieu").select(".empty")).hasSize(1);
        installation.mark(false);
        try {
            hanh.saved(path + "/can-cu", basis);
            assertThat(hanh.page(path + "/can-cu").select(".task-name .tag").text())
                    .isEqualTo("Mật");
            Browser.location(hanh.upload(path + "/tai-lieu", "tep", "bai.pdf", pdf, material));
            assertThat(hanh.page(path + "/tai-lieu").select("tbody .tag").text())
                    .isEqualTo("Mật");
        } finally {
            installation.mark(true);
        }
        hanh.saved(path + "/trinh-duyet", Map.of("ban", "5", "den", "submitted"));
        new Browser(mvc, given.lan).saved(path + "/chuong-trinh/duyet", Map.of());
        var decision = new HashMap<>(
                Map.of("ban", "7", "den", "approved", "so", "868-QĐ/HU", "ngay", "30/09/2022", "do-mat", "SECRET"));
        isRefusedAsSecret(phuc.post(path + "/trinh-duyet", decision));
        decision.put("do-mat", "INTERNAL");
        phuc.saved(path + "/trinh-duyet", decision);
        assertThat(phuc.page(path + "/trinh-duyet").select("#da-qua + ul").text())
                .contains("868-QĐ/HU · Nội bộ");
    }

    private static void isRefusedAsSecret(MvcTestResult answer) {
        assertThat(answer).hasStatus(422);
        assertThat(Browser.html(answer).select(".errors").text()).contains("không nhận tài liệu Mật");
        assertThat(Browser.html(answer).select("#do-mat option[selected]").val())
                .isEqualTo("SECRET");
    }

    @Test
    void asksTheDatabaseAFewTimesAPage() {
        var code = given.ready();
        assertThat(hanh.statements("/lop")).isLessThanOrEqualTo(10);
        assertThat(hanh.statements("/lop/" + code + "/chuong-trinh")).isLessThanOrEqualTo(10);
        assertThat(hanh.statements("/lop/" + code + "/trinh-duyet")).isLessThanOrEqualTo(10);
        // One more for each module that has a step on the way of a class.
        assertThat(hanh.statements("/lop/" + code)).isLessThanOrEqualTo(20);
    }

    private Browser trainee(String code) {
        var person = given.offices.cadre("Vàng Thị Anh", "Phó Chủ tịch", given.elsewhere);
        Viewer viewer = given.offices.clerk("Vàng Thị Anh", given.elsewhere, Role.TRAINEE);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", person.value())
                .param("account", viewer.id().value())
                .update();
        classes.letIn(classes.head(given.hanh, code).id(), person, Capacity.TRAINEE);
        return new Browser(mvc, viewer);
    }

    /** What stands in the line of the checklist that begins so. */
    private String step(String path, String title) {
        return hanh.page(path).select("li.task").stream()
                .filter(line -> line.select(".task-name").text().startsWith(title))
                .map(line -> line.text().replace('\u00a0', ' '))
                .findFirst()
                .orElse("no such step");
    }

    private String ref(OrganisationId organisation) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", organisation.value())
                .query(UUID.class)
                .single()
                .toString();
    }
}

package vn.nguon.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
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
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class PracticePagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Practice practice;

    @Autowired
    Skills skills;

    private final MockMvcTester mvc;
    private PracticeClass given;
    private String path = "";

    PracticePagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aClassThatPractises() {
        clock.travelTo(PracticeClass.DAY.atTime(9, 0));
        given = new PracticeClass(jdbc);
        path = "/lop/" + given.room.code + "/thuc-hanh";
    }

    @Test
    void saysThatTheTimetableHasNoPracticeYet() {
        given.room.run("UPDATE session SET kind = 'TOPIC' WHERE class_id = " + given.room.id.value());
        assertThat(html(get(given.clerk, path)).select(".empty b").text()).isEqualTo("Lịch học chưa có buổi thực hành");
    }

    @Test
    void setsUpDealsAndShowsWhoPlays() {
        var page = html(get(given.clerk, path));
        assertThat(page.select(".note").text()).contains("Cần 10 lượt cho 10 học viên", "đủ thời gian");
        assertThat(page.text()).contains("Chưa lưu cách thực hành của lớp");

        var form = html(get(given.clerk, path + "/cach-lam"));
        assertThat(form.select("input[name=tinh-huong][checked]")).hasSize(7);
        assertThat(form.select("#phut-goi-y").text()).contains("20 phút", "mặc định, chưa có văn bản");

        var wrong = mvc.post()
                .uri(path + "/cach-lam")
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("dung-dau", "")
                .param("phut", "2")
                .param("phan-giang-vien", "120")
                .param("so-chia", "")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").eachText())
                .containsExactly(
                        "Chọn số lần đóng vai người đứng đầu",
                        "Chọn ít nhất một tình huống",
                        "Một lượt dài, phút từ 5 đến 240",
                        "Phần điểm của giảng viên, % từ 0 đến 100",
                        "Nhập số chia");

        assertThat(setUp("20")).hasStatus(303);
        assertThat(mvc.post()
                        .uri(path + "/chia")
                        .requestAttr(Frame.VIEWER, given.clerk)
                        .exchange())
                .hasStatus(303);
        var dealt = html(get(given.clerk, path));
        assertThat(dealt.select("table.stack tbody tr")).hasSize(10);
        assertThat(dealt.select("details summary").text()).contains("Chưa đóng vai người đứng đầu 10 người");
        assertThat(html(get(given.clerk, path + "?to=2")).select("table.stack tbody tr"))
                .hasSize(4);
    }

    @Test
    void warnsWhenTheTurnsDoNotFit() {
        setUp("120");
        assertThat(html(get(given.clerk, path)).select(".note-warn").text())
                .contains("lịch có chỗ cho 8 lượt", "Thiếu 2 lượt: thêm 1 buổi thực hành");
    }

    @Test
    void changesATurnByHandAndRefusesTwoRoles() {
        deal();
        var turn = turnOf(given.ones.get(0).enrolment());
        var uri = path + "/luot/" + turn;
        var form = html(get(given.clerk, uri));
        var params = new ArrayList<String[]>();
        for (var select : form.select("select")) params.add(new String[] {select.attr("name"), chosen(select)});
        assertThat(params).extracting(one -> one[0]).contains("dung-dau", "vai-2", "buoi-hoc", "tinh-huong");
        assertThat(form.select("label[for^=vai-]").eachText()).containsExactlyElementsOf(rolesOf(turn));

        var twice = mvc.post().uri(uri).requestAttr(Frame.VIEWER, given.clerk).param("ban", "0");
        for (var one : params)
            twice = twice.param(
                    one[0], one[0].startsWith("vai-") ? given.ones.get(0).ref().toString() : one[1]);
        var refused = twice.exchange();
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors li").text()).contains("Một người không đóng hai vai");

        var right = mvc.post()
                .uri(uri)
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("ban", "0")
                .param("giu", "co");
        for (var one : params)
            right = right.param(
                    one[0],
                    one[0].equals("dung-dau")
                            ? given.ones.get(2).ref().toString()
                            : one[0].startsWith("vai-") ? "" : one[1]);
        assertThat(right.exchange()).hasStatus(303);
        assertThat(turnOf(given.ones.get(2).enrolment())).isEqualTo(turn);
        assertThat(html(get(given.lecturer, uri)).select("form select")).isEmpty();
    }

    @Test
    void takesASheetOnThePhoneAndKeepsWhatIsWrong() {
        deal();
        clock.travelTo(PracticeClass.PRACTICE.atTime(9, 0));
        var turn = turnOf(given.ones.get(0).enrolment());
        var uri = "/thuc-hanh/luot/" + turn;
        var page = html(get(given.lecturer, uri));
        var fields = page.select("input[id^=d-]").eachAttr("name");
        assertThat(fields).hasSizeBetween(4, 5);
        assertThat(page.select("#ket-luan")).hasSize(1);

        var wrong =
                mvc.post().uri(uri).requestAttr(Frame.VIEWER, given.lecturer).param("nhan-xet", "Chắc việc");
        for (var field : fields.subList(1, fields.size())) wrong = wrong.param(field, "7,25");
        var back = html(wrong.exchange());
        assertThat(back.select(".errors li").first().text()).startsWith("Cho điểm tiêu chí: ");
        assertThat(back.select(".errors li").text()).contains("Điểm theo bước 0,5");
        assertThat(back.select("#nhan-xet").text()).isEqualTo("Chắc việc");
        assertThat(back.select("#" + fields.get(1)).attr("value")).isEqualTo("7,25");

        var right =
                mvc.post().uri(uri).requestAttr(Frame.VIEWER, given.lecturer).param("ket-luan", "Đạt");
        for (var field : fields) right = right.param(field, "7,5");
        assertThat(right.exchange()).hasStatus(303);
        assertThat(html(get(given.lecturer, "/thuc-hanh")).text()).contains("Đã chấm");

        var head = given.trainee(given.ones.get(0));
        var own = html(get(head, uri));
        assertThat(own.select("form[data-draft]")).isEmpty();
        assertThat(own.text())
                .contains("Điểm, nhận xét hiện ở đây sau khi công bố")
                .doesNotContain("Đạt");
        var cheating = mvc.post().uri(uri).requestAttr(Frame.VIEWER, head);
        for (var field : fields) cheating = cheating.param(field, "10");
        var refused = cheating.exchange();
        assertThat(refused).hasStatus(422);

        assertThat(html(get(given.clerk, path)).select("button").eachText()).contains("Công bố kết quả buổi này");
        var session = html(get(given.clerk, path))
                .select("input[name=buoi-thuc-hanh]")
                .attr("value");
        assertThat(mvc.post()
                        .uri(path + "/cong-bo")
                        .requestAttr(Frame.VIEWER, given.clerk)
                        .param("buoi-thuc-hanh", session)
                        .exchange())
                .hasStatus(303);
        assertThat(html(get(head, uri)).text()).contains("Điểm 7,5", "Kết luận: Đạt");
        assertThat(html(get(given.clerk, path + "/luot/" + turn)).text()).contains("Trần Văn Lực", "Điểm 7,5");
    }

    @Test
    void keepsSituationsInVersions() {
        assertThat(html(get(given.clerk, "/tinh-huong")).select(".task")).hasSize(7);
        assertThat(html(get(given.clerk, "/tinh-huong?tim=dem lu"))
                        .select(".task-name")
                        .text())
                .isEqualTo("Đêm lũ");
        var flood = given.situations().get(4);
        assertThat(html(get(given.clerk, "/tinh-huong/" + flood)).text())
                .contains("bốn tại chỗ", "Trạm trưởng y tế", "(người đứng đầu)");

        var wrong = post("/tinh-huong/moi", "", "", null);
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").eachText())
                .contains("Nhập tên tình huống", "Nhập ít nhất một tiêu chí quan sát");
        var bad = post(
                "/tinh-huong/moi", "Cháy rừng", "LEAD", new MockMultipartFile("tep", "a.exe", "x", new byte[] {1, 2}));
        assertThat(html(bad).select("#tep-sai").text()).contains("Tệp này không phải PDF");

        var edited = post("/tinh-huong/" + flood + "/sua", "Đêm lũ ở bản xa", "LEAD", null);
        assertThat(edited).hasStatus(303);
        var own = String.valueOf(edited.getResponse().getHeader("Location"));
        assertThat(own).isNotEqualTo("/tinh-huong/" + flood);
        assertThat(html(get(given.clerk, "/tinh-huong")).select(".task-name").text())
                .contains("Đêm lũ ở bản xa")
                .doesNotContain("Đêm lũ Giải");
        assertThat(html(get(given.clerk, "/tinh-huong")).select(".task")).hasSize(7);
        assertThat(post(
                        own + "/sua",
                        "Đêm lũ, bản hai",
                        "RUN",
                        new MockMultipartFile(
                                "tep", "so-do.pdf", "application/pdf", "%PDF-1".getBytes(StandardCharsets.US_ASCII))))
                .hasStatus(303);
        assertThat(html(get(given.clerk, own)).text()).contains("bản 2", "so-do.pdf");
        assertThat(mvc.post()
                        .uri(own + "/thoi")
                        .requestAttr(Frame.VIEWER, given.clerk)
                        .exchange())
                .hasStatus(303);
        assertThat(html(get(given.clerk, own)).text()).contains("Thôi dùng", "Dùng lại");

        var other = given.room.staff(
                "Người khác",
                Role.CENTRE,
                given.room.organisation("Trung tâm khác", "POLITICAL_CENTRE", null),
                PracticeClass.DAY);
        assertThat(html(get(other, "/tinh-huong")).text()).contains("Đêm lũ").doesNotContain("bản hai");
    }

    @Test
    void leavesTurnsWithTheVersionTheyWereDealt() {
        deal();
        var before = html(get(given.clerk, path)).select("table").text();
        // Which situations a group gets is drawn by lot.
        var dealt = html(get(given.clerk, "/tinh-huong")).select("main a[href^=/tinh-huong/]").stream()
                .filter(link -> before.contains(link.text()))
                .findFirst()
                .orElseThrow();
        assertThat(post(dealt.attr("href") + "/sua", dealt.text() + " ở bản xa", "LEAD", null))
                .hasStatus(303);
        assertThat(html(get(given.clerk, path)).select("table").text())
                .contains(dealt.text())
                .doesNotContain("ở bản xa");
    }

    @Test
    void answersTheFormOnTheFiveSkills() {
        skills.begin(given.room.id);
        var trainee = given.room.account(given.ones.get(0).person(), PracticeClass.DAY, Role.TRAINEE);
        assertThat(html(get(trainee, "/phieu-nam-mat")).select(".task").first().text())
                .contains("Tự nhận xét", "Chưa trả lời");
        var uri = "/phieu-nam-mat/" + given.ones.get(0).ref() + "/dau-khoa";
        assertThat(html(get(trainee, uri)).select("fieldset")).hasSize(5);

        var wrong = mvc.post()
                .uri(uri)
                .requestAttr(Frame.VIEWER, trainee)
                .param("m-LEAD", "3")
                .param("nhan-xet", "Còn lúng túng")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li")).hasSize(4);
        assertThat(html(wrong).select("#nhan-xet").text()).isEqualTo("Còn lúng túng");
        assertThat(html(wrong).select("input[name=m-LEAD][checked]").attr("value"))
                .isEqualTo("3");

        var right = mvc.post().uri(uri).requestAttr(Frame.VIEWER, trainee);
        for (var skill : List.of("LEAD", "DIRECT", "RUN", "COORDINATE", "CARRY_OUT"))
            right = right.param("m-" + skill, "3");
        assertThat(right.exchange()).hasStatus(303);
        var overview = html(get(given.clerk, "/lop/" + given.room.code + "/nam-mat"));
        assertThat(overview.select(".figures b").first().text()).isEqualTo("1/10");
        assertThat(overview.select("svg .bar")).isNotEmpty();
        assertThat(html(get(
                                given.clerk,
                                "/lop/" + given.room.code + "/nam-mat/"
                                        + given.ones.get(0).ref()))
                        .select("td .gauge")
                        .first()
                        .text())
                .isEqualTo("3");
        assertThat(html(get(given.clerk, "/lop/" + given.room.code + "/nam-mat?loc=chua"))
                        .select("table")
                        .last()
                        .select("tbody tr"))
                .hasSize(10);
        assertThat(html(get(trainee, uri.replace("dau-khoa", "cuoi-khoa")))
                        .select(".note-warn")
                        .text())
                .contains("Mở lại trang này khi đến ngày");
        given.room.run(
                "UPDATE skill_survey SET before_from = '%1$s', before_to = '%1$s', after_from = '%2$s', after_to = '%2$s' WHERE class_id = %3$d"
                        .formatted(PracticeClass.DAY.minusDays(1), PracticeClass.DAY, given.room.id.value()));
        assertThat(html(get(trainee, "/phieu-nam-mat")).select("h2").eachText())
                .as("what can be answered stands first")
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Cuối khóa");
    }

    @Test
    void changesTheDaysAndTheWordingOfTheForm() {
        skills.begin(given.room.id);
        var uri = "/lop/" + given.room.code + "/nam-mat/ngay";
        assertThat(html(get(given.clerk, uri)).select("#dau-tu").attr("value")).isEqualTo("07/10/2022");
        var wrong = mvc.post()
                .uri(uri)
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("dau-tu", "07/10/2022")
                .param("dau-den", "30/10/2022")
                .param("cuoi-tu", "28/10/2022")
                .param("cuoi-den", "31/10/2022")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).contains("phải bắt đầu sau khi phiếu đầu khóa hết ngày");

        var form = html(get(given.clerk, "/lop/" + given.room.code + "/nam-mat/mau"));
        var post = mvc.post().uri("/lop/" + given.room.code + "/nam-mat/mau").requestAttr(Frame.VIEWER, given.clerk);
        for (var field : form.select("textarea, input[type=text]"))
            post = post.param(
                    field.attr("name"),
                    field.attr("name").equals("ten")
                            ? "Phiếu của trung tâm"
                            : field.is("textarea") ? field.wholeText() : field.attr("value"));
        assertThat(post.exchange()).hasStatus(303);
        assertThat(html(get(given.clerk, "/lop/" + given.room.code + "/nam-mat"))
                        .text())
                .contains("Phiếu của trung tâm, mẫu số 1");
    }

    @Test
    void offersNothingToChangeInAFinishedClass() {
        deal();
        skills.begin(given.room.id);
        assertThat(html(get(given.clerk, path)).select(".head").text()).contains("Cách thực hành", "Chia lại");
        assertThat(html(get(given.clerk, "/lop/" + given.room.code + "/nam-mat"))
                        .select(".head")
                        .text())
                .contains("Ngày trả lời");
        given.room.state("FINISHED");

        assertThat(html(get(given.clerk, path)).select(".head").text()).doesNotContain("Cách thực hành", "Chia lại");
        assertThat(html(get(given.clerk, path)).text()).contains("phần thực hành không đổi được nữa");
        assertThat(setUp("20")).hasStatus(422);
        assertThat(practice.deal(given.clerk, given.room.code, null)).isInstanceOf(Outcome.Refused.class);
        assertThat(html(get(given.clerk, "/lop/" + given.room.code + "/nam-mat"))
                        .select(".head")
                        .text())
                .doesNotContain("Ngày trả lời");
        var turn = turnOf(given.ones.get(0).enrolment());
        assertThat(html(get(given.clerk, path + "/luot/" + turn)).select("main form"))
                .isEmpty();
    }

    private MvcTestResult setUp(String minutes) {
        var post = mvc.post()
                .uri(path + "/cach-lam")
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("dung-dau", "ONCE")
                .param("phut", minutes)
                .param("phan-giang-vien", "60")
                .param("phan-diem", given.part.toString())
                .param("so-chia", "7");
        for (var situation : given.situations()) post = post.param("tinh-huong", situation.toString());
        return post.exchange();
    }

    private void deal() {
        practice.set(given.clerk, given.room.code, given.wish(0));
        practice.deal(given.clerk, given.room.code, null);
    }

    private UUID turnOf(long head) {
        return jdbc.sql("SELECT ref FROM practice_turn WHERE head_id = :head")
                .param("head", head)
                .query(UUID.class)
                .single();
    }

    private List<String> rolesOf(UUID turn) {
        return jdbc.sql("""
                        SELECT 'Vai: ' || r.name || ' (không bắt buộc)' FROM situation_role r JOIN practice_turn t ON t.version_id = r.version_id
                         WHERE t.ref = :turn AND r.no > 1 ORDER BY r.no
                        """).param("turn", turn).query(String.class).list();
    }

    private static String chosen(Element select) {
        var option = select.select("option[selected]").first();
        return option == null ? "" : option.attr("value");
    }

    private MvcTestResult post(String uri, String title, String skill, @Nullable MockMultipartFile file) {
        var post = mvc.post().uri(uri).multipart();
        if (file != null) post = post.file(file);
        return post.requestAttr(Frame.VIEWER, given.clerk)
                .param("ten", title)
                .param("boi-canh", title.isEmpty() ? "" : "Mưa to ba giờ liền, nước suối lên nhanh.")
                .param("yeu-cau", "Triển khai bốn tại chỗ.")
                .param("phut", "20")
                .param("dung-dau", "Chủ tịch Ủy ban nhân dân xã")
                .param("vai-khac", "Trưởng bản\nTrạm trưởng y tế")
                .param("tc-1", skill.isEmpty() ? "" : "Quyết định nhanh")
                .param("mat-1", skill)
                .param("hs-1", skill.isEmpty() ? "" : "3")
                .exchange();
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private static Document html(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}

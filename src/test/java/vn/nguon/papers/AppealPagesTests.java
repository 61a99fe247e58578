package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class AppealPagesTests {
    @Autowired
    Markers markers;

    @Autowired
    MarkingDesk desk;

    @Autowired
    PaperMarking marking;

    @Autowired
    Marks marks;

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private final MockMvcTester mvc;

    AppealPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @Test
    void goesFromTheRequestToThePrintedAnswer() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        var of = new MarkedClass(jdbc);
        desk.choose(of.school, of.code(), false, of.part, false);
        var binh = of.marker(markers, "Lê Văn Bình");
        var an = of.trainee("Vi Văn An");
        var trainee = of.trainees.get(an);
        of.handIn(papers, an, "Đề án", "Đề án một");
        desk.deal(of.school, of.code());
        of.mark(marking, binh, an, "2", "2", "2", "1");
        var ask = "/bai-nop/" + of.code() + "/phuc-khao";
        assertThat(html(get(trainee, ask)).text()).contains("Điểm chưa công bố");
        assertThat(html(get(trainee, "/du-lieu-cua-toi")).select("main").text())
                .contains("bài thu hoạch, bản 1 Đề án: Nâng cao chất lượng sinh hoạt chi bộ; Vi Văn An.docx")
                .doesNotContain("7,00", "Lê Văn Bình");
        marks.release(of.school, of.code());

        assertThat(html(get(trainee, "/bai-nop")).select("a[href=" + ask + "]")).hasSize(1);
        var last = Classroom.on(MarkedClass.DAY.plusDays(15), trainee);
        assertThat(html(get(last, "/bai-nop"))
                        .select("a[href=" + ask + "] + span")
                        .text())
                .isEqualTo("Đến hết ngày 17/11/2022");
        var late = Classroom.on(MarkedClass.DAY.plusDays(16), trainee);
        assertThat(html(get(late, "/bai-nop")).select("a[href=" + ask + "]")).isEmpty();
        assertThat(html(get(trainee, ask)).text()).contains("Hạn xin phúc khảo").contains("mặc định, chưa có văn bản");
        var empty = post(trainee, ask, "ly-do", "");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors a").attr("href")).isEqualTo("#ly-do");
        assertThat(post(trainee, ask, "ly-do", "Xem lại phần giải pháp")).hasStatus(303);
        assertThat(post(trainee, ask, "ly-do", "Lần nữa")).hasStatus(422);
        assertThat(html(get(trainee, "/bai-nop")).select("a[href=" + ask + "]")).isEmpty();

        var list = "/lop/" + of.code() + "/thu-hoach/phuc-khao";
        var one = html(get(of.school, list)).select(".task-name a").attr("href");
        assertThat(post(of.school, one + "/nguoi-cham", "nguoi-cham", "")).hasStatus(422);
        var dung = of.marker(markers, "Phan Thị Dung");
        var choice = html(get(of.school, one))
                .select("option:contains(Phan Thị Dung)")
                .attr("value");
        assertThat(html(get(of.school, one)).select("option:contains(Lê Văn Bình)"))
                .isEmpty();
        assertThat(post(of.school, one + "/nguoi-cham", "nguoi-cham", choice)).hasStatus(303);
        of.mark(marking, dung, an, "2", "3", "3", "1");
        assertThat(html(get(trainee, "/du-lieu-cua-toi")).select("main").text())
                .contains("điểm, Bài thu hoạch 7,00", "Xem lại phần giải pháp. Chưa trả lời")
                .doesNotContain("9,00", "Phan Thị Dung");

        assertThat(post(of.school, one + "/tra-loi", "ket-luan", "doi", "tra-loi", ""))
                .hasStatus(422);
        assertThat(post(of.school, one + "/tra-loi", "ket-luan", "doi", "tra-loi", "Giải pháp đầy đủ"))
                .hasStatus(303);
        var own = html(get(trainee, "/bai-nop"));
        assertThat(own.text()).contains("Đổi điểm thành 9");
        assertThat(html(get(trainee, "/du-lieu-cua-toi")).select("main").text())
                .contains(
                        "điểm, Bài thu hoạch 9,00",
                        "Xem lại phần giải pháp. Đổi điểm từ 7,00 thành 9,00. Giải pháp đầy đủ")
                .doesNotContain("Lê Văn Bình", "Phan Thị Dung");
        var letter = own.select("a[href^=/phuc-khao/]").attr("href");
        assertThat(html(get(trainee, letter)).text())
                .contains("Giải pháp đầy đủ")
                .contains("Vi Văn An");
        assertThat(get(binh, letter)).hasStatus(404);
    }

    @Test
    void addsATextThatEverybodyWasGivenAndComparesOnAPage() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        var of = new MarkedClass(jdbc);
        desk.choose(of.school, of.code(), false, of.part, false);
        var an = of.trainee("Vi Văn An");
        of.handIn(papers, an, "Đề án", "Đề án một");
        var compare = "/lop/" + of.code() + "/thu-hoach/doi-chieu/" + of.number(an);
        assertThat(html(get(of.school, compare)).text()).contains("Không có đoạn nào để đối chiếu");
        assertThat(get(of.school, "/lop/" + of.code() + "/thu-hoach/doi-chieu/99"))
                .hasStatus(404);

        var uri = "/lop/" + of.code() + "/thu-hoach/van-ban-chung";
        assertThat(html(get(of.school, uri)).text()).contains("Chưa có văn bản nào");
        var wrong = upload(of.school, uri, "", Documents.docx("Nghị quyết về xây dựng nông thôn mới"));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors a").attr("href")).isEqualTo("#ten");
        assertThat(upload(of.school, uri, "Nghị quyết", Documents.bytes("chữ"))).hasStatus(422);
        assertThat(upload(of.school, uri, "Nghị quyết", Documents.docx("Nghị quyết về xây dựng nông thôn mới")))
                .hasStatus(303);
        assertThat(html(get(of.school, uri)).select(".task").text())
                .contains("Nghị quyết")
                .contains("Trần Thị Mai");
    }

    private MvcTestResult upload(Viewer viewer, String uri, String title, byte[] bytes) {
        return mvc.post()
                .uri(uri)
                .multipart()
                .file(new MockMultipartFile("tep", "van-ban.docx", "application/octet-stream", bytes))
                .requestAttr(Frame.VIEWER, viewer)
                .param("ten", title)
                .exchange();
    }

    private MvcTestResult post(Viewer viewer, String uri, String... params) {
        var request = mvc.post().uri(uri).requestAttr(Frame.VIEWER, viewer);
        for (var n = 0; n < params.length; n += 2) request = request.param(params[n], params[n + 1]);
        return request.exchange();
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private static Document html(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}

package vn.nguon.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class FeedbackPagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Feedback feedback;

    private final MockMvcTester mvc;
    private SurveyedClass given;

    FeedbackPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void sixTrainees() {
        // What the tests before left open is not this one's.
        clock.travelTo(SurveyedClass.DAY.plusYears(1).atTime(9, 0));
        feedback.count();
        clock.travelTo(SurveyedClass.DAY.atTime(9, 0));
        given = new SurveyedClass(jdbc, 6);
    }

    @Test
    void opensByFormWithItsMistakesAtTheFields() {
        var clerk = given.given.clerk;
        assertThat(html(get(clerk, path(""))).select(".empty a").attr("href")).isEqualTo(path("/mo"));
        assertThat(html(get(given.given.approver, path(""))).select(".empty a")).isEmpty();
        var form = html(get(clerk, path("/mo")));
        assertThat(form.select("input[name=chuyen-de][checked]")).hasSize(3);
        assertThat(form.select("#mau option").eachText()).containsExactly("Chọn…", "Mẫu có sẵn");
        var wrong = post(clerk, path("/mo"), Map.of("dong", "31/02/2022", "mau", ""));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").eachText()).hasSize(2);
        var refused = post(clerk, path("/mo"), Map.of("dong", "09/11/2022", "mau", "chung"));
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors li").text()).isEqualTo("Chọn lúc đóng sau bây giờ");
        assertThat(post(clerk, path("/mo"), Map.of("dong", "12/11/2022", "mau", "chung")))
                .hasStatus(303);
        var page = html(get(clerk, path("")));
        assertThat(page.select(".figures b").eachText()).containsExactly("0/6", "0", "12/11/2022");
        assertThat(page.select("caption").text()).isEqualTo("6 người chưa trả lời");
        assertThat(get(given.given.approver, path("/mo"))).hasStatus(403);
        assertThat(get(given.given.stranger, path(""))).hasStatus(404);
    }

    @Test
    void answersOncePerPersonAndKeepsWhatWasTypedWhenSomethingIsMissing() {
        open();
        var trainee = given.trainees.getFirst();
        var own = "/danh-gia/" + given.code();
        assertThat(html(get(trainee, "/danh-gia")).select(".task a").attr("href"))
                .isEqualTo(own);
        var form = html(get(trainee, own));
        assertThat(form.select("fieldset.scale")).hasSize(3 * 3 + 6);
        assertThat(form.select("section h2").eachText())
                .containsExactly(
                        "Xây dựng nghị quyết của đảng ủy xã", "Công tác dân vận", "Kiểm tra, giám sát", "Lớp học");
        var nothing = post(trainee, own, Map.of());
        assertThat(nothing).hasStatus(422);
        assertThat(html(nothing).select(".errors li").text())
                .isEqualTo("Chấm ít nhất một chuyên đề, hoặc phần về lớp học");
        var half = post(trainee, own, Map.of("d1-1", "4", "g2-1", "Rất bổ ích"));
        assertThat(half).hasStatus(422);
        var again = html(half);
        assertThat(again.select(".errors a").eachAttr("href")).containsExactly("#d1-2", "#d2-1");
        assertThat(again.select("#d1-2-sai").text())
                .isEqualTo(
                        "Chấm đủ các mục của chuyên đề “Xây dựng nghị quyết của đảng ủy xã”, hoặc bỏ trống cả chuyên đề");
        assertThat(again.select("input[name=d1-1][checked]").attr("value")).isEqualTo("4");
        assertThat(again.select("#g2-1").text()).isEqualTo("Rất bổ ích");
        assertThat(post(trainee, own, Map.of("d0-1", "6"))).hasStatus(422);
        assertThat(post(trainee, own, SurveyedClass.form(5, "Tốt", 1))).hasStatus(303);
        assertThat(post(trainee, own, SurveyedClass.form(1, "Khác"))).hasStatus(303);
        assertThat(html(get(trainee, own)).select("form[method=post]")).isEmpty();
        assertThat(html(get(trainee, "/danh-gia")).select(".tag").text()).isEqualTo("Đã trả lời");
        assertThat(get(given.given.clerk, own)).hasStatus(404);
        clock.travelTo(SurveyedClass.DAY.plusDays(3).atTime(0, 0));
        var late = post(given.trainees.get(1), own, SurveyedClass.form(5, "Muộn"));
        assertThat(late).hasStatus(422);
        assertThat(html(late).select(".errors li").text())
                .isEqualTo("Đánh giá đã đóng hết ngày 12/11/2022, không nhận thêm câu trả lời");
    }

    @Test
    void showsBarsWithTheirNumbersAfterItHasClosed() {
        open();
        for (int i = 0; i < 6; i++)
            assertThat(post(
                            given.trainees.get(i),
                            "/danh-gia/" + given.code(),
                            i < 4 ? SurveyedClass.form(4, "Ý " + i, 1, 2) : SurveyedClass.form(5, "Ý " + i, 2)))
                    .hasStatus(303);
        assertThat(html(get(given.given.clerk, path(""))).select(".votes")).isEmpty();
        clock.travelTo(SurveyedClass.DAY.plusDays(3).atTime(0, 0));
        assertThat(html(get(given.given.clerk, path(""))).select(".tag").text()).contains("Đang tổng hợp");
        feedback.count();
        var page = html(get(given.given.approver, path("")));
        assertThat(page.select(".sec-head span.muted").eachText())
                .containsExactly(
                        "6 câu trả lời",
                        "Chưa đủ 5 câu trả lời nên không có kết quả",
                        "6 câu trả lời",
                        "Chưa đủ 5 câu trả lời nên không có kết quả");
        var item = page.select(".votes").first();
        assertThat(item).isNotNull();
        assertThat(item.select("p").text()).isEqualTo("Chương trình đáp ứng việc của chức danh 4,33");
        assertThat(item.select("td").eachText()).containsExactly("0", "0", "0", "4", "2");
        assertThat(item.select("rect").eachAttr("height")).containsExactly("0", "0", "0", "24", "12");
        assertThat(page.select("section li").eachText()).contains("Ý 0", "Ý 5");
        assertThat(page.select("a[href*=gop-y]"))
                .as("the approver hides nothing")
                .isEmpty();
        assertThat(get(given.given.clerk, "/lop/" + given.code() + "/danh-gia.xlsx"))
                .hasStatus(200);
        assertThat(html(get(given.given.clerk, path("/in"))).select("table.lines"))
                .hasSize(2);
        var lecturer = html(get(given.other, "/danh-gia/bai-giang"));
        assertThat(lecturer.select("h2").eachText()).containsExactly("Công tác dân vận");
        assertThat(lecturer.select(".votes")).hasSize(3);
        assertThat(html(get(given.trainees.getFirst(), "/danh-gia/bai-giang")).select(".empty"))
                .hasSize(1);
    }

    @Test
    void hidesWordsWithAReason() {
        open();
        for (var trainee : given.trainees)
            post(trainee, "/danh-gia/" + given.code(), SurveyedClass.form(4, "Chê ông Mạnh"));
        clock.travelTo(SurveyedClass.DAY.plusDays(3).atTime(0, 0));
        feedback.count();
        var href =
                html(get(given.given.clerk, path(""))).select("a[href*=gop-y]").attr("href");
        assertThat(html(get(given.given.clerk, href)).select("blockquote").text())
                .isEqualTo("Chê ông Mạnh");
        assertThat(get(given.given.approver, href)).hasStatus(404);
        assertThat(post(given.given.clerk, href, Map.of("ly-do", ""))).hasStatus(422);
        assertThat(post(given.given.clerk, href, Map.of("ly-do", "Nêu tên người khác")))
                .hasStatus(303);
        assertThat(html(get(given.given.clerk, path(""))).select("li.muted").text())
                .isEqualTo("Đã ẩn: Nêu tên người khác (Nguyễn Thị Hường, 10/11/2022)");
        assertThat(get(given.given.clerk, path("/gop-y/" + UUID.randomUUID()))).hasStatus(404);
    }

    @Test
    void extendsByFormAndSaysWhyNot() {
        assertThat(post(given.given.clerk, path("/gia-han"), Map.of("dong", "14/11/2022")))
                .hasStatus(404);
        open();
        assertThat(html(post(given.given.clerk, path("/gia-han"), Map.of("dong", "")))
                        .select(".errors li")
                        .text())
                .isEqualTo("Nhập ngày đóng, ví dụ 28/10/2022");
        assertThat(html(post(given.given.clerk, path("/gia-han"), Map.of("dong", "10/11/2022")))
                        .select(".errors li")
                        .text())
                .endsWith("Chỉ kéo dài được, không rút ngắn");
        assertThat(post(given.given.clerk, path("/gia-han"), Map.of("dong", "14/11/2022")))
                .hasStatus(303);
        clock.travelTo(SurveyedClass.DAY.plusDays(9).atTime(0, 0));
        assertThat(html(post(given.given.clerk, path("/gia-han"), Map.of("dong", "20/11/2022")))
                        .select(".errors li")
                        .text())
                .isEqualTo("Đánh giá đã đóng, không mở lại được");
    }

    @Test
    void editsTheQuestionsOfOnesOwnOrganisation() {
        var clerk = given.given.clerk;
        var href = html(get(clerk, "/danh-gia/mau")).select(".task a").attr("href");
        var form = html(get(clerk, href));
        assertThat(form.select("#chuyen-de-1").attr("value")).isEqualTo("Nội dung sát với việc ở xã");
        var wrong = post(clerk, href, Map.of("ban", "0", "chuyen-de-1", "", "lop-1", "Chung"));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#lop-1").attr("value")).isEqualTo("Chung");
        assertThat(post(clerk, href, Map.of("ban", "0", "chuyen-de-1", "Nội dung", "lop-1", "Chung")))
                .hasStatus(303);
        assertThat(post(clerk, href, Map.of("ban", "0", "chuyen-de-1", "Khác", "lop-1", "Chung")))
                .hasStatus(422);
        assertThat(html(get(clerk, "/danh-gia/mau")).select(".task-note").text())
                .isEqualTo("Bản 1");
        assertThat(get(given.given.stranger, href)).hasStatus(404);
    }

    private void open() {
        feedback.open(given.given.clerk, given.code(), given.all(feedback));
    }

    private String path(String below) {
        return "/lop/" + given.code() + "/danh-gia" + below;
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private MvcTestResult post(Viewer viewer, String uri, Map<String, String> params) {
        var request = mvc.post().uri(uri).requestAttr(Frame.VIEWER, viewer);
        params.forEach(request::param);
        return request.exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
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
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class ResultPagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private final MockMvcTester mvc;
    private FinishedClass given;
    private Made made;

    ResultPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aMarkedClass() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(4);
        given.mark(made, 0, "8.25");
        given.mark(made, 1, "8");
        given.mark(made, made.enrolments().get(3), 0, "4");
    }

    @Test
    void showsTheBandsTheirSharesAndEverybody() {
        var page = html(get(given.clerk, path("")));
        assertThat(page.expectFirst("table").select("tbody tr").eachText())
                .containsExactly("Giỏi 3 75,00%", "Đạt 0 0,00%", "Không đạt 1 25,00%");
        assertThat(page.expectFirst("table").select("tfoot tr").text()).isEqualTo("Cộng 4 100,00%");
        assertThat(page.select("[aria-label=Kết quả từng học viên] tbody th").eachText())
                .containsExactly(
                        "Lữ Thị Ánh",
                        "Vi Văn Ẩn",
                        "Lầu Bá Chò",
                        "Đặng Thị Ước Thu hoạch 4 điểm, dưới mức tối thiểu 5.");
        assertThat(html(get(given.clerk, path("?loai=Kh%C3%B4ng%20%C4%91%E1%BA%A1t")))
                        .select("[aria-label=Kết quả từng học viên] tbody tr"))
                .hasSize(1);
        assertThat(html(get(given.clerk, path("?xep=-diem")))
                        .select("[aria-label=Kết quả từng học viên] tbody th")
                        .eachText()
                        .getLast())
                .startsWith("Đặng Thị Ước");
        assertThat(get(given.clerk, path(".xlsx"))).hasStatus(200);
        assertThat(html(get(given.clerk, path("/in"))).select("h1").text())
                .isEqualTo("Danh sách kết quả (tạm tính, chưa quyết định)");
        jdbc.sql("""
                        WITH made AS (
                            INSERT INTO document (ref, number, dated, issuer_name, classification, made_at)
                            VALUES (gen_random_uuid(), '1-QĐ/NB', '2022-09-01', 'Huyện ủy', 'INTERNAL', '2022-09-01')
                            RETURNING id)
                        INSERT INTO roster (class_id, document_id, approved_at)
                        SELECT c.id, made.id, timestamptz '2022-09-02' FROM training_class c, made WHERE c.code = :code
                        ON CONFLICT (class_id) DO UPDATE SET document_id = excluded.document_id, approved_at = excluded.approved_at
                        """).param("code", made.code()).update();
        assertThat(html(get(given.clerk, path("/in"))).select(".foot").text()).startsWith(made.code() + " · Nội bộ");
    }

    @Test
    void decidesByFormWithItsMistakesAtTheFields() {
        var wrong = mvc.post()
                .uri(path("/quyet-dinh/chung-chi"))
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("so", "")
                .param("ngay", "10/13/2022")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li")).hasSize(2);
        var refused = mvc.post()
                .uri(path("/quyet-dinh/chung-chi"))
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("so", "412-QĐ/TCT")
                .param("ngay", "11/11/2022")
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors li").text()).startsWith("Ngày quyết định từ ngày học cuối cùng");
        decideSchool();
        var page = html(get(given.clerk, path("")));
        assertThat(page.expectFirst(".sec-head").text()).isEqualTo("Chứng chỉ Cấp cho 3/4 người");
        assertThat(page.expectFirst(".sec a.btn").text()).isEqualTo("Quyết định bổ sung");
        assertThat(get(given.boardStaff, path("/quyet-dinh/chung-chi"))).hasStatus(403);
        assertThat(get(given.stranger, path(""))).hasStatus(404);
    }

    @Test
    void keepsHowTheDecisionIsClassified() {
        assertThat(html(get(given.clerk, path("/quyet-dinh/chung-chi")))
                        .select("#do-mat option[selected]")
                        .text())
                .isEqualTo("Thường");
        var secret = decideSchool("SECRET");
        assertThat(secret).hasStatus(422);
        assertThat(html(secret).select("#do-mat-sai").text()).contains("nối mạng");
        assertThat(html(secret).select("#do-mat option[selected]").val()).isEqualTo("SECRET");
        assertThat(decideSchool("INTERNAL")).hasStatus(303);
        assertThat(html(get(given.clerk, path(""))).select(".sec p.small").text())
                .contains("412-QĐ/TCT, 10/11/2022, Nội bộ");
    }

    private MvcTestResult decideSchool(String classification) {
        return mvc.post()
                .uri(path("/quyet-dinh/chung-chi"))
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("so", "412-QĐ/TCT")
                .param("ngay", "10/11/2022")
                .param("do-mat", classification)
                .exchange();
    }

    @Test
    void letsTheStandingCommitteeDifferInTheFormWithAReason() {
        decideSchool();
        var form = html(get(given.approver, path("/quyet-dinh/giay-chung-nhan")));
        assertThat(form.select("input[name=cap][checked]")).hasSize(3);
        assertThat(form.select("input[name=cap]").eachAttr("aria-label")).contains("Cấp cho Đặng Thị Ước");
        var granted = form.select("input[name=cap][checked]").eachAttr("value");
        var out = granted.getFirst();
        var request = mvc.post()
                .uri(path("/quyet-dinh/giay-chung-nhan"))
                .requestAttr(Frame.VIEWER, given.approver)
                .param("so", "915-QĐ/HU")
                .param("ngay", "10/11/2022");
        for (var ref : granted) if (!ref.equals(out)) request.param("cap", ref);
        var refused = request.exchange();
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors li").text())
                .isEqualTo("Lữ Thị Ánh khác với kết quả của nhà trường. Ghi lý do rồi quyết định");
        assertThat(html(refused).select("input[name=cap][checked]"))
                .as("what was chosen comes back")
                .hasSize(2);
        var again = mvc.post()
                .uri(path("/quyet-dinh/giay-chung-nhan"))
                .requestAttr(Frame.VIEWER, given.approver)
                .param("so", "915-QĐ/HU")
                .param("ngay", "10/11/2022")
                .param("ly-do-" + out, "Đang xem xét");
        for (var ref : granted) if (!ref.equals(out)) again.param("cap", ref);
        assertThat(again.exchange()).hasStatus(303);
        assertThat(html(get(given.approver, path(""))).select(".sec-head").eachText())
                .contains("Giấy chứng nhận Cấp cho 2/4 người");
    }

    @Test
    void showsATraineeTheirOwnResultOnly() {
        decideSchool();
        var own = html(get(given.trainee(made, 0), "/ket-qua"));
        assertThat(own.select("main").text())
                .contains("Đạt", "Giỏi", "8,19", "Sát thực tế")
                .doesNotContain("Ước");
    }

    private void decideSchool() {
        assertThat(mvc.post()
                        .uri(path("/quyet-dinh/chung-chi"))
                        .requestAttr(Frame.VIEWER, given.clerk)
                        .param("so", "412-QĐ/TCT")
                        .param("ngay", "10/11/2022")
                        .exchange())
                .hasStatus(303);
    }

    private String path(String below) {
        return "/lop/" + made.code() + "/ket-qua" + below;
    }

    private MvcTestResult get(Viewer viewer, String url) {
        return mvc.get()
                .uri(java.net.URI.create(url))
                .requestAttr(Frame.VIEWER, viewer)
                .exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

/** Appraisals and commendations as their pages take and show them. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class AppraisalPagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Results results;

    private final MockMvcTester mvc;
    private FinishedClass given;
    private FinishedClass.Made made;
    private Viewer organiser;
    private Viewer commune;

    AppraisalPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aMarkedClass() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(3);
        given.mark(made, 0, "8.75");
        given.mark(made, 1, "8.5");
        organiser = given.viewer("Lữ Trọng Khuê", Role.ORGANISATION_BOARD, given.district);
        commune = given.viewer("Vi Thị Lan", Role.COMMUNE, given.commune);
    }

    @Test
    void goesFromEmptyOverDraftsToSignedSheetsAtTheCommune() {
        var empty = html(get(organiser, path("/nhan-xet")));
        assertThat(empty.select(".figures b").eachText()).containsExactly("3", "0", "0", "0");
        assertThat(html(get(given.clerk, path("/nhan-xet"))).select("main form"))
                .isEmpty();
        assertThat(post(organiser, path("/nhan-xet/nhap"), Map.of())).hasStatus(303);
        var drafts = html(get(organiser, path("/nhan-xet")));
        assertThat(drafts.select("tbody tr").first().select("td").eachText())
                .containsExactly("8,69 Giỏi, vắng 0 tiết", "Tốt", "Tốt", "Tốt", "Tốt", "Tốt", "Chờ ký");
        var href = drafts.select("tbody th a").first().attr("href");
        var form = html(get(organiser, href));
        assertThat(form.select("#nhan-xet").text()).contains("Thu hoạch: 8,75 điểm");
        var saved = Map.of("ban", "0", "muc-1", "FAIR", "muc-2", "GOOD", "muc-3", "", "nhan-xet", "Chắc lý luận");
        assertThat(post(organiser, href, saved)).hasStatus(303);
        assertThat(post(organiser, href, saved)).as("somebody else's version").hasStatus(409);
        assertThat(html(get(organiser, path("/nhan-xet?tt=nhap"))).select("tbody tr"))
                .hasSize(1);
        var wrong = post(organiser, href, Map.of("ban", "1", "nhan-xet", "x".repeat(2001)));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).isEqualTo("Lời nhận xét dài tối đa 2.000 ký tự");

        var signing = html(get(organiser, path("/nhan-xet/ky")));
        assertThat(signing.select("input[name=nguoi][checked]")).hasSize(2);
        assertThat(signing.select("#nguoi-ky").val()).isEqualTo("Lữ Trọng Khuê");
        var unsigned = post(organiser, path("/nhan-xet/ky"), Map.of("nguoi-ky", "", "ngay", "10/11/2022"));
        assertThat(unsigned).hasStatus(422);
        assertThat(html(unsigned).select(".errors li")).hasSize(3);
        var sign = mvc.post()
                .uri(path("/nhan-xet/ky"))
                .requestAttr(Frame.VIEWER, organiser)
                .param("nguoi-ky", "Lữ Trọng Khuê")
                .param("chuc-vu", "Trưởng Ban Tổ chức")
                .param("noi", "Tương Dương")
                .param("ngay", "10/11/2022")
                .param("do-mat", "INTERNAL");
        for (var ref : signing.select("input[name=nguoi]").eachAttr("value")) sign.param("nguoi", ref);
        assertThat(sign.exchange()).hasStatus(303);
        assertThat(html(get(organiser, path("/nhan-xet"))).select(".figures b").eachText())
                .containsExactly("0", "1", "0", "2");

        var sent = html(get(commune, "/phieu-nhan-xet"));
        assertThat(sent.select(".task")).hasSize(2);
        var sheet = html(get(commune, sent.select(".task a").first().attr("href")));
        assertThat(sheet.select("tbody tr").eachText()).contains("Phẩm chất Tốt", "Khả năng học tập Tốt");
        assertThat(sheet.select("main").text())
                .contains("Nội bộ", "Tương Dương, ngày 10 tháng 11 năm 2022", "Trưởng Ban Tổ chức");
        assertThat(post(commune, "/phieu-nhan-xet/" + made.code() + "/nhan", Map.of()))
                .hasStatus(303);
        assertThat(html(get(commune, "/phieu-nhan-xet")).select(".tag").eachText())
                .containsOnly("Đã nhận");
        assertThat(get(given.stranger, sent.select(".task a").first().attr("href")))
                .hasStatus(404);
        assertThat(html(get(organiser, path("/nhan-xet/in"))).select("h1")).hasSize(2);
    }

    @Test
    void showsNothingToPrintBeforeAnythingIsSigned() {
        assertThat(get(organiser, path("/nhan-xet/in"))).hasStatus(404);
        assertThat(html(get(organiser, path("/nhan-xet/ky"))).select(".empty")).hasSize(1);
        assertThat(html(get(commune, "/phieu-nhan-xet")).select(".empty")).hasSize(1);
        assertThat(get(given.clerk, path("/nhan-xet/ky"))).hasStatus(403);
    }

    @Test
    void commendsByFormAndShowsItInTheResults() {
        assertThat(html(get(given.clerk, path("/khen-thuong"))).select(".empty"))
                .hasSize(1);
        results.decide(
                given.clerk,
                made.code(),
                CredentialKind.CERTIFICATE,
                Decide.byMarks(made.id().value() + "-QĐ/TCT", FinishedClass.DAY));
        var overview = html(get(given.clerk, path("/khen-thuong")));
        assertThat(overview.select("h2").eachText()).containsExactly("Giấy khen", "Tuyên dương");
        assertThat(overview.select("section .small").first().text()).endsWith("mặc định, chưa có văn bản.");
        var form = html(get(given.clerk, path("/khen-thuong/giay-khen")));
        assertThat(form.select("tbody tr")).hasSize(3);
        assertThat(form.select("tbody .tag").eachText())
                .as("all three are equal")
                .containsOnly("Bằng nhau ở cuối chỉ tiêu");
        var refs = form.select("input[name=khen]").eachAttr("value");
        var wrong = decide(given.clerk, refs, Map.of("so", "", "ngay", "10/11/2022", "quyet-dinh", "co"));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).isEqualTo("Nhập số quyết định, ví dụ 431-QĐ/TCT");
        assertThat(html(wrong).select("input[name=khen][checked]")).hasSize(3);
        var one = refs.subList(0, 1);
        var refused = decide(given.clerk, one, Map.of("so", "431-QĐ/TCT", "ngay", "10/11/2022", "quyet-dinh", "co"));
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors li").text()).endsWith("khác với đề nghị theo quy tắc. Ghi lý do");
        assertThat(decide(
                        given.clerk,
                        one,
                        Map.of(
                                "so",
                                made.id().value() + "-KT/TCT",
                                "ngay",
                                "10/11/2022",
                                "quyet-dinh",
                                "co",
                                "ly-do-" + one.getFirst(),
                                "Bài thu hoạch tốt nhất")))
                .hasStatus(303);
        assertThat(html(get(given.clerk, path("/ket-qua"))).select("main").text())
                .contains("Khen: Giấy khen");
        assertThat(html(get(given.clerk, path("/khen-thuong/in")))
                        .select("table.lines")
                        .first()
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(get(given.clerk, path("/khen-thuong/tuyen-duong")))
                .as("the school proposes")
                .hasStatus(200);
        assertThat(get(given.stranger, path("/khen-thuong"))).hasStatus(404);
        assertThat(get(given.clerk, path("/khen-thuong/bang-khen"))).hasStatus(404);
    }

    private MvcTestResult decide(Viewer viewer, List<String> people, Map<String, String> params) {
        var request = mvc.post().uri(path("/khen-thuong/giay-khen")).requestAttr(Frame.VIEWER, viewer);
        params.forEach(request::param);
        for (var ref : people) request.param("khen", ref);
        return request.exchange();
    }

    private String path(String below) {
        return "/lop/" + made.code() + below;
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

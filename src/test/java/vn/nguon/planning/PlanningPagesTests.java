package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.LocalDateTime;
import java.util.Objects;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.people.Statements;
import vn.nguon.people.Upland;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class PlanningPagesTests {

    private static final String SECRETARY = "Bí thư Đảng ủy";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer board;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
    }

    private MvcTestResult get(Viewer who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who)).exchange();
    }

    private MvcTestResult post(Viewer who, String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(who)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private MvcTestResult upload(byte[] bytes) {
        return mvc.post()
                .uri("/quy-hoach/nhap")
                .multipart()
                .file(new MockMultipartFile("tep", "ds-quy-hoach.xlsx", null, bytes))
                .with(SignIn.as(board))
                .with(csrf())
                .exchange();
    }

    /** Address of the review. */
    private String uploaded(byte[] bytes) {
        var result = upload(bytes);
        assertThat(result).hasStatus(303);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] good() {
        return new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1986", "Nữ", "Xã Nga My", SECRETARY)
                .bytes();
    }

    @Test
    void saysWhatToDoWhileNobodyIsPlanned() {
        assertThat(html(get(board, "/quy-hoach")).select(".empty").text()).contains("Chưa có ai trong quy hoạch");
    }

    @Test
    void wantsAFileAndRefusesWhatIsNoList() {
        var nothing = post(board, "/quy-hoach/nhap");
        assertThat(nothing).hasStatus(422);
        assertThat(html(nothing).select(".errors a[href=#tep]").text()).isEqualTo("Chọn tệp danh sách quy hoạch");
        var text = upload("xin chào".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(text).hasStatus(422);
        assertThat(html(text).select("#tep-sai").text()).contains("không phải bảng tính");
    }

    @Test
    void takesTheRealListFromUploadToTable() throws IOException {
        var address = uploaded(PlanningImportModuleTests.file("quy-hoach-2020-2025.xlsx"));
        var review = html(get(board, address));
        assertThat(review.select(".picks a").eachText())
                .containsExactly("Tất cả 117", "Nhập được 116", "Cần sửa 0", "Có thể trùng người 1");
        assertThat(review.select("#so").val()).isEqualTo("512-QĐ/HU");
        assertThat(review.select("#ngay").val()).isEqualTo("20/12/2021");
        assertThat(review.select("#tra-xa option[selected]").text()).isEqualTo("Huyện ủy Tương Dương");
        assertThat(review.select("tr.is-ask").text()).contains("Giống dòng 42: Hồ Quốc Toàn, 1988");
        assertThat(review.select("button:contains(Nhập 116 dòng)").text()).isEqualTo("Nhập 116 dòng, để 1 dòng lại");

        var answer = review.select("tr.is-ask form[action$=tra-loi]").attr("action");
        assertThat(post(board, answer, "phien-ban", "0", "mot-nguoi", "false")).hasStatus(303);
        assertThat(post(board, address + "/nhap", "phien-ban", "1")).hasStatus(303);

        assertThat(html(get(board, address)).text()).contains("Đã nhập 117 lượt quy hoạch");
        var list = html(get(board, "/quy-hoach"));
        assertThat(list.select(".head-meta").text()).startsWith("117 lượt");
        assertThat(list.select("tbody tr")).hasSize(50);
        assertThat(list.select(".pager").text()).contains("1–50 trong 117");
        assertThat(html(get(board, "/quy-hoach?q=ho quoc toan")).select("tbody tr"))
                .hasSize(2);
    }

    @Test
    void saysThatAFileWasImportedAndByWhom() {
        var file = good();
        post(board, uploaded(file) + "/nhap", "phien-ban", "0");
        var again = upload(file);
        assertThat(again).hasStatus(422);
        assertThat(html(again).select("[role=alert]").text())
                .contains("Tệp này đã nhập rồi", "Vi Thị Hạnh", "ds-quy-hoach.xlsx", "20/09/2022");
    }

    @Test
    void mendsARowInPlace() {
        var address = uploaded(new PlanningSheet()
                .row("Xồng Bá Dế", "31/02/1990", "Nam", "Yên Hoà 2", SECRETARY)
                .bytes());
        var page = html(get(board, address));
        assertThat(page.select("#don-vi-0").val()).isEqualTo("Yên Hòa 2");
        assertThat(page.select("label[for=ngay-sinh-0]").text()).isEqualTo("Ngày sinh, dòng 4");
        assertThat(page.select("tr.is-flag button[name=dung]").text()).isEqualTo("Dùng Xã Yên Hòa");

        var form = page.select("tr.is-flag form[id=sua-0]");
        assertThat(form.select("input[name=chuc-danh]").val()).isEqualTo(SECRETARY);
        String[] fields = {
            "phien-ban",
            "0",
            "loc",
            "can-sua",
            "ten",
            "Xồng Bá Dế",
            "ngay-sinh",
            "1990",
            "chuc-danh",
            SECRETARY,
            "don-vi",
            "Yên Hoà 2",
            "dung",
            "Xã Yên Hòa"
        };
        var saved = post(board, form.attr("action"), fields);
        assertThat(saved).hasStatus(303).hasRedirectedUrl(address + "?loc=can-sua");
        assertThat(html(get(board, address)).select(".picks").text()).contains("Nhập được 1", "Cần sửa 0");
        assertThat(post(board, form.attr("action"), fields)).hasStatus(409);
    }

    @Test
    void givesTheDecisionBackWithWhatIsWrong() {
        var address = uploaded(good());
        var wrong = post(
                board, address + "/can-cu", "phien-ban", "0", "so", "", "ngay", "31/02/2021", "nhiem-ky", "2020-2023");
        assertThat(wrong).hasStatus(422);
        var page = html(wrong);
        assertThat(page.select("#so-sai").text()).contains("Nhập số quyết định");
        assertThat(page.select("#ngay").val()).isEqualTo("31/02/2021");
        assertThat(page.select("#nhiem-ky-sai").text()).contains("ví dụ 2020-2025");
    }

    @Test
    void asksTheDatabaseTheSameNumberOfTimesForAnyNumberOfRows() throws IOException {
        var few = uploaded(good());
        var many = uploaded(PlanningImportModuleTests.file("quy-hoach-2020-2025.xlsx"));
        assertThat(Statements.during(() -> get(board, many)))
                .isEqualTo(Statements.during(() -> get(board, few)))
                .isLessThanOrEqualTo(10);
        var writing = Statements.during(() -> post(board, few + "/nhap", "phien-ban", "0"));
        assertThat(Statements.during(() -> post(board, many + "/nhap", "phien-ban", "0")))
                .isEqualTo(writing)
                .isLessThanOrEqualTo(30);
        assertThat(Statements.during(() -> get(board, "/quy-hoach"))).isLessThanOrEqualTo(9);
        assertThat(Statements.during(() -> get(board, "/can-bo"))).isLessThanOrEqualTo(10);
    }

    @Test
    void undoesAnImport() {
        var address = uploaded(good());
        post(board, address + "/nhap", "phien-ban", "0");
        assertThat(post(board, address + "/hoan-tac")).hasStatus(303).hasRedirectedUrl("/quy-hoach/nhap");
        assertThat(html(get(board, "/quy-hoach")).select(".empty").text()).contains("Chưa có ai");
        assertThat(post(board, address + "/hoan-tac")).hasStatus(422);
    }

    @Test
    void takesOneOutByADecision() {
        var address = uploaded(good());
        post(board, address + "/nhap", "phien-ban", "0");
        var person =
                html(get(board, "/quy-hoach?q=lo van an")).select("tbody th a").attr("href");
        var remove = html(get(board, person)).select("tbody a[href$=/dua-ra]").attr("href");
        assertThat(get(board, remove)).hasStatus(200);
        var empty = post(board, remove);
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li")).hasSize(4);
        var early = post(
                board,
                remove,
                "so",
                "600-QĐ/HU",
                "ngay",
                "01/01/2021",
                "co-quan",
                given.ref(given.district).toString(),
                "ly-do",
                "Nghỉ hưu");
        assertThat(early).hasStatus(422);
        assertThat(html(early).select("#ngay-sai").text()).contains("quy hoạch ngày 20/12/2021");
        assertThat(post(
                        board,
                        remove,
                        "so",
                        "600-QĐ/HU",
                        "ngay",
                        "01/08/2022",
                        "co-quan",
                        given.ref(given.district).toString(),
                        "ly-do",
                        "Nghỉ hưu"))
                .hasStatus(303)
                .hasRedirectedUrl(person);
        assertThat(html(get(board, person)).text()).contains("Đã đưa ra 01/08/2022", "600-QĐ/HU: Nghỉ hưu");
        assertThat(html(get(board, "/quy-hoach?trang-thai=da-dua-ra")).select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void isFoundOnlyByThoseWhoMayLook() {
        var address = uploaded(good());
        post(board, address + "/nhap", "phien-ban", "0");
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        assertThat(get(stranger, address)).hasStatus(404);
        assertThat(post(stranger, address + "/hoan-tac")).hasStatus(404);
        assertThat(html(get(stranger, "/quy-hoach")).text()).doesNotContain("Lô Văn An");
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThat(html(get(approver, "/quy-hoach")).text())
                .contains("Lô Văn An")
                .doesNotContain("Nhập danh sách");
        assertThat(get(approver, address)).hasStatus(403);
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        assertThat(html(get(commune, "/quy-hoach")).text())
                .contains("Lô Văn An")
                .doesNotContain("Vi Thị Ân");
    }
}

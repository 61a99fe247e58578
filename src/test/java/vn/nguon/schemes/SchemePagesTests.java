package vn.nguon.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The forms of schemes and targets: empty, wrong, refused, right. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class SchemePagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    PlannedDistrict given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Viewer board;
    Viewer approver;

    @BeforeEach
    void aDistrictWithItsPlanning() {
        given.build();
        clock.travelTo(LocalDateTime.of(2023, 6, 30, 9, 0));
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
    }

    private MvcTestResult get(Viewer who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who.id())).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(board.id())).with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String redirected(MvcTestResult result) {
        assertThat(result.getResponse().getStatus())
                .as(page(result).select(".errors").text())
                .isEqualTo(303);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private String district() {
        return jdbc.sql("SELECT ref::text FROM organisation WHERE id = :id")
                .param("id", given.district)
                .query(String.class)
                .single();
    }

    private String entered() {
        return entered("03-ĐA/HU");
    }

    private String entered(String number) {
        return redirected(post(
                "/de-an/them",
                "so",
                number,
                "ngay",
                "11/10/2021",
                "trich-yeu",
                "Nâng cao chất lượng đào tạo, bồi dưỡng",
                "co-quan",
                district(),
                "tu-ngay",
                "11/10/2021"));
    }

    private String target(String scheme, String... more) {
        var fields = Stream.concat(
                        Stream.of(
                                "ten",
                                "Cán bộ quy hoạch được bồi dưỡng",
                                "thuoc-do",
                                "PLANNED_TRAINED",
                                "nam-2023",
                                "80"),
                        Arrays.stream(more))
                .toArray(String[]::new);
        redirected(post(scheme, fields));
        var link = page(get(board, scheme)).select("tbody th a").first();
        assertThat(link).isNotNull();
        return link.attr("href");
    }

    @Test
    void nothingYetSaysWhatToDo() {
        assertThat(page(get(board, "/de-an")).select(".empty").text()).contains("Thêm văn bản rồi nhập các chỉ tiêu");
        assertThat(page(get(approver, "/de-an")).select(".empty").text()).contains("Ban Tổ chức nhập");
        assertThat(page(get(approver, "/de-an")).select("a[href=/de-an/them]")).isEmpty();
    }

    @Test
    void tenSchemesStandOnAPageAndTheSearchFindsEach() {
        var first = entered();
        for (var n = 4; n < 15; n++) entered("%02d-ĐA/HU".formatted(n));
        var page = page(get(board, "/de-an"));
        assertThat(page.select("section.sec h2 a")).hasSize(10);
        assertThat(page.select("section.sec h2 a").attr("href"))
                .as("the earliest first")
                .isEqualTo(first);
        assertThat(page.select(".pager").text()).startsWith("1–10 trong 12 văn bản");
        var last = page(get(board, "/de-an" + page.select("a[rel=next]").attr("href")));
        assertThat(last.select("section.sec h2 a")).hasSize(2);
        assertThat(last.select("a[rel=next]")).isEmpty();
        var found = page(get(approver, "/tim?q=nang cao chat luong&loai=de-an")).select("a[href^=/de-an/]");
        assertThat(found).hasSize(12);
        assertThat(found.attr("href")).isEqualTo(first);
        assertThat(page(get(approver, "/tim?q=03-đa/hu&loai=de-an")).select("a[href^=/de-an/]"))
                .hasSize(1);
        var other = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer("Kha Văn Dần", Role.ORGANISATION_BOARD, other);
        assertThat(page(get(stranger, "/tim?q=nang cao chat luong")).select("a[href^=/de-an/]"))
                .isEmpty();
    }

    @Test
    void emptyFormNamesWhatIsMissingAndKeepsWhatWasTyped() {
        var result = post("/de-an/them", "so", "03-ĐA/HU", "ngay", "32/10/2021");
        assertThat(result.getResponse().getStatus()).isEqualTo(422);
        var errors = page(result).select(".errors").text();
        assertThat(errors).contains("Nhập trích yếu", "Chọn cấp ủy ban hành", "Nhập ngày bắt đầu thực hiện");
        assertThat(page(result).select("#so").val()).isEqualTo("03-ĐA/HU");
        assertThat(page(result).select("#ngay").val()).isEqualTo("32/10/2021");
    }

    @Test
    void schemeIsEnteredAndItsTargetShowsWithTheLevelOfTheYear() {
        var scheme = entered();
        assertThat(page(get(board, scheme)).select("main").text()).contains("Chưa nhập chỉ tiêu");
        var target = target(scheme);
        assertThat(page(get(board, target)).select("main").text()).contains("80%", "2023", "Chưa có số liệu");
        redirected(post(target + "/tinh-lai"));
        assertThat(page(get(board, target)).select("tbody").text()).contains("0% (0/137)", "Chậm");
        var behind = page(get(approver, target + "/2023?gom=MISSING"));
        assertThat(behind.select("tbody tr")).hasSize(50);
        assertThat(behind.select(".pager").text()).contains("137");
        assertThat(page(get(approver, target + "/2023?gom=COUNTED"))
                        .select(".empty")
                        .text())
                .contains("Chọn Tất cả");
    }

    @Test
    void targetNeedsAMeasureALevelAndAShareOfAtMostAHundred() {
        var scheme = entered();
        var empty = post(scheme, "ten", "Chỉ tiêu");
        assertThat(empty.getResponse().getStatus()).isEqualTo(422);
        assertThat(page(empty).select(".errors").text()).contains("Chọn thước đo");
        assertThat(page(post(scheme, "ten", "Chỉ tiêu", "thuoc-do", "WOMEN"))
                        .select(".errors")
                        .text())
                .contains("ít nhất một năm");
        assertThat(page(post(scheme, "ten", "Chỉ tiêu", "thuoc-do", "WOMEN", "nam-2023", "120"))
                        .select(".errors")
                        .text())
                .contains("không quá 100%");
        assertThat(page(post(scheme, "ten", "Chỉ tiêu", "thuoc-do", "BY_HAND", "nam-2023", "12"))
                        .select(".errors")
                        .text())
                .contains("Nhập đơn vị tính");
    }

    @Test
    void valueByHandNeedsItsSourceAndThenCounts() {
        var target = target(entered());
        assertThat(target).isNotEmpty();
        var byHand = redirected(post(
                target.substring(0, target.lastIndexOf('/')),
                "ten",
                "Trụ sở đạt chuẩn",
                "thuoc-do",
                "BY_HAND",
                "don-vi",
                "xã",
                "nam-2023",
                "12"));
        var link =
                page(get(board, byHand)).select("tbody th a:contains(Trụ sở)").first();
        assertThat(link).isNotNull();
        var address = link.attr("href");
        var wrong = post(address + "/so-lieu", "den-ngay", "30/06/2023", "so-lieu", "9");
        assertThat(wrong.getResponse().getStatus()).isEqualTo(422);
        assertThat(page(wrong).select(".errors").text()).contains("Nhập nguồn số liệu");
        redirected(post(address + "/so-lieu", "den-ngay", "30/06/2023", "so-lieu", "9", "nguon", "Báo cáo 6 tháng"));
        assertThat(page(get(board, address)).select("tbody").text()).contains("9 xã");
        assertThat(get(board, address + "/2023").getResponse().getStatus()).isEqualTo(404);
    }

    @Test
    void levelIsSetAndTargetIsGivenUpWithAReason() {
        var target = target(entered());
        redirected(post(target + "/muc", "nam", "2023", "muc", "60"));
        assertThat(page(get(board, target)).select("tbody").text()).contains("60%");
        assertThat(page(post(target + "/thoi")).select(".errors").text()).contains("Nhập lý do");
        redirected(post(target + "/thoi", "ly-do", "Thay bằng chỉ tiêu khác"));
        assertThat(page(get(board, target)).select(".note").text()).contains("Thay bằng chỉ tiêu khác");
        assertThat(page(get(board, target)).select("form[action$=muc]")).isEmpty();
    }

    @Test
    void strangersFindNothing() {
        var scheme = entered();
        var other = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer(
                "Kha Văn Dần",
                Role.ORGANISATION_BOARD,
                given.organisation("Ban Tổ chức Huyện ủy Quỳ Hợp", "BOARD", null, other));
        assertThat(get(stranger, scheme).getResponse().getStatus()).isEqualTo(404);
        var commune = given.viewer("Lữ Thị Ánh", Role.COMMUNE, given.board);
        assertThat(get(commune, "/de-an").getResponse().getStatus()).isEqualTo(403);
    }
}

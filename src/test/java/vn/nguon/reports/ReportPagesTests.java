package vn.nguon.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The screens of reports: tables that lead to their lists, paper, spreadsheet; a report written, issued and compared. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class ReportPagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    ReportedDistrict reported;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CountingAhead ahead;

    @Autowired
    WrittenReports written;

    PlannedDistrict given;
    Viewer board;
    Viewer centre;

    @BeforeEach
    void aDistrictWithSomethingOfEverything() {
        given = reported.build();
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
        centre = given.viewer("Lô Thị Nga", Role.CENTRE, given.centre);
    }

    private MvcTestResult get(Viewer who, String address) {
        // The address is taken apart as a path is: a plus stays a plus there.
        return mvc.get()
                .uri(URI.create(address.replace("+", "%20")))
                .with(SignIn.as(who.id()))
                .exchange();
    }

    private MvcTestResult post(Viewer who, String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(who.id())).with(csrf());
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

    private Document read(Viewer who, String address) {
        var result = get(who, address);
        assertThat(result.getResponse().getStatus()).as(address).isEqualTo(200);
        return page(result);
    }

    private static int number(Element cell) {
        var own = cell.clone();
        own.select(".visually-hidden").remove();
        return Integer.parseInt(own.text().replace(".", ""));
    }

    @Test
    void menuLeadsToTheFirstTableAndEveryNumberToItsList() {
        assertThat(read(board, "/tong-hop").select("nav.tabs a[aria-current]").attr("href"))
                .isEqualTo("/tong-hop/quy-hoach");
        var table = read(board, "/tong-hop/luot-hoc?theo=ket-qua&cot=nam");
        assertThat(table.select("h2").text()).contains("Lượt học theo kết quả và năm kết thúc lớp");
        assertThat(table.select("svg.chart")).hasSize(1);
        var links = table.select("tbody a, tfoot a");
        assertThat(links).isNotEmpty();
        for (var link : links) {
            var list = read(board, link.attr("href"));
            assertThat(list.select(".pager").text()).contains("trong %d lượt".formatted(number(link)));
        }
    }

    @Test
    void filtersStandInTheAddressAndAboveTheTable() {
        var table = read(board, "/tong-hop/luot-hoc?theo=gioi-tinh&nam=2022");
        assertThat(table.select("tfoot td").last().text()).isEqualTo("100%");
        assertThat(number(table.select("tfoot td").first())).isEqualTo(91);
        assertThat(table.select("select[name=nam] option[selected]").text()).isEqualTo("2022");
        assertThat(table.select(".sec-head .muted").text()).isEqualTo("Năm kết thúc lớp 2022");
        var empty = read(board, "/tong-hop/luot-hoc?lop=KHONG-CO");
        assertThat(empty.select(".empty").text()).contains("Không có lượt nào khớp");
        assertThat(read(board, "/tong-hop/luot-hoc?theo=sai&cot=gioi-tinh&nam=abc&to-chuc=1&trang=99")
                        .select("h1")
                        .text())
                .isEqualTo("Tổng hợp");
    }

    @Test
    void anOrganisationOfManyIsTypedAndAskedAbout() {
        assertThat(read(board, "/tong-hop/luot-hoc").select("select#to-chuc")).hasSize(1);
        for (var n = 0; n < 200; n++)
            given.organisation("Đảng ủy xã Nậm " + n, "COMMUNE_COMMITTEE", null, given.district);
        assertThat(read(board, "/tong-hop/luot-hoc").select("input#to-chuc")).hasSize(1);
        var asked = read(board, "/tong-hop/luot-hoc?theo=gioi-tinh&to-chuc=nam");
        assertThat(asked.select("main table")).isEmpty();
        assertThat(asked.select("#to-chuc").val()).isEqualTo("nam");
        var link = asked.expectFirst("main .task-name a").attr("href");
        assertThat(link).startsWith("/tong-hop/luot-hoc?theo=gioi-tinh&to-chuc=");
        assertThat(read(board, link).select("#to-chuc").val()).startsWith("Đảng ủy xã Nậm");
        var one = read(board, "/tong-hop/luot-hoc?theo=gioi-tinh&to-chuc=huyen+uy+tuong+duong");
        assertThat(one.select(".sec-head .muted").text()).isEqualTo("Huyện ủy Tương Dương");
        assertThat(number(one.select("tfoot td").first())).isPositive();
    }

    @Test
    void rowsAreSortedByTheHeadThatWasClickedOnScreenOnPaperAndInTheSpreadsheet() throws IOException {
        var usual = read(board, "/tong-hop/luot-hoc?theo=dan-toc&cot=nam");
        var head = usual.select("thead a");
        assertThat(head.eachText()).containsExactly("Dân tộc", "2022", "2023", "Cộng (lượt)");
        assertThat(usual.select("thead th[aria-sort]")).isEmpty();
        var up = read(board, "/tong-hop/luot-hoc" + head.get(3).attr("href"));
        assertThat(up.select("thead th[aria-sort]").attr("aria-sort")).isEqualTo("ascending");
        var totals = totals(up);
        assertThat(totals).hasSizeGreaterThan(2).isSorted();
        var down = up.select("thead a").get(3).attr("href");
        assertThat(totals(read(board, "/tong-hop/luot-hoc" + down))).isEqualTo(totals.reversed());
        assertThat(
                        read(board, "/tong-hop/luot-hoc" + head.get(1).attr("href"))
                                .select("tbody tr td:nth-of-type(1)")
                                .stream()
                                .map(ReportPagesTests::number))
                .isSorted();
        var named = read(board, "/tong-hop/luot-hoc" + head.get(0).attr("href"))
                .select("tbody th")
                .eachText();
        assertThat(named).isNotEqualTo(usual.select("tbody th").eachText());
        assertThat(read(board, "/tong-hop/luot-hoc/in" + head.get(0).attr("href"))
                        .select("tbody th")
                        .eachText())
                .isEqualTo(named);
        var bytes = get(board, "/tong-hop/luot-hoc/bang.xlsx" + head.get(0).attr("href"))
                .getResponse()
                .getContentAsByteArray();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = book.getFirstSheet().openStream()) {
            var labels = rows.map(row -> Objects.toString(row.getCell(0).getRawValue(), ""))
                    .toList();
            assertThat(labels.subList(3, labels.size() - 1)).isEqualTo(named);
        }
        assertThat(totals(read(board, "/tong-hop/luot-hoc?theo=dan-toc&cot=nam&xep=khong-co")))
                .isEqualTo(totals(usual));
    }

    private static List<Integer> totals(Document table) {
        return table.select("tbody tr td:nth-last-of-type(2)").stream()
                .map(ReportPagesTests::number)
                .toList();
    }

    @Test
    void boardHasWhatWasCountedAheadCountedAnewAndReadsWhenItWas() {
        assertThat(read(board, "/tong-hop/luot-hoc").select("form[action*=tinh-lai]"))
                .isEmpty();
        var live = post(board, "/tong-hop/luot-hoc/tinh-lai");
        assertThat(live.getResponse().getRedirectedUrl()).isEqualTo("/tong-hop/luot-hoc");
        ahead.count(List.of(given.district));
        var page = read(board, "/tong-hop/luot-hoc?theo=gioi-tinh&nam=2022");
        assertThat(page.select("p.small").text()).contains("danh sách sau con số tính lúc");
        var action = page.select("form[action*=tinh-lai]").attr("action");
        assertThat(post(board, action).getResponse().getRedirectedUrl())
                .isEqualTo("/tong-hop/luot-hoc?theo=gioi-tinh&nam=2022");
        assertThat(post(centre, action).getResponse().getStatus()).isEqualTo(403);
        var list = read(board, page.select("tfoot a").first().attr("href"));
        assertThat(list.select(".head-meta").text()).contains("tính lúc");
        assertThat(list.select(".pager").text()).contains("trong 91 lượt");
    }

    @Test
    void choiceOfMapStandsWhereCommunesAreCounted() {
        var table = read(board, "/tong-hop/quy-hoach?theo=don-vi&ban-do=01/01/2023");
        assertThat(table.select("select[name=ban-do] option[selected]").text()).isEqualTo("Từ 01/01/2023");
        assertThat(table.select("tbody th").eachText()).contains("Đảng ủy xã Hợp Nhất");
        var paper = read(board, "/tong-hop/quy-hoach/in?theo=don-vi&ban-do=01/01/2023");
        assertThat(paper.select(".middle").text()).contains("Đơn vị theo bản đồ từ ngày 01/01/2023");
        assertThat(paper.select(".foot").text()).contains("Vi Thị Hạnh in lúc");
        assertThat(read(board, "/tong-hop/quy-hoach?theo=gioi-tinh").select("select[name=ban-do]"))
                .isEmpty();
    }

    @Test
    void spreadsheetHoldsTheSameNumbersAndSaysWhoTookIt() throws IOException {
        var bytes = get(board, "/tong-hop/luot-hoc/bang.xlsx?theo=gioi-tinh&cot=nam")
                .getResponse()
                .getContentAsByteArray();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = book.getFirstSheet().openStream()) {
            var lines = rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : Objects.toString(cell.getRawValue(), ""))
                            .toList())
                    .toList();
            assertThat(lines.get(0).getFirst()).isEqualTo("Lượt học theo giới tính và năm kết thúc lớp");
            assertThat(lines.get(1).getFirst()).startsWith("Vi Thị Hạnh xuất tệp lúc");
            assertThat(lines.get(2)).containsExactly("Giới tính", "2022", "2023", "Cộng (lượt)", "Tỷ lệ %");
            assertThat(lines.getLast()).containsExactly("Cộng", "91", "40", "131", "100");
        }
    }

    @Test
    void centreFindsNoPlanningAndNoListsBySensitiveData() {
        assertThat(read(centre, "/tong-hop").select("nav.tabs a[aria-current]").attr("href"))
                .isEqualTo("/tong-hop/hoc-vien");
        assertThat(get(centre, "/tong-hop/quy-hoach").getResponse().getStatus()).isEqualTo(404);
        var table = read(centre, "/tong-hop/hoc-vien?theo=dan-toc&cot=gioi-tinh&nam=2022");
        assertThat(table.select("tbody a")).isEmpty();
        assertThat(table.select("tbody th").eachText())
                .contains("Khác, chưa ghi (gộp)")
                .doesNotContain("Ơ Đu");
        assertThat(table.select("select[name=nam]")).isEmpty();
        assertThat(get(centre, "/tong-hop/hoc-vien/danh-sach?theo=dan-toc&hang=Kinh")
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(read(centre, "/tong-hop/hoc-vien/in?theo=dan-toc").text()).doesNotContain("Ơ Đu");
    }

    @Test
    void othersAreTurnedAway() {
        var trainee = given.viewer("Lữ Thị Học", Role.TRAINEE, given.district);
        for (var address : List.of("/tong-hop", "/tong-hop/hoc-vien", "/bao-cao-nam", "/lop/TD-2022-01/bao-cao"))
            assertThat(get(trainee, address).getResponse().getStatus())
                    .as(address)
                    .isEqualTo(403);
        var elsewhere = given.organisation("Huyện ủy Con Cuông", "DISTRICT_COMMITTEE", null, null);
        var foreign = given.viewer("Vi Văn Khách", Role.ORGANISATION_BOARD, elsewhere);
        assertThat(get(foreign, "/lop/TD-2022-01/bao-cao").getResponse().getStatus())
                .isEqualTo(404);
        assertThat(get(foreign, "/bao-cao-nam/%s/2022".formatted(reported.ref(given.centre)))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(read(foreign, "/bao-cao-nam").select(".empty")).hasSize(1);
    }

    private static final String CLOSING = "/lop/TD-2022-01/bao-cao";

    @Test
    void closingReportIsDraftedFromTheDataWrittenIssuedAndKeptAsItWas() {
        var draft = read(board, CLOSING);
        assertThat(draft.select("h1").text()).isEqualTo("Báo cáo tổng kết lớp TD-2022-01");
        assertThat(draft.select("dl.facts").text()).contains("91 người trên 100 chỉ tiêu");
        assertThat(draft.select("textarea")).hasSize(Judgement.values().length);
        assertThat(post(board, CLOSING, "phien-ban", "0", "luu", "co", "han-che", "Ít thời gian thực hành")
                        .getResponse()
                        .getStatus())
                .isEqualTo(303);
        var saved = read(board, CLOSING);
        assertThat(saved.select("textarea[name=han-che]").text()).isEqualTo("Ít thời gian thực hành");
        var missing = post(board, CLOSING, "phien-ban", "1", "giu", "co", "han-che", "Ít thời gian thực hành");
        assertThat(missing.getResponse().getStatus()).isEqualTo(422);
        assertThat(page(missing).select(".errors").text()).contains("Nhập số, ký hiệu báo cáo");
        assertThat(page(missing).select("textarea[name=han-che]").text()).isEqualTo("Ít thời gian thực hành");
        var kept = issue(board, CLOSING, "1", "15-BC/TTCT");
        assertThat(kept.getResponse().getRedirectedUrl()).isEqualTo(CLOSING + "/ban/1");
        jdbc.sql(
                        "UPDATE enrolment SET state = 'REMOVED', left_on = '2022-10-20' WHERE id = (SELECT min(id) FROM enrolment)")
                .update();
        var paper = read(board, CLOSING + "/ban/1");
        assertThat(paper.text()).contains("91 người trên 100", "Ít thời gian thực hành", "Số 15-BC/TTCT", "Lô Thị Nga");
        var now = read(board, CLOSING);
        assertThat(now.select("caption").text()).contains("Số liệu đã khác so với bản 1");
        assertThat(now.select("table.stack tbody").first().text())
                .contains("Học viên: Học viên", "91 người", "90 người");
        assertThat(read(board, CLOSING + "/in").select(".foot").text()).contains("Bản nháp");
        assertThat(get(board, CLOSING + "/ban/2").getResponse().getStatus()).isEqualTo(404);
    }

    private MvcTestResult issue(Viewer who, String address, String version, String number) {
        return post(
                who,
                address,
                "phien-ban",
                version,
                "giu",
                "co",
                "han-che",
                "Ít thời gian thực hành",
                "so",
                number,
                "ngay",
                "15/11/2022",
                "nguoi-ky",
                "Lô Thị Nga",
                "chuc-vu-ky",
                "Giám đốc",
                "do-mat",
                "NORMAL");
    }

    @Test
    void secretReportIsRefusedWhileConnectedAndAReportOfTomorrowToo() {
        jdbc.sql("UPDATE installation SET connected = true").update();
        var secret = post(
                board,
                CLOSING,
                "phien-ban",
                "0",
                "giu",
                "co",
                "so",
                "1-BC",
                "ngay",
                "15/11/2022",
                "nguoi-ky",
                "A",
                "chuc-vu-ky",
                "B",
                "do-mat",
                "SECRET");
        assertThat(secret.getResponse().getStatus()).isEqualTo(422);
        assertThat(page(secret).select(".errors").text()).contains("mạng");
        var early = post(
                board,
                CLOSING,
                "phien-ban",
                "0",
                "giu",
                "co",
                "so",
                "1-BC",
                "ngay",
                "15/11/2026",
                "nguoi-ky",
                "A",
                "chuc-vu-ky",
                "B",
                "do-mat",
                "NORMAL");
        assertThat(page(early).select(".errors").text()).contains("không được sau hôm nay");
    }

    @Test
    void whoSavesOverAnotherIsToldSo() {
        post(board, CLOSING, "phien-ban", "0", "luu", "co", "han-che", "Một");
        assertThat(post(board, CLOSING, "phien-ban", "0", "luu", "co", "han-che", "Hai")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        assertThat(read(board, CLOSING).select("textarea[name=han-che]").text()).isEqualTo("Một");
    }

    @Test
    void yearlyReportOfTheCentreCountsItsClassesAndIsIssued() {
        var list = read(centre, "/bao-cao-nam");
        assertThat(list.select("tbody tr")).hasSize(2);
        var both = written.years(centre, 50, 0);
        assertThat(both).hasSize(2).allMatch(line -> line.total() == 2);
        assertThat(Stream.concat(written.years(centre, 1, 0).stream(), written.years(centre, 1, 1).stream()))
                .isEqualTo(both);
        var address = "/bao-cao-nam/%s/2022".formatted(reported.ref(given.centre));
        var draft = read(centre, address);
        assertThat(draft.select("table").text()).contains("TD-2022-01").doesNotContain("TD-2023-01");
        assertThat(draft.select("dl.facts").text())
                .contains("Đã có quyết định kết quả 91 lượt (100%)", "Không đạt 9 lượt");
        assertThat(issue(centre, address, "0", "20-BC/TTCT").getResponse().getRedirectedUrl())
                .isEqualTo(address + "/ban/1");
        assertThat(read(board, address + "/ban/1").text()).contains("Số 20-BC/TTCT", "TD-2022-01");
        assertThat(read(centre, "/bao-cao-nam").select("tbody").text()).contains("20-BC/TTCT");
        assertThat(get(centre, "/bao-cao-nam/%s/2030".formatted(reported.ref(given.centre)))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void checklistOfTheClassSaysWhetherTheReportWasIssued() {
        assertThat(read(board, "/lop/TD-2022-01").text()).contains("Báo cáo tổng kết lớp");
        issue(board, CLOSING, "0", "15-BC/TTCT");
        assertThat(read(board, "/lop/TD-2022-01").text()).contains("15-BC/TTCT, 15/11/2022");
    }
}

package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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
import vn.nguon.people.Upland;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ImportKind;
import vn.nguon.sheets.ListUploads;

/** What is asked about a file before it is read: consent for old letters, the meaning of columns, and that it is remembered. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class PlanningQuestionPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    ListUploads lists;

    @Autowired
    PlanningImports imports;

    Upland given;
    Viewer board;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
    }

    @Test
    void showsOldLettersBeforeAndAfterAndConvertsThemWithConsentOnly() {
        var address = upload(file("d-tcvn3.xls"), "d-tcvn3.xls");
        assertThat(address).startsWith("/quy-hoach/nhap/tep/");
        var page = html(get(address));
        assertThat(page.select("h1").text()).isEqualTo("Bước 1 trên 3: Xem lại tệp");
        assertThat(page.text()).contains("gõ bằng bảng mã TCVN3 (phông .VnTime)", "L÷ Xu©n ¥n", "Lữ Xuân Ơn");
        assertThat(page.select("details select")).isNotEmpty();
        assertThat(count("file_import")).isZero();

        var refused = post(address, answer(page, "dong-y", ""));
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors a[href=#dong-y]").text())
                .isEqualTo("Đánh dấu đồng ý chuyển chữ, hoặc bỏ tệp này");
        assertThat(count("file_import")).isZero();

        var taken = post(address, answer(page, "dong-y", "co"));
        assertThat(taken).hasStatus(303);
        var review = html(get(Objects.requireNonNull(taken.getResponse().getRedirectedUrl()) + "?loc=tat-ca"));
        var before = review.select("details:has(#da-chuyen)");
        assertThat(before.select("summary").text())
                .contains("ô từ bảng mã TCVN3 (phông .VnTime) sang Unicode, theo đồng ý của " + board.name());
        assertThat(before.select("tbody").text()).contains("L÷ Xu©n ¥n Lữ Xuân Ơn");
        assertThat(review.select("input[value='Lữ Xuân Ơn'], tbody").outerHtml())
                .contains("Lữ Xuân Ơn");
        assertThat(count("upload_question")).isZero();
        assertThat(get(address)).hasStatus(404);
    }

    @Test
    void forgetsAFileThatIsGivenUp() {
        var address = upload(file("e-vni.xlsx"), "e-vni.xlsx");
        assertThat(post(address + "/bo")).hasStatus(303).hasHeader("Location", "/quy-hoach/nhap");
        assertThat(count("upload_question") + count("file_import")).isZero();
        assertThat(get(address)).hasStatus(404);
    }

    @Test
    void asksForUncertainColumnsAndRemembersTheAnswerForTheOffice() {
        var address = upload(odd("Lô Văn An", "Vi Thị Ân"), "la.xlsx");
        var page = html(get(address));
        assertThat(page.select(".note-warn").eachText())
                .containsExactly("Không thấy cột nào là ngày sinh.", "Không thấy cột nào là đơn vị.");
        assertThat(page.select("select[id^=cot-]")).hasSize(6);
        assertThat(page.text()).contains("Chào đời", "01/02/1985 · 03/04/1986");

        var twice = post(address, answer(page, "cot-c", "NAME"));
        assertThat(twice).hasStatus(422);
        assertThat(html(twice).select(".errors li").text())
                .isEqualTo("Cột B và cột C cùng là “Họ và tên”. Chọn “Không dùng” cho một cột");
        assertThat(html(twice).select("#cot-c option[selected]").attr("value")).isEqualTo("NAME");

        var taken = post(address, answer(page, "cot-c", "BORN", "cot-f", "UNIT"));
        assertThat(taken).hasStatus(303);
        var review = html(get(Objects.requireNonNull(taken.getResponse().getRedirectedUrl()) + "?loc=tat-ca"));
        assertThat(review.outerHtml()).contains("Lô Văn An", "01/02/1985", "Xã Yên Na");

        var second = upload(odd("Kha Văn Bình", "Lữ Thị Hoa"), "la-2.xlsx");
        assertThat(second).doesNotContain("/tep/");
        var known = html(get(second + "?loc=tat-ca"));
        assertThat(known.text()).contains("Cột “Chào đời”, “Ở” hiểu theo lần trước cơ quan đã chọn");
        assertThat(known.outerHtml()).contains("Kha Văn Bình", "01/02/1985");

        var roster = new ListUploads.Purpose(
                ImportKind.ROSTER, "lop", imports.purpose(board).office());
        assertThat(lists.take(board, roster, laSent(), false)).isInstanceOf(ListUploads.Ready.class);
        var other = new ListUploads.Purpose(ImportKind.ROSTER, "lop", java.util.UUID.randomUUID());
        assertThat(lists.take(board, other, laSent(), false)).isInstanceOf(ListUploads.Asks.class);
    }

    @Test
    void letsAPersonPointOutTheRowOfColumnNames() {
        var bytes = new PlanningSheet.Lines(
                        "Biểu 3",
                        "Số|Người|Chào đời|Chức|Dự kiến|Ở",
                        "1|Lô Văn An|01/02/1985|Văn phòng|Bí thư|Xã Yên Na")
                .bytes();
        var address = upload(bytes, "bieu-3.xlsx");
        var page = html(get(address));
        assertThat(page.select(".note-warn").text()).startsWith("Không thấy dòng tên cột.");
        assertThat(page.select("select[id^=cot-]")).isEmpty();
        assertThat(page.select("#dong option").eachText())
                .contains("Dòng 2: Số · Người · Chào đời · Chức · Dự kiến · Ở");

        var shown = html(get(address + "?dong=2"));
        var wrong = post(address, answer(shown, "cot-b", "KHONG"));
        assertThat(html(wrong).select(".errors li").text()).contains("Chọn cột họ và tên và ít nhất hai cột khác");
        var taken = post(
                address, answer(shown, "cot-b", "NAME", "cot-c", "BORN", "cot-f", "UNIT", "cot-e", "PLANNED_TITLE"));
        assertThat(taken).hasStatus(303);
        assertThat(upload(
                        new PlanningSheet.Lines(
                                        "Số|Người|Chào đời|Chức|Dự kiến|Ở",
                                        "1|Vi Thị Ân|1986|Văn phòng|Bí thư|Xã Nga My")
                                .bytes(),
                        "bieu-4.xlsx"))
                .doesNotContain("/tep/");
    }

    @Test
    void letsAPersonChooseAmongTheListsOfAFileAndTakesEachOnce() {
        var bytes = book();
        var address = upload(bytes, "hai-xa.xlsx");
        assertThat(address).startsWith("/quy-hoach/nhap/tep/");
        var page = html(get(address));
        assertThat(page.select("#trang option").eachText())
                .containsExactly("Chọn…", "Bìa: chưa thấy danh sách", "Yên Na: 1 người", "Nga My: 2 người");
        assertThat(page.select("#trang option[selected]").text()).startsWith("Yên Na");
        assertThat(page.text()).contains("Tệp có 2 trang tính có danh sách");

        var other = html(get(address + "?trang=3"));
        assertThat(other.select("form[method=post] button.btn-primary").text()).isEqualTo("Đọc trang tính “Nga My”");
        var cover = html(get(address + "?trang=1"));
        assertThat(cover.select(".note-warn").text()).startsWith("Không thấy dòng tên cột.");
        var taken = post(address, answer(other));
        assertThat(taken).hasStatus(303);
        var review = html(get(Objects.requireNonNull(taken.getResponse().getRedirectedUrl()) + "?loc=tat-ca"));
        assertThat(review.outerHtml()).contains("Vi Thị Ân", "Kha Văn Bình").doesNotContain("Lô Văn An");
        assertThat(review.select(".note-warn").eachText())
                .contains(
                        "Đọc trang tính “Nga My” của tệp",
                        "Trang tính “Yên Na” cũng có danh sách 1 người, chưa đọc. Cần thì tải tệp lên lần nữa và chọn trang tính ấy");

        jdbc.sql("UPDATE file_import SET state = 'WRITTEN'").update();
        var again = upload(bytes, "hai-xa.xlsx");
        var refused = post(again, answer(html(get(again + "?trang=3"))));
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors").text()).contains("Trang tính “Nga My” của tệp này đã nhập từ trước");
        assertThat(post(again, answer(html(get(again + "?trang=2"))))).hasStatus(303);
    }

    @Test
    void asksEvenWhenEverythingIsCertainIfThePersonWantsIt() {
        var address = upload(file("quy-hoach-2025-2030.xlsx"), "qh.xlsx", "xem-cot", "co");
        assertThat(address).startsWith("/quy-hoach/nhap/tep/");
        assertThat(post(address, answer(html(get(address))))).hasStatus(303);
        assertThat(count("column_meaning")).isZero();
    }

    @Test
    void keepsAQuestionToItsUploaderAndForADay() {
        var address = upload(file("e-vni.xlsx"), "e-vni.xlsx");
        clock.travelTo(LocalDateTime.of(2022, 9, 21, 8, 1));
        assertThat(get(address)).hasStatus(404);
    }

    // --- hands
    // ------------------------------------------------------------------------------------------------------------

    private static byte[] odd(String first, String second) {
        return new PlanningSheet.Lines(
                        "TT|Họ và tên|Chào đời|Chức vụ|Chức danh quy hoạch|Ở",
                        "1|" + first + "|01/02/1985|Công chức|Bí thư Đảng ủy|Xã Yên Na",
                        "2|" + second + "|03/04/1986|Công chức|Bí thư Đảng ủy|Xã Nga My")
                .bytes();
    }

    private static byte[] book() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Bìa").value(0, 0, "PHÒNG NỘI VỤ");
            list(workbook.newWorksheet("Yên Na"), "Lô Văn An|01/02/1985|Xã Yên Na|Bí thư Đảng ủy");
            list(
                    workbook.newWorksheet("Nga My"),
                    "Vi Thị Ân|03/04/1986|Xã Nga My|Bí thư Đảng ủy",
                    "Kha Văn Bình|05/06/1987|Xã Nga My|Phó Bí thư Đảng ủy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void list(Worksheet sheet, String... people) {
        var lines = new ArrayList<String>(List.of("Họ và tên|Ngày sinh|Đơn vị|Chức danh quy hoạch"));
        lines.addAll(List.of(people));
        for (var r = 0; r < lines.size(); r++) {
            var cells = lines.get(r).split("\\|", -1);
            for (var c = 0; c < cells.length; c++) sheet.value(r, c, cells[c]);
        }
    }

    /** All choices of the page as they stand, with these changed. */
    private static String[] answer(Document page, String... changed) {
        var fields = new ArrayList<String>(List.of(changed));
        for (var hidden : page.select("form[method=post] input[type=hidden]:not([name=_csrf])"))
            fields.addAll(List.of(hidden.attr("name"), hidden.attr("value")));
        for (var select : page.select("form[method=post] select"))
            if (!List.of(changed).contains(select.attr("name")))
                fields.addAll(List.of(
                        select.attr("name"), select.select("option[selected]").attr("value")));
        return fields.toArray(String[]::new);
    }

    private static ListUploads.Sent laSent() {
        return new ListUploads.Sent(
                "la-3.xlsx", odd("Kha Văn Bình", "Lữ Thị Hoa"), vn.nguon.shared.Classification.INTERNAL);
    }

    private String upload(byte[] bytes, String name, String... fields) {
        var request =
                mvc.post().uri("/quy-hoach/nhap").multipart().file(new MockMultipartFile("tep", name, null, bytes));
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        var result = request.with(SignIn.as(board)).with(csrf()).exchange();
        assertThat(result).hasStatus(303);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(SignIn.as(board)).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(board)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private static byte[] file(String name) {
        try (var in = Objects.requireNonNull(PlanningQuestionPagesTests.class.getResourceAsStream("/sheets/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package vn.nguon.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.OldText;

@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class ProgrammePagesTests {
    private static final LocalDate TODAY = LocalDate.of(2022, 9, 20);

    @Autowired
    ProgrammeDesk desk;

    @Autowired
    Programmes programmes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Installation installation;

    private final MockMvcTester mvc;
    private Offices offices;
    private OrganisationId school;
    private Viewer lan;
    private Browser browser;

    ProgrammePagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aSchoolWithAClerk() {
        clock.travelTo(TODAY.atTime(8, 0));
        offices = new Offices(jdbc, TODAY);
        school = offices.office("Trường Chính trị tỉnh " + UUID.randomUUID(), "POLITICAL_SCHOOL", null);
        lan = offices.clerk("Hồ Thị Lan", school, Role.SCHOOL);
        browser = new Browser(mvc, lan);
    }

    @Test
    void saysWhatGoesIntoAnEmptyList() {
        assertThat(browser.page("/chuong-trinh").select(".empty").text()).contains("Chưa có chương trình nào");
        assertThat(browser.page("/giang-vien").select(".empty").text()).contains("Chưa có giảng viên nào");
    }

    @Test
    void takesTheOfficesFileFromUploadToProgramme() throws IOException {
        var bytes = Objects.requireNonNull(getClass().getResourceAsStream("/programmes/chuong-trinh.xlsx"))
                .readAllBytes();
        var owner = Map.of("co-quan", ref(school));
        var review = Browser.location(browser.upload("/chuong-trinh/nhap", "tep", "chuong-trinh.xlsx", bytes, owner));
        var page = browser.page(review);
        assertThat(page.select("tbody tr")).hasSize(23);
        assertThat(page.select("button[value=ghi]").text().replace('\u00a0', ' '))
                .contains("128 tiết");

        var fields = new HashMap<String, String>();
        for (var input : page.select("form[method=post] input[name], form[method=post] textarea"))
            fields.put(
                    input.attr("name"), input.tagName().equals("textarea") ? input.wholeText() : input.attr("value"));
        for (var select : page.select("form select"))
            fields.put(select.attr("name"), select.select("option[selected]").attr("value"));
        fields.put("viec", "ghi");
        fields.put("tiet-2", "");
        var refused = browser.post(review, fields);
        assertThat(refused).hasStatus(422);
        assertThat(Browser.html(refused).select(".errors a").text()).isEqualTo("Nhập số tiết dòng 6");

        fields.put("tiet-2", "8");
        var programme = browser.page(browser.saved(review, fields));
        assertThat(programme.select("tfoot td.num").text()).isEqualTo("128");
        assertThat(programme.select(".head-meta").text().replace('\u00a0', ' '))
                .contains("3 khối · 18 chuyên đề · 128 tiết");
        assertThat(browser.page("/chuong-trinh").select("tbody th a")).hasSize(1);

        assertThat(browser.saved(review + "/hoan-tac", Map.of())).isEqualTo("/chuong-trinh");
        assertThat(browser.page("/chuong-trinh").select("tbody th a")).isEmpty();
    }

    @Test
    void showsOldLettersBeforeAndAfterAndReadsAnXlsWithConsentOnly() {
        var form = browser.page("/chuong-trinh/nhap");
        assertThat(form.select("label[for=tep]").text()).isEqualTo("Tệp chương trình (.xlsx, .xls)");
        var owner = Map.of("co-quan", ref(school));
        var address = Browser.location(
                browser.upload("/chuong-trinh/nhap", "tep", "chuong-trinh.xls", oldProgramme(), owner));
        assertThat(address).startsWith("/chuong-trinh/nhap/tep/");
        var page = browser.page(address);
        assertThat(page.text())
                .contains("gõ bằng bảng mã TCVN3", "Kỹ năng lãnh đạo", OldText.tcvn3("Kỹ năng lãnh đạo"));
        assertThat(imports()).isZero();

        var refused = browser.post(address, Map.of());
        assertThat(refused).hasStatus(422);
        assertThat(Browser.html(refused).select(".errors a[href=#dong-y]").text())
                .isEqualTo("Đánh dấu đồng ý chuyển chữ, hoặc bỏ tệp này");
        assertThat(imports()).isZero();
        var other = new Browser(mvc, offices.clerk("Lê Văn Giang", school, Role.SCHOOL));
        assertThat(other.get(address)).hasStatus(404);

        var review = browser.page(browser.saved(address, Map.of("dong-y", "co")));
        assertThat(review.select("#ten-1").val()).isEqualTo("Kỹ năng lãnh đạo");
        var shown = review.select("details:has(#da-chuyen)");
        assertThat(shown.select("summary").text()).contains("theo đồng ý của " + lan.name());
        assertThat(shown.select("tbody").text()).contains(OldText.tcvn3("Kỹ năng lãnh đạo"));
        assertThat(browser.get(address)).hasStatus(404);

        var second = Browser.location(
                browser.upload("/chuong-trinh/nhap", "tep", "chuong-trinh.xls", oldProgramme(), owner));
        assertThat(browser.saved(second + "/bo", Map.of())).isEqualTo("/chuong-trinh/nhap");
        assertThat(browser.get(second)).hasStatus(404);
    }

    private int imports() {
        return jdbc.sql("SELECT count(*) FROM file_import WHERE target = :school")
                .param("school", ref(school))
                .query(Integer.class)
                .single();
    }

    private static byte[] oldProgramme() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("CT");
            var lines = List.of(
                    "TT|Nội dung, chuyên đề|Số tiết|Người thực hiện",
                    "I|Kiến thức chung|8|",
                    "1|Kỹ năng lãnh đạo|8|Trường Chính trị tỉnh",
                    "|Tổng cộng|8|");
            for (var r = 0; r < lines.size(); r++) {
                var cells = lines.get(r).split("\\|", -1);
                var row = sheet.createRow(r);
                for (var c = 0; c < cells.length; c++) row.createCell(c).setCellValue(OldText.tcvn3(cells[c]));
            }
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void takesASecretProgrammeOnlyWhileTheInstallationIsNotConnected() throws IOException {
        var bytes = Objects.requireNonNull(getClass().getResourceAsStream("/programmes/chuong-trinh.xlsx"))
                .readAllBytes();
        var fields = Map.of("co-quan", ref(school), "do-mat", "SECRET");
        for (var file : List.of(bytes, oldProgramme())) {
            var refused = browser.upload("/chuong-trinh/nhap", "tep", "chuong-trinh.xlsx", file, fields);
            assertThat(refused).hasStatus(422);
            assertThat(Browser.html(refused).select(".errors a[href=#tep]").text())
                    .contains("không nhận tài liệu Mật");
        }
        assertThat(imports()).isZero();
        installation.mark(false);
        try {
            var review =
                    Browser.location(browser.upload("/chuong-trinh/nhap", "tep", "chuong-trinh.xlsx", bytes, fields));
            assertThat(browser.page(review).select(".head-meta").text()).contains("· Mật ·");
            browser.saved(review + "/bo", Map.of());
        } finally {
            installation.mark(true);
        }
    }

    @Test
    void refusesAFileThatIsNoSpreadsheetAtItsField() {
        var answer = browser.upload(
                "/chuong-trinh/nhap",
                "tep",
                "thu.pdf",
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
                Map.of("co-quan", ref(school)));
        assertThat(answer).hasStatus(422);
        assertThat(Browser.html(answer).select("#tep-sai").text()).contains("không phải bảng tính");
        assertThat(browser.post("/chuong-trinh/nhap", Map.of("co-quan", ref(school))))
                .hasStatus(422);
    }

    @Test
    void buildsAProgrammeByHand() {
        var path = browser.saved("/chuong-trinh/moi", Map.of("ten", "Kỹ năng lãnh đạo", "co-quan", ref(school)));
        browser.saved(path + "/them-khoi", Map.of("ban", "0", "ten", "Lý luận"));
        var block = programmes.get(lan, id(path)).blocks().getFirst().ref().toString();
        var wrong = browser.post(
                path + "/them-chuyen-de", Map.of("ban", "1", "ten", "", "tiet", "0", "hinh-thuc", "LECTURE"));
        assertThat(wrong).hasStatus(422);
        assertThat(Browser.html(wrong).select(".errors a").eachText())
                .containsExactly("Nhập tên chuyên đề", "Số tiết từ 1 đến 400");
        assertThat(Browser.html(wrong).select("#tiet").attr("aria-describedby")).isEqualTo("tiet-sai");

        browser.saved(
                path + "/them-chuyen-de",
                Map.of(
                        "ban",
                        "1",
                        "khoi",
                        block,
                        "ten",
                        "Ra quyết định",
                        "tiet",
                        "8",
                        "hinh-thuc",
                        "LECTURE",
                        "nguoi",
                        "Lãnh đạo huyện"));
        var page = browser.page(path);
        assertThat(page.expectFirst("tbody").select("th").eachText())
                .containsExactly("Khai giảng", "Lý luận", "Ra quyết định", "Bế giảng");
        var item = programmes.get(lan, id(path)).topics().getFirst().ref();
        browser.saved(path + "/muc/" + item + "/chuyen", Map.of("ban", "2", "huong", "len"));
        assertThat(browser.page(path + "/muc/" + item).select("#tiet").attr("value"))
                .isEqualTo("8");
        assertThat(browser.post(path + "/muc/" + item + "/bo", Map.of("ban", "2")))
                .hasStatus(409);
        browser.saved(path + "/muc/" + item + "/bo", Map.of("ban", "3"));
    }

    @Test
    void setsPartsAndBands() {
        var path = "/chuong-trinh/" + desk.create(lan, school, "Kỹ năng lãnh đạo", "");
        assertThat(browser.page(path + "/danh-gia").select("#ten-1").attr("value"))
                .isEqualTo("Bài thu hoạch");
        var wrong = browser.post(
                path + "/danh-gia",
                Map.of("ban", "0", "dong", "2", "ten-1", "Thu hoạch", "trong-so-1", "2", "toi-thieu-1", "4,3"));
        assertThat(wrong).hasStatus(422);
        assertThat(Browser.html(wrong).select(".errors").text()).contains("mỗi bước 0,25 điểm");
        browser.saved(
                path + "/danh-gia",
                Map.of(
                        "ban",
                        "0",
                        "dong",
                        "2",
                        "ten-1",
                        "Thu hoạch",
                        "trong-so-1",
                        "2",
                        "toi-thieu-1",
                        "4,25",
                        "ten-2",
                        "Thực tế",
                        "trong-so-2",
                        "1"));

        browser.saved(path + "/xep-loai/bo-moi", Map.of("ban", "1", "bo", "FIVE"));
        var bands = browser.page(path + "/xep-loai");
        assertThat(bands.select(".head-meta").text()).contains("mẫu, chưa có văn bản");
        assertThat(bands.select("#ten-1").attr("value")).isEqualTo("Xuất sắc");
        assertThat(browser.page(path).text()).contains("Xuất sắc", "mẫu, chưa có văn bản");
    }

    @Test
    void offersANewVersionInsteadOfChangesOnceFrozen() {
        var ref = desk.create(lan, school, "Kỹ năng lãnh đạo", "");
        programmes.freeze(programmes.get(lan, ref).id());
        var page = browser.page("/chuong-trinh/" + ref);
        assertThat(page.select(".head-do").text()).isEqualTo("Lập bản mới");
        var copy = browser.saved("/chuong-trinh/" + ref + "/ban-moi", Map.of());
        assertThat(browser.page(copy).select(".head-meta").text()).contains("bản 2");
        var refused = browser.post("/chuong-trinh/" + ref + "/ban-moi", Map.of());
        assertThat(refused).hasStatus(422);
        assertThat(Browser.html(refused).select(".errors").text()).contains("đã có bản mới hơn");
    }

    @Test
    void keepsLecturersAndTheirTopicsAndPrintsASlip() {
        var path = browser.saved(
                "/giang-vien/them",
                Map.of(
                        "ho-ten",
                        "Phan Thị Thu",
                        "sinh",
                        "1979",
                        "chuc-vu",
                        "Giảng viên chính",
                        "don-vi",
                        ref(school),
                        "loai",
                        "OWN",
                        "co-quan",
                        ref(school),
                        "tu-ngay",
                        "01/01/2020"));
        assertThat(browser.page(path).select(".head-meta").text()).contains("Cơ hữu", "Giảng viên chính");
        var again = browser.post(
                "/giang-vien/them",
                Map.of(
                        "ho-ten",
                        "Phan Thị Thu",
                        "sinh",
                        "1979",
                        "chuc-vu",
                        "Giảng viên chính",
                        "don-vi",
                        ref(school),
                        "loai",
                        "OWN",
                        "co-quan",
                        ref(school),
                        "tu-ngay",
                        "01/02/2020"));
        assertThat(again).hasStatus(422);

        var programme = desk.create(lan, school, "Kỹ năng lãnh đạo", "");
        desk.addTopic(lan, programme, 0, null, new TopicText("Ra quyết định", 8, StudyForm.LECTURE, ""));
        var topic = programmes.get(lan, programme).topics().getFirst().ref().toString();
        browser.saved(path + "/chuyen-de", Map.of("chuong-trinh", programme.toString(), "day", topic));
        assertThat(browser.page("/chuong-trinh/" + programme).text()).contains("Phan Thị Thu");
        var slip = browser.post(path + "/tai-khoan", Map.of());
        assertThat(slip).hasStatus(200);
        assertThat(slip.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(Browser.html(slip).text()).contains("Phan Thị Thu", "thu.phanthi");
        assertThat(browser.page("/giang-vien").select("tbody tr").text()).contains("Phan Thị Thu", "Có");

        browser.saved(path + "/thoi", Map.of("den-ngay", "19/09/2022"));
        assertThat(browser.page("/giang-vien").select("tbody tr")).isEmpty();
        assertThat(browser.page("/giang-vien?da-thoi=co").select("tbody tr")).hasSize(1);
    }

    @Test
    void letsThePostTeachWhoeverHoldsItOnTheDay() {
        var board = offices.office("Ban Tổ chức " + UUID.randomUUID(), "BOARD", null);
        var first = offices.cadre("Kha Văn Ót", "Phó Trưởng ban", board);
        offices.hold(first, "Trưởng ban", board, "[2020-01-01,2022-09-01)");
        var second = offices.cadre("Lô Thanh Nhất", "Chuyên viên", board);
        offices.hold(second, "Trưởng ban", board, "[2022-09-01,)");
        var programme = desk.create(lan, school, "Nghiệp vụ", "");
        desk.addTopic(lan, programme, 0, null, new TopicText("Công tác tổ chức", 8, StudyForm.LECTURE, "Trưởng ban"));
        var topic = programmes.get(lan, programme).topics().getFirst().ref();
        var path = "/chuong-trinh/" + programme + "/muc/" + topic + "/giang-vien";
        browser.saved(path, Map.of("chuc-vu", "Trưởng ban", "don-vi", ref(board)));
        var page = browser.page(path);
        assertThat(page.text()).contains("Lô Thanh Nhất").doesNotContain("Kha Văn Ót");
    }

    @Test
    void showsStrangersNothingAndTraineesNoPage() {
        var ref = desk.create(lan, school, "Chương trình riêng của trường", "");
        var other = offices.office("Trường khác " + UUID.randomUUID(), "POLITICAL_SCHOOL", null);
        var stranger = new Browser(mvc, offices.clerk("Lô Văn Tú", other, Role.SCHOOL, Role.CENTRE, Role.APPROVER));
        assertThat(stranger.get("/chuong-trinh/" + ref)).hasStatus(404);
        assertThat(stranger.post("/chuong-trinh/" + ref + "/xoa", Map.of())).hasStatus(404);
        assertThat(stranger.page("/chuong-trinh").text()).doesNotContain("riêng của trường");
        var trainee = new Browser(mvc, offices.clerk("Vàng Thị Anh", other, Role.TRAINEE));
        assertThat(trainee.get("/chuong-trinh")).hasStatus(403);
        assertThat(trainee.get("/giang-vien")).hasStatus(403);
    }

    @Test
    void asksTheDatabaseAFewTimesAPage() {
        var ref = desk.create(lan, school, "Kỹ năng lãnh đạo", "");
        assertThat(browser.statements("/chuong-trinh")).isLessThanOrEqualTo(10);
        assertThat(browser.statements("/chuong-trinh/" + ref)).isLessThanOrEqualTo(10);
        assertThat(browser.statements("/giang-vien")).isLessThanOrEqualTo(10);
    }

    private String ref(OrganisationId organisation) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", organisation.value())
                .query(UUID.class)
                .single()
                .toString();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}

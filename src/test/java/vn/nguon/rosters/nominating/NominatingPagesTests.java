package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.people.People;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

/** Each form of nominating: empty, wrong, refused, right; and nothing for those who have no door. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NominatingPagesTests {
    private static final String HUAN = "Lộc Văn Huấn|08/03/1978|Thị trấn Thạch Giám";
    private static final String NGA = "Bùi Thị Nga|09/11/1986|Thị trấn Thạch Giám";
    private static final String TOWN = "Thị trấn Thạch Giám";
    private static final String[] DECISION = {"so-van-ban", "145-QĐ/HU", "ngay-van-ban", "20/09/2022", "co-quan", "0"};

    @Autowired
    PlannedDistrict given;

    @Autowired
    People people;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Installation installation;

    private final MockMvcTester mvc;
    private int classes;
    private String code = "";
    private Viewer board;
    private Viewer approver;
    private Viewer centre;
    private Viewer town;

    NominatingPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeAll
    void ground() {
        given.build();
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
        centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        town = given.viewer("Đảng ủy Thạch Giám", Role.COMMUNE, Objects.requireNonNull(given.committees.get(TOWN)));
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        jdbc.sql("DELETE FROM trainee_half").update();
        code = "NP-" + ++classes;
        given.trainingClass(code, 20, "APPROVED", PlannedDistrict.FIRST_DAY);
    }

    private MvcTestResult get(Viewer viewer, String path) {
        return mvc.get()
                .uri(path.replace("{code}", code))
                .requestAttr(Frame.VIEWER, viewer)
                .exchange();
    }

    private MvcTestResult post(Viewer viewer, String path, String... params) {
        var request = mvc.post().uri(path.replace("{code}", code)).requestAttr(Frame.VIEWER, viewer);
        for (var i = 0; i < params.length; i += 2) request = request.param(params[i], params[i + 1]);
        return request.exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String errors(MvcTestResult result) {
        assertThat(result).hasStatus(422);
        return html(result).select(".errors li").text();
    }

    private static String[] with(String[] first, String... more) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void open() {
        var form = html(get(board, "/lop/{code}/cu-hoc-vien/chi-tieu"));
        var params = new ArrayList<String>();
        for (var box : form.select("input[type=checkbox]")) params.addAll(List.of(box.attr("name"), box.attr("value")));
        params.addAll(List.of("han", "28/09/2022"));
        for (var label : form.select("label[for^=ct-]"))
            if (label.text().equals(TOWN)) params.addAll(List.of(label.attr("for"), "2"));
        assertThat(post(board, "/lop/{code}/cu-hoc-vien/chi-tieu", params.toArray(String[]::new)))
                .hasStatus(303);
    }

    private String chosen(String person) {
        return "chon-" + given.ref(given.person(person));
    }

    private void propose() {
        assertThat(post(
                        town,
                        "/cu-hoc-vien/{code}",
                        chosen(HUAN),
                        "CHINH",
                        chosen(NGA),
                        "DU_BI",
                        "so-van-ban",
                        "31-CV/ĐU",
                        "ngay-van-ban",
                        "20/09/2022"))
                .hasStatus(303);
    }

    private List<String> boxes(Viewer viewer, String path) {
        return html(get(viewer, path)).select("tbody input[name=chon]").eachAttr("value");
    }

    private void decided() {
        open();
        propose();
        var params = new ArrayList<>(List.of("viec", "dat"));
        for (var box : boxes(board, "/lop/{code}/cu-hoc-vien")) params.addAll(List.of("chon", box));
        assertThat(post(board, "/lop/{code}/cu-hoc-vien", params.toArray(String[]::new)))
                .hasStatus(303);
        var all = new ArrayList<>(List.of(DECISION));
        for (var box : boxes(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh")) all.addAll(List.of("chon", box));
        assertThat(post(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh", all.toArray(String[]::new)))
                .hasStatus(303);
    }

    private void summoned() {
        decided();
        assertThat(post(
                        centre,
                        "/lop/{code}/trieu-tap",
                        with(
                                DECISION,
                                "ngay-co-mat",
                                "07/10/2022",
                                "gio-co-mat",
                                "07 giờ 00",
                                "dia-diem",
                                "Hội trường")))
                .hasStatus(303);
    }

    @Test
    void givesQuotasByForm() {
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien")).select(".empty").text())
                .contains("Chưa giao chỉ tiêu");
        var empty = errors(post(board, "/lop/{code}/cu-hoc-vien/chi-tieu"));
        assertThat(empty).contains("Chọn ít nhất một chức danh", "Chọn ít nhất một nhiệm kỳ", "Nhập hạn đề nghị");
        var form = html(get(board, "/lop/{code}/cu-hoc-vien/chi-tieu"));
        assertThat(form.select("label[for^=ct-]")).hasSize(17);
        assertThat(errors(post(
                        board,
                        "/lop/{code}/cu-hoc-vien/chi-tieu",
                        "chuc-danh",
                        form.select("input[name=chuc-danh]").first().attr("value"),
                        "nhiem-ky",
                        "2025-2030",
                        "han",
                        "28/09/2022",
                        form.select("label[for^=ct-]").first().attr("for"),
                        "99")))
                .contains("Giao 99 chỉ tiêu, lớp có 20 chỗ");
        open();
        var page = html(get(board, "/lop/{code}/cu-hoc-vien"));
        assertThat(page.select("table").first().select("tbody tr").text()).contains(TOWN, "0 trên 2");
        assertThat(page.select("svg .bar")).isNotEmpty();
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien/chi-tieu")).select("input[value=2]"))
                .hasSize(1);
        // The centre sees them, with how many need the class, and changes nothing that was given out.
        var shown = html(get(centre, "/lop/{code}/cu-hoc-vien/chi-tieu"));
        assertThat(shown.select("main form button")).isEmpty();
        assertThat(shown.select(".form-text").text()).contains("người cần học, ", "đã đề nghị, cử, trong");
        assertThat(post(centre, "/lop/{code}/cu-hoc-vien/chi-tieu", "viec", "giao"))
                .hasStatus(422);
        assertThat(post(board, "/lop/{code}/cu-hoc-vien/chot")).hasStatus(303);
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien")).select(".tag").text())
                .contains("Đã chốt");
    }

    @Test
    void showsWhoNeedsTheClassFilteredByTheAddress() {
        open();
        var page = html(get(board, "/lop/{code}/cu-hoc-vien/can-hoc"));
        assertThat(page.select("tbody tr")).hasSize(50);
        assertThat(page.select(".pager").text()).contains("1–50");
        assertThat(page.select("tbody").text()).contains("512-QĐ/HU");
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien/can-hoc?ten-cb=loc van huan"))
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien/can-hoc?dien=TRAINED"))
                        .select(".empty"))
                .hasSize(1);
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien/can-hoc?trang=3")).select("tbody tr"))
                .hasSizeLessThan(50)
                .isNotEmpty();
    }

    @Test
    void theCommuneProposesOnItsOwnScreen() {
        assertThat(html(get(town, "/cu-hoc-vien")).text()).doesNotContain("Lớp " + code);
        open();
        assertThat(html(get(town, "/cu-hoc-vien")).text()).contains("Lớp " + code, "Còn thiếu 2");
        var page = html(get(town, "/cu-hoc-vien/{code}"));
        assertThat(page.select("tbody select")).hasSizeGreaterThan(2);
        assertThat(errors(post(town, "/cu-hoc-vien/{code}", chosen(HUAN), "CHINH")))
                .contains("Nhập số, ký hiệu văn bản đề nghị", "Nhập ngày văn bản");
        var kept = html(post(town, "/cu-hoc-vien/{code}", chosen(HUAN), "CHINH"));
        assertThat(kept.select("#" + chosen(HUAN) + " option[selected]").attr("value"))
                .isEqualTo("CHINH");
        assertThat(errors(post(town, "/cu-hoc-vien/{code}", "so-van-ban", "1-CV/ĐU", "ngay-van-ban", "20/09/2022")))
                .contains("Chưa chọn ai");
        propose();
        assertThat(html(get(town, "/cu-hoc-vien/{code}")).select(".item").text())
                .contains("Lộc Văn Huấn", "Đã đề nghị", "Dự bị");
        var action = html(get(town, "/cu-hoc-vien/{code}"))
                .select(".item form")
                .first()
                .attr("action");
        assertThat(errors(post(town, action, "sang", "WITHDRAWN"))).contains("Ghi lý do");
        var id = "ly-do-" + action.substring(action.lastIndexOf('/') + 1);
        assertThat(post(town, action, "sang", "WITHDRAWN", id, "Không bố trí được"))
                .hasStatus(303);
        assertThat(post(town, action, "sang", "APPRAISED")).hasStatus(422);
    }

    @Test
    void takesAScanWithTheLetterAndRefusesWhatIsNone() {
        open();
        var answer = mvc.post()
                .uri("/cu-hoc-vien/" + code)
                .multipart()
                .file(new MockMultipartFile("ban-chup", "cv.txt", null, "x".getBytes(StandardCharsets.UTF_8)))
                .param(chosen(HUAN), "CHINH")
                .param("so-van-ban", "77-CV/ĐU")
                .param("ngay-van-ban", "20/09/2022")
                .requestAttr(Frame.VIEWER, town)
                .exchange();
        assertThat(errors(answer)).contains("tệp PDF hoặc ảnh");
        var good = mvc.post()
                .uri("/cu-hoc-vien/" + code)
                .multipart()
                .file(new MockMultipartFile("ban-chup", "cv.pdf", null, "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8)))
                .param(chosen(HUAN), "CHINH")
                .param("so-van-ban", "77-CV/ĐU")
                .param("ngay-van-ban", "20/09/2022")
                .requestAttr(Frame.VIEWER, town)
                .exchange();
        assertThat(good).hasStatus(303);
        var link = html(get(board, "/lop/{code}/cu-hoc-vien"))
                .select("a[href*=/van-ban/]")
                .attr("href");
        assertThat(get(board, link)).hasStatus(200).hasHeader("X-Content-Type-Options", "nosniff");
    }

    @Test
    void theBoardAppraisesOrReturnsByForm() {
        open();
        propose();
        assertThat(errors(post(board, "/lop/{code}/cu-hoc-vien", "viec", "dat")))
                .contains("Chưa chọn ai");
        var box = boxes(board, "/lop/{code}/cu-hoc-vien").getFirst();
        assertThat(errors(post(board, "/lop/{code}/cu-hoc-vien", "viec", "tra", "chon", box)))
                .contains("Ghi lý do");
        assertThat(html(post(board, "/lop/{code}/cu-hoc-vien", "viec", "tra", "chon", box))
                        .select("tbody input[checked]"))
                .hasSize(1);
        assertThat(post(board, "/lop/{code}/cu-hoc-vien", "viec", "tra", "chon", box, "ly-do", "Xem lại"))
                .hasStatus(303);
        assertThat(html(get(town, "/cu-hoc-vien/{code}")).select(".item").text())
                .contains("Lý do: Xem lại");
        assertThat(boxes(board, "/lop/{code}/cu-hoc-vien")).hasSize(1);
        assertThat(boxes(approver, "/lop/{code}/cu-hoc-vien")).isEmpty();
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien?trang-thai=RETURNED"))
                        .select("#de-nghi ~ form tbody tr"))
                .hasSize(1);
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien/qua-trinh")).select("tbody tr"))
                .hasSize(3);
        assertThat(post(centre, "/lop/{code}/cu-hoc-vien", "viec", "dat", "chon", box))
                .hasStatus(403);
        assertThat(post(board, "/lop/{code}/cu-hoc-vien", "viec", "dat", "chon", "x"))
                .hasStatus(404);
    }

    @Test
    void theApproverDecidesByForm() {
        open();
        assertThat(html(get(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh")).select(".empty"))
                .hasSize(1);
        decided();
        assertThat(html(get(board, "/lop/{code}/cu-hoc-vien")).text()).contains("Đã quyết định cử", "Dự bị");
        assertThat(html(get(centre, "/lop/{code}/hoc-vien")).select("tbody tr")).hasSize(1);
        assertThat(get(board, "/lop/{code}/cu-hoc-vien/quyet-dinh")).hasStatus(403);
    }

    @Test
    void refusesADecisionWithoutDocument() {
        open();
        propose();
        var params = new ArrayList<>(List.of("viec", "dat"));
        for (var box : boxes(board, "/lop/{code}/cu-hoc-vien")) params.addAll(List.of("chon", box));
        post(board, "/lop/{code}/cu-hoc-vien", params.toArray(String[]::new));
        assertThat(errors(post(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh"))).contains("Nhập số, ký hiệu văn bản");
        assertThat(errors(post(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh", DECISION)))
                .contains("Chưa chọn ai");
    }

    private static final String NOT_WHILE_CONNECTED = "đang nối mạng internet, không nhận tài liệu Mật";

    private int secrets() {
        return jdbc.sql("SELECT count(*) FROM document WHERE classification = 'SECRET'")
                .query(Integer.class)
                .single();
    }

    @Test
    void refusesASecretDocumentAtEachStepWhileTheInstallationIsConnected() {
        open();
        assertThat(errors(post(
                        town,
                        "/cu-hoc-vien/{code}",
                        chosen(HUAN),
                        "CHINH",
                        "so-van-ban",
                        "31-CV/ĐU",
                        "ngay-van-ban",
                        "20/09/2022",
                        "do-mat",
                        "SECRET")))
                .contains(NOT_WHILE_CONNECTED);
        propose();
        var params = new ArrayList<>(List.of("viec", "dat"));
        for (var box : boxes(board, "/lop/{code}/cu-hoc-vien")) params.addAll(List.of("chon", box));
        post(board, "/lop/{code}/cu-hoc-vien", params.toArray(String[]::new));
        var decision = new ArrayList<>(List.of(DECISION));
        for (var box : boxes(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh")) decision.addAll(List.of("chon", box));
        var secret = with(decision.toArray(String[]::new), "do-mat", "SECRET");
        assertThat(errors(post(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh", secret)))
                .contains(NOT_WHILE_CONNECTED);
        assertThat(boxes(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh")).isNotEmpty();
        post(approver, "/lop/{code}/cu-hoc-vien/quyet-dinh", decision.toArray(String[]::new));
        var summons = with(
                DECISION,
                "ngay-co-mat",
                "07/10/2022",
                "gio-co-mat",
                "07 giờ 00",
                "dia-diem",
                "Hội trường",
                "do-mat",
                "SECRET");
        assertThat(errors(post(centre, "/lop/{code}/trieu-tap", summons))).contains(NOT_WHILE_CONNECTED);
        assertThat(get(centre, "/lop/{code}/trieu-tap/in")).hasStatus(404);
        assertThat(secrets()).isZero();
        installation.mark(false);
        assertThat(post(centre, "/lop/{code}/trieu-tap", summons)).hasStatus(303);
        assertThat(html(get(centre, "/lop/{code}/trieu-tap/in")).select(".letter"))
                .hasSize(1);
        assertThat(secrets()).isEqualTo(1);
    }

    @Test
    void summonsPrintsAndNotesDeliveries() {
        open();
        assertThat(html(get(centre, "/lop/{code}/trieu-tap")).select(".empty").text())
                .contains("chưa được duyệt");
        assertThat(get(centre, "/lop/{code}/trieu-tap/in")).hasStatus(404);
        decided();
        assertThat(errors(post(centre, "/lop/{code}/trieu-tap")))
                .contains("Nhập số, ký hiệu văn bản", "Nhập ngày có mặt", "Nhập địa điểm");
        assertThat(post(
                        centre,
                        "/lop/{code}/trieu-tap",
                        with(
                                DECISION,
                                "ngay-co-mat",
                                "07/10/2022",
                                "gio-co-mat",
                                "07 giờ 00",
                                "dia-diem",
                                "Hội trường")))
                .hasStatus(303);
        var letters = html(get(centre, "/lop/{code}/trieu-tap/in"));
        assertThat(letters.select(".letter")).hasSize(1);
        assertThat(letters.text()).contains("ĐẢNG CỘNG SẢN VIỆT NAM", "Lộc Văn Huấn", "145-QĐ/HU ngày 20/09/2022");
        assertThat(letters.select(".foot").text()).doesNotContain("Nội bộ");
        jdbc.sql("UPDATE document SET classification = 'INTERNAL'").update();
        assertThat(html(get(centre, "/lop/{code}/trieu-tap/in")).select(".foot").text())
                .contains(" · Nội bộ");
        assertThat(errors(post(centre, "/lop/{code}/trieu-tap/giao"))).contains("Chọn cách giao");
        var box = boxes(centre, "/lop/{code}/trieu-tap").getFirst();
        assertThat(html(get(centre, "/lop/{code}/trieu-tap/in?cho=" + box)).select(".letter"))
                .hasSize(1);
        assertThat(post(
                        centre,
                        "/lop/{code}/trieu-tap/giao",
                        "chon",
                        box,
                        "ngay-giao",
                        "20/09/2022",
                        "cach-giao",
                        "BY_HAND",
                        "nguoi-giao",
                        "Vi Thị Hạnh"))
                .hasStatus(303);
        assertThat(html(get(centre, "/lop/{code}/trieu-tap")).select("tbody").text())
                .contains("Giao tận tay ngày 20/09/2022, Vi Thị Hạnh");
    }

    @Test
    void theTraineeAnswersAndTheOrganiserJudgesLeave() {
        summoned();
        var account = people.accountOf(given.person(HUAN)).orElseThrow();
        var trainee = new Viewer(account, "Lộc Văn Huấn", Set.of(Role.TRAINEE), "", "", 0, board.today());
        assertThat(html(get(trainee, "/lop/{code}/giay-trieu-tap"))
                        .select("button")
                        .eachText())
                .contains("Xác nhận đi học", "Xin không học");
        assertThat(html(get(trainee, "/lop/{code}/giay-trieu-tap/in")).select(".letter"))
                .hasSize(1);
        assertThat(post(trainee, "/lop/{code}/giay-trieu-tap", "sang", "CONFIRMED"))
                .hasStatus(303);
        assertThat(errors(post(trainee, "/lop/{code}/giay-trieu-tap", "sang", "LEAVE_ASKED")))
                .contains("Ghi lý do");
        assertThat(post(trainee, "/lop/{code}/giay-trieu-tap", "sang", "LEAVE_ASKED", "ly-do", "Ốm"))
                .hasStatus(303);
        var one = html(get(board, "/lop/{code}/cu-hoc-vien?trang-thai=LEAVE_ASKED"))
                .select("#de-nghi ~ form tbody th a")
                .attr("href");
        assertThat(html(get(centre, one)).text()).contains("Lý do xin: Ốm");
        assertThat(errors(post(centre, one, "viec", "khong"))).contains("Ghi lý do");
        assertThat(errors(post(centre, one, "viec", "dong-y", "ly-do", "Có giấy viện")))
                .contains("Ghi số, ngày");
        assertThat(post(centre, one, with(DECISION, "viec", "dong-y", "ly-do", "Có giấy viện")))
                .hasStatus(303);
        assertThat(get(trainee, "/lop/{code}/giay-trieu-tap")).hasStatus(404);
    }

    @Test
    void showsTheTwoListsOfTrainingOneClickFromHome() {
        var home = html(get(approver, "/viec-can-lam"));
        assertThat(home.select("a[href=/boi-duong/chua-hoc]")).isNotEmpty();
        assertThat(home.select("a[href=/boi-duong/hoc-nhieu-lan]")).hasSize(1);
        assertThat(html(get(centre, "/viec-can-lam")).select("a[href^=/boi-duong]"))
                .isEmpty();
        assertThat(html(get(board, "/boi-duong/chua-hoc")).select("tbody tr")).hasSize(50);
        assertThat(html(get(board, "/boi-duong/chua-hoc?ten-cb=loc van huan")).select("tbody tr"))
                .hasSize(1);
        assertThat(html(get(board, "/boi-duong/chua-hoc?ten-cb=khong ai ten the"))
                        .select(".empty"))
                .hasSize(1);
        assertThat(html(get(approver, "/boi-duong/hoc-nhieu-lan")).select(".empty"))
                .hasSize(1);
    }

    @Test
    void closesItsDoorsToOthers() {
        summoned();
        var elsewhere = given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer("Người lạ", Role.ORGANISATION_BOARD, elsewhere);
        var box = boxes(centre, "/lop/{code}/trieu-tap").getFirst();
        for (var path : List.of(
                "/lop/{code}/cu-hoc-vien",
                "/lop/{code}/cu-hoc-vien/chi-tieu",
                "/lop/{code}/cu-hoc-vien/can-hoc",
                "/lop/{code}/cu-hoc-vien/qua-trinh",
                "/lop/{code}/cu-hoc-vien/quyet-dinh",
                "/lop/{code}/cu-hoc-vien/" + box,
                "/lop/{code}/van-ban/" + box,
                "/lop/{code}/trieu-tap",
                "/lop/{code}/trieu-tap/in",
                "/lop/{code}/giay-trieu-tap"))
            assertThat(get(stranger, path)).as(path).hasStatus(404);
        var mine = given.viewer("Đảng ủy khác", Role.COMMUNE, elsewhere);
        assertThat(get(mine, "/cu-hoc-vien/{code}")).hasStatus(404);
        assertThat(post(mine, "/cu-hoc-vien/{code}/" + box, "sang", "CONFIRMED"))
                .hasStatus(404);
        assertThat(post(stranger, "/lop/{code}/cu-hoc-vien", "viec", "dat")).hasStatus(404);
        assertThat(post(stranger, "/lop/{code}/trieu-tap/giao")).hasStatus(404);
    }
}

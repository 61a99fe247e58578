package vn.nguon.rosters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterPagesTests {
    @Autowired
    PlannedDistrict given;

    @Autowired
    RosterImports imports;

    @Autowired
    Rosters rosters;

    @Autowired
    NguonClock clock;

    private final MockMvcTester mvc;
    private int classes;
    private Viewer centre;
    private Viewer board;
    private ClassHead head;

    RosterPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeAll
    void ground() {
        given.build();
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        var code = "RP-" + ++classes;
        given.trainingClass(code, 96, "APPROVED", PlannedDistrict.FIRST_DAY.plusDays(28L * (classes - 1)));
        head = given.head(centre, code);
    }

    private MvcTestResult get(Viewer viewer, String below) {
        return mvc.get()
                .uri(head.link("/hoc-vien" + below))
                .requestAttr(Frame.VIEWER, viewer)
                .exchange();
    }

    private MvcTestResult post(Viewer viewer, String below, String... params) {
        var request = mvc.post().uri(head.link("/hoc-vien" + below)).requestAttr(Frame.VIEWER, viewer);
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

    private void enrolAll() {
        var upload = imports.upload(centre, head, "danh-sach-hoc-vien.xlsx", given.file("danh-sach-hoc-vien.xlsx"));
        if (upload instanceof Outcome.Done<UUID>(var ref)) imports.write(centre, head, ref);
        else throw new AssertionError(upload);
    }

    private static final String[] DOCUMENT = {"so-van-ban", "145-QĐ/HU", "ngay-van-ban", "28/09/2022", "co-quan", "0"};

    @Test
    void readsAFileReviewsItAsksAndWritesIt() {
        var answer = mvc.post()
                .uri(head.link("/hoc-vien/nhap"))
                .multipart()
                .file(new MockMultipartFile("tep", "ds.xlsx", null, given.file("danh-sach-hoc-vien.xlsx")))
                .requestAttr(Frame.VIEWER, centre)
                .exchange();
        assertThat(answer).hasStatus(303);
        var address = Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        var below = address.substring(head.link("/hoc-vien").length());
        var page = html(get(centre, below));
        assertThat(page.select(".picks b").eachText()).containsExactly("1", "90", "0", "91");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("button").eachText()).anyMatch(text -> text.equals("Nhập 90 dòng, để 1 dòng lại"));
        var row = page.select("tbody td.num").text();
        var choice = page.select("button[name=chon]").stream()
                .filter(b -> b.text().contains(", 1988,"))
                .findFirst()
                .orElseThrow();
        assertThat(post(centre, below + "/dong/" + row, "phien-ban", "0", "chon", choice.attr("value")))
                .hasStatus(303);
        assertThat(html(get(centre, below + "?loc=tat-ca")).select("button").eachText())
                .anyMatch(text -> text.equals("Nhập 91 dòng"));
        assertThat(post(centre, below + "/nhap")).hasStatus(303).hasHeader("Location", head.link("/hoc-vien"));
        assertThat(rosters.roster(centre, head).lines()).hasSize(91);
        assertThat(html(get(centre, below)).select("button").eachText()).contains("Hoàn tác lần nhập này");
    }

    @Test
    void asksBeforeItConvertsOldLetters() {
        var answer = mvc.post()
                .uri(head.link("/hoc-vien/nhap"))
                .multipart()
                .file(new MockMultipartFile("tep", "h.xlsx", null, given.file("h-tron-bang-ma.xlsx")))
                .requestAttr(Frame.VIEWER, centre)
                .exchange();
        assertThat(answer).hasStatus(303);
        var address = Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        assertThat(address).startsWith(head.link("/hoc-vien/nhap/tep/"));
        var below = address.substring(head.link("/hoc-vien").length());
        var page = html(get(centre, below));
        assertThat(page.text()).contains("Léc B¸ HuÊn", "Lộc Bá Huấn");
        var fields = new ArrayList<String>(
                List.of("dong", page.select("input[name=dong]").attr("value")));
        for (var select : page.select("select[id^=cot-]"))
            fields.addAll(List.of(
                    select.attr("name"), select.select("option[selected]").attr("value")));
        assertThat(post(centre, below, fields.toArray(String[]::new))).hasStatus(422);
        fields.addAll(List.of("dong-y", "co"));
        var taken = post(centre, below, fields.toArray(String[]::new));
        assertThat(taken).hasStatus(303);
        var review = Objects.requireNonNull(taken.getResponse().getHeader("Location"));
        assertThat(html(get(centre, review.substring(head.link("/hoc-vien").length()) + "?loc=tat-ca"))
                        .text())
                .contains("Lộc Bá Huấn", "sang Unicode, theo đồng ý của " + centre.name());
        assertThat(get(centre, below)).hasStatus(404);
        assertThat(get(board, below)).hasStatus(404);
    }

    @Test
    void refusesASecretListOrDecisionWhileTheInstallationIsConnected() {
        for (var file : List.of("danh-sach-hoc-vien.xlsx", "h-tron-bang-ma.xlsx")) {
            var answer = mvc.post()
                    .uri(head.link("/hoc-vien/nhap"))
                    .multipart()
                    .file(new MockMultipartFile("tep", "ds.xlsx", null, given.file(file)))
                    .param("do-mat", "SECRET")
                    .requestAttr(Frame.VIEWER, centre)
                    .exchange();
            assertThat(answer).hasStatus(422);
            assertThat(html(answer).select(".errors li").text()).contains("không nhận tài liệu Mật");
        }
        enrolAll();
        var secret = new ArrayList<>(List.of(DOCUMENT));
        secret.addAll(List.of("do-mat", "SECRET"));
        var decision = post(board, "/duyet", secret.toArray(String[]::new));
        assertThat(decision).hasStatus(422);
        assertThat(html(decision).select(".errors li").text()).contains("không nhận tài liệu Mật");
        assertThat(rosters.roster(centre, head).approved()).isFalse();
    }

    @Test
    void saysWhatAFileIsThatIsNoList() {
        var answer = mvc.post()
                .uri(head.link("/hoc-vien/nhap"))
                .multipart()
                .file(new MockMultipartFile("tep", "ds.xlsx", null, "không phải".getBytes(StandardCharsets.UTF_8)))
                .requestAttr(Frame.VIEWER, centre)
                .exchange();
        assertThat(answer).hasStatus(422);
        assertThat(html(answer).select(".errors li").text()).contains("không phải bảng tính Excel");
    }

    @Test
    void showsAllOnOneSmallPage() {
        enrolAll();
        var answer = get(centre, "");
        assertThat(answer).hasStatus(200);
        var page = html(answer);
        assertThat(page.select("tbody tr")).hasSize(90);
        assertThat(page.select("tbody th").eachText().getFirst()).isEqualTo("Nguyễn Ngọc Ái");
        assertThat(answer.getResponse().getContentAsByteArray()).hasSizeLessThan(70_000);
        assertThat(html(get(centre, "?xa=Xã Mai Sơn")).select("tbody tr")).hasSize(2);
        assertThat(html(get(centre, "?ten-hv=anh")).select("tbody tr")).hasSizeGreaterThan(3);
        assertThat(html(get(centre, "?ten-hv=khong ai")).select(".empty")).hasSize(1);
        assertThat(html(get(centre, "/in")).select("tbody tr")).hasSize(90);
        assertThat(html(get(centre, "/thay-doi")).select("tbody tr")).hasSize(90);
        assertThat(html(get(centre, "/con-thieu")).select(".head-meta, .muted").text())
                .contains("47 người");
        var xlsx = get(centre, "/xuat");
        assertThat(xlsx.getResponse().getHeader("Content-Disposition")).contains("danh-sach-hoc-vien-" + head.code());
    }

    @Test
    void hidesBirthDatesFromLecturersAndEthnicityFromEverybody() {
        enrolAll();
        var page = html(get(centre, "")).text();
        assertThat(page).doesNotContain("Khơ Mú", "Mông,").contains("08/03/1978");
    }

    @Test
    void addsASearchedPersonWithAReason() {
        var found = html(get(centre, "/them?ten=loc van huan"));
        var link = found.select("tbody a").attr("href");
        assertThat(link).startsWith("?nguoi=");
        var form = html(get(centre, "/them" + link));
        assertThat(form.select("select#don-vi option[selected]").text()).isEqualTo("Thị trấn Thạch Giám");
        var person = link.substring("?nguoi=".length());
        var unit = form.select("select#don-vi option[selected]").attr("value");
        var wrong = post(centre, "/them", "nguoi", person, "don-vi", unit);
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors a[href=#ly-do]").text()).isEqualTo("Ghi lý do thay đổi danh sách");
        assertThat(post(centre, "/them", "nguoi", person, "don-vi", unit, "ly-do", "Bổ sung"))
                .hasStatus(303);
        assertThat(rosters.roster(centre, head).lines()).hasSize(1);
        assertThat(html(get(centre, "/them?ten=huan")).select("tbody").text()).contains("Đã có trong danh sách");
        assertThat(post(centre, "/them", "nguoi", person, "don-vi", unit, "ly-do", "Lần nữa"))
                .hasStatus(422);
    }

    @Test
    void approvesByADecisionThenPrintsSlipsAndAsksForDocuments() {
        enrolAll();
        assertThat(get(centre, "/duyet")).hasStatus(403);
        var empty = post(board, "/duyet");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li")).hasSize(3);
        assertThat(post(board, "/duyet", DOCUMENT)).hasStatus(303);

        var form = html(get(centre, "/phieu"));
        assertThat(form.select("p").text()).contains("90 học viên có tài khoản");
        var printed = post(centre, "/phieu", "cho", "tat-ca");
        assertThat(printed).hasStatus(200).hasHeader("Cache-Control", "no-store");
        assertThat(html(printed).select(".slip")).hasSize(90);
        assertThat(html(printed).select(".slip").eachText().getFirst())
                .containsPattern("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(html(post(centre, "/phieu", "cho", "dang-uy")).select(".slip"))
                .hasSize(17);
        assertThat(html(post(centre, "/phieu", "cho", "xa:Xã Mai Sơn")).select(".slip"))
                .hasSize(2);

        var line = rosters.roster(centre, head).lines().getFirst();
        assertThat(html(get(centre, "/" + line.ref())).select(".btns a").eachText())
                .contains("Rút khỏi danh sách", "In phiếu tài khoản khác");
        var refused = post(centre, "/" + line.ref() + "/rut", "ly-do", "Ốm");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors li")).hasSize(3);
        assertThat(post(centre, "/" + line.ref() + "/rut", concat(List.of("ly-do", "Ốm"), DOCUMENT)))
                .hasStatus(303);
        assertThat(rosters.roster(centre, head).lines()).hasSize(89);
    }

    @Test
    void showsAndPrintsTheRosterOfAPastDay() {
        enrolAll();
        assertThat(html(get(centre, "/ngay?ngay=20/09/2022"))
                        .select("table")
                        .first()
                        .select("tbody tr"))
                .hasSize(90);
        assertThat(html(get(centre, "/ngay?ngay=19/09/2022")).select(".empty").text())
                .contains("Hôm đó danh sách chưa có ai");
        assertThat(html(get(centre, "/ngay/in?ngay=20/09/2022")).select("h1").text())
                .isEqualTo("Danh sách học viên hết ngày 20/09/2022");
        var future = get(centre, "/ngay?ngay=01/01/2030");
        assertThat(future).hasStatus(422);
        assertThat(html(future).select(".errors a[href=#ngay]").text()).contains("Ngày này chưa tới");
        assertThat(get(centre, "/ngay?ngay=31/02/2022")).hasStatus(422);
        assertThat(get(centre, "/ngay?ngay=")).hasStatus(422);
    }

    private static String[] concat(List<String> first, String[] rest) {
        return Stream.concat(first.stream(), Arrays.stream(rest)).toArray(String[]::new);
    }

    @Test
    void dividesIntoGroupsAndChoosesTheCommittee() {
        enrolAll();
        assertThat(html(get(centre, "/to")).select("input#so-to").attr("value")).isEqualTo("3");
        assertThat(post(centre, "/to/chia", "cach", "BY_COMMUNES", "so-to", "99"))
                .hasStatus(422);
        assertThat(post(centre, "/to/chia", "cach", "BY_COMMUNES", "so-to", "3"))
                .hasStatus(303);
        var page = html(get(centre, "/to"));
        assertThat(page.select(".picks b").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(90);
        var lines = rosters.roster(centre, head).lines();
        var one = lines.get(0);
        var two = lines.get(1);
        var refused = post(centre, "/to", "cv-" + one.ref(), "MONITOR", "cv-" + two.ref(), "MONITOR");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors p").text()).contains("hai lớp trưởng");
        assertThat(post(centre, "/to", "cv-" + one.ref(), "MONITOR", "to-" + two.ref(), "3"))
                .hasStatus(303);
        assertThat(html(get(centre, "?to=3")).select("tbody").text()).contains(two.fullName());
        assertThat(html(get(centre, "")).select("tbody").text()).contains("Lớp trưởng");
    }

    @Test
    void closesItsDoorsToOthers() {
        var elsewhere = given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer("Người lạ", Role.ORGANISATION_BOARD, elsewhere);
        for (var below : List.of(
                "", "/in", "/xuat", "/con-thieu", "/thay-doi", "/them", "/to", "/duyet", "/phieu", "/nhap", "/ngay"))
            assertThat(get(stranger, below)).hasStatus(404);
        var approver = given.viewer("Người duyệt", Role.APPROVER, given.standing);
        assertThat(get(approver, "")).hasStatus(200);
        assertThat(get(approver, "/nhap")).hasStatus(403);
    }
}

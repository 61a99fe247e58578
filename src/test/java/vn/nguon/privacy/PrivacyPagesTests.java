package vn.nguon.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
import vn.nguon.people.AddPerson;
import vn.nguon.people.People;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonDetails;
import vn.nguon.people.Post;
import vn.nguon.people.Upland;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

/** One's own data, the desk for requests, what is kept how long, the mark of the connection: empty, wrong, refused, right; and strangers. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class PrivacyPagesTests {
    private static final String OWN = "/du-lieu-cua-toi";
    private static final String DESK = "/du-lieu-ca-nhan/yeu-cau";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    People people;

    @Autowired
    Tasks tasks;

    @Autowired
    WorkingDays working;

    Upland given;
    Viewer board;
    PersonCard anh;
    AccountId account;

    /** Tuesday 20/09/2022. */
    @BeforeEach
    void somebodyWithAnAccount() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
        anh = person("Lữ Thị Ánh", "Xã Yên Na");
        account = given.account("Lữ Thị Ánh");
        people.linkAccount(anh.id(), account);
    }

    private PersonCard person(String name, String commune) {
        var at = given.committee(commune);
        var details = new PersonDetails(
                name,
                "",
                Sex.FEMALE,
                BirthDate.ofYear(1982),
                "Thái",
                "Công giáo",
                "",
                null,
                LocalDate.of(2010, 5, 19),
                LocalDate.of(2011, 5, 19),
                "",
                "",
                "",
                "");
        var post = new Post("Phó Bí thư Đảng ủy", at, "Đảng ủy " + commune, LocalDate.of(2020, 6, 1), null, "12-QĐ/HU");
        return ((AddPerson.Added) people.add(board, new AddPerson(details, post, false))).person();
    }

    private MvcTestResult get(AccountId who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who)).exchange();
    }

    private MvcTestResult post(AccountId who, String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(who)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID asked() {
        assertThat(post(account, OWN, "viec", "CORRECTION", "loi-yeu-cau", "Sinh năm 1983, không phải 1982"))
                .hasStatus(303);
        return jdbc.sql("SELECT ref FROM privacy_request").query(UUID.class).single();
    }

    @Test
    void showsAPersonTheirOwnDataUnmaskedAndNobodyElses() {
        person("Vi Thị Pủn", "Xã Yên Na");
        var page = get(account, OWN);
        assertThat(page).hasStatusOk();
        var text = html(page).select("main").text();
        assertThat(text)
                .contains("Lữ Thị Ánh", "Công giáo", "19/05/2011", "Phó Bí thư Đảng ủy", "12-QĐ/HU")
                .doesNotContain("Vi Thị Pủn", "•••");
    }

    @Test
    void givesTheSameAsAFileThatSaysWhoTookItAndWhen() throws IOException {
        var file = get(account, OWN + "/tep");
        assertThat(file).hasStatusOk();
        try (var book =
                new ReadableWorkbook(new ByteArrayInputStream(file.getResponse().getContentAsByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(1).getCellText(0)).isEqualTo("Lữ Thị Ánh xuất tệp lúc 08:00 ngày 20/09/2022");
            assertThat(rows).anySatisfy(row -> {
                assertThat(row.getCellText(1)).isEqualTo("Tôn giáo");
                assertThat(row.getCellText(2)).isEqualTo("Công giáo");
            });
        }
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'EXPORT' AND subject_id = :id")
                        .param("id", anh.id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void anAccountOfNobodyHasNothingButItself() {
        assertThat(html(get(board.id(), OWN)).text()).contains("chưa gắn với hồ sơ cán bộ nào");
        assertThat(get(board.id(), OWN + "/tep")).hasStatus(404);
        assertThat(post(board.id(), OWN, "viec", "ACCESS", "loi-yeu-cau", "Xem"))
                .hasStatus(404);
        assertThat(mvc.get().uri(OWN)).hasStatus(302);
    }

    @Test
    void keepsWhatWasTypedWhenARequestIsIncomplete() {
        var wrong = post(account, OWN, "viec", "", "loi-yeu-cau", "Sửa năm sinh");
        assertThat(wrong).hasStatus(422);
        var page = html(wrong);
        assertThat(page.select(".errors").text()).contains("Chọn việc muốn yêu cầu");
        assertThat(page.select("#loi-yeu-cau").text()).isEqualTo("Sửa năm sinh");
        assertThat(post(account, OWN, "viec", "DELETION", "loi-yeu-cau", " ")).hasStatus(422);
        assertThat(post(account, OWN, "viec", "GI-DO", "loi-yeu-cau", "x")).hasStatus(422);
        assertThat(jdbc.sql("SELECT count(*) FROM privacy_request")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aRequestBecomesATaskOfTheNearestOrganisationBoardWithItsDeadline() {
        var ref = asked();
        assertThat(tasks.of(board)).singleElement().satisfies(task -> {
            assertThat(task.link()).isEqualTo(DESK + "/" + ref);
            assertThat(task.dueOn()).isEqualTo(LocalDate.of(2022, 9, 22));
        });
        var list = html(get(board.id(), DESK));
        assertThat(list.select("tbody tr").text()).contains("Sửa chỗ sai", "Lữ Thị Ánh", "22/09/2022", "Mới nhận");
        assertThat(list.text()).doesNotContain("Quá hạn");
    }

    @Test
    void takesUpAndAnswersOnceAndThePersonReadsIt() {
        var at = DESK + "/" + asked();
        assertThat(post(board.id(), at, "viec", "nhan")).hasStatus(303);
        assertThat(post(board.id(), at, "viec", "nhan")).hasStatus(422);
        assertThat(html(get(board.id(), at)).select(".head-title").text()).contains("Đang xử lý");
        assertThat(post(board.id(), at, "tra-loi", "", "loi-tra-loi", "")).hasStatus(422);
        assertThat(post(board.id(), at, "tra-loi", "TAKEN", "loi-tra-loi", "x")).hasStatus(422);
        assertThat(post(board.id(), at, "tra-loi", "DONE", "loi-tra-loi", "Đã sửa theo giấy khai sinh"))
                .hasStatus(303);
        assertThat(tasks.of(board)).extracting(TaskLine::link).doesNotContain(at);
        var again = post(board.id(), at, "tra-loi", "REFUSED", "loi-tra-loi", "Thôi");
        assertThat(again).hasStatus(422);
        assertThat(html(again).select(".errors").text()).contains("đã trả lời");
        assertThat(html(get(account, OWN)).text())
                .contains("Đã làm theo yêu cầu", "Đã sửa theo giấy khai sinh", "Vi Thị Hạnh");
        assertThat(html(get(board.id(), DESK)).text()).contains("Không có yêu cầu nào chờ trả lời");
        assertThat(html(get(board.id(), DESK + "?xem=tat-ca")).select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void saysThatARequestIsOverdueAndThatItWasAnsweredLate() {
        var at = DESK + "/" + asked();
        clock.travelTo(LocalDateTime.of(2022, 9, 23, 8, 0));
        assertThat(html(get(board.id(), DESK)).select("tbody").text()).contains("Quá hạn");
        post(board.id(), at, "tra-loi", "REFUSED", "loi-tra-loi", "Giấy khai sinh ghi 1982");
        assertThat(html(get(board.id(), at)).text()).contains("Trả lời muộn");
    }

    @Test
    void notesWhatCameOnPaperForSomebodyInScope() {
        assertThat(html(get(board.id(), DESK + "/moi?q=lu thi anh"))
                        .select("a[href*=nguoi]")
                        .text())
                .isEqualTo("Lữ Thị Ánh");
        var none =
                post(board.id(), DESK + "/moi", "viec", "ACCESS", "loi-yeu-cau", "Xin bản in", "qua", "đơn trên giấy");
        assertThat(none).hasStatus(422);
        assertThat(html(none).select(".errors").text()).contains("Tìm và chọn người có dữ liệu");
        var right = post(
                board.id(),
                DESK + "/moi",
                "nguoi",
                anh.ref().toString(),
                "viec",
                "ACCESS",
                "loi-yeu-cau",
                "Xin bản in",
                "qua",
                "đơn trên giấy");
        assertThat(right).hasStatus(303);
        assertThat(html(get(
                                board.id(),
                                Objects.requireNonNull(right.getResponse().getRedirectedUrl())))
                        .text())
                .contains("Xin bản in", "đơn trên giấy", "Vi Thị Hạnh ghi");
    }

    @Test
    void anotherBoardFindsNothingAndOthersAreKeptOut() {
        var at = DESK + "/" + asked();
        var stranger = given.viewer("Lê Thị Mơ", Role.ORGANISATION_BOARD, given.neighbour)
                .id();
        assertThat(get(stranger, at)).hasStatus(404);
        assertThat(post(stranger, at, "viec", "nhan")).hasStatus(404);
        assertThat(post(stranger, at, "tra-loi", "DONE", "loi-tra-loi", "x")).hasStatus(404);
        assertThat(get(stranger, DESK + "/moi?nguoi=" + anh.ref())).hasStatus(404);
        assertThat(post(
                        stranger,
                        DESK + "/moi",
                        "nguoi",
                        anh.ref().toString(),
                        "viec",
                        "ACCESS",
                        "loi-yeu-cau",
                        "x",
                        "qua",
                        "y"))
                .hasStatus(404);
        assertThat(html(get(stranger, DESK + "?xem=tat-ca")).text()).contains("Chưa có yêu cầu nào");
        for (var role : Set.of(Role.ADMINISTRATOR, Role.LECTURER, Role.COMMUNE)) {
            var other = given.viewer("Người Khác", role, given.committee("Xã Yên Na"))
                    .id();
            assertThat(get(other, DESK)).as(role.name()).hasStatus(403);
            assertThat(get(other, at)).as(role.name()).hasStatus(403);
        }
        assertThat(get(account, at)).hasStatus(403);
    }

    @Test
    void theBoardDoesNotAnswerAboutItself() {
        people.linkAccount(person("Vi Thị Hạnh", "Xã Yên Na").id(), board.id());
        assertThat(post(board.id(), OWN, "viec", "ACCESS", "loi-yeu-cau", "Ai đã xem"))
                .hasStatus(303);
        var at = DESK + "/"
                + jdbc.sql("SELECT ref FROM privacy_request").query(UUID.class).single();
        var own = post(board.id(), at, "tra-loi", "DONE", "loi-tra-loi", "Tự trả lời");
        assertThat(own).hasStatus(422);
        assertThat(html(own).select(".errors").text()).contains("của chính mình");
    }

    @Test
    void countsWorkingDaysByTheRules() {
        var friday = LocalDate.of(2022, 9, 16);
        assertThat(working.after(friday, 2)).isEqualTo(LocalDate.of(2022, 9, 20));
        assertThat(working.after(LocalDate.of(2022, 8, 31), 2))
                .as("1 and 2 September")
                .isEqualTo(LocalDate.of(2022, 9, 6));
        assertThat(working.after(LocalDate.of(2022, 9, 17), 1)).as("Saturday").isEqualTo(LocalDate.of(2022, 9, 19));
        jdbc.sql("""
                INSERT INTO rule_parameter (key, value, unit, label, is_default, valid)
                VALUES ('privacy.working-day.6', 1, '0/1', 'Thứ Bảy là ngày làm việc', true, '[2000-01-01,)')
                """).update();
        assertThat(working.after(friday, 2)).isEqualTo(LocalDate.of(2022, 9, 19));
    }

    @Test
    void knowsTetGioToAndHolidaysInLieu() {
        assertThat(working.after(LocalDate.of(2022, 1, 28), 2))
                .as("Tết 2022, Friday before it")
                .isEqualTo(LocalDate.of(2022, 2, 8));
        assertThat(working.after(LocalDate.of(2022, 4, 8), 1))
                .as("Giỗ Tổ on a Sunday, made up for on Monday")
                .isEqualTo(LocalDate.of(2022, 4, 12));
        assertThat(working.after(LocalDate.of(2022, 4, 29), 1))
                .as("30 April and 1 May on a weekend")
                .isEqualTo(LocalDate.of(2022, 5, 4));
        assertThat(working.after(LocalDate.of(2021, 12, 31), 1))
                .as("1 January on a Saturday")
                .isEqualTo(LocalDate.of(2022, 1, 4));
        assertThat(working.after(LocalDate.of(2022, 1, 3), 1))
                .as("comes in on the day in lieu itself")
                .isEqualTo(LocalDate.of(2022, 1, 4));
        assertThat(working.after(LocalDate.of(2026, 2, 13), 2)).as("Tết 2026").isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(working.after(LocalDate.of(2025, 4, 25), 1))
                .as("a Saturday worked instead")
                .isEqualTo(LocalDate.of(2025, 4, 26));
    }

    private static final String HOLIDAYS = "/quan-tri/ngay-nghi";

    @Test
    void theAdministratorKeepsTheHolidaysOfEachYear() {
        var admin = given.viewer("Quản Trị", Role.ADMINISTRATOR, given.district).id();
        assertThat(get(board.id(), HOLIDAYS)).hasStatus(403);
        assertThat(post(board.id(), HOLIDAYS)).hasStatus(403);
        var page = html(get(admin, HOLIDAYS));
        assertThat(page.select("h1").text()).isEqualTo("Ngày nghỉ, làm bù năm 2022");
        assertThat(page.select("tbody tr").first().text()).contains("31/01/2022", "Tết Nguyên đán", "mặc định");
        assertThat(html(get(admin, HOLIDAYS + "?nam=2028")).select(".empty").text())
                .contains("Chưa có lịch nghỉ năm 2028");

        var empty = post(admin, HOLIDAYS, "tu", "", "den", "", "la", "OFF", "ten", "", "van-ban", "");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors a")).hasSize(4);
        assertThat(add(admin, "26/01/2028", "25/01/2028")).hasStatus(422);
        assertThat(add(admin, "01/01/2028", "31/01/2028")).hasStatus(422);
        assertThat(working.after(LocalDate.of(2028, 1, 24), 1)).isEqualTo(LocalDate.of(2028, 1, 25));

        assertThat(add(admin, "25/01/2028", "31/01/2028")).hasStatus(303);
        assertThat(working.after(LocalDate.of(2028, 1, 24), 1)).isEqualTo(LocalDate.of(2028, 2, 1));
        var listed = html(get(admin, HOLIDAYS + "?nam=2028"));
        assertThat(listed.select("tbody tr")).hasSize(7);
        assertThat(listed.select("tbody tr").first().text()).contains("Thông báo 1234/TB-BNV ngày 05/12/2027");
        var twice = add(admin, "31/01/2028", "01/02/2028");
        assertThat(twice).hasStatus(422);
        assertThat(html(twice).select(".errors").text()).contains("Đã có trong danh sách: 31/01/2028");
        assertThat(html(twice).select("#tu").val()).isEqualTo("31/01/2028");

        var drop = listed.select("tbody form").first().attr("action");
        assertThat(post(board.id(), drop)).hasStatus(403);
        assertThat(post(admin, drop)).hasStatus(303);
        assertThat(post(admin, drop)).hasStatus(404);
        assertThat(working.after(LocalDate.of(2028, 1, 24), 1)).isEqualTo(LocalDate.of(2028, 1, 25));
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action IN ('ADD_HOLIDAY', 'REMOVE_HOLIDAY')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(html(get(account, "/du-lieu-ca-nhan/thoi-han"))
                        .select("main")
                        .text())
                .contains("31/01/2022: nghỉ, Tết Nguyên đán");
    }

    private MvcTestResult add(AccountId who, String from, String to) {
        return post(
                who,
                HOLIDAYS,
                "tu",
                from,
                "den",
                to,
                "la",
                "OFF",
                "ten",
                "Tết Nguyên đán",
                "van-ban",
                "Thông báo 1234/TB-BNV ngày 05/12/2027");
    }

    @Test
    void theDeadlineHasItsSourceFromTheDayOfTheDecree() {
        assertThat(html(get(account, "/du-lieu-ca-nhan/thoi-han")).text())
                .contains("Hồ sơ cán bộ", "70 năm", "2 ngày làm việc", "mặc định, chưa có văn bản")
                .doesNotContain("356/2025");
        clock.travelTo(LocalDateTime.of(2026, 3, 2, 8, 0));
        assertThat(html(get(account, "/du-lieu-ca-nhan/thoi-han")).text()).contains("Nghị định 356/2025/NĐ-CP");
    }

    @Test
    void onlyTheAdministratorMarksTheConnectionAndNotWhileSecretsAreKept() {
        var admin = given.viewer("Quản Trị", Role.ADMINISTRATOR, given.district).id();
        assertThat(html(get(admin, "/quan-tri/ket-noi")).text()).contains("Hiện ghi nhận: có nối mạng internet");
        assertThat(get(board.id(), "/quan-tri/ket-noi")).hasStatus(403);
        assertThat(post(board.id(), "/quan-tri/ket-noi", "ket-noi", "khong-noi-mang"))
                .hasStatus(403);
        assertThat(post(admin, "/quan-tri/ket-noi", "ket-noi", "")).hasStatus(422);
        assertThat(post(admin, "/quan-tri/ket-noi", "ket-noi", "khong-noi-mang"))
                .hasStatus(303);
        assertThat(html(get(admin, "/quan-tri/ket-noi")).text()).contains("không nối mạng internet");
        jdbc.sql("INSERT INTO document (ref, number, dated, issuer_name, classification, made_at)"
                        + " VALUES (gen_random_uuid(), '1-QĐ/M', '2022-09-01', 'Huyện ủy', 'SECRET', '2022-09-01')")
                .update();
        assertThat(html(get(admin, "/quan-tri/ket-noi")).text()).contains("Đang giữ 1 danh sách, văn bản Mật");
    }

    private static final String BREACHES = "/du-lieu-ca-nhan/su-co";

    private MvcTestResult breach(AccountId who, String day, String time) {
        return post(
                who,
                BREACHES,
                "viec-gi",
                "Gửi nhầm danh sách",
                "ngay-phat-hien",
                day,
                "gio-phat-hien",
                time,
                "cua-ai",
                "học viên lớp TD-2022-01",
                "so-nguoi",
                "91",
                "bien-phap",
                "Đã yêu cầu xóa");
    }

    @Test
    void keepsBreachesWithTheirClockAndReports() {
        assertThat(html(get(board.id(), BREACHES)).text()).contains("Chưa ghi sự cố nào", "72 giờ, mặc định");
        assertThat(html(post(board.id(), BREACHES)).select(".errors li")).hasSize(6);
        assertThat(breach(board.id(), "19/09/2022", "25:00")).hasStatus(422);
        var later = breach(board.id(), "20/09/2022", "08:01");
        assertThat(later).hasStatus(422);
        assertThat(html(later).select("#cua-ai").val()).isEqualTo("học viên lớp TD-2022-01");
        var right = breach(board.id(), "19/09/2022", "16:20");
        assertThat(right).hasStatus(303);
        var at = Objects.requireNonNull(right.getResponse().getRedirectedUrl());
        assertThat(html(get(board.id(), at)).text()).contains("91 người", "Chưa báo", "hạn 22/09/2022 16:20");
        assertThat(post(
                        board.id(),
                        at,
                        "ghi",
                        "da-bao",
                        "ngay-lam",
                        "18/09/2022",
                        "gio-lam",
                        "08:00",
                        "ghi-chu",
                        "A05"))
                .hasStatus(422);
        clock.travelTo(LocalDateTime.of(2022, 9, 22, 17, 0));
        assertThat(html(get(board.id(), BREACHES)).select("tbody").text()).contains("Chưa báo, quá hạn");
        assertThat(post(
                        board.id(),
                        at,
                        "ghi",
                        "da-bao",
                        "ngay-lam",
                        "22/09/2022",
                        "gio-lam",
                        "16:30",
                        "ghi-chu",
                        "Công văn 5"))
                .hasStatus(303);
        assertThat(html(get(board.id(), at)).text()).contains("Báo muộn, 22/09/2022 16:30", "Công văn 5");
    }

    @Test
    void aBreachIsItsOrganisationsAndTheAdministrators() {
        var at = Objects.requireNonNull(
                breach(board.id(), "19/09/2022", "16:20").getResponse().getRedirectedUrl());
        var stranger = given.viewer("Lê Thị Mơ", Role.ORGANISATION_BOARD, given.neighbour)
                .id();
        assertThat(get(stranger, at)).hasStatus(404);
        assertThat(post(stranger, at, "ghi", "da-bao")).hasStatus(404);
        assertThat(html(get(stranger, BREACHES)).text()).contains("Chưa ghi sự cố nào");
        assertThat(get(
                        given.viewer("Quản Trị", Role.ADMINISTRATOR, given.district)
                                .id(),
                        at))
                .hasStatusOk();
        assertThat(get(account, BREACHES)).hasStatus(403);
    }

    @Test
    void everyPrintedPageSaysWhoPrintsItAndWhen() {
        assertThat(html(get(account, OWN)).select(".d-print-block").text())
                .isEqualTo("Lữ Thị Ánh in lúc 08:00 ngày 20/09/2022");
        assertThat(html(mvc.get().uri("/du-lieu-ca-nhan").exchange()).select(".d-print-block"))
                .isEmpty();
    }
}

package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;

/** The screens of a person's history, of correcting a post and of "same person": each form empty, wrong, refused and right. */
@SpringBootTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Transactional
class HistoryPagesTests {

    private static final String[] DISCIPLINE = {
        "linh-vuc",
        "PARTY",
        "hinh-thuc",
        "WARNING",
        "ten-muc",
        "Vi phạm chính sách dân số",
        "noi",
        "UBKT Huyện ủy",
        "so",
        "12-QĐ/UBKT",
        "ngay",
        "07/03/2022",
        "tu-ngay",
        "",
        "den-ngay",
        "06/03/2023"
    };

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    People people;

    @Autowired
    Histories histories;

    Upland given;
    Viewer board;
    PersonCard anh;
    String history;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
        anh = add("Lữ Thị Ánh", "Xã Nga My");
        history = "/can-bo/" + anh.ref() + "/qua-trinh";
    }

    private PersonCard add(String name, String commune) {
        var post = new Post("Phó Chủ tịch HĐND", given.committee(commune), commune, LocalDate.of(2021, 7, 1), null, "");
        var details = PersonDetails.of(name, Sex.FEMALE, BirthDate.ofYear(1982));
        return ((AddPerson.Added) people.add(board, new AddPerson(details, post, true))).person();
    }

    private MvcTestResult get(Viewer who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who)).exchange();
    }

    private MvcTestResult post(Viewer who, String address, String... fields) {
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

    private static String[] with(String[] fields, String... more) {
        var all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private static String[] changed(String[] fields, String name, String value) {
        var copy = fields.clone();
        for (var i = 0; i < copy.length; i += 2) if (copy[i].equals(name)) copy[i + 1] = value;
        return copy;
    }

    private String factAddress() {
        return history + "/" + histories.of(board, anh.ref()).getFirst().ref();
    }

    @Test
    void showsEmptySectionsWithTheNextStep() {
        var page = html(get(board, history));
        assertThat(page.select("h2").eachText())
                .contains("Đào tạo, bồi dưỡng, trình độ", "Cấp ủy, đoàn thể", "Khen thưởng", "Kỷ luật");
        assertThat(page.select("a[href$=/them/ky-luat]").text()).isEqualTo("Thêm kỷ luật");
        assertThat(page.select("caption").eachText()).contains("Chức vụ, đơn vị");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'READ' AND sentence LIKE 'Xem quá trình%'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theFormOfADisciplineSaysWhatIsMissing() {
        assertThat(get(board, history + "/them/ky-luat")).hasStatusOk();
        var result = post(board, history + "/them/ky-luat");
        assertThat(result).hasStatus(422);
        assertThat(html(result).select(".errors li").eachText())
                .containsExactly(
                        "Chọn hệ",
                        "Chọn hình thức kỷ luật",
                        "Nhập vi phạm",
                        "Nhập số quyết định kỷ luật",
                        "Nhập ngày quyết định kỷ luật");
    }

    @Test
    void theFormKeepsWhatIsWrong() {
        var wrong = post(board, history + "/them/ky-luat", changed(DISCIPLINE, "den-ngay", "06/03/2021"));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).isEqualTo("Ngày cuối ở trước ngày đầu. Xem lại hai ngày");
        assertThat(html(wrong).select("#ten-muc").val()).isEqualTo("Vi phạm chính sách dân số");
        assertThat(html(post(board, history + "/them/ky-luat", changed(DISCIPLINE, "ngay", "21/09/2022")))
                        .select(".errors li")
                        .text())
                .contains("Ngày quyết định ở sau hôm nay");
        assertThat(html(post(board, history + "/them/ky-luat", changed(DISCIPLINE, "hinh-thuc", "HANGING")))
                        .select(".errors li")
                        .text())
                .contains("Chọn lại hình thức kỷ luật");
    }

    @Test
    void entersADisciplineOnceAndShowsIt() {
        assertThat(post(board, history + "/them/ky-luat", DISCIPLINE))
                .hasStatus(303)
                .hasRedirectedUrl(history);
        assertThat(html(get(board, history)).text())
                .contains(
                        "Cảnh cáo: Vi phạm chính sách dân số",
                        "12-QĐ/UBKT ngày 07/03/2022, UBKT Huyện ủy",
                        "đến 06/03/2023");
        var twice = post(board, history + "/them/ky-luat", DISCIPLINE);
        assertThat(twice).hasStatus(422);
        assertThat(html(twice).select(".errors").text()).contains("Mục này đã có trong hồ sơ");
    }

    @Test
    void everyKindHasItsForm() {
        for (var kind : FactKind.values()) {
            var page = html(get(board, history + "/them/" + kind.slug()));
            assertThat(page.select("main label").eachText()).as(kind.slug()).isNotEmpty();
            assertThat(page.select("#hinh-thuc")).hasSize(kind == FactKind.DISCIPLINE ? 1 : 0);
        }
        assertThat(get(board, history + "/them/luong")).hasStatus(404);
        assertThat(post(
                        board,
                        history + "/them/dao-tao",
                        "linh-vuc",
                        "POLITICAL_THEORY",
                        "ten-muc",
                        "Trung cấp lý luận chính trị"))
                .hasStatus(303);
        assertThat(html(get(board, history)).text()).contains("Trung cấp lý luận chính trị", "Lý luận chính trị");
    }

    @Test
    void correctsAFactWithAReasonAndShowsWhatWas() {
        post(board, history + "/them/ky-luat", DISCIPLINE);
        var address = factAddress();
        var form = html(get(board, address + "/sua"));
        assertThat(form.select("#hinh-thuc option[selected]").val()).isEqualTo("WARNING");
        assertThat(form.select("#den-ngay").val()).isEqualTo("06/03/2023");
        var right = changed(DISCIPLINE, "hinh-thuc", "REPRIMAND");
        var without = post(board, address + "/sua", right);
        assertThat(without).hasStatus(422);
        assertThat(html(without).select(".errors li").text()).isEqualTo("Ghi lý do, căn cứ sửa");
        assertThat(post(board, address + "/sua", with(right, "ly-do", "Ghi nhầm hình thức")))
                .hasStatus(303);
        assertThat(html(get(board, history)).text())
                .contains(
                        "Khiển trách: Vi phạm chính sách dân số",
                        "Những lần đính chính",
                        "Ghi nhầm hình thức",
                        "Ghi lần đầu: Đảng: Cảnh cáo");
        assertThat(get(board, address + "/sua")).hasStatus(404);
    }

    @Test
    void withdrawsAFactWithAReason() {
        post(board, history + "/them/ky-luat", DISCIPLINE);
        var address = factAddress();
        var without = post(board, address + "/rut");
        assertThat(without).hasStatus(422);
        assertThat(html(without).select(".errors li").text()).isEqualTo("Ghi lý do rút");
        assertThat(post(board, address + "/rut", "ly-do-rut", "Ghi nhầm người")).hasStatus(303);
        var page = html(get(board, history));
        assertThat(page.text()).contains("Rút: Đảng: Cảnh cáo", "Ghi nhầm người");
        assertThat(page.select("caption").eachText()).doesNotContain("Kỷ luật");
    }

    @Test
    void theCommuneReadsWithoutDisciplinesAndWritesNothing() {
        post(board, history + "/them/ky-luat", DISCIPLINE);
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        var page = html(get(commune, history));
        assertThat(page.text()).doesNotContain("Cảnh cáo").contains("Kỷ luật chỉ Ban Tổ chức");
        assertThat(page.select("a[href*=/them/], a[href$=/sua]")).isEmpty();
        assertThat(get(commune, history + "/them/ky-luat")).hasStatus(403);
        assertThat(post(commune, history + "/them/ky-luat", DISCIPLINE)).hasStatus(403);
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        for (var address : new String[] {history, history + "/them/ky-luat", factAddress() + "/sua"})
            assertThat(get(stranger, address)).as(address).hasStatus(404);
        assertThat(post(stranger, factAddress() + "/rut", "ly-do-rut", "x")).hasStatus(404);
    }

    @Test
    void correctsAPost() {
        var held = people.page(board, anh.ref()).posts().getFirst().ref();
        var address = "/can-bo/" + anh.ref() + "/chuc-vu/" + held;
        var form = html(get(board, address + "/sua"));
        assertThat(form.select("#chuc-vu").val()).isEqualTo("Phó Chủ tịch HĐND");
        assertThat(form.select("#tu-ngay").val()).isEqualTo("01/07/2021");
        assertThat(post(board, address + "/sua")).hasStatus(422);
        String[] right = {
            "chuc-vu",
            "Phó Chủ tịch UBND",
            "noi-lam-viec",
            given.ref(given.committee("Xã Nga My")).toString(),
            "tu-ngay",
            "01/07/2021",
            "den-ngay",
            "30/06/2020",
            "ly-do",
            "Theo quyết định"
        };
        assertThat(html(post(board, address + "/sua", right))
                        .select(".errors li")
                        .text())
                .isEqualTo("Ngày cuối ở trước ngày bắt đầu. Xem lại hai ngày");
        assertThat(post(board, address + "/sua", changed(right, "den-ngay", "")))
                .hasStatus(303);
        assertThat(html(get(board, history)).text())
                .contains(
                        "Đính chính chức vụ: Phó Chủ tịch HĐND, Xã Nga My → Phó Chủ tịch UBND, Xã Nga My",
                        "Theo quyết định");
        assertThat(get(board, address + "/sua")).hasStatus(404);
    }

    @Test
    void withdrawsAPostThatWasNeverHeld() {
        people.at(anh.id(), given.committee("Xã Yên Na"), People.Door.Reason.PLANNED, "entry:1");
        var held = people.page(board, anh.ref()).posts().getFirst().ref();
        var address = "/can-bo/" + anh.ref() + "/chuc-vu/" + held;
        assertThat(post(board, address + "/rut")).hasStatus(422);
        assertThat(post(board, address + "/rut", "ly-do-rut", "Ghi nhầm người")).hasStatus(303);
        assertThat(html(get(board, history)).text()).contains("Chưa ghi chức vụ nào", "Rút chức vụ: Phó Chủ tịch HĐND");
    }

    // --- same person
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void saysThatTwoFilesAreOnePersonAndTakesItBack() {
        var twin = add("Lữ Thị Ánh", "Xã Yên Na");
        jdbc.sql("DELETE FROM person_distinct").update();
        var address = "/can-bo/" + anh.ref() + "/cung-nguoi";
        var page = html(get(board, address));
        assertThat(page.select("a[href$=ma=" + twin.code() + "]").text()).isEqualTo("So với Lữ Thị Ánh");
        var compared = html(get(board, address + "?ma=" + twin.code()));
        assertThat(compared.select("caption").text()).contains("So hai hồ sơ");
        assertThat(compared.select("#giu option[selected]").val()).isEqualTo(anh.code());

        var without = post(board, address, "ma", twin.code(), "giu", twin.code());
        assertThat(without).hasStatus(422);
        assertThat(html(without).select(".errors li").text()).isEqualTo("Ghi vì sao là một người");
        assertThat(post(board, address, "ma", twin.code(), "giu", twin.code(), "ly-do", "Cùng căn cước"))
                .hasStatus(303)
                .hasRedirectedUrl("/can-bo/" + twin.ref() + "/cung-nguoi");

        assertThat(html(get(board, "/can-bo")).select("tbody tr")).hasSize(1);
        assertThat(get(board, history)).hasStatus(303).hasRedirectedUrl("/can-bo/" + twin.ref() + "/qua-trinh");
        assertThat(get(board, "/can-bo/" + anh.ref() + "/sua")).hasStatus(303);
        assertThat(get(board, "/can-bo/" + anh.ref())).hasStatus(303).hasRedirectedUrl("/can-bo/" + twin.ref());
        assertThat(html(get(board, "/can-bo/" + twin.ref())).text()).contains(anh.code());

        var standing = html(get(board, "/can-bo/" + twin.ref() + "/cung-nguoi"));
        assertThat(standing.text()).contains("Đang là một người", "Cùng căn cước");
        var part = standing.select("form[action$=/tach]").attr("action");
        assertThat(post(board, part)).hasStatus(422);
        assertThat(post(board, part, "ly-do-tach", "Ghi nhầm", "hai-nguoi", "co"))
                .hasStatus(303);
        assertThat(html(get(board, "/can-bo")).select("tbody tr")).hasSize(2);
        assertThat(html(get(board, address)).text()).contains("Đã tách", "Ghi nhầm", "Không thấy hồ sơ nào giống");
    }

    @Test
    void refusesACodeThatIsNoneAndAFileWithItself() {
        var address = "/can-bo/" + anh.ref() + "/cung-nguoi";
        for (var code : new String[] {"CB-99999", anh.code(), "x"}) {
            var result = get(board, address + "?ma=" + code);
            assertThat(result).as(code).hasStatus(422);
            assertThat(html(result).select("#ma").attr("aria-invalid")).isEqualTo("true");
        }
        assertThat(post(board, address, "ma", "CB-99999", "giu", "x", "ly-do", "y"))
                .hasStatus(422);
        assertThat(post(board, address, "ma", anh.code(), "giu", anh.code(), "ly-do", "y"))
                .hasStatus(422);
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        assertThat(get(commune, address)).hasStatus(403);
    }

    // --- the form of the person, the list
    // -----------------------------------------------------------------------------------

    @Test
    void theFormOfAPersonRefusesANumberThatDisagreesAtItsField() {
        var address = "/can-bo/" + anh.ref() + "/sua";
        String[] fields = {
            "phien-ban",
            "0",
            "ho-ten",
            "Lữ Thị Ánh",
            "gioi-tinh",
            "FEMALE",
            "ngay-sinh",
            "1982",
            "so-dinh-danh",
            "040082000001",
            "ly-do",
            "Theo căn cước"
        };
        var wrong = post(board, address, fields);
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors a").attr("href")).isEqualTo("#so-dinh-danh");
        assertThat(html(wrong).select(".errors li").text()).startsWith("Chữ số thứ tư là 0: nam sinh từ 1900 đến 1999");
        assertThat(html(post(board, address, changed(fields, "so-dinh-danh", "0401")))
                        .select(".errors li")
                        .text())
                .isEqualTo("Số định danh cá nhân có đúng 12 chữ số, không có dấu cách");
        var dead = with(changed(fields, "so-dinh-danh", "040182000001"), "ngay-mat", "01/01/1970");
        assertThat(html(post(board, address, dead)).select(".errors a").attr("href"))
                .isEqualTo("#ngay-mat");
        assertThat(html(post(board, address, changed(fields, "ly-do", "")))
                        .select(".errors li")
                        .text())
                .contains("Ghi lý do, căn cứ sửa");
        var right = with(changed(fields, "so-dinh-danh", "040182000001"), "ten-khac", "Y Ánh", "tieng-dan-toc", "Thái");
        assertThat(post(board, address, right)).hasStatus(303);
        var form = html(get(board, address));
        assertThat(form.select("#ten-khac").val()).isEqualTo("Y Ánh");
        assertThat(form.select("#so-dinh-danh").val()).isEqualTo("040182000001");
    }

    @Test
    void leafsThroughTheListByKeysAndKeepsTheFilters() {
        for (var i = 0; i < 55; i++) add("Lò Văn " + (char) ('A' + i % 26) + (char) ('a' + i / 26), "Xã Yên Na");
        var first = html(get(board, "/can-bo?q=lo&gioi-tinh=nu"));
        assertThat(first.select("tbody tr")).hasSize(50);
        assertThat(first.select(".pager").text()).contains("50 người", "55 người");
        var next = first.select("a[rel=next]").attr("href");
        assertThat(next).contains("q=lo", "gioi-tinh=nu", "sau=").doesNotContain("trang=");
        var second = html(get(board, "/can-bo" + next));
        assertThat(second.select("tbody tr")).hasSize(5);
        assertThat(second.select("a[rel=next]")).isEmpty();
        var back = html(get(board, "/can-bo" + second.select("a[rel=prev]").attr("href")));
        assertThat(back.select("tbody th").eachText())
                .isEqualTo(first.select("tbody th").eachText());
        assertThat(second.select("th a[href*=xep]").eachAttr("href")).noneMatch(href -> href.contains("sau="));
        assertThat(html(get(board, "/can-bo?tuoi=tu-55")).select(".empty").text())
                .contains("Bỏ lọc");
        assertThat(get(board, "/can-bo?sau=x&tuoi=x&quy-hoach=x&gioi-tinh=x")).hasStatusOk();
    }
}

package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
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
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Transactional
class PeoplePagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    People people;

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

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String[] anh(String born) {
        return new String[] {
            "ho-ten",
            "Lữ Thị Ánh",
            "gioi-tinh",
            "FEMALE",
            "ngay-sinh",
            born,
            "dan-toc",
            "Thái",
            "chuc-vu",
            "Phó Chủ tịch HĐND",
            "noi-lam-viec",
            given.ref(given.committee("Xã Nga My")).toString(),
            "tu-ngay",
            "01/07/2021"
        };
    }

    private PersonCard only() {
        return people.list(board, PersonFilter.of("", 50)).lines().getFirst().person();
    }

    @Test
    void saysWhatToDoWhileNobodyIsThere() {
        var page = html(get(board, "/can-bo"));
        assertThat(page.select(".empty").text()).contains("Chưa có cán bộ nào");
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/quy-hoach/nhap");
    }

    @Test
    void addsAPersonAndShowsThemInTheList() {
        var result = post(board, "/can-bo/them", anh("22/05/1982"));
        assertThat(result).hasStatus(303).hasRedirectedUrl("/can-bo/" + only().ref());

        var page = html(get(board, "/can-bo?q=lu thi anh"));
        assertThat(page.select("tbody tr").text()).contains("Lữ Thị Ánh 22/05/1982 Nữ Phó Chủ tịch HĐND Xã Nga My");
        assertThat(page.select("tbody th a").attr("href")).isEqualTo("/can-bo/" + only().ref());
        assertThat(html(get(board, "/can-bo?q=khong ai")).select(".empty").text())
                .contains("Bỏ lọc");
    }

    @Test
    void givesTheFormBackWithWhatIsMissing() {
        var result = post(board, "/can-bo/them");
        assertThat(result).hasStatus(422);
        var page = html(result);
        assertThat(page.select(".errors li").eachText())
                .containsExactly(
                        "Nhập họ và tên",
                        "Chọn giới tính",
                        "Nhập ngày sinh, hoặc năm sinh nếu chỉ biết năm",
                        "Nhập chức vụ",
                        "Chọn đơn vị công tác",
                        "Nhập ngày bắt đầu giữ chức vụ");
        assertThat(page.select("#ho-ten").attr("aria-describedby")).isEqualTo("ho-ten-sai");
        assertThat(page.select("input:not([type=hidden]), select").stream()
                        .allMatch(input ->
                                !page.select("label[for=" + input.id() + "]").isEmpty()))
                .isTrue();
    }

    @Test
    void keepsAWrongBirthDateAndSaysWhatIsWrong() {
        var page = html(post(board, "/can-bo/them", anh("31/02/1990")));
        assertThat(page.select("#ngay-sinh").val()).isEqualTo("31/02/1990");
        assertThat(page.select("#ngay-sinh-sai").text()).contains("Tháng 2/1990 không có ngày 31");
    }

    @Test
    void asksAboutSomebodyAlikeAndTakesTheAnswer() {
        post(board, "/can-bo/them", anh("22/05/1982"));
        var asked = post(board, "/can-bo/them", anh("1982"));
        assertThat(asked).hasStatus(422);
        assertThat(html(asked).select("#giong ~ ul").text()).contains("Lữ Thị Ánh", "22/05/1982");

        var fields = new java.util.ArrayList<>(java.util.List.of(anh("1982")));
        fields.add("nguoi-khac");
        fields.add("co");
        assertThat(post(board, "/can-bo/them", fields.toArray(String[]::new))).hasStatus(303);
    }

    @Test
    void correctsAPersonAndRefusesAnOldVersion() {
        post(board, "/can-bo/them", anh("22/05/1982"));
        var address = "/can-bo/" + only().ref() + "/sua";
        var page = html(get(board, address));
        assertThat(page.select("#ho-ten").val()).isEqualTo("Lữ Thị Ánh");
        assertThat(page.select("[name=phien-ban]").val()).isEqualTo("0");

        String[] fields = {
            "phien-ban",
            "0",
            "ho-ten",
            "Lữ Thị Ánh",
            "gioi-tinh",
            "FEMALE",
            "ngay-sinh",
            "23/05/1982",
            "ly-do",
            "Theo căn cước"
        };
        assertThat(post(board, address, fields)).hasStatus(303);
        assertThat(only().bornText()).isEqualTo("23/05/1982");
        assertThat(post(board, address, fields)).hasStatus(409);
    }

    @Test
    void addsAndEndsAPost() {
        post(board, "/can-bo/them", anh("22/05/1982"));
        var person = "/can-bo/" + only().ref();
        assertThat(post(board, person + "/chuc-vu", "chuc-vu", "Bí thư Đoàn", "tu-ngay", "01/01/2022"))
                .hasStatus(422);
        assertThat(post(
                        board,
                        person + "/chuc-vu",
                        "chuc-vu",
                        "Bí thư Đoàn",
                        "noi-khac",
                        "Huyện đoàn",
                        "tu-ngay",
                        "01/01/2022"))
                .hasStatus(303);
        var held = people.page(board, only().ref()).posts().getFirst();
        var end = person + "/chuc-vu/" + held.ref() + "/thoi";
        assertThat(post(board, end, "den-ngay", "")).hasStatus(422);
        assertThat(post(board, end, "den-ngay", "31/08/2022")).hasStatus(303);
    }

    @Test
    void isFoundOnlyByThoseWhoMayLook() {
        post(board, "/can-bo/them", anh("22/05/1982"));
        var address = "/can-bo/" + only().ref() + "/sua";
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        assertThat(get(stranger, address)).hasStatus(404);
        assertThat(html(get(stranger, "/can-bo")).text()).doesNotContain("Lữ Thị Ánh");
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        assertThat(html(get(commune, "/can-bo")).text()).contains("Lữ Thị Ánh");
        assertThat(get(commune, address)).hasStatus(403);
        assertThat(get(commune, "/can-bo/them")).hasStatus(403);
        assertThat(get(given.viewer("Giảng viên", Role.LECTURER, given.district), "/can-bo"))
                .hasStatus(403);
    }
}

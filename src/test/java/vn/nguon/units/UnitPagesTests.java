package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.nguon.accounts.Caller.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Caller;
import vn.nguon.accounts.SignIn;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.FormMarks;

/** Places and organisations: each form empty, wrong, refused, right. The reorganisation has tests of its own. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class UnitPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Installation installation;

    private FinishedClass given;
    private Viewer administrator;
    private Caller admin;

    @BeforeEach
    void november2022() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        administrator = given.viewer("Quản Trị", Role.ADMINISTRATOR, null);
        admin = new Caller(mvc, administrator);
    }

    @Test
    void takesNothingWithoutTheTokenOfItsPage() {
        for (var path :
                new String[] {"/noi/nhap", "/to-chuc/moi", at(given.board, "/ten"), at(given.board, "/ket-thuc")})
            assertThat(admin.postWithoutToken(path)).as(path).hasStatus(403);
    }

    @Test
    void showsTheMapOfTheDayAskedForAndKeepsADayItCannotRead() {
        assertThat(admin.page("/to-chuc?ngay=01/06/2010").select(".empty")).isNotEmpty();
        var wrong = admin.page("/to-chuc?ngay=31/02/2022");
        assertThat(wrong.select("#ngay").val()).isEqualTo("31/02/2022");
        assertThat(wrong.select(".errors li").text()).isEqualTo("Tháng 2/2022 không có ngày 31");
        assertThat(admin.page("/noi?ngay=32/13/2022").select(".errors li")).hasSize(1);
    }

    @Test
    void asksForAFileOfPlacesAndSaysWhichLineItCannotRead() throws IOException {
        FormMarks.check(admin.page("/noi"));
        var empty = upload(new byte[0]);
        assertThat(empty).hasStatus(422);
        FormMarks.refused(html(empty), "Chọn tệp địa bàn, ví dụ dia-ban.csv");
        var wrong = upload("ma,ten\n1,Xã Nga My\n".getBytes(StandardCharsets.UTF_8));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).contains("Dòng 1").doesNotEndWith(".");

        var right = upload(Files.readAllBytes(Path.of("src/test/resources/journeys/dia-ban.csv")));
        assertThat(right).hasStatus(303).hasRedirectedUrl("/noi");
        var page = admin.page("/noi");
        assertThat(page.select("tbody th").eachText()).contains("Xã Nga My", "Xã Hữu Khuông");
        var again = upload(Files.readAllBytes(Path.of("src/test/resources/journeys/dia-ban.csv")));
        assertThat(again).hasStatus(422);
        FormMarks.refused(html(again), html(again).select(".errors li").text());

        var undo = page.select("form[action$=hoan-tac]").attr("action");
        assertThat(admin.post(undo)).hasStatus(303).hasRedirectedUrl("/noi");
        assertThat(admin.page("/noi").select(".empty").text()).contains("Chưa có nơi nào");
        assertThat(admin.post(undo)).as("undone already").hasStatus(409);
        assertThat(admin.post("/noi/nhap/" + UUID.randomUUID() + "/hoan-tac")).hasStatus(404);
    }

    @Test
    void takesASecretFileOfPlacesOnlyWhileTheInstallationIsNotConnected() throws IOException {
        var content = Files.readAllBytes(Path.of("src/test/resources/journeys/dia-ban.csv"));
        var refused = upload(content, "SECRET");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors a[href=#tep]").text()).contains("không nhận tài liệu Mật");
        assertThat(html(refused).select("#do-mat option[selected]").val()).isEqualTo("SECRET");
        assertThat(admin.page("/noi").select("tbody th")).isEmpty();
        installation.mark(false);
        assertThat(upload(content, "SECRET")).hasStatus(303);
        assertThat(admin.page("/noi").select(".task-note").text()).contains("Đã nhập · Mật");
    }

    private MvcTestResult upload(byte[] content) {
        return upload(content, "NORMAL");
    }

    private MvcTestResult upload(byte[] content, String classification) {
        return mvc.post()
                .uri("/noi/nhap")
                .multipart()
                .file(new MockMultipartFile("tep", "dia-ban.csv", MediaType.TEXT_PLAIN_VALUE, content))
                .param("do-mat", classification)
                .with(SignIn.as(administrator))
                .with(csrf())
                .exchange();
    }

    @Test
    void foundsAnOrganisation() {
        FormMarks.check(admin.page("/to-chuc/moi"));
        var empty = admin.post("/to-chuc/moi");
        assertThat(empty).hasStatus(422);
        FormMarks.refused(
                html(empty),
                "Nhập tên tổ chức",
                "Nhập tên gọn",
                "Chọn loại tổ chức",
                "Chọn thể thức văn bản",
                "Nhập ngày tổ chức bắt đầu");

        var wrong = admin.post("/to-chuc/moi", organisation("x".repeat(201), "31/02/2015", given.district));
        assertThat(wrong).hasStatus(422);
        var kept = FormMarks.refused(html(wrong), "Tên đầy đủ dài tối đa 200 ký tự", "Tháng 2/2015 không có ngày 31");
        assertThat(kept.select("#tu-ngay").val()).isEqualTo("31/02/2015");
        assertThat(kept.select("#loai option[selected]").val()).isEqualTo("BOARD");
        assertThat(kept.select("#cap-tren option[selected]").text()).isEqualTo("Huyện ủy Tương Dương");

        var twin = admin.post(
                "/to-chuc/moi", organisation("Ban Tổ chức Huyện ủy Tương Dương", "01/06/2015", given.district));
        assertThat(twin).hasStatus(422);
        assertThat(FormMarks.refused(
                                html(twin),
                                "Đã có tổ chức tên này trong thời gian đó. Xem lại danh sách, hoặc ghi tên đầy đủ hơn")
                        .select("#ten")
                        .val())
                .isEqualTo("Ban Tổ chức Huyện ủy Tương Dương");

        var right = admin.post("/to-chuc/moi", organisation("Ban Dân vận Huyện ủy", "01/06/2015", given.district));
        assertThat(right).hasStatus(303);
        assertThat(admin.page("/to-chuc").text()).contains("Ban Dân vận Huyện ủy");
    }

    private String[] organisation(String name, String from, OrganisationId superior) {
        return new String[] {
            "ten",
            name,
            "ten-gon",
            "Ban Dân vận",
            "loai",
            "BOARD",
            "the-thuc",
            "PARTY",
            "cap-tren",
            ref(superior).toString(),
            "noi",
            "",
            "tu-ngay",
            from
        };
    }

    @Test
    void takesNoChoiceThatItDidNotOffer() {
        var fields = organisation("Ban Dân vận Huyện ủy", "01/06/2015", given.district);
        fields[9] = UUID.randomUUID().toString();
        var foreign = admin.post("/to-chuc/moi", fields);
        assertThat(foreign).hasStatus(422);
        assertThat(html(foreign).select(".errors li a").attr("href")).isEqualTo("#cap-tren");
    }

    @Test
    void renames() {
        var one = FormMarks.check(admin.page(at(given.board, "")));
        assertThat(one.select("form[action$=/ten] #ten").val()).isEqualTo("Ban Tổ chức Huyện ủy Tương Dương");
        var empty = admin.post(at(given.board, "/ten"), "ten", "", "ten-gon", "", "tu-ngay", "");
        assertThat(empty).hasStatus(422);
        var page = FormMarks.refused(html(empty), "Nhập tên mới", "Nhập tên gọn mới", "Nhập ngày bắt đầu gọi tên mới");
        assertThat(page.select("details[open] summary").text())
                .as("the form that failed is open")
                .isEqualTo("Đổi tên");

        var early = admin.post(
                at(given.board, "/ten"), "ten", "Ban Tổ chức", "ten-gon", "Ban Tổ chức", "tu-ngay", "01/01/2000");
        assertThat(early).hasStatus(422);
        assertThat(html(early).select("#ten").val()).isEqualTo("Ban Tổ chức");
        assertThat(admin.post(
                        at(given.board, "/ten"), "ten", "Ban Tổ chức mới", "ten-gon", "BTC", "tu-ngay", "10/11/2022"))
                .hasStatus(303);
        assertThat(admin.page(at(given.board, "")).select("h1").text()).isEqualTo("Ban Tổ chức mới");
        assertThat(admin.page("/to-chuc?ngay=09/11/2022").text())
                .as("the map of the day before")
                .contains("Ban Tổ chức Huyện ủy Tương Dương")
                .doesNotContain("Ban Tổ chức mới");
    }

    @Test
    void leafsThroughOrganisationsAndFindsThemByNameAndKind() {
        for (var n = 1; n <= 60; n++)
            given.organisation("Đảng ủy xã Bản Mới %02d".formatted(n), "COMMUNE_COMMITTEE", "PARTY", given.district);
        var total = jdbc.sql("SELECT count(*) FROM organisation_version WHERE valid @> DATE '2022-11-11'")
                .query(Integer.class)
                .single();
        var names = new ArrayList<String>();
        for (String address = "/to-chuc"; !address.isEmpty(); ) {
            var page = admin.page(address);
            assertThat(page.select(".head-meta").text()).endsWith(": %d tổ chức".formatted(total));
            names.addAll(page.select("tbody th").eachText());
            var next = page.select("a[rel=next]").attr("href");
            address = next.isEmpty() ? "" : "/to-chuc" + next;
        }
        assertThat(names).hasSize(total).isSortedAccordingTo(VietnameseText.order());
        var named = admin.page("/to-chuc?tim=ban moi 07");
        assertThat(named.select("tbody th").eachText()).containsExactly("Đảng ủy xã Bản Mới 07");
        assertThat(named.select("#tim").val()).isEqualTo("ban moi 07");
        assertThat(admin.page("/to-chuc?tim=ban moi&loai=BOARD")
                        .select(".empty")
                        .text())
                .contains("Không có tổ chức nào như vậy");
        assertThat(admin.page("/to-chuc?tim=ban moi&loai=COMMUNE_COMMITTEE")
                        .select(".head-meta")
                        .text())
                .endsWith(": 60 tổ chức");
        assertThat(admin.page("/to-chuc?loai=GI").select("tbody tr"))
                .as("not a kind: all")
                .hasSize(50);
    }

    @Test
    void hangsAnOrganisationOnAPlace() throws IOException {
        upload(Files.readAllBytes(Path.of("src/test/resources/journeys/dia-ban.csv")));
        var empty = admin.post(at(given.commune, "/noi"));
        assertThat(empty).hasStatus(422);
        FormMarks.refused(html(empty), "Chọn nơi");
        var place = html(empty).select("#noi option").stream()
                .filter(option -> option.text().startsWith("Xã Nga My"))
                .findFirst()
                .orElseThrow();
        assertThat(admin.post(at(given.commune, "/noi"), "noi", place.val())).hasStatus(303);
        assertThat(admin.page(at(given.commune, "")).select(".head-meta").text())
                .contains("Xã Nga My");
    }

    @Test
    void endsAnOrganisationOnlyWithKeepersForWhatItLeaves() {
        var empty = admin.post(at(given.board, "/ket-thuc"));
        assertThat(empty).hasStatus(422);
        FormMarks.refused(
                html(empty),
                "Nhập ngày hoạt động cuối cùng",
                "Nhập văn bản làm căn cứ",
                "Chọn nơi giữ hồ sơ",
                "Chọn nơi giữ sổ cấp",
                "Chọn nơi nhận việc còn mở");

        var itself = admin.post(at(given.board, "/ket-thuc"), end(given.board, "30/11/2022"));
        assertThat(itself).as("keeps its own files").hasStatus(422);
        assertThat(html(itself).select(".errors li")).isNotEmpty();
        assertThat(html(itself).select("#can-cu").val()).isEqualTo("Nghị quyết 12-NQ/TU");

        assertThat(admin.post(at(given.board, "/ket-thuc"), end(given.district, "30/11/2022")))
                .hasStatus(303);
        assertThat(admin.page(at(given.board, "")).select(".head-meta").text()).contains("kết thúc ngày 30/11/2022");
    }

    private String[] end(OrganisationId keeper, String last) {
        var ref = ref(keeper).toString();
        return new String[] {
            "ngay-cuoi", last, "can-cu", "Nghị quyết 12-NQ/TU", "giu-ho-so", ref, "giu-so", ref, "giu-viec", ref
        };
    }

    private String at(OrganisationId organisation, String path) {
        return "/to-chuc/" + ref(organisation) + path;
    }

    private UUID ref(OrganisationId organisation) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", organisation.value())
                .query(UUID.class)
                .single();
    }
}

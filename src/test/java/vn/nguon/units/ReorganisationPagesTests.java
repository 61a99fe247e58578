package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.nguon.units.Redrawn.FIRST;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
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
import vn.nguon.people.Statements;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * Every step of the wizard: empty, wrong, refused, right; and who finds nothing. Longer than most: each step stands on those before it.
 */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class ReorganisationPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NguonClock clock;

    @Autowired
    private Organisations organisations;

    @Autowired
    private PlaceLoader loader;

    private Redrawn given;
    private Viewer board;

    @BeforeEach
    void firstDay() {
        clock.travelTo(FIRST.atTime(8, 0));
        given = new Redrawn(jdbc, organisations, loader);
        board = given.board;
    }

    @AfterEach
    void home() {
        clock.returnHome();
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

    private static String leadsTo(MvcTestResult result) {
        assertThat(result).hasStatus(303);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private MvcTestResult head(String number, String dated, String issuer, String day) {
        return post(board, "/sap-xep/moi", "so", number, "ngay-van-ban", dated, "co-quan", issuer, "hieu-luc", day);
    }

    private String draft() {
        return leadsTo(head("1678/NQ-UBTVQH15", "16/06/2025", "Ủy ban Thường vụ Quốc hội", "01/07/2025"));
    }

    private String version(String act) {
        return html(get(board, act)).select("input[name=phien-ban]").first().val();
    }

    private MvcTestResult upload(String act, byte[] bytes) {
        return mvc.post()
                .uri(act + "/tep")
                .multipart()
                .file(new MockMultipartFile("tep", "dia-ban.csv", null, bytes))
                .param("phien-ban", version(act))
                .with(SignIn.as(board))
                .with(csrf())
                .exchange();
    }

    private String drafted() {
        var act = draft();
        assertThat(upload(act, Redrawn.file())).hasStatus(303);
        return act;
    }

    private void keepAll(String act) {
        for (var page = html(get(board, act + "/noi-giu"));
                !page.select("select[name^=giu-ho-so]").isEmpty();
                page = html(get(board, act + "/noi-giu"))) {
            var fields = new ArrayList<String>(List.of("phien-ban", version(act)));
            for (var select : page.select("select[name^=giu-ho-so]")) {
                fields.add(select.attr("name"));
                fields.add(given.ref(given.provinceBoard).toString());
            }
            assertThat(post(board, act + "/noi-giu", fields.toArray(String[]::new)))
                    .hasStatus(303);
        }
    }

    @Test
    void saysWhatToDoWhileThereIsNoAct() {
        jdbc.sql("UPDATE reorganisation SET state = 'CANCELLED', decided_at = made_at")
                .update();
        assertThat(html(get(board, "/sap-xep")).select(".empty").text()).contains("Chưa có quyết định sắp xếp nào");
    }

    @Test
    void asksForTheDocumentFirst() {
        var empty = head("", "", "", "");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li").eachText())
                .containsExactly(
                        "Nhập số, ký hiệu văn bản",
                        "Nhập ngày văn bản",
                        "Nhập cơ quan ban hành",
                        "Nhập ngày có hiệu lực");
        var wrong = head("1678/NQ-UBTVQH15", "31/06/2025", "UBTVQH", "01/07/2025");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#ngay-van-ban").val()).isEqualTo("31/06/2025");
        assertThat(html(wrong).select("#so").val()).isEqualTo("1678/NQ-UBTVQH15");
        var refused = head("1678/NQ-UBTVQH15", "16/08/2025", "UBTVQH", "01/07/2025");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select("#hieu-luc-sai").text()).contains("16/08/2025");

        var act = draft();
        var page = html(get(board, act));
        assertThat(page.select("h1").text()).isEqualTo("1678/NQ-UBTVQH15");
        assertThat(page.select(".tasks").first().text())
                .contains("1. Văn bản", "5. Xem lại và thực hiện", "Chưa làm được");
        assertThat(html(get(board, "/sap-xep")).select("tbody tr").text()).contains("1678/NQ-UBTVQH15", "Đang soạn");
    }

    @Test
    void keepsTheDraftAndItsDocumentCanBeMended() {
        var act = draft();
        assertThat(html(get(board, act + "/van-ban")).select("#co-quan").val()).isEqualTo("Ủy ban Thường vụ Quốc hội");
        var mended = post(
                board,
                act + "/van-ban",
                "phien-ban",
                version(act),
                "so",
                "1678/NQ-UBTVQH15",
                "ngay-van-ban",
                "16/06/2025",
                "co-quan",
                "Quốc hội",
                "hieu-luc",
                "01/07/2025");
        assertThat(leadsTo(mended)).isEqualTo(act);
        assertThat(html(get(board, act)).select(".head-meta").text()).contains("Quốc hội");
        assertThat(post(
                        board,
                        act + "/van-ban",
                        "phien-ban",
                        "0",
                        "so",
                        "x",
                        "ngay-van-ban",
                        "16/06/2025",
                        "co-quan",
                        "y",
                        "hieu-luc",
                        "01/07/2025"))
                .hasStatus(409);
    }

    @Test
    void takesTheChangesFromTheFile() {
        var act = draft();
        var nothing = upload(act, new byte[0]);
        assertThat(nothing).hasStatus(422);
        assertThat(html(nothing).select("#tep-sai").text()).contains("Chọn tệp địa bàn");
        var wrong = upload(act, "một,hai".getBytes(StandardCharsets.UTF_8));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#tep-sai").text()).contains("Dòng 1");
        assertThat(upload(act, Redrawn.file())).hasStatus(303);
        var page = html(get(board, act));
        assertThat(page.select("#thay-doi").first().parent().select("li").eachText())
                .anyMatch(t -> t.contains("Xã Tam Thái (16924), Xã Tam Hợp (16936) thành Xã Tam Thái (16936)"))
                .anyMatch(t -> t.contains("Xã Hữu Khuông (16885) về Tỉnh Nghệ An"))
                .anyMatch(t -> t.contains("Huyện Tương Dương"));
        var again = upload(act, Redrawn.file());
        assertThat(again).hasStatus(422);
        assertThat(html(again).select("#tep-sai").text()).contains("đã có trong thay đổi");
    }

    @Test
    void mergesByHand() {
        var act = draft();
        var form = act + "/noi/sap-nhap";
        assertThat(html(get(board, form)).select("input[name=tu]")).hasSizeGreaterThanOrEqualTo(18);
        var empty = post(board, form, "phien-ban", version(act));
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li").eachText()).contains("Chọn các nơi sáp nhập");
        var yenNa = given.place("Xã Yên Na", "16912").toString();
        var yenTinh = given.place("Xã Yên Tĩnh", "16900").toString();
        var province = given.place("Tỉnh Nghệ An", "40").toString();
        var taken = merge(act, "16936", yenNa, yenTinh, province);
        assertThat(taken).hasStatus(422);
        assertThat(html(taken).select(".errors").text()).contains("Mã 16936 đang thuộc Xã Tam Hợp");
        assertThat(html(taken).select("#ten").val()).isEqualTo("Xã Yên Na");
        assertThat(html(taken).select("input[name=tu][checked]")).hasSize(2);
        assertThat(leadsTo(merge(act, "16912", yenNa, yenTinh, province))).isEqualTo(act);
        assertThat(html(get(board, act)).text()).contains("thành Xã Yên Na (16912)");
    }

    private MvcTestResult merge(String act, String code, String one, String other, String province) {
        return post(
                board,
                act + "/noi/sap-nhap",
                "phien-ban",
                version(act),
                "tu",
                one,
                "tu",
                other,
                "nhan",
                "moi",
                "ten",
                "Xã Yên Na",
                "loai",
                "COMMUNE",
                "ma",
                code,
                "cap-tren",
                province);
    }

    @Test
    void splitsRenamesMovesEndsAndFoundsByHand() {
        var act = draft();
        var board1 = given.ref(given.districtBoard).toString();
        var province = given.ref(given.province).toString();
        var tooFew =
                post(board, act + "/to-chuc/chia-tach", "phien-ban", version(act), "tu", board1, "ten-1", "Ban Một");
        assertThat(tooFew).hasStatus(422);
        assertThat(html(tooFew).select(".errors li").eachText())
                .contains("Nhập tên phần 2", "Chọn phần giữ hồ sơ, sổ, việc");
        assertThat(post(
                        board,
                        act + "/to-chuc/chia-tach",
                        "phien-ban",
                        version(act),
                        "tu",
                        board1,
                        "ten-1",
                        "Ban Một",
                        "ten-2",
                        "Ban Hai",
                        "giu",
                        "2"))
                .hasStatus(303);
        var yenNa = given.place("Xã Yên Na", "16912").toString();
        var unnamed = post(board, act + "/noi/doi-ten", "phien-ban", version(act), "tu", yenNa);
        assertThat(unnamed).hasStatus(422);
        assertThat(html(unnamed).select("#ten-sai").text()).contains("Nhập tên mới");
        assertThat(post(board, act + "/noi/doi-ten", "phien-ban", version(act), "tu", yenNa, "ten", "Xã Na Mới"))
                .hasStatus(303);
        assertThat(post(board, act + "/noi/chuyen", "phien-ban", version(act), "tu", yenNa))
                .hasStatus(422);
        assertThat(post(
                        board,
                        act + "/noi/chuyen",
                        "phien-ban",
                        version(act),
                        "tu",
                        yenNa,
                        "cap-tren",
                        given.place("Tỉnh Nghệ An", "40").toString()))
                .hasStatus(303);
        var district = given.ref(given.otherDistrict).toString();
        var unkept = post(board, act + "/to-chuc/ket-thuc", "phien-ban", version(act), "tu", district);
        assertThat(unkept).hasStatus(422);
        assertThat(html(unkept).select(".errors li")).hasSize(3);
        assertThat(post(
                        board,
                        act + "/to-chuc/ket-thuc",
                        "phien-ban",
                        version(act),
                        "tu",
                        district,
                        "giu-ho-so",
                        province,
                        "giu-so",
                        province,
                        "giu-viec",
                        province))
                .hasStatus(303);
        assertThat(post(board, act + "/to-chuc/thanh-lap", "phien-ban", version(act)))
                .hasStatus(422);
        assertThat(post(
                        board,
                        act + "/to-chuc/thanh-lap",
                        "phien-ban",
                        version(act),
                        "ten",
                        "Ban Mới Tỉnh ủy",
                        "ten-gon",
                        "Ban Mới",
                        "loai",
                        "BOARD",
                        "the-thuc",
                        "PARTY",
                        "cap-tren",
                        province))
                .hasStatus(303);
        assertThat(html(get(board, act))
                        .select("#thay-doi")
                        .first()
                        .parent()
                        .select("li")
                        .eachText())
                .hasSize(5)
                .anyMatch(t -> t.contains("Ban Tổ chức Huyện ủy thành Ban Một, Ban Hai"))
                .anyMatch(t -> t.contains("Xã Yên Na (16912) thành Xã Na Mới (16912)"))
                .anyMatch(t -> t.contains("Xã Yên Na (16912) về Tỉnh Nghệ An (40)"));
        assertThat(post(board, act + "/bo", "phien-ban", version(act), "thay-doi", "4"))
                .hasStatus(303);
        assertThat(html(get(board, act)).text()).doesNotContain("Ban Mới Tỉnh ủy");
        assertThat(post(board, act + "/bo", "phien-ban", "0", "thay-doi", "0")).hasStatus(409);
        assertThat(get(board, act + "/noi/xoa")).hasStatus(404);
    }

    @Test
    void asksWhoKeepsWhat() {
        var act = drafted();
        var page = html(get(board, act + "/noi-giu"));
        assertThat(page.select("legend.h6").eachText()).contains("Huyện ủy Tương Dương", "Huyện ủy Quỳ Hợp");
        var empty = post(board, act + "/noi-giu", "phien-ban", version(act));
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors").text()).contains("Chọn nơi giữ cho ít nhất một tổ chức");
        var gone = post(
                board,
                act + "/noi-giu",
                "phien-ban",
                version(act),
                "giu-ho-so-1",
                given.ref(given.body("Đảng ủy xã Tam Hợp")).toString());
        assertThat(gone).hasStatus(422);
        keepAll(act);
        assertThat(html(get(board, act + "/noi-giu")).select(".empty").text())
                .contains("Mọi tổ chức kết thúc đã có nơi giữ");
    }

    @Test
    void showsWhatItTouchesAndAsksForDecisions() {
        var an = given.person("Lô Văn An");
        var hop = given.body("Đảng ủy xã Tam Hợp");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(given.person("Vi Thị Ân"), "Phó Bí thư Đảng ủy", hop, "2025-2030");
        var act = drafted();
        keepAll(act);
        var effects = act + "/anh-huong";
        var page = html(get(board, effects));
        assertThat(page.select("#k-quy-hoach").text()).isEqualTo("Quy hoạch: 2 lượt quy hoạch");
        assertThat(page.text()).contains("Còn 2 chưa quyết định");
        var one = page.select("a:contains(Đảng ủy xã Tam Hợp)").attr("href");

        assertThat(html(get(board, act + "/thuc-hien")).select("form[method=post] input[name=da-xem]"))
                .isEmpty();
        assertThat(html(get(board, act + "/thuc-hien")).select(".errors").text())
                .contains("Còn 2 mục cần quyết định");

        var detail = html(get(board, one));
        assertThat(detail.select("tbody th").eachText()).containsExactly("Lô Văn An", "Vi Thị Ân");
        var nothing = post(board, one);
        assertThat(nothing).hasStatus(422);
        assertThat(html(nothing).select(".errors li").eachText()).contains("Chọn ít nhất một dòng", "Chọn quyết định");
        var thing = detail.select("input[name=muc]").first().val();
        var nowhere = post(board, one, "muc", thing, "quyet-dinh", "MOVE");
        assertThat(nowhere).hasStatus(422);
        assertThat(html(nowhere).select("#noi-den-sai").text()).contains("Chọn nơi chuyển đến");
        assertThat(html(nowhere).select("input[name=muc][checked]")).hasSize(1);
        assertThat(post(
                        board,
                        one,
                        "muc",
                        thing,
                        "quyet-dinh",
                        "MOVE",
                        "noi-den",
                        given.ref(given.body("Đảng ủy xã Lượng Minh")).toString()))
                .hasStatus(303);
        assertThat(html(get(board, one)).text()).contains("Đến Đảng ủy xã Lượng Minh", "Chưa quyết định");
        assertThat(post(board, effects + "/quy-hoach", "tat-ca", "CONTINUE")).hasStatus(303);
        assertThat(html(get(board, effects)).text())
                .contains("1: Đến Đảng ủy xã Lượng Minh", "1: Đến Đảng ủy xã Tam Thái")
                .doesNotContain("chưa quyết định");

        var look = act + "/thuc-hien";
        assertThat(html(get(board, look)).select("#se-lam").first().parent().text())
                .contains("Quy hoạch: 1 tiếp tục ở nơi kế tiếp, 1 chuyển đến nơi khác");
        var unread = post(board, look, "phien-ban", version(act));
        assertThat(unread).hasStatus(422);
        assertThat(html(unread).select("#da-xem").attr("aria-invalid")).isEqualTo("true");
        assertThat(leadsTo(post(board, look, "phien-ban", version(act), "da-xem", "co")))
                .isEqualTo(act);
        var done = html(get(board, act));
        assertThat(done.text()).contains("Đã thực hiện", "Quy hoạch: 1 lượt quy hoạch chuyển đến nơi khác");
        assertThat(done.select("form[method=post]"))
                .filteredOn(f -> !f.attr("action").contains("dang-xuat"))
                .isEmpty();
        assertThat(get(board, act + "/van-ban")).hasStatus(404);
        assertThat(post(board, look, "phien-ban", "9", "da-xem", "co")).hasStatus(404);
    }

    @Test
    void decidesForAnOrganisationAsAWholeAndTakesItBack() {
        var hop = given.body("Đảng ủy xã Tam Hợp");
        given.planned(given.person("Lô Văn An"), "Bí thư Đảng ủy", hop, "2025-2030");
        var act = drafted();
        keepAll(act);
        var field = "quy-hoach-" + given.ref(hop);
        var refused = post(board, act + "/anh-huong/quy-hoach", field, "CHUYEN");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors").text()).contains("không còn trong danh sách");
        assertThat(post(board, act + "/anh-huong/quy-hoach", field, "END")).hasStatus(303);
        assertThat(html(get(board, act + "/anh-huong"))
                        .select("#" + field + " option[selected]")
                        .text())
                .isEqualTo("Kết thúc cùng tổ chức");
        assertThat(post(board, act + "/anh-huong/quy-hoach", field, "")).hasStatus(303);
        assertThat(html(get(board, act + "/anh-huong")).text()).contains("Còn 1 chưa quyết định");
        assertThat(post(board, act + "/anh-huong/khong-co", "tat-ca", "END")).hasStatus(404);
    }

    @Test
    void assignsByHandWhatWasLeft() {
        var hop = given.body("Đảng ủy xã Tam Hợp");
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        var act = drafted();
        keepAll(act);
        assertThat(post(board, act + "/anh-huong/quy-hoach", "tat-ca", "LEAVE")).hasStatus(303);
        assertThat(post(board, act + "/thuc-hien", "phien-ban", version(act), "da-xem", "co"))
                .hasStatus(303);
        assertThat(html(get(board, act)).text()).contains("Còn 1 mục ở tổ chức đã kết thúc, chưa phân về đâu");
        var left = act + "/anh-huong/quy-hoach/" + given.ref(hop);
        var detail = html(get(board, left));
        var thing = detail.select("input[name=muc]").val();
        assertThat(detail.select("#noi-den option").eachText())
                .contains("Đảng ủy xã Tam Thái", "Đảng ủy xã Tương Dương", "Đảng ủy xã Lượng Minh")
                .doesNotContain("Đảng ủy xã Tam Hợp (mới)", "Đảng ủy xã Xiêng My");
        assertThat(post(board, left, "muc", thing, "quyet-dinh", "CONTINUE")).hasStatus(303);
        assertThat(html(get(board, act)).text()).doesNotContain("chưa phân về đâu");
        assertThat(given.count(
                        "SELECT count(*) FROM planning_line e JOIN organisation_card c ON c.id = e.organisation_id"
                                + " WHERE c.name = 'Đảng ủy xã Tam Thái' AND e.removed_on IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void cancelsADraft() {
        var act = drafted();
        assertThat(post(board, act + "/huy", "phien-ban", "0")).hasStatus(409);
        assertThat(leadsTo(post(board, act + "/huy", "phien-ban", version(act))))
                .isEqualTo("/sap-xep");
        assertThat(html(get(board, act)).text()).contains("Đã hủy");
        assertThat(get(board, act + "/thuc-hien")).hasStatus(404);
    }

    @Test
    void showsNoNamesToTheTechnicalAdministratorAndLetsThemDecideNothing() {
        var hop = given.body("Đảng ủy xã Tam Hợp");
        given.planned(given.person("Lô Văn An"), "Bí thư Đảng ủy", hop, "2025-2030");
        var act = drafted();
        keepAll(act);
        var detail = html(get(given.admin, act + "/anh-huong/quy-hoach/" + given.ref(hop)));
        assertThat(detail.text()).contains("Ngoài phạm vi xem").doesNotContain("Lô Văn An");
        assertThat(detail.select("input[name=muc]")).isEmpty();
        assertThat(post(given.admin, act + "/anh-huong/quy-hoach", "tat-ca", "END"))
                .hasStatus(403);
    }

    @Test
    void isNotThereForOthers() {
        var act = drafted();
        var other = given.viewer("Vi Văn Hợp", Role.ORGANISATION_BOARD, given.otherDistrict, FIRST);
        for (var address : List.of("", "/van-ban", "/noi-giu", "/anh-huong", "/thuc-hien", "/noi/sap-nhap"))
            assertThat(get(other, act + address)).as(address).hasStatus(404);
        assertThat(post(other, act + "/huy", "phien-ban", version(act))).hasStatus(404);
        assertThat(get(board, "/sap-xep/" + java.util.UUID.randomUUID())).hasStatus(404);
        var trainee = given.viewer("Lô Văn Học", Role.TRAINEE, given.province, FIRST);
        assertThat(get(trainee, act)).hasStatus(403);
    }

    @Test
    void asksTheDatabaseTheSameNumberOfTimesForAnyNumberOfPeople() {
        var hop = given.body("Đảng ủy xã Tam Hợp");
        given.planned(given.person("Lô Văn An"), "Bí thư Đảng ủy", hop, "2025-2030");
        var act = drafted();
        keepAll(act);
        var few = Statements.during(() -> get(board, act + "/anh-huong"));
        for (var i = 0; i < 30; i++)
            given.planned(given.person("Vi Văn " + (char) ('A' + i % 26)), "Phó Bí thư Đảng ủy", hop, "2025-2030");
        assertThat(Statements.during(() -> get(board, act + "/anh-huong")))
                .isEqualTo(few)
                .isLessThanOrEqualTo(15);
    }
}

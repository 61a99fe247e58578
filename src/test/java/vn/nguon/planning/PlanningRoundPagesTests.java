package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.people.Statements;
import vn.nguon.people.Upland;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Every form of rounds, checks, quotas, gauges and the export: empty, wrong, refused, right; and strangers. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class PlanningRoundPagesTests {

    private static final String SECRETARY = "Bí thư Đảng ủy";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer board;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        NgheAn.around(jdbc, given);
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

    private MvcTestResult upload(String address, byte[] bytes) {
        return mvc.post()
                .uri(address)
                .multipart()
                .file(new MockMultipartFile("tep", "ds-quy-hoach.xlsx", null, bytes))
                .param("ngay", "15/08/2022")
                .with(SignIn.as(board))
                .with(csrf())
                .exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String location(MvcTestResult result) {
        assertThat(result).hasStatus(303);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    /** Imports a list of the term 2020-2025 by decision 512-QĐ/HU of 20/12/2021. */
    private void plan(PlanningSheet sheet) {
        post(board, location(upload("/quy-hoach/nhap", sheet.bytes())) + "/nhap", "phien-ban", "0");
    }

    private String district() {
        return given.ref(given.district).toString();
    }

    private String committee(String commune) {
        return given.ref(given.committee(commune)).toString();
    }

    /** Address of a round of 2022 for the next term. */
    private String round() {
        return location(post(
                board,
                "/quy-hoach/dot/moi",
                "cap-uy",
                district(),
                "cap",
                "COMMUNE",
                "nhiem-ky",
                "2025-2030",
                "nam",
                "2022"));
    }

    private String person(String name) {
        return jdbc.sql("SELECT ref FROM person WHERE full_name = :name")
                .param("name", name)
                .query(UUID.class)
                .single()
                .toString();
    }

    private MvcTestResult propose(String round, String name, String title) {
        return post(
                board,
                round + "/de-nghi",
                "nguoi",
                person(name),
                "to-chuc",
                committee("Xã Yên Na"),
                "chuc-danh",
                title,
                "so",
                "12-TTr/BTC",
                "ngay",
                "01/09/2022",
                "co-quan",
                given.ref(given.board).toString());
    }

    private MvcTestResult decide(String round, String deed, String reason, List<String> entries) {
        var fields = new ArrayList<>(
                List.of("viec", deed, "so", "731-QĐ/HU", "ngay", "15/09/2022", "co-quan", district(), "ly-do", reason));
        for (var entry : entries) fields.addAll(List.of("luot", entry));
        return post(board, round, fields.toArray(String[]::new));
    }

    private List<String> ticks(String round) {
        return html(get(board, round + "?loc=de-nghi"))
                .select("input[name=luot]")
                .eachAttr("value");
    }

    // --- rounds
    // --------------------------------------------------------------------------------------------------------------

    @Test
    void beginsARoundOnce() {
        assertThat(html(get(board, "/quy-hoach/dot")).select(".empty").text()).contains("Chưa có đợt quy hoạch nào");
        var empty = post(board, "/quy-hoach/dot/moi");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li")).hasSize(4);
        var wrong = post(
                board,
                "/quy-hoach/dot/moi",
                "cap-uy",
                district(),
                "cap",
                "COMMUNE",
                "nhiem-ky",
                "2025-2028",
                "nam",
                "2022");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#nhiem-ky-sai").text()).contains("ví dụ 2025-2030");
        assertThat(html(wrong).select("#nhiem-ky").val()).isEqualTo("2025-2028");
        var later = post(
                board,
                "/quy-hoach/dot/moi",
                "cap-uy",
                district(),
                "cap",
                "COMMUNE",
                "nhiem-ky",
                "2025-2030",
                "nam",
                "2023");
        assertThat(html(later).select("#nam-sai").text()).contains("Năm 2023 chưa đến");

        var round = round();
        assertThat(html(get(board, round)).select("h1").text())
                .isEqualTo("Xây dựng quy hoạch cấp xã nhiệm kỳ 2025–2030, năm 2022");
        var again = post(
                board,
                "/quy-hoach/dot/moi",
                "cap-uy",
                district(),
                "cap",
                "COMMUNE",
                "nhiem-ky",
                "2025–2030",
                "nam",
                "2022");
        assertThat(again).hasStatus(422);
        assertThat(html(again).select("[role=alert]").text()).contains("Đã có đợt cấp xã");
        assertThat(html(get(board, "/quy-hoach/dot")).select("tbody tr")).hasSize(1);
    }

    @Test
    void proposesSomebodyFoundByName() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var round = round();
        var found = html(get(board, round + "/de-nghi?q=lo van an"));
        assertThat(found.select("a[href*=nguoi=]").text()).isEqualTo("Lô Văn An");
        assertThat(html(get(board, round + "/de-nghi?q=khong ai"))
                        .select(".empty")
                        .text())
                .contains("Không thấy ai");
        var empty = post(board, round + "/de-nghi");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li")).hasSize(6);
        var nobody = post(board, round + "/de-nghi", "nguoi", UUID.randomUUID().toString());
        assertThat(nobody.getResponse().getStatus()).isEqualTo(404);

        assertThat(propose(round, "Lô Văn An", SECRETARY)).hasStatus(303);
        assertThat(html(get(board, round)).select("tbody tr").text()).contains("Lô Văn An", "Đề nghị");
        // Only proposed: neither planned nor told to the commune.
        assertThat(html(get(board, "/quy-hoach?nhiem-ky=2025-2030")).select("tbody tr"))
                .isEmpty();
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        assertThat(html(get(commune, "/quy-hoach/nguoi/" + person("Lô Văn An"))).text())
                .doesNotContain("12-TTr/BTC");
        var again = propose(round, "Lô Văn An", "bí thư đảng uỷ");
        assertThat(again).hasStatus(422);
        assertThat(html(again).select("[role=alert]").text()).contains("đã có chức danh này", "12-TTr/BTC");
    }

    @Test
    void approvesByADecisionAndKeepsWhatTheChecksSaid() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var round = round();
        propose(round, "Lô Văn An", SECRETARY);
        var nobody = decide(round, "phe-duyet", "", List.of());
        assertThat(nobody).hasStatus(422);
        assertThat(html(nobody).select("[role=alert]").text()).contains("Chọn ít nhất một người");
        var empty = post(board, round, "luot", ticks(round).getFirst());
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li")).hasSize(4);
        assertThat(html(empty).select("input[name=luot]").hasAttr("checked")).isTrue();

        assertThat(decide(round, "phe-duyet", "", ticks(round))).hasStatus(303);
        var list = html(get(board, "/quy-hoach?nhiem-ky=2025-2030"));
        assertThat(list.select("tbody tr").text()).contains("Lô Văn An", "731-QĐ/HU");
        var page = html(get(board, "/quy-hoach/nguoi/" + person("Lô Văn An")));
        assertThat(page.select("#qua-trinh + ul li").eachText())
                .anySatisfy(line -> assertThat(line)
                        .contains("Đề nghị 01/09/2022 (12-TTr/BTC)", "Phê duyệt 15/09/2022 (731-QĐ/HU)"));
        var entry = html(get(board, page.select("tbody th a").attr("href")));
        assertThat(entry.select("h3").text()).contains("731-QĐ/HU ngày 15/09/2022");
        assertThat(entry.text()).contains("Căn cứ: 50-QĐ/TW ngày 27/12/2021", "Mã quy tắc: chuc-danh-cao-hon");
        assertThat(decide(round, "phe-duyet", "", List.of(entryRef(page)))).hasStatus(422);
    }

    private static String entryRef(Document personPage) {
        return personPage.select("tbody th a").attr("href").replaceAll(".*/", "");
    }

    @Test
    void approvesAndAppointsNobodyAtAnOrganisationThatHasEnded() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var round = round();
        propose(round, "Lô Văn An", SECRETARY);
        var form = html(get(board, "/quy-hoach/nguoi/" + person("Lô Văn An")))
                .select("tbody a[href$=/bo-nhiem]")
                .attr("href");
        jdbc.sql(
                        "UPDATE organisation_version SET valid = daterange(lower(valid), '2022-09-10') WHERE organisation_id = :id")
                .param("id", given.committee("Xã Yên Na").value())
                .update();
        var refused = decide(round, "phe-duyet", "", ticks(round));
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select("[role=alert]").text())
                .contains("Ngày 15/09/2022 Đảng ủy Xã Yên Na", "đã kết thúc");
        var late = post(board, form, "so", "800-QĐ/HU", "ngay", "12/09/2022", "co-quan", district());
        assertThat(late).hasStatus(422);
        assertThat(html(late).select("[role=alert]").text()).contains("Ngày 12/09/2022 Đảng ủy Xã Yên Na");
        assertThat(post(board, form, "so", "800-QĐ/HU", "ngay", "08/09/2022", "co-quan", district()))
                .hasStatus(303);
    }

    @Test
    void doesNotApproveWhatADocumentForbidsAndSaysWhy() {
        plan(new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1966", "Nữ", "Xã Yên Na", SECRETARY));
        var round = round();
        propose(round, "Lô Văn An", SECRETARY);
        propose(round, "Vi Thị Ân", SECRETARY);
        var refused = decide(round, "phe-duyet", "", ticks(round));
        assertThat(refused).hasStatus(422);
        var page = html(refused);
        assertThat(page.select("[role=alert]").text())
                .contains("Chưa duyệt được 1 người", "Vi Thị Ân", "Không đủ tuổi công tác", "50-QĐ/TW ngày 27/12/2021");
        assertThat(page.select("#so").val()).isEqualTo("731-QĐ/HU");
        assertThat(ticks(round)).hasSize(2);
        assertThat(page.select("tbody tr:contains(Vi Thị Ân) .tag-late").text()).contains("Trái quy định");
    }

    @Test
    void declinesWithAReasonAndTakesOutSeveralByOneDecision() {
        plan(new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1986", "Nữ", "Xã Nga My", SECRETARY));
        var round = round();
        propose(round, "Lô Văn An", SECRETARY);
        var silent = decide(round, "khong-duyet", "", ticks(round));
        assertThat(html(silent).select("#ly-do-sai").text()).contains("Nhập lý do không phê duyệt");
        assertThat(decide(round, "khong-duyet", "Chưa đủ phiếu", ticks(round))).hasStatus(303);
        assertThat(html(get(board, "/quy-hoach/nguoi/" + person("Lô Văn An"))).text())
                .contains("Không phê duyệt 15/09/2022");

        var standing = jdbc.sql("SELECT ref FROM planning_entry WHERE term = '2020-2025'")
                .query(UUID.class)
                .list();
        var first = "/quy-hoach/dot/"
                + jdbc.sql("SELECT ref FROM planning_round WHERE term = '2020-2025'")
                        .query(UUID.class)
                        .single();
        var refs = standing.stream().map(UUID::toString).toList();
        assertThat(html(decide(first, "dua-ra", "", refs)).select("#ly-do-sai").text())
                .contains("Nhập lý do");
        assertThat(decide(first, "dua-ra", "Rà soát năm 2022", refs)).hasStatus(303);
        var rounds = html(get(board, "/quy-hoach/dot"));
        // Taken out in the review of 2022, not in the round of 2021 that planned them.
        assertThat(rounds.select("tbody tr:contains(Rà soát, bổ sung)").text())
                .contains("nhiệm kỳ 2020–2025, năm 2022", "0 0 2 0 0");
    }

    @Test
    void appointsAndWritesThePost() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var person = "/quy-hoach/nguoi/" + person("Lô Văn An");
        var form = html(get(board, person)).select("tbody a[href$=/bo-nhiem]").attr("href");
        assertThat(html(get(board, form)).select("#ghi-chuc-vu").hasAttr("checked"))
                .isTrue();
        assertThat(html(post(board, form)).select(".errors li")).hasSize(3);
        assertThat(post(
                        board,
                        form,
                        "so",
                        "800-QĐ/HU",
                        "ngay",
                        "01/09/2022",
                        "co-quan",
                        district(),
                        "ghi-chuc-vu",
                        "co"))
                .hasStatus(303)
                .hasRedirectedUrl(person);
        assertThat(html(get(board, person)).text()).contains("Bổ nhiệm 01/09/2022 (800-QĐ/HU)");
        assertThat(jdbc.sql("SELECT title FROM person_post_held WHERE lower(valid) = '2022-09-01'")
                        .query(String.class)
                        .list())
                .containsExactly(SECRETARY);
        assertThat(post(board, form, "so", "801-QĐ/HU", "ngay", "02/09/2022", "co-quan", district()))
                .hasStatus(422);
    }

    @Test
    void movesToAnotherOrganisationAndKeepsBoth() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var person = "/quy-hoach/nguoi/" + person("Lô Văn An");
        var form = html(get(board, person)).select("tbody a[href$=/chuyen]").attr("href");
        assertThat(html(post(board, form, "chuc-danh", "")).select(".errors li"))
                .hasSize(5);
        String[] right = {
            "den",
            committee("Xã Nga My"),
            "chuc-danh",
            SECRETARY,
            "so",
            "800-QĐ/HU",
            "ngay",
            "01/09/2022",
            "co-quan",
            district()
        };
        assertThat(post(board, form, right)).hasStatus(303);
        var page = html(get(board, person));
        assertThat(page.text()).contains("Chuyển 01/09/2022 (800-QĐ/HU)");
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(html(get(board, "/quy-hoach")).select("tbody tr").text()).contains("Đảng ủy Xã Nga My");
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        assertThat(html(get(commune, "/quy-hoach")).text()).contains("Lô Văn An");
    }

    // --- checking a list
    // ------------------------------------------------------------------------------------------------------

    @Test
    void checksAListAndExplainsEachFinding() throws IOException {
        var nothing = post(board, "/quy-hoach/kiem-tra", "ngay", "31/02/2022");
        assertThat(nothing).hasStatus(422);
        assertThat(html(nothing).select(".errors li").eachText())
                .containsExactly("Chọn tệp danh sách cần kiểm tra", "Tháng 2/2022 không có ngày 31");
        var text = upload("/quy-hoach/kiem-tra", "xin chào".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(html(text).select("#tep-sai").text()).contains("không phải bảng tính");

        var address =
                location(upload("/quy-hoach/kiem-tra", PlanningImportModuleTests.file("quy-hoach-can-xem-lai.xlsx")));
        assertThat(address).endsWith("?ngay=15/08/2022");
        var page = html(get(board, address));
        assertThat(page.select(".picks a").eachText())
                .containsExactly("Có vấn đề 12", "Thiếu dữ kiện 0", "Không có vấn đề 2", "Tất cả 14");
        assertThat(page.select("tbody tr")).hasSize(12);
        assertThat(page.select("tbody tr:contains(Lương Văn Quá)").text())
                .contains(
                        "Trái quy định Tuổi công tác hai nhiệm kỳ",
                        "Dữ kiện: Nam, sinh 05/03/1966",
                        "Cách sửa:",
                        "Căn cứ: 50-QĐ/TW ngày 27/12/2021",
                        "Mã quy tắc: tuoi-hai-nhiem-ky");
        assertThat(page.select("tbody tr:contains(Lầu Bá Đông)").text()).contains("15-QĐ/TU ngày 01/03/2022 (Nghệ An)");
        assertThat(html(get(board, address + "&loc=dat")).select("tbody th").eachText())
                .allMatch(name -> name.startsWith("Nguyễn Thị Đủ") || name.startsWith("Moong Văn Hợp"));
        var wrong = get(board, address.replace("15/08/2022", "31/02/2022"));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#ngay").val()).isEqualTo("31/02/2022");
        // Nothing was written, and the same upload can be imported.
        assertThat(jdbc.sql("SELECT count(*) FROM planning_entry")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(html(get(board, page.select(".head-do a").attr("href")))
                        .select("#dieu-kien + p")
                        .text())
                .contains("12 dòng có vấn đề");
    }

    @Test
    void asksTheDatabaseAboutTenTimesForAPageOfChecksOrGauges() throws IOException {
        var address =
                location(upload("/quy-hoach/kiem-tra", PlanningImportModuleTests.file("quy-hoach-2025-2030.xlsx")));
        assertThat(Statements.during(() -> get(board, address + "&cach=chung"))).isLessThanOrEqualTo(14);
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        assertThat(Statements.during(() -> get(board, "/quy-hoach/don-vi"))).isLessThanOrEqualTo(10);
        var round = "/quy-hoach/dot/"
                + jdbc.sql("SELECT ref FROM planning_round").query(UUID.class).single();
        assertThat(Statements.during(() -> get(board, round))).isLessThanOrEqualTo(12);
    }

    // --- quotas and gauges
    // ----------------------------------------------------------------------------------------------------

    @Test
    void measuresAgainstTheQuotaAndLeadsToTheListBehindEachNumber() {
        plan(new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1990", "Nữ", "Xã Yên Na", SECRETARY)
                .row("Lữ Văn Bình", "01/02/1983", "Nam", "Xã Nga My", SECRETARY));
        var round = "/quy-hoach/dot/"
                + jdbc.sql("SELECT ref FROM planning_round").query(UUID.class).single();
        var empty = post(board, round + "/chi-tieu");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".errors li")).hasSize(3);
        var wrong = post(board, round + "/chi-tieu", "chuc-danh", SECRETARY, "so-luong", "0", "he-so", "mười");
        assertThat(html(wrong).select("#so-luong-sai").text()).contains("từ 1 đến 99");
        assertThat(html(wrong).select("#he-so").val()).isEqualTo("mười");
        post(board, round + "/chi-tieu", "chuc-danh", SECRETARY, "so-luong", "1", "he-so", "3");
        post(
                board,
                round + "/chi-tieu",
                "chuc-danh",
                SECRETARY,
                "so-luong",
                "1",
                "he-so",
                "4,5",
                "to-chuc",
                committee("Xã Nga My"));
        var quotas = html(get(board, round + "/chi-tieu"));
        assertThat(quotas.select("tbody tr").eachText())
                .satisfiesExactly(
                        all -> assertThat(all).contains("Mọi tổ chức của đợt", "3 người"),
                        one -> assertThat(one).contains("Xã Nga My", "4,5", "4 người", "Vượt 3 người", "15-QĐ/TU"));

        var page = html(get(board, "/quy-hoach/don-vi"));
        assertThat(page.select("tbody tr").eachText())
                .satisfiesExactlyInAnyOrder(
                        ngamy -> assertThat(ngamy).contains("Xã Nga My", "1/4, thiếu 3"),
                        yenna -> assertThat(yenna).contains("Xã Yên Na", "2/3, thiếu 1", "50%"));
        assertThat(page.select("tfoot tr").text()).contains("Cộng 2 đơn vị", "3/7, thiếu 4");
        assertThat(page.select("tbody svg rect.bar[width]")).isNotEmpty();
        for (var link : page.select("tbody td a, .figures a")) {
            var number = Integer.parseInt(link.text());
            assertThat(html(get(board, link.attr("href"))).select("tbody tr"))
                    .as(link.attr("href"))
                    .hasSize(number);
        }
        assertThat(html(get(board, "/quy-hoach/chuc-danh")).select("tbody tr").text())
                .contains(SECRETARY, "3/7, thiếu 4");

        post(
                board,
                html(get(board, round + "/chi-tieu"))
                        .select("form[action$=/bo]")
                        .attr("action"));
        assertThat(html(get(board, round + "/chi-tieu")).select("tbody tr")).hasSize(1);
    }

    @Test
    void showsACommuneItsOwnGaugesWithoutEthnicity() {
        plan(new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Lữ Văn Bình", "01/02/1983", "Nam", "Xã Nga My", SECRETARY));
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        var page = html(get(commune, "/quy-hoach/don-vi"));
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.text()).doesNotContain("Dân tộc thiểu số");
        assertThat(html(get(commune, "/quy-hoach?nhom=dan-toc")).select("tbody tr"))
                .hasSize(1);
        assertThat(get(commune, "/quy-hoach/dot")).hasStatus(403);
    }

    // --- the list of columns
    // --------------------------------------------------------------------------------------------------

    @Test
    void exportsTheColumnsOfTheOfficeInItsOrder() throws IOException {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        jdbc.sql("UPDATE person SET full_name = '=Lô Văn An'").update();
        assertThat(title("/quy-hoach/trich-ngang.xlsx")).isEqualTo("DANH SÁCH TRÍCH NGANG QUY HOẠCH (Nội bộ)");
        assertThat(cells("/quy-hoach/trich-ngang.xlsx").get(0)).startsWith("TT", "Họ và tên", "Ngày sinh (nam)");
        var wrong = post(board, "/quy-hoach/trich-ngang", "tt-name", "không", "ten-name", "Tên");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#tt-name").val()).isEqualTo("không");
        assertThat(html(post(board, "/quy-hoach/trich-ngang"))
                        .select("[role=alert]")
                        .text())
                .contains("Chọn ít nhất một cột");
        assertThat(post(
                        board,
                        "/quy-hoach/trich-ngang",
                        "tt-name",
                        "2",
                        "ten-name",
                        "Người quy hoạch",
                        "tt-title",
                        "1",
                        "ten-title",
                        "",
                        "tt-blank-0",
                        "3",
                        "ten-blank-0",
                        "Số phiếu"))
                .hasStatus(303);
        assertThat(html(get(board, "/quy-hoach/trich-ngang"))
                        .select("#ten-name")
                        .val())
                .isEqualTo("Người quy hoạch");
        assertThat(cells("/quy-hoach/trich-ngang.xlsx"))
                .containsExactly(
                        List.of("Chức danh quy hoạch", "Người quy hoạch", "Số phiếu"),
                        List.of(SECRETARY, "=Lô Văn An"));
        assertThat(cells("/quy-hoach/trich-ngang.xlsx?nhiem-ky=2025-2030")).hasSize(1);
        assertThat(jdbc.sql("SELECT sentence FROM audit_entry WHERE action = 'EXPORT' ORDER BY id LIMIT 1")
                        .query(String.class)
                        .single())
                .contains("1 lượt");
    }

    private String title(String address) throws IOException {
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(get(board, address).getResponse().getContentAsByteArray()))) {
            return book.getFirstSheet().read().getFirst().getCellText(0);
        }
    }

    /** Rows from the header on. */
    private List<List<String>> cells(String address) throws IOException {
        var result = get(board, address);
        assertThat(result).hasStatus(200);
        try (var book = new ReadableWorkbook(
                        new ByteArrayInputStream(result.getResponse().getContentAsByteArray()));
                var rows = book.getFirstSheet().openStream()) {
            return rows.skip(2)
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .filter(row -> row.stream().anyMatch(text -> !text.isEmpty()))
                    .toList();
        }
    }

    // --- strangers
    // ------------------------------------------------------------------------------------------------------------

    @Test
    void isNotFoundByStrangers() throws IOException {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var round = "/quy-hoach/dot/"
                + jdbc.sql("SELECT ref FROM planning_round").query(UUID.class).single();
        var entry = "/quy-hoach/luot/"
                + jdbc.sql("SELECT ref FROM planning_entry").query(UUID.class).single();
        var check =
                location(upload("/quy-hoach/kiem-tra", PlanningImportModuleTests.file("quy-hoach-can-xem-lai.xlsx")));
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        for (var address : List.of(
                round,
                round + "/de-nghi",
                round + "/chi-tieu",
                entry,
                entry + "/dua-ra",
                entry + "/bo-nhiem",
                entry + "/chuyen",
                check,
                "/quy-hoach/nguoi/" + person("Lô Văn An")))
            assertThat(get(stranger, address)).as(address).hasStatus(404);
        for (var address : List.of(round, round + "/de-nghi", round + "/chi-tieu", entry + "/dua-ra"))
            assertThat(post(stranger, address)).as(address).hasStatus(404);
        assertThat(html(get(stranger, "/quy-hoach/dot")).text()).doesNotContain("2020–2025");
        assertThat(html(get(stranger, "/quy-hoach/don-vi")).select("tbody tr")).isEmpty();
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThat(get(approver, round)).hasStatus(200);
        assertThat(html(get(approver, round)).select("input[name=luot], form[method=post] button"))
                .isEmpty();
        assertThat(post(approver, round)).hasStatus(403);
        assertThat(get(approver, "/quy-hoach/trich-ngang.xlsx")).hasStatus(403);
    }
}

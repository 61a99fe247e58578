package vn.nguon.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;
import vn.nguon.web.SearchSource;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class CredentialPagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    IssueRun run;

    @Autowired
    CredentialSearch search;

    private final MockMvcTester mvc;
    private FinishedClass given;
    private Made made;

    CredentialPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aDecidedClass() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(2);
        given.decided(made, CredentialKind.CERTIFICATE);
    }

    @Test
    void asksWhoSignsAndSaysWhatIsMissing() {
        var desk = html(get(given.clerk, path("")));
        assertThat(desk.select(".sec h2").eachText()).containsExactly("Chứng chỉ", "Giấy chứng nhận");
        assertThat(desk.select("a.btn-primary").attr("href")).isEqualTo(path("/chung-chi/cap"));
        var form = html(get(given.clerk, path("/chung-chi/cap")));
        assertThat(form.select("main label").eachText())
                .containsExactly(
                        "Họ và tên người ký",
                        "Dòng ghi quyền hạn ký",
                        "Chức vụ người ký (không bắt buộc)",
                        "Nơi ký",
                        "Ký hiệu của sổ");
        assertThat(form.select("#tu-cach").val()).isEqualTo("HIỆU TRƯỞNG");
        var wrong = mvc.post()
                .uri(path("/chung-chi/cap"))
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("nguoi-ky", "")
                .param("tu-cach", "HIỆU TRƯỞNG")
                .param("noi-ky", "Nghệ An")
                .param("ky-hieu", "CC")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").eachText()).containsExactly("Nhập họ và tên người ký");
    }

    @Test
    void writesNumbersWithTheSymbolThatTheIssuerChose() {
        var form = html(get(given.clerk, path("/chung-chi/cap")));
        assertThat(form.select("#ky-hieu").val()).isEqualTo("CC");
        assertThat(form.select("#ky-hieu-goi-y").text() + form.text()).contains("0001/năm-CC");
        var wrong = issue("cc tct");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#ky-hieu").val()).isEqualTo("cc tct");
        assertThat(html(wrong).select(".errors li a").attr("href")).isEqualTo("#ky-hieu");
        assertThat(issue("CC-TCT")).hasStatus(303);
        run.run(jdbc.sql("SELECT ref FROM issue_job ORDER BY id DESC LIMIT 1")
                .query(java.util.UUID.class)
                .single());
        assertThat(html(get(given.clerk, path(""))).select("tbody tr").text()).contains("0001/2022-CC-TCT");
    }

    private MvcTestResult issue(String symbol) {
        return mvc.post()
                .uri(path("/chung-chi/cap"))
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("nguoi-ky", "Nguyễn Thị Hường")
                .param("tu-cach", "HIỆU TRƯỞNG")
                .param("noi-ky", "Nghệ An")
                .param("ky-hieu", symbol)
                .exchange();
    }

    @Test
    void startsTheJobShowsItsProgressAndThenThePapers() {
        issue();
        var running = html(get(given.clerk, path("")));
        // htmx comes only with pages that need it, and then evaluates nothing and stays on this site.
        assertThat(running.select("meta[name=htmx-config]").attr("content"))
                .contains(
                        "\"allowEval\":false",
                        "\"includeIndicatorStyles\":false",
                        "\"historyCacheSize\":0",
                        "\"refreshOnHistoryMiss\":true",
                        "\"selfRequestsOnly\":true");
        assertThat(running.select("#tien-do").attr("hx-get")).isEqualTo(path("/tien-do"));
        assertThat(running.select("#tien-do").text()).contains("Đã cấp 0/2");
        runJob();
        var poll = get(given.clerk, path("/tien-do"));
        assertThat(poll).hasStatus(200).hasHeader("HX-Refresh", "true");
        var done = html(get(given.clerk, path("")));
        assertThat(done.select("#tien-do")).isEmpty();
        assertThat(done.select("tbody th").eachText()).containsExactly("Lữ Thị Ánh", "Vi Văn Ẩn");
        var pdf = get(given.clerk, done.expectFirst("tbody a[aria-label]").attr("href"));
        assertThat(pdf)
                .hasStatus(200)
                .hasContentType("application/pdf")
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff");
    }

    @Test
    void checksByTheAddressOfTheQrCodeAndByNumberWithCode() {
        issue();
        runJob();
        var token = one("token");
        var found = html(mvc.get().uri("/kiem-tra/" + token).exchange());
        assertThat(found.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(found.select(".verdict dt").eachText())
                .containsExactly(
                        "Loại giấy", "Nơi cấp", "Số hiệu", "Ngày cấp", "Họ và tên", "Năm sinh", "Lớp", "Trạng thái");
        assertThat(found.select(".verdict").text())
                .contains("Lữ Thị Ánh", "1975", "Còn giá trị")
                .doesNotContain("07/03", "Nga My", "Giỏi");
        var right = mvc.post()
                .uri("/kiem-tra")
                .param("so", one("number"))
                .param("ma", one("check_code"))
                .exchange();
        assertThat(right).hasStatus(200);
        var wrong = mvc.post()
                .uri("/kiem-tra")
                .param("so", one("number"))
                .param("ma", "AAAAAA")
                .exchange();
        assertThat(wrong).hasStatus(404);
        assertThat(html(wrong).select(".verdict").text())
                .contains("Chưa thấy trong sổ")
                .doesNotContain("Ánh");
        assertThat(mvc.post()
                        .uri("/kiem-tra")
                        .param("so", one("number"))
                        .param("ma", "")
                        .exchange())
                .hasStatus(422);
        assertThat(mvc.get().uri("/kiem-tra").param("so", one("number")).exchange())
                .hasStatus(200);
        assertThat(html(mvc.get().uri("/kiem-tra").param("so", one("number")).exchange())
                        .text())
                .as("never by number alone")
                .doesNotContain("Ánh");
        assertThat(mvc.get().uri("/kiem-tra/" + "x".repeat(22)).exchange()).hasStatus(404);
        MvcTestResult last = wrong;
        for (int i = 0; i < 5; i++)
            last = mvc.post()
                    .uri("/kiem-tra")
                    .param("so", one("number"))
                    .param("ma", "AAAAAA")
                    .exchange();
        assertThat(last).hasStatus(429).containsHeader("Retry-After");
    }

    @Test
    void revokesOnScreenAndOffersToReissue() {
        issue();
        runJob();
        var url = "/giay/" + one("ref");
        var page = html(get(given.clerk, url));
        assertThat(page.select("main form").attr("action")).isEqualTo(url + "/thu-hoi");
        var wrong = mvc.post()
                .uri(url + "/thu-hoi")
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("ly-do", "")
                .param("so", "420-QĐ/TCT")
                .param("ngay", "31/02/2022")
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li")).hasSize(2);
        var secret = revoke(url, "SECRET");
        assertThat(secret).hasStatus(422);
        assertThat(html(secret).select("#do-mat-sai").text()).contains("nối mạng");
        assertThat(revoke(url, "INTERNAL")).hasStatus(303);
        assertThat(jdbc.sql("""
                        SELECT d.classification FROM revocation v JOIN document d ON d.id = v.document_id JOIN register_entry e ON e.id = v.entry_id
                         WHERE e.ref = :ref
                        """)
                        .param("ref", java.util.UUID.fromString(one("ref")))
                        .query(String.class)
                        .single())
                .isEqualTo("INTERNAL");
        var revoked = html(get(given.clerk, url));
        assertThat(revoked.select("main form").attr("action")).isEqualTo(url + "/cap-lai");
        assertThat(revoked.select("#nguoi-ky").val()).isEqualTo("Nguyễn Thị Hường");
        assertThat(html(get(given.boardStaff, url)).select("main form"))
                .as("who does not issue reads only")
                .isEmpty();
    }

    private MvcTestResult revoke(String url, String classification) {
        return mvc.post()
                .uri(url + "/thu-hoi")
                .requestAttr(Frame.VIEWER, given.clerk)
                .param("ly-do", "Sai tên")
                .param("so", "420-QĐ/TCT")
                .param("ngay", "10/11/2022")
                .param("do-mat", classification)
                .exchange();
    }

    @Test
    void showsRegistersAndOwnPapers() {
        issue();
        runJob();
        var registers = html(get(given.clerk, "/so-cap"));
        assertThat(registers.select("tbody th").eachText()).containsExactly("Sổ cấp chứng chỉ");
        var register = html(get(given.clerk, registers.select("tbody a").attr("href")));
        assertThat(register.select("tbody th").eachText()).containsExactly("Lữ Thị Ánh", "Vi Văn Ẩn");
        assertThat(html(get(given.trainee(made, 0), "/chung-chi")).select("h2").eachText())
                .containsExactly("Chứng chỉ, số 0001/2022-CC");
        assertThat(get(given.clerk, registers.select("tbody a").attr("href") + ".xlsx"))
                .hasStatus(200);
    }

    @Test
    void searchFindsWhatTheDoorsOpenWhicheverWayTheyAreAsked() {
        issue();
        runJob();
        given.decided(made, CredentialKind.ATTESTATION);
        var other = new FinishedClass(jdbc);
        var keeper = given.viewer(
                "Hà Văn Giữ",
                Role.SCHOOL,
                given.organisation("Trường kế tiếp", "POLITICAL_SCHOOL", "PARTY", given.province));
        var viewers = List.of(
                given.clerk,
                given.approver,
                given.boardStaff,
                given.stranger,
                given.trainee(made, 0),
                given.trainee(made, 1),
                other.clerk,
                keeper);
        var seen = 0;
        for (var viewer : viewers)
            for (var words : List.of("0001", "0002/2022-CC", "anh", "vi van", "Ẩn", "khong ai"))
                for (var many : List.of(0, 500)) {
                    var found = search.find(viewer, words, 20, many);
                    assertThat(found).as(viewer.name() + " " + words).isEqualTo(behindTheDoor(viewer, words));
                    seen += found.size();
                }
        assertThat(seen).isPositive();
    }

    private List<SearchSource.Hit> behindTheDoor(Viewer viewer, String words) {
        return jdbc
                .sql("""
                        SELECT e.ref, g.kind, e.number, e.content ->> 'fullName' AS holder, e.content ->> 'classCode' AS class_code, e.issued_on, v.revoked_on
                          FROM register_entry e
                          JOIN register g ON g.id = e.register_id
                          JOIN result_decision d ON d.id = e.decision_id
                          LEFT JOIN organisation_end x ON x.organisation_id = g.organisation_id
                          LEFT JOIN revocation v ON v.entry_id = e.id
                         WHERE (e.number LIKE upper(:words) || '%' OR ' ' || e.folded LIKE '% ' || vn_fold(:words) || '%')
                           AND""" + EntryBook.DOOR + """
                         ORDER BY e.issued_on DESC, e.id DESC
                        """)
                .param("words", words)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("office", CredentialRights.office(viewer))
                .query(CredentialSearch.Found.class)
                .list()
                .stream()
                .map(CredentialSearch.Found::hit)
                .toList();
    }

    private void issue() {
        assertThat(mvc.post()
                        .uri(path("/chung-chi/cap"))
                        .requestAttr(Frame.VIEWER, given.clerk)
                        .param("nguoi-ky", "Nguyễn Thị Hường")
                        .param("tu-cach", "HIỆU TRƯỞNG")
                        .param("noi-ky", "Nghệ An")
                        .param("ky-hieu", "CC")
                        .exchange())
                .hasStatus(303);
        jdbc.sql("DELETE FROM scheduled_tasks WHERE NOT picked").update();
    }

    private void runJob() {
        run.run(jdbc.sql("SELECT ref FROM issue_job WHERE class_id = :c")
                .param("c", made.id().value())
                .query(java.util.UUID.class)
                .single());
    }

    private String one(String column) {
        return jdbc.sql(
                        "SELECT e." + column
                                + "::text FROM register_entry e JOIN enrolment m ON m.id = e.enrolment_id WHERE m.class_id = :c ORDER BY e.no LIMIT 1")
                .param("c", made.id().value())
                .query(String.class)
                .single();
    }

    private String path(String below) {
        return "/lop/" + made.code() + "/chung-chi" + below;
    }

    private MvcTestResult get(Viewer viewer, String url) {
        return mvc.get().uri(url).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

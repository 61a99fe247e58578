package vn.nguon.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
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
import vn.nguon.attendance.Classroom.Session;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class RollPagesTests {
    private static final LocalDate END = LocalDate.of(2022, 10, 28);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Rolls rolls;

    private final MockMvcTester mvc;
    private Classroom given;
    private Viewer clerk;

    RollPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(END.atTime(9, 41));
        given = new Classroom(jdbc);
        clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, END);
    }

    @Test
    void showsOneFieldsetAPersonWithNothingChosen() {
        var session = given.session(0);
        given.trainee("Vi Văn An");
        given.trainee("Lò Thị Ởi");

        var page = html(get(roll(session)));
        assertThat(page.select("fieldset.roll legend").eachText())
                .containsExactly("Vi Văn An Xã Yên Na", "Lò Thị Ởi Xã Yên Na");
        assertThat(page.select("fieldset.roll").first().select("label").eachText())
                .containsExactly("Có mặt", "Muộn", "Có phép", "Vắng");
        assertThat(page.select("input[type=radio][checked]")).isEmpty();
        assertThat(page.select(".tally li").eachText())
                .containsExactly("2 Còn", "0 Có mặt", "0 Muộn", "0 Có phép", "0 Vắng");
        assertThat(page.select("h1").text().replace('\u00a0', ' ')).isEqualTo("Sáng thứ 6, 07/10/2022");
    }

    @Test
    void savesAndComesBackWithTheMarks() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        given.trainee("Lò Thị Ởi");

        var saved = mvc.post()
                .uri(roll(session))
                .requestAttr(Frame.VIEWER, clerk)
                .param("h" + an.key(), "p")
                .param("lam", "luu")
                .exchange();
        assertThat(saved).hasStatus(303).hasHeader("Location", roll(session));

        var page = html(get(roll(session)));
        assertThat(page.select("input[checked]").eachAttr("name")).containsExactly("h" + an.key());
        assertThat(page.select("input[name=cu]").attr("value")).isEqualTo(an.key() + "p");
        assertThat(page.select("label[for=g" + an.key() + "]").text()).startsWith("Vi Văn An");
    }

    @Test
    void saysWhoIsMissingWhenClosedTooEarly() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        given.trainee("Lò Thị Ởi");

        var answer = mvc.post()
                .uri(roll(session))
                .requestAttr(Frame.VIEWER, clerk)
                .param("h" + an.key(), "c")
                .param("lam", "chot")
                .exchange();
        assertThat(answer).hasStatus(422);
        assertThat(html(answer).select(".errors li").text()).contains("Còn 1 người chưa đánh dấu: Lò Thị Ởi");
    }

    @Test
    void fillsInTheRestAndClosesWithoutAScript() {
        var session = given.session(0);
        given.trainee("Vi Văn An");
        assertThat(mvc.post()
                        .uri(roll(session))
                        .requestAttr(Frame.VIEWER, clerk)
                        .param("lam", "con-lai")
                        .exchange())
                .hasStatus(303);
        assertThat(mvc.post()
                        .uri(roll(session))
                        .requestAttr(Frame.VIEWER, clerk)
                        .param("lam", "chot")
                        .exchange())
                .hasStatus(303)
                .hasHeader("Location", "/lop/" + given.code + "/diem-danh");

        var closed = html(get(roll(session)));
        assertThat(closed.select("input[type=radio]")).isEmpty();
        assertThat(closed.select("tbody td").eachText()).containsExactly("Xã Yên Na", "Có mặt");
        var correcting = html(get(roll(session) + "?sua=true"));
        assertThat(correcting.select("label[for=ly-do]").text()).isEqualTo("Lý do sửa sau khi chốt");
    }

    @Test
    void showsWhoOvertookTheForm() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var person = given.person("Lương Văn Nho");
        given.actsAs(person, "SUPERVISOR");
        var supervisor = given.account(person, END, Role.SUPERVISOR);
        rolls.save(
                supervisor,
                given.code,
                session.ref(),
                new RollForm(Map.of(an.key(), Mark.UNEXCUSED), Map.of(), Map.of(), false, false, ""));

        var answer = mvc.post()
                .uri(roll(session))
                .requestAttr(Frame.VIEWER, clerk)
                .param("h" + an.key(), "c")
                .param("lam", "luu")
                .exchange();
        assertThat(answer).hasStatus(409);
        var page = html(answer);
        assertThat(page.select(".errors li").text().replace('\u00a0', ' '))
                .isEqualTo(
                        "Lương Văn Nho vừa ghi vắng cho Vi Văn An lúc 28/10/2022 09:41; trang này đang chọn có mặt.");
        assertThat(page.select("input[checked]").attr("value")).isEqualTo("v");
    }

    @Test
    void staysSmallFor91People() {
        given.group(1);
        given.group(2);
        var session = given.session(0);
        people(91);

        var body = body(get(roll(session)));
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(70_000);
    }

    @Test
    void showsTheWholeClassInOneHundredKilobytes() {
        people(91);
        for (var half = 0; half < 32; half++) given.session(half);
        given.run("""
                INSERT INTO attendance_mark (session_id, enrolment_id, mark, at, account_id, actor)
                SELECT s.id, e.id, CASE WHEN (e.id + s.id) %% 17 = 0 THEN 'UNEXCUSED' ELSE 'PRESENT' END, '2022-10-28', %d, 'x'
                  FROM session s JOIN enrolment e ON e.class_id = s.class_id WHERE s.class_id = %d
                """.formatted(clerk.id().value(), given.id.value()));

        var body = body(get("/lop/" + given.code + "/diem-danh/bang"));
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(100_000);
        var page = Jsoup.parse(body);
        assertThat(page.select("tbody tr")).hasSize(91);
        assertThat(page.select("tbody tr").first().select("td")).hasSize(1 + 32 + 3);
    }

    @Test
    void printsAndExportsTheWholeClass() {
        people(3);
        given.session(0);
        var paper = html(get("/lop/" + given.code + "/diem-danh/bang/in"));
        assertThat(paper.select("tbody tr")).hasSize(3);
        assertThat(paper.select(".foot").text()).doesNotContain("Nội bộ");
        jdbc.sql("""
                        WITH made AS (
                            INSERT INTO document (ref, number, dated, issuer_name, classification, made_at)
                            VALUES (gen_random_uuid(), '1-QĐ/NB', '2022-09-01', 'Huyện ủy', 'INTERNAL', '2022-09-01')
                            RETURNING id)
                        INSERT INTO roster (class_id, document_id, approved_at)
                        SELECT c.id, made.id, timestamptz '2022-09-02' FROM training_class c, made WHERE c.code = :code
                        ON CONFLICT (class_id) DO UPDATE SET document_id = excluded.document_id, approved_at = excluded.approved_at
                        """).param("code", given.code).update();
        assertThat(html(get("/lop/" + given.code + "/diem-danh/bang/in"))
                        .select(".foot")
                        .text())
                .startsWith(given.code + " · Nội bộ");
        var file = get("/lop/" + given.code + "/diem-danh/bang.xlsx");
        assertThat(file)
                .hasStatusOk()
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        values -> assertThat(values.getFirst()).contains("diem-danh-" + given.code + ".xlsx"));
    }

    @Test
    void listsTodaysRollFirst() {
        given.trainee("Vi Văn An");
        given.session(0);
        given.session(30);
        var page = html(get("/lop/" + given.code + "/diem-danh"));
        assertThat(page.select("section h2").eachText()).containsExactly("Hôm nay", "Quá ngày, chưa chốt");
        assertThat(page.text()).contains("mặc định, chưa có văn bản");
    }

    @Test
    void showsATraineeTheOwnPage() {
        var an = given.trainee("Vi Văn An");
        var session = given.session(0);
        rolls.save(
                clerk,
                given.code,
                session.ref(),
                new RollForm(
                        Map.of(an.key(), Mark.EXCUSED), Map.of(), Map.of(an.key(), "Họp HĐND xã"), false, false, ""));
        var trainee = given.account(an.person(), END, Role.TRAINEE);

        var page = html(mvc.get()
                .uri("/diem-danh-cua-toi")
                .requestAttr(Frame.VIEWER, trainee)
                .exchange());
        assertThat(page.text())
                .contains("Vắng 4/128 tiết")
                .contains("Họp HĐND xã")
                .contains("Có phép");
        assertThat(mvc.get()
                        .uri("/lop/" + given.code + "/diem-danh")
                        .requestAttr(Frame.VIEWER, trainee)
                        .exchange())
                .hasStatus(404);
    }

    private void people(int count) {
        for (var n = 0; n < count; n++) given.trainee("Lương Thị Khánh Hường " + n, n % 2 + 1, "");
    }

    private String roll(Session session) {
        return "/lop/" + given.code + "/diem-danh/" + session.ref();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, clerk).exchange();
    }

    private static String body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Document html(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}

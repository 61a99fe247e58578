package vn.nguon.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.people.Upland;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Dated values on screen: shown with their source, added by those who may, never overwritten. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class RulePagesTests {
    private static final String PEOPLE = "/quy-dinh/planning.people-per-title";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Rules rules;

    Upland given;
    Viewer administrator;

    @BeforeEach
    void province() {
        clock.travelTo(LocalDateTime.of(2026, 3, 2, 8, 0));
        given = new Upland(jdbc);
        jdbc.sql("""
                WITH made AS (INSERT INTO place (ref) VALUES (gen_random_uuid()) RETURNING id)
                INSERT INTO place_version (place_id, name, kind, valid) SELECT id, 'Tỉnh Nghệ An', 'PROVINCE', '[,)' FROM made
                """).update();
        administrator = given.viewer("Vi Văn Khoa", Role.ADMINISTRATOR, given.district);
    }

    /** An organisation board of the provincial committee. */
    private Viewer provincial() {
        jdbc.sql("""
                UPDATE organisation_version SET kind = 'PROVINCIAL_COMMITTEE', valid = '[2020-01-01,)', place_id = (SELECT place_id FROM place_version WHERE name = 'Tỉnh Nghệ An')
                 WHERE organisation_id = :id
                """).param("id", given.neighbour.value()).update();
        return given.viewer("Hoàng Thị Lam", Role.ORGANISATION_BOARD, given.neighbour);
    }

    private MvcTestResult get(Viewer who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who)).exchange();
    }

    private MvcTestResult post(Viewer who, String address, Map<String, String> fields) {
        var request = mvc.post().uri(address).with(SignIn.as(who)).with(csrf());
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> value(String value, String where, String from, String to) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("gia-tri", value);
        fields.put("noi", where);
        fields.put("tu-ngay", from);
        fields.put("den-ngay", to);
        fields.put("van-ban", "21-QĐ/TU ngày 10/01/2026");
        fields.put("dieu", "Điều 5");
        return fields;
    }

    private static Map<String, String> but(Map<String, String> fields, String name, String value) {
        var other = new LinkedHashMap<>(fields);
        other.put(name, value);
        return other;
    }

    @Test
    void showsWhatHoldsOnADayWithItsSource() {
        var page = html(get(administrator, "/quy-dinh?ngay=15/08/2022"));
        assertThat(page.select("tbody tr:contains(người tối đa quy hoạch)").eachText())
                .anySatisfy(row -> assertThat(row).contains("3 người", "Trung ương", "Mặc định, chưa có văn bản"))
                .anySatisfy(row -> assertThat(row)
                        .contains("3 người", "Tỉnh Nghệ An", "15-QĐ/TU ngày 01/03/2022", "đến 07/10/2025"));
        assertThat(html(get(administrator, "/quy-dinh?nhom=attendance."))
                        .select("tbody tr")
                        .text())
                .contains("Mức vắng tối đa", "20 %");
        assertThat(html(get(administrator, "/quy-dinh?nhom=khong-co"))
                        .select("caption")
                        .text())
                .contains("Quy hoạch");
        assertThat(html(get(administrator, "/quy-dinh?ngay=01/01/1999"))
                        .select(".empty")
                        .text())
                .contains("Không có giá trị nào có hiệu lực ngày 01/01/1999");
        assertThat(get(administrator, "/quy-dinh?ngay=31/02/2022")).hasStatus(422);
        assertThat(get(administrator, "/quy-dinh/khong.co")).hasStatus(404);
    }

    @Test
    void addsAValueForItsDaysAndKeepsTheOthers() {
        var board = provincial();
        assertThat(html(post(board, PEOPLE, Map.of())).select(".errors li")).hasSize(4);
        assertThat(html(get(board, PEOPLE)).select("#noi option").eachText())
                .containsExactly("Chọn…", "Trung ương", "Tỉnh: Nghệ An");
        assertThat(post(board, PEOPLE, value("4", "tinh Nghệ An", "01/02/2026", "")))
                .hasStatus(303);
        var before = LocalDate.of(2026, 1, 31);
        var after = LocalDate.of(2026, 2, 1);
        assertThat(rules.set(before, "Tỉnh Nghệ An").find("planning.people-per-title"))
                .hasValueSatisfying(rule -> assertThat(rule.whole()).isEqualTo(3));
        assertThat(rules.set(after, "Tỉnh Nghệ An").find("planning.people-per-title"))
                .hasValueSatisfying(rule -> {
                    assertThat(rule.whole()).isEqualTo(4);
                    assertThat(rule.source().text()).isEqualTo("Điều 5, 21-QĐ/TU ngày 10/01/2026");
                });
        assertThat(rules.set(after, "Thanh Hóa").find("planning.people-per-title"))
                .hasValueSatisfying(rule -> assertThat(rule.whole()).isEqualTo(3));
        assertThat(html(get(board, PEOPLE)).select("tbody tr").eachText())
                .hasSize(4)
                .anySatisfy(row -> assertThat(row)
                        .contains("4 người", "Tỉnh Nghệ An", "từ 01/02/2026", "Hoàng Thị Lam", "Đang áp dụng"))
                .anySatisfy(row -> assertThat(row).contains("3 người", "15-QĐ/TU ngày 01/03/2022", "Đã hết"));
        assertThat(jdbc.sql("SELECT sentence FROM audit_entry WHERE subject_kind = 'rule_parameter'")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Thêm giá trị quy định Số người tối đa quy hoạch một chức danh: 4, từ 01/02/2026, theo 21-QĐ/TU ngày 10/01/2026");
        assertThatThrownBy(() -> jdbc.sql("UPDATE rule_parameter SET value = 9").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void endsBeforeTheNextValueAndCoversOnlyItsOwnDays() {
        // Found late: what held before 15-QĐ/TU of the same province.
        var told = post(administrator, PEOPLE, value("2", "tinh Nghệ An", "01/01/2021", ""));
        assertThat(told).hasStatus(303);
        assertThat(on(2022, 2, 28)).isEqualTo(2);
        assertThat(on(2022, 3, 1)).isEqualTo(3);
        // A correction in the middle of the central default leaves both its ends.
        post(administrator, PEOPLE, value("5", "TW", "01/01/2019", "31/12/2019"));
        assertThat(central(2018, 12, 31)).isEqualTo(3);
        assertThat(central(2019, 1, 1)).isEqualTo(5);
        assertThat(central(2019, 12, 31)).isEqualTo(5);
        assertThat(central(2020, 1, 1)).isEqualTo(3);
        assertThat(html(get(administrator, PEOPLE))
                        .select("tbody tr:contains(Mặc định)")
                        .text())
                .contains("từ 01/01/2000 đến 31/12/2018; từ 01/01/2020 đến 07/10/2025");
        // The one written last counts.
        post(administrator, PEOPLE, value("6", "TW", "01/01/2019", "31/12/2019"));
        assertThat(central(2019, 6, 1)).isEqualTo(6);
        assertThat(html(get(administrator, PEOPLE))
                        .select("tbody tr:contains(5 người)")
                        .text())
                .contains("không ngày nào", "Đã thay");
    }

    private int on(int year, int month, int day) {
        return rules.set(LocalDate.of(year, month, day), "Nghệ An")
                .find("planning.people-per-title")
                .orElseThrow()
                .whole();
    }

    private int central(int year, int month, int day) {
        return rules.on("planning.people-per-title", LocalDate.of(year, month, day))
                .whole();
    }

    @Test
    void saysAtTheFieldWhatIsWrong() {
        var good = value("4", "TW", "01/02/2026", "");
        var wrong = new LinkedHashMap<String, Map<String, String>>();
        wrong.put("van-ban", but(good, "van-ban", " "));
        wrong.put("den-ngay", but(good, "den-ngay", "31/01/2026"));
        wrong.put("gia-tri", but(good, "gia-tri", "2,5"));
        wrong.put("noi", but(good, "noi", "tinh Lạ Hoắc"));
        wrong.put("tu-ngay", but(good, "tu-ngay", "31/02/2026"));
        var said = new ArrayList<String>();
        wrong.forEach((field, fields) -> {
            var answer = post(administrator, PEOPLE, fields);
            assertThat(answer).as(field).hasStatus(422);
            said.add(html(answer).select("#" + field + "-sai").text());
        });
        assertThat(said)
                .satisfiesExactly(
                        document -> assertThat(document).contains("Nhập văn bản"),
                        to -> assertThat(to).contains("từ ngày đầu trở đi"),
                        value -> assertThat(value).contains("người là số nguyên"),
                        place -> assertThat(place).contains("không còn trong danh sách"),
                        from -> assertThat(from).contains("không có ngày 31"));
        assertThat(html(post(administrator, "/quy-dinh/planning.full-member", but(good, "gia-tri", "2")))
                        .select("#gia-tri-sai")
                        .text())
                .contains("1 (có) hoặc 0 (không)");
        assertThat(html(post(administrator, "/quy-dinh/planning.share.women", but(good, "gia-tri", "101")))
                        .select("#gia-tri-sai")
                        .text())
                .contains("Tỷ lệ từ 0 đến 100 %");
        assertThat(jdbc.sql("SELECT count(*) FROM rule_parameter WHERE written_by IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void letsBoardsBelowTheProvinceAndApproversOnlyRead() {
        var district = given.boardClerk();
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        for (var reader : List.of(district, approver)) {
            assertThat(html(get(reader, PEOPLE)).select("main form[method=post]"))
                    .isEmpty();
            assertThat(post(reader, PEOPLE, value("4", "TW", "01/02/2026", ""))).hasStatus4xxClientError();
        }
        var board = provincial();
        jdbc.sql("""
                WITH made AS (INSERT INTO place (ref) VALUES (gen_random_uuid()) RETURNING id)
                INSERT INTO place_version (place_id, name, kind, valid) SELECT id, 'Tỉnh Thanh Hóa', 'PROVINCE', '[,)' FROM made
                """).update();
        assertThat(html(post(board, PEOPLE, value("4", "tinh Thanh Hóa", "01/02/2026", "")))
                        .select("#noi-sai")
                        .text())
                .contains("không còn trong danh sách");
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        assertThat(get(commune, PEOPLE)).hasStatus(403);
        assertThat(jdbc.sql("SELECT count(*) FROM rule_parameter WHERE written_by IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String withdrawal(Viewer who) {
        return html(get(who, PEOPLE)).select("a[href*=/rut/]").attr("href");
    }

    @Test
    void takesBackAValueWrittenByMistakeAndKeepsItInTheHistory() {
        var board = provincial();
        post(board, PEOPLE, value("40", "tinh Nghệ An", "01/02/2026", ""));
        var day = LocalDate.of(2026, 3, 2);
        assertThat(rules.set(day, "Nghệ An").find("planning.people-per-title"))
                .hasValueSatisfying(rule -> assertThat(rule.whole()).isEqualTo(40));
        assertThat(withdrawal(administrator)).as("only who wrote it").isEmpty();
        var address = withdrawal(board);
        assertThat(get(administrator, address)).hasStatus(404);
        assertThat(post(administrator, address, Map.of("ly-do", "Nhầm"))).hasStatus(404);
        assertThat(html(get(board, address)).select("dd").eachText()).contains("40 người");
        var empty = post(board, address, Map.of("ly-do", " "));
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select("#ly-do-sai").text()).contains("Nhập lý do rút");

        assertThat(post(board, address, Map.of("ly-do", "Gõ thừa số 0"))).hasStatus(303);
        assertThat(rules.set(day, "Nghệ An").find("planning.people-per-title"))
                .hasValueSatisfying(rule -> assertThat(rule.whole()).isEqualTo(3));
        var row = html(get(board, PEOPLE)).select("tbody tr:contains(40 người)");
        assertThat(row.text()).contains("không ngày nào", "Đã rút", board.name(), "Gõ thừa số 0");
        assertThat(withdrawal(board)).isEmpty();
        assertThat(html(post(board, address, Map.of("ly-do", "Lần nữa"))).text())
                .contains("đã được rút");
        assertThat(jdbc.sql("SELECT sentence FROM audit_entry WHERE action = 'WITHDRAW'")
                        .query(String.class)
                        .single())
                .contains("Rút giá trị quy định");
    }

    @Test
    void keepsAValueOnceADecisionRestsOnIt() {
        var board = provincial();
        post(board, PEOPLE, value("4", "tinh Nghệ An", "01/02/2026", ""));
        var address = withdrawal(board);
        jdbc.sql("""
                        WITH d AS (INSERT INTO document (ref, number, dated, issuer_id, made_at)
                                   VALUES (gen_random_uuid(), '9-QĐ/HU', '2026-03-01', :at, '2026-03-02') RETURNING id),
                             r AS (INSERT INTO planning_round (ref, owner_id, level, term, year, made_by, made_at)
                                   VALUES (gen_random_uuid(), :at, 'COMMUNE', '2025-2030', 2026, 'x', '2026-03-02') RETURNING id)
                        INSERT INTO planning_round_check (round_id, document_id, checked_for, verdicts, actor, written_at)
                        SELECT r.id, d.id, '2026-03-01', '[]', 'x', '2026-03-03' FROM d, r
                        """).param("at", given.district.value()).update();
        var refused = post(board, address, Map.of("ly-do", "Nhầm"));
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select("[role=alert]").text()).contains("quyết định quy hoạch", "Ghi giá trị đúng");
    }

    @Test
    void saysMonthsHoursAndSubjectsInPlainWords() {
        assertThat(html(get(administrator, "/quy-dinh?nhom=practice."))
                        .select("tbody")
                        .text())
                .contains("Mùa mưa lũ bắt đầu tháng 7");
        assertThat(html(get(administrator, "/quy-dinh?nhom=timetable."))
                        .select("tbody")
                        .text())
                .contains("Buổi chiều bắt đầu 13:30");
        assertThat(html(get(administrator, "/quy-dinh?nhom=privacy."))
                        .select("tbody")
                        .text())
                .contains("Lưu bao lâu: Điểm danh");
        assertThat(html(get(administrator, "/quy-dinh")).select("#nhom option").eachText())
                .contains("Thực hành, thực tế", "Sau bồi dưỡng", "Khen thưởng")
                .doesNotContain("Khác");
        var month = html(post(
                administrator,
                "/quy-dinh/practice.flood-from-month",
                but(value("13", "TW", "01/02/2026", ""), "dieu", "")));
        assertThat(month.select("#gia-tri-sai").text()).contains("Tháng từ 1 đến 12");
    }
}

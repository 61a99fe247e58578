package vn.nguon.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Caller;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** What homes of leaders and organisation boards say of their people, counted ahead: each number is as long as the list it opens. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class HomeCountTests {
    private static final LocalDate LATER = LocalDate.of(2023, 6, 12);

    @Autowired
    PlannedDistrict given;

    @Autowired
    Counting counting;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private Viewer leader;
    private Viewer board;

    @BeforeEach
    void aFinishedClassOfFortyPeople() {
        given.build();
        var trainingClass = given.trainingClass("TD-2022-01", 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        given.enrol(trainingClass, 40, 0);
        clock.travelTo(LocalDateTime.of(LATER, LocalTime.of(7, 0)));
        leader = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
    }

    private Document home(Viewer viewer) {
        return new Caller(mvc, viewer).page("/viec-can-lam");
    }

    private static Element figure(Document home, String label) {
        return home.select(".figures > div").stream()
                .filter(one -> one.select("dt").text().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " in " + home.select(".figures")));
    }

    private static int value(Document home, String label) {
        return Integer.parseInt(figure(home, label).select("dd b").text().replace(".", ""));
    }

    private int listed(Viewer viewer, String address) {
        var page = new Caller(mvc, viewer).page(address);
        var pager = page.select(".pager").text().replace('\u00a0', ' ');
        return pager.isEmpty()
                ? page.select("tbody tr").size()
                : Integer.parseInt(
                        pager.replaceAll("(?s).*?([0-9.]+) người.*", "$1").replace(".", ""));
    }

    @Test
    void saysNothingBeforeTheFirstCount() {
        assertThat(home(leader).select(".figures")).isEmpty();
        assertThat(home(leader).select(".head-meta").text()).doesNotContain("số liệu đến");
    }

    @Test
    void everyNumberIsAsLongAsTheListItOpens() {
        given.appoint(6, 0, LocalDate.of(2023, 1, 10));
        given.appoint(3, 60, LocalDate.of(2023, 2, 1));
        counting.count();
        for (var viewer : List.of(leader, board)) {
            var home = home(viewer);
            assertThat(home.select(".head-meta").text()).contains("12/06/2023", "số liệu đến 07:00 hôm nay");
            assertThat(value(home, "Đã bồi dưỡng")).isPositive().isEqualTo(listed(viewer, "/sau-lop/da-hoc"));
            assertThat(value(home, "Đã bố trí sau lớp")).isEqualTo(6).isEqualTo(listed(viewer, "/sau-lop/da-bo-tri"));
            var planned = value(home, "Trong quy hoạch");
            assertThat(new Caller(mvc, viewer)
                            .page("/quy-hoach")
                            .select("main")
                            .text()
                            .replace('\u00a0', ' '))
                    .contains(planned + " người");
            var untrained = planned - value(home, "Đã bồi dưỡng");
            assertThat(untrained).isEqualTo(listed(viewer, "/boi-duong/chua-hoc"));
            assertThat(figure(home, "Đã bồi dưỡng").text().replace('\u00a0', ' '))
                    .contains("còn " + untrained + " người");
            assertThat(table(home, "Người mới nhận chức đã qua lớp")
                            .select("tfoot td")
                            .eachText())
                    .contains("6", "9", "66,7%");
            assertThat(home.select("main").text().replace('\u00a0', ' ')).contains("3 lượt nhận chức khi chưa học");
            assertThat(listed(viewer, "/sau-lop/chua-hoc")).isEqualTo(3);
        }
    }

    @Test
    void aTableAddsUpAndTitlesBeyondTheFirstOnesAreCountedTogether() {
        given.appoint(9, 0, LocalDate.of(2023, 1, 10));
        counting.count();
        jdbc.sql("""
                        INSERT INTO placed_count (organisation_id, title, placed, trained)
                        SELECT :district, 'Chức danh ' || n, 1, 0 FROM generate_series(1, 12) AS n
                        """).param("district", given.district).update();
        var table = table(home(leader), "Người mới nhận chức đã qua lớp");
        assertThat(table.select("tbody tr")).hasSize(9);
        assertThat(table.select("tbody tr").last().text().replace('\u00a0', ' '))
                .contains("chức danh khác");
        var placed = 0;
        for (var row : table.select("tbody tr"))
            placed += Integer.parseInt(row.select("td.num").last().text());
        assertThat(table.select("tfoot td.num").last().text()).isEqualTo(String.valueOf(placed));
        assertThat(placed).isEqualTo(21);
    }

    @Test
    void tellsABoardWhereMostPeopleWaitAndALeaderNot() {
        counting.count();
        var table = table(home(board), "Nơi còn nhiều người chưa bồi dưỡng");
        assertThat(table.select("tbody tr")).hasSize(8);
        var first = table.select("tbody tr").first();
        assertThat(first.select("td.num").eachText()).hasSize(2);
        assertThat(home(leader).select("caption").eachText()).noneMatch(text -> text.startsWith("Nơi còn"));
    }

    @Test
    void showsNobodyTheNumbersOfAnother() {
        given.appoint(6, 0, LocalDate.of(2023, 1, 10));
        counting.count();
        var first = given.committees.values().iterator().next();
        var commune = given.viewer("Lô Văn Dân", Role.APPROVER, first);
        assertThat(value(home(commune), "Trong quy hoạch"))
                .isLessThan(value(home(leader), "Trong quy hoạch"))
                .isEqualTo(listed(commune, "/boi-duong/chua-hoc") + listed(commune, "/sau-lop/da-hoc"));
        var elsewhere = given.viewer(
                "Phan Văn Lạ", Role.APPROVER, given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null));
        assertThat(home(elsewhere).select(".figures, .chart, .table")).isEmpty();
        for (var role : List.of(Role.COMMUNE, Role.CENTRE))
            assertThat(home(given.viewer("Vi Văn Ẩn", role, given.district)).text())
                    .doesNotContain("Đã bồi dưỡng");
    }

    @Test
    void drawsTheUnderstandingOfThoseWhoSpokeAndNamesWhatFell() {
        counting.count();
        assertThat(home(leader).select(".chart")).isEmpty();
        said(0, 40);
        said(1, 80);
        said(2, 75);
        var home = home(leader);
        assertThat(home.select(".legend li").eachText()).containsExactly("Trước lớp", "Cuối lớp", "Sau 6 tháng");
        var chart = home.select("svg.chart").first();
        assertThat(chart.select("rect")).hasSize(15);
        assertThat(chart.select("rect").first().attr("width")).isEqualTo("34.40%");
        var table = home.select(".scroll table").first();
        assertThat(table.select("tbody tr")).hasSize(5);
        assertThat(table.select("tbody tr").first().select("td").eachText()).containsExactly("40", "80", "75");
        assertThat(figure(home, "Hiểu rõ vai trò").text()).contains("75", "trên 100, trước lớp 40");
        assertThat(home.select("main").text()).contains("giảm từ 80 còn 75");
        assertThat(home.select("button[data-print]").text()).isEqualTo("In tổng hợp");
    }

    private void said(int moment, int mean) {
        jdbc.sql("""
                        INSERT INTO skill_count (organisation_id, skill, moment, months, mean, people)
                        SELECT :district, s.code, :moment, CASE WHEN :moment > 1 THEN 6 * (:moment - 1) ELSE 0 END, :mean, 12 FROM skill s
                        """)
                .param("district", given.district)
                .param("moment", moment)
                .param("mean", mean)
                .update();
    }

    @Test
    void countsWhatTraineesAndCommunesSaid() {
        var entry = jdbc.sql("SELECT id FROM planning_entry ORDER BY id LIMIT 1")
                .query(Long.class)
                .single();
        given.appoint(40, 0, LocalDate.of(2022, 12, 1));
        var review = jdbc.sql("""
                        INSERT INTO placement_review (entry_id, months, who, most, account_id, actor, at)
                        VALUES (:entry, 6, 'SELF', 5, :account, 'test', '2023-06-01') RETURNING id
                        """)
                .param("entry", entry)
                .param("account", leader.id().value())
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO placement_review_value (review_id, skill, value) SELECT :review, s.code, 4 FROM skill s")
                .param("review", review)
                .update();
        counting.count();
        assertThat(home(leader).select(".legend li").eachText()).containsExactly("Sau 6 tháng");
        assertThat(figure(home(leader), "Hiểu rõ vai trò").text()).contains("75", "trên 100");
    }

    @Test
    void countsAnewOnceAnHour() {
        counting.countHourly();
        var before = value(home(leader), "Đã bố trí sau lớp");
        given.appoint(2, 0, LocalDate.of(2023, 3, 1));
        clock.travelTo(LocalDateTime.of(LATER, LocalTime.of(7, 30)));
        counting.countHourly();
        assertThat(value(home(leader), "Đã bố trí sau lớp")).isEqualTo(before);
        clock.travelTo(LocalDateTime.of(LATER, LocalTime.of(8, 1)));
        counting.countHourly();
        assertThat(value(home(leader), "Đã bố trí sau lớp")).isEqualTo(before + 2);
        assertThat(home(leader).select(".head-meta").text()).contains("số liệu đến 08:01 hôm nay");
    }

    private static Element table(Document home, String caption) {
        return home.select("table").stream()
                .filter(one -> one.select("caption").text().startsWith(caption))
                .findFirst()
                .orElseThrow(() -> new AssertionError(caption));
    }

    @Test
    void listsWithNobodySayWhyAndWhatComesNext() {
        var elsewhere = given.viewer(
                "Phan Văn Lạ", Role.APPROVER, given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null));
        for (var address : List.of("/sau-lop/da-hoc", "/sau-lop/da-bo-tri"))
            assertThat(new Caller(mvc, elsewhere).page(address).select(".empty a"))
                    .hasSize(1);
        assertThat(new Caller(mvc, given.viewer("Vi Văn Ẩn", Role.CENTRE, given.centre)).get("/sau-lop/da-hoc"))
                .hasStatus(403);
    }
}

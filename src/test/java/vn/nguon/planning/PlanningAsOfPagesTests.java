package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.Role;

/** The list as it stood on a past day, on screen and on paper. */
class PlanningAsOfPagesTests extends PlanningDesk {

    private void takeOut(String name, String dated) {
        var form = html(get(board, "/quy-hoach/nguoi/" + person(name)))
                .select("tbody a[href$=/dua-ra]")
                .attr("href");
        assertThat(post(
                        board,
                        form,
                        "so",
                        "700-QĐ/HU",
                        "ngay",
                        dated,
                        "co-quan",
                        district(),
                        "ly-do",
                        "Rà soát năm 2022"))
                .hasStatus(303);
    }

    private List<String> names(String query) {
        return html(get(board, "/quy-hoach" + query)).select("tbody th").eachText();
    }

    @Test
    void showsWhoStoodOnThatDay() {
        plan(new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1990", "Nữ", "Xã Yên Na", SECRETARY));
        takeOut("Lô Văn An", "10/08/2022");
        assertThat(names("")).containsExactly("Vi Thị Ân");
        assertThat(names("?ngay=10/08/2022"))
                .as("on the day itself it has ended")
                .containsExactly("Vi Thị Ân");
        assertThat(names("?ngay=09/08/2022")).containsExactlyInAnyOrder("Lô Văn An", "Vi Thị Ân");
        assertThat(names("?ngay=09/08/2022&trang-thai=da-dua-ra")).isEmpty();
        assertThat(names("?trang-thai=da-dua-ra&ngay=19/09/2022")).containsExactly("Lô Văn An");
        assertThat(names("?ngay=19/12/2021")).as("before the decision").isEmpty();
        var page = html(get(board, "/quy-hoach?ngay=09/08/2022"));
        assertThat(page.select(".head-meta").text()).contains("2 lượt", "theo các quyết định đến hết ngày 09/08/2022");
        assertThat(page.select("tbody tr:contains(Lô Văn An)").text()).doesNotContain("Đã đưa ra");
    }

    @Test
    void refusesADayThatIsNoneOrStillToCome() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var none = get(board, "/quy-hoach?ngay=31/02/2022");
        assertThat(none).hasStatus(422);
        assertThat(html(none).select("#ngay-sai").text()).contains("không có ngày 31");
        var late = get(board, "/quy-hoach?ngay=21/09/2022");
        assertThat(late).hasStatus(422);
        assertThat(html(late).select("#ngay-sai").text()).contains("Ngày này chưa đến");
        assertThat(html(late).select("#ngay").val()).isEqualTo("21/09/2022");
        assertThat(get(board, "/quy-hoach?ngay=20/09/2022")).hasStatus(200);
    }

    @Test
    void printsTheListOfARoundAsOfADayWithStampAndClassification() {
        plan(new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1990", "Nữ", "Xã Yên Na", SECRETARY));
        takeOut("Lô Văn An", "10/08/2022");
        var round = jdbc.sql("SELECT ref FROM planning_round WHERE year = 2021")
                .query(UUID.class)
                .single();
        var list = html(get(board, "/quy-hoach/dot/" + round))
                .select(".head-do a:contains(tại một ngày)")
                .attr("href");
        var page = html(get(board, list + "&ngay=09/08/2022"));
        assertThat(page.select("input[name=danh-sach]").val()).isEqualTo(round.toString());
        var paper = html(get(
                board,
                URLDecoder.decode(
                        page.select(".head-do a[href^=/quy-hoach/in?]").attr("href"), StandardCharsets.UTF_8)));
        assertThat(paper.select("h1").text()).isEqualTo("Danh sách quy hoạch tại ngày 09/08/2022");
        assertThat(paper.select("tbody th").eachText()).containsExactlyInAnyOrder("Lô Văn An", "Vi Thị Ân");
        assertThat(paper.text())
                .contains("Nội bộ", "cấp xã, nhiệm kỳ 2020–2025", board.name() + " in lúc")
                .doesNotContain("đưa ra");
        assertThat(jdbc.sql("SELECT sentence FROM audit_entry WHERE action = 'PRINT'")
                        .query(String.class)
                        .list())
                .containsExactly("In danh sách quy hoạch, 2 lượt, tại ngày 09/08/2022");
        // A round of another term has none of them.
        var other = round().replaceAll(".*/", "");
        assertThat(names("?danh-sach=" + other)).isEmpty();
    }

    @Test
    void printsForOthersOnlyWhatTheyMaySee() {
        plan(new PlanningSheet()
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1990", "Nữ", "Xã Nga My", SECRETARY));
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        assertThat(html(get(commune, "/quy-hoach/in")).select("tbody th").eachText())
                .containsExactly("Lô Văn An");
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        assertThat(html(get(stranger, "/quy-hoach/in")).select("tbody th")).isEmpty();
        var round = jdbc.sql("SELECT ref FROM planning_round").query(UUID.class).single();
        assertThat(get(stranger, "/quy-hoach/in?danh-sach=" + round)).hasStatus(404);
    }
}

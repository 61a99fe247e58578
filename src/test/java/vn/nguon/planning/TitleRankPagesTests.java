package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.nguon.planning.checks.TitleRanks;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Which title is higher: the order on screen, and another rank from a day on. */
class TitleRankPagesTests extends PlanningDesk {
    private static final String ADDRESS = "/quy-hoach/bac-chuc-danh";

    @Autowired
    Rules rules;

    /** The board of what is a provincial committee here. */
    private Viewer provincial() {
        jdbc.sql("UPDATE organisation_version SET kind = 'PROVINCIAL_COMMITTEE' WHERE organisation_id = :id")
                .param("id", given.district.value())
                .update();
        return board;
    }

    private static String[] rank(String title, String rank, String from) {
        return new String[] {
            "chuc-danh",
            title,
            "gia-tri",
            rank,
            "noi",
            "tinh Nghệ An",
            "tu-ngay",
            from,
            "van-ban",
            "21-QĐ/TU ngày 10/01/2022"
        };
    }

    @Test
    void showsTheOrderWithItsSource() {
        var page = html(get(board, ADDRESS));
        assertThat(page.select("tbody tr").first().text()).contains("Bí thư Đảng ủy", "1", "Mặc định, chưa có văn bản");
        assertThat(page.select("tbody th").eachText().indexOf("Chủ tịch UBND"))
                .isLessThan(page.select("tbody th").eachText().indexOf("Phó Chủ tịch UBND"));
        assertThat(page.select("main form[method=post]"))
                .as("a district's board reads")
                .isEmpty();
        assertThat(post(board, ADDRESS, rank("Trưởng thôn", "8", "01/03/2022"))).hasStatus(403);
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThat(get(approver, ADDRESS)).hasStatus(200);
        assertThat(post(approver, ADDRESS)).hasStatus(403);
    }

    @Test
    void ranksATitleFromADayOnAndTheChecksFollow() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", "Trưởng Ban Dân vận Đảng ủy"));
        var set = provincial();
        var before = finding();
        assertThat(before).contains("Chưa xếp bậc cho chức danh Trưởng Ban Dân vận Đảng ủy");
        assertThat(html(post(set, ADDRESS)).select(".errors li")).hasSize(5);
        var low = post(set, ADDRESS, rank("Trưởng Ban Dân vận Đảng uỷ", "21", "01/03/2022"));
        assertThat(html(low).select("#gia-tri-sai").text()).contains("Bậc từ 0 đến 20");
        assertThat(post(set, ADDRESS, rank("Trưởng Ban Dân vận Đảng uỷ", "4", "01/03/2022")))
                .hasStatus(303);
        assertThat(finding()).doesNotContain("Chưa xếp bậc");
        var day = LocalDate.of(2022, 3, 1);
        assertThat(TitleRanks.of(rules.set(day, "Nghệ An")).of("Trưởng Ban Dân vận Đảng ủy xã Yên Na"))
                .hasValue(4);
        assertThat(TitleRanks.of(rules.set(day.minusDays(1), "Nghệ An")).of("Trưởng Ban Dân vận Đảng ủy"))
                .isEmpty();
        assertThat(TitleRanks.of(rules.set(day, "Thanh Hóa")).of("Trưởng Ban Dân vận Đảng ủy"))
                .isEmpty();
        // Another rank later, and none: each is a row of its own.
        post(set, ADDRESS, rank("Trưởng Ban Dân vận Đảng ủy", "5", "01/06/2022"));
        post(set, ADDRESS, rank("Trưởng Ban Dân vận Đảng ủy", "0", "01/08/2022"));
        var row = html(get(set, ADDRESS)).select("tbody tr:contains(Dân vận)");
        assertThat(row.text()).contains("không xếp", "Tỉnh Nghệ An");
        assertThat(html(get(set, row.select("a").attr("href")))
                        .select("tbody tr")
                        .eachText())
                .hasSize(3)
                .anySatisfy(was -> assertThat(was).contains("4 bậc", "từ 01/03/2022 đến 31/05/2022", "Đã hết"));
        assertThat(finding()).contains("Chưa xếp bậc");
    }

    /** What the checks say today of the one entry about which title is higher. */
    private String finding() {
        var round = jdbc.sql("SELECT ref FROM planning_round").query(UUID.class).single();
        return html(get(board, "/quy-hoach/dot/" + round)).select("tbody tr").text();
    }
}

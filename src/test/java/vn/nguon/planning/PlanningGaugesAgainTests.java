package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import vn.nguon.accounts.CountingAtOnce;
import vn.nguon.shared.Role;

/** Gauges of whoever looks into many organisations: counted ahead, and counted anew when asked to. */
@Import(CountingAtOnce.class)
class PlanningGaugesAgainTests extends PlanningDesk {
    private static final String TITLES = "/quy-hoach/chuc-danh";

    @Test
    void boardHasTheGaugesCountedAnew() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var first = html(get(board, TITLES));
        assertThat(first.select("form[action*=tinh-lai]")).isEmpty();
        jdbc.sql("UPDATE planning_entry SET title = 'Phó Bí thư Đảng ủy'").update();
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 5));

        var page = html(get(board, TITLES + "?nhiem-ky=2020-2025&trang=1"));
        assertThat(page.select("tbody").text()).contains(SECRETARY);
        assertThat(page.select(".head-meta").text()).contains("Số liệu lúc 08:00 hôm nay");
        var action = page.select("form[action*=tinh-lai]").attr("action");
        assertThat(location(post(board, action))).isEqualTo(TITLES + "?nhiem-ky=2020-2025");
        var again = html(get(board, TITLES));
        assertThat(again.select("tbody").text()).contains("Phó Bí thư Đảng ủy");
        assertThat(again.select(".head-meta").text()).contains("Số liệu lúc 08:05 hôm nay");
    }

    @Test
    void goesBackToTheOrganisationsItWasAskedFrom() {
        var action = "/quy-hoach/don-vi/tinh-lai?nhiem-ky=2020-2025";
        assertThat(location(post(board, action))).isEqualTo("/quy-hoach/don-vi?nhiem-ky=2020-2025");
        assertThat(html(get(board, "/quy-hoach/don-vi")).select(".head-meta").text())
                .contains("Số cộng lúc 08:00 hôm nay");
    }

    @Test
    void whoOnlyReadsHasNothingCounted() {
        var leader = given.viewer("Vi Văn Lãnh", Role.APPROVER, given.district);
        get(leader, TITLES);
        var page = html(get(leader, TITLES));
        assertThat(page.select(".head-meta").text()).contains("Số liệu lúc 08:00 hôm nay");
        assertThat(page.select("form[action*=tinh-lai]")).isEmpty();
        assertThat(post(leader, TITLES + "/tinh-lai")).hasStatus(403);
    }
}

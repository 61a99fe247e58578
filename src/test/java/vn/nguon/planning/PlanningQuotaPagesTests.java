package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.shared.Role;

/** Forms of quotas with their history, and the gauges that measure against them. */
class PlanningQuotaPagesTests extends PlanningDesk {
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
        assertThat(html(empty).select(".errors li")).hasSize(6);
        var wrong = post(board, round + "/chi-tieu", "chuc-danh", SECRETARY, "so-luong", "0", "he-so", "mười");
        assertThat(html(wrong).select("#so-luong-sai").text()).contains("từ 1 đến 99");
        assertThat(html(wrong).select("#he-so").val()).isEqualTo("mười");
        assertThat(quota(round, "3", "", "03-HD/BTC", "05/09/2022")).hasStatus(303);
        assertThat(quota(round, "4,5", committee("Xã Nga My"), "03-HD/BTC", "05/09/2022"))
                .hasStatus(303);
        var quotas = html(get(board, round + "/chi-tieu"));
        assertThat(quotas.select("tbody tr").eachText())
                .satisfiesExactly(
                        all -> assertThat(all).contains("Mọi tổ chức của đợt", "3 người", "03-HD/BTC ngày 05/09/2022"),
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
    }

    private MvcTestResult quota(String round, String coefficient, String at, String number, String dated) {
        return post(
                board,
                round + "/chi-tieu",
                "chuc-danh",
                SECRETARY,
                "so-luong",
                "1",
                "he-so",
                coefficient,
                "to-chuc",
                at,
                "so",
                number,
                "ngay",
                dated,
                "co-quan",
                given.ref(given.board).toString());
    }

    @Test
    void keepsWhatAQuotaWasByWhomAndUnderWhichDocument() {
        var round = round();
        quota(round, "3", "", "03-HD/BTC", "05/09/2022");
        var one = html(get(board, round + "/chi-tieu")).select("tbody th a").attr("href");
        assertThat(html(get(board, one)).select("#so-luong").val()).isEqualTo("1");
        String[] document = {
            "so",
            "04-HD/BTC",
            "ngay",
            "19/09/2022",
            "co-quan",
            given.ref(given.board).toString()
        };
        var later =
                post(board, one, with(document, "viec", "doi", "so-luong", "1", "he-so", "2", "ngay", "21/09/2022"));
        assertThat(later).hasStatus(422);
        assertThat(html(later).select("#ngay-sai").text()).contains("sau hôm nay");
        assertThat(post(board, one, with(document, "viec", "doi", "so-luong", "1", "he-so", "2")))
                .hasStatus(303)
                .hasRedirectedUrl(one);
        // The address of the first row leads to the same quota for ever.
        assertThat(html(get(board, one)).select("tbody tr").eachText())
                .satisfiesExactly(
                        now -> assertThat(now)
                                .contains("2 người", "04-HD/BTC ngày 19/09/2022", board.name(), "Đang dùng"),
                        was -> assertThat(was).contains("3 người", "03-HD/BTC ngày 05/09/2022", "Đã thay"));
        assertThat(html(get(board, round + "/chi-tieu")).select("tbody tr").text())
                .contains("2 người", "04-HD/BTC")
                .doesNotContain("03-HD/BTC");

        assertThat(html(post(board, one, "viec", "bo", "so-luong", "1", "he-so", "2"))
                        .select(".errors li"))
                .hasSize(3);
        assertThat(post(board, one, with(document, "viec", "bo", "so-luong", "1", "he-so", "2")))
                .hasStatus(303);
        assertThat(html(get(board, round + "/chi-tieu")).select("tbody tr")).isEmpty();
        assertThat(html(get(board, one)).select("tbody tr").eachText())
                .hasSize(3)
                .first()
                .satisfies(dropped -> assertThat(dropped).contains("Bỏ chỉ tiêu", "Đã bỏ"));
        var twice = post(board, one, with(document, "viec", "bo", "so-luong", "1", "he-so", "2"));
        assertThat(html(twice).select("[role=alert]").text()).contains("Chỉ tiêu này đã bỏ");
        // Set anew, it stands in the same history.
        quota(round, "1,5", "", "06-HD/BTC", "20/09/2022");
        assertThat(html(get(board, one)).select("tbody tr")).hasSize(4);
        assertThatThrownBy(() -> jdbc.sql("UPDATE planning_quota SET seats = 9").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    /** Later fields go before earlier ones of the same name. */
    private static String[] with(String[] document, String... fields) {
        var all = new LinkedHashMap<String, String>();
        for (var each : List.of(document, fields))
            for (var i = 0; i < each.length; i += 2) all.put(each[i], each[i + 1]);
        return all.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    @Test
    void hidesAQuotaFromStrangersAndLetsApproversOnlyRead() {
        var round = round();
        quota(round, "3", "", "03-HD/BTC", "05/09/2022");
        var one = html(get(board, round + "/chi-tieu")).select("tbody th a").attr("href");
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        assertThat(get(stranger, one)).hasStatus(404);
        assertThat(post(stranger, one)).hasStatus(404);
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThat(html(get(approver, one)).select("main form[method=post]")).isEmpty();
        assertThat(post(approver, one)).hasStatus(403);
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
}

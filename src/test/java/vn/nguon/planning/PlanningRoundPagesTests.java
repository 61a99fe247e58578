package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.people.Statements;
import vn.nguon.shared.Role;

/** Forms of rounds, proposals and decisions, and checks of a list: empty, wrong, refused, right; and strangers. */
class PlanningRoundPagesTests extends PlanningDesk {
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
        // The checks said what they say there, and it is kept with the decision.
        var there = page.select("tbody tr:contains(Xã Nga My) th a").attr("href");
        var entry = html(get(board, there));
        assertThat(entry.select("h3").text()).contains("800-QĐ/HU ngày 01/09/2022");
        assertThat(entry.text())
                .contains("Mã quy tắc: chuc-danh-cao-hon", "Đảng ủy Xã Nga My, nhiệm kỳ 2020–2025: 1 người");
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
        assertThat(Statements.during(() -> get(board, "/quy-hoach/don-vi"))).isLessThanOrEqualTo(11);
        var round = "/quy-hoach/dot/"
                + jdbc.sql("SELECT ref FROM planning_round").query(UUID.class).single();
        assertThat(Statements.during(() -> get(board, round))).isLessThanOrEqualTo(13);
    }

    /** Names a list of thousands would hold: typed, and asked back where several are called so. */
    @Test
    void whoLooksIntoAGreatManyTypesWhoIssuedTheDecision() {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var round = round();
        propose(round, "Lô Văn An", SECRETARY);
        jdbc.sql("""
                WITH added AS (INSERT INTO organisation (ref) SELECT gen_random_uuid() FROM generate_series(1, 201) RETURNING id)
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                SELECT id, 'Chi bộ ' || id, 'Chi bộ ' || id, 'OTHER', CASE WHEN id % 2 = 0 THEN 'PARTY' ELSE 'STATE' END, :district, '[2020-01-01,)' FROM added
                """).param("district", given.district.value()).update();
        assertThat(html(get(board, round)).select("input#co-quan")).hasSize(1);
        assertThat(html(get(board, round)).select("#co-quan option")).isEmpty();
        var state = jdbc.sql(
                        "SELECT name FROM organisation_version WHERE form = 'STATE' AND name LIKE 'Chi bộ%' LIMIT 1")
                .query(String.class)
                .single();
        for (var wrong : List.of("", "Ban không có", state))
            assertThat(html(issuedBy(round, wrong)).select("#co-quan-sai").text())
                    .isEqualTo(
                            wrong.isEmpty()
                                    ? "Nhập tên cơ quan ban hành"
                                    : "Không có cơ quan nào của Đảng tên “%s” trong phạm vi được xem".formatted(wrong));
        var several = issuedBy(round, "xa yen");
        assertThat(several).hasStatus(422);
        assertThat(html(several).select("#co-quan-sai").text())
                .startsWith("Có 4 cơ quan tên như vậy, ghi đủ một tên: Đảng ủy Xã Yên Na")
                .contains("Đảng ủy Xã Yên Hòa");
        assertThat(html(several).select("#co-quan").val()).isEqualTo("xa yen");
        assertThat(issuedBy(round, "ban to chuc huyen uy")).hasStatus(303);
        assertThat(html(get(board, "/quy-hoach?nhiem-ky=2025-2030"))
                        .select("tbody tr")
                        .text())
                .contains("731-QĐ/HU");
    }

    private MvcTestResult issuedBy(String round, String name) {
        return post(
                board,
                round,
                "viec",
                "phe-duyet",
                "so",
                "731-QĐ/HU",
                "ngay",
                "15/09/2022",
                "co-quan",
                name,
                "luot",
                ticks(round).getFirst());
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

package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** A round put before the approvers of its committee: theirs to decide or send back, nobody else's. */
class PlanningSubmissionPagesTests extends PlanningDesk {
    private Viewer approver;
    private String round;

    @BeforeEach
    void aRoundWithOneProposal() {
        approver = given.viewer("Lương Thị Duyệt", Role.APPROVER, given.district);
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        round = round();
        propose(round, "Lô Văn An", SECRETARY);
    }

    private List<String> waiting(Viewer who) {
        return html(get(who, "/cho-duyet")).select(".task a").eachAttr("href");
    }

    @Test
    void waitsForTheApproversOfItsCommitteeOnceItIsSubmitted() {
        assertThat(waiting(approver)).isEmpty();
        assertThat(html(get(approver, round)).select("input[name=luot], form[action$=tra-lai]"))
                .as("not submitted")
                .isEmpty();
        assertThat(post(approver, round + "/trinh-duyet")).hasStatus(403);
        assertThat(post(board, round + "/trinh-duyet")).hasStatus(303);
        assertThat(waiting(approver)).containsExactly(round);
        assertThat(html(get(approver, "/cho-duyet")).select(".task").text())
                .contains("Duyệt danh sách quy hoạch: Xây dựng quy hoạch cấp xã", "1 lượt đề nghị");
        var again = post(board, round + "/trinh-duyet");
        assertThat(again).hasStatus(422);
        assertThat(html(again).select("[role=alert]").text()).contains("đang chờ duyệt");
        assertThat(html(get(board, round)).text()).contains("Chờ duyệt", board.name() + " trình lúc 20/09/2022");
        assertThat(html(get(board, round)).select("form[action$=trinh-duyet]")).isEmpty();
    }

    @Test
    void isDecidedByTheApproverAndThenWaitsForNobody() {
        assertThat(decideAs(approver)).as("before it is submitted").hasStatus(403);
        post(board, round + "/trinh-duyet");
        var page = html(get(approver, round));
        assertThat(page.select("[name=viec] option, input[name=viec]").eachAttr("value"))
                .doesNotContain("dua-ra");
        assertThat(decideAs(approver)).hasStatus(303);
        assertThat(waiting(approver)).isEmpty();
        assertThat(html(get(board, round)).text()).contains("Đã duyệt xong", approver.name());
        assertThat(html(get(board, "/quy-hoach?nhiem-ky=2025-2030"))
                        .select("tbody tr")
                        .text())
                .contains("Lô Văn An", "731-QĐ/HU");
        assertThat(decideAs(approver)).as("nothing waits any more").hasStatus(403);
    }

    @Test
    void isDoneToWhenTheBoardWritesTheDecision() {
        post(board, round + "/trinh-duyet");
        assertThat(decide(round, "khong-duyet", "Chưa đủ tiêu chuẩn", ticks(round)))
                .hasStatus(303);
        assertThat(waiting(approver)).isEmpty();
        assertThat(post(board, round + "/trinh-duyet")).as("nobody is proposed").hasStatus(422);
    }

    @Test
    void isSentBackWithWhatHasToBeMended() {
        assertThat(post(approver, round + "/tra-lai", "can-sua", "Sớm quá"))
                .as("does not wait")
                .hasStatus(403);
        post(board, round + "/trinh-duyet");
        var empty = post(approver, round + "/tra-lai", "can-sua", " ");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select("#can-sua-sai").text()).contains("Nhập điều cần sửa");
        assertThat(post(board, round + "/tra-lai", "can-sua", "x")).hasStatus(403);
        assertThat(post(approver, round + "/tra-lai", "can-sua", "Thiếu nữ, thiếu cán bộ trẻ"))
                .hasStatus(303);
        assertThat(waiting(approver)).isEmpty();
        assertThat(html(get(board, "/viec-can-lam")).select(".task").text())
                .contains("Sửa danh sách quy hoạch bị trả lại", "Thiếu nữ, thiếu cán bộ trẻ");
        assertThat(html(get(board, round)).text()).contains("Trả lại", "Thiếu nữ, thiếu cán bộ trẻ");
        assertThat(post(board, round + "/trinh-duyet")).hasStatus(303);
        assertThat(waiting(approver)).containsExactly(round);
        assertThat(html(get(board, "/viec-can-lam")).select(".task").text()).doesNotContain("bị trả lại");
    }

    @Test
    void isNothingToApproversOfOtherCommittees() {
        var stranger = given.viewer("Vừ Bá Khác", Role.APPROVER, given.neighbour);
        post(board, round + "/trinh-duyet");
        assertThat(waiting(stranger)).isEmpty();
        assertThat(get(stranger, round)).hasStatus(404);
        assertThat(post(stranger, round + "/tra-lai", "can-sua", "x")).hasStatus(404);
        assertThat(post(given.viewer("Ban Khác", Role.ORGANISATION_BOARD, given.neighbour), round + "/trinh-duyet"))
                .hasStatus(404);
    }

    @Test
    void waitsForTheStandingCommitteeThatActsForItsCommittee() {
        var standing = new OrganisationId(jdbc.sql("""
                        WITH made AS (INSERT INTO organisation (ref) VALUES (gen_random_uuid()) RETURNING id)
                        INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                        SELECT id, 'Ban Thường vụ Huyện ủy', 'Ban Thường vụ', 'STANDING_COMMITTEE', 'PARTY', :district, '[2020-01-01,)' FROM made
                        RETURNING organisation_id
                        """)
                .param("district", given.district.value())
                .query(Long.class)
                .single());
        jdbc.sql("DELETE FROM account_grant WHERE account_id = :id")
                .param("id", approver.id().value())
                .update();
        post(board, round + "/trinh-duyet");
        var later = given.viewer("Kha Văn Thường", Role.APPROVER, standing);
        assertThat(waiting(later)).containsExactly(round);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult decideAs(Viewer who) {
        return post(
                who,
                round,
                "viec",
                "phe-duyet",
                "so",
                "731-QĐ/HU",
                "ngay",
                "15/09/2022",
                "co-quan",
                district(),
                "luot",
                ticks(round).isEmpty() ? "" : ticks(round).getFirst());
    }
}

package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** One class filled by nominating: the board asks a commune, which proposes in its own window; appraised and decided on screen. */
final class Nominating {
    private final String code;
    private final String commune;
    private final Desk board;
    private final Desk approver;

    Nominating(String code, String commune, Desk board, Desk approver) {
        this.code = code;
        this.commune = commune;
        this.board = board;
        this.approver = approver;
    }

    private String nominations() {
        return "/lop/" + code + "/cu-hoc-vien";
    }

    /** Seats for the commune, for any planned title; the account that it gets with it is handed over on a slip. */
    void ask(int seats, String due, List<String> terms) {
        board.go(nominations() + "/chi-tieu");
        board.page().locator("input[name=chuc-danh]").all().forEach(Locator::check);
        for (var term : terms) board.tick(term);
        board.fill("Hạn đảng ủy gửi đề nghị", due)
                .fill(commune, Integer.toString(seats))
                .press("Giao chỉ tiêu")
                .see(commune)
                .see("0 trên " + seats);
    }

    /** The commune's first sign-in in that window, with the slip that the board prints for it. */
    Desk openCommune(Desk window) {
        board.go(nominations()).follow("Phiếu tài khoản đảng ủy");
        board.press("In phiếu");
        var slip = board.page()
                .locator("li.slip")
                .filter(new Locator.FilterOptions().setHasText(commune.replace("Xã", "xã")));
        return window.activate(
                slip.locator("b").first().innerText(), slip.locator("b").nth(1).innerText(), Offices.PASSWORD);
    }

    /**
     * Proposes the first of those who may go, so many for good and one as a reserve.
     *
     * @return their names, the reserve last
     */
    List<String> propose(Desk desk, int seats, String letter, String dated) {
        desk.go("/").see("Đề nghị cử %d người học lớp".formatted(seats));
        desk.go("/cu-hoc-vien").follow("Bồi dưỡng");
        desk.pressRefused("Gửi đề nghị cử", "Nhập số, ký hiệu văn bản đề nghị");
        var names = new ArrayList<String>();
        var choices = desk.page().locator("select[id^=chon-]");
        assertThat(choices.count()).as("who may go from " + commune).isGreaterThan(seats);
        for (var i = 0; i <= seats; i++) {
            var label = desk.page()
                    .locator("label[for='" + choices.nth(i).getAttribute("id") + "']")
                    .textContent();
            names.add(label.replace("Đề nghị ", ""));
            desk.choose(label, i < seats ? "Chính thức" : "Dự bị");
        }
        desk.fill("Số, ký hiệu văn bản đề nghị", letter)
                .fill("Ngày văn bản", dated)
                .press("Gửi đề nghị cử");
        for (var name : names) desk.see(name);
        desk.see("Đã đề nghị");
        return names;
    }

    void appraise(List<String> names) {
        board.go(nominations());
        for (var name : names) board.tick("Chọn " + name);
        board.press("Thẩm định đạt").see("Đã thẩm định");
    }

    void decide(String number, String dated) {
        approver.go(nominations()).follow("Quyết định cử");
        document(approver, number, dated).press("Quyết định cử").see("Đã quyết định cử");
    }

    /** Summoned on paper by whoever organises the class; the delivery is noted. */
    void summon(List<String> names, String number, String dated) {
        board.go(nominations()).follow("Triệu tập");
        document(board, number, dated).press("Triệu tập " + names.size() + " người");
        board.follow("In tất cả giấy triệu tập").see("Giấy triệu tập");
        for (var name : names) board.see(name);
        board.go("/lop/" + code + "/trieu-tap");
        for (var name : names) board.tick("Chọn " + name);
        board.choose("Cách giao", "Qua đảng ủy xã").press("Ghi đã giao").see("Qua đảng ủy xã ngày " + dated);
    }

    void confirm(Desk desk, String name) {
        desk.go("/cu-hoc-vien/" + code)
                .press("Xác nhận đi học " + name)
                .see("Giấy triệu tập: Qua đảng ủy xã")
                .see("Đã xác nhận");
    }

    private static Desk document(Desk desk, String number, String dated) {
        desk.fill("Số, ký hiệu văn bản", number).fill("Ngày văn bản", dated);
        desk.page()
                .getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName("Cơ quan ban hành").setExact(true))
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        return desk;
    }
}

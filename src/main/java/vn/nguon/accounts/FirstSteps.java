package vn.nguon.accounts;

import java.util.ArrayList;
import java.util.List;
import vn.nguon.web.HomeBlock;

/** What an administrator does after the first run, until it is done: the map, the bodies, accounts for others. */
final class FirstSteps {
    private FirstSteps() {}

    /**
     * What is left of it, in its order; empty when all is done.
     *
     * @param places there is a place; {@code bodies} more organisations than the first one, {@code accounts} more accounts than the first one
     */
    static List<HomeBlock.Line> left(boolean places, boolean bodies, boolean accounts) {
        var lines = new ArrayList<HomeBlock.Line>();
        if (!places) lines.add(todo("Nhập địa bàn", "/noi", "Tệp CSV; mỗi xã có sẵn Đảng ủy và Ủy ban nhân dân"));
        if (!bodies)
            lines.add(todo("Thêm tổ chức", "/to-chuc/moi", "Các ban, trường, trung tâm dưới tổ chức đầu tiên"));
        if (!accounts)
            lines.add(todo("Lập tài khoản", "/quan-tri/tai-khoan/moi", "Cấp vai trò, rồi in phiếu mã một lần"));
        return lines;
    }

    private static HomeBlock.Line todo(String text, String href, String note) {
        return new HomeBlock.Line(text, href, note, "todo", "Chưa làm");
    }
}

package vn.nguon.accounts;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;

/** What an administrator does after the first run, until it is done: the map, the bodies, accounts for others. One statement. */
@Component
class FirstSteps implements HomePart {
    private final JdbcClient jdbc;

    FirstSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Done(boolean places, boolean bodies, boolean accounts) {}

    private static final String DONE = """
            SELECT EXISTS (SELECT FROM place) AS places,
                   EXISTS (SELECT FROM organisation OFFSET 1) AS bodies,
                   EXISTS (SELECT FROM account OFFSET 1) AS accounts
            """;

    @Override
    public int order() {
        return -97;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) return List.of();
        var done = jdbc.sql(DONE).query(Done.class).single();
        var lines = new ArrayList<HomeBlock.Line>();
        if (!done.places())
            lines.add(todo("Nhập địa bàn", "/noi", "Tệp CSV; mỗi xã có sẵn Đảng ủy và Ủy ban nhân dân"));
        if (!done.bodies())
            lines.add(todo("Thêm tổ chức", "/to-chuc/moi", "Các ban, trường, trung tâm dưới tổ chức đầu tiên"));
        if (!done.accounts())
            lines.add(todo("Lập tài khoản", "/quan-tri/tai-khoan/moi", "Cấp vai trò, rồi in phiếu mã một lần"));
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines("Bước tiếp theo", lines, null));
    }

    private static HomeBlock.Line todo(String text, String href, String note) {
        return new HomeBlock.Line(text, href, note, "todo", "Chưa làm");
    }
}

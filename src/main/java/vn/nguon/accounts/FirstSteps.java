package vn.nguon.accounts;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;

/**
 * What an administrator does after the first run, until it is done: the map, the bodies, accounts for others; and later how many grants wait
 * for a second person. One statement.
 */
@Component
class FirstSteps implements HomePart {
    private final JdbcClient jdbc;

    FirstSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Done(boolean places, boolean bodies, boolean accounts, int waiting) {}

    private static final String DONE = """
            SELECT EXISTS (SELECT FROM place) AS places,
                   EXISTS (SELECT FROM organisation OFFSET 1) AS bodies,
                   EXISTS (SELECT FROM account OFFSET 1) AS accounts,
                   (SELECT count(DISTINCT g.account_id)
                      FROM account_grant g
                     WHERE g.confirmed_by IS NULL AND g.role IN ('ADMINISTRATOR', 'ORGANISATION_BOARD', 'APPROVER')
                       AND NOT EXISTS (SELECT FROM grant_in_force f WHERE f.id = g.id)
                       AND (upper(g.valid) IS NULL OR upper(g.valid) > :day))::int AS waiting
            """;

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) return List.of();
        var done = jdbc.sql(DONE).param("day", viewer.today()).query(Done.class).single();
        var lines = new ArrayList<HomeBlock.Line>();
        if (!done.places())
            lines.add(todo("Nhập địa bàn", "/noi", "Tệp CSV; mỗi xã có sẵn Đảng ủy và Ủy ban nhân dân"));
        if (!done.bodies())
            lines.add(todo("Thêm tổ chức", "/to-chuc/moi", "Các ban, trường, trung tâm dưới tổ chức đầu tiên"));
        if (!done.accounts())
            lines.add(todo("Lập tài khoản", "/quan-tri/tai-khoan/moi", "Cấp vai trò, rồi in phiếu mã một lần"));
        var blocks = new ArrayList<HomeBlock>();
        if (!lines.isEmpty()) blocks.add(new HomeBlock.Lines("Bước tiếp theo", lines, null));
        if (done.waiting() > 0) blocks.add(waiting(done.waiting()));
        return blocks;
    }

    private static HomeBlock waiting(int accounts) {
        return new HomeBlock.Lines(
                "Chờ người thứ hai",
                List.of(new HomeBlock.Line(
                        "%d tài khoản có vai trò chờ xác nhận".formatted(accounts),
                        "/quan-tri/tai-khoan",
                        "Người thứ hai xác nhận thì vai trò mới có hiệu lực",
                        "due",
                        "Chờ xác nhận")),
                null);
    }

    private static HomeBlock.Line todo(String text, String href, String note) {
        return new HomeBlock.Line(text, href, note, "todo", "Chưa làm");
    }
}

package vn.nguon.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * What an administrator does first ({@link FirstSteps}), and what accounts ask of one: roles and slips that wait for a second person, codes that ran out unused, roles that end soon,
 * names that somebody guesses at, bodies for which nobody can act. One statement for all counts; each opens the list behind it.
 */
@Component
class AccountsOnHome implements HomePart {
    private static final String ACCOUNTS = "/quan-tri/tai-khoan";

    /** No more are counted. */
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecondPerson second;

    AccountsOnHome(JdbcClient jdbc, Clock clock, SecondPerson second) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.second = second;
    }

    record Counts(
            int waiting,
            @Nullable LocalDate waitsSince,
            int asked,
            int lapsed,
            int ending,
            @Nullable LocalDate endsFirst,
            int guessed,
            int administrators,
            int without,
            int open,
            int closed,
            boolean places,
            boolean bodies) {}

    private static final String COUNTS =
            """
            SELECT w.waiting, w.waits_since, e.ending, e.ends_first,
                   (SELECT count(*) FROM code_request WHERE asked_at > :asked)::int AS asked,
                   (SELECT count(*) FROM (SELECT FROM account_code_unused WHERE expires_at <= :now LIMIT 1000) lapsed)::int AS lapsed,
                   (SELECT count(*) FROM sign_in_failure WHERE key LIKE 'ten:%%' AND failures >= %1$d AND last_at > :guessed)::int AS guessed,
                   (SELECT count(DISTINCT g.account_id)
                      FROM grant_in_force g JOIN account a ON a.id = g.account_id
                     WHERE g.role = 'ADMINISTRATOR' AND g.valid @> CAST(:day AS date) AND (a.closed_on IS NULL OR a.closed_on > :day))::int AS administrators,
                   (SELECT count(*) FROM (%2$s) none)::int AS without,
                   (SELECT count(*) FROM account WHERE closed_on IS NULL)::int AS open,
                   (SELECT count(*) FROM account WHERE closed_on IS NOT NULL)::int AS closed,
                   EXISTS (SELECT FROM place) AS places, EXISTS (SELECT FROM organisation OFFSET 1) AS bodies
              FROM (SELECT count(DISTINCT g.account_id)::int AS waiting, (min(g.granted_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS waits_since
                      FROM account_grant g
                     WHERE g.confirmed_by IS NULL AND g.role IN ('ADMINISTRATOR', 'ORGANISATION_BOARD', 'APPROVER')
                       AND NOT EXISTS (SELECT FROM grant_in_force f WHERE f.id = g.id)
                       AND (upper(g.valid) IS NULL OR upper(g.valid) > :day)) w
             CROSS JOIN (
                   SELECT count(DISTINCT g.account_id)::int AS ending, min(upper(g.valid)) - 1 AS ends_first
                     FROM account_grant g JOIN account a ON a.id = g.account_id
                    WHERE upper(g.valid) > :day AND upper(g.valid) <= :soon AND g.role IN (%3$s) AND a.closed_on IS NULL) e
            """.formatted(AccountLists.GUESSED_TIMES, AccountLists.WITHOUT, AccountLists.OFFICES);

    @Override
    public int order() {
        return -96;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) return List.of();
        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        var counts = jdbc.sql(COUNTS)
                .param("day", viewer.today())
                .param("soon", viewer.today().plusDays(AccountLists.SOON_DAYS))
                .param("asked", second.askedSince())
                .param("now", now)
                .param("guessed", now.minusDays(1))
                .query(Counts.class)
                .single();
        var blocks = new ArrayList<HomeBlock>();
        var next = FirstSteps.left(counts.places(), counts.bodies(), counts.open() + counts.closed() > 1);
        if (!next.isEmpty()) blocks.add(new HomeBlock.Lines("Bước tiếp theo", next, null));
        var lines = lines(counts);
        if (!lines.isEmpty()) blocks.add(new HomeBlock.Lines(TO_KEEP_RUNNING, lines, null));
        blocks.add(new HomeBlock.Figures(
                SYSTEM,
                List.of(new HomeBlock.Figure(
                        "Tài khoản đang dùng",
                        Vn.number(counts.open()),
                        ACCOUNTS,
                        counts.closed() == 0 ? "" : Vn.number(counts.closed()) + " đã khóa",
                        null))));
        return blocks;
    }

    private static List<HomeBlock.Line> lines(Counts counts) {
        var lines = new ArrayList<HomeBlock.Line>();
        var waitsSince = counts.waitsSince();
        var endsFirst = counts.endsFirst();
        if (counts.lapsed() > 0)
            lines.add(new HomeBlock.Line(
                    (counts.lapsed() < MOST ? "" : "Từ ") + Vn.count(counts.lapsed(), "tài khoản")
                            + " có mã một lần quá hạn, chưa đăng nhập lần nào",
                    ACCOUNTS + "?tinh-trang=" + AccountLists.State.LAPSED.word(),
                    "In phiếu mới rồi giao lại, hoặc khóa tài khoản",
                    "late",
                    "Quá hạn"));
        if (counts.guessed() > 0)
            lines.add(new HomeBlock.Line(
                    Vn.count(counts.guessed(), "tên đăng nhập")
                            + " bị nhập sai từ %d lần trong ngày qua".formatted(AccountLists.GUESSED_TIMES),
                    ACCOUNTS + "#nhap-sai",
                    "Hỏi người dùng; quên mật khẩu thì in phiếu mã mới",
                    "due",
                    "Cần xem"));
        if (counts.waiting() > 0)
            lines.add(new HomeBlock.Line(
                    Vn.count(counts.waiting(), "tài khoản") + " có vai trò chờ xác nhận",
                    ACCOUNTS,
                    waitsSince == null
                            ? "Người thứ hai xác nhận thì vai trò mới có hiệu lực"
                            : "Người thứ hai xác nhận thì vai trò mới có hiệu lực; chờ từ " + Vn.date(waitsSince),
                    "due",
                    "Chờ người thứ hai"));
        if (counts.asked() > 0)
            lines.add(new HomeBlock.Line(
                    Vn.count(counts.asked(), "phiếu mã một lần") + " chờ người thứ hai in",
                    ACCOUNTS,
                    "Một quản trị khác mở tài khoản và bấm In phiếu",
                    "due",
                    "Chờ in"));
        if (counts.ending() > 0)
            lines.add(new HomeBlock.Line(
                    Vn.count(counts.ending(), "tài khoản") + " có vai trò sắp hết hạn",
                    ACCOUNTS + "?tinh-trang=" + AccountLists.State.ENDING.word(),
                    "Cấp tiếp nếu người đó còn giữ việc",
                    "due",
                    endsFirst == null ? "Sắp hết" : "Sớm nhất " + Vn.date(endsFirst)));
        if (counts.administrators() == 1)
            lines.add(new HomeBlock.Line(
                    "Mới có một quản trị kỹ thuật",
                    GUIDE + "#tài-khoản-và-vai-trò",
                    "Cần người thứ hai để xác nhận vai trò và thay khi vắng",
                    "todo",
                    "Nên lập thêm"));
        if (counts.without() > 0)
            lines.add(new HomeBlock.Line(
                    Vn.count(counts.without(), "tổ chức") + " chưa có tài khoản nào",
                    ACCOUNTS + "/to-chuc",
                    "Tổ chức ấy chưa cử người, trả lời, xác nhận được gì",
                    "todo",
                    "Chưa có"));
        return lines;
    }
}

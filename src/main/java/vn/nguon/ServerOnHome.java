package vn.nguon;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.PublicAddress;
import vn.nguon.web.Vn;

/** What the machine asks of an administrator: the last backup, room on the disk, jobs and events that did not get done. One statement. */
@Component
class ServerOnHome implements HomePart {
    private static final Duration BACKUP_DUE = Duration.ofDays(2);
    private static final Duration BACKUP_LATE = Duration.ofDays(7);
    private static final Duration WAITS_TOO_LONG = Duration.ofMinutes(15);
    private static final long GIGABYTE = 1L << 30;
    private static final long LITTLE_ROOM = 5 * GIGABYTE;
    private static final long NO_ROOM = GIGABYTE;
    private static final String TO_BACKUP = GUIDE + "#sao-lưu-khôi-phục";
    private static final String TO_GUIDE = GUIDE + "#trang-đầu-của-quản-trị";

    private final JdbcClient jdbc;
    private final Clock clock;
    /** Backups are dated by it: a demonstration's clock may stand elsewhere. */
    private final Clock machine = new NguonClock("");

    private final Path data;
    private final PublicAddress address;

    ServerOnHome(JdbcClient jdbc, Clock clock, @Value("${nguon.data}") Path data, PublicAddress address) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.data = data;
        this.address = address;
    }

    record Left(int failed, int overdue, int events) {}

    /** Jobs that fail, jobs whose time has passed and that nobody took, events with a listener that is not done. At most 1,000 of each. */
    private static final String LEFT = """
            SELECT (SELECT count(*) FROM (SELECT FROM scheduled_tasks WHERE consecutive_failures > 0 LIMIT 1000) t)::int AS failed,
                   (SELECT count(*) FROM (SELECT FROM scheduled_tasks
                                           WHERE NOT picked AND execution_time < :since AND coalesce(consecutive_failures, 0) = 0 LIMIT 1000) t)::int AS overdue,
                   (SELECT count(*) FROM (SELECT FROM event_publication WHERE completion_date IS NULL AND publication_date < :since LIMIT 1000) t)::int AS events
            """;

    @Override
    public int order() {
        return -95;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) return List.of();
        var left = jdbc.sql(LEFT)
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(WAITS_TOO_LONG), ZoneOffset.UTC))
                .query(Left.class)
                .single();
        var lines = new ArrayList<HomeBlock.Line>();
        var figures = new ArrayList<HomeBlock.Figure>();
        backup(lines, figures);
        disk(lines, figures);
        jobs(left, lines);
        if (!address.known())
            lines.add(new HomeBlock.Line(
                    "Chưa có địa chỉ công khai",
                    GUIDE + "#bắt-đầu",
                    "Chạy với --public-url; chưa có thì chưa cấp được chứng chỉ, giấy chứng nhận",
                    "todo",
                    "Chưa có"));
        var blocks = new ArrayList<HomeBlock>();
        if (!lines.isEmpty()) blocks.add(new HomeBlock.Lines(TO_KEEP_RUNNING, lines, null));
        blocks.add(new HomeBlock.Figures(SYSTEM, figures));
        return blocks;
    }

    private void backup(List<HomeBlock.Line> lines, List<HomeBlock.Figure> figures) {
        var last = LastBackup.read(data);
        var age = last.map(at -> Duration.between(at, machine.instant()));
        if (age.isEmpty())
            lines.add(new HomeBlock.Line(
                    "Chưa sao lưu lần nào",
                    TO_BACKUP,
                    "./run backup THƯ_MỤC_MỚI, cất bản sao ở máy khác",
                    "late",
                    "Chưa có"));
        else if (age.get().compareTo(BACKUP_DUE) > 0)
            lines.add(new HomeBlock.Line(
                    "Sao lưu lần cuối đã %d ngày".formatted(age.get().toDays()),
                    TO_BACKUP,
                    "./run backup THƯ_MỤC_MỚI, cất bản sao ở máy khác",
                    age.get().compareTo(BACKUP_LATE) > 0 ? "late" : "due",
                    age.get().compareTo(BACKUP_LATE) > 0 ? "Quá lâu" : "Nên sao lưu"));
        figures.add(HomeBlock.Figure.moment("Sao lưu lần cuối", last, "Chưa có", TO_BACKUP));
    }

    private void disk(List<HomeBlock.Line> lines, List<HomeBlock.Figure> figures) {
        long free;
        long whole;
        try {
            var store = Files.getFileStore(data);
            free = store.getUsableSpace();
            whole = store.getTotalSpace();
        } catch (IOException _) {
            lines.add(new HomeBlock.Line(
                    "Không xem được chỗ trống của thư mục dữ liệu",
                    TO_GUIDE,
                    "Kiểm tra thư mục %s còn ở đó và mở được".formatted(data),
                    "late",
                    "Không đọc được"));
            return;
        }
        if (free < LITTLE_ROOM)
            lines.add(new HomeBlock.Line(
                    "Đĩa giữ dữ liệu còn " + gigabytes(free),
                    TO_GUIDE,
                    "Dọn đĩa hoặc chuyển thư mục dữ liệu sang đĩa lớn hơn",
                    free < NO_ROOM ? "late" : "due",
                    free < NO_ROOM ? "Sắp hết chỗ" : "Còn ít"));
        figures.add(new HomeBlock.Figure(
                "Chỗ trống trên đĩa", gigabytes(free), TO_GUIDE, "trong " + gigabytes(whole), null));
    }

    private static void jobs(Left left, List<HomeBlock.Line> lines) {
        late(
                lines,
                left.failed(),
                "việc chạy nền",
                " bị hỏng, đang thử lại",
                "Xem dòng báo ở cửa sổ chạy chương trình",
                "Hỏng");
        late(
                lines,
                left.overdue(),
                "việc chạy nền",
                " quá giờ chưa chạy",
                "Nếu không giảm sau vài phút thì chạy lại chương trình",
                "Quá giờ");
        late(
                lines,
                left.events(),
                "việc tiếp theo",
                " của một quyết định chưa làm xong",
                "Chạy lại chương trình: việc chưa xong được làm tiếp, không làm hai lần",
                "Chưa xong");
    }

    private static void late(
            List<HomeBlock.Line> lines, int count, String what, String how, String advice, String word) {
        if (count > 0) lines.add(new HomeBlock.Line(Vn.count(count, what) + how, TO_GUIDE, advice, "late", word));
    }

    private static String gigabytes(long bytes) {
        return Vn.number(BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf(GIGABYTE), 1, RoundingMode.DOWN)
                        .stripTrailingZeros())
                + " GB";
    }
}

package vn.nguon.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** Tells an administrator which values and days off still rest on nobody's document. One statement. */
@Component
class DefaultsOnHome implements HomePart {
    private final JdbcClient jdbc;

    DefaultsOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Counts(int values, int days, boolean listed) {}

    /** Central values in force on :day that are defaults, days off from :day that are, and whether :year has any day at all. */
    private static final String COUNTS = """
            SELECT (SELECT count(*)
                      FROM (SELECT DISTINCT ON (key, level, place) is_default
                              FROM rule_value
                             WHERE valid @> CAST(:day AS date)
                             ORDER BY key, level, place, id DESC) held
                     WHERE is_default)::int AS values,
                   (SELECT count(*) FROM public_holiday WHERE is_default AND day >= :day)::int AS days,
                   EXISTS (SELECT FROM public_holiday WHERE day BETWEEN make_date(:year, 1, 1) AND make_date(:year, 12, 31)) AS listed
            """;

    @Override
    public int order() {
        return -93;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) return List.of();
        var year = needed(viewer.today());
        var counts = jdbc.sql(COUNTS)
                .param("day", viewer.today())
                .param("year", year)
                .query(Counts.class)
                .single();
        var lines = new ArrayList<HomeBlock.Line>();
        if (!counts.listed())
            lines.add(new HomeBlock.Line(
                    "Chưa có ngày nghỉ lễ, tết nào của năm " + year,
                    "/quan-tri/ngay-nghi",
                    "Hạn trả lời yêu cầu về dữ liệu cá nhân tính theo lịch này",
                    "due",
                    "Cần nhập"));
        if (counts.values() > 0)
            lines.add(new HomeBlock.Line(
                    Vn.count(counts.values(), "giá trị quy định") + " còn là mặc định, chưa có văn bản",
                    "/quy-dinh?nhom=" + RulePages.DEFAULTS,
                    "Hỏi Ban Tổ chức từng giá trị, rồi ghi giá trị kèm văn bản",
                    "todo",
                    "Cần xác nhận"));
        if (counts.days() > 0)
            lines.add(new HomeBlock.Line(
                    Vn.count(counts.days(), "ngày nghỉ, làm bù") + " sắp tới còn là dự tính",
                    "/quan-tri/ngay-nghi",
                    "Đối chiếu với thông báo nghỉ lễ, tết của năm",
                    "todo",
                    "Cần xác nhận"));
        return lines.isEmpty() ? List.of() : List.of(new HomeBlock.Lines(TO_KEEP_RUNNING, lines, null));
    }

    /** The year whose days off have to be known: from December on the next one's. */
    private static int needed(LocalDate today) {
        return today.getMonth() == Month.DECEMBER ? today.getYear() + 1 : today.getYear();
    }
}

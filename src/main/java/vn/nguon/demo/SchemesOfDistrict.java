package vn.nguon.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.followup.Counting;
import vn.nguon.schemes.Measure;
import vn.nguon.schemes.Measuring;
import vn.nguon.schemes.Schemes;

/**
 * The two schemes and the congress resolution that the class of 2022 carries out (design product.md). Their targets are invented and marked
 * so; number and day of the resolution, which no source gives, too.
 */
@DemoPart
class SchemesOfDistrict {
    private static final LocalDate TERM_END = LocalDate.of(2025, 12, 31);

    private final Stage stage;
    private final Schemes schemes;
    private final Measuring measuring;
    private final Counting counting;

    SchemesOfDistrict(Stage stage, Schemes schemes, Measuring measuring, Counting counting) {
        this.stage = stage;
        this.schemes = schemes;
        this.measuring = measuring;
        this.counting = counting;
    }

    void enter(Cast cast) {
        stage.scene(LocalDateTime.of(2022, 9, 19, 16, 30), () -> {
            var training = scheme(
                    cast,
                    "03-ĐA/HU",
                    LocalDate.of(2021, 10, 11),
                    null,
                    "Nâng cao chất lượng công tác đào tạo, bồi dưỡng tại Trung tâm Chính trị giai đoạn 2021-2025 và những năm tiếp theo");
            target(
                    cast,
                    training,
                    "Cán bộ quy hoạch được bồi dưỡng",
                    Measure.PLANNED_TRAINED,
                    "",
                    2021,
                    5,
                    50,
                    65,
                    80,
                    90,
                    92);
            target(cast, training, "Lớp bồi dưỡng cán bộ quy hoạch", Measure.CLASSES_HELD, "lớp", 2022, 1, 1, 1, 1, 1);
            target(
                    cast,
                    training,
                    "Kiến nghị của học viên được trả lời",
                    Measure.RECOMMENDATIONS_ANSWERED,
                    "",
                    2022,
                    90,
                    90,
                    90,
                    90,
                    90);
            var staff = scheme(
                    cast,
                    "06-ĐA/HU",
                    LocalDate.of(2022, 2, 16),
                    TERM_END,
                    "Nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức đáp ứng yêu cầu nhiệm vụ trong tình hình mới, giai đoạn 2021 - 2025");
            target(cast, staff, "Học viên là nữ", Measure.WOMEN, "", 2022, 20, 22, 25, 25);
            target(
                    cast,
                    staff,
                    "Học viên là người dân tộc thiểu số",
                    Measure.ETHNIC_MINORITIES,
                    "",
                    2022,
                    70,
                    70,
                    70,
                    70);
            target(cast, staff, "Học viên dưới 40 tuổi", Measure.YOUNG, "", 2022, 40, 45, 50, 50);
            var congress = scheme(
                    cast,
                    "01-NQ/ĐH (số, ngày ví dụ)",
                    LocalDate.of(2020, 8, 5),
                    TERM_END,
                    "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020-2025");
            target(
                    cast,
                    congress,
                    "Người nhận chức được bồi dưỡng kịp thời",
                    Measure.PLACED_TRAINED,
                    "",
                    2022,
                    60,
                    70,
                    80,
                    80);
            var offices = target(
                    cast,
                    congress,
                    "Xã có trụ sở làm việc đạt chuẩn",
                    Measure.BY_HAND,
                    "xã",
                    2020,
                    6,
                    8,
                    11,
                    13,
                    15,
                    17);
            value(cast, offices, LocalDate.of(2021, 12, 31), 9, "Báo cáo tổng kết năm 2021 (ví dụ)");
            value(cast, offices, LocalDate.of(2022, 6, 30), 9, "Báo cáo 6 tháng đầu năm 2022 (ví dụ)");
        });
    }

    /** What the jobs do each night and each hour, on the story's last day. */
    void measure() {
        measuring.measureDaily();
        counting.count();
    }

    private UUID scheme(Cast cast, String number, LocalDate dated, @Nullable LocalDate last, String about) {
        var district = cast.at(Body.DISTRICT);
        return Stage.done(schemes.enter(
                stage.as(cast.account(Who.DISTRICT_BOARD)),
                new Schemes.New(new DocumentReference(number, dated, district, "", about), district, dated, last)));
    }

    private UUID target(
            Cast cast, UUID scheme, String name, Measure measure, String unit, int firstYear, int... levels) {
        var byYear = new TreeMap<Integer, BigDecimal>();
        for (var i = 0; i < levels.length; i++) byYear.put(firstYear + i, BigDecimal.valueOf(levels[i]));
        return Stage.done(schemes.addTarget(
                stage.as(cast.account(Who.DISTRICT_BOARD)),
                scheme,
                new Schemes.NewTarget(name, measure, unit, BigDecimal.ZERO, "", true, byYear)));
    }

    private void value(Cast cast, UUID target, LocalDate day, int value, String source) {
        Stage.done(schemes.enterValue(
                stage.as(cast.account(Who.DISTRICT_BOARD)), target, day, BigDecimal.valueOf(value), source));
    }
}

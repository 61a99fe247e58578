package vn.nguon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.rosters.yearly.PlanLine;
import vn.nguon.rosters.yearly.YearPlans;

/**
 * The province's training plan of this year: three classes proposed and approved as a list, two of them held since, so that what was
 * planned can be measured against what came of it. The class to come stands beside the plan.
 */
@DemoPart
class YearPlanToday {
    private static final List<String> TERM = List.of("2025-2030");

    private final Stage stage;
    private final YearPlans plans;

    YearPlanToday(Stage stage, YearPlans plans) {
        this.stage = stage;
        this.plans = plans;
    }

    void act(Cast cast, LocalDate today) {
        var year = today.getYear();
        var lines = List.of(
                new PlanLine(
                        "Bồi dưỡng cán bộ quy hoạch các chức danh chủ chốt cấp xã",
                        List.of("Bí thư Đảng ủy", "Phó Bí thư Đảng ủy"),
                        TERM,
                        60,
                        within(year, ClassToday.days(today).getFirst()),
                        ClassToday.days(today).getLast()),
                new PlanLine(
                        "Bồi dưỡng trưởng ban xây dựng Đảng, chủ nhiệm ủy ban kiểm tra đảng ủy xã",
                        NominationsToCome.TITLES,
                        TERM,
                        24,
                        within(year, today.plusDays(15)),
                        today.plusDays(23)),
                new PlanLine(
                        "Bồi dưỡng kỹ năng giám sát cho cán bộ quy hoạch bí thư đảng ủy xã",
                        List.of("Bí thư Đảng ủy"),
                        TERM,
                        30,
                        LocalDate.of(year, 12, 7),
                        LocalDate.of(year, 12, 11)));
        stage.scene(today.minusDays(37).atTime(9, 0), () -> {
            var board = stage.as(cast.account(Who.PROVINCE_BOARD));
            for (var line : lines) Stage.done(plans.add(board, year, line));
            Stage.done(plans.submit(board, year));
        });
        stage.scene(today.minusDays(36).atTime(15, 0), () -> {
            var approver = stage.as(cast.account(Who.PROVINCE_APPROVER));
            Stage.done(plans.approve(
                    approver,
                    year,
                    new DocumentReference(
                            "%d-KH/TU".formatted(100 + today.getMonthValue()),
                            today.minusDays(36),
                            cast.at(Body.PROVINCE),
                            "",
                            "Kế hoạch đào tạo, bồi dưỡng năm " + year)));
        });
        stage.scene(today.minusDays(19).atTime(9, 0), () -> {
            tie(cast, year, 60, ClassToday.code(today));
            tie(cast, year, 24, NominationsToCome.code(today));
        });
    }

    /** A line begins in the year of its plan, also when the story is told at a turn of the year. */
    private static LocalDate within(int year, LocalDate day) {
        if (day.getYear() < year) return LocalDate.of(year, 1, 1);
        return day.getYear() > year ? LocalDate.of(year, 12, 31) : day;
    }

    private void tie(Cast cast, int year, int seats, String code) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        UUID line = plans.plan(board, year).lines().stream()
                .filter(one -> one.seats() == seats)
                .findFirst()
                .orElseThrow()
                .ref();
        Stage.done(plans.tie(board, year, line, code));
    }
}

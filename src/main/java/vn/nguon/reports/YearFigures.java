package vn.nguon.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.OrganisationId;
import vn.nguon.web.Vn;

/**
 * What the data say of a centre's or school's year: its classes, people, programmes, results, beside the yearly plan and the schemes' targets of
 * the committee it hangs under. A class belongs to the year in which it ends, or was to end. Three statements.
 */
@Component
class YearFigures {
    private final JdbcClient jdbc;

    YearFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record ClassRow(
            String code,
            String name,
            String programme,
            ClassState state,
            LocalDate firstDay,
            LocalDate lastDay,
            int trainees,
            int women,
            int decided,
            int granted) {}

    /** A class in which the organisation has the work, not the decision or the purse. */
    private static final String CLASSES = """
            SELECT k.code, k.name, coalesce(g.title, 'Chưa chọn chương trình') AS programme, k.state, k.first_day, k.last_day,
                   n.trainees, n.women, n.decided, n.granted
              FROM training_class k
              LEFT JOIN programme g ON g.id = k.programme_id
             CROSS JOIN LATERAL (
                   SELECT count(*)::int AS trainees, count(*) FILTER (WHERE f.sex = 'FEMALE')::int AS women,
                          count(r.granted)::int AS decided, count(*) FILTER (WHERE r.granted)::int AS granted
                     FROM enrolment x
                     JOIN person_facts f ON f.person_id = x.person_id
                     LEFT JOIN LATERAL (SELECT d.granted FROM result_in_force d
                                         WHERE d.class_id = x.class_id AND d.enrolment_id = x.id ORDER BY d.kind DESC LIMIT 1) r ON true
                    WHERE x.class_id = k.id
                      AND x.state = 'ACTIVE') n
             WHERE k.last_day BETWEEN make_date(:year, 1, 1) AND make_date(:year, 12, 31)
               AND k.state NOT IN ('DRAFT', 'SUBMITTED', 'RETURNED')
               AND EXISTS (SELECT FROM class_part p
                            WHERE p.class_id = k.id
                              AND p.organisation_id = :organisation
                              AND p.part IN ('ORGANISES', 'CO_ORGANISES', 'HOSTS', 'ISSUES_CERTIFICATE'))
             ORDER BY k.first_day, k.code
            """;

    private record Plan(int lines, int opened, int seats, int finished) {}

    /** The approved plan of the committee under which the organisation hangs, now or at its end. */
    private static final String PLAN = """
            SELECT count(l.id)::int AS lines, count(l.class_id)::int AS opened, coalesce(sum(l.seats), 0)::int AS seats,
                   count(*) FILTER (WHERE k.state = 'FINISHED')::int AS finished
              FROM organisation_version v
              JOIN training_plan p ON p.organisation_id = v.superior_id AND p.year = :year AND p.state = 'APPROVED'
              JOIN training_plan_line l ON l.plan_id = p.id
              LEFT JOIN training_class k ON k.id = l.class_id
             WHERE v.organisation_id = :organisation
               AND v.valid && daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1))
            """;

    private record Target(
            String number,
            String name,
            String unit,
            BigDecimal level,
            @Nullable Integer counted,
            @Nullable Integer total,
            @Nullable BigDecimal value) {}

    /** Without the share of ethnic minorities: the paper is read by offices that are not shown small counts of them. */
    private static final String TARGETS = """
            SELECT DISTINCT ON (s.first_day, s.id, t.id) d.number, t.name, t.unit, l.level, c.counted, c.total, e.value
              FROM organisation_version v
              JOIN scheme s ON s.owner_id = v.superior_id
              JOIN document d ON d.id = s.document_id AND d.classification = 'NORMAL'
              JOIN scheme_target t ON t.scheme_id = s.id AND t.measure <> 'ETHNIC_MINORITIES'
              JOIN LATERAL (SELECT x.level FROM scheme_level x WHERE x.target_id = t.id AND x.year = :year ORDER BY x.id DESC LIMIT 1) l ON true
              LEFT JOIN LATERAL (SELECT x.counted, x.total FROM scheme_progress x WHERE x.target_id = t.id AND x.year = :year ORDER BY x.day DESC LIMIT 1) c ON true
              LEFT JOIN LATERAL (SELECT x.value FROM scheme_value x WHERE x.target_id = t.id AND extract(year FROM x.day) = :year
                                  ORDER BY x.day DESC, x.id DESC LIMIT 1) e ON true
             WHERE v.organisation_id = :organisation
               AND v.valid && daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1))
             ORDER BY s.first_day, s.id, t.id
            """;

    ReportContent of(OrganisationId organisation, int year) {
        var classes = rows(CLASSES, organisation, year, ClassRow.class);
        var plan = rows(PLAN, organisation, year, Plan.class).getFirst();
        var targets = rows(TARGETS, organisation, year, Target.class);
        return new ReportContent(
                List.of(classes(classes), programmes(classes), results(classes), plan(plan), targets(targets)));
    }

    private <T> List<T> rows(String sql, OrganisationId organisation, int year, Class<T> type) {
        return jdbc.sql(sql)
                .param("organisation", organisation.value())
                .param("year", year)
                .query(type)
                .list();
    }

    private static boolean held(ClassRow row) {
        return switch (row.state()) {
            case STUDYING, AWAITING_RESULTS, FINISHED -> true;
            case DRAFT, SUBMITTED, RETURNED, APPROVED, SUMMONED, POSTPONED, CANCELLED -> false;
        };
    }

    private static ReportContent.Section classes(List<ClassRow> classes) {
        var held = classes.stream().filter(YearFigures::held).toList();
        var finished = (int) classes.stream()
                .filter(row -> row.state() == ClassState.FINISHED)
                .count();
        var trainees = held.stream().mapToInt(ClassRow::trainees).sum();
        var women = held.stream().mapToInt(ClassRow::women).sum();
        var rows = new ArrayList<List<String>>();
        for (var row : classes)
            rows.add(List.of(
                    row.code(),
                    row.name(),
                    Vn.range(row.firstDay(), row.lastDay()),
                    row.state().vietnamese(),
                    Vn.number(row.trainees())));
        return new ReportContent.Section(
                "Lớp trong năm",
                List.of(
                        fact("Lớp đã mở", Vn.count(held.size(), "lớp")),
                        fact("Lớp đã kết thúc", Vn.count(finished, "lớp")),
                        fact("Lượt học", Vn.count(trainees, "lượt")),
                        fact("Trong đó nữ", share(women, trainees))),
                rows.isEmpty() ? List.of() : List.of("Mã lớp", "Tên lớp", "Thời gian", "Trạng thái", "Học viên"),
                rows);
    }

    private static ReportContent.Section programmes(List<ClassRow> classes) {
        var by = new LinkedHashMap<String, int[]>();
        for (var row : classes)
            if (held(row)) {
                var sums = by.computeIfAbsent(row.programme(), _ -> new int[2]);
                sums[0]++;
                sums[1] += row.trainees();
            }
        var rows = new ArrayList<List<String>>();
        by.forEach((programme, sums) -> rows.add(List.of(programme, Vn.number(sums[0]), Vn.number(sums[1]))));
        if (!rows.isEmpty())
            rows.add(List.of(
                    "Cộng",
                    Vn.number(by.values().stream().mapToInt(sums -> sums[0]).sum()),
                    Vn.number(by.values().stream().mapToInt(sums -> sums[1]).sum())));
        return new ReportContent.Section(
                "Theo chương trình",
                rows.isEmpty() ? List.of(fact("Chương trình", "Chưa lớp nào học")) : List.of(),
                rows.isEmpty() ? List.of() : List.of("Chương trình", "Số lớp", "Lượt học"),
                rows);
    }

    private static ReportContent.Section results(List<ClassRow> classes) {
        var decided = classes.stream().mapToInt(ClassRow::decided).sum();
        var granted = classes.stream().mapToInt(ClassRow::granted).sum();
        var trainees = classes.stream()
                .filter(YearFigures::held)
                .mapToInt(ClassRow::trainees)
                .sum();
        return ReportContent.Section.of(
                "Kết quả học",
                List.of(
                        fact("Đã có quyết định kết quả", share(decided, trainees)),
                        fact("Đạt", share(granted, decided)),
                        fact("Không đạt", share(decided - granted, decided))));
    }

    private static ReportContent.Section plan(Plan plan) {
        return ReportContent.Section.of(
                "So với kế hoạch năm",
                plan.lines() == 0
                        ? List.of(fact("Kế hoạch năm", "Không có kế hoạch được phê duyệt trong hệ thống"))
                        : List.of(
                                fact("Lớp theo kế hoạch", Vn.count(plan.lines(), "lớp")),
                                fact("Đã mở", "%d/%d lớp".formatted(plan.opened(), plan.lines())),
                                fact("Đã kết thúc", "%d/%d lớp".formatted(plan.finished(), plan.lines())),
                                fact("Chỉ tiêu học viên", Vn.count(plan.seats(), "người"))));
    }

    private static ReportContent.Section targets(List<Target> targets) {
        var rows = new ArrayList<List<String>>();
        for (var target : targets)
            rows.add(List.of(
                    "%s: %s".formatted(target.number(), target.name()),
                    with(target.level(), target.unit()),
                    reached(target)));
        return new ReportContent.Section(
                "Chỉ tiêu đề án, nghị quyết",
                rows.isEmpty() ? List.of(fact("Chỉ tiêu", "Không có chỉ tiêu nào đặt cho năm này")) : List.of(),
                rows.isEmpty() ? List.of() : List.of("Chỉ tiêu", "Phải đạt", "Đã đạt"),
                rows);
    }

    private static String reached(Target target) {
        var value = target.value();
        if (value != null) return with(value, target.unit());
        var counted = target.counted();
        var total = target.total();
        if (counted == null || total == null) return "Chưa có số liệu";
        if (!target.unit().equals("%")) return with(BigDecimal.valueOf(counted), target.unit());
        if (total == 0) return "Chưa có số liệu";
        return with(BigDecimal.valueOf(counted * 100L).divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP), "%");
    }

    private static String with(BigDecimal number, String unit) {
        return unit.equals("%") ? Vn.percent(number) : "%s %s".formatted(Vn.number(number), unit);
    }

    private static ReportContent.Fact fact(String label, String value) {
        return new ReportContent.Fact(label, value);
    }

    private static String share(int part, int whole) {
        return whole == 0
                ? Vn.count(part, "lượt")
                : "%s (%s)".formatted(Vn.count(part, "lượt"), Vn.percent(part, whole));
    }
}

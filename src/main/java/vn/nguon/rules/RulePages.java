package vn.nguon.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Dated values (/quy-dinh): what holds on a day with its source, all that a value ever was, and adding another. */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD, Role.APPROVER})
class RulePages {
    private static final String ADDRESS = "/quy-dinh";
    private static final Field.Look PLAIN = new Field.Look("text", null, null, false, false);

    /** Subjects by how their keys begin; a key belongs to the first that fits. */
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("planning.rank.", "Bậc chức danh");
        GROUPS.put("planning.", "Quy hoạch");
        GROUPS.put("attendance.", "Điểm danh");
        GROUPS.put("papers.", "Thu hoạch");
        GROUPS.put("results.", "Kết quả");
        GROUPS.put("appraisals.", "Nhận xét học viên");
        GROUPS.put("commendations.", "Khen thưởng");
        GROUPS.put("practice.", "Thực hành, thực tế");
        GROUPS.put("feedback.", "Đánh giá lớp học");
        GROUPS.put("followup.", "Sau bồi dưỡng");
        GROUPS.put("schemes.", "Đề án, nghị quyết");
        GROUPS.put("news.", "Tin bài");
        GROUPS.put("timetable.", "Lịch học");
        GROUPS.put("privacy.", "Dữ liệu cá nhân");
        GROUPS.put("accounts.", "Tài khoản");
        GROUPS.put("reports.", "Báo cáo thống kê");
        GROUPS.put("", "Khác");
    }

    /** Not a subject: the values of all subjects that nobody has a document for. */
    static final String DEFAULTS = "mac-dinh";

    private static final String FIRST_GROUP = "planning.";

    /** What a label leaves to the page it was made for. */
    private static final Map<String, String> AROUND = Map.of(
            "planning.rank.", "Bậc của chức danh %s",
            "privacy.retention.", "Lưu bao lâu: %s",
            "reports.theory.", "Bậc lý luận chính trị: %s");

    private static String title(Rule rule) {
        return AROUND.entrySet().stream()
                .filter(one -> rule.key().startsWith(one.getKey()))
                .findFirst()
                .map(one -> one.getValue().formatted(rule.label()))
                .orElse(rule.label());
    }

    private final RuleValues values;

    RulePages(RuleValues values) {
        this.values = values;
    }

    @Bean
    static MenuItem rulesMenu() {
        return new MenuItem(
                925,
                "Quy định",
                ADDRESS,
                "settings",
                Set.of(Role.ADMINISTRATOR, Role.ORGANISATION_BOARD, Role.APPROVER));
    }

    private static String group(String key) {
        return GROUPS.keySet().stream().filter(key::startsWith).findFirst().orElse("");
    }

    @GetMapping(ADDRESS)
    ModelAndView list(Viewer viewer, @RequestParam MultiValueMap<String, String> params) {
        var form = params.containsKey("ngay") ? new Form(params) : Form.blank();
        var asked = form.date("ngay", "Có hiệu lực ngày").initial(viewer.today());
        LocalDate day = Objects.requireNonNullElse(asked.value(), viewer.today());
        var all = values.inForce(day);
        var wanted = Objects.requireNonNullElse(params.getFirst("nhom"), FIRST_GROUP);
        var defaults = wanted.equals(DEFAULTS);
        var here = defaults || GROUPS.containsKey(wanted) ? wanted : FIRST_GROUP;
        var options = Stream.concat(
                        GROUPS.entrySet().stream()
                                .filter(group -> all.stream()
                                        .anyMatch(rule -> group(rule.key()).equals(group.getKey())))
                                .map(group -> new Option(group.getKey(), group.getValue())),
                        Stream.of(new Option(DEFAULTS, "Mọi giá trị còn là mặc định")))
                .toList();
        return Views.page(
                "rules/rules",
                new RulesPage(
                        form,
                        new Field("nhom", "Lĩnh vực", here, null, null, options, null, PLAIN),
                        Vn.date(day),
                        defaults ? "Giá trị còn là mặc định" : Objects.requireNonNull(GROUPS.get(here)),
                        all.stream()
                                .filter(rule -> defaults
                                        ? rule.source().isDefault()
                                        : group(rule.key()).equals(here))
                                .map(rule -> new RulesPage.Line(title(rule), rule))
                                .toList(),
                        values.reach(viewer).mayWrite()),
                form.ok() ? 200 : 422);
    }

    @GetMapping(ADDRESS + "/{key}")
    ModelAndView one(Viewer viewer, @PathVariable String key) {
        var form = Form.blank();
        return page(viewer, key, history(viewer, key), form, true, 200);
    }

    private List<KeptValue> history(Viewer viewer, String key) {
        var history = values.history(viewer, key);
        if (history.isEmpty()) throw new NotFound("rule " + key);
        return history;
    }

    private static RuleForm inputs(Form form, RuleOffice.Reach reach, Rule rule) {
        return new RuleForm(form, reach, "Giá trị", hint(rule.unit()));
    }

    private static String hint(String unit) {
        return switch (unit) {
            case "0/1" -> "1 là có, 0 là không";
            case "tháng trong năm" -> "Tháng, từ 1 đến 12";
            case "giờ trong ngày" -> "Giờ, phần lẻ tính theo phần mười: 13,5 là 13 giờ 30";
            default -> "Tính bằng " + unit;
        };
    }

    private ModelAndView page(
            Viewer viewer, String key, List<KeptValue> history, Form form, boolean declare, int status) {
        var reach = values.reach(viewer);
        var rule = history.getFirst().rule();
        if (declare) inputs(form, reach, rule);
        return Views.page(
                "rules/rule",
                new RulePage(key, title(rule), rule.unit(), group(key), history, form, reach.mayWrite()),
                status);
    }

    @PostMapping(ADDRESS + "/{key}")
    @Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
    ModelAndView add(
            Viewer viewer,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var history = history(viewer, key);
        var form = new Form(params);
        var inputs = inputs(form, values.mustWrite(viewer), history.getFirst().rule());
        if (form.ok())
            switch (values.add(viewer, inputs.wanted(key))) {
                case Outcome.Done<Rule>(var rule) -> {
                    return Views.redirect(ADDRESS + "/" + key, response, said(rule));
                }
                case Outcome.Refused<Rule>(var refusal) -> inputs.refuse(refusal);
            }
        return page(viewer, key, history, form, false, 422);
    }

    private static Form withdrawing(Form form) {
        form.area("ly-do", "Lý do rút", 300).required("Nhập lý do rút");
        return form;
    }

    @GetMapping(ADDRESS + "/{key}/rut/{ref}")
    @Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
    ModelAndView withdrawal(Viewer viewer, @PathVariable String key, @PathVariable UUID ref) {
        return withdrawal(viewer, key, ref, withdrawing(Form.blank()), 200);
    }

    private ModelAndView withdrawal(Viewer viewer, String key, UUID ref, Form form, int status) {
        var value = history(viewer, key).stream()
                .filter(kept -> kept.ref().equals(ref) && kept.own())
                .findFirst()
                .orElseThrow(() -> new NotFound("value " + ref + " of " + key));
        return Views.page("rules/withdraw", new RulePage.Withdraw(key, title(value.rule()), value, form), status);
    }

    @PostMapping(ADDRESS + "/{key}/rut/{ref}")
    @Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
    ModelAndView withdraw(
            Viewer viewer,
            @PathVariable String key,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = withdrawing(new Form(params));
        if (form.ok())
            switch (values.withdraw(viewer, key, ref, Objects.requireNonNullElse(params.getFirst("ly-do"), ""))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(ADDRESS + "/" + key, response, "Đã rút giá trị");
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        return withdrawal(viewer, key, ref, form, 422);
    }

    private static String said(Rule rule) {
        var from = Objects.requireNonNull(rule.from());
        var to = rule.to();
        return to == null
                ? "Đã thêm giá trị, áp dụng từ " + Vn.date(from)
                : "Đã thêm giá trị, áp dụng từ %s đến hết %s".formatted(Vn.date(from), Vn.date(to));
    }
}

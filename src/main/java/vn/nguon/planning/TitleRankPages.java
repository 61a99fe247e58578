package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.planning.checks.TitleRanks;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleForm;
import vn.nguon.rules.RuleValues;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;

/** Which title is higher (/quy-hoach/bac-chuc-danh): the order in force, and ranking a title that has no rank or another one from a day on. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class TitleRankPages {
    static final String ADDRESS = "/quy-hoach/bac-chuc-danh";

    private final Checking checking;
    private final RuleValues values;

    TitleRankPages(Checking checking, RuleValues values) {
        this.checking = checking;
        this.values = values;
    }

    private record Inputs(Input<String> title, RuleForm rule) {}

    private Inputs inputs(Form form, Viewer viewer) {
        return new Inputs(
                form.text("chuc-danh", "Chức danh hoặc chức vụ", 200)
                        .hint("Ghi phần đầu chung, ví dụ Phó Chủ tịch HĐND: tên đơn vị đi sau không cần ghi")
                        .required("Nhập chức danh")
                        .check(text -> TitleRanks.key(text).isPresent(), "Chức danh phải có chữ"),
                new RuleForm(form, values.reach(viewer), "Bậc", "1 là cao nhất; 0 là không xếp bậc"));
    }

    @GetMapping(ADDRESS)
    ModelAndView order(Viewer viewer) {
        var form = Form.blank();
        inputs(form, viewer);
        return page(viewer, form, 200);
    }

    private ModelAndView page(Viewer viewer, Form form, int status) {
        var set = checking.valuesFor(viewer);
        return Views.page(
                "planning/title-ranks",
                new TitleRankPage(
                        PlanningTabs.of(viewer, ADDRESS),
                        set.place(),
                        TitleRanks.inOrder(set),
                        form,
                        values.reach(viewer).mayWrite()),
                status);
    }

    @PostMapping(ADDRESS)
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView rank(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        values.mustWrite(viewer);
        var form = new Form(params);
        var inputs = inputs(form, viewer);
        var typed = inputs.rule().value();
        if (typed != null && typed.intValue() > TitleRanks.LOWEST)
            form.refuse("gia-tri", "Bậc từ 0 đến " + TitleRanks.LOWEST);
        if (form.ok()) {
            var title = inputs.title().get();
            var key = TitleRanks.key(title).orElseThrow();
            switch (values.begin(viewer, inputs.rule().wanted(key), "bậc", title)) {
                case Outcome.Done<Rule>(var rule) -> {
                    return Views.redirect(
                            ADDRESS,
                            response,
                            "Đã xếp bậc %d cho %s, áp dụng từ %s"
                                    .formatted(
                                            rule.whole(),
                                            rule.label(),
                                            Days.text(Objects.requireNonNull(rule.from()))));
                }
                case Outcome.Refused<Rule>(var refusal) -> inputs.rule().refuse(refusal);
            }
        }
        return page(viewer, form, 422);
    }
}

package vn.nguon.rosters.yearly;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.documents.DocumentReference;
import vn.nguon.planning.Planning;
import vn.nguon.rosters.PlannedOptions;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;

/** The yearly training plan: drafting, approving as a list, measuring. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class PlanPages {
    private static final String HOME = "/ke-hoach-nam";
    private static final String YEAR = HOME + "/{year:[0-9]{4}}";
    private static final int MOST_SEATS = 9_999;

    private final YearPlans plans;
    private final Planning planning;

    PlanPages(YearPlans plans, Planning planning) {
        this.plans = plans;
        this.planning = planning;
    }

    @Bean
    static MenuItem yearlyPlanMenu() {
        return new MenuItem(55, "Kế hoạch năm", HOME, "calendar", Set.of(Role.ORGANISATION_BOARD, Role.APPROVER));
    }

    @GetMapping(HOME)
    ModelAndView home(Viewer viewer) {
        return Views.redirect(HOME + "/" + viewer.today().getYear());
    }

    private record LineInputs(
            Form form,
            Input<String> name,
            Input<List<String>> titles,
            Input<List<String>> terms,
            Input<Integer> seats,
            Input<LocalDate> from,
            Input<LocalDate> to) {
        PlanLine line() {
            return new PlanLine(name.get(), titles.get(), terms.get(), seats.get(), from.get(), to.get());
        }
    }

    private LineInputs line(Viewer viewer, Form form) {
        var words = planning.words(viewer);
        return new LineInputs(
                form,
                form.text("ten", "Tên lớp", 200).required("Nhập tên lớp"),
                form.choices("chuc-danh", "Chức danh quy hoạch", PlannedOptions.titles(words.titles()))
                        .required("Chọn ít nhất một chức danh"),
                form.choices("nhiem-ky", "Nhiệm kỳ", PlannedOptions.terms(words.terms()))
                        .required("Chọn ít nhất một nhiệm kỳ"),
                form.number("so-cho", "Số chỗ", 1, MOST_SEATS).required("Nhập số chỗ"),
                form.date("tu", "Từ ngày").required("Nhập ngày đầu"),
                form.date("den", "Đến ngày").required("Nhập ngày cuối"));
    }

    private record DecisionInputs(
            Form form, Input<String> number, Input<LocalDate> dated, Classifying classified, Input<String> reason) {
        static DecisionInputs of(Form form) {
            return new DecisionInputs(
                    form,
                    form.text("so-van-ban", "Số, ký hiệu văn bản duyệt", 60).hint("Cần khi duyệt"),
                    form.date("ngay-van-ban", "Ngày văn bản"),
                    Classifying.in(form, Classification.NORMAL),
                    form.text("ly-do", "Lý do trả lại", 300).hint("Cần khi trả lại"));
        }
    }

    private static Form tie(Form form) {
        form.text("ma-lop", "Mã lớp", 30);
        return form;
    }

    @GetMapping(YEAR)
    ModelAndView plan(Viewer viewer, @PathVariable int year) {
        return page(
                viewer,
                year,
                line(viewer, Form.blank()).form(),
                DecisionInputs.of(Form.blank()).form(),
                tie(Form.blank()),
                200);
    }

    /** On A4, for the file and for the meeting that decides. */
    @GetMapping(YEAR + "/in")
    ModelAndView paper(Viewer viewer, @PathVariable int year) {
        return Views.page("rosters/yearly/plan-print", plans.plan(viewer, year));
    }

    private ModelAndView page(Viewer viewer, int year, Form line, Form decision, Form tie, int status) {
        return Views.page("rosters/yearly/plan", new PlanPage(plans.plan(viewer, year), line, decision, tie), status);
    }

    @PostMapping(YEAR)
    ModelAndView add(
            Viewer viewer,
            @PathVariable int year,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var inputs = line(viewer, new Form(params));
        if (inputs.form().ok()) {
            switch (plans.add(viewer, year, inputs.line())) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(HOME + "/" + year, response, "Đã thêm lớp vào kế hoạch");
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return page(viewer, year, inputs.form(), DecisionInputs.of(Form.blank()).form(), tie(Form.blank()), 422);
    }

    /** {@code viec=trinh}, {@code duyet}, {@code tra}. */
    @PostMapping(YEAR + "/duyet")
    ModelAndView decide(
            Viewer viewer,
            @PathVariable int year,
            @RequestParam("viec") String what,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var inputs = DecisionInputs.of(new Form(params));
        if (what.equals("duyet")) {
            inputs.number().required("Nhập số, ký hiệu văn bản duyệt");
            inputs.dated().required("Nhập ngày văn bản");
        }
        if (inputs.form().ok()) {
            var outcome = switch (what) {
                case "trinh" -> plans.submit(viewer, year);
                case "duyet" ->
                    plans.approve(
                            viewer,
                            year,
                            new DocumentReference(
                                    inputs.number().get(),
                                    inputs.dated().get(),
                                    null,
                                    plans.plan(viewer, year).committee(),
                                    "Kế hoạch đào tạo, bồi dưỡng năm " + year,
                                    inputs.classified().get()));
                case "tra" -> plans.giveBack(viewer, year, inputs.reason().orElse(""));
                default -> throw new NotFound("deed " + what);
            };
            switch (outcome) {
                case Outcome.Done<PlanState>(var state) -> {
                    return Views.redirect(HOME + "/" + year, response, state.vietnamese());
                }
                case Outcome.Refused<PlanState>(var refusal) -> {
                    if (refusal.code().equals("thieu-ly-do")) inputs.form().refuse("ly-do", refusal.sentence());
                    else if (refusal.code().equals("mat-khi-noi-mang"))
                        inputs.form().refuse(Classifying.NAME, refusal.sentence());
                    else inputs.form().refuse(refusal);
                }
            }
        }
        return page(viewer, year, line(viewer, Form.blank()).form(), inputs.form(), tie(Form.blank()), 422);
    }

    /** {@code viec=bo} takes a line away, {@code gan} ties it to a class. */
    @PostMapping(YEAR + "/{line:[0-9a-f-]{36}}")
    ModelAndView change(
            Viewer viewer,
            @PathVariable int year,
            @PathVariable UUID line,
            @RequestParam("viec") String what,
            @RequestParam(name = "ma-lop", defaultValue = "") String code,
            HttpServletResponse response) {
        var outcome = what.equals("bo") ? plans.remove(viewer, year, line) : plans.tie(viewer, year, line, code);
        var form = tie(Form.blank());
        switch (outcome) {
            case Outcome.Done<Boolean> _ -> {
                return Views.redirect(HOME + "/" + year, response, what.equals("bo") ? "Đã bỏ lớp" : "Đã gắn lớp");
            }
            case Outcome.Refused<Boolean>(var refusal) -> form.refuse(refusal);
        }
        return page(
                viewer,
                year,
                line(viewer, Form.blank()).form(),
                DecisionInputs.of(Form.blank()).form(),
                form,
                422);
    }
}

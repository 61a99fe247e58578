package vn.nguon.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Before and after as the class's offices see it: who has answered, the comparison, days and wording. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.SUPERVISOR})
class SkillPages {
    private static final String PATH = "/lop/{code}/nam-mat";
    private static final String OPEN = "chua";

    private final Skills skills;

    SkillPages(Skills skills) {
        this.skills = skills;
    }

    @GetMapping(PATH)
    ModelAndView overview(
            Viewer viewer, @PathVariable String code, @RequestParam(name = "loc", defaultValue = "") String filter) {
        var overview = skills.overview(viewer, code);
        return Views.page("practice/skills", page(viewer, overview, filter.equals(OPEN)));
    }

    private static SkillOverviewPage page(Viewer viewer, Skills.Overview overview, boolean onlyOpen) {
        var head = overview.head();
        var survey = overview.survey();
        var lines = overview.lines();
        return new SkillOverviewPage(
                head,
                List.of(
                        figure(lines, SkillBook.Line::ownBefore, "Học viên trả lời đầu khóa"),
                        figure(lines, SkillBook.Line::communeBefore, "Đảng ủy xã trả lời đầu khóa"),
                        figure(lines, SkillBook.Line::ownAfter, "Học viên trả lời cuối khóa"),
                        figure(lines, SkillBook.Line::communeAfter, "Đảng ủy xã trả lời cuối khóa")),
                survey == null
                        ? "Phiếu đầu khóa mở khi lớp bắt đầu học."
                        : "Phiếu đầu khóa trả lời %s; phiếu cuối khóa trả lời %s."
                                .formatted(
                                        Vn.range(survey.beforeFrom(), survey.beforeTo()),
                                        Vn.range(survey.afterFrom(), survey.afterTo())),
                version(overview.form()),
                scale(overview.form()),
                rows(
                        overview.form(),
                        (skill, who, moment) -> overview.means().stream()
                                .filter(mean ->
                                        mean.skill().equals(skill) && mean.who() == who && mean.moment() == moment)
                                .map(SkillBook.Mean::mean)
                                .findFirst()
                                .orElse(null)),
                lines.stream()
                        .filter(line -> !onlyOpen || owes(viewer, line, survey))
                        .map(line -> line(viewer, head.link("/nam-mat/") + line.ref(), line, survey))
                        .toList(),
                onlyOpen,
                lines.size(),
                PracticeRights.arranges(viewer, head) && survey != null && !Skills.over(head)
                        ? head.link("/nam-mat/ngay")
                        : "",
                PracticeRights.words(head) ? head.link("/nam-mat/mau") : "",
                survey != null);
    }

    private static SkillOverviewPage.Figure figure(
            List<SkillBook.Line> lines, Function<SkillBook.Line, @Nullable Instant> at, String label) {
        var answered = lines.stream().filter(line -> at.apply(line) != null).count();
        return new SkillOverviewPage.Figure(answered + "/" + lines.size(), label);
    }

    static String version(SkillForm form) {
        return form.title() + ", "
                + (form.owner().isEmpty() ? "mẫu có sẵn" : "mẫu số " + form.no() + " của " + form.owner());
    }

    static String scale(SkillForm form) {
        var words = new ArrayList<String>();
        for (var word : form.scale()) words.add((words.size() + 1) + " " + lowerFirst(word));
        return String.join("; ", words) + ".";
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    interface Values {
        @Nullable
        BigDecimal of(String skill, Answering who, Moment moment);
    }

    /** Own before and after, then the commune's; the later ones with the change since the first. */
    static List<SkillOverviewPage.Row> rows(SkillForm form, Values values) {
        return form.questions().stream()
                .map(question -> {
                    var cells = new ArrayList<SkillOverviewPage.Cell>();
                    for (var who : Answering.values()) {
                        var before = values.of(question.skill(), who, Moment.BEFORE);
                        var after = values.of(question.skill(), who, Moment.AFTER);
                        var label = who == Answering.SELF ? "Tự nhận xét" : "Đảng ủy xã";
                        cells.add(cell(label + ", đầu khóa", before, null, form.most()));
                        cells.add(cell(label + ", cuối khóa", after, before, form.most()));
                    }
                    return new SkillOverviewPage.Row(question.name(), cells);
                })
                .toList();
    }

    private static SkillOverviewPage.Cell cell(
            String label, @Nullable BigDecimal value, @Nullable BigDecimal before, int most) {
        if (value == null) return new SkillOverviewPage.Cell(label, 0, most * 100L, "", "");
        var change = "";
        if (before != null) {
            var by = value.subtract(before);
            change = by.signum() == 0 ? "không đổi" : (by.signum() > 0 ? "tăng " : "giảm ") + Vn.number(by.abs());
        }
        return new SkillOverviewPage.Cell(
                label, value.movePointRight(2).longValue(), most * 100L, Vn.number(value), change);
    }

    private static boolean owes(Viewer viewer, SkillBook.Line line, @Nullable SkillSurvey survey) {
        if (survey == null) return false;
        return !viewer.today().isBefore(survey.beforeFrom())
                        && (line.ownBefore() == null || line.communeBefore() == null)
                || !viewer.today().isBefore(survey.afterFrom())
                        && (line.ownAfter() == null || line.communeAfter() == null);
    }

    private static SkillOverviewPage.Line line(
            Viewer viewer, String href, SkillBook.Line line, @Nullable SkillSurvey survey) {
        return new SkillOverviewPage.Line(
                href,
                line.fullName(),
                line.unitName(),
                List.of(
                        mark(viewer, "Tự nhận xét, đầu khóa", line.ownBefore(), survey, Moment.BEFORE),
                        mark(viewer, "Đảng ủy xã, đầu khóa", line.communeBefore(), survey, Moment.BEFORE),
                        mark(viewer, "Tự nhận xét, cuối khóa", line.ownAfter(), survey, Moment.AFTER),
                        mark(viewer, "Đảng ủy xã, cuối khóa", line.communeAfter(), survey, Moment.AFTER)));
    }

    private static SkillOverviewPage.Mark mark(
            Viewer viewer, String label, @Nullable Instant at, @Nullable SkillSurvey survey, Moment moment) {
        if (at != null) return new SkillOverviewPage.Mark(label, "done", Vn.dayMonth(LocalDate.ofInstant(at, Vn.ZONE)));
        if (survey == null || viewer.today().isBefore(survey.from(moment)))
            return new SkillOverviewPage.Mark(label, "block", "Chưa đến ngày");
        return viewer.today().isAfter(survey.to(moment))
                ? new SkillOverviewPage.Mark(label, "late", "Không trả lời")
                : new SkillOverviewPage.Mark(label, "due", "Chưa trả lời");
    }

    @GetMapping(PATH + "/{trainee}")
    ModelAndView of(Viewer viewer, @PathVariable String code, @PathVariable UUID trainee) {
        var found = skills.of(viewer, code, trainee);
        return Views.page(
                "practice/skills-of",
                new SkillOfOnePage(
                        found.head(),
                        found.trainee().fullName(),
                        found.trainee().unitName(),
                        scale(found.form()),
                        rows(
                                found.form(),
                                (skill, who, moment) -> found.values().stream()
                                        .filter(value -> value.skill().equals(skill)
                                                && value.who() == who
                                                && value.moment() == moment)
                                        .map(value -> BigDecimal.valueOf(value.value()))
                                        .findFirst()
                                        .orElse(null)),
                        found.remarks().stream()
                                .filter(remark -> !remark.remark().isEmpty())
                                .map(remark -> new SkillOfOnePage.Remark(
                                        remark.who() == Answering.SELF ? "Học viên" : remark.actor(),
                                        remark.moment().vietnamese() + ", " + Vn.dateTime(remark.at()),
                                        remark.remark()))
                                .toList()));
    }

    @GetMapping(PATH + "/ngay")
    ModelAndView windows(Viewer viewer, @PathVariable String code) {
        var overview = skills.overview(viewer, code);
        var survey = overview.survey();
        if (survey == null || !PracticeRights.arranges(viewer, overview.head()))
            throw new NotFound("windows of class " + code);
        return Views.page(
                "practice/skill-windows",
                new SkillWindowsPage(
                        overview.head(), WindowInputs.of(Form.blank(), survey).form(), survey.version()));
    }

    private record WindowInputs(
            Form form,
            Input<LocalDate> beforeFrom,
            Input<LocalDate> beforeTo,
            Input<LocalDate> afterFrom,
            Input<LocalDate> afterTo) {
        static WindowInputs of(Form form, @Nullable SkillSurvey now) {
            return new WindowInputs(
                    form,
                    date(form, "dau-tu", "Phiếu đầu khóa, từ ngày", now == null ? null : now.beforeFrom()),
                    date(form, "dau-den", "Phiếu đầu khóa, đến hết ngày", now == null ? null : now.beforeTo()),
                    date(form, "cuoi-tu", "Phiếu cuối khóa, từ ngày", now == null ? null : now.afterFrom()),
                    date(form, "cuoi-den", "Phiếu cuối khóa, đến hết ngày", now == null ? null : now.afterTo()));
        }

        private static Input<LocalDate> date(Form form, String id, String label, @Nullable LocalDate initial) {
            return form.date(id, label).initial(initial).required("Nhập ngày: " + lowerFirst(label));
        }

        SkillSurvey survey(int version) {
            return new SkillSurvey(0, beforeFrom.get(), beforeTo.get(), afterFrom.get(), afterTo.get(), version);
        }
    }

    @PostMapping(PATH + "/ngay")
    ModelAndView setWindows(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            HttpServletResponse response) {
        var inputs = WindowInputs.of(new Form(params), null);
        if (inputs.form().ok() && inputs.form().accepts(skills.setWindows(viewer, code, inputs.survey(version))))
            return Views.redirect("/lop/" + code + "/nam-mat", response, "Đã lưu ngày trả lời phiếu.");
        return Views.page(
                "practice/skill-windows",
                new SkillWindowsPage(skills.overview(viewer, code).head(), inputs.form(), version),
                422);
    }

    @GetMapping(PATH + "/mau")
    ModelAndView form(Viewer viewer, @PathVariable String code) {
        var overview = skills.overview(viewer, code);
        if (!PracticeRights.words(overview.head())) throw new NotFound("form of class " + code);
        return page(overview, SkillFormInputs.of(Form.blank(), overview.form()), 200);
    }

    private static ModelAndView page(Skills.Overview overview, SkillFormInputs inputs, int status) {
        return Views.page(
                "practice/skill-form",
                new SkillFormPage(
                        overview.head(),
                        inputs.form(),
                        overview.form().questions().stream()
                                .map(question -> new SkillFormPage.Question(
                                        question.name(),
                                        SkillFormInputs.SELF + question.skill(),
                                        SkillFormInputs.COMMUNE + question.skill()))
                                .toList(),
                        version(overview.form()),
                        "Lưu là thêm một bản mới của mẫu cho các lớp sau. Lớp này dùng bản mới nếu chưa ai trả lời, nếu đã có người trả lời thì giữ bản đang dùng."),
                status);
    }

    @PostMapping(PATH + "/mau")
    ModelAndView write(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var overview = skills.overview(viewer, code);
        var inputs = SkillFormInputs.of(new Form(params), overview.form());
        if (!inputs.form().ok()) return page(overview, inputs, 422);
        return switch (skills.write(viewer, code, inputs.read())) {
            case Outcome.Done(var used) ->
                Views.redirect(
                        "/lop/" + code + "/nam-mat",
                        response,
                        used
                                ? "Đã lưu mẫu phiếu, lớp này dùng bản mới."
                                : "Đã lưu mẫu phiếu cho các lớp sau. Lớp này giữ bản đã bắt đầu.");
            case Outcome.Refused(var refusal) -> {
                inputs.form().refuse(refusal);
                yield page(overview, inputs, 422);
            }
        };
    }
}

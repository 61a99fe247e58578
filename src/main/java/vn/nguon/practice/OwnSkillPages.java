package vn.nguon.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The form on the five skills as it is answered: by a trainee, and by a commune for each trainee it sent. */
@Controller
@Allow({Role.TRAINEE, Role.COMMUNE})
class OwnSkillPages {
    static final String HOME = "/phieu-nam-mat";
    private static final String SKILL = "m-";

    private final Skills skills;

    OwnSkillPages(Skills skills) {
        this.skills = skills;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuSkills() {
            return new MenuItem(38, "Phiếu năm mặt", HOME, "todo", Set.of(Role.TRAINEE, Role.COMMUNE));
        }
    }

    @GetMapping(HOME)
    ModelAndView home(Viewer viewer) {
        var groups = new LinkedHashMap<String, OwedSkillsPage.Group>();
        for (var owed : skills.owed(viewer)) {
            var title = owed.moment().vietnamese() + ": " + owed.className();
            var group = groups.computeIfAbsent(
                    title,
                    _ -> new OwedSkillsPage.Group(
                            title, "Trả lời " + Vn.range(owed.fromDay(), owed.toDay()), new ArrayList<>()));
            group.lines().add(line(viewer, owed));
        }
        // what can be answered now, then what will be, then what is over; each as it came
        return Views.page(
                "practice/owed",
                new OwedSkillsPage(groups.values().stream()
                        .sorted(Comparator.comparingInt(OwnSkillPages::urgency))
                        .toList()));
    }

    private static int urgency(OwedSkillsPage.Group group) {
        return group.lines().stream()
                .mapToInt(line -> switch (line.kind()) {
                    case "due" -> 0;
                    case "block" -> 1;
                    default -> 2;
                })
                .min()
                .orElse(2);
    }

    private static OwedSkillsPage.Line line(Viewer viewer, SkillBook.Owed owed) {
        var name = owed.who() == Answering.SELF ? "Tự nhận xét" : owed.fullName();
        var note = owed.who() == Answering.SELF ? "" : owed.unitName();
        var href = HOME + "/" + owed.ref() + "/" + owed.moment().slug();
        var at = owed.at();
        if (at != null) return new OwedSkillsPage.Line(href, name, note, "done", "Đã trả lời " + Vn.dateTime(at));
        if (viewer.today().isBefore(owed.fromDay()))
            return new OwedSkillsPage.Line("", name, note, "block", "Chưa đến ngày");
        if (viewer.today().isAfter(owed.toDay()) || owed.state().equals("FINISHED"))
            return new OwedSkillsPage.Line("", name, note, "late", "Hết ngày trả lời");
        return new OwedSkillsPage.Line(href, name, note, "due", "Chưa trả lời");
    }

    @GetMapping(HOME + "/{trainee}/{moment}")
    ModelAndView sheet(Viewer viewer, @PathVariable UUID trainee, @PathVariable String moment) {
        var sheet =
                skills.sheet(viewer, trainee, Moment.of(moment).orElseThrow(() -> new NotFound("moment " + moment)));
        return page(sheet, Inputs.of(Form.blank(), sheet), sheet.answer().version(), 200);
    }

    private record Inputs(Form form, Map<String, Input<String>> skills, Input<String> remark) {
        static Inputs of(Form form, Skills.Sheet sheet) {
            var options = new ArrayList<Option>();
            for (var word : sheet.form().scale())
                options.add(new Option(String.valueOf(options.size() + 1), (options.size() + 1) + ". " + word));
            var skills = new LinkedHashMap<String, Input<String>>();
            for (var question : sheet.form().questions()) {
                var given = sheet.answer().values().get(question.skill());
                skills.put(
                        question.skill(),
                        form.choice(SKILL + question.skill(), question.name(), options)
                                .hint(question.text(sheet.of().who()))
                                .initial(given == null ? null : String.valueOf(given))
                                .required("Chọn một mức cho mặt " + question.name()));
            }
            return new Inputs(
                    form,
                    skills,
                    form.area("nhan-xet", "Nhận xét thêm", 1000)
                            .initial(sheet.answer().remark())
                            .optional());
        }

        SkillAnswer read(int version) {
            var values = new LinkedHashMap<String, Integer>();
            skills.forEach((skill, input) -> values.put(skill, Integer.valueOf(input.get())));
            return new SkillAnswer(values, remark.orElse(""), version);
        }
    }

    private static ModelAndView page(Skills.Sheet sheet, Inputs inputs, int version, int status) {
        var of = sheet.of();
        var closed = sheet.closed();
        return Views.page(
                "practice/skill-sheet",
                new SkillSheetPage(
                        sheet.form().title() + ", " + of.moment().lower(),
                        of.who() == Answering.SELF
                                ? "Tự nhận xét của " + of.fullName()
                                : "Nhận xét về " + of.fullName() + ", " + of.unitName(),
                        of.className(),
                        sheet.form().intro(),
                        inputs.skills().keySet().stream()
                                .map(skill -> SKILL + skill)
                                .toList(),
                        inputs.form(),
                        version,
                        closed == null ? "" : closed.sentence(),
                        sheet.form().questions().stream()
                                .map(question -> new SkillSheetPage.Answer(
                                        question.name(), question.text(of.who()), word(sheet, question.skill())))
                                .toList(),
                        sheet.answer().remark()),
                status);
    }

    private static String word(Skills.Sheet sheet, String skill) {
        var value = sheet.answer().values().get(skill);
        return value == null
                ? "Không trả lời"
                : value + ". " + sheet.form().scale().get(value - 1);
    }

    @PostMapping(HOME + "/{trainee}/{moment}")
    ModelAndView answer(
            Viewer viewer,
            @PathVariable UUID trainee,
            @PathVariable String moment,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var sheet =
                skills.sheet(viewer, trainee, Moment.of(moment).orElseThrow(() -> new NotFound("moment " + moment)));
        var inputs = Inputs.of(new Form(params), sheet);
        if (!inputs.form().ok()) return page(sheet, inputs, version, 422);
        return switch (skills.answer(viewer, trainee, moment, inputs.read(version))) {
            case Outcome.Done<Integer> _ ->
                Views.redirect(
                        HOME, response, "Đã lưu phiếu " + sheet.of().moment().lower() + ".");
            case Outcome.Refused(var refusal) -> {
                inputs.form().refuse(refusal);
                yield page(sheet, inputs, version, 422);
            }
        };
    }
}

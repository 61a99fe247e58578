package vn.nguon.followup;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Form;
import vn.nguon.web.Frame;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** What people answer after a class: a trainee's two actions, the commune's word on them, and the reviews of people placed. */
@Controller
class FollowupPages {
    static final String OWN = "/sau-lop/cua-toi";
    static final String SENT = "/sau-lop/xa";
    static final String REVIEW = "/sau-lop/nhan-xet";
    private static final String ACTION = "viec-";
    private static final String SKILL = "m-";
    private static final String TOPICS = "hoc-them";
    private static final List<Option> OUTCOMES = Arrays.stream(ActionOutcome.values())
            .map(one -> new Option(one.name(), one.vietnamese()))
            .toList();

    private final HomeActions actions;
    private final Reviews reviews;

    FollowupPages(HomeActions actions, Reviews reviews) {
        this.actions = actions;
        this.reviews = reviews;
    }

    @Bean
    static MenuItem ownFollowupMenu() {
        return new MenuItem(39, "Việc sau lớp", OWN, "todo", Set.of(Role.TRAINEE));
    }

    @Bean
    static MenuItem communeFollowupMenu() {
        return new MenuItem(39, "Việc sau lớp", SENT, "todo", Set.of(Role.COMMUNE));
    }

    @GetMapping(OWN)
    @Allow(Role.TRAINEE)
    ModelAndView own(Viewer viewer) {
        return Views.page("followup/own", new OwnActionsPage(actions.own(viewer), reviews.own(viewer), viewer.today()));
    }

    private record ActionInputs(Form form, List<Input<String>> texts) {
        static ActionInputs of(Form form, HomeActions.Of of) {
            var texts = new ArrayList<Input<String>>();
            for (var no = 1; no <= HomeActions.COUNT; no++) {
                var number = no;
                texts.add(form.area(ACTION + no, "Việc " + no, 500)
                        .hint(no == 1 ? "Việc cụ thể, làm ở đâu, với ai, xong khi nào" : "Khác với việc 1")
                        .initial(of.actions().stream()
                                .filter(action -> action.no() == number)
                                .findFirst()
                                .map(HomeActions.Action::text)
                                .orElse(null))
                        .required("Ghi việc " + no));
            }
            return new ActionInputs(form, texts);
        }
    }

    @GetMapping(OWN + "/{enrolment}")
    @Allow(Role.TRAINEE)
    ModelAndView write(Viewer viewer, @PathVariable UUID enrolment) {
        var of = actions.own(viewer, enrolment);
        return actions(of, ActionInputs.of(Form.blank(), of).form(), 200);
    }

    private static ModelAndView actions(HomeActions.Of of, Form form, int status) {
        return Views.page("followup/actions", new ActionsPage(of, form), status);
    }

    @PostMapping(OWN + "/{enrolment}")
    @Allow(Role.TRAINEE)
    ModelAndView write(
            Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var of = actions.own(viewer, enrolment);
        var inputs = ActionInputs.of(new Form(params), of);
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(actions.name(
                                viewer,
                                enrolment,
                                inputs.texts().stream().map(Input::get).toList())))
            return Views.redirect(OWN, response, "Đã ghi hai việc sẽ làm");
        return actions(of, inputs.form(), 422);
    }

    @GetMapping(SENT)
    @Allow(Role.COMMUNE)
    ModelAndView sent(Viewer viewer) {
        var lines = new ArrayList<SentPage.Line>();
        var asking = actions.asking(viewer);
        for (var of : actions.sent(viewer))
            for (var action : of.actions()) lines.add(new SentPage.Line(of, action, asking.of(of.lastDay())));
        return Views.page("followup/sent", new SentPage(lines, reviews.ofCommune(viewer), viewer.today()));
    }

    private record CheckInputs(Form form, Input<String> outcome, Input<String> note) {
        static CheckInputs of(Form form) {
            return new CheckInputs(
                    form,
                    form.choice("ket-qua", "Việc này", OUTCOMES).required("Chọn việc này đã làm đến đâu"),
                    form.area("ghi-chu", "Kết quả, vướng mắc", 500)
                            .optional()
                            .hint("Chưa xong thì ghi vì sao và sẽ làm gì tiếp"));
        }
    }

    @GetMapping(SENT + "/{action}/{months:[0-9]{1,2}}")
    @Allow(Role.COMMUNE)
    ModelAndView check(Viewer viewer, @PathVariable UUID action, @PathVariable int months) {
        return check(
                asked(viewer, action, months),
                months,
                CheckInputs.of(Form.blank()).form(),
                200);
    }

    private HomeActions.ToCheck asked(Viewer viewer, UUID action, int months) {
        var of = actions.toCheck(viewer, action);
        if (!of.asked().contains(months)) throw new NotFound("not asked after " + months);
        return of;
    }

    private static ModelAndView check(HomeActions.ToCheck of, int months, Form form, int status) {
        return Views.page("followup/check", new CheckPage(of, months, form), status);
    }

    @PostMapping(SENT + "/{action}/{months:[0-9]{1,2}}")
    @Allow(Role.COMMUNE)
    ModelAndView check(
            Viewer viewer,
            @PathVariable UUID action,
            @PathVariable int months,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var of = asked(viewer, action, months);
        var inputs = CheckInputs.of(new Form(params));
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(actions.check(
                                viewer,
                                action,
                                months,
                                ActionOutcome.of(inputs.outcome().get()).orElseThrow(),
                                inputs.note().orElse("")))) return Views.redirect(SENT, response, "Đã xác nhận");
        return check(of, months, inputs.form(), 422);
    }

    private record ReviewInputs(
            Form form, Map<String, Input<String>> skills, Input<List<String>> topics, Input<String> remark) {
        static ReviewInputs of(Form form, Reviews.Sheet sheet) {
            var options = new ArrayList<Option>();
            for (var word : sheet.scale())
                options.add(new Option(String.valueOf(options.size() + 1), (options.size() + 1) + ". " + word));
            var skills = new LinkedHashMap<String, Input<String>>();
            for (var skill : sheet.skills()) {
                var given = sheet.values().get(skill.code());
                skills.put(
                        skill.code(),
                        form.choice(SKILL + skill.code(), skill.name(), options)
                                .hint(skill.question())
                                .initial(given == null ? null : String.valueOf(given))
                                .required("Chọn một mức cho mặt " + skill.name()));
            }
            var topics = sheet.topics().stream()
                    .map(topic -> new Option(topic.ref().toString(), topic.title()))
                    .toList();
            return new ReviewInputs(
                    form,
                    skills,
                    form.choices(TOPICS, "Chuyên đề cần học thêm", topics)
                            .initial(sheet.topics().stream()
                                    .filter(Reviews.Topic::wanted)
                                    .map(topic -> topic.ref().toString())
                                    .toList())
                            .optional()
                            .hint("Chuyên đề của lớp đã học mà công việc hiện nay cần nhiều hơn"),
                    form.area("nhan-xet", "Nhận xét thêm", 1000)
                            .initial(sheet.remark())
                            .optional()
                            .hint("Lớp giúp được gì, còn thiếu gì cho lớp sau"));
        }
    }

    @GetMapping(REVIEW + "/{entry}/{months:[0-9]{1,2}}")
    @AllowSignedIn
    ModelAndView review(Viewer viewer, @PathVariable UUID entry, @PathVariable int months) {
        var sheet = reviews.sheet(viewer, entry, months);
        return review(sheet, ReviewInputs.of(Form.blank(), sheet), 200);
    }

    private static ModelAndView review(Reviews.Sheet sheet, ReviewInputs inputs, int status) {
        return Views.page(
                "followup/review",
                new ReviewPage(
                        sheet,
                        inputs.skills().keySet().stream()
                                .map(code -> SKILL + code)
                                .toList(),
                        inputs.form()),
                status);
    }

    @PostMapping(REVIEW + "/{entry}/{months:[0-9]{1,2}}")
    @AllowSignedIn
    ModelAndView review(
            Viewer viewer,
            @PathVariable UUID entry,
            @PathVariable int months,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var sheet = reviews.sheet(viewer, entry, months);
        var inputs = ReviewInputs.of(new Form(params), sheet);
        if (inputs.form().ok()) {
            var values = new LinkedHashMap<String, Integer>();
            inputs.skills().forEach((code, input) -> values.put(code, Integer.valueOf(input.get())));
            var wanted = inputs.topics().orElse(List.of()).stream()
                    .map(UUID::fromString)
                    .toList();
            if (inputs.form()
                    .accepts(reviews.answer(
                            viewer, entry, months, values, inputs.remark().orElse(""), wanted)))
                return Views.redirect(Frame.TASKS, response, "Đã lưu nhận xét");
        }
        return review(sheet, inputs, 422);
    }
}

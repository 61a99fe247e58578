package vn.nguon.feedback;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Opening the survey of a class: which questions, about which topics, until when. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL})
class OpeningPages {
    private static final String COMMON = "chung";
    private final Feedback feedback;

    OpeningPages(Feedback feedback) {
        this.feedback = feedback;
    }

    @GetMapping("/lop/{code}/danh-gia/mo")
    ModelAndView form(Viewer viewer, @PathVariable String code) {
        var opening = feedback.opening(viewer, code);
        var form = Form.blank();
        inputs(viewer, opening, form);
        return Views.page("feedback/open", page(opening, form));
    }

    @PostMapping("/lop/{code}/danh-gia/mo")
    ModelAndView open(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var opening = feedback.opening(viewer, code);
        var form = new Form(params);
        var inputs = inputs(viewer, opening, form);
        if (!form.ok()) return Views.page("feedback/open", page(opening, form), 422);
        var template = inputs.template().get();
        var command = new OpenFeedback(
                template.equals(COMMON) ? null : UUID.fromString(template),
                FeedbackPages.endOf(inputs.closes().get()),
                inputs.topics().orElse(List.of()));
        return switch (feedback.open(viewer, code, command)) {
            case Outcome.Done<Integer>(Integer asked) ->
                Views.redirect(
                        opening.head().link("/danh-gia"), response, "Đã mở đánh giá cho %d học viên".formatted(asked));
            case Outcome.Refused<Integer>(var refusal) -> {
                form.refuse(refusal);
                yield Views.page("feedback/open", page(opening, form), 422);
            }
        };
    }

    private record Inputs(Input<java.time.LocalDate> closes, Input<String> template, Input<List<String>> topics) {}

    private static Inputs inputs(Viewer viewer, Feedback.Opening opening, Form form) {
        var today = viewer.today();
        var closes = FeedbackPages.closing(form)
                .initial(today.plusDays(3))
                .hint("Mở lâu nhất %d ngày (mặc định, chưa có văn bản)".formatted(opening.longestDays()));
        var templates = opening.templates().stream()
                .map(held -> new Option(value(held.organisation()), name(held)))
                .toList();
        var template = form.choice("mau", "Mẫu câu hỏi", templates)
                .initial(templates.getFirst().value())
                .required("Chọn mẫu câu hỏi");
        var topics = opening.topics().stream()
                .map(topic -> new Option(
                        topic.key(),
                        topic.title()
                                + (topic.lecturer().isEmpty() ? "" : " · " + topic.lecturer())
                                + " · " + Vn.dayMonth(topic.firstDay())))
                .toList();
        var held = opening.topics().stream()
                .filter(topic -> !topic.firstDay().isAfter(today))
                .map(FeedbackTopic::key)
                .toList();
        return new Inputs(
                closes,
                template,
                form.choices("chuyen-de", "Chuyên đề, giảng viên được hỏi", topics)
                        .initial(held.isEmpty() ? null : held)
                        .hint("Phần về lớp học luôn có"));
    }

    private static String value(@Nullable UUID organisation) {
        return organisation == null ? COMMON : organisation.toString();
    }

    private static String name(FeedbackTemplates.Held held) {
        return held.organisation() == null
                ? "Mẫu có sẵn"
                : "Mẫu của %s, bản %d".formatted(held.name(), held.versionNo());
    }

    private static OpeningPage page(Feedback.Opening opening, Form form) {
        var templates = new ArrayList<OpeningPage.Questions>();
        for (var held : opening.templates()) {
            var template = held.template();
            var lines = new ArrayList<String>();
            for (int subject : List.of(1, 0)) {
                var about = subject == 0 ? "Lớp học: " : "Chuyên đề: ";
                for (var item : template.items(subject)) lines.add(about + item);
                for (var question : template.comments(subject)) lines.add(about + question + " (viết)");
            }
            templates.add(new OpeningPage.Questions(name(held), lines));
        }
        return new OpeningPage(
                opening.head(), form, templates, !opening.topics().isEmpty());
    }
}

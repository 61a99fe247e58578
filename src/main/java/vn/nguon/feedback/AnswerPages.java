package vn.nguon.feedback;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** A trainee answers, once. What is sent goes nowhere but into the box: nothing of it is logged, kept in the session or shown again. */
@Controller
@Allow(Role.TRAINEE)
class AnswerPages {
    private final Feedback feedback;
    private final Clock clock;

    AnswerPages(Feedback feedback, Clock clock) {
        this.feedback = feedback;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuAnswer() {
            return new MenuItem(45, "Đánh giá lớp học", "/danh-gia", "ratio", Set.of(Role.TRAINEE));
        }
    }

    @GetMapping("/danh-gia")
    ModelAndView own(Viewer viewer) {
        var now = clock.instant();
        return Views.page(
                "feedback/own",
                new OwnSurveysPage(feedback.own(viewer).stream()
                        .map(one -> {
                            var open = now.isBefore(one.closesAt());
                            var until = Vn.date(one.closesAt()
                                    .minusNanos(1)
                                    .atZone(NguonClock.ZONE)
                                    .toLocalDate());
                            return new OwnSurveysPage.Line(
                                    one.className(),
                                    open && !one.answered() ? "/danh-gia/" + one.code() : "",
                                    (open ? "Đến hết ngày " : "Đã đóng hết ngày ") + until,
                                    one.answered() ? "done" : open ? "due" : "block",
                                    one.answered() ? "Đã trả lời" : open ? "Chưa trả lời" : "Không trả lời");
                        })
                        .toList()));
    }

    @GetMapping("/danh-gia/{code}")
    ModelAndView form(Viewer viewer, @PathVariable String code) {
        var questions = feedback.questions(viewer, code);
        var form = Form.blank();
        var asked =
                new AnswerForm(form, questions.subjects(), questions.survey().template());
        return Views.page("feedback/answer", page(questions, form, asked));
    }

    @PostMapping("/danh-gia/{code}")
    ModelAndView answer(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var questions = feedback.questions(viewer, code);
        var form = new Form(params);
        var asked =
                new AnswerForm(form, questions.subjects(), questions.survey().template());
        // Sent again, whatever it says: it was taken the first time.
        if (questions.answered()) return thanks(response);
        var answer = asked.answer();
        if (answer.isEmpty()) return Views.page("feedback/answer", page(questions, form, asked), 422);
        return switch (feedback.answer(viewer, code, answer.get())) {
            case Outcome.Done<Integer> _ -> thanks(response);
            case Outcome.Refused<Integer>(var refusal) -> {
                form.refuse(refusal);
                yield Views.page("feedback/answer", page(questions, form, asked), 422);
            }
        };
    }

    private static ModelAndView thanks(HttpServletResponse response) {
        return Views.redirect("/danh-gia", response, "Đã nhận câu trả lời, không gắn với tên ai");
    }

    private static AnswerPage page(Feedback.Questions questions, Form form, AnswerForm asked) {
        var until = Vn.date(questions.survey().lastDay());
        var state = questions.answered() ? "Đã trả lời" : questions.open() ? "" : "Đã đóng";
        return new AnswerPage(
                questions.head().name(),
                questions.head().code(),
                until,
                state,
                questions.answered() ? "done" : "block",
                questions.answered()
                        ? "Câu trả lời đã nhận và không gắn với tên, nên không xem lại hay sửa được."
                        : "Đánh giá đã đóng hết ngày %s.".formatted(until),
                Tally.LEAST,
                form,
                state.isEmpty() ? asked.blocks() : List.of());
    }
}

package vn.nguon.practice.field;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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
import vn.nguon.classes.Classes;
import vn.nguon.rosters.DocumentInputs;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The organiser sends what groups recommend: several at once, under one document, with a day to answer by. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
class RecommendationSendPages {
    private static final String PATH = "/lop/{code}/thuc-te/gui";

    private final Recommendations recommendations;
    private final Classes classes;

    RecommendationSendPages(Recommendations recommendations, Classes classes) {
        this.recommendations = recommendations;
        this.classes = classes;
    }

    private record Inputs(Form form, Input<List<String>> chosen, Input<LocalDate> by, DocumentInputs document) {}

    private Inputs inputs(Viewer viewer, Recommendations.Outbox box, Form form) {
        var options = box.waiting().stream()
                .map(one -> new Option(one.ref().toString(), one.no() + ". " + one.title()))
                .toList();
        return new Inputs(
                form,
                form.choices("chon", "Kiến nghị gửi đi", options)
                        .initial(options.stream().map(Option::value).toList())
                        .required("Chọn ít nhất một kiến nghị để gửi"),
                form.date("han-tra-loi", "Hạn xã trả lời")
                        .initial(box.answerBy())
                        .required("Nhập hạn xã trả lời"),
                DocumentInputs.in(form, classes.holders(viewer, box.head()), true));
    }

    private static ModelAndView page(Recommendations.Outbox box, Inputs inputs, int status) {
        var chosen = inputs.chosen().value();
        return Views.page(
                "practice/field/outbox",
                new RecommendationOutboxPage(
                        FieldForms.crumbs(box.head(), Crumb.here("Gửi kiến nghị")),
                        box.head().name(),
                        box.head().link("/thuc-te/gui"),
                        box.head().link("/thuc-te"),
                        box.waiting().stream().map(one -> row(one, chosen)).toList(),
                        inputs.form()),
                status);
    }

    private static RecommendationOutboxPage.Row row(Recommendation one, @Nullable List<String> chosen) {
        return new RecommendationOutboxPage.Row(
                one.ref().toString(),
                one.no() + ". " + one.title(),
                one.groupName() + " · " + (one.author().isEmpty() ? "cả tổ" : one.author()) + " · "
                        + one.topic().vietnamese() + " · hạn " + Vn.date(one.dueOn()),
                FieldWords.to(one),
                chosen != null && chosen.contains(one.ref().toString()),
                RecommendationPages.HOME + "/" + one.ref());
    }

    @GetMapping(PATH)
    ModelAndView outbox(Viewer viewer, @PathVariable String code) {
        var box = recommendations.outbox(viewer, code);
        return page(box, inputs(viewer, box, Form.blank()), 200);
    }

    @PostMapping(PATH)
    ModelAndView send(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var box = recommendations.outbox(viewer, code);
        var inputs = inputs(viewer, box, new Form(params));
        if (inputs.form().ok()) {
            var document = inputs.document()
                    .reference(
                            "Kiến nghị sau nghiên cứu thực tế lớp " + box.head().name());
            if (document == null) throw new IllegalStateException("required document is missing");
            var sent = recommendations.send(
                    viewer,
                    code,
                    inputs.chosen().get().stream().map(UUID::fromString).toList(),
                    document,
                    inputs.by().get());
            if (sent instanceof Outcome.Done<Integer>(var count))
                return Views.redirect(
                        box.head().link("/thuc-te"), response, "Đã gửi " + Vn.count(count, "kiến nghị") + ".");
            if (sent instanceof Outcome.Refused<Integer>(var refusal))
                if (refusal.code().equals("han-tra-loi-da-qua"))
                    inputs.form().refuse("han-tra-loi", refusal.sentence());
                else inputs.form().refuse(refusal);
        }
        return page(box, inputs, 422);
    }
}

package vn.nguon.feedback;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
import vn.nguon.web.Views;

/** An organisation's own questions. A survey that is open keeps the version it began with. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL})
class TemplatePages {
    private static final int LONGEST = 120;
    private final FeedbackTemplates templates;

    TemplatePages(FeedbackTemplates templates) {
        this.templates = templates;
    }

    @GetMapping("/danh-gia/mau")
    ModelAndView list(Viewer viewer) {
        return Views.page(
                "feedback/templates",
                new TemplatesPage(templates.own(viewer).stream()
                        .map(held -> new TemplatesPage.Line(
                                held.name(),
                                "/danh-gia/mau/" + held.organisation(),
                                held.versionNo() == 0 ? "Đang dùng mẫu có sẵn" : "Bản " + held.versionNo()))
                        .toList()));
    }

    @GetMapping("/danh-gia/mau/{organisation}")
    ModelAndView form(Viewer viewer, @PathVariable UUID organisation) {
        var held = templates.own(viewer, organisation);
        return Views.page("feedback/template", new Inputs(Form.blank(), held).page(held));
    }

    @PostMapping("/danh-gia/mau/{organisation}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable UUID organisation,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var held = templates.own(viewer, organisation);
        var form = new Form(params);
        var inputs = new Inputs(form, held);
        inputs.check();
        if (!form.ok()) return Views.page("feedback/template", inputs.page(held), 422);
        return switch (templates.save(viewer, organisation, inputs.version.orElse(0), inputs.template())) {
            case Outcome.Done<Integer>(Integer version) ->
                Views.redirect("/danh-gia/mau", response, "Đã lưu mẫu, bản %d".formatted(version));
            case Outcome.Refused<Integer>(var refusal) -> {
                form.refuse(refusal);
                yield Views.page("feedback/template", inputs.page(held), 422);
            }
        };
    }

    private static final class Inputs {
        private final Form form;
        final Input<Integer> version;
        private final List<Input<String>> topicItems = new ArrayList<>();
        private final Input<String> topicComment;
        private final List<Input<String>> classItems = new ArrayList<>();
        private final List<Input<String>> classComments = new ArrayList<>();

        Inputs(Form form, FeedbackTemplates.Held held) {
            this.form = form;
            var now = held.template();
            version = form.number("ban", "Bản", 0, 1_000_000).initial(held.versionNo());
            for (int no = 1; no <= Template.MOST_ITEMS; no++)
                topicItems.add(line("chuyen-de-" + no, "Mục " + no, no, now.topicItems()));
            topicComment = form.text("chuyen-de-gop-y", "Câu hỏi viết", LONGEST)
                    .initial(now.topicComment().isEmpty() ? null : now.topicComment())
                    .optional();
            for (int no = 1; no <= Template.MOST_ITEMS; no++)
                classItems.add(line("lop-" + no, "Mục " + no, no, now.classItems()));
            for (int no = 1; no <= Template.MOST_COMMENTS; no++)
                classComments.add(line("lop-gop-y-" + no, "Câu hỏi viết " + no, no, now.classComments())
                        .optional());
        }

        private Input<String> line(String id, String label, int no, List<String> now) {
            var input = form.text(id, label, LONGEST).initial(no <= now.size() ? now.get(no - 1) : null);
            return no == 1 ? input : input.optional();
        }

        void check() {
            if (texts(topicItems).isEmpty())
                form.refuse(topicItems.getFirst().id(), "Nhập ít nhất một mục về chuyên đề");
            if (texts(classItems).isEmpty()) form.refuse(classItems.getFirst().id(), "Nhập ít nhất một mục về lớp học");
        }

        Template template() {
            return new Template(texts(topicItems), topicComment.orElse(""), texts(classItems), texts(classComments));
        }

        private static List<String> texts(List<Input<String>> inputs) {
            return inputs.stream()
                    .map(input -> input.orElse(""))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }

        TemplatePage page(FeedbackTemplates.Held held) {
            return new TemplatePage(
                    held.name(),
                    "/danh-gia/mau/" + held.organisation(),
                    form.submitted() ? version.orElse(0) : held.versionNo(),
                    form,
                    topicItems.stream().map(Input::field).toList(),
                    topicComment.field(),
                    classItems.stream().map(Input::field).toList(),
                    classComments.stream().map(Input::field).toList());
        }
    }
}

package vn.nguon.results;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** Class committee and group leaders say a few words of each trainee, when asked. */
@Controller
@Allow(Role.CLASS_COMMITTEE)
class OpinionPages {
    private static final int LONGEST = 300;
    private final Opinions opinions;

    OpinionPages(Opinions opinions) {
        this.opinions = opinions;
    }

    @GetMapping("/lop/{code}/y-kien")
    ModelAndView form(Viewer viewer, @PathVariable String code) {
        var asked = opinions.asked(viewer, code);
        var form = Form.blank();
        return Views.page("results/opinions", page(asked, form, inputs(asked, form)));
    }

    @PostMapping("/lop/{code}/y-kien")
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var asked = opinions.asked(viewer, code);
        var form = new Form(params);
        var inputs = inputs(asked, form);
        if (!form.ok()) return Views.page("results/opinions", page(asked, form, inputs), 422);
        var texts = new HashMap<UUID, String>();
        inputs.forEach((ref, input) -> texts.put(ref, input.orElse("")));
        return switch (opinions.give(viewer, code, texts)) {
            case Outcome.Done<Integer>(Integer given) ->
                Views.redirect(asked.head().link("/y-kien"), response, "Đã lưu ý kiến về %d người".formatted(given));
            case Outcome.Refused<Integer>(var refusal) -> {
                form.refuse(refusal);
                yield Views.page("results/opinions", page(asked, form, inputs), 422);
            }
        };
    }

    private static LinkedHashMap<UUID, Input<String>> inputs(Opinions.Asked asked, Form form) {
        var inputs = new LinkedHashMap<UUID, Input<String>>();
        for (var line : asked.lines())
            inputs.put(
                    line.ref(),
                    form.area("y-kien-" + line.ref(), line.fullName() + ", " + line.unitName(), LONGEST)
                            .initial(line.text().isEmpty() ? null : line.text())
                            .optional());
        return inputs;
    }

    private static OpinionsPage page(Opinions.Asked asked, Form form, LinkedHashMap<UUID, Input<String>> inputs) {
        return new OpinionsPage(
                asked.head(),
                asked.kind().equals("GROUP") ? "Ý kiến của tổ" : "Ý kiến của ban cán sự lớp",
                form,
                inputs.values().stream().map(Input::field).toList());
    }
}

package vn.nguon.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Topics and the five skills (/chuong-trinh/{ref}/nam-mat), opened from the programme's page. */
@Controller
@Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD, Role.APPROVER})
class TopicSkillPages {
    private static final String PATH = "/chuong-trinh/{ref}/nam-mat";
    private static final String TOPIC = "cd-";

    private final TopicSkills skills;

    TopicSkillPages(TopicSkills skills) {
        this.skills = skills;
    }

    @GetMapping(PATH)
    ModelAndView page(Viewer viewer, @PathVariable UUID ref) {
        var served = skills.of(viewer, ref);
        return page(served, inputs(Form.blank(), served), 200);
    }

    /** One input a topic, by its place in the programme. */
    private static Map<ProgrammeItem, Input<List<String>>> inputs(Form form, TopicSkills.Served served) {
        var options = served.skills().stream()
                .map(skill -> new Option(skill.code(), skill.name()))
                .toList();
        var inputs = new LinkedHashMap<ProgrammeItem, Input<List<String>>>();
        for (var topic : served.programme().topics())
            inputs.put(
                    topic,
                    form.choices(TOPIC + (inputs.size() + 1), topic.title(), options)
                            .initial(served.served().get(topic.ref()))
                            .optional());
        return inputs;
    }

    private static ModelAndView page(
            TopicSkills.Served served, Map<ProgrammeItem, Input<List<String>>> inputs, int status) {
        var programme = served.programme();
        return Views.page(
                "practice/topic-skills",
                new TopicSkillsPage(
                        programme.ref(),
                        programme.title(),
                        programme.organisationName(),
                        programme.mayEdit(),
                        inputs.entrySet().stream()
                                .map(one -> new TopicSkillsPage.Topic(
                                        one.getKey().number(),
                                        one.getKey().title(),
                                        one.getValue().field(),
                                        TopicSkills.names(served, one.getKey())))
                                .toList(),
                        served.seen()),
                status);
    }

    @PostMapping(PATH)
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView set(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam(name = "da-xem", defaultValue = "0") int seen,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var served = skills.of(viewer, ref);
        var form = new Form(params);
        var inputs = inputs(form, served);
        if (!form.ok()) return page(served, inputs, 422);
        var wanted = new LinkedHashMap<UUID, List<String>>();
        inputs.forEach((topic, input) -> {
            var ticked = input.value();
            if (ticked != null) wanted.put(topic.ref(), ticked);
        });
        skills.set(viewer, ref, wanted, seen);
        return Views.redirect("/chuong-trinh/" + ref + "/nam-mat", response, "Đã lưu mặt công tác của chuyên đề.");
    }
}

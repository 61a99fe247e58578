package vn.nguon.programmes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Who teaches one topic: lecturers who are down for it, and posts whose holder does. */
@Controller
@Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
class TopicPages {
    private final Lecturers lecturers;
    private final LecturerDesk desk;
    private final Programmes programmes;
    private final Units units;

    TopicPages(Lecturers lecturers, LecturerDesk desk, Programmes programmes, Units units) {
        this.lecturers = lecturers;
        this.desk = desk;
        this.programmes = programmes;
        this.units = units;
    }

    // ------------------------------------------------------------------------------------------

    private record PostInputs(Form form, Input<String> title, Input<String> at) {}

    private PostInputs postInputs(Viewer viewer, Form form) {
        var organisations = units.organisations(viewer.today()).stream()
                .map(card -> new Option(card.ref().toString(), card.name()))
                .toList();
        return new PostInputs(
                form,
                form.text("chuc-vu", "Chức vụ", 200)
                        .hint("Ai giữ chức vụ này vào ngày học thì người đó giảng, ví dụ Trưởng ban")
                        .required("Nhập chức vụ"),
                form.choice("don-vi", "Của cơ quan", organisations).required("Chọn cơ quan của chức vụ"));
    }

    @GetMapping("/chuong-trinh/{ref}/muc/{item}/giang-vien")
    ModelAndView topic(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID item) {
        return topicPage(viewer, ref, item, postInputs(viewer, Form.blank()).form(), 200);
    }

    private ModelAndView topicPage(Viewer viewer, UUID ref, UUID item, Form form, int status) {
        var programme = programmes.get(viewer, ref);
        var topic = ItemPages.find(programme, item);
        return Views.page(
                "programmes/topic",
                new TopicPage(
                        programme,
                        topic,
                        lecturers.teachers(viewer, programme.id(), viewer.today()).stream()
                                .filter(teacher -> teacher.item().equals(topic.id()))
                                .toList(),
                        desk.posts(viewer, programme.id()).stream()
                                .filter(post -> post.topic().equals(item))
                                .toList(),
                        form),
                status);
    }

    @PostMapping("/chuong-trinh/{ref}/muc/{item}/giang-vien")
    ModelAndView addPost(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID item,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var inputs = postInputs(viewer, new Form(params));
        if (!inputs.form().ok()) return topicPage(viewer, ref, item, inputs.form(), 422);
        desk.teachByPost(
                viewer,
                ref,
                item,
                inputs.title().get(),
                organisation(viewer, UUID.fromString(inputs.at().get())));
        return Views.redirect(topicPath(ref, item), response, "Đã ghi chức vụ giảng chuyên đề này.");
    }

    @PostMapping("/chuong-trinh/{ref}/muc/{item}/giang-vien/bo")
    ModelAndView removePost(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID item,
            @RequestParam("chuc-vu") String title,
            @RequestParam("don-vi") UUID at) {
        desk.removePost(viewer, ref, item, title, organisation(viewer, at));
        return Views.redirect(topicPath(ref, item));
    }

    private OrganisationId organisation(Viewer viewer, UUID ref) {
        return units.byRef(ref, viewer.today())
                .map(OrganisationCard::id)
                .orElseThrow(() -> new NotFound("organisation " + ref));
    }

    private static String topicPath(UUID ref, UUID item) {
        return "/chuong-trinh/" + ref + "/muc/" + item + "/giang-vien";
    }
}

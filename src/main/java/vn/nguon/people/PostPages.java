package vn.nguon.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Putting right a post that was entered wrongly, or saying that it was never held. Ending one is on the form of the person. */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class PostPages {

    private static final String PATH = "/can-bo/{ref}/chuc-vu/{post}";

    private final People people;

    PostPages(People people) {
        this.people = people;
    }

    private record Inputs(
            Form form,
            Input<String> title,
            Input<String> unit,
            Input<String> otherwise,
            Input<LocalDate> from,
            Input<LocalDate> to,
            Input<String> basis,
            Input<String> why) {

        static Inputs of(Form form, List<OrganisationCard> workplaces, @Nullable Post now) {
            var at = now == null ? null : now.organisation();
            var listed =
                    workplaces.stream().filter(card -> card.id().equals(at)).findFirst();
            var title = form.text("chuc-vu", "Chức vụ", 160)
                    .initial(now == null ? null : now.title())
                    .required("Nhập chức vụ");
            var unit = form.choice(
                            "noi-lam-viec",
                            "Đơn vị công tác",
                            workplaces.stream()
                                    .map(card -> new Option(card.ref().toString(), card.name()))
                                    .toList())
                    .initial(listed.map(card -> card.ref().toString()).orElse(null));
            var otherwise = form.text("noi-khac", "Tên đơn vị, nếu không có trong danh sách", 160)
                    .initial(now == null || listed.isPresent() ? null : now.organisationName())
                    .optional();
            if (form.submitted() && unit.value() == null && otherwise.value() == null)
                form.refuse("noi-lam-viec", "Chọn đơn vị công tác, hoặc ghi tên đơn vị ở ô dưới");
            var from = form.date("tu-ngay", "Giữ chức vụ từ ngày")
                    .initial(now == null ? null : now.from())
                    .required("Nhập ngày bắt đầu giữ chức vụ");
            var to = form.date("den-ngay", "Ngày cuối giữ chức vụ")
                    .initial(now == null ? null : now.to())
                    .hint("Để trống nếu đang giữ")
                    .optional()
                    .check(
                            day -> from.value() == null || !day.isBefore(from.get()),
                            "Ngày cuối ở trước ngày bắt đầu. Xem lại hai ngày");
            var basis = form.text("can-cu", "Căn cứ", 160)
                    .initial(now == null || now.basis().isEmpty() ? null : now.basis())
                    .hint("Ví dụ Quyết định số 12-QĐ/HU ngày 07/03/2022")
                    .optional();
            var why = form.text("ly-do", "Lý do, căn cứ sửa", 200).required("Ghi lý do, căn cứ sửa");
            return new Inputs(form, title, unit, otherwise, from, to, basis, why);
        }

        Post post(List<OrganisationCard> workplaces) {
            var at = workplaces.stream()
                    .filter(card -> card.ref().toString().equals(unit.orElse("")))
                    .findFirst();
            var name = at.map(card -> card.placeName().isEmpty() ? card.name() : card.placeName())
                    .orElse(otherwise.orElse(""));
            return new Post(
                    title.get(),
                    at.map(OrganisationCard::id).orElse(null),
                    name,
                    from.get(),
                    to.value(),
                    basis.orElse(""));
        }
    }

    private Post held(Viewer viewer, UUID ref, UUID post) {
        return people.page(viewer, ref).posts().stream()
                .filter(held -> held.ref().equals(post))
                .map(PersonFacts.HeldPost::post)
                .findFirst()
                .orElseThrow(() -> new NotFound("post " + post));
    }

    private static Form withdrawal(Form form) {
        form.text("ly-do-rut", "Lý do rút", 200)
                .hint("Chỉ rút khi chức vụ ghi nhầm, người này chưa từng giữ; thôi giữ thì ghi ngày cuối")
                .required("Ghi lý do rút");
        return form;
    }

    @GetMapping(PATH + "/sua")
    ModelAndView edit(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID post) {
        var inputs = Inputs.of(Form.blank(), people.workplaces(viewer), held(viewer, ref, post));
        return page(viewer, ref, post, inputs.form(), withdrawal(Form.blank()), 200);
    }

    private ModelAndView page(Viewer viewer, UUID ref, UUID post, Form form, Form withdraw, int status) {
        var address = "/can-bo/%s/chuc-vu/%s".formatted(ref, post);
        return Views.page(
                "people/fact",
                new FactPage(
                        people.card(viewer, ref),
                        "Đính chính: Chức vụ",
                        address + "/sua",
                        form,
                        Stream.of("chuc-vu", "noi-lam-viec", "noi-khac", "tu-ngay", "den-ngay", "can-cu", "ly-do")
                                .map(form::field)
                                .toList(),
                        "Lưu bản đính chính",
                        withdraw,
                        address + "/rut",
                        "Rút chức vụ này"),
                status);
    }

    @PostMapping(PATH + "/sua")
    ModelAndView correct(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID post,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        held(viewer, ref, post);
        var workplaces = people.workplaces(viewer);
        var inputs = Inputs.of(new Form(params), workplaces, null);
        if (inputs.form().ok()) {
            var why = inputs.why().get();
            switch (people.correctPost(viewer, ref, post, inputs.post(workplaces), why)) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect(
                            "/can-bo/" + ref + "/qua-trinh", response, "Đã đính chính; bản trước vẫn được lưu");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return page(viewer, ref, post, inputs.form(), withdrawal(Form.blank()), 422);
    }

    @PostMapping(PATH + "/rut")
    ModelAndView withdraw(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID post,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var now = held(viewer, ref, post);
        var form = withdrawal(new Form(params));
        if (form.ok()) {
            switch (people.correctPost(
                    viewer, ref, post, null, form.field("ly-do-rut").value())) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect(
                            "/can-bo/" + ref + "/qua-trinh", response, "Đã rút khỏi hồ sơ; bản cũ vẫn được lưu");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> form.refuse(refusal);
            }
        }
        var inputs = Inputs.of(Form.blank(), people.workplaces(viewer), now);
        return page(viewer, ref, post, inputs.form(), form, 422);
    }
}

package vn.nguon.rosters.nominating;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.rosters.DocumentInputs;
import vn.nguon.rosters.RosterSending;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Summoning: issuing, printing, noting deliveries; and the trainee's own summons. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
class SummonsPages {
    private static final String HERE = "/lop/{code}/trieu-tap";
    private static final String OWN = "/lop/{code}/giay-trieu-tap";

    private final Classes classes;
    private final Summonses summonses;
    private final RosterSending sending;
    private final Rosters rosters;

    SummonsPages(Classes classes, Summonses summonses, RosterSending sending, Rosters rosters) {
        this.classes = classes;
        this.summonses = summonses;
        this.sending = sending;
        this.rosters = rosters;
    }

    private record IssueInputs(
            Form form,
            DocumentInputs document,
            Input<LocalDate> on,
            Input<String> at,
            Input<String> place,
            Input<String> bring,
            Input<String> capacity,
            Input<String> signatory,
            ScanInput scan) {}

    private IssueInputs issue(Viewer viewer, ClassHead head, Form form, @Nullable MultipartFile file) {
        return new IssueInputs(
                form,
                DocumentInputs.in(form, classes.holders(viewer, head), true),
                form.date("ngay-co-mat", "Ngày có mặt").initial(head.firstDay()).required("Nhập ngày có mặt"),
                form.text("gio-co-mat", "Giờ có mặt", 40).initial("07 giờ 00").required("Nhập giờ có mặt"),
                form.text("dia-diem", "Địa điểm", 200)
                        .initial(head.venue().isEmpty() ? null : head.venue())
                        .required("Nhập địa điểm"),
                form.text("mang-theo", "Mang theo", 300).optional(),
                form.text("quyen-han", "Quyền hạn ký", 120)
                        .hint("Ví dụ TRƯỞNG BAN, hoặc T/L BAN THƯỜNG VỤ")
                        .optional(),
                form.text("nguoi-ky", "Người ký", 80).optional(),
                ScanInput.in(form, file));
    }

    private record DeliveryInputs(Form form, Input<LocalDate> on, Input<String> how, Input<String> whom) {
        static DeliveryInputs of(Form form, Viewer viewer) {
            return new DeliveryInputs(
                    form,
                    form.date("ngay-giao", "Ngày giao").initial(viewer.today()).required("Nhập ngày giao"),
                    form.choice(
                                    "cach-giao",
                                    "Cách giao",
                                    Arrays.stream(Delivery.values())
                                            .map(way -> new Option(way.name(), way.vietnamese()))
                                            .toList())
                            .required("Chọn cách giao"),
                    form.text("nguoi-giao", "Người giao", 80)
                            .initial(viewer.name())
                            .required("Ghi ai giao giấy triệu tập"));
        }
    }

    @GetMapping(HERE)
    ModelAndView desk(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        return page(
                viewer,
                head,
                issue(viewer, head, Form.blank(), null).form(),
                DeliveryInputs.of(Form.blank(), viewer).form(),
                List.of(),
                200);
    }

    private ModelAndView page(
            Viewer viewer, ClassHead head, Form issue, Form delivery, List<String> ticked, int status) {
        return Views.page(
                "rosters/nominating/summons",
                new SummonsPage(
                        head,
                        summonses.unsummoned(viewer, head),
                        sending.approved(head),
                        summonses.summoned(viewer, head),
                        issue,
                        delivery,
                        ticked),
                status);
    }

    @PostMapping(HERE)
    ModelAndView issue(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = ScanInput.NAME, required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = issue(viewer, head, new Form(params), file);
        if (inputs.form().ok()) {
            var reference = inputs.document().reference("Triệu tập học viên lớp " + head.name());
            if (reference == null) throw new IllegalStateException("required document is missing");
            var wanted = new IssueSummons(
                    inputs.scan().paper(reference),
                    inputs.on().get(),
                    inputs.at().get(),
                    inputs.place().get(),
                    inputs.bring().orElse(""),
                    inputs.capacity().orElse(""),
                    inputs.signatory().orElse(""));
            switch (summonses.issue(viewer, head, wanted)) {
                case Outcome.Done<Integer>(var count) -> {
                    return Views.redirect(
                            head.link("/trieu-tap"), response, "Đã triệu tập %d học viên".formatted(count));
                }
                case Outcome.Refused<Integer>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return page(
                viewer,
                head,
                inputs.form(),
                DeliveryInputs.of(Form.blank(), viewer).form(),
                List.of(),
                422);
    }

    @PostMapping(HERE + "/giao")
    ModelAndView deliver(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = DeliveryInputs.of(new Form(params), viewer);
        var ticked = params.getOrDefault("chon", List.of());
        if (inputs.form().ok()) {
            var chosen = ticked.stream()
                    .map(text -> NominationPages.uuid(text).orElseThrow(() -> new NotFound("nomination " + text)))
                    .collect(Collectors.toSet());
            switch (summonses.deliver(
                    viewer,
                    head,
                    chosen,
                    inputs.on().get(),
                    Delivery.valueOf(inputs.how().get()),
                    inputs.whom().get())) {
                case Outcome.Done<Integer>(var count) -> {
                    return Views.redirect(
                            head.link("/trieu-tap"), response, "Đã ghi giao cho %d người".formatted(count));
                }
                case Outcome.Refused<Integer>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return page(viewer, head, issue(viewer, head, Form.blank(), null).form(), inputs.form(), ticked, 422);
    }

    /** Letters are classified as the roster they are written from. */
    private String foot(Viewer viewer, ClassHead head) {
        return head.code() + rosters.classification(viewer, head).aside();
    }

    /** All letters, or one. */
    @GetMapping(HERE + "/in")
    ModelAndView print(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "cho", required = false) @Nullable UUID only) {
        var head = classes.head(viewer, code);
        var letters = summonses.letters(viewer, head, only);
        if (letters.isEmpty()) throw new NotFound("summons letters");
        return Views.page("rosters/nominating/letters", new LettersPage(head, letters, foot(viewer, head)));
    }

    // --- the trainee's own

    @GetMapping(OWN)
    @Allow(Role.TRAINEE)
    ModelAndView own(Viewer viewer, @PathVariable String code) {
        var form = Form.blank();
        form.text("ly-do", "Lý do xin không học", 300);
        return own(viewer, classes.head(viewer, code), form, 200);
    }

    private ModelAndView own(Viewer viewer, ClassHead head, Form form, int status) {
        var one = summonses.own(viewer, head).orElseThrow(() -> new NotFound("own summons"));
        return Views.page(
                "rosters/nominating/own",
                new OwnSummonsPage(head, one, summonses.ownLetter(viewer, head), form),
                status);
    }

    @GetMapping(OWN + "/in")
    @Allow(Role.TRAINEE)
    ModelAndView printOwn(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        return Views.page(
                "rosters/nominating/letters",
                new LettersPage(head, List.of(summonses.ownLetter(viewer, head)), foot(viewer, head)));
    }

    @PostMapping(OWN)
    @Allow(Role.TRAINEE)
    ModelAndView answer(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("sang") NominationState to,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var form = new Form(params);
        var reason = form.text("ly-do", "Lý do xin không học", 300);
        if (form.ok()) {
            switch (summonses.answer(viewer, head, to, reason.orElse(""))) {
                case Outcome.Done<NominationState>(var state) -> {
                    return Views.redirect(head.link("/giay-trieu-tap"), response, state.vietnamese());
                }
                case Outcome.Refused<NominationState>(var refusal) -> {
                    if (refusal.code().equals("thieu-ly-do")) form.refuse("ly-do", refusal.sentence());
                    else form.refuse(refusal);
                }
            }
        }
        return own(viewer, head, form, 422);
    }
}

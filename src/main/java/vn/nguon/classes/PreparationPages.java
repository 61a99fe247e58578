package vn.nguon.classes;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.accounts.Slip;
import vn.nguon.accounts.SlipsPage;
import vn.nguon.documents.DocumentId;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** The steps of preparing a class, one screen each: organisers, basis, steering committee, supervisor. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL, Role.APPROVER})
class PreparationPages {
    private static final int SPARE = 3;
    private static final int MOST = 30;

    private final Classes classes;
    private final ClassLists lists;
    private final ClassDesk desk;
    private final Supervisors supervisors;
    private final Units units;

    PreparationPages(Classes classes, ClassLists lists, ClassDesk desk, Supervisors supervisors, Units units) {
        this.classes = classes;
        this.lists = lists;
        this.desk = desk;
        this.supervisors = supervisors;
        this.units = units;
    }

    // --- organisers
    // -----------------------------------------------------------------------------------------------------

    private record PartInputs(Form form, Input<String> organisation, Input<String> part) {}

    private PartInputs partInputs(Viewer viewer, ClassHead head, Form form) {
        var parts = Arrays.stream(ClassPart.values())
                .filter(part -> part != ClassPart.ORGANISES)
                .map(part -> new Option(part.name(), part.vietnamese()))
                .toList();
        return new PartInputs(
                form,
                form.choice("co-quan", "Cơ quan", organisations(viewer, head)).required("Chọn cơ quan"),
                form.choice("viec", "Phần việc", parts).required("Chọn phần việc"));
    }

    /** On the map of the class's first day; of today while none is set. */
    private List<Option> organisations(Viewer viewer, ClassHead head) {
        return units.organisations(day(viewer, head)).stream()
                .map(card -> new Option(card.ref().toString(), card.name()))
                .toList();
    }

    static LocalDate day(Viewer viewer, ClassHead head) {
        var first = head.firstDay();
        return first == null ? viewer.today() : first;
    }

    @GetMapping("/lop/{code}/co-quan")
    ModelAndView parts(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        return partsPage(viewer, head, partInputs(viewer, head, Form.blank()).form(), 200);
    }

    private ModelAndView partsPage(Viewer viewer, ClassHead head, Form form, int status) {
        var page = new PartsOfClassPage(
                head, lists.details(viewer, head), head.runs() && head.state().open(), form);
        return Views.page("classes/parts", page, status);
    }

    @PostMapping("/lop/{code}/co-quan")
    ModelAndView addPart(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var head = classes.head(viewer, code);
        var inputs = partInputs(viewer, head, new Form(params));
        if (inputs.form().ok()) {
            var organisation = organisation(viewer, head, inputs.organisation().get());
            var outcome = desk.addPart(
                    viewer,
                    code,
                    version,
                    organisation,
                    ClassPart.valueOf(inputs.part().get()));
            if (inputs.form().accepts(outcome)) return Views.redirect(head.link("/co-quan"));
        }
        return partsPage(viewer, head, inputs.form(), 422);
    }

    @PostMapping("/lop/{code}/co-quan/bo")
    ModelAndView removePart(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam("co-quan") UUID organisation,
            @RequestParam("viec") ClassPart part) {
        var head = classes.head(viewer, code);
        var form = partInputs(viewer, head, Form.blank()).form();
        var outcome = desk.removePart(viewer, code, version, organisation(viewer, head, organisation.toString()), part);
        return form.accepts(outcome) ? Views.redirect(head.link("/co-quan")) : partsPage(viewer, head, form, 422);
    }

    private OrganisationId organisation(Viewer viewer, ClassHead head, String ref) {
        return units.byRef(UUID.fromString(ref), day(viewer, head))
                .map(OrganisationCard::id)
                .orElseThrow(() -> new NotFound("organisation " + ref));
    }

    // --- schemes
    // --------------------------------------------------------------------------------------------------------

    private record SchemeInputs(
            Form form,
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> issuer,
            Input<String> text,
            Classifying classified) {
        static SchemeInputs of(Form form) {
            return new SchemeInputs(
                    form,
                    form.text("so", "Số, ký hiệu", 60).hint("Ví dụ 03-ĐA/HU").required("Nhập số, ký hiệu văn bản"),
                    form.date("ngay", "Ngày văn bản").required("Nhập ngày văn bản"),
                    form.text("noi-ban-hanh", "Nơi ban hành", 200).required("Nhập nơi ban hành"),
                    form.text("trich-yeu", "Trích yếu", 300).optional(),
                    Classifying.in(form, Classification.NORMAL));
        }
    }

    @GetMapping("/lop/{code}/can-cu")
    ModelAndView basis(Viewer viewer, @PathVariable String code) {
        return basisPage(
                viewer,
                classes.head(viewer, code),
                SchemeInputs.of(Form.blank()).form(),
                200);
    }

    private ModelAndView basisPage(Viewer viewer, ClassHead head, Form form, int status) {
        return Views.page("classes/basis", new BasisPage(head, lists.details(viewer, head), form, head.runs()), status);
    }

    @PostMapping("/lop/{code}/can-cu")
    ModelAndView addScheme(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var inputs = SchemeInputs.of(new Form(params));
        if (inputs.form().ok()) {
            var document = new DocumentReference(
                    inputs.number().get(),
                    inputs.dated().get(),
                    null,
                    inputs.issuer().get(),
                    inputs.text().orElse(""),
                    inputs.classified().get());
            if (inputs.form().accepts(desk.addScheme(viewer, code, version, document)))
                return Views.redirect("/lop/" + code + "/can-cu");
        }
        return basisPage(viewer, classes.head(viewer, code), inputs.form(), 422);
    }

    @PostMapping("/lop/{code}/can-cu/bo")
    ModelAndView removeScheme(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam("thu-tu") int at) {
        var head = classes.head(viewer, code);
        var schemes = lists.details(viewer, head).schemes();
        if (at < 0 || at >= schemes.size()) throw new NotFound("scheme");
        var form = SchemeInputs.of(Form.blank()).form();
        var outcome = desk.removeScheme(
                viewer, code, version, new DocumentId(schemes.get(at).id()));
        return form.accepts(outcome) ? Views.redirect(head.link("/can-cu")) : basisPage(viewer, head, form, 422);
    }

    // --- steering committee
    // ---------------------------------------------------------------------------------------------

    private record MemberRow(Input<String> name, Input<String> post, Input<String> capacity) {
        static MemberRow of(Form form, int n) {
            return new MemberRow(
                    form.text("ten-" + n, "Họ và tên người thứ " + n, 80),
                    form.text("chuc-vu-" + n, "Chức vụ người thứ " + n, 200),
                    form.text("vai-tro-" + n, "Vai trò người thứ " + n, 60));
        }
    }

    @GetMapping("/lop/{code}/ban-chi-dao")
    ModelAndView steering(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        var known = lists.details(viewer, head).steering();
        var form = Form.blank();
        var rows = known.size() + SPARE;
        for (var n = 1; n <= rows; n++) {
            var row = MemberRow.of(form, n);
            if (n > known.size()) continue;
            row.name().initial(known.get(n - 1).name());
            row.post().initial(known.get(n - 1).post());
            row.capacity().initial(known.get(n - 1).capacity());
        }
        return Views.page("classes/steering", new SteeringPage(head, form, rows, head.runs()));
    }

    @PostMapping("/lop/{code}/ban-chi-dao")
    ModelAndView setSteering(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam("dong") int rows,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var members = new ArrayList<SteeringMember>();
        var count = Math.clamp(rows, 1, MOST);
        for (var n = 1; n <= count; n++) {
            var row = MemberRow.of(form, n);
            if (row.name().value() == null && row.post().value() == null) continue;
            row.name().required("Nhập họ và tên người thứ " + n);
            var name = row.name().value();
            if (name != null)
                members.add(new SteeringMember(
                        name, row.post().orElse(""), row.capacity().orElse("Thành viên")));
        }
        if (form.ok() && form.accepts(desk.setSteering(viewer, code, version, members)))
            return Views.redirect("/lop/" + code, response, "Đã lưu ban chỉ đạo lớp.");
        var head = classes.head(viewer, code);
        return Views.page("classes/steering", new SteeringPage(head, form, count, head.runs()), 422);
    }

    // --- supervisor
    // -----------------------------------------------------------------------------------------------------

    private record SupervisorInputs(Form form, Input<String> person) {}

    private SupervisorInputs supervisorInputs(Viewer viewer, ClassHead head, Form form) {
        var options = supervisors.choices(viewer, head).stream()
                .map(choice -> new Option(
                        choice.ref().toString(),
                        choice.note().isEmpty() ? choice.name() : choice.name() + ", " + choice.note()))
                .toList();
        return new SupervisorInputs(
                form, form.choice("nguoi", "Chủ nhiệm lớp", options).required("Chọn chủ nhiệm lớp"));
    }

    @GetMapping("/lop/{code}/chu-nhiem")
    ModelAndView supervisor(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        var details = lists.details(viewer, head);
        var inputs = supervisorInputs(viewer, head, Form.blank());
        var current = details.supervisorRef();
        inputs.person().initial(current == null ? null : current.toString());
        return Views.page("classes/supervisor", new SupervisorPage(head, details, inputs.form(), head.runs()));
    }

    @PostMapping("/lop/{code}/chu-nhiem")
    ModelAndView setSupervisor(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = supervisorInputs(viewer, head, new Form(params));
        if (inputs.form().ok()) {
            var person = UUID.fromString(inputs.person().get());
            if (inputs.form().accepts(desk.setSupervisor(viewer, code, version, person)))
                return Views.redirect(head.link("/chu-nhiem"), response, "Đã phân công chủ nhiệm lớp.");
        }
        return supervisorPage(viewer, code, inputs.form());
    }

    private ModelAndView supervisorPage(Viewer viewer, String code, Form form) {
        var head = classes.head(viewer, code);
        return Views.page(
                "classes/supervisor", new SupervisorPage(head, lists.details(viewer, head), form, head.runs()), 422);
    }

    /** A slip with a one-time code for the supervisor; the code is on this answer only. */
    @PostMapping("/lop/{code}/chu-nhiem/phieu")
    ModelAndView slip(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        if (!head.runs()) throw new Forbidden(Who.RUNS.sentence());
        return switch (supervisors.slip(viewer, head)) {
            case Outcome.Done<Slip>(var slip) -> Views.page("accounts/slip", new SlipsPage(List.of(slip)));
            case Outcome.Refused<Slip>(var refusal) -> {
                var inputs = supervisorInputs(viewer, head, Form.blank());
                inputs.form().refuse(refusal);
                yield supervisorPage(viewer, code, inputs.form());
            }
        };
    }
}

package vn.nguon.rosters;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Adding, removing and replacing one trainee by form. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SUPERVISOR})
class TraineePages {
    private static final String ROSTER = "/lop/{code}/hoc-vien";
    /** Before the names of the inputs of the letter that asks for a replacement. */
    static final String REQUEST = "dn-";

    private final Classes classes;
    private final Rosters rosters;
    private final RosterJudge judge;

    TraineePages(Classes classes, Rosters rosters, RosterJudge judge) {
        this.classes = classes;
        this.rosters = rosters;
        this.judge = judge;
    }

    @GetMapping(ROSTER + "/{ref:[0-9a-f-]{36}}")
    ModelAndView one(Viewer viewer, @PathVariable String code, @PathVariable UUID ref) {
        var head = classes.head(viewer, code);
        var roster = rosters.roster(viewer, head);
        var line = line(roster, ref);
        return view(head, roster, line.fullName(), line, null, null, List.of(), "", "", 200);
    }

    // --- adding
    // --------------------------------------------------------------------------------------------------------------

    @GetMapping(ROSTER + "/them")
    ModelAndView search(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "nguoi", required = false) @Nullable UUID person) {
        var head = classes.head(viewer, code);
        return searchOrForm(viewer, head, null, name, person);
    }

    private ModelAndView searchOrForm(
            Viewer viewer, ClassHead head, @Nullable RosterLine line, String name, @Nullable UUID person) {
        var roster = rosters.roster(viewer, head);
        var title = line == null ? "Thêm học viên" : "Thay " + line.fullName();
        if (person == null) {
            var found = rosters.search(viewer, head, name);
            return view(head, roster, title, line, null, null, found, name, "", 200);
        }
        var chosen = rosters.person(viewer, head, person).orElseThrow(() -> new NotFound("person " + person));
        var inputs = AddInputs.of(Form.blank(), viewer, head, this, chosen, roster.approved(), line);
        return view(head, roster, title, line, inputs.form(), chosen, List.of(), "", address(head, line), 200);
    }

    private static String address(ClassHead head, @Nullable RosterLine line) {
        return line == null ? head.link("/hoc-vien/them") : head.link("/hoc-vien/" + line.ref() + "/thay");
    }

    /** The form of adding: from where, why, by which document. */
    private record AddInputs(
            Form form,
            Input<String> organisation,
            Input<String> reason,
            DocumentInputs document,
            @Nullable DocumentInputs request,
            Map<String, OrganisationId> committees) {
        static AddInputs of(
                Form form,
                Viewer viewer,
                ClassHead head,
                TraineePages pages,
                KnownPerson person,
                boolean approved,
                @Nullable RosterLine replaced) {
            var communes = pages.judge.communes(viewer, head).all();
            var options = communes.stream()
                    .map(card -> new Option(card.ref().toString(), card.placeName()))
                    .toList();
            var own = communes.stream()
                    .filter(card -> person.organisationId() != null && card.id().value() == person.organisationId())
                    .map(card -> card.ref().toString())
                    .findFirst();
            var organisation = form.choice("don-vi", "Đơn vị cử", options)
                    .initial(own.orElse(null))
                    .required("Chọn xã, thị trấn cử đi học");
            var reason = form.text("ly-do", "Lý do", 200)
                    .hint(
                            person.plannedAs().isEmpty()
                                    ? "Người này không có trong quy hoạch: ghi rõ vì sao cử"
                                    : "Ví dụ: bổ sung theo đề nghị của đảng ủy xã")
                    .required("Ghi lý do thay đổi danh sách");
            var holders = pages.classes.holders(viewer, head);
            var document = DocumentInputs.in(form, holders, approved);
            return new AddInputs(
                    form,
                    organisation,
                    reason,
                    document,
                    replaced == null ? null : DocumentInputs.in(form, REQUEST, holders, approved),
                    communes.stream()
                            .collect(Collectors.toMap(card -> card.ref().toString(), OrganisationCard::id)));
        }

        AddTrainee command(UUID person) {
            return new AddTrainee(
                    person,
                    committees.get(organisation.get()),
                    reason.get(),
                    document.reference("Thay đổi danh sách học viên"),
                    request == null ? null : request.reference("Đề nghị thay học viên"));
        }
    }

    @PostMapping(ROSTER + "/them")
    ModelAndView add(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return put(viewer, head, null, params, response);
    }

    @GetMapping(ROSTER + "/{ref:[0-9a-f-]{36}}/thay")
    ModelAndView successor(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "nguoi", required = false) @Nullable UUID person) {
        var head = classes.head(viewer, code);
        return searchOrForm(viewer, head, line(rosters.roster(viewer, head), ref), name, person);
    }

    @PostMapping(ROSTER + "/{ref:[0-9a-f-]{36}}/thay")
    ModelAndView replace(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return put(viewer, head, line(rosters.roster(viewer, head), ref), params, response);
    }

    private ModelAndView put(
            Viewer viewer,
            ClassHead head,
            @Nullable RosterLine line,
            MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var roster = rosters.roster(viewer, head);
        var ref = Optional.ofNullable(params.getFirst("nguoi"))
                .flatMap(TraineePages::uuid)
                .orElseThrow(() -> new NotFound("person"));
        var person = rosters.person(viewer, head, ref).orElseThrow(() -> new NotFound("person " + ref));
        var inputs = AddInputs.of(new Form(params), viewer, head, this, person, roster.approved(), line);
        if (inputs.form().ok()) {
            var outcome = line == null
                    ? rosters.add(viewer, head, inputs.command(ref))
                    : rosters.replace(viewer, head, line.ref(), inputs.command(ref));
            switch (outcome) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(
                            head.link("/hoc-vien"),
                            response,
                            line == null
                                    ? "Đã thêm " + person.fullName()
                                    : "Đã thay %s bằng %s".formatted(line.fullName(), person.fullName()));
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        var title = line == null ? "Thêm học viên" : "Thay " + line.fullName();
        return view(head, roster, title, line, inputs.form(), person, List.of(), "", address(head, line), 422);
    }

    // --- removing
    // ------------------------------------------------------------------------------------------------------------

    private record RemoveInputs(Form form, Input<String> reason, DocumentInputs document) {
        static RemoveInputs of(Form form, TraineePages pages, Viewer viewer, ClassHead head, boolean approved) {
            var reason = form.text("ly-do", "Lý do", 200).required("Ghi lý do rút khỏi danh sách");
            return new RemoveInputs(
                    form, reason, DocumentInputs.in(form, pages.classes.holders(viewer, head), approved));
        }
    }

    @GetMapping(ROSTER + "/{ref:[0-9a-f-]{36}}/rut")
    ModelAndView leaving(Viewer viewer, @PathVariable String code, @PathVariable UUID ref) {
        var head = classes.head(viewer, code);
        Rosters.checkMayChange(head);
        var roster = rosters.roster(viewer, head);
        return leaving(
                head,
                roster,
                ref,
                RemoveInputs.of(Form.blank(), this, viewer, head, roster.approved())
                        .form(),
                200);
    }

    private static ModelAndView leaving(ClassHead head, Roster roster, UUID ref, Form form, int status) {
        var line = line(roster, ref);
        return view(
                head,
                roster,
                "Rút " + line.fullName(),
                line,
                form,
                null,
                List.of(),
                "",
                head.link("/hoc-vien/" + ref + "/rut"),
                status);
    }

    @PostMapping(ROSTER + "/{ref:[0-9a-f-]{36}}/rut")
    ModelAndView remove(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var roster = rosters.roster(viewer, head);
        var inputs = RemoveInputs.of(new Form(params), this, viewer, head, roster.approved());
        var form = inputs.form();
        if (form.ok()) {
            switch (rosters.remove(
                    viewer,
                    head,
                    ref,
                    inputs.reason().get(),
                    inputs.document().reference("Rút khỏi danh sách học viên"))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(
                            head.link("/hoc-vien"),
                            response,
                            "Đã rút " + line(roster, ref).fullName());
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return leaving(head, roster, ref, form, 422);
    }

    private static ModelAndView view(
            ClassHead head,
            Roster roster,
            String title,
            @Nullable RosterLine line,
            @Nullable Form form,
            @Nullable KnownPerson chosen,
            List<KnownPerson> found,
            String searched,
            String action,
            int status) {
        return Views.page(
                "rosters/trainee",
                new TraineePage(
                        head,
                        title,
                        line,
                        form,
                        chosen,
                        found,
                        searched,
                        action,
                        roster.approved(),
                        Rosters.mayChange(head),
                        RosterApprovals.mayPrint(head)),
                status);
    }

    private static RosterLine line(Roster roster, UUID ref) {
        return roster.lines().stream()
                .filter(line -> line.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("enrolment " + ref));
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

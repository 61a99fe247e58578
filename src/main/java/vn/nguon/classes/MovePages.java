package vn.nguon.classes;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.documents.DocumentReference;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.Lecturers;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Choosing and approving the programme, putting the class before the approver, deciding, moving it on. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL, Role.APPROVER})
class MovePages {
    private final Classes classes;
    private final ClassLists lists;
    private final ClassDesk desk;
    private final ClassMoves moves;
    private final Programmes programmes;
    private final Lecturers lecturers;

    MovePages(
            Classes classes,
            ClassLists lists,
            ClassDesk desk,
            ClassMoves moves,
            Programmes programmes,
            Lecturers lecturers) {
        this.classes = classes;
        this.lists = lists;
        this.desk = desk;
        this.moves = moves;
        this.programmes = programmes;
        this.lecturers = lecturers;
    }

    // --- programme
    // ------------------------------------------------------------------------------------------------------

    private record Choice(Form form, Input<String> programme) {}

    private Choice choice(Viewer viewer, ClassDetails details, Form form) {
        var partners = details.holders().stream()
                .map(holder -> new OrganisationId(holder.organisationId()))
                .distinct()
                .toList();
        var options = programmes.choices(viewer, partners).stream()
                .map(line -> new Option(line.ref().toString(), line.choice()))
                .toList();
        return new Choice(
                form, form.choice("chuong-trinh", "Chương trình", options).required("Chọn chương trình"));
    }

    @GetMapping("/lop/{code}/chuong-trinh")
    ModelAndView programme(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        var details = lists.details(viewer, head);
        var choice = choice(viewer, details, Form.blank());
        var current = details.programmeRef();
        choice.programme().initial(current == null ? null : current.toString());
        return programmePage(viewer, head, details, choice.form(), 200);
    }

    private ModelAndView programmePage(Viewer viewer, ClassHead head, ClassDetails details, Form form, int status) {
        var id = head.programme();
        var teachers = new HashMap<ItemId, List<String>>();
        List<ProgrammeItem> items = List.of();
        if (id != null) {
            items = programmes.items(id);
            for (var teacher : lecturers.teachers(viewer, id, PreparationPages.day(viewer, head)))
                teachers.computeIfAbsent(teacher.item(), _ -> new ArrayList<>())
                        .add(teacher.post().isEmpty() ? teacher.name() : teacher.name() + ", " + teacher.post());
        }
        var approvable = head.school()
                && !head.programmeApproved()
                && id != null
                && (head.state().open() || head.state() == ClassState.SUBMITTED);
        return Views.page(
                "classes/programme",
                new ClassProgrammePage(
                        head, details, form, head.runs() && head.state().open(), approvable, items, teachers),
                status);
    }

    @PostMapping("/lop/{code}/chuong-trinh")
    ModelAndView choose(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var details = lists.details(viewer, head);
        var choice = choice(viewer, details, new Form(params));
        if (choice.form().ok()) {
            var programme = UUID.fromString(choice.programme().get());
            if (choice.form().accepts(desk.chooseProgramme(viewer, code, version, programme)))
                return Views.redirect(head.link("/chuong-trinh"), response, "Đã chọn chương trình cho lớp.");
        }
        return programmePage(viewer, head, details, choice.form(), 422);
    }

    @PostMapping("/lop/{code}/chuong-trinh/duyet")
    ModelAndView approveProgramme(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        return switch (moves.approveProgramme(viewer, code)) {
            case Outcome.Done<Boolean> _ ->
                Views.redirect(
                        "/lop/" + code + "/chuong-trinh", response, "Đã duyệt chương trình, giảng viên của lớp.");
            case Outcome.Refused<Boolean>(var refusal) -> {
                var head = classes.head(viewer, code);
                var details = lists.details(viewer, head);
                var choice = choice(viewer, details, Form.blank());
                choice.form().refuse(refusal);
                yield programmePage(viewer, head, details, choice.form(), 422);
            }
        };
    }

    // --- states
    // ---------------------------------------------------------------------------------------------------------

    private record Inputs(
            Form form,
            @Nullable Input<String> reason,
            @Nullable Input<String> number,
            @Nullable Input<LocalDate> dated,
            @Nullable Input<String> text,
            @Nullable Classifying classified) {
        static Inputs of(Form form, MovesPage.@Nullable Choice chosen, ClassHead head) {
            if (chosen == null) return new Inputs(form, null, null, null, null, null);
            var reason = chosen.reason()
                    ? form.area("ly-do", "Lý do", 1000).required("Ghi lý do để người khác biết vì sao")
                    : null;
            if (!chosen.decision()) return new Inputs(form, reason, null, null, null, null);
            return new Inputs(
                    form,
                    reason,
                    form.text("so", "Số quyết định mở lớp", 60)
                            .hint("Ví dụ 868-QĐ/HU")
                            .required("Nhập số quyết định"),
                    form.date("ngay", "Ngày quyết định").required("Nhập ngày quyết định"),
                    form.text("trich-yeu", "Trích yếu", 300).optional().initial("Về việc mở lớp " + head.name()),
                    Classifying.in(form, Classification.NORMAL));
        }
    }

    @GetMapping("/lop/{code}/trinh-duyet")
    ModelAndView states(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "den", required = false) @Nullable String to) {
        var head = classes.head(viewer, code);
        var chosen = chosen(head, to);
        return statesPage(
                viewer, head, chosen, Inputs.of(Form.blank(), chosen, head).form(), 200);
    }

    private static MovesPage.@Nullable Choice chosen(ClassHead head, @Nullable String to) {
        var open = ClassTransitions.open(head).stream()
                .filter(Edge::byForm)
                .map(MovesPage.Choice::of)
                .toList();
        return open.stream()
                .filter(choice -> choice.key().equals(to))
                .findFirst()
                .orElse(open.isEmpty() ? null : open.getFirst());
    }

    private ModelAndView statesPage(
            Viewer viewer, ClassHead head, MovesPage.@Nullable Choice chosen, Form form, int status) {
        var inTheWay = chosen == null ? Optional.<Refusal>empty() : moves.inTheWay(viewer, head, state(chosen.key()));
        var page = new MovesPage(
                head,
                lists.details(viewer, head),
                ClassTransitions.open(head).stream()
                        .filter(Edge::byForm)
                        .map(MovesPage.Choice::of)
                        .toList(),
                ClassTransitions.open(head).stream()
                        .filter(edge -> !edge.byForm())
                        .map(edge -> new ClassPage.Move(edge.verb(), head.link(edge.page())))
                        .toList(),
                chosen,
                inTheWay.map(Refusal::sentence).orElse(""),
                form,
                lists.passages(head));
        return Views.page("classes/moves", page, status);
    }

    private static ClassState state(String key) {
        try {
            return ClassState.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new NotFound("state");
        }
    }

    @PostMapping("/lop/{code}/trinh-duyet")
    ModelAndView move(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ban") int version,
            @RequestParam("den") String key,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var to = state(key);
        // An edge of others answers 403 from the façade; its form is never shown.
        var edge = ClassTransitions.edge(head.state(), to);
        if (edge.isPresent() && !edge.get().byForm()) throw new NotFound("form of " + key);
        var choice = edge.map(MovesPage.Choice::of).orElse(null);
        var inputs = Inputs.of(new Form(params), choice, head);
        if (inputs.form().ok()) {
            var wish = new MoveClass(to, version, value(inputs.reason()), decision(viewer, head, inputs));
            if (inputs.form().accepts(moves.move(viewer, code, wish)))
                return Views.redirect(
                        head.link("/trinh-duyet"), response, "Lớp đã chuyển sang “%s”.".formatted(to.vietnamese()));
        }
        var shown = chosen(head, key);
        return statesPage(
                viewer,
                head,
                shown,
                shown != null && shown.key().equals(key) ? inputs.form() : refused(inputs, shown, head),
                422);
    }

    /** The chosen edge is gone: its sentence goes into the form of the one that is shown. */
    private static Form refused(Inputs old, MovesPage.@Nullable Choice shown, ClassHead head) {
        var form = Inputs.of(Form.blank(), shown, head).form();
        old.form().problems().forEach(problem -> form.refuse(new Refusal("khong-chuyen-duoc", problem.sentence())));
        return form;
    }

    private @Nullable DocumentReference decision(Viewer viewer, ClassHead head, Inputs inputs) {
        var number = inputs.number();
        var dated = inputs.dated();
        var classified = inputs.classified();
        if (number == null || dated == null) return null;
        var decider = lists.details(viewer, head).holders().stream()
                .filter(holder -> holder.part() == ClassPart.DECIDES)
                .findFirst();
        return new DocumentReference(
                number.get(),
                dated.get(),
                decider.map(holder -> new OrganisationId(holder.organisationId()))
                        .orElse(null),
                decider.map(ClassDetails.Holder::name).orElse("Cơ quan quyết định mở lớp"),
                value(inputs.text()),
                classified == null ? Classification.NORMAL : classified.get());
    }

    private static String value(@Nullable Input<String> input) {
        return input == null ? "" : input.orElse("");
    }
}

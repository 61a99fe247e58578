package vn.nguon.programmes;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.accounts.Slip;
import vn.nguon.accounts.SlipsPage;
import vn.nguon.people.People;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonFilter;
import vn.nguon.people.PersonLine;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Units;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Lecturers on screen (/giang-vien). */
@Controller
class LecturerPages {
    private static final String PATH = "/giang-vien";
    private static final int FOUND = 20;

    private final Lecturers lecturers;
    private final LecturerDesk desk;
    private final ProgrammeDesk programmeDesk;
    private final Programmes programmes;
    private final People people;
    private final Units units;

    LecturerPages(
            Lecturers lecturers,
            LecturerDesk desk,
            ProgrammeDesk programmeDesk,
            Programmes programmes,
            People people,
            Units units) {
        this.lecturers = lecturers;
        this.desk = desk;
        this.programmeDesk = programmeDesk;
        this.programmes = programmes;
        this.people = people;
        this.units = units;
    }

    @Bean
    static MenuItem lecturersMenu() {
        return new MenuItem(
                510, "Giảng viên", PATH, "people", Set.of(Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD));
    }

    @GetMapping(PATH)
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var past = query.filter("da-thoi").equals("co");
        return Views.page(
                "programmes/lecturers",
                new LecturersPage(
                        query,
                        lecturers.list(viewer, query.filter("tim"), past, query.size(), query.offset()),
                        Pager.of(query, lecturers.count(viewer, query.filter("tim"), past)),
                        !programmeDesk.owners(viewer).isEmpty()));
    }

    // --- adding
    // ---------------------------------------------------------------------------------------------------------

    private record Basics(Input<String> kind, Input<String> at, Input<LocalDate> from) {}

    private Basics basics(Viewer viewer, Form form) {
        var owners = programmeDesk.owners(viewer);
        var kinds = Arrays.stream(LecturerKind.values())
                .map(kind -> new Option(kind.name(), kind.vietnamese()))
                .toList();
        return new Basics(
                form.choice("loai", "Loại giảng viên", kinds).required("Chọn loại giảng viên"),
                form.choice("co-quan", "Giảng dạy cho", ProgrammePages.ownerOptions(owners))
                        .required("Chọn cơ quan mà người này giảng dạy cho")
                        .initial(owners.size() == 1 ? owners.getFirst().ref().toString() : null),
                form.date("tu-ngay", "Từ ngày").required("Nhập ngày bắt đầu").initial(viewer.today()));
    }

    private record Entry(
            Form form,
            Input<String> name,
            Input<String> born,
            Input<String> post,
            Input<String> postAt,
            Input<String> postAtName,
            Basics basics,
            Input<Boolean> another) {}

    private Entry entry(Viewer viewer, Form form) {
        var organisations = units.organisations(viewer.today()).stream()
                .map(card -> new Option(card.ref().toString(), card.name()))
                .toList();
        return new Entry(
                form,
                form.text("ho-ten", "Họ và tên", 80).required("Nhập họ và tên"),
                form.text("sinh", "Ngày sinh hoặc năm sinh", 20).optional().hint("Ví dụ 07/03/1975 hoặc 1975"),
                form.text("chuc-vu", "Chức vụ hiện nay", 200).required("Nhập chức vụ hiện nay"),
                form.choice("don-vi", "Đơn vị công tác", organisations).optional(),
                form.text("don-vi-khac", "Đơn vị công tác ngoài danh sách", 200).optional(),
                basics(viewer, form),
                form.tick("nguoi-khac", "Đây là người khác, không phải những người ở trên"));
    }

    @GetMapping(PATH + "/them")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView add(Viewer viewer, @RequestParam(name = "tim", defaultValue = "") String search) {
        var pick = Form.blank();
        basics(viewer, pick);
        return addPage(viewer, search, pick, entry(viewer, Form.blank()), List.of(), 200);
    }

    @PostMapping(PATH + "/them/chon")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView pick(
            Viewer viewer,
            @RequestParam("nguoi") UUID person,
            @RequestParam(name = "tim", defaultValue = "") String search,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var basics = basics(viewer, form);
        if (form.ok()) {
            var result = desk.add(
                    viewer,
                    person,
                    LecturerKind.valueOf(basics.kind().get()),
                    at(viewer, basics),
                    basics.from().get());
            switch (result) {
                case AddLecturer.Added(var ref) -> {
                    return Views.redirect(PATH + "/" + ref, response, "Đã thêm giảng viên.");
                }
                case AddLecturer.Refused(var refusal) -> form.refuse(refusal);
                case AddLecturer.Alike _ -> throw new IllegalStateException("a picked person is known");
            }
        }
        return addPage(viewer, search, form, entry(viewer, Form.blank()), List.of(), 422);
    }

    @PostMapping(PATH + "/them")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView enter(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var entry = entry(viewer, new Form(params));
        var born = born(entry, viewer.today());
        if (entry.postAt().value() == null && entry.postAtName().value() == null)
            entry.form().refuse("don-vi", "Chọn đơn vị công tác, hoặc ghi tên đơn vị ở ô dưới");
        List<PersonCard> alike = List.of();
        if (entry.form().ok()) {
            switch (desk.add(viewer, wish(viewer, entry, born))) {
                case AddLecturer.Added(var ref) -> {
                    return Views.redirect(PATH + "/" + ref, response, "Đã thêm giảng viên.");
                }
                case AddLecturer.Refused(var refusal) -> entry.form().refuse(refusal);
                case AddLecturer.Alike(var people) -> {
                    alike = people;
                    entry.form()
                            .refuse(
                                    "ho-ten",
                                    "Đã có hồ sơ giống người này. Chọn đúng người ở dưới, hoặc đánh dấu là người khác rồi thêm lại");
                }
            }
        }
        var pick = Form.blank();
        basics(viewer, pick);
        return addPage(viewer, "", pick, entry, alike, 422);
    }

    private @Nullable BirthDate born(Entry entry, LocalDate today) {
        var typed = entry.born().value();
        if (typed == null) return null;
        return switch (BirthDate.read(typed, today)) {
            case BirthDate.Read(var date, var _) -> date;
            case BirthDate.Unreadable(var problem) -> {
                entry.form().refuse("sinh", problem);
                yield null;
            }
        };
    }

    private NewLecturer wish(Viewer viewer, Entry entry, @Nullable BirthDate born) {
        var chosen = entry.postAt().value();
        var unit = chosen == null
                ? null
                : units.byRef(UUID.fromString(chosen), viewer.today()).orElse(null);
        return new NewLecturer(
                entry.name().get(),
                born,
                entry.post().get(),
                unit == null ? null : unit.id(),
                unit == null ? entry.postAtName().orElse("") : unit.name(),
                LecturerKind.valueOf(entry.basics().kind().get()),
                at(viewer, entry.basics()),
                entry.basics().from().get(),
                entry.another().orElse(false));
    }

    private OrganisationId at(Viewer viewer, Basics basics) {
        return ProgrammePages.owner(programmeDesk.owners(viewer), basics.at().get())
                .id();
    }

    private ModelAndView addPage(
            Viewer viewer, String search, Form pick, Entry entry, List<PersonCard> alike, int status) {
        List<PersonLine> found = search.isBlank()
                ? List.of()
                : people.list(viewer, PersonFilter.of(search, FOUND)).lines();
        return Views.page(
                "programmes/add-lecturer", new AddLecturerPage(search, found, alike, pick, entry.form()), status);
    }

    // --- one
    // ------------------------------------------------------------------------------------------------------------

    @GetMapping(PATH + "/{ref}")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView one(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam(name = "chuong-trinh", required = false) @Nullable UUID programme) {
        return page(
                viewer,
                lecturers.get(viewer, ref),
                programme,
                endForm(Form.blank()).form(),
                200);
    }

    private record End(Form form, Input<LocalDate> last) {}

    private static End endForm(Form form) {
        return new End(
                form, form.date("den-ngay", "Ngày cuối cùng giảng dạy").required("Nhập ngày cuối cùng giảng dạy"));
    }

    private ModelAndView page(Viewer viewer, LecturerCard lecturer, @Nullable UUID programme, Form end, int status) {
        var choices = programmes.choices(viewer, List.of(lecturer.organisation()));
        var shown = programme == null && !choices.isEmpty() ? choices.getFirst().ref() : programme;
        var chosen = shown == null ? null : programmes.get(viewer, shown);
        Form topics = null;
        if (chosen != null) {
            topics = Form.blank();
            topics(topics, chosen)
                    .initial(desk.taught(viewer, lecturer, chosen.id()).stream()
                            .map(UUID::toString)
                            .toList());
        }
        var mayKeep =
                programmeDesk.owners(viewer).stream().anyMatch(own -> own.id().equals(lecturer.organisation()));
        return Views.page(
                "programmes/lecturer", new LecturerPage(lecturer, mayKeep, choices, chosen, topics, end), status);
    }

    private static Input<List<String>> topics(Form form, Programme programme) {
        var options = programme.topics().stream()
                .map(topic -> new Option(
                        topic.ref().toString(),
                        (topic.blockNo() == 0 ? "" : Roman.of(topic.blockNo()) + ".") + topic.number() + ". "
                                + topic.title()))
                .toList();
        return form.choices("day", "Chuyên đề giảng dạy", options);
    }

    @PostMapping(PATH + "/{ref}/chuyen-de")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView teaches(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("chuong-trinh") UUID programme,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var chosen = topics(new Form(params), programmes.get(viewer, programme)).orElse(List.of());
        desk.teaches(
                viewer, ref, programme, chosen.stream().map(UUID::fromString).toList());
        return Views.redirect(
                PATH + "/" + ref + "?chuong-trinh=" + programme,
                response,
                "Đã lưu %d chuyên đề.".formatted(chosen.size()));
    }

    @PostMapping(PATH + "/{ref}/thoi")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView end(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var inputs = endForm(new Form(params));
        if (inputs.form().ok()
                && inputs.form().accepts(desk.end(viewer, ref, inputs.last().get())))
            return Views.redirect(PATH + "/" + ref, response, "Đã ghi ngày thôi giảng dạy.");
        return page(viewer, lecturers.get(viewer, ref), null, inputs.form(), 422);
    }

    /** Account, role and a slip to print; the code is on this answer only. */
    @PostMapping(PATH + "/{ref}/tai-khoan")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView account(Viewer viewer, @PathVariable UUID ref) {
        return switch (desk.account(viewer, ref)) {
            case Outcome.Done<Slip>(var slip) -> Views.page("accounts/slip", new SlipsPage(List.of(slip)));
            case Outcome.Refused<Slip>(var refusal) -> {
                var inputs = endForm(Form.blank());
                inputs.form().refuse(refusal);
                yield page(viewer, lecturers.get(viewer, ref), null, inputs.form(), 422);
            }
        };
    }
}

package vn.nguon.programmes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
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
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Programmes on screen: list, one whole, a new one, another version (/chuong-trinh). */
@Controller
class ProgrammePages {
    static final String PATH = "/chuong-trinh";

    private final Programmes programmes;
    private final ProgrammeRows rows;
    private final ProgrammeDesk desk;
    private final ProgrammeImports imports;
    private final Lecturers lecturers;

    ProgrammePages(
            Programmes programmes,
            ProgrammeRows rows,
            ProgrammeDesk desk,
            ProgrammeImports imports,
            Lecturers lecturers) {
        this.programmes = programmes;
        this.rows = rows;
        this.desk = desk;
        this.imports = imports;
        this.lecturers = lecturers;
    }

    @Bean
    static MenuItem programmesMenu() {
        return new MenuItem(
                500,
                "Chương trình",
                PATH,
                "report",
                Set.of(Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD, Role.APPROVER));
    }

    @GetMapping(PATH)
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var mayMake = !desk.owners(viewer).isEmpty();
        return Views.page(
                "programmes/list",
                new ProgrammesPage(
                        query,
                        rows.list(viewer, query.filter("tim"), query.size(), query.offset()),
                        Pager.of(query, rows.count(viewer, query.filter("tim"))),
                        mayMake,
                        mayMake ? imports.list(viewer) : List.of()));
    }

    @GetMapping(PATH + "/{ref}")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        return page(viewer, programmes.get(viewer, ref), null);
    }

    private ModelAndView page(Viewer viewer, Programme programme, @Nullable String refusal) {
        return page(lecturers, viewer, programme, refusal);
    }

    /** One programme whole, and why the last wish was refused. */
    static ModelAndView page(Lecturers lecturers, Viewer viewer, Programme programme, @Nullable String refusal) {
        var teachers = new HashMap<ItemId, List<String>>();
        for (var teacher : lecturers.teachers(viewer, programme.id(), viewer.today()))
            teachers.computeIfAbsent(teacher.item(), _ -> new ArrayList<>()).add(teacher.name());
        return Views.page(
                "programmes/programme", new ProgrammePage(programme, teachers, refusal), refusal == null ? 200 : 422);
    }

    // --- a new one, another version, none
    // -------------------------------------------------------------------------------

    private record NewInputs(Form form, Input<String> title, Input<String> note, Input<String> owner) {}

    private NewInputs newInputs(Viewer viewer, Form form) {
        var owners = desk.owners(viewer);
        return new NewInputs(
                form,
                form.text("ten", "Tên chương trình", 300).required("Nhập tên chương trình"),
                form.text("ghi-chu", "Ghi chú", 300).optional().hint("Ví dụ 16 ngày, 2 buổi một ngày, 4 tiết một buổi"),
                form.choice("co-quan", "Cơ quan lập chương trình", ownerOptions(owners))
                        .required("Chọn cơ quan lập chương trình")
                        .initial(owners.size() == 1 ? owners.getFirst().ref().toString() : null));
    }

    static List<Option> ownerOptions(List<ProgrammeDesk.Owner> owners) {
        return owners.stream()
                .map(owner -> new Option(owner.ref().toString(), owner.name()))
                .toList();
    }

    @GetMapping(PATH + "/moi")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView blank(Viewer viewer) {
        return newForm(newInputs(viewer, Form.blank()), 200);
    }

    @PostMapping(PATH + "/moi")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView create(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = newInputs(viewer, new Form(params));
        if (!inputs.form().ok()) return newForm(inputs, 422);
        var owner = owner(desk.owners(viewer), inputs.owner().get());
        var ref = desk.create(
                viewer, owner.id(), inputs.title().get(), inputs.note().orElse(""));
        return Views.redirect(PATH + "/" + ref, response, "Đã lập chương trình. Thêm khối, chuyên đề.");
    }

    static ProgrammeDesk.Owner owner(List<ProgrammeDesk.Owner> owners, String ref) {
        return owners.stream()
                .filter(owner -> owner.ref().toString().equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private static ModelAndView newForm(NewInputs inputs, int status) {
        return Views.page(
                "programmes/form",
                new SimpleForm(
                        List.of(new Crumb("Chương trình", PATH), Crumb.here("Lập mới")),
                        "Lập chương trình",
                        "",
                        inputs.form(),
                        SimpleForm.lines("FIELD ten", "FIELD ghi-chu", "CHOOSE co-quan"),
                        -1,
                        "Lập chương trình",
                        PATH),
                status);
    }

    @PostMapping(PATH + "/{ref}/ban-moi")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView newVersion(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return switch (desk.newVersion(viewer, ref)) {
            case Outcome.Done<UUID>(var copy) ->
                Views.redirect(PATH + "/" + copy, response, "Đã lập bản mới. Bản cũ vẫn giữ cho các lớp đã duyệt.");
            case Outcome.Refused<UUID>(var refusal) -> page(viewer, programmes.get(viewer, ref), refusal.sentence());
        };
    }

    @PostMapping(PATH + "/{ref}/xoa")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView delete(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return switch (desk.delete(viewer, ref)) {
            case Outcome.Done<Boolean> _ -> Views.redirect(PATH, response, "Đã bỏ chương trình.");
            case Outcome.Refused<Boolean>(var refusal) -> page(viewer, programmes.get(viewer, ref), refusal.sentence());
        };
    }
}

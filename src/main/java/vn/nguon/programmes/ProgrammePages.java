package vn.nguon.programmes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
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
import vn.nguon.shared.NotFound;
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

/** Programmes on screen: list, one whole, and building by hand (/chuong-trinh). */
@Controller
class ProgrammePages {
    static final String PATH = "/chuong-trinh";
    private static final int MOST_PERIODS = 400;

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

    // --- title, blocks, topics
    // ------------------------------------------------------------------------------------------

    private record TitleInputs(Form form, Input<String> title, Input<String> note) {
        static TitleInputs of(Form form, Programme programme) {
            return new TitleInputs(
                    form,
                    form.text("ten", "Tên chương trình", 300)
                            .required("Nhập tên chương trình")
                            .initial(programme.title()),
                    form.text("ghi-chu", "Ghi chú", 300).optional().initial(programme.note()));
        }
    }

    @GetMapping(PATH + "/{ref}/ten")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView title(Viewer viewer, @PathVariable UUID ref) {
        var programme = programmes.get(viewer, ref);
        return titleForm(programme, TitleInputs.of(Form.blank(), programme), 200);
    }

    @PostMapping(PATH + "/{ref}/ten")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView rename(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var programme = programmes.get(viewer, ref);
        var inputs = TitleInputs.of(new Form(params), programme);
        if (inputs.form().ok()) {
            var outcome = desk.rename(
                    viewer, ref, version, inputs.title().get(), inputs.note().orElse(""));
            if (saved(inputs.form(), outcome)) return Views.redirect(PATH + "/" + ref);
        }
        return titleForm(programme, inputs, 422);
    }

    private static ModelAndView titleForm(Programme programme, TitleInputs inputs, int status) {
        return form(programme, "Sửa tên chương trình", inputs.form(), status, "FIELD ten", "FIELD ghi-chu");
    }

    private record ItemInputs(
            Form form,
            Input<String> title,
            @Nullable Input<String> block,
            @Nullable Input<Integer> periods,
            @Nullable Input<String> study,
            @Nullable Input<String> performer) {
        static ItemInputs topic(Form form, Programme programme) {
            var blocks = programme.blocks().stream()
                    .map(block -> new Option(block.ref().toString(), "Khối " + block.number() + ". " + block.title()))
                    .toList();
            return new ItemInputs(
                    form,
                    form.text("ten", "Tên chuyên đề", 400).required("Nhập tên chuyên đề"),
                    form.choice("khoi", "Khối", blocks).optional(),
                    form.number("tiet", "Số tiết", 1, MOST_PERIODS).required("Nhập số tiết"),
                    form.choice("hinh-thuc", "Hình thức học", studyForms()).required("Chọn hình thức học"),
                    form.text("nguoi", "Người thực hiện", 200)
                            .optional()
                            .hint("Ví dụ Giảng viên Trường Chính trị tỉnh, Lãnh đạo huyện"));
        }

        static ItemInputs title(Form form, String label) {
            return new ItemInputs(form, form.text("ten", label, 400).required("Nhập tên"), null, null, null, null);
        }

        TopicText text() {
            if (periods == null || study == null || performer == null) return TopicText.titled(title.get());
            return new TopicText(title.get(), periods.get(), StudyForm.valueOf(study.get()), performer.orElse(""));
        }

        @Nullable
        UUID blockRef() {
            var chosen = block == null ? null : block.value();
            return chosen == null ? null : UUID.fromString(chosen);
        }

        String[] lines() {
            return block == null
                    ? new String[] {"FIELD ten"}
                    : new String[] {"AREA ten", "CHOOSE khoi", "FIELD tiet", "CHOOSE hinh-thuc", "FIELD nguoi"};
        }
    }

    static List<Option> studyForms() {
        return Arrays.stream(StudyForm.values())
                .map(form -> new Option(form.name(), form.vietnamese()))
                .toList();
    }

    @GetMapping(PATH + "/{ref}/them-chuyen-de")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView newTopic(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam(name = "khoi", required = false) @Nullable UUID block) {
        var programme = programmes.get(viewer, ref);
        var inputs = ItemInputs.topic(Form.blank(), programme);
        if (inputs.block() != null && block != null) inputs.block().initial(block.toString());
        if (inputs.study() != null) inputs.study().initial(StudyForm.LECTURE.name());
        return form(programme, "Thêm chuyên đề", inputs.form(), 200, inputs.lines());
    }

    @PostMapping(PATH + "/{ref}/them-chuyen-de")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView addTopic(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var programme = programmes.get(viewer, ref);
        var inputs = ItemInputs.topic(new Form(params), programme);
        if (inputs.form().ok()
                && saved(inputs.form(), desk.addTopic(viewer, ref, version, inputs.blockRef(), inputs.text())))
            return Views.redirect(PATH + "/" + ref);
        return form(programme, "Thêm chuyên đề", inputs.form(), 422, inputs.lines());
    }

    @GetMapping(PATH + "/{ref}/them-khoi")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView newBlock(Viewer viewer, @PathVariable UUID ref) {
        var inputs = ItemInputs.title(Form.blank(), "Tên khối");
        return form(programmes.get(viewer, ref), "Thêm khối", inputs.form(), 200, inputs.lines());
    }

    @PostMapping(PATH + "/{ref}/them-khoi")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView addBlock(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var inputs = ItemInputs.title(new Form(params), "Tên khối");
        if (inputs.form().ok()
                && saved(
                        inputs.form(),
                        desk.addBlock(viewer, ref, version, inputs.title().get())))
            return Views.redirect(PATH + "/" + ref);
        return form(programmes.get(viewer, ref), "Thêm khối", inputs.form(), 422, inputs.lines());
    }

    @GetMapping(PATH + "/{ref}/muc/{item}")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView item(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID item) {
        var programme = programmes.get(viewer, ref);
        var old = find(programme, item);
        var inputs = inputs(programme, old, Form.blank());
        inputs.title().initial(old.title());
        var block = inputs.block();
        if (block != null) new Outline(programme.items()).blockOf(old).ifPresent(its -> block.initial(its.toString()));
        if (inputs.periods() != null) inputs.periods().initial(old.periods());
        if (inputs.study() != null) inputs.study().initial(old.form().name());
        if (inputs.performer() != null) inputs.performer().initial(old.performer());
        return form(programme, heading(old), inputs.form(), 200, inputs.lines());
    }

    @PostMapping(PATH + "/{ref}/muc/{item}")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView change(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID item,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var programme = programmes.get(viewer, ref);
        var old = find(programme, item);
        var inputs = inputs(programme, old, new Form(params));
        if (inputs.form().ok()
                && saved(inputs.form(), desk.changeItem(viewer, ref, version, item, inputs.blockRef(), inputs.text())))
            return Views.redirect(PATH + "/" + ref);
        return form(programme, heading(old), inputs.form(), 422, inputs.lines());
    }

    private static ItemInputs inputs(Programme programme, ProgrammeItem item, Form form) {
        return item.topic() ? ItemInputs.topic(form, programme) : ItemInputs.title(form, "Tên");
    }

    private static String heading(ProgrammeItem item) {
        return item.topic()
                ? "Sửa chuyên đề"
                : item.block() ? "Sửa khối" : "Sửa " + item.kind().vietnamese();
    }

    static ProgrammeItem find(Programme programme, UUID item) {
        return programme.items().stream()
                .filter(one -> one.ref().equals(item))
                .findFirst()
                .orElseThrow(() -> new NotFound("item " + item));
    }

    @PostMapping(PATH + "/{ref}/muc/{item}/chuyen")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView move(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID item,
            @RequestParam("ban") int version,
            @RequestParam("huong") String where) {
        return answer(viewer, ref, desk.move(viewer, ref, version, item, "len".equals(where)));
    }

    @PostMapping(PATH + "/{ref}/muc/{item}/bo")
    @Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
    ModelAndView remove(
            Viewer viewer, @PathVariable UUID ref, @PathVariable UUID item, @RequestParam("ban") int version) {
        return answer(viewer, ref, desk.remove(viewer, ref, version, item));
    }

    private ModelAndView answer(Viewer viewer, UUID ref, Outcome<Integer> outcome) {
        return switch (outcome) {
            case Outcome.Done<Integer> _ -> Views.redirect(PATH + "/" + ref);
            case Outcome.Refused<Integer>(var refusal) -> page(viewer, programmes.get(viewer, ref), refusal.sentence());
        };
    }

    /** True when done; a refusal goes into the form's summary. */
    static boolean saved(Form form, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            form.refuse(refusal);
            return false;
        }
        return true;
    }

    private static ModelAndView form(Programme programme, String title, Form form, int status, String... lines) {
        var back = PATH + "/" + programme.ref();
        return Views.page(
                "programmes/form",
                new SimpleForm(
                        List.of(new Crumb("Chương trình", PATH), new Crumb(programme.title(), back), Crumb.here(title)),
                        title,
                        "",
                        form,
                        SimpleForm.lines(lines),
                        programme.version(),
                        "Lưu",
                        back),
                status);
    }
}

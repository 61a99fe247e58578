package vn.nguon.programmes;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Building a programme by hand: its title, blocks and topics. */
@Controller
@Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
class ItemPages {
    private static final int MOST_PERIODS = 400;

    private final Programmes programmes;
    private final ProgrammeDesk desk;
    private final Lecturers lecturers;

    ItemPages(Programmes programmes, ProgrammeDesk desk, Lecturers lecturers) {
        this.programmes = programmes;
        this.desk = desk;
        this.lecturers = lecturers;
    }

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

    @GetMapping(ProgrammePages.PATH + "/{ref}/ten")
    ModelAndView title(Viewer viewer, @PathVariable UUID ref) {
        var programme = programmes.get(viewer, ref);
        return titleForm(programme, TitleInputs.of(Form.blank(), programme), 200);
    }

    @PostMapping(ProgrammePages.PATH + "/{ref}/ten")
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
            if (inputs.form().accepts(outcome)) return Views.redirect(ProgrammePages.PATH + "/" + ref);
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

    @GetMapping(ProgrammePages.PATH + "/{ref}/them-chuyen-de")
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

    @PostMapping(ProgrammePages.PATH + "/{ref}/them-chuyen-de")
    ModelAndView addTopic(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var programme = programmes.get(viewer, ref);
        var inputs = ItemInputs.topic(new Form(params), programme);
        if (inputs.form().ok()
                && inputs.form().accepts(desk.addTopic(viewer, ref, version, inputs.blockRef(), inputs.text())))
            return Views.redirect(ProgrammePages.PATH + "/" + ref);
        return form(programme, "Thêm chuyên đề", inputs.form(), 422, inputs.lines());
    }

    @GetMapping(ProgrammePages.PATH + "/{ref}/them-khoi")
    ModelAndView newBlock(Viewer viewer, @PathVariable UUID ref) {
        var inputs = ItemInputs.title(Form.blank(), "Tên khối");
        return form(programmes.get(viewer, ref), "Thêm khối", inputs.form(), 200, inputs.lines());
    }

    @PostMapping(ProgrammePages.PATH + "/{ref}/them-khoi")
    ModelAndView addBlock(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params) {
        var inputs = ItemInputs.title(new Form(params), "Tên khối");
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(desk.addBlock(
                                viewer, ref, version, inputs.title().get())))
            return Views.redirect(ProgrammePages.PATH + "/" + ref);
        return form(programmes.get(viewer, ref), "Thêm khối", inputs.form(), 422, inputs.lines());
    }

    @GetMapping(ProgrammePages.PATH + "/{ref}/muc/{item}")
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

    @PostMapping(ProgrammePages.PATH + "/{ref}/muc/{item}")
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
                && inputs.form().accepts(desk.changeItem(viewer, ref, version, item, inputs.blockRef(), inputs.text())))
            return Views.redirect(ProgrammePages.PATH + "/" + ref);
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

    @PostMapping(ProgrammePages.PATH + "/{ref}/muc/{item}/chuyen")
    ModelAndView move(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID item,
            @RequestParam("ban") int version,
            @RequestParam("huong") String where) {
        return answer(viewer, ref, desk.move(viewer, ref, version, item, "len".equals(where)));
    }

    @PostMapping(ProgrammePages.PATH + "/{ref}/muc/{item}/bo")
    ModelAndView remove(
            Viewer viewer, @PathVariable UUID ref, @PathVariable UUID item, @RequestParam("ban") int version) {
        return answer(viewer, ref, desk.remove(viewer, ref, version, item));
    }

    private ModelAndView answer(Viewer viewer, UUID ref, Outcome<Integer> outcome) {
        return switch (outcome) {
            case Outcome.Done<Integer> _ -> Views.redirect(ProgrammePages.PATH + "/" + ref);
            case Outcome.Refused<Integer>(var refusal) ->
                ProgrammePages.page(lecturers, viewer, programmes.get(viewer, ref), refusal.sentence());
        };
    }

    private static ModelAndView form(Programme programme, String title, Form form, int status, String... lines) {
        var back = ProgrammePages.PATH + "/" + programme.ref();
        return Views.page(
                "programmes/form",
                new SimpleForm(
                        List.of(
                                new Crumb("Chương trình", ProgrammePages.PATH),
                                new Crumb(programme.title(), back),
                                Crumb.here(title)),
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

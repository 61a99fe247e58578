package vn.nguon.programmes;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Import;
import vn.nguon.sheets.ListUploads;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;

/** A programme from a file (/chuong-trinh/nhap): upload, look over and mend, write, undo. */
@Controller
@Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
class ImportPages {
    private static final String PATH = "/chuong-trinh/nhap";

    private final ProgrammeImports imports;
    private final ProgrammeDesk desk;

    ImportPages(ProgrammeImports imports, ProgrammeDesk desk) {
        this.imports = imports;
        this.desk = desk;
    }

    private record Upload(Form form, Input<MultipartFile> file, Input<String> owner, Classifying classified) {}

    private Upload inputs(Viewer viewer, Form form, @Nullable MultipartFile file) {
        var owners = desk.owners(viewer);
        return new Upload(
                form,
                form.file("tep", "Tệp chương trình (.xlsx, .xls)", file)
                        .hint("Cần dòng tên cột có “Nội dung, chuyên đề” và “Số tiết”.")
                        .required("Chọn tệp chương trình"),
                form.choice("co-quan", "Cơ quan lập chương trình", ProgrammePages.ownerOptions(owners))
                        .required("Chọn cơ quan lập chương trình")
                        .initial(owners.size() == 1 ? owners.getFirst().ref().toString() : null),
                Classifying.in(form, Classification.NORMAL));
    }

    @GetMapping(PATH)
    ModelAndView blank(Viewer viewer) {
        return uploadForm(inputs(viewer, Form.blank(), null), 200);
    }

    @PostMapping(PATH)
    ModelAndView upload(
            Viewer viewer,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params)
            throws IOException {
        var inputs = inputs(viewer, new Form(params), file);
        if (!inputs.form().ok()) return uploadForm(inputs, 422);
        var owner = ProgrammePages.owner(desk.owners(viewer), inputs.owner().get());
        var chosen = inputs.file().get();
        var name = Objects.requireNonNullElse(chosen.getOriginalFilename(), "chuong-trinh.xlsx");
        var sent = new ListUploads.Sent(
                name, chosen.getBytes(), inputs.classified().get());
        return switch (imports.upload(viewer, owner.id(), sent)) {
            case ProgrammeImports.Started(var ref) -> Views.redirect(PATH + "/" + ref);
            case ProgrammeImports.Asked(var ref) -> Views.redirect(PATH + "/tep/" + ref);
            case ProgrammeImports.NotTaken(var refusal) -> {
                inputs.form().refuse("tep", refusal.sentence());
                yield uploadForm(inputs, 422);
            }
        };
    }

    // --- letters of an old encoding

    private static Form consent(Form form) {
        form.tick("dong-y", "Đồng ý chuyển chữ trong chương trình sang Unicode")
                .check(Boolean::booleanValue, "Đánh dấu đồng ý chuyển chữ, hoặc bỏ tệp này");
        return form;
    }

    private ModelAndView questionPage(Viewer viewer, UUID ref, Form form, int status) {
        var ready = imports.question(viewer, ref);
        return Views.page("programmes/question", new ConsentPage(PATH + "/tep/" + ref, ready, form), status);
    }

    @GetMapping(PATH + "/tep/{ref}")
    ModelAndView question(Viewer viewer, @PathVariable UUID ref) {
        return questionPage(viewer, ref, consent(Form.blank()), 200);
    }

    @PostMapping(PATH + "/tep/{ref}")
    ModelAndView agree(Viewer viewer, @PathVariable UUID ref, @RequestParam MultiValueMap<String, String> params) {
        var form = consent(new Form(params));
        if (!form.ok()) return questionPage(viewer, ref, form, 422);
        return Views.redirect(PATH + "/" + imports.agree(viewer, ref));
    }

    @PostMapping(PATH + "/tep/{ref}/bo")
    ModelAndView dropQuestion(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        imports.dropQuestion(viewer, ref);
        return Views.redirect(PATH, response, "Đã bỏ tệp này");
    }

    private static ModelAndView uploadForm(Upload inputs, int status) {
        return Views.page(
                "programmes/form",
                new SimpleForm(
                        List.of(new Crumb("Chương trình", ProgrammePages.PATH), Crumb.here("Nhập từ Excel")),
                        "Nhập chương trình từ Excel",
                        "Tệp được đọc rồi cho xem lại; chưa ghi gì cho đến khi bấm ghi.",
                        inputs.form(),
                        SimpleForm.lines("FILE tep", "CHOOSE co-quan", "CHOOSE do-mat"),
                        -1,
                        "Đọc tệp",
                        ProgrammePages.PATH),
                status);
    }

    /** What may be mended: title and note, and of each line its words; rows of the file stay rows. */
    private static final class Inputs {
        private final Form form;
        private final Input<String> title;
        private final Input<String> note;
        private final List<ProgrammeDraft.Line> lines = new ArrayList<>();

        Inputs(Form form, ProgrammeDraft draft) {
            this.form = form;
            title = form.text("ten", "Tên chương trình", 300)
                    .required("Nhập tên chương trình")
                    .initial(draft.title());
            note = form.text("ghi-chu", "Ghi chú", 300).optional().initial(draft.note());
            for (var n = 0; n < draft.lines().size(); n++) line(n, draft.lines().get(n));
        }

        private void line(int n, ProgrammeDraft.Line line) {
            var name = form.text("ten-" + n, "Nội dung dòng " + line.row(), 400)
                    .required("Nhập nội dung dòng " + line.row())
                    .initial(line.title());
            if (!line.topic()) {
                lines.add(mended(line, name.orElse(line.title()), 0, line.form(), line.performer()));
                return;
            }
            var periods = form.number("tiet-" + n, "Số tiết dòng " + line.row(), 1, 400)
                    .required("Nhập số tiết dòng " + line.row())
                    .initial(line.periods() == 0 ? null : line.periods());
            var study = form.choice("hinh-thuc-" + n, "Hình thức học dòng " + line.row(), ItemPages.studyForms())
                    .required("Chọn hình thức học dòng " + line.row())
                    .initial(line.form().name());
            var performer = form.text("nguoi-" + n, "Người thực hiện dòng " + line.row(), 200)
                    .initial(line.performer());
            lines.add(mended(
                    line,
                    name.orElse(line.title()),
                    periods.orElse(0),
                    StudyForm.valueOf(study.orElse(line.form().name())),
                    performer.orElse("")));
        }

        private static ProgrammeDraft.Line mended(
                ProgrammeDraft.Line line, String title, int periods, StudyForm form, String performer) {
            return new ProgrammeDraft.Line(line.row(), line.kind(), title, periods, line.stated(), form, performer);
        }

        ProgrammeDraft draft(ProgrammeDraft old) {
            return new ProgrammeDraft(title.orElse(old.title()), note.orElse(""), old.statedTotal(), lines);
        }
    }

    @GetMapping(PATH + "/{ref}")
    ModelAndView review(Viewer viewer, @PathVariable UUID ref) {
        var review = imports.review(viewer, ref);
        return reviewPage(viewer, review, new Inputs(Form.blank(), review.draft()).form, 200);
    }

    /** Saves what was mended; {@code viec=ghi} also writes the programme. */
    @PostMapping(PATH + "/{ref}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam(name = "viec", defaultValue = "luu") String what,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var review = imports.review(viewer, ref);
        var inputs = new Inputs(new Form(params), review.draft());
        if (!inputs.form.ok()) return reviewPage(viewer, review, inputs.form, 422);
        imports.save(viewer, ref, version, inputs.draft(review.draft()));
        if (!what.equals("ghi")) return Views.redirect(PATH + "/" + ref, response, "Đã lưu phần vừa sửa.");
        return switch (imports.write(viewer, ref)) {
            case Outcome.Done<UUID>(var programme) ->
                Views.redirect(ProgrammePages.PATH + "/" + programme, response, "Đã ghi chương trình.");
            case Outcome.Refused<UUID>(var refusal) -> {
                inputs.form.refuse(refusal);
                yield reviewPage(viewer, imports.review(viewer, ref), inputs.form, 422);
            }
        };
    }

    @PostMapping(PATH + "/{ref}/bo")
    ModelAndView drop(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        imports.drop(viewer, ref);
        return Views.redirect(ProgrammePages.PATH, response, "Đã bỏ lần nhập.");
    }

    @PostMapping(PATH + "/{ref}/hoan-tac")
    ModelAndView undo(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return switch (imports.undo(viewer, ref)) {
            case Outcome.Done<Boolean> _ ->
                Views.redirect(ProgrammePages.PATH, response, "Đã hoàn tác. Chương trình nhập lần đó không còn.");
            case Outcome.Refused<Boolean>(var refusal) -> {
                var review = imports.review(viewer, ref);
                var inputs = new Inputs(Form.blank(), review.draft());
                inputs.form.refuse(refusal);
                yield reviewPage(viewer, review, inputs.form, 422);
            }
        };
    }

    private ModelAndView reviewPage(Viewer viewer, ProgrammeImports.Review review, Form form, int status) {
        var written = review.file().state() == Import.State.WRITTEN
                ? imports.programme(viewer, review.file()).orElse(null)
                : null;
        return Views.page("programmes/review", new ReviewPage(review.file(), review.draft(), form, written), status);
    }
}

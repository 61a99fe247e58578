package vn.nguon.rosters;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.rosters.RosterReview.Status;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ListUploads;
import vn.nguon.sheets.Questions;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** A roster file on its way in: upload, review row by row, write, drop, undo (/hoc-vien/nhap). */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE})
class RosterImportPages {
    private static final String PATH = "/lop/{code}/hoc-vien/nhap";
    private static final String ASKS = "co";

    private final Classes classes;
    private final Rosters rosters;
    private final RosterImports imports;
    private final ListUploads lists;
    private final Questions questions;

    RosterImportPages(Classes classes, Rosters rosters, RosterImports imports, ListUploads lists, Questions questions) {
        this.classes = classes;
        this.rosters = rosters;
        this.imports = imports;
        this.lists = lists;
        this.questions = questions;
    }

    private record UploadInputs(Form form, Classifying classified) {}

    private static UploadInputs uploadForm(Form form, @Nullable MultipartFile file) {
        form.file("tep", "Tệp danh sách học viên (.xlsx, .xls)", file)
                .hint("Danh sách như cơ quan đang dùng: có dòng tên cột, có xã, thị trấn của từng người")
                .required("Chọn tệp danh sách học viên");
        var classified = Classifying.in(form, Classification.NORMAL);
        form.tick("xem-cot", "Hỏi tôi từng cột là gì, kể cả khi đã rõ");
        return new UploadInputs(form, classified);
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer, @PathVariable String code) {
        return list(
                viewer,
                classes.head(viewer, code),
                uploadForm(Form.blank(), null).form(),
                200);
    }

    private ModelAndView list(Viewer viewer, ClassHead head, Form form, int status) {
        return Views.page(
                "rosters/upload",
                new ImportListPage(
                        head,
                        form,
                        imports.list(viewer, head),
                        rosters.roster(viewer, head).approved()),
                status);
    }

    @PostMapping(PATH)
    ModelAndView upload(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        var head = classes.head(viewer, code);
        var inputs = uploadForm(new Form(params), file);
        var form = inputs.form();
        if (!form.ok() || file == null) return list(viewer, head, form, 422);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "danh-sach.xlsx");
        switch (imports.upload(
                viewer,
                head,
                new ListUploads.Sent(name, file.getBytes(), inputs.classified().get()),
                ASKS.equals(params.getFirst("xem-cot")))) {
            case RosterImports.Started(var ref) -> {
                return Views.redirect(head.link("/hoc-vien/nhap/" + ref));
            }
            case RosterImports.Asked(var ref) -> {
                return Views.redirect(head.link("/hoc-vien/nhap/tep/" + ref));
            }
            case RosterImports.NotTaken(var refusal) -> form.refuse("tep", refusal.sentence());
        }
        return list(viewer, head, form, 422);
    }

    @GetMapping(PATH + "/tep/{ref}")
    ModelAndView question(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params) {
        var head = classes.head(viewer, code);
        var page = questions.page(viewer, imports.purpose(viewer, head), ref, questionAt(head, ref), params);
        return Views.page("rosters/question", new ImportQuestionPage(head, page));
    }

    @PostMapping(PATH + "/tep/{ref}")
    ModelAndView answerQuestion(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params) {
        var head = classes.head(viewer, code);
        var purpose = imports.purpose(viewer, head);
        return switch (questions.answer(viewer, purpose, ref, questionAt(head, ref), params)) {
            case Questions.Again(var page) -> Views.page("rosters/question", new ImportQuestionPage(head, page), 422);
            case Questions.Understood(var ready) ->
                Views.redirect(head.link("/hoc-vien/nhap/" + imports.start(viewer, head, ready)));
        };
    }

    @PostMapping(PATH + "/tep/{ref}/bo")
    ModelAndView dropQuestion(
            Viewer viewer, @PathVariable String code, @PathVariable UUID ref, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        lists.drop(viewer, imports.purpose(viewer, head), ref);
        return Views.redirect(head.link("/hoc-vien/nhap"), response, "Đã bỏ tệp này");
    }

    private static String questionAt(ClassHead head, UUID ref) {
        return head.link("/hoc-vien/nhap/tep/" + ref);
    }

    @GetMapping(PATH + "/{ref}")
    ModelAndView review(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam Map<String, String> params) {
        return review(viewer, classes.head(viewer, code), ref, params, "", 200);
    }

    /** What the filters above the rows show. */
    private enum Filter {
        OPEN("can-xem", "Cần xem lại", "late"),
        READY("nhap-duoc", "Nhập được", "done"),
        REST("con-lai", "Đã có, để lại", "info"),
        ALL("tat-ca", "Tất cả", "");

        private final String key;
        private final String label;
        private final String shape;

        Filter(String key, String label, String shape) {
            this.key = key;
            this.label = label;
            this.shape = shape;
        }

        private boolean holds(Status status) {
            return switch (this) {
                case OPEN -> status.open();
                case READY -> status == Status.READY;
                case REST -> status == Status.ALREADY || status == Status.OUT;
                case ALL -> true;
            };
        }

        static Filter of(String asked, RosterReview review) {
            for (var filter : values()) if (filter.key.equals(asked)) return filter;
            return review.open() > 0 ? OPEN : ALL;
        }

        List<RosterReview.Row> of(RosterReview review) {
            return review.rows().stream().filter(row -> holds(row.status())).toList();
        }
    }

    private ModelAndView review(
            Viewer viewer, ClassHead head, UUID ref, Map<String, String> params, String refusal, int status) {
        var review = imports.review(viewer, head, ref);
        var query = ListQuery.from(params, "dong");
        var filter = Filter.of(query.filter("loc"), review);
        var picks = new ArrayList<ImportReviewPage.Pick>();
        for (var f : Filter.values())
            picks.add(new ImportReviewPage.Pick(
                    f.label, f.of(review).size(), query.with("loc", f.key), f.shape, f == filter));
        var found = filter.of(review);
        return Views.page(
                "rosters/review",
                new ImportReviewPage(
                        head,
                        review,
                        picks,
                        found.stream().skip(query.offset()).limit(query.size()).toList(),
                        Pager.of(query, found.size()),
                        filter.key,
                        refusal.isEmpty() ? review.refusal() : refusal),
                status);
    }

    /** One row's decision: which person, a new one, left out, a reason, or a mended birth date or commune. */
    @PostMapping(PATH + "/{ref}/dong/{row}")
    ModelAndView decide(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @PathVariable int row,
            @RequestParam(name = "phien-ban") int version,
            @RequestParam(name = "chon", defaultValue = "") String choice,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "ngay-sinh", required = false) @Nullable String born,
            @RequestParam(name = "don-vi", required = false) @Nullable String unit,
            @RequestParam(name = "loc", defaultValue = "") String here) {
        var head = classes.head(viewer, code);
        var answer = switch (choice) {
            case "bo" -> RosterAnswer.out();
            case "moi" -> RosterAnswer.newPerson(reason.strip());
            case "giu" -> RosterAnswer.keep(reason.strip());
            case "sua" -> RosterAnswer.mended(born, unit);
            case "lay-lai" -> RosterAnswer.keep("");
            default ->
                RosterAnswer.is(TraineePages.uuid(choice).orElseThrow(() -> new NotFound("choice")), reason.strip());
        };
        imports.decide(viewer, head, ref, version, Map.of(row, answer));
        return Views.redirect(head.link("/hoc-vien/nhap/" + ref) + (here.matches("[a-z-]+") ? "?loc=" + here : ""));
    }

    @PostMapping(PATH + "/{ref}/nhap")
    ModelAndView write(Viewer viewer, @PathVariable String code, @PathVariable UUID ref, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return switch (imports.write(viewer, head, ref)) {
            case Outcome.Done<Integer>(var rows) ->
                Views.redirect(head.link("/hoc-vien"), response, "Đã nhập %d học viên".formatted(rows));
            case Outcome.Refused<Integer>(var refusal) -> review(viewer, head, ref, Map.of(), refusal.sentence(), 422);
        };
    }

    @PostMapping(PATH + "/{ref}/bo")
    ModelAndView drop(Viewer viewer, @PathVariable String code, @PathVariable UUID ref, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        imports.drop(viewer, head, ref);
        return Views.redirect(head.link("/hoc-vien/nhap"), response, "Đã bỏ lần nhập này");
    }

    @PostMapping(PATH + "/{ref}/hoan-tac")
    ModelAndView undo(Viewer viewer, @PathVariable String code, @PathVariable UUID ref, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return switch (imports.undo(viewer, head, ref)) {
            case Outcome.Done<Integer>(var rows) ->
                Views.redirect(
                        head.link("/hoc-vien/nhap"), response, "Đã hoàn tác, rút lại %d học viên".formatted(rows));
            case Outcome.Refused<Integer>(var refusal) -> review(viewer, head, ref, Map.of(), refusal.sentence(), 422);
        };
    }
}

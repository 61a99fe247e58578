package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Import;
import vn.nguon.sheets.ListUploads;
import vn.nguon.sheets.Questions;
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Uploading a planning list (/quy-hoach/nhap), its review, writing and taking back. Every post goes back to the filter it came from. */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class PlanningImportPages {

    private static final String ADDRESS = "/quy-hoach/nhap";
    private static final String ASKS = "co";

    private final PlanningImports imports;
    private final ListUploads lists;
    private final Questions questions;

    PlanningImportPages(PlanningImports imports, ListUploads lists, Questions questions) {
        this.imports = imports;
        this.lists = lists;
        this.questions = questions;
    }

    // --- uploading
    // -----------------------------------------------------------------------------------------------------------

    private record UploadInputs(Form form, Classifying classified) {}

    private static UploadInputs uploadForm(Form form, @Nullable MultipartFile file) {
        form.file("tep", "Tệp danh sách (.xlsx, .xls)", file)
                .hint(
                        "Danh sách quy hoạch như cơ quan đang dùng: có dòng tên cột, có xã, thị trấn và chức danh quy hoạch")
                .required("Chọn tệp danh sách quy hoạch");
        var classified = Classifying.in(form, Classification.INTERNAL);
        form.tick("xem-cot", "Hỏi tôi từng cột là gì, kể cả khi đã rõ");
        return new UploadInputs(form, classified);
    }

    private ModelAndView uploadPage(Viewer viewer, Form form, @Nullable Import before, int status) {
        return Views.page("planning/upload", new UploadPage(form, before, imports.list(viewer)), status);
    }

    @GetMapping(ADDRESS)
    ModelAndView blank(Viewer viewer) {
        return uploadPage(viewer, uploadForm(Form.blank(), null).form(), null, 200);
    }

    @PostMapping(ADDRESS)
    ModelAndView upload(
            Viewer viewer,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        var inputs = uploadForm(new Form(params), file);
        var form = inputs.form();
        if (!form.ok() || file == null) return uploadPage(viewer, form, null, 422);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "danh-sach.xlsx");
        return switch (imports.upload(
                viewer,
                new ListUploads.Sent(name, file.getBytes(), inputs.classified().get()),
                ASKS.equals(params.getFirst("xem-cot")))) {
            case PlanningImports.Started(var ref, var rows) ->
                Views.redirect(ADDRESS + "/" + ref, response, "Đã đọc %d dòng. Kiểm tra rồi nhập".formatted(rows));
            case PlanningImports.Asked(var ref) -> Views.redirect(ADDRESS + "/tep/" + ref);
            case PlanningImports.WrittenBefore(var before) -> uploadPage(viewer, form, before, 422);
            case PlanningImports.NotUnderstood(var why) -> {
                form.refuse("tep", why);
                yield uploadPage(viewer, form, null, 422);
            }
        };
    }

    // --- what must be asked first
    // --------------------------------------------------------------------------------------------

    @GetMapping(ADDRESS + "/tep/{ref}")
    ModelAndView question(Viewer viewer, @PathVariable UUID ref, @RequestParam MultiValueMap<String, String> params) {
        var page = questions.page(viewer, imports.purpose(viewer), ref, ADDRESS + "/tep/" + ref, params);
        return Views.page("planning/question", page);
    }

    @PostMapping(ADDRESS + "/tep/{ref}")
    ModelAndView answerQuestion(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var purpose = imports.purpose(viewer);
        return switch (questions.answer(viewer, purpose, ref, ADDRESS + "/tep/" + ref, params)) {
            case Questions.Again(var page) -> Views.page("planning/question", page, 422);
            case Questions.Understood(var ready) -> {
                var started = imports.start(viewer, purpose, ready);
                yield Views.redirect(
                        ADDRESS + "/" + started.ref(),
                        response,
                        "Đã đọc %d dòng. Kiểm tra rồi nhập".formatted(started.rows()));
            }
        };
    }

    @PostMapping(ADDRESS + "/tep/{ref}/bo")
    ModelAndView dropQuestion(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        lists.drop(viewer, imports.purpose(viewer), ref);
        return Views.redirect(ADDRESS, response, "Đã bỏ tệp này");
    }

    // --- review
    // --------------------------------------------------------------------------------------------------------------

    @GetMapping(ADDRESS + "/{ref}")
    ModelAndView review(Viewer viewer, @PathVariable UUID ref, @RequestParam Map<String, String> params) {
        return page(viewer, ref, params, null, null, 200);
    }

    private ModelAndView page(
            Viewer viewer,
            UUID ref,
            Map<String, String> params,
            @Nullable Form decided,
            @Nullable String refusal,
            int status) {
        var opened = imports.open(viewer, ref);
        var review = opened.review();
        var query = ListQuery.from(params, "dong");
        var here = Filter.of(query.filter("loc"), review);
        var rows = here.rows(review);
        var lines = rows.stream()
                .skip(query.offset())
                .limit(query.size())
                .map(row -> line(row, opened.checked()))
                .toList();
        var form = decided == null ? decisionForm(Form.blank(), opened) : decided;
        return Views.page(
                "planning/review",
                new ReviewPage(
                        ADDRESS + "/" + ref,
                        opened.upload(),
                        form,
                        review.missing(),
                        review.draft().problems(),
                        refusal,
                        here.name,
                        Filter.picks(review, here, query),
                        lines,
                        Pager.of(query, rows.size()),
                        review.count(Review.State.RIGHT),
                        opened.written(),
                        opened.checked().report().found().size(),
                        opened.checked().report().whole()),
                status);
    }

    /** Which rows are shown. */
    private enum Filter {
        ALL("tat-ca", "Tất cả", "", null),
        RIGHT("nhap-duoc", "Nhập được", "done", Review.State.RIGHT),
        MEND("can-sua", "Cần sửa", "late", Review.State.MEND),
        ASK("trung-nguoi", "Có thể trùng người", "due", Review.State.ASK),
        STANDS("da-co", "Đã có", "info", Review.State.STANDS),
        LEFT("bo-qua", "Bỏ qua", "no", Review.State.LEFT);

        private final String name;
        private final String label;
        private final String shape;
        private final Review.@Nullable State state;

        Filter(String name, String label, String shape, Review.@Nullable State state) {
            this.name = name;
            this.label = label;
            this.shape = shape;
            this.state = state;
        }

        /** As asked, or what needs a person first. */
        static Filter of(String asked, Review review) {
            for (var filter : values()) if (filter.name.equals(asked)) return filter;
            if (review.count(Review.State.MEND) > 0) return MEND;
            return review.count(Review.State.ASK) > 0 ? ASK : ALL;
        }

        List<Review.Row> rows(Review review) {
            return state == null ? review.rows() : review.in(state);
        }

        static List<ReviewPage.Pick> picks(Review review, Filter here, ListQuery query) {
            return java.util.Arrays.stream(values())
                    .filter(filter -> filter == here
                            || filter.always()
                            || !filter.rows(review).isEmpty())
                    .map(filter -> new ReviewPage.Pick(
                            filter.name,
                            filter.label,
                            filter.shape,
                            filter.rows(review).size(),
                            query.with("loc", filter.name),
                            filter == here))
                    .toList();
        }

        private boolean always() {
            return this != STANDS && this != LEFT;
        }
    }

    private static ReviewPage.Line line(Review.Row row, Checking.Checked checked) {
        var wrong = new LinkedHashMap<String, String>();
        for (var problem : row.problems()) wrong.putIfAbsent(problem.field(), problem.sentence());
        var draft = row.row();
        var question = row.question();
        var other = question == null ? null : question.other();
        return new ReviewPage.Line(
                row.index(),
                draft.row(),
                draft.name(),
                draft.born(),
                draft.title(),
                draft.plannedUnit().isEmpty() ? draft.unit() : draft.plannedUnit(),
                draft.post(),
                row.state().name().toLowerCase(java.util.Locale.ROOT),
                wrong,
                row.nearest() == null ? null : row.nearest().placeName(),
                question == null ? null : question.text(),
                question == null ? 0 : question.otherRow(),
                other == null ? null : "/can-bo/" + other.ref(),
                row.standsBy(),
                checked.findings(row.index()));
    }

    // --- the decision
    // --------------------------------------------------------------------------------------------------------

    private record DecisionInputs(
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> issuer,
            Input<String> under,
            Input<String> term) {}

    private static Form decisionForm(Form form, PlanningImports.Opened opened) {
        inputs(form, opened);
        return form;
    }

    private static DecisionInputs inputs(Form form, PlanningImports.Opened opened) {
        var draft = opened.review().draft();
        var party = opened.choices().stream()
                .filter(card -> card.form() == OrganisationCard.Form.PARTY)
                .toList();
        var committees = party.stream()
                .filter(card -> card.kind() == OrganisationCard.Kind.DISTRICT_COMMITTEE
                        || card.kind() == OrganisationCard.Kind.PROVINCIAL_COMMITTEE)
                .toList();
        return new DecisionInputs(
                form.text("so", "Số quyết định", 40)
                        .initial(blank(draft.number()))
                        .required("Nhập số quyết định"),
                form.date("ngay", "Ngày quyết định").initial(draft.dated()).required("Nhập ngày quyết định"),
                form.choice("co-quan", "Cơ quan ban hành", options(party))
                        .initial(draft.issuer() == null ? null : draft.issuer().toString())
                        .required("Chọn cơ quan ban hành"),
                form.choice("tra-xa", "Tra tên xã trong", options(committees))
                        .initial(draft.under() == null ? null : draft.under().toString())
                        .required("Chọn tổ chức có các xã, thị trấn trong danh sách"),
                form.text("nhiem-ky", "Nhiệm kỳ", 12)
                        .initial(blank(draft.term()))
                        .check(
                                text -> PlanningTerm.isTerm(PlanningTerm.clean(text)),
                                "Nhiệm kỳ gồm năm đầu và năm cuối, ví dụ 2020-2025"));
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<Option> options(List<OrganisationCard> organisations) {
        return organisations.stream()
                .map(card -> new Option(card.ref().toString(), card.name()))
                .toList();
    }

    @PostMapping(ADDRESS + "/{ref}/can-cu")
    ModelAndView decide(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("phien-ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var inputs = inputs(form, imports.open(viewer, ref));
        if (form.ok()) {
            var decision = new PlanningImports.Decision(
                    inputs.number().get(),
                    inputs.dated().get(),
                    UUID.fromString(inputs.issuer().get()),
                    UUID.fromString(inputs.under().get()),
                    inputs.term().orElse(""));
            switch (imports.decide(viewer, ref, version, decision)) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(ADDRESS + "/" + ref, response, "Đã lưu quyết định");
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return page(viewer, ref, Map.of(), form, null, 422);
    }

    // --- rows
    // ----------------------------------------------------------------------------------------------------------------

    private static String back(UUID ref, String here) {
        return "%s/%s?loc=%s".formatted(ADDRESS, ref, here.matches("[a-z-]{1,20}") ? here : "tat-ca");
    }

    /** @param use name of the nearest commune when its button was pressed instead of "Lưu" */
    @PostMapping(ADDRESS + "/{ref}/dong/{index}")
    ModelAndView mend(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable int index,
            @RequestParam("phien-ban") int version,
            @RequestParam(name = "loc", defaultValue = "") String here,
            @RequestParam("ten") String name,
            @RequestParam("ngay-sinh") String born,
            @RequestParam("chuc-danh") String title,
            @RequestParam("don-vi") String unit,
            @RequestParam(name = "dung", required = false) @Nullable String use) {
        imports.mend(
                viewer, ref, version, index, new PlanningImports.Mend(name, born, title, use == null ? unit : use));
        return Views.redirect(back(ref, here));
    }

    @PostMapping(ADDRESS + "/{ref}/dong/{index}/bo")
    ModelAndView leave(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable int index,
            @RequestParam("phien-ban") int version,
            @RequestParam(name = "loc", defaultValue = "") String here,
            @RequestParam(name = "bo", defaultValue = "true") boolean leave) {
        imports.leave(viewer, ref, version, index, leave);
        return Views.redirect(back(ref, here));
    }

    @PostMapping(ADDRESS + "/{ref}/dong/{index}/tra-loi")
    ModelAndView answer(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable int index,
            @RequestParam("phien-ban") int version,
            @RequestParam("mot-nguoi") boolean same,
            HttpServletResponse response) {
        imports.answer(viewer, ref, version, index, same);
        return Views.redirect(
                ADDRESS + "/" + ref, response, same ? "Đã ghi: là một người" : "Đã ghi: hai người khác nhau");
    }

    // --- the whole
    // -----------------------------------------------------------------------------------------------------------

    @PostMapping(ADDRESS + "/{ref}/nhap")
    ModelAndView write(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("phien-ban") int version,
            HttpServletResponse response) {
        return switch (imports.write(viewer, ref, version)) {
            case Outcome.Done<PlanningImports.Written>(var written) ->
                Views.redirect(
                        ADDRESS + "/" + ref,
                        response,
                        "Đã nhập %d lượt quy hoạch của %d người"
                                .formatted(written.entries(), written.added() + written.known()));
            case Outcome.Refused<PlanningImports.Written>(var refusal) ->
                page(viewer, ref, Map.of(), null, refusal.sentence(), 422);
        };
    }

    @PostMapping(ADDRESS + "/{ref}/hoan-tac")
    ModelAndView undo(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return switch (imports.undo(viewer, ref)) {
            case Outcome.Done<UUID> _ -> Views.redirect(ADDRESS, response, "Đã hoàn tác lần nhập");
            case Outcome.Refused<UUID>(var refusal) -> page(viewer, ref, Map.of(), null, refusal.sentence(), 422);
        };
    }

    @PostMapping(ADDRESS + "/{ref}/bo")
    ModelAndView drop(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        imports.drop(viewer, ref);
        return Views.redirect(ADDRESS, response, "Đã bỏ lần nhập này");
    }
}

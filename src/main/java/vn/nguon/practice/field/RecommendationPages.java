package vn.nguon.practice.field;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassHead;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Recommendations after they were written: the list with its overview, each with its history, answering, reporting, reminding, returning. */
@Controller
@Allow({Role.COMMUNE, Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.SUPERVISOR})
class RecommendationPages {
    static final String HOME = "/kien-nghi";
    private static final String CLASS = "lop";
    private static final String COMMUNE = "xa";
    private static final String TOPIC = "chu-de";
    private static final String STATE = "tinh-trang";
    private static final String LATE = "qua-han";
    private static final int MOST_EXPORTED = 20_000;
    /** So many stand in the overview by commune; the filter offers more. */
    private static final int PLACES = 20;

    private final Recommendations recommendations;
    private final RecommendationBook book;
    private final Clock clock;

    RecommendationPages(Recommendations recommendations, RecommendationBook book, Clock clock) {
        this.recommendations = recommendations;
        this.book = book;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuRecommendations() {
            return new MenuItem(
                    46,
                    "Kiến nghị",
                    HOME,
                    "file",
                    Set.of(Role.COMMUNE, Role.ORGANISATION_BOARD, Role.APPROVER, Role.CENTRE, Role.SCHOOL));
        }
    }

    /** Whether the viewer may open a recommendation of the class at its own address: the routes' roles and the door of an office. */
    static boolean opens(Viewer viewer, ClassHead head) {
        return head.office() || viewer.is(Role.SUPERVISOR) && FieldReach.organises(viewer, head);
    }

    private static boolean looksAsCommune(Viewer viewer) {
        return !viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.SUPERVISOR);
    }

    private static RecommendationFilter filter(ListQuery query, int size, int offset) {
        return new RecommendationFilter(
                query.filter(CLASS),
                uuid(query.filter(COMMUNE)),
                one(RecommendationTopic.values(), query.filter(TOPIC)),
                one(RecommendationState.values(), query.filter(STATE)),
                query.filter(LATE).equals("co"),
                query.sort(),
                query.descending(),
                size,
                offset);
    }

    private static <T extends Enum<T>> @Nullable T one(T[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable UUID uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
    }

    @GetMapping(HOME)
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "han", COMMUNE);
        var filter = filter(query, ListQuery.SIZE, query.offset());
        var overview = book.overview(viewer, filter);
        var tallies = overview.tallies();
        var commune = looksAsCommune(viewer);
        var total = overview.total();
        return Views.page(
                "practice/field/recommendations",
                new RecommendationListPage(
                        query,
                        commune,
                        filters(viewer, query, tallies, commune),
                        told(overview, query).stream()
                                .map(one ->
                                        tally(one, String.valueOf(one.name()), query.with(COMMUNE, one.organisation())))
                                .toList(),
                        overview.places(),
                        tallies.stream()
                                .filter(one -> one.topic() != null && query.page() == 1)
                                .map(one -> topic(one, query))
                                .toList(),
                        total == null ? null : tally(total, "Cộng", ""),
                        overview.at() == null
                                ? ""
                                : Vn.time(overview.at().atZone(Vn.ZONE).toLocalTime()),
                        book.list(viewer, filter).stream()
                                .map(one -> row(viewer, one))
                                .toList(),
                        Pager.of(query, total == null ? 0 : total.proposed()),
                        "/kien-nghi.xlsx" + query.with("trang", null)));
    }

    /** Where many communes have one, those with most overdue. The overview stands on the first page alone. */
    private static List<RecommendationBook.Tally> told(RecommendationBook.Overview overview, ListQuery query) {
        if (query.page() > 1) return List.of();
        var communes = overview.tallies().stream()
                .filter(one -> one.organisation() != null)
                .toList();
        if (communes.size() <= PLACES) return communes;
        return communes.stream()
                .sorted(Comparator.comparing(RecommendationBook.Tally::late)
                        .thenComparing(RecommendationBook.Tally::proposed)
                        .reversed())
                .limit(PLACES)
                .toList();
    }

    private static RecommendationListPage.Tally topic(RecommendationBook.Tally one, ListQuery query) {
        var topic = one.topic();
        return topic == null ? tally(one, "", "") : tally(one, topic.vietnamese(), query.with(TOPIC, topic.name()));
    }

    private static RecommendationListPage.Tally tally(RecommendationBook.Tally one, String name, String href) {
        return new RecommendationListPage.Tally(
                name, href, one.proposed(), one.sent(), one.accepted(), one.declined(), one.done(), one.late());
    }

    private List<Field> filters(
            Viewer viewer, ListQuery query, List<RecommendationBook.Tally> tallies, boolean commune) {
        var form = new Form(Map.of(
                CLASS, List.of(query.filter(CLASS)),
                COMMUNE, List.of(query.filter(COMMUNE)),
                TOPIC, List.of(query.filter(TOPIC)),
                STATE, List.of(query.filter(STATE)),
                LATE, List.of(query.filter(LATE))));
        var fields = new ArrayList<Field>();
        if (!commune) {
            fields.add(choice(
                    form,
                    CLASS,
                    "Lớp",
                    book.classes(viewer).stream()
                            .map(code -> new Option(code, code))
                            .toList()));
            var communes = new ArrayList<Option>();
            for (var one : tallies) {
                var organisation = one.organisation();
                if (organisation != null) communes.add(new Option(organisation.toString(), String.valueOf(one.name())));
            }
            fields.add(choice(form, COMMUNE, "Nơi nhận", communes));
        }
        fields.add(choice(
                form,
                TOPIC,
                "Chủ đề",
                Arrays.stream(RecommendationTopic.values())
                        .map(one -> new Option(one.name(), one.vietnamese()))
                        .toList()));
        fields.add(choice(
                form,
                STATE,
                "Tình trạng",
                Arrays.stream(RecommendationState.values())
                        .filter(one -> !commune || !one.written())
                        .map(one -> new Option(one.name(), one.vietnamese()))
                        .toList()));
        fields.add(choice(form, LATE, "Hạn", List.of(new Option("co", "Chỉ quá hạn"))));
        return fields;
    }

    /** A filter: nothing chosen means all. */
    private static Field choice(Form form, String id, String label, List<Option> options) {
        var declared = form.choice(id, label, options).field();
        return new Field(
                declared.id(), label, declared.value(), null, null, declared.options(), "Tất cả", declared.look());
    }

    private static RecommendationListPage.Row row(Viewer viewer, Recommendation one) {
        var status = FieldWords.of(one, viewer.today());
        var by = one.answerBy();
        return new RecommendationListPage.Row(
                HOME + "/" + one.ref(),
                one.title(),
                one.kind().vietnamese() + " · " + one.topic().vietnamese()
                        + (one.priority() == RecommendationPriority.HIGH ? " · ưu tiên cao" : ""),
                FieldWords.to(one),
                one.groupName() + " · " + (one.office() ? one.classCode() : one.className()),
                one.state() == RecommendationState.SENT && by != null
                        ? "trả lời " + Vn.date(by)
                        : "xong " + Vn.date(one.dueOn()),
                status.kind(),
                status.word());
    }

    @GetMapping("/kien-nghi.xlsx")
    ResponseEntity<byte[]> export(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "han", COMMUNE);
        var sheet = new TidySheet(
                "Kiến nghị",
                "Giải pháp, kiến nghị sau nghiên cứu thực tế",
                Stamp.of(viewer, clock),
                List.of(
                        "Lớp",
                        "Số",
                        "Loại",
                        "Việc đề nghị làm",
                        "Chủ đề",
                        "Ưu tiên",
                        "Tổ",
                        "Người đề xuất",
                        "Nơi nhận",
                        "Văn bản gửi",
                        "Ngày gửi",
                        "Hạn trả lời",
                        "Tình trạng",
                        "Trả lời",
                        "Ngày trả lời",
                        "Hạn làm xong",
                        "Tiến độ, %",
                        "Ngày xong",
                        "Quá hạn, ngày"));
        for (var one : book.list(viewer, filter(query, MOST_EXPORTED, 0)))
            sheet.row(
                    one.office() ? one.classCode() : one.className(),
                    one.no(),
                    one.kind().vietnamese(),
                    one.title(),
                    one.topic().vietnamese(),
                    one.priority().vietnamese(),
                    one.groupName(),
                    who(one),
                    FieldWords.to(one),
                    one.document(),
                    one.sentOn(),
                    one.answerBy(),
                    one.state().vietnamese(),
                    one.reply(),
                    one.repliedOn(),
                    one.dueOn(),
                    BigDecimal.valueOf(one.percent()),
                    one.doneOn(),
                    one.late(viewer.today()) ? Long.valueOf(one.daysLate(viewer.today())) : null);
        return Downloads.attachment(
                sheet.toBytes(), "kien-nghi.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    private static String who(Recommendation one) {
        if (!one.office()) return "";
        return one.author().isEmpty() ? "Cả tổ" : one.author();
    }

    private record AnswerInputs(
            Form form, Input<String> answer, Input<String> reason, Input<String> number, Input<LocalDate> dated) {
        static AnswerInputs of(Form form) {
            var inputs = new AnswerInputs(
                    form,
                    form.choice(
                                    "tra-loi",
                                    "Nhận hay không",
                                    List.of(
                                            new Option(RecommendationState.ACCEPTED.name(), "Nhận"),
                                            new Option(RecommendationState.PARTLY.name(), "Nhận một phần"),
                                            new Option(RecommendationState.DECLINED.name(), "Không nhận")))
                            .required("Chọn nhận, nhận một phần hay không nhận"),
                    form.area("noi-dung-tra-loi", "Nội dung trả lời", 2_000)
                            .hint("Nhận: làm gì, ai làm, bao giờ xong. Nhận một phần, không nhận: lý do")
                            .required("Nhập nội dung trả lời"),
                    form.text("so-van-ban", "Số, ký hiệu văn bản trả lời", 60)
                            .hint("Ví dụ 31-CV/ĐU")
                            .optional(),
                    form.date("ngay-van-ban", "Ngày văn bản").optional());
            if (inputs.number().value() != null) inputs.dated().required("Nhập ngày văn bản");
            if (inputs.dated().value() != null) inputs.number().required("Nhập số, ký hiệu văn bản trả lời");
            return inputs;
        }

        vn.nguon.documents.@Nullable DocumentReference document(Recommendation one) {
            var no = number.value();
            var day = dated.value();
            return no == null || day == null
                    ? null
                    : new vn.nguon.documents.DocumentReference(
                            no,
                            day,
                            new vn.nguon.shared.OrganisationId(one.organisationId()),
                            "",
                            "Trả lời kiến nghị: " + one.title());
        }
    }

    private record ProgressInputs(Form form, Input<Integer> percent, Input<String> note) {
        static ProgressInputs of(Form form, Recommendation one) {
            return new ProgressInputs(
                    form,
                    form.number("phan-tram", "Đã làm được, %", 0, 100)
                            .initial(one.percent())
                            .hint("100 là đã làm xong")
                            .required("Nhập phần trăm đã làm"),
                    form.area("da-lam", "Việc đã làm", 2_000).required("Nhập việc đã làm"));
        }
    }

    private static Form back(Form form) {
        form.text("ly-do", "Lý do trả lại", 300).required("Nhập lý do trả lại");
        return form;
    }

    @GetMapping(HOME + "/{ref}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        var one = recommendations.one(viewer, ref);
        return page(
                viewer,
                one,
                AnswerInputs.of(Form.blank()).form(),
                ProgressInputs.of(Form.blank(), one).form(),
                back(Form.blank()),
                200);
    }

    private ModelAndView page(Viewer viewer, Recommendation one, Form answer, Form progress, Form back, int status) {
        var own = one.own() && viewer.is(Role.COMMUNE);
        var organises = FieldForms.mayOrganise(viewer) && recommendations.organises(viewer, one);
        var shown = FieldWords.of(one, viewer.today());
        return Views.page(
                "practice/field/recommendation",
                new RecommendationPage(
                        one.ref().toString(),
                        one.title(),
                        shown.kind(),
                        shown.word(),
                        one.kind().vietnamese() + " " + one.no() + " · " + one.groupName() + " · "
                                + (one.office() ? one.classCode() : one.className()),
                        one.body().lines().filter(line -> !line.isBlank()).toList(),
                        facts(one),
                        book.steps(one).stream().map(step -> line(one, step)).toList(),
                        one.version(),
                        own && (one.state() != RecommendationState.DONE || !answer.ok()),
                        one.state().answered(),
                        answer,
                        own && (one.state().underWay() || !progress.ok()),
                        progress,
                        organises && (one.state() == RecommendationState.PROPOSED || !back.ok()),
                        back,
                        organises
                                && (one.state() == RecommendationState.SENT
                                        || one.state().underWay()),
                        one.percent()),
                status);
    }

    private static List<FieldGroupPage.Fact> facts(Recommendation one) {
        var facts = new ArrayList<FieldGroupPage.Fact>();
        fact(facts, "Nơi nhận", FieldWords.to(one));
        fact(facts, "Chủ đề", one.topic().vietnamese());
        fact(facts, "Ưu tiên", one.priority().vietnamese());
        facts.add(new FieldGroupPage.Fact(
                "Tổ",
                one.groupName() + (one.siteName().isEmpty() ? "" : " ở " + FieldForms.lowerFirst(one.siteName())),
                one.office() ? "/lop/" + one.classCode() + "/thuc-te/" + one.groupRef() : ""));
        fact(facts, "Lớp", one.className());
        if (one.office()) fact(facts, "Đề xuất", one.author().isEmpty() ? "Cả tổ" : one.author());
        fact(facts, "Rút ra từ", one.findings().isEmpty() ? "" : "Điều thấy được " + one.findings());
        fact(facts, "Văn bản gửi", one.document());
        var by = one.answerBy();
        fact(facts, "Hạn trả lời", by == null ? "" : Vn.date(by));
        fact(facts, "Hạn làm xong", Vn.date(one.dueOn()));
        var done = one.doneOn();
        fact(facts, "Xong ngày", done == null ? "" : Vn.date(done));
        return facts;
    }

    private static void fact(List<FieldGroupPage.Fact> facts, String name, String value) {
        if (!value.isEmpty()) facts.add(new FieldGroupPage.Fact(name, value, ""));
    }

    /** Who acted for an office is said to offices only; who answered is said to everybody. */
    private static RecommendationPage.Line line(Recommendation one, RecommendationBook.Step step) {
        var state = RecommendationState.valueOf(step.toState());
        var by = one.office() ? " · " + step.actor() : "";
        return switch (step.what()) {
            case "SENT" ->
                new RecommendationPage.Line(
                        Vn.date(step.onDay()), "Gửi " + step.organisation() + " theo " + step.document() + by, "");
            case "RETURNED" -> new RecommendationPage.Line(Vn.date(step.onDay()), "Trả lại để sửa" + by, step.note());
            case "REMINDED" ->
                new RecommendationPage.Line(Vn.date(step.onDay()), "Nhắc " + step.organisation() + by, "");
            case "PASSED" ->
                new RecommendationPage.Line(
                        Vn.date(step.onDay()),
                        step.organisation() + " chuyển cho " + step.toOrganisation() + " theo " + step.note(),
                        "");
            case "REPORTED" ->
                new RecommendationPage.Line(
                        Vn.date(step.onDay()),
                        step.organisation() + " báo đã làm " + step.percent() + "% · " + step.actor(),
                        step.note());
            default ->
                new RecommendationPage.Line(
                        Vn.date(step.onDay()),
                        step.organisation() + " trả lời: " + FieldForms.lowerFirst(state.vietnamese())
                                + (step.document().isEmpty() ? "" : " (" + step.document() + ")") + " · "
                                + step.actor(),
                        step.note());
        };
    }

    @PostMapping(HOME + "/{ref}/tra-loi")
    @Allow(Role.COMMUNE)
    ModelAndView answer(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var one = recommendations.one(viewer, ref);
        var inputs = AnswerInputs.of(new Form(params));
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(recommendations.answer(
                                viewer,
                                ref,
                                version,
                                RecommendationState.valueOf(inputs.answer().get()),
                                inputs.reason().get(),
                                inputs.document(one))))
            return Views.redirect(HOME + "/" + ref, response, "Đã gửi trả lời.");
        return page(
                viewer, one, inputs.form(), ProgressInputs.of(Form.blank(), one).form(), back(Form.blank()), 422);
    }

    @PostMapping(HOME + "/{ref}/tien-do")
    @Allow(Role.COMMUNE)
    ModelAndView report(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var one = recommendations.one(viewer, ref);
        var inputs = ProgressInputs.of(new Form(params), one);
        if (inputs.form().ok()) {
            var reported = recommendations.report(
                    viewer, ref, version, inputs.percent().get(), inputs.note().get());
            if (reported instanceof Outcome.Done<UUID>)
                return Views.redirect(
                        HOME + "/" + ref,
                        response,
                        inputs.percent().get() == 100 ? "Đã ghi làm xong." : "Đã ghi tiến độ.");
            if (reported instanceof Outcome.Refused<UUID>(var refusal))
                if (refusal.code().equals("lui-lai")) inputs.form().refuse("phan-tram", refusal.sentence());
                else inputs.form().refuse(refusal);
        }
        return page(viewer, one, AnswerInputs.of(Form.blank()).form(), inputs.form(), back(Form.blank()), 422);
    }

    @PostMapping(HOME + "/{ref}/nhac")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
    ModelAndView remind(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return Views.redirect(
                HOME + "/" + ref,
                response,
                switch (recommendations.remind(viewer, ref)) {
                    case Outcome.Done<UUID> _ -> "Đã nhắc: xã thấy ở mục Việc cần làm.";
                    case Outcome.Refused<UUID>(var refusal) -> refusal.sentence();
                });
    }

    @PostMapping(HOME + "/{ref}/tra-lai")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
    ModelAndView giveBack(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var one = recommendations.one(viewer, ref);
        var form = new Form(params);
        var reason = form.text("ly-do", "Lý do trả lại", 300).required("Nhập lý do trả lại");
        if (form.ok() && form.accepts(recommendations.giveBack(viewer, ref, reason.get())))
            return Views.redirect(HOME + "/" + ref, response, "Đã trả lại để tổ sửa.");
        return page(
                viewer,
                one,
                AnswerInputs.of(Form.blank()).form(),
                ProgressInputs.of(Form.blank(), one).form(),
                form,
                422);
    }
}

package vn.nguon.rosters.nominating;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
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
import vn.nguon.files.Downloads;
import vn.nguon.rosters.DocumentInputs;
import vn.nguon.rosters.PlannedOptions;
import vn.nguon.rosters.nominating.NominationEdges.Actor;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Nominating of one class for its offices: quota board, call, need list, appraisal, decision, leave. Long: one handler a form. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL, Role.APPROVER})
class NominationPages {
    private static final String HERE = "/lop/{code}/cu-hoc-vien";
    private static final int MOST_SEATS = 9_999;

    private final Classes classes;
    private final Calls calls;
    private final Nominations nominations;
    private final Summonses summonses;

    NominationPages(Classes classes, Calls calls, Nominations nominations, Summonses summonses) {
        this.classes = classes;
        this.calls = calls;
        this.nominations = nominations;
        this.summonses = summonses;
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    // --- the board and the nominations

    private static Input<String> reason(Form form) {
        return form.text("ly-do", "Lý do", 300).hint("Cần khi trả lại").optional();
    }

    @GetMapping(HERE)
    ModelAndView board(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        var form = Form.blank();
        reason(form);
        return board(viewer, classes.head(viewer, code), params, List.of(), form, 200);
    }

    private ModelAndView board(
            Viewer viewer, ClassHead head, Map<String, String> params, List<String> ticked, Form form, int status) {
        var query = ListQuery.from(params, "ten");
        var all = nominations.list(viewer, head);
        var unit = query.filter("xa");
        var state = query.filter("trang-thai");
        var rows = all.stream()
                .filter(one -> unit.isEmpty() || one.unitName().equals(unit))
                .filter(one -> state.isEmpty() || one.state().name().equals(state))
                .toList();
        var units = all.stream()
                .map(Nomination::unitName)
                .distinct()
                .map(name -> new Option(name, name))
                .toList();
        var filter = new Form(Map.of("xa", List.of(unit), "trang-thai", List.of(state)));
        return Views.page(
                "rosters/nominating/board",
                new NominationPage(
                        head,
                        calls.call(viewer, head).orElse(null),
                        calls.board(viewer, head),
                        rows,
                        all.size(),
                        List.of(
                                filter.choice("trang-thai", "Trạng thái", NominationPage.states(all))
                                        .field()
                                        .orAll(),
                                filter.choice("xa", "Đơn vị", units).field().orAll()),
                        query.filtered(),
                        Rights.is(head, Actor.BOARD),
                        Rights.is(head, Actor.DECIDER),
                        Rights.is(head, Actor.ORGANISER),
                        Rights.is(head, Actor.SUMMONER),
                        Rights.maySeeNeeds(head),
                        Rights.mayPrepare(head),
                        nominations.scans(viewer, head),
                        ticked,
                        form),
                status);
    }

    /** {@code viec=dat} appraises, {@code tra} returns to the commune, {@code xem-lai} asks the board to look again. */
    @PostMapping(HERE)
    ModelAndView judge(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("viec") String what,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var form = new Form(params);
        var reason = reason(form);
        var ticked = params.getOrDefault("chon", List.of());
        if (form.ok()) {
            var outcome = switch (what) {
                case "dat" -> nominations.appraise(viewer, head, refs(ticked));
                case "tra" -> nominations.giveBack(viewer, head, refs(ticked), reason.orElse(""));
                case "xem-lai" -> nominations.review(viewer, head, refs(ticked), reason.orElse(""));
                default -> throw new NotFound("deed " + what);
            };
            switch (outcome) {
                case Outcome.Done<Integer>(var count) -> {
                    return Views.redirect(
                            head.link("/cu-hoc-vien"),
                            response,
                            "%s %d đề nghị".formatted(what.equals("dat") ? "Đã thẩm định" : "Đã trả lại", count));
                }
                case Outcome.Refused<Integer>(var refusal) -> {
                    if (refusal.code().equals("thieu-ly-do")) form.refuse("ly-do", refusal.sentence());
                    else form.refuse(refusal);
                }
            }
        }
        return board(viewer, head, Map.of(), ticked, form, 422);
    }

    private static Set<UUID> refs(List<String> ticked) {
        return ticked.stream()
                .map(text -> uuid(text).orElseThrow(() -> new NotFound("nomination " + text)))
                .collect(Collectors.toSet());
    }

    @GetMapping(HERE + "/qua-trinh")
    ModelAndView steps(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        return Views.page("rosters/nominating/steps", new StepsPage(head, nominations.steps(viewer, head, null)));
    }

    // --- call and quota

    private record CallInputs(
            Form form,
            Input<List<String>> titles,
            Input<List<String>> terms,
            Input<LocalDate> due,
            Input<String> note,
            Map<UUID, Input<Integer>> quotas) {
        static CallInputs of(Form form, Calls.Choices choices, List<NeedCount> needs) {
            var quotas = new HashMap<UUID, Input<Integer>>();
            var titles = form.choices("chuc-danh", "Chức danh quy hoạch", PlannedOptions.titles(choices.titles()))
                    .required("Chọn ít nhất một chức danh");
            var terms = form.choices("nhiem-ky", "Nhiệm kỳ", PlannedOptions.terms(choices.terms()))
                    .required("Chọn ít nhất một nhiệm kỳ");
            var due = form.date("han", "Hạn đảng ủy gửi đề nghị").required("Nhập hạn đề nghị");
            var note = form.text("ghi-chu", "Ghi chú cho đảng ủy", 300).optional();
            for (var commune : choices.communes()) {
                var seats = form.number(QuotaPage.key(commune), commune.placeName(), 0, MOST_SEATS);
                quotas.put(commune.ref(), needs.isEmpty() ? seats : seats.hint(needed(commune, needs)));
            }
            return new CallInputs(form, titles, terms, due, note, quotas);
        }

        private static String needed(OrganisationCard commune, List<NeedCount> needs) {
            return needs.stream()
                    .filter(one -> one.organisationRef().equals(commune.ref()))
                    .findFirst()
                    .map(one -> "%d người cần học, %d đã đề nghị, cử, trong %d người quy hoạch"
                            .formatted(one.needed(), one.named(), one.planned()))
                    .orElse("Không có ai trong quy hoạch các chức danh này");
        }

        OpenCall command() {
            var seats = new HashMap<UUID, Integer>();
            quotas.forEach((ref, input) -> {
                if (input.orElse(0) > 0) seats.put(ref, input.orElse(0));
            });
            return new OpenCall(titles.get(), terms.get(), due.get(), note.orElse(""), seats);
        }
    }

    @GetMapping(HERE + "/chi-tieu")
    ModelAndView quota(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        var choices = calls.choices(viewer, head);
        var inputs = inputs(viewer, head, Form.blank(), choices);
        var known = choices.call();
        if (known != null) {
            inputs.titles().initial(known.titles());
            inputs.terms().initial(known.terms());
            inputs.due().initial(known.dueOn());
            inputs.note().initial(known.note());
        }
        choices.offered().forEach((commune, offered) -> {
            var input = inputs.quotas().get(commune);
            if (input != null && offered > 0) input.initial(offered);
        });
        return quota(head, choices, inputs.form(), 200);
    }

    private CallInputs inputs(Viewer viewer, ClassHead head, Form form, Calls.Choices choices) {
        return CallInputs.of(form, choices, choices.call() == null ? List.of() : nominations.needCounts(viewer, head));
    }

    private static ModelAndView quota(ClassHead head, Calls.Choices choices, Form form, int status) {
        var call = choices.call();
        return Views.page(
                "rosters/nominating/quota",
                new QuotaPage(
                        head,
                        choices.communes(),
                        form,
                        call,
                        Rights.is(head, Actor.BOARD) && Calls.goesOn(head.state()),
                        call == null || !call.opened()),
                status);
    }

    @PostMapping(HERE + "/chi-tieu")
    ModelAndView setQuota(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "viec", defaultValue = "giao") String what,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var choices = calls.choices(viewer, head);
        var inputs = inputs(viewer, head, new Form(params), choices);
        var prepares = what.equals("du-kien");
        if (inputs.form().ok()) {
            var wanted = inputs.command();
            switch (prepares ? calls.prepare(viewer, head, wanted) : calls.open(viewer, head, wanted)) {
                case Outcome.Done<Integer>(var communes) -> {
                    return Views.redirect(
                            head.link(prepares ? "/cu-hoc-vien/chi-tieu" : "/cu-hoc-vien"),
                            response,
                            prepares
                                    ? "Đã lưu dự kiến. Số người cần học của từng xã ghi dưới ô chỉ tiêu"
                                    : "Đã giao chỉ tiêu cho %d đảng ủy".formatted(communes));
                }
                case Outcome.Refused<Integer>(var refusal) -> inputs.form().refuse(refusal);
            }
        }
        return quota(head, choices, inputs.form(), 422);
    }

    @PostMapping(HERE + "/chot")
    ModelAndView close(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return switch (calls.close(viewer, head)) {
            case Outcome.Done<Boolean> _ ->
                Views.redirect(head.link("/cu-hoc-vien"), response, "Đã chốt nhận đề nghị cử");
            case Outcome.Refused<Boolean>(var refusal) ->
                Views.redirect(head.link("/cu-hoc-vien"), response, refusal.sentence());
        };
    }

    // --- who needs it

    @GetMapping(HERE + "/can-hoc")
    ModelAndView needs(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        var head = classes.head(viewer, code);
        var query = ListQuery.from(params, "ten");
        var call = calls.call(viewer, head);
        var form = new Form(Map.of("xa", List.of(query.filter("xa"))));
        var communes = call.isEmpty() ? List.<QuotaLine>of() : calls.board(viewer, head);
        var fields = List.of(
                new Field("ten-cb", "Tên", query.filter("ten-cb"), null, null),
                form.choice(
                                "xa",
                                "Đơn vị",
                                communes.stream()
                                        .map(line -> new Option(line.ref().toString(), line.unitName()))
                                        .toList())
                        .field()
                        .orAll());
        if (call.isEmpty() || !Rights.maySeeNeeds(head))
            return Views.page(
                    "rosters/nominating/needs",
                    new NeedPage(
                            head,
                            call.orElse(null),
                            null,
                            call.isEmpty() ? List.of() : nominations.needCounts(viewer, head),
                            fields,
                            query,
                            Pager.of(query, 0)));
        var standing = java.util.Arrays.stream(Standing.values())
                .filter(one -> one.name().equals(query.filter("dien")))
                .findFirst()
                .orElse(null);
        var needs = nominations.needs(
                viewer,
                head,
                new NeedFilter(
                        query.filter("ten-cb"),
                        standing,
                        uuid(query.filter("xa")).orElse(null),
                        query.size(),
                        query.offset()));
        var total = standing == null
                ? needs.counts().values().stream().mapToInt(Integer::intValue).sum()
                : needs.counts().getOrDefault(standing, 0);
        return Views.page(
                "rosters/nominating/needs",
                new NeedPage(head, call.get(), needs, List.of(), fields, query, Pager.of(query, total)));
    }

    // --- the sending decision

    private record DecisionInputs(Form form, DocumentInputs document, ScanInput scan) {}

    private DecisionInputs decision(Viewer viewer, ClassHead head, Form form, @Nullable MultipartFile file) {
        return new DecisionInputs(
                form, DocumentInputs.in(form, classes.holders(viewer, head), true), ScanInput.in(form, file));
    }

    @GetMapping(HERE + "/quyet-dinh")
    @Allow(Role.APPROVER)
    ModelAndView decision(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        return decisionPage(
                viewer, head, null, decision(viewer, head, Form.blank(), null).form(), 200);
    }

    private ModelAndView decisionPage(
            Viewer viewer, ClassHead head, @Nullable List<String> ticked, Form form, int status) {
        Rights.must(head, Actor.DECIDER);
        var appraised = nominations.list(viewer, head).stream()
                .filter(one -> one.state() == NominationState.APPRAISED)
                .toList();
        return Views.page(
                "rosters/nominating/decision",
                new DecisionPage(
                        head,
                        appraised,
                        ticked == null
                                ? appraised.stream()
                                        .map(one -> one.ref().toString())
                                        .toList()
                                : ticked,
                        form),
                status);
    }

    @PostMapping(HERE + "/quyet-dinh")
    @Allow(Role.APPROVER)
    ModelAndView decide(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = ScanInput.NAME, required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = decision(viewer, head, new Form(params), file);
        var ticked = new ArrayList<>(params.getOrDefault("chon", List.of()));
        if (inputs.form().ok()) {
            var reference = inputs.document().reference("Cử cán bộ đi học lớp " + head.name());
            if (reference == null) throw new IllegalStateException("required document is missing");
            switch (nominations.decide(viewer, head, refs(ticked), inputs.scan().paper(reference))) {
                case Outcome.Done<Nominations.Decided>(var decided) -> {
                    return Views.redirect(
                            head.link("/cu-hoc-vien"),
                            response,
                            "Đã quyết định cử %d người, %d dự bị".formatted(decided.places(), decided.reserves()));
                }
                case Outcome.Refused<Nominations.Decided>(var refusal) ->
                    inputs.form().refuse(refusal);
            }
        }
        return decisionPage(viewer, head, ticked, inputs.form(), 422);
    }

    @GetMapping("/lop/{code}/van-ban/{file:[0-9a-f-]{36}}")
    ResponseEntity<InputStreamResource> scan(Viewer viewer, @PathVariable String code, @PathVariable UUID file) {
        var head = classes.head(viewer, code);
        var scan = nominations.scan(viewer, head, file);
        return Downloads.attachment(scan.file(), scan.fileName(), scan.bytes());
    }

    // --- one nomination, and who asks leave

    private record LeaveInputs(Form form, Input<String> reason, DocumentInputs document) {}

    private LeaveInputs leave(Viewer viewer, ClassHead head, Form form) {
        return new LeaveInputs(
                form,
                form.text("ly-do", "Lý do", 300).required("Ghi lý do để người khác biết vì sao"),
                DocumentInputs.in(form, classes.holders(viewer, head), false));
    }

    @GetMapping(HERE + "/{ref:[0-9a-f-]{36}}")
    ModelAndView one(Viewer viewer, @PathVariable String code, @PathVariable UUID ref) {
        var head = classes.head(viewer, code);
        return one(viewer, head, ref, leave(viewer, head, Form.blank()).form(), 200);
    }

    private ModelAndView one(Viewer viewer, ClassHead head, UUID ref, Form form, int status) {
        var one = nominations.list(viewer, head).stream()
                .filter(each -> each.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("nomination " + ref));
        return Views.page(
                "rosters/nominating/one",
                new LeavePage(
                        head,
                        one,
                        nominations.steps(viewer, head, ref),
                        Rights.is(head, Actor.ORGANISER) && one.state() == NominationState.LEAVE_ASKED,
                        Rights.maySeeNeeds(head),
                        form),
                status);
    }

    /** {@code viec=dong-y} lets them go, {@code khong} keeps them. */
    @PostMapping(HERE + "/{ref:[0-9a-f-]{36}}")
    ModelAndView judgeLeave(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam("viec") String what,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = leave(viewer, head, new Form(params));
        if (inputs.form().ok()) {
            var granted = what.equals("dong-y");
            var document = granted ? inputs.document().reference("Cho nghỉ học") : null;
            switch (summonses.judgeLeave(
                    viewer, head, ref, granted, inputs.reason().get(), document)) {
                case Outcome.Done<NominationState>(var state) -> {
                    return Views.redirect(head.link("/cu-hoc-vien"), response, state.vietnamese());
                }
                case Outcome.Refused<NominationState>(var refusal) -> {
                    if (refusal.code().equals("thieu-van-ban")) inputs.form().refuse("so-van-ban", refusal.sentence());
                    else inputs.form().refuse(refusal);
                }
            }
        }
        return one(viewer, head, ref, inputs.form(), 422);
    }
}

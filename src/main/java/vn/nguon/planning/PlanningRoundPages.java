package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.people.People;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonFilter;
import vn.nguon.people.PersonLine;
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Rounds of planning (/quy-hoach/dot): begun, proposed into, checked as of a day, decided. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class PlanningRoundPages {

    private static final String ADDRESS = "/quy-hoach/dot";
    private static final List<Option> DEEDS = List.of(
            new Option("phe-duyet", "Phê duyệt người được đề nghị"),
            new Option("khong-duyet", "Không phê duyệt người được đề nghị"),
            new Option("dua-ra", "Đưa ra khỏi quy hoạch"));

    private final PlanningRounds rounds;
    private final PlanningDecisions decisions;
    private final PlanningSubmissions submissions;
    private final DecisionForms forms;
    private final People people;

    PlanningRoundPages(
            PlanningRounds rounds,
            PlanningDecisions decisions,
            PlanningSubmissions submissions,
            DecisionForms forms,
            People people) {
        this.submissions = submissions;
        this.rounds = rounds;
        this.decisions = decisions;
        this.forms = forms;
        this.people = people;
    }

    @GetMapping(ADDRESS)
    ModelAndView list(Viewer viewer) {
        var listing = rounds.list(viewer);
        return Views.page(
                "planning/rounds",
                new RoundPage.Rounds(
                        PlanningTabs.of(viewer, ADDRESS),
                        listing.rounds(),
                        RoundPage.countedAt(listing.at()),
                        viewer.is(Role.ORGANISATION_BOARD)));
    }

    // --- beginning
    // ------------------------------------------------------------------------------------------------------------

    private record BeginInputs(
            Input<String> owner,
            Input<String> level,
            Input<String> term,
            Input<Integer> year,
            Input<String> note,
            Classifying classified) {}

    private BeginInputs beginInputs(Form form, Viewer viewer) {
        var committees = forms.planners(viewer).stream()
                .filter(card -> card.kind() != OrganisationCard.Kind.COMMUNE_COMMITTEE)
                .map(card -> new Option(card.ref().toString(), card.name()))
                .toList();
        return new BeginInputs(
                form.choice("cap-uy", "Cấp ủy lập quy hoạch", committees)
                        .initial(committees.size() == 1 ? committees.getFirst().value() : null)
                        .required("Chọn cấp ủy lập quy hoạch"),
                form.choice(
                                "cap",
                                "Cấp của chức danh",
                                Arrays.stream(Level.values())
                                        .map(level -> new Option(level.name(), level.vietnamese()))
                                        .toList())
                        .initial(Level.COMMUNE.name())
                        .required("Chọn cấp của chức danh"),
                form.text("nhiem-ky", "Nhiệm kỳ", 12)
                        .hint("Ví dụ 2025-2030")
                        .required("Nhập nhiệm kỳ")
                        .check(
                                text -> PlanningTerm.isTerm(PlanningTerm.clean(text)),
                                "Nhiệm kỳ gồm năm đầu và năm cuối, ví dụ 2025-2030"),
                form.number("nam", "Năm", 1990, 2100)
                        .initial(viewer.today().getYear())
                        .required("Nhập năm của đợt"),
                form.text("ghi-chu", "Ghi chú", 200).optional(),
                Classifying.in(form, Classification.INTERNAL));
    }

    @GetMapping(ADDRESS + "/moi")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView blank(Viewer viewer) {
        var form = Form.blank();
        beginInputs(form, viewer);
        return Views.page("planning/round-begin", new RoundPage.Begin(form));
    }

    @PostMapping(ADDRESS + "/moi")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView begin(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var form = new Form(params);
        var inputs = beginInputs(form, viewer);
        if (form.ok())
            switch (rounds.begin(
                    viewer,
                    UUID.fromString(inputs.owner().get()),
                    Level.valueOf(inputs.level().get()),
                    inputs.term().get(),
                    inputs.year().get(),
                    inputs.note().orElse(""),
                    inputs.classified().get())) {
                case Outcome.Done<UUID>(var ref) -> {
                    return Views.redirect(ADDRESS + "/" + ref, response, "Đã lập đợt quy hoạch");
                }
                case Outcome.Refused<UUID>(var refusal) -> {
                    switch (refusal.code()) {
                        case "nam-sau" -> form.refuse("nam", refusal.sentence());
                        case "mat-khi-noi-mang" -> form.refuse(Classifying.NAME, refusal.sentence());
                        case "nhiem-ky" -> form.refuse("nhiem-ky", refusal.sentence());
                        default -> form.refuse(refusal);
                    }
                }
            }
        return Views.page("planning/round-begin", new RoundPage.Begin(form), 422);
    }

    // --- one round
    // ------------------------------------------------------------------------------------------------------------

    private record Deed(DecisionForms.Inputs decision, Input<String> deed, Input<String> reason) {}

    private Deed deed(Form form, Viewer viewer) {
        var deeds = viewer.is(Role.ORGANISATION_BOARD) ? DEEDS : DEEDS.subList(0, DEEDS.size() - 1);
        var deed = form.choice("viec", "Việc", deeds).required("Chọn việc cần ghi");
        return new Deed(forms.decision(form, viewer, viewer.today()), deed, form.area("ly-do", "Lý do", 500));
    }

    private static Form returning(Form form) {
        form.area("can-sua", "Điều cần sửa", 500).required("Nhập điều cần sửa khi trả lại");
        return form;
    }

    @GetMapping(ADDRESS + "/{ref:[0-9a-fA-F-]{36}}")
    ModelAndView round(Viewer viewer, @PathVariable UUID ref, @RequestParam MultiValueMap<String, String> params) {
        var form = Form.blank();
        deed(form, viewer);
        return page(viewer, ref, params, form, List.of(), 200);
    }

    private ModelAndView page(
            Viewer viewer,
            UUID ref,
            MultiValueMap<String, String> params,
            Form decision,
            List<String> ticked,
            int status) {
        return page(viewer, ref, params, decision, ticked, returning(Form.blank()), status);
    }

    private ModelAndView page(
            Viewer viewer,
            UUID ref,
            MultiValueMap<String, String> params,
            Form decision,
            List<String> ticked,
            Form returning,
            int status) {
        var dayForm = status == 200 && params.containsKey("ngay") ? new Form(params) : Form.blank();
        var asked = dayForm.date("ngay", "Kiểm tra theo quy định ngày").initial(viewer.today());
        var day = Objects.requireNonNullElse(asked.value(), viewer.today());
        var query = ListQuery.from(status == 200 ? params.toSingleValueMap() : Map.of(), "don-vi");
        var checked = rounds.check(
                viewer,
                ref,
                day,
                new PlanningRounds.Asked(Pick.asked(query.filter("loc")), query.size(), query.offset()));
        var picks = checked.picks();
        return Views.page(
                "planning/round",
                new RoundPage(
                        PlanningTabs.of(viewer, ADDRESS),
                        checked.round(),
                        ADDRESS + "/" + ref,
                        dayForm,
                        Vn.date(day),
                        checked.place(),
                        checked.whole(),
                        Pick.shown(checked, query),
                        checked.lines(),
                        ticked,
                        switch (checked.pick()) {
                            case PROPOSED -> Pager.of(query, picks.proposed());
                            case FOUND -> Pager.of(query, picks.found(), picks.beyond());
                            case ALL -> Pager.of(query, picks.all());
                        },
                        decision,
                        checked.kept(),
                        viewer.is(Role.ORGANISATION_BOARD),
                        viewer.is(Role.ORGANISATION_BOARD) || checked.waits(),
                        checked.submission().orElse(null),
                        checked.waits() ? returning : null),
                dayForm.ok() ? status : 422);
    }

    /** Which lines are shown, as addresses and the page name them. */
    private enum Pick {
        PROPOSED("de-nghi", "Đang đề nghị", "doing", PlanningRounds.Pick.PROPOSED),
        FOUND("co-van-de", "Có vấn đề", "late", PlanningRounds.Pick.FOUND),
        ALL("tat-ca", "Tất cả", "", PlanningRounds.Pick.ALL);

        private final String name;
        private final String label;
        private final String shape;
        private final PlanningRounds.Pick means;

        Pick(String name, String label, String shape, PlanningRounds.Pick means) {
            this.name = name;
            this.label = label;
            this.shape = shape;
            this.means = means;
        }

        static PlanningRounds.@Nullable Pick asked(String name) {
            for (var pick : values()) if (pick.name.equals(name)) return pick.means;
            return null;
        }

        static List<ReviewPage.Pick> shown(PlanningRounds.Checked checked, ListQuery query) {
            var picks = checked.picks();
            return Arrays.stream(values())
                    .map(pick -> new ReviewPage.Pick(
                            pick.name,
                            pick.label,
                            pick.shape,
                            switch (pick) {
                                case PROPOSED -> picks.proposed();
                                case FOUND -> picks.found();
                                case ALL -> picks.all();
                            },
                            pick == FOUND && picks.beyond(),
                            query.with("loc", pick.name),
                            pick.means == checked.pick()))
                    .toList();
        }
    }

    @PostMapping(ADDRESS + "/{ref:[0-9a-fA-F-]{36}}/trinh-duyet")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView submit(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return switch (submissions.submit(viewer, ref)) {
            case Outcome.Done<UUID> _ ->
                Views.redirect(ADDRESS + "/" + ref, response, "Đã trình. Người duyệt thấy danh sách ở Chờ duyệt");
            case Outcome.Refused<UUID>(var refusal) -> {
                var form = Form.blank();
                deed(form, viewer);
                form.refuse(refusal);
                yield page(viewer, ref, new LinkedMultiValueMap<>(), form, List.of(), 422);
            }
        };
    }

    @PostMapping(ADDRESS + "/{ref:[0-9a-fA-F-]{36}}/tra-lai")
    @Allow(Role.APPROVER)
    ModelAndView sendBack(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = returning(new Form(params));
        if (form.ok())
            switch (submissions.sendBack(viewer, ref, Objects.requireNonNullElse(params.getFirst("can-sua"), ""))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(ADDRESS + "/" + ref, response, "Đã trả lại danh sách cho Ban Tổ chức");
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse("can-sua", refusal.sentence());
            }
        var decision = Form.blank();
        deed(decision, viewer);
        return page(viewer, ref, params, decision, List.of(), form, 422);
    }

    @PostMapping(ADDRESS + "/{ref:[0-9a-fA-F-]{36}}")
    @Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView decide(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        submissions.mustDecide(viewer, ref);
        var form = new Form(params);
        var inputs = deed(form, viewer);
        var ticked = params.getOrDefault("luot", List.of()).stream()
                .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .toList();
        if (form.ok()) {
            var refs = ticked.stream().map(UUID::fromString).toList();
            var reason = inputs.reason().orElse("");
            var outcome = switch (inputs.deed().get()) {
                case "phe-duyet" ->
                    decisions.approve(viewer, ref, refs, inputs.decision().reference("Phê duyệt quy hoạch"));
                case "khong-duyet" ->
                    decisions.decline(
                            viewer, ref, refs, inputs.decision().reference("Không phê duyệt quy hoạch"), reason);
                default ->
                    decisions.end(
                            viewer,
                            refs,
                            EntryState.REMOVED,
                            inputs.decision().reference("Đưa ra khỏi quy hoạch"),
                            reason,
                            false);
            };
            switch (outcome) {
                case Outcome.Done<Integer>(var count) -> {
                    return Views.redirect(
                            ADDRESS + "/" + ref, response, "Đã ghi quyết định cho %d lượt".formatted(count));
                }
                case Outcome.Refused<Integer>(var refusal) -> {
                    switch (refusal.code()) {
                        case "thieu-ly-do" -> form.refuse("ly-do", refusal.sentence());
                        case "sau-hom-nay", "truoc-khi-quy-hoach" -> form.refuse("ngay", refusal.sentence());
                        default -> form.refuse(refusal);
                    }
                }
            }
        }
        return page(viewer, ref, params, form, ticked, 422);
    }

    // --- proposing
    // ------------------------------------------------------------------------------------------------------------

    private record ProposeInputs(
            DecisionForms.Inputs paper, Input<UUID> person, Input<String> organisation, Input<String> title) {}

    private ProposeInputs proposeInputs(Form form, Viewer viewer, PlanningRound round, @Nullable UUID person) {
        return new ProposeInputs(
                forms.paper(form, viewer),
                form.uuid("nguoi", "Người được đề nghị").initial(person).required("Tìm và chọn người được đề nghị"),
                form.choice(
                                "to-chuc",
                                "Tổ chức",
                                forms.planners(viewer).stream()
                                        .filter(card -> Level.of(card.kind()) == round.level())
                                        .map(card -> new Option(card.ref().toString(), card.name()))
                                        .toList())
                        .required("Chọn tổ chức có chức danh"),
                form.text("chuc-danh", "Chức danh quy hoạch", 200)
                        .hint("Ví dụ Bí thư Đảng ủy")
                        .required("Nhập chức danh quy hoạch"));
    }

    @GetMapping(ADDRESS + "/{ref}/de-nghi")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView proposal(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam(name = "q", defaultValue = "") String name,
            @RequestParam(name = "nguoi", required = false) @Nullable UUID person) {
        var round = rounds.round(viewer, ref);
        var form = Form.blank();
        proposeInputs(form, viewer, round, person);
        return proposePage(viewer, round, name, person, form, 200);
    }

    private ModelAndView proposePage(
            Viewer viewer, PlanningRound round, String name, @Nullable UUID person, Form form, int status) {
        List<PersonCard> found = name.isBlank()
                ? List.of()
                : people.list(viewer, PersonFilter.of(name, 20)).lines().stream()
                        .map(PersonLine::person)
                        .toList();
        return Views.page(
                "planning/round-propose",
                new RoundPage.Propose(
                        round,
                        ADDRESS + "/" + round.ref(),
                        new Field("q", "Tìm người theo họ tên", name, null, null),
                        found,
                        person == null ? null : people.card(viewer, person),
                        form),
                status);
    }

    @PostMapping(ADDRESS + "/{ref}/de-nghi")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView propose(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var round = rounds.round(viewer, ref);
        var form = new Form(params);
        var inputs = proposeInputs(form, viewer, round, null);
        if (form.ok())
            switch (rounds.propose(
                    viewer,
                    ref,
                    inputs.person().get(),
                    UUID.fromString(inputs.organisation().get()),
                    inputs.title().get(),
                    inputs.paper().reference("Đề nghị quy hoạch"))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(ADDRESS + "/" + ref, response, "Đã ghi đề nghị");
                }
                case Outcome.Refused<UUID>(var refusal) -> {
                    if (refusal.code().equals("sau-hom-nay")) form.refuse("ngay", refusal.sentence());
                    else form.refuse(refusal);
                }
            }
        return proposePage(viewer, round, "", inputs.person().value(), form, 422);
    }
}

package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.people.People;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The planning list (/quy-hoach) and one person's history. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE})
class PlanningPages {

    private static final Field.Look PLAIN = new Field.Look("text", null, null, false, false);

    private final Planning planning;
    private final People people;
    private final PlanningFilters filters;
    private final PlanningMaps maps;
    private final PlanningRounds rounds;

    PlanningPages(Planning planning, People people, PlanningFilters filters, PlanningMaps maps, PlanningRounds rounds) {
        this.planning = planning;
        this.people = people;
        this.filters = filters;
        this.maps = maps;
        this.rounds = rounds;
    }

    @Bean
    static MenuItem planningMenu() {
        return new MenuItem(
                30, "Quy hoạch", "/quy-hoach", "source", Set.of(Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE));
    }

    @GetMapping("/quy-hoach")
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = PlanningFilters.query(params);
        var shown = maps.show(viewer, query);
        var choices = shown.choices();
        var filter = filters.of(viewer, query, shown, query.size(), query.offset());
        var tooFar = query.offset() > PlanningFilter.FURTHEST;
        var listing = tooFar ? planning.tooFar(viewer, filter) : planning.list(viewer, filter);
        var asOf = filter.asOf();
        var dayForm = dayForm(params, viewer.today());
        var fields = List.of(
                new Field("q", "Họ và tên", query.filter("q"), null, null),
                choice(query, "nhiem-ky", "Nhiệm kỳ", options(choices.terms()), "Tất cả nhiệm kỳ"),
                choice(query, "chuc-danh", "Chức danh", options(choices.titles()), "Tất cả chức danh"),
                shown.at().field(),
                choice(
                        query,
                        "trang-thai",
                        "Trạng thái",
                        List.of(new Option("da-dua-ra", "Đã kết thúc"), new Option("tat-ca", "Cả hai")),
                        "Đang quy hoạch"),
                choice(
                        query,
                        "nhom",
                        "Nhóm",
                        viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER)
                                ? List.of(
                                        new Option("nu", "Nữ"),
                                        new Option("tre", "Cán bộ trẻ"),
                                        new Option("dan-toc", "Người dân tộc thiểu số"))
                                : List.of(new Option("nu", "Nữ"), new Option("tre", "Cán bộ trẻ")),
                        "Tất cả"));
        return Views.page(
                "planning/planning",
                new PlanningPage(
                        PlanningTabs.of(viewer, "/quy-hoach"),
                        query,
                        shown.with(fields),
                        shown.at(),
                        dayForm,
                        asOf == null ? "" : Vn.date(asOf),
                        kept(query),
                        listing.entries(),
                        Pager.of(
                                query,
                                listing.totals().entries(),
                                listing.totals().beyond()),
                        listing.totals().people(),
                        viewer.is(Role.ORGANISATION_BOARD),
                        query.with("trang", null),
                        tooFar),
                dayForm.ok() ? 200 : 422);
    }

    private static Form dayForm(Map<String, String> params, LocalDate today) {
        var typed = params.getOrDefault(PlanningFilters.AS_OF, "");
        var form = typed.isBlank() ? Form.blank() : new Form(Map.of(PlanningFilters.AS_OF, List.of(typed)));
        form.date(PlanningFilters.AS_OF, "Danh sách tại ngày")
                .check(day -> !day.isAfter(today), "Ngày này chưa đến. Chọn hôm nay hoặc một ngày đã qua");
        return form;
    }

    /** Filters that a link brought and the form has no field for. */
    private static Map<String, String> kept(ListQuery query) {
        var kept = new TreeMap<String, String>();
        for (var name : List.of("dot", PlanningFilters.LISTS))
            if (!query.filter(name).isEmpty()) kept.put(name, query.filter(name));
        return kept;
    }

    /** The list of a filter on paper, as it stands or as it stood on a day. One that is too long goes back with the reason. */
    @GetMapping("/quy-hoach/in")
    ModelAndView print(Viewer viewer, @RequestParam Map<String, String> params, HttpServletResponse response) {
        var filter = filters.of(viewer, params);
        var lists = filter.lists();
        return switch (planning.print(viewer, filter)) {
            case Outcome.Done<Planning.Printed>(var list) ->
                Views.page(
                        "planning/print",
                        new PlanningPage.Print(
                                list,
                                Vn.date(Objects.requireNonNullElse(filter.asOf(), viewer.today())),
                                lists == null ? "" : heading(rounds.round(viewer, lists))));
            case Outcome.Refused<Planning.Printed>(var refusal) ->
                Views.redirect("/quy-hoach", response, refusal.sentence());
        };
    }

    private static String heading(PlanningRound round) {
        return "%s, %s, nhiệm kỳ %s"
                .formatted(
                        round.owner(),
                        round.level().vietnamese().toLowerCase(java.util.Locale.ROOT),
                        round.term().replace('-', '–'));
    }

    private static Field choice(ListQuery query, String id, String label, List<Option> options, String any) {
        return new Field(id, label, query.filter(id), null, null, options, any, PLAIN);
    }

    private static List<Option> options(List<String> values) {
        return values.stream().map(value -> new Option(value, value)).toList();
    }

    @GetMapping("/quy-hoach/nguoi/{ref}")
    ModelAndView person(Viewer viewer, @PathVariable UUID ref) {
        var person = people.card(viewer, ref);
        return Views.page(
                "planning/person",
                new PersonPlanningPage(
                        person,
                        planning.ofPerson(viewer, person.id()),
                        planning.courses(viewer, person.id()),
                        viewer.is(Role.ORGANISATION_BOARD)));
    }

    /** One entry: its way, and what the checks said with each decision about it. */
    @GetMapping("/quy-hoach/luot/{ref}")
    @Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
    ModelAndView entry(Viewer viewer, @PathVariable UUID ref) {
        var entry = planning.entry(viewer, ref);
        return Views.page(
                "planning/entry",
                new CheckPage.EntryPage(
                        entry,
                        planning.courses(viewer, entry.person().id()).stream()
                                .filter(course -> course.ref().equals(ref))
                                .toList(),
                        rounds.kept(viewer, ref),
                        viewer.is(Role.ORGANISATION_BOARD)));
    }
}

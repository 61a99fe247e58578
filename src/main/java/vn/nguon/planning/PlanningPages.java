package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.People;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** The planning list (/quy-hoach), one person's history, and taking out by a decision. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE})
class PlanningPages {

    private static final Field.Look PLAIN = new Field.Look("text", null, null, false, false);

    private final Planning planning;
    private final People people;
    private final Units units;

    PlanningPages(Planning planning, People people, Units units) {
        this.planning = planning;
        this.people = people;
        this.units = units;
    }

    @Bean
    static MenuItem planningMenu() {
        return new MenuItem(
                30, "Quy hoạch", "/quy-hoach", "source", Set.of(Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE));
    }

    @GetMapping("/quy-hoach")
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "don-vi", "ten", "chuc-danh", "quyet-dinh");
        var choices = planning.choices(viewer);
        var organisation = choices.organisations().stream()
                .filter(choice -> choice.ref().toString().equals(query.filter("to-chuc")))
                .findFirst();
        var filter = new PlanningFilter(
                query.filter("q"),
                query.filter("nhiem-ky"),
                query.filter("chuc-danh"),
                organisation.map(Planning.OrganisationChoice::id).orElse(null),
                switch (query.filter("trang-thai")) {
                    case "da-dua-ra" -> PlanningFilter.Standing.REMOVED;
                    case "tat-ca" -> PlanningFilter.Standing.ALL;
                    default -> PlanningFilter.Standing.STANDS;
                },
                switch (query.sort()) {
                    case "ten" -> PlanningFilter.Order.NAME;
                    case "chuc-danh" -> PlanningFilter.Order.TITLE;
                    case "quyet-dinh" -> PlanningFilter.Order.DECISION;
                    default -> PlanningFilter.Order.ORGANISATION;
                },
                query.descending(),
                query.size(),
                query.offset());
        var listing = planning.list(viewer, filter);
        var fields = List.of(
                new Field("q", "Họ và tên", query.filter("q"), null, null),
                choice(query, "nhiem-ky", "Nhiệm kỳ", options(choices.terms()), "Tất cả nhiệm kỳ"),
                choice(query, "chuc-danh", "Chức danh", options(choices.titles()), "Tất cả chức danh"),
                choice(
                        query,
                        "to-chuc",
                        "Tổ chức",
                        choices.organisations().stream()
                                .map(one -> new Option(one.ref().toString(), one.name()))
                                .toList(),
                        "Tất cả tổ chức"),
                choice(
                        query,
                        "trang-thai",
                        "Trạng thái",
                        List.of(new Option("da-dua-ra", "Đã đưa ra"), new Option("tat-ca", "Cả hai")),
                        "Đang quy hoạch"));
        return Views.page(
                "planning/planning",
                new PlanningPage(
                        query,
                        fields,
                        listing.entries(),
                        Pager.of(query, listing.totals().entries()),
                        listing.totals().people(),
                        viewer.is(Role.ORGANISATION_BOARD),
                        query.offset() > PlanningFilter.FURTHEST));
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
                        person, planning.ofPerson(viewer, person.id()), viewer.is(Role.ORGANISATION_BOARD)));
    }

    private record RemovalInputs(
            Input<String> number, Input<java.time.LocalDate> dated, Input<String> issuer, Input<String> reason) {
        static RemovalInputs of(Form form, List<OrganisationCard> issuers) {
            return new RemovalInputs(
                    form.text("so", "Số quyết định", 40).hint("Ví dụ 512-QĐ/HU").required("Nhập số quyết định"),
                    form.date("ngay", "Ngày quyết định").required("Nhập ngày quyết định"),
                    form.choice(
                                    "co-quan",
                                    "Cơ quan ban hành",
                                    issuers.stream()
                                            .map(card -> new Option(card.ref().toString(), card.name()))
                                            .toList())
                            .required("Chọn cơ quan ban hành"),
                    form.area("ly-do", "Lý do", 500).required("Nhập lý do đưa ra khỏi quy hoạch"));
        }
    }

    /** Party organisations of today's map that the viewer may look into, and on the day of the entry, for those ended since. */
    private List<OrganisationCard> issuers(Viewer viewer, Entry entry) {
        var visible = planning.visibleOrganisations(viewer);
        return Stream.concat(
                        units.organisations(viewer.today()).stream(),
                        units.organisations(entry.decidedOn()).stream()
                                .filter(card ->
                                        card.lastDay() != null && card.lastDay().isBefore(viewer.today())))
                .filter(card -> card.form() == OrganisationCard.Form.PARTY && visible.contains(card.ref()))
                .toList();
    }

    @GetMapping("/quy-hoach/luot/{ref}/dua-ra")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView removal(Viewer viewer, @PathVariable UUID ref) {
        var entry = planning.entry(viewer, ref);
        var form = Form.blank();
        RemovalInputs.of(form, issuers(viewer, entry));
        return Views.page("planning/remove", new RemovalPage(entry, form));
    }

    @PostMapping("/quy-hoach/luot/{ref}/dua-ra")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView remove(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var entry = planning.entry(viewer, ref);
        var form = new Form(params);
        var issuers = issuers(viewer, entry);
        var inputs = RemovalInputs.of(form, issuers);
        if (form.ok()) {
            var issuer = issuers.stream()
                    .filter(card -> card.ref().toString().equals(inputs.issuer().get()))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("issuer"));
            var decision = new DocumentReference(
                    inputs.number().get(), inputs.dated().get(), issuer.id(), "", "Đưa ra khỏi quy hoạch");
            switch (planning.remove(viewer, ref, decision, inputs.reason().get())) {
                case Outcome.Done<Entry>(var removed) -> {
                    return Views.redirect(
                            "/quy-hoach/nguoi/" + removed.person().ref(),
                            response,
                            "Đã đưa %s ra khỏi quy hoạch"
                                    .formatted(removed.person().fullName()));
                }
                case Outcome.Refused<Entry>(var refusal) -> {
                    switch (refusal.code()) {
                        case "truoc-khi-quy-hoach", "sau-hom-nay" -> form.refuse("ngay", refusal.sentence());
                        default -> form.refuse(refusal);
                    }
                }
            }
        }
        return Views.page("planning/remove", new RemovalPage(entry, form), 422);
    }
}

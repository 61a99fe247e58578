package vn.nguon.rosters.nominating;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.planning.Planning;
import vn.nguon.rosters.PlannedOptions;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.units.OrganisationFilters;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Planned and never trained; trained more than once. One click from the home page. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class TrainingPages {
    static final String UNTRAINED = "/boi-duong/chua-hoc";
    static final String REPEATED = "/boi-duong/hoc-nhieu-lan";

    private final TrainingNeeds needs;
    private final Planning planning;
    private final OrganisationFilters organisations;

    TrainingPages(TrainingNeeds needs, Planning planning, OrganisationFilters organisations) {
        this.needs = needs;
        this.planning = planning;
        this.organisations = organisations;
    }

    @GetMapping(UNTRAINED)
    ModelAndView untrained(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var asked = asked(viewer, query, true);
        var page = needs.untrained(viewer, filter(query, asked.at()));
        return Views.page(
                "rosters/nominating/training",
                new TrainingPage(
                        false,
                        page.lines(),
                        List.of(),
                        asked.fields(),
                        asked.at().question(),
                        query,
                        Pager.of(query, page.total(), page.beyond()),
                        page.beyond() && page.lines().isEmpty()));
    }

    @GetMapping(REPEATED)
    ModelAndView repeated(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var asked = asked(viewer, query, false);
        var page = needs.repeated(viewer, filter(query, asked.at()));
        return Views.page(
                "rosters/nominating/training",
                new TrainingPage(
                        true,
                        List.of(),
                        page.lines(),
                        asked.fields(),
                        asked.at().question(),
                        query,
                        Pager.of(query, page.total(), page.beyond()),
                        page.beyond() && page.lines().isEmpty()));
    }

    private static TrainingNeeds.Filter filter(ListQuery query, OrganisationFilter at) {
        var organisation = at.ref();
        return new TrainingNeeds.Filter(
                query.filter("ten-cb"),
                query.filter("chuc-danh"),
                query.filter("nhiem-ky"),
                organisation != null
                        ? organisation
                        : NominationPages.uuid(query.filter(AT)).orElse(null),
                query.size(),
                query.offset());
    }

    /** In the address: the organisation. */
    private static final String AT = "noi";

    /** The filters, that by organisation among them. */
    private record Asked(List<Field> fields, OrganisationFilter at) {}

    private Asked asked(Viewer viewer, ListQuery query, boolean planned) {
        var many = organisations.many(viewer);
        var choices = !many
                ? planning.choices(viewer)
                : planned ? planning.words(viewer) : new Planning.Choices(List.of(), List.of(), List.of());
        var at = many
                ? organisations.typed(viewer, query, AT, "Tổ chức")
                : organisations.picked(query, AT, "Tổ chức", "Tất cả", choices.organisations());
        var form = new Form(
                Map.of("chuc-danh", List.of(query.filter("chuc-danh")), "nhiem-ky", List.of(query.filter("nhiem-ky"))));
        var fields = new ArrayList<Field>();
        fields.add(new Field("ten-cb", "Tên", query.filter("ten-cb"), null, null));
        if (planned) {
            fields.add(form.choice("chuc-danh", "Chức danh", PlannedOptions.titles(choices.titles()))
                    .field()
                    .orAll());
            fields.add(form.choice("nhiem-ky", "Nhiệm kỳ", PlannedOptions.terms(choices.terms()))
                    .field()
                    .orAll());
        }
        fields.add(at.field());
        return new Asked(fields, at);
    }
}

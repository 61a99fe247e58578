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
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
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

    TrainingPages(TrainingNeeds needs, Planning planning) {
        this.needs = needs;
        this.planning = planning;
    }

    @GetMapping(UNTRAINED)
    ModelAndView untrained(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var page = needs.untrained(viewer, filter(query));
        return Views.page(
                "rosters/nominating/training",
                new TrainingPage(
                        false,
                        page.lines(),
                        List.of(),
                        filters(viewer, query, true),
                        query,
                        Pager.of(query, page.total(), page.beyond()),
                        page.beyond() && page.lines().isEmpty()));
    }

    @GetMapping(REPEATED)
    ModelAndView repeated(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var page = needs.repeated(viewer, filter(query));
        return Views.page(
                "rosters/nominating/training",
                new TrainingPage(
                        true,
                        List.of(),
                        page.lines(),
                        filters(viewer, query, false),
                        query,
                        Pager.of(query, page.total(), page.beyond()),
                        page.beyond() && page.lines().isEmpty()));
    }

    private static TrainingNeeds.Filter filter(ListQuery query) {
        return new TrainingNeeds.Filter(
                query.filter("ten-cb"),
                query.filter("chuc-danh"),
                query.filter("nhiem-ky"),
                NominationPages.uuid(query.filter("noi")).orElse(null),
                query.size(),
                query.offset());
    }

    private List<Field> filters(Viewer viewer, ListQuery query, boolean planned) {
        var choices = planning.choices(viewer);
        var form = new Form(Map.of(
                "chuc-danh",
                List.of(query.filter("chuc-danh")),
                "nhiem-ky",
                List.of(query.filter("nhiem-ky")),
                "noi",
                List.of(query.filter("noi"))));
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
        fields.add(form.choice(
                        "noi",
                        "Tổ chức",
                        choices.organisations().stream()
                                .map(one -> new Option(one.ref().toString(), one.name()))
                                .toList())
                .field()
                .orAll());
        return fields;
    }
}

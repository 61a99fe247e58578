package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.MapChoice;
import vn.nguon.web.Allow;
import vn.nguon.web.CountAgain;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Gauges of planning by organisation (/quy-hoach/don-vi) and by title (/quy-hoach/chuc-danh); each number leads to the list behind it. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE})
class PlanningGaugePages {
    static final String ORGANISATIONS = "/quy-hoach/don-vi";
    static final String TITLES = "/quy-hoach/chuc-danh";

    private static final Field.Look PLAIN = new Field.Look("text", null, null, false, false);

    private final PlanningMaps maps;
    private final PlanningGauges gauges;

    PlanningGaugePages(PlanningMaps maps, PlanningGauges gauges) {
        this.maps = maps;
        this.gauges = gauges;
    }

    @GetMapping(ORGANISATIONS)
    ModelAndView byOrganisation(Viewer viewer, @RequestParam Map<String, String> params) {
        return page(viewer, params, PlanningGauges.By.ORGANISATION);
    }

    @GetMapping(TITLES)
    ModelAndView byTitle(Viewer viewer, @RequestParam Map<String, String> params) {
        return page(viewer, params, PlanningGauges.By.TITLE);
    }

    @PostMapping(ORGANISATIONS + CountAgain.PATH)
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView countOrganisationsAgain(
            Viewer viewer, @RequestParam Map<String, String> params, HttpServletResponse response) {
        return CountAgain.answer(gauges.countAgain(viewer), ORGANISATIONS, params, response);
    }

    @PostMapping(TITLES + CountAgain.PATH)
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView countTitlesAgain(
            Viewer viewer, @RequestParam Map<String, String> params, HttpServletResponse response) {
        return CountAgain.answer(gauges.countAgain(viewer), TITLES, params, response);
    }

    private ModelAndView page(Viewer viewer, Map<String, String> params, PlanningGauges.By by) {
        var query = ListQuery.from(params, "ten");
        var shown = maps.show(viewer, query);
        var choices = shown.choices();
        var byTitle = by == PlanningGauges.By.TITLE;
        var at = shown.at();
        var scope = new PlanningGauges.Scope(
                query.filter("nhiem-ky"),
                byTitle ? "" : query.filter("chuc-danh"),
                byTitle ? at.id() : null,
                shown.day());
        var term = choice(query, "nhiem-ky", "Nhiệm kỳ", options(choices.terms()), "Tất cả nhiệm kỳ");
        var filters = byTitle
                ? List.of(term, at.field())
                : List.of(term, choice(query, "chuc-danh", "Chức danh", options(choices.titles()), "Tất cả chức danh"));
        var counted = gauges.gauges(viewer, scope, by, query.size(), query.offset());
        return Views.page(
                "planning/gauges",
                new RoundPage.Gauges(
                        PlanningTabs.of(viewer, byTitle ? TITLES : ORGANISATIONS),
                        byTitle,
                        query,
                        shown.with(filters),
                        byTitle ? at.question() : null,
                        counted,
                        byTitle ? null : Pager.of(query, counted.total(), counted.beyond()),
                        behind(scope, at.ref()),
                        viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER),
                        counted.at() != null && viewer.is(Role.ORGANISATION_BOARD)));
    }

    /** Query of the list behind the whole; rows add their own organisation or title. */
    private static String behind(PlanningGauges.Scope scope, @Nullable UUID organisation) {
        var map = scope.map();
        return "/quy-hoach?nhiem-ky=%s&chuc-danh=%s&to-chuc=%s%s"
                .formatted(
                        encode(scope.term()),
                        encode(scope.title()),
                        scope.organisation() == null || organisation == null ? "" : organisation,
                        map == null ? "" : "&" + MapChoice.NAME + "=" + encode(Vn.date(map)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Field choice(ListQuery query, String id, String label, List<Option> options, String any) {
        return new Field(id, label, query.filter(id), null, null, options, any, PLAIN);
    }

    private static List<Option> options(List<String> values) {
        return values.stream().map(value -> new Option(value, value)).toList();
    }
}

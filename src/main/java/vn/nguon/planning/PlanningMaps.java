package vn.nguon.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.units.MapChoice;
import vn.nguon.units.OrganisationChoice;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.units.OrganisationFilters;
import vn.nguon.units.Units;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;

/**
 * Lists and gauges of planning at the organisations that decisions name, or at those that they became by a later map: entries of terms
 * that were over stay where they were.
 */
@Component
class PlanningMaps {
    private final PlanningChoices offered;
    private final Units units;
    private final OrganisationFilters organisations;

    PlanningMaps(PlanningChoices offered, Units units, OrganisationFilters organisations) {
        this.offered = offered;
        this.units = units;
        this.organisations = organisations;
    }

    /** In the address: the organisation. */
    static final String AT = "to-chuc";

    /**
     * @param choices on the chosen map @param at the organisation, of that map too @param map null when no map has changed since @param day null
     *     for as written
     */
    record Shown(
            Planning.Choices choices,
            OrganisationFilter at,
            @Nullable Field map,
            @Nullable LocalDate day) {
        /** The filters with the choice of map behind them. */
        List<Field> with(List<Field> filters) {
            if (map == null) return filters;
            var all = new ArrayList<>(filters);
            all.add(map);
            return all;
        }
    }

    /** Three statements, four on a later map; for who looks into a great many organisations three or four, too. */
    Shown show(Viewer viewer, ListQuery query) {
        var many = organisations.many(viewer);
        var choices = many ? offered.words(viewer) : offered.choices(viewer, null);
        var ids = many
                ? offered.ended(viewer)
                : choices.organisations().stream().map(OrganisationChoice::id).toList();
        var days = ids.isEmpty() ? List.<LocalDate>of() : units.mapDays(ids, viewer.today());
        var choice = MapChoice.of(days, query.filter(MapChoice.NAME), "Như quyết định");
        var day = choice.day();
        var shown = day == null || many ? choices : offered.choices(viewer, day);
        var at = many
                ? organisations.typed(viewer, query, AT, "Tổ chức")
                : organisations.picked(query, AT, "Tổ chức", "Tất cả tổ chức", shown.organisations());
        return new Shown(shown, at, choice.field(), day);
    }
}

package vn.nguon.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.units.MapChoice;
import vn.nguon.units.Units;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;

/**
 * Lists and gauges of planning at the organisations that decisions name, or at those that they became by a later map: entries of terms
 * that were over stay where they were.
 */
@Component
class PlanningMaps {
    private final PlanningReads reads;
    private final Units units;

    PlanningMaps(PlanningReads reads, Units units) {
        this.reads = reads;
        this.units = units;
    }

    /** @param choices on the chosen map @param map null when no map has changed since @param day null for as written */
    record Shown(
            Planning.Choices choices,
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

    /** Two statements, three on a later map. */
    Shown show(Viewer viewer, ListQuery query) {
        var choices = reads.choices(viewer, null);
        var ids = choices.organisations().stream()
                .map(Planning.OrganisationChoice::id)
                .toList();
        var days = ids.isEmpty() ? List.<LocalDate>of() : units.mapDays(ids, viewer.today());
        var choice = MapChoice.of(days, query.filter(MapChoice.NAME), "Như quyết định");
        var day = choice.day();
        return new Shown(day == null ? choices : reads.choices(viewer, day), choice.field(), day);
    }
}

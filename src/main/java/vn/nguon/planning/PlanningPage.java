package vn.nguon.planning;

import java.util.List;
import java.util.Map;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Tab;

/**
 * The table of planning entries.
 *
 * @param at the filter by organisation, of which {@code filters} hold the field
 * @param form of the day as which the list is shown
 * @param asOf that day in words, "" for today
 * @param kept filters that have no field of their own, by name
 * @param people different persons among all that the filter has; {@code exportQuery} the same rows as a file or on paper
 */
public record PlanningPage(
        List<Tab> tabs,
        ListQuery query,
        List<Field> filters,
        OrganisationFilter at,
        Form form,
        String asOf,
        Map<String, String> kept,
        List<Entry> entries,
        Pager pager,
        int people,
        boolean mayWrite,
        String exportQuery,
        boolean tooFar) {

    /** The list on paper. */
    public record Print(Planning.Printed list, String asOf, String heading) {}
}

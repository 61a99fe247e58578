package vn.nguon.units;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Pager;

/**
 * Organisations on a day, a page of them.
 *
 * @param filters by name and kind
 * @param narrowed whether a name or kind is asked for
 * @param draws the viewer may change the map, not only read it
 */
public record OrganisationsPage(
        Form day,
        LocalDate shown,
        List<OrganisationCard> organisations,
        Pager pager,
        List<Field> filters,
        boolean narrowed,
        boolean draws) {
    public OrganisationsPage {
        organisations = List.copyOf(organisations);
        filters = List.copyOf(filters);
    }
}

package vn.nguon.people;

import java.util.List;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.web.Field;
import vn.nguon.web.KeyPager;
import vn.nguon.web.ListQuery;

/** The list of cadres. @param choices filters besides the name, that by organisation among them */
public record PeoplePage(
        ListQuery query,
        Field text,
        List<Field> choices,
        OrganisationFilter at,
        List<PersonLine> lines,
        KeyPager pager,
        boolean mayWrite) {}

package vn.nguon.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The list of cadres. @param tooFar the page lies behind the last one that is shown */
public record PeoplePage(
        ListQuery query,
        Field text,
        Field organisation,
        @Nullable String organisationName,
        List<PersonLine> lines,
        Pager pager,
        boolean mayWrite,
        boolean tooFar) {}

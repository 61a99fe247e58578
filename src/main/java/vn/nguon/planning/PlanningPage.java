package vn.nguon.planning;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Tab;

/** The table of planning entries. @param people different persons among all that the filter has; {@code exportQuery} the same rows as a file */
public record PlanningPage(
        List<Tab> tabs,
        ListQuery query,
        List<Field> filters,
        List<Entry> entries,
        Pager pager,
        int people,
        boolean mayWrite,
        String exportQuery,
        boolean tooFar) {}

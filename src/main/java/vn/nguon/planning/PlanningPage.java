package vn.nguon.planning;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The table of planning entries. @param people different persons among all that the filter has */
public record PlanningPage(
        ListQuery query,
        List<Field> filters,
        List<Entry> entries,
        Pager pager,
        int people,
        boolean mayWrite,
        boolean tooFar) {}

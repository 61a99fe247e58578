package vn.nguon.classes;

import java.util.List;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The list of classes. @param years to filter by @param mayMake the viewer may prepare classes */
public record ClassesPage(
        ListQuery query, List<ClassLists.ClassLine> lines, Pager pager, List<Integer> years, boolean mayMake) {
    public ClassState[] states() {
        return ClassState.values();
    }
}

package vn.nguon.rosters.nominating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/**
 * Who of the planned needs the class (/lop/{code}/cu-hoc-vien/can-hoc). @param call null while nothing is asked for
 * @param needs null for whoever only prepares the class: they get {@code counted}, numbers by commune
 */
public record NeedPage(
        ClassHead head,
        @Nullable Call call,
        Nominations.@Nullable Needs needs,
        List<NeedCount> counted,
        List<Field> filters,
        ListQuery query,
        Pager pager) {
    public int count(Standing standing) {
        return needs == null ? 0 : needs.counts().getOrDefault(standing, 0);
    }

    /** Standings that occur, as links of the filter. */
    public List<Standing> standings() {
        return java.util.Arrays.stream(Standing.values())
                .filter(standing -> count(standing) > 0)
                .toList();
    }
}

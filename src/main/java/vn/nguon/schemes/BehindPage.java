package vn.nguon.schemes;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The list behind a number. @param which the choice of rows */
public record BehindPage(
        Scheme scheme,
        Scheme.Target target,
        int year,
        BehindTheNumber.Lines behind,
        Field which,
        ListQuery query,
        Pager pager) {
    public List<BehindTheNumber.Line> lines() {
        return behind.lines();
    }

    public String address() {
        return "/de-an/%s/%s/%d".formatted(scheme.ref(), target.ref(), year);
    }
}

package vn.nguon.rosters;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Field;
import vn.nguon.web.Pager;

/** Who is planned beneath the class's organisers and not on its roster. @param trained how many of them a finished class trained */
public record MissingPage(
        ClassHead head,
        int total,
        long trained,
        Field unit,
        boolean filtered,
        List<KnownPerson> rows,
        Pager pager,
        boolean mayAdd) {}

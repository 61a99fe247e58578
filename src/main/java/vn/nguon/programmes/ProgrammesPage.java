package vn.nguon.programmes;

import java.util.List;
import vn.nguon.sheets.Import;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The list of programmes. @param mayMake the viewer may build programmes @param imports files taken in or under review, newest first */
public record ProgrammesPage(
        ListQuery query, List<ProgrammeLine> lines, Pager pager, boolean mayMake, List<Import> imports) {}

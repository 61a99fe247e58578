package vn.nguon.reports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.web.ListQuery;

/** What a table's address says, and back. What it does not know it takes as not said. */
final class ReportAddress {
    static final String HOME = "/tong-hop";
    static final String ROWS = "theo";
    static final String COLUMNS = "cot";
    static final String YEAR = "nam";
    static final String TITLE = "chuc-danh";
    static final String TERM = "nhiem-ky";
    static final String CODE = "lop";
    static final String ORGANISATION = "to-chuc";
    /** Row and column of one number, in the address of its list. */
    static final String ROW = "hang";

    static final String CELL = "o";

    private ReportAddress() {}

    static ListQuery query(Map<String, String> params) {
        return ListQuery.from(params, ReportTable.USUAL);
    }

    /** The same with the sorts that a table has. */
    static ListQuery query(Map<String, String> params, ReportTable table) {
        return ListQuery.from(params, table.sorts().toArray(String[]::new));
    }

    /** @param offered to the viewer; the first one counts when the address names none of them */
    static ReportQuery read(Subject subject, List<Dimension> offered, ListQuery query, Reports.Ground ground) {
        var rows = Dimension.of(query.filter(ROWS)).filter(offered::contains).orElse(offered.getFirst());
        var columns = Dimension.of(query.filter(COLUMNS))
                .filter(one -> offered.contains(one) && one.fitsColumns() && one != rows)
                .orElse(null);
        return new ReportQuery(
                subject,
                rows,
                columns,
                year(query.filter(YEAR)),
                query.filter(TITLE),
                query.filter(TERM),
                query.filter(CODE),
                organisation(query.filter(ORGANISATION), ground.at()),
                ground.day());
    }

    private static @Nullable Integer year(String typed) {
        return typed.matches("[0-9]{4}") ? Integer.valueOf(typed) : null;
    }

    /** One that is not offered sifts too: what lies within reach of both. */
    private static @Nullable UUID organisation(String typed, OrganisationFilter at) {
        var chosen = at.ref();
        if (chosen != null) return chosen;
        return typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(typed) : null;
    }
}

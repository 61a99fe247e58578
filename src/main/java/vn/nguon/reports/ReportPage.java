package vn.nguon.reports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.web.BarChart;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Tab;

/**
 * One table with its chart.
 *
 * @param tabs the subjects
 * @param table all rows; {@code shown} those of this page
 * @param filters above the table, in their order
 * @param question in place of the table, which of the organisations called so is meant; null when none is asked for, or one is
 * @param sifted in words, what the lines are sifted by; empty for nothing
 * @param notes sentences below the table: what is counted how
 * @param again whether the viewer may have what was counted ahead counted anew
 */
public record ReportPage(
        List<Tab> tabs,
        ReportTable table,
        List<ReportTable.Row> shown,
        List<Field> filters,
        OrganisationFilter.@Nullable Question question,
        List<String> sifted,
        List<String> notes,
        boolean again,
        @Nullable BarChart chart,
        ListQuery query,
        Pager pager) {
    public ReportPage {
        tabs = List.copyOf(tabs);
        shown = List.copyOf(shown);
        filters = List.copyOf(filters);
        sifted = List.copyOf(sifted);
        notes = List.copyOf(notes);
    }

    public Subject subject() {
        return table.query().subject();
    }

    public String address() {
        return ReportAddress.HOME + "/" + subject().slug();
    }

    /** "Người học theo giới tính và năm". */
    public String title() {
        var columns = table.query().columns();
        var by = lower(heading(table.query().rows()));
        return "%s theo %s%s".formatted(subject().label(), by, columns == null ? "" : " và " + lower(heading(columns)));
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.of("vi")) + words.substring(1);
    }

    /** What stands over the rows: the year of a line is not the same for every subject. */
    public String heading(Dimension dimension) {
        return dimension == Dimension.YEAR ? subject().yearLabel() : dimension.label();
    }

    /** Where the number's list is; null when there is none for this viewer. @param row, column keys, "" for all */
    public @Nullable String behind(@Nullable String row, String column, int number) {
        if (number == 0 || row == null || table.restricted() && !(row + column).isEmpty()) return null;
        var address = address() + "/danh-sach" + query.with(ReportAddress.ROW, row);
        if (column.isEmpty()) return address;
        return "%s&%s=%s".formatted(address, ReportAddress.CELL, URLEncoder.encode(column, StandardCharsets.UTF_8));
    }
}

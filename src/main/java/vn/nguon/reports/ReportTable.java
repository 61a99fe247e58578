package vn.nguon.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as its viewer may see it. Rows sum to the totals below them, columns to the totals beside them, shares to 100.
 *
 * @param query what is shown: without what the viewer may not ask together with sensitive data
 * @param columns empty when the table has one dimension
 * @param totals of the columns, as many as those
 * @param restricted whether small counts were to be hidden from this viewer; then no row leads to a list
 * @param countedAt when it was counted ahead; null when just now
 */
public record ReportTable(
        ReportQuery query,
        List<Column> columns,
        List<Row> rows,
        List<Integer> totals,
        int total,
        boolean restricted,
        @Nullable Instant countedAt) {
    public ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /** @param key in the address of the list behind */
    public record Column(String key, String label) {}

    /**
     * @param key in the address of the list behind; null for what was folded
     * @param cells one a column
     * @param share of the whole in per cent, 2 decimals
     */
    public record Row(@Nullable String key, String label, List<Integer> cells, int total, BigDecimal share) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}

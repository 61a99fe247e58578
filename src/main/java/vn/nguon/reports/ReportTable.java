package vn.nguon.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

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
    public record Column(String key, String label) {
        /** Its sort in the address. */
        public String sort() {
            return BY_COLUMN + key;
        }
    }

    /**
     * @param key in the address of the list behind; null for what was folded
     * @param cells one a column; none in rows beyond the page that was asked for ({@link Reports#page})
     * @param share of the whole in per cent, 2 decimals
     * @param folded whether it stands for several small ones
     */
    public record Row(
            @Nullable String key, String label, List<Integer> cells, int total, BigDecimal share, boolean folded) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** @param read one a column */
        Row with(List<Integer> read) {
            return new Row(key, label, read, total, share, folded);
        }
    }

    /** Names of sorts in addresses: the usual order, by what the rows are called, by their totals. */
    static final String USUAL = "thu-tu";

    static final String BY_NAME = "ten";
    static final String BY_TOTAL = "cong";

    private static final String BY_COLUMN = "cot-";

    /** By which this table can be sorted, the usual order first. */
    public List<String> sorts() {
        return Stream.concat(
                        Stream.of(USUAL, BY_NAME, BY_TOTAL), columns.stream().map(Column::sort))
                .toList();
    }

    /** Whether it is sorted by the counts of one column. */
    static boolean byColumn(String sort) {
        return sort.startsWith(BY_COLUMN);
    }

    /** Rows that are equal keep their usual order; what was folded comes last, by name also what is not known or several. @param sort one of {@link #sorts} */
    ReportTable sorted(String sort, boolean descending) {
        if (sort.equals(USUAL)) return this;
        var order = order(sort);
        Comparator<Row> last = Comparator.comparing(row -> last(row, sort));
        return new ReportTable(
                query,
                columns,
                rows.stream()
                        .sorted(last.thenComparing(descending ? order.reversed() : order))
                        .toList(),
                totals,
                total,
                restricted,
                countedAt);
    }

    private static boolean last(Row row, String sort) {
        return row.folded() || sort.equals(BY_NAME) && row.key() != null && !Tabulation.isNamed(row.key());
    }

    private Comparator<Row> order(String sort) {
        if (sort.equals(BY_NAME)) return Comparator.comparing(Row::label, VietnameseText.order());
        var column = columns.stream().map(Column::sort).toList().indexOf(sort);
        return column < 0
                ? Comparator.comparingInt(Row::total)
                : Comparator.comparingInt(row -> row.cells().get(column));
    }
}

package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The header of a list: one row of column names, or two where wide cells stand over narrow ones. Found by its words, not
 * by its place, because the reader does not show which cells are merged.
 *
 * @param index place of its first row in {@link Sheet#rows}; {@code height} is 1 or 2 rows
 * @param at 0-based column of each meaning
 */
record Header(int index, int height, Map<Column, Integer> at, List<FoundColumn> columns) {

    /** A title block is never longer than this. */
    private static final int SEARCHED_ROWS = 100;

    /** The first row, with the row below it if that is its second half, that {@code enough} accepts. */
    static Optional<Header> find(Sheet sheet, Predicate<Map<Column, Integer>> enough) {
        var rows = sheet.rows();
        for (var i = 0; i < Math.min(rows.size(), SEARCHED_ROWS); i++) {
            var upper = rows.get(i);
            var alone = of(i, upper, null);
            if (i + 1 < rows.size() && isLowerHalf(upper, rows.get(i + 1), alone)) {
                var both = of(i, upper, rows.get(i + 1));
                if (enough.test(both.at)) return Optional.of(both);
            }
            if (enough.test(alone.at)) return Optional.of(alone);
        }
        return Optional.empty();
    }

    Optional<Integer> column(Column meaning) {
        return Optional.ofNullable(at.get(meaning));
    }

    boolean has(Column meaning) {
        return at.containsKey(meaning);
    }

    String text(Row row, Column meaning) {
        var column = at.get(meaning);
        return column == null ? "" : row.text(column);
    }

    Optional<Cell> cell(Row row, Column meaning) {
        return column(meaning).flatMap(row::at);
    }

    /** True for this header repeated further down, as on every printed page. */
    boolean isRepeatedBy(Row row) {
        if (row.cells().size() < 2) return false;
        return row.cells().entrySet().stream().allMatch(cell -> {
            var folded = cell.getValue().folded();
            return columns.stream()
                    .filter(c -> c.letter().equals(FoundColumn.letterOf(cell.getKey())))
                    .anyMatch(c -> List.of(c.heading().split(" / ", -1)).stream()
                            .anyMatch(part -> Cell.fold(part).equals(folded)));
        });
    }

    /** True for the row of column numbers, (1) (2) (3) or A B 1 2, that some forms carry under the header. */
    static boolean isNumbering(Row row) {
        return row.cells().size() >= 3
                && row.cells().values().stream().allMatch(c -> c.text().matches("\\(?(\\d{1,2}|[A-Z])\\)?"));
    }

    private static boolean isLowerHalf(Row upper, Row lower, Header alone) {
        if (lower.number() != upper.number() + 1) return false;
        if (lower.cells().values().stream().anyMatch(c -> !(c instanceof Cell.Text))) return false;
        // The name stands in the upper half (its cell is merged downwards), so a title line is never an upper half.
        var identity = alone.column(Column.NAME)
                .or(() -> alone.column(Column.FAMILY_NAME))
                .or(() -> alone.column(Column.TOPIC));
        if (identity.isEmpty() || identity.flatMap(lower::at).isPresent()) return false;
        var known = lower.cells().entrySet().stream()
                .filter(c -> ColumnWords.meaningOf(c.getValue().text(), wide(upper, c.getKey()))
                        .isPresent())
                .count();
        return known * 2 >= lower.cells().size();
    }

    private static Header of(int index, Row upper, @Nullable Row lower) {
        var at = new EnumMap<Column, Integer>(Column.class);
        var columns = new ArrayList<FoundColumn>();
        var last = Math.max(
                upper.cells().lastKey(), lower == null ? 0 : lower.cells().lastKey());
        for (var column = 0; column <= last; column++) {
            var over = upper.text(column);
            var under = lower == null ? "" : lower.text(column);
            if (over.isEmpty() && under.isEmpty()) continue;
            var meaning = under.isEmpty()
                    ? ColumnWords.meaningOf(over, "")
                    : ColumnWords.meaningOf(under, wide(upper, column)).or(() -> ColumnWords.meaningOf(over, ""));
            // Of two columns with one meaning the first counts; the second is shown as left aside.
            var taken = meaning.filter(m -> !at.containsKey(m));
            if (taken.isPresent()) at.put(taken.get(), column);
            var heading = under.isEmpty() ? over : wide(upper, column) + " / " + under;
            columns.add(new FoundColumn(FoundColumn.letterOf(column), heading, taken.orElse(null)));
        }
        settleBirth(at);
        return new Header(index, lower == null ? 1 : 2, at, List.copyOf(columns));
    }

    /** The words of the cell over a column; a wide cell is written at its left end. */
    private static String wide(Row upper, int column) {
        var upTo = upper.cells().headMap(column + 1);
        return upTo.isEmpty() ? "" : upTo.lastEntry().getValue().text();
    }

    /** "Năm sinh" beside "Ngày" and "Tháng" is the year of a date in three columns; alone it is the birth date. */
    private static void settleBirth(Map<Column, Integer> at) {
        var threeColumns = at.containsKey(Column.BORN_DAY) && at.containsKey(Column.BORN_MONTH);
        if (threeColumns && at.containsKey(Column.BORN) && !at.containsKey(Column.BORN_YEAR)) {
            at.put(Column.BORN_YEAR, at.remove(Column.BORN));
        } else if (!threeColumns && at.containsKey(Column.BORN_YEAR) && !at.containsKey(Column.BORN)) {
            at.put(Column.BORN, at.remove(Column.BORN_YEAR));
        }
    }
}

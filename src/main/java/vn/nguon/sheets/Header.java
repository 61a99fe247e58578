package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The header of a list: one row of column names, or two or three where wide cells stand over narrow ones. Found by its words, not by its
 * place; which rows and columns a cell stands over is told by merged cells, and by the words where nothing is merged.
 *
 * @param index place of its first row in {@link Sheet#rows}; {@code height} of these rows are its
 * @param endRow number of its last row, 1-based as on screen
 * @param at 0-based column of each meaning
 * @param twice columns whose meaning another column to the left has already
 */
record Header(
        int index,
        int height,
        int endRow,
        Map<Column, Integer> at,
        List<FoundColumn> columns,
        List<FoundColumn> twice) {

    /** Between the words of a wide cell and of the narrow one under it. */
    static final String BETWEEN = " / ";

    /** A title block is never longer than this. */
    private static final int SEARCHED_ROWS = 100;

    /** The first row, with the rows below it if they are its other parts, that {@code enough} accepts. */
    static Optional<Header> find(Sheet sheet, Vocabulary words, Predicate<Map<Column, Integer>> enough) {
        var merges = new Merges(sheet.merges());
        var rows = sheet.rows();
        for (var i = 0; i < Math.min(rows.size(), SEARCHED_ROWS); i++) {
            var header = at(i, rows.subList(i, Math.min(rows.size(), i + Merges.HEADER_ROWS)), merges, words, enough);
            if (header.isPresent()) return header;
        }
        return Optional.empty();
    }

    /** The header that begins in the first of the rows, if one does. */
    static Optional<Header> at(
            int index, List<Row> rows, Merges merges, Vocabulary words, Predicate<Map<Column, Integer>> enough) {
        var upper = rows.getFirst();
        var alone = of(index, rows.subList(0, 1), merges, words);
        var merged = mergedRows(rows, alone, merges);
        if (merged.size() > 1 || (rows.size() > 1 && isLowerHalf(upper, rows.get(1), alone, words))) {
            var whole = of(index, merged.size() > 1 ? merged : rows.subList(0, 2), merges, words);
            if (enough.test(whole.at)) return Optional.of(whole);
        }
        return enough.test(alone.at) ? Optional.of(alone) : Optional.empty();
    }

    /** The header that a person pointed out: which rows it has, and what its columns mean as far as words tell. */
    static Header shown(Sheet sheet, int index, boolean twoRows, Vocabulary words) {
        var merges = new Merges(sheet.merges());
        var rows = sheet.rows().subList(index, Math.min(sheet.rows().size(), index + Merges.HEADER_ROWS));
        var alone = of(index, rows.subList(0, 1), merges, words);
        if (!twoRows || rows.size() == 1) return alone;
        var merged = mergedRows(rows, alone, merges);
        return of(index, merged.size() > 1 ? merged : rows.subList(0, 2), merges, words);
    }

    /** The rows over which the cell of the name is merged downwards; the first alone where it is not. */
    private static List<Row> mergedRows(List<Row> rows, Header alone, Merges merges) {
        var first = rows.getFirst().number();
        var height = alone.identity()
                .flatMap(column -> merges.at(first, column))
                .filter(merge -> merge.top() == first && merge.height() <= Merges.HEADER_ROWS)
                .map(Merge::height)
                .orElse(1);
        return rows.stream().filter(row -> row.number() < first + height).toList();
    }

    /** The column that says whom or what a row is about. */
    private Optional<Integer> identity() {
        return column(Column.NAME).or(() -> column(Column.FAMILY_NAME)).or(() -> column(Column.TOPIC));
    }

    /** The same rows with the meanings that a person gave; columns not named are left aside. */
    Header meaning(Map<Integer, Column> said) {
        var meanings = new EnumMap<Column, Integer>(Column.class);
        said.forEach((column, meaning) -> meanings.putIfAbsent(meaning, column));
        var named = columns.stream()
                .map(c -> new FoundColumn(c.letter(), c.heading(), said.get(FoundColumn.columnOf(c.letter()))))
                .toList();
        settleBirth(meanings);
        return new Header(index, height, endRow, meanings, named, List.of());
    }

    /** The same columns under a header repeated further down. */
    Header endingAt(int row) {
        return new Header(index, height, row, at, columns, twice);
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

    @Nullable
    Cell get(Row row, Column meaning) {
        var column = at.get(meaning);
        return column == null ? null : row.get(column);
    }

    Optional<Cell> cell(Row row, Column meaning) {
        return Optional.ofNullable(get(row, meaning));
    }

    /** True for this header repeated further down, as on every printed page. */
    boolean isRepeatedBy(Row row) {
        if (row.size() < 2 || !(row.first() instanceof Cell.Text)) return false;
        return row.cells().entrySet().stream().allMatch(cell -> {
            var folded = cell.getValue().folded();
            return columns.stream()
                    .filter(c -> c.letter().equals(FoundColumn.letterOf(cell.getKey())))
                    .anyMatch(c -> List.of(c.heading().split(BETWEEN, -1)).stream()
                            .anyMatch(part -> Cell.fold(part).equals(folded)));
        });
    }

    /** True for the row of column numbers, (1) (2) (3) or A B 1 2, that some forms carry under the header. */
    static boolean isNumbering(Row row) {
        if (row.size() < 3) return false;
        for (var cell : row.values()) {
            var text = cell.text();
            if (text.length() > 4 || !text.matches("\\(?(\\d{1,2}|[A-Z])\\)?")) return false;
        }
        return true;
    }

    /** The words over a column as they are shown and remembered. */
    static String heading(String over, String under) {
        if (under.isEmpty()) return over;
        return over.isEmpty() ? under : over + BETWEEN + under;
    }

    private static boolean isLowerHalf(Row upper, Row lower, Header alone, Vocabulary words) {
        if (lower.number() != upper.number() + 1) return false;
        if (lower.values().stream().anyMatch(c -> !(c instanceof Cell.Text))) return false;
        // The name stands in the upper half (its cell is merged downwards), so a title line is never an upper half.
        var identity = alone.identity();
        if (identity.isEmpty() || identity.flatMap(lower::at).isPresent()) return false;
        var known = lower.cells().entrySet().stream()
                .filter(c -> words.meaningOf(
                                leftward(upper, c.getKey()), c.getValue().text())
                        .isPresent())
                .count();
        return known * 2 >= lower.size();
    }

    private static Header of(int index, List<Row> rows, Merges merges, Vocabulary words) {
        var at = new EnumMap<Column, Integer>(Column.class);
        var columns = new ArrayList<FoundColumn>();
        var twice = new ArrayList<FoundColumn>();
        var last = rows.stream().mapToInt(Row::lastColumn).max().orElse(-1);
        for (var column = 0; column <= last; column++) {
            var lowest = rows.size() - 1;
            while (lowest >= 0 && rows.get(lowest).text(column).isEmpty()) lowest--;
            if (lowest < 0) continue;
            var name = rows.get(lowest).text(column);
            var over = over(rows.subList(0, lowest), column, merges);
            var above = over.isEmpty() ? name : String.join(BETWEEN, over);
            var under = over.isEmpty() ? "" : name;
            var heading = heading(above, under);
            var meaning = words.meaningOf(above, under);
            var own = rows.getFirst().text(column);
            if (meaning.isEmpty() && !under.isEmpty() && !own.isEmpty() && !words.isLearnt(heading))
                meaning = words.meaningOf(own, "");
            // Of two columns with one meaning the first counts; the second is shown as left aside.
            var taken = meaning.filter(m -> !at.containsKey(m));
            if (taken.isPresent()) at.put(taken.get(), column);
            var found = new FoundColumn(FoundColumn.letterOf(column), heading, taken.orElse(null));
            columns.add(found);
            if (meaning.isPresent() && taken.isEmpty())
                twice.add(new FoundColumn(found.letter(), found.heading(), meaning.get()));
        }
        settleBirth(at);
        return new Header(index, rows.size(), rows.getLast().number(), at, List.copyOf(columns), List.copyOf(twice));
    }

    /** The words of the cells that stand over a column, from top to bottom, each once. */
    private static List<String> over(List<Row> upper, int column, Merges merges) {
        var over = new ArrayList<String>();
        for (var row : upper) {
            var text = wide(row, column, merges);
            if (!text.isEmpty() && !over.contains(text)) over.add(text);
        }
        return over;
    }

    /** The words of the cell of a row that reaches over a column. */
    private static String wide(Row row, int column, Merges merges) {
        var merge = merges.at(row.number(), column);
        if (merge.isPresent())
            return merge.get().top() == row.number() ? row.text(merge.get().left()) : "";
        return merges.anySideways(row.number()) ? row.text(column) : leftward(row, column);
    }

    /** Where nothing is merged a wide cell is known by its left end. */
    private static String leftward(Row row, int column) {
        for (var c = Math.min(column, row.lastColumn()); c >= 0; c--) {
            var cell = row.get(c);
            if (cell != null) return cell.text();
        }
        return "";
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

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
 * @param twice columns whose meaning another column to the left has already
 */
record Header(int index, int height, Map<Column, Integer> at, List<FoundColumn> columns, List<FoundColumn> twice) {

    /** A title block is never longer than this. */
    private static final int SEARCHED_ROWS = 100;

    /** The first row, with the row below it if that is its second half, that {@code enough} accepts. */
    static Optional<Header> find(Sheet sheet, Vocabulary words, Predicate<Map<Column, Integer>> enough) {
        for (var i = 0; i < Math.min(sheet.rows().size(), SEARCHED_ROWS); i++) {
            var next = i + 1 < sheet.rows().size() ? sheet.rows().get(i + 1) : null;
            var header = at(i, sheet.rows().get(i), next, words, enough);
            if (header.isPresent()) return header;
        }
        return Optional.empty();
    }

    /** The header that begins in the upper row, if one does. */
    static Optional<Header> at(
            int index, Row upper, @Nullable Row lower, Vocabulary words, Predicate<Map<Column, Integer>> enough) {
        var alone = of(index, upper, null, words);
        if (lower != null && isLowerHalf(upper, lower, alone, words)) {
            var both = of(index, upper, lower, words);
            if (enough.test(both.at)) return Optional.of(both);
        }
        return enough.test(alone.at) ? Optional.of(alone) : Optional.empty();
    }

    /** The header that a person pointed out: which rows it has, and what its columns mean as far as words tell. */
    static Header shown(Sheet sheet, int index, boolean twoRows, Vocabulary words) {
        var rows = sheet.rows();
        var lower = twoRows && index + 1 < rows.size() ? rows.get(index + 1) : null;
        return of(index, rows.get(index), lower, words);
    }

    /** The same rows with the meanings that a person gave; columns not named are left aside. */
    Header meaning(Map<Integer, Column> said) {
        var meanings = new EnumMap<Column, Integer>(Column.class);
        said.forEach((column, meaning) -> meanings.putIfAbsent(meaning, column));
        var named = columns.stream()
                .map(c -> new FoundColumn(c.letter(), c.heading(), said.get(FoundColumn.columnOf(c.letter()))))
                .toList();
        settleBirth(meanings);
        return new Header(index, height, meanings, named, List.of());
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
                    .anyMatch(c -> List.of(c.heading().split(" / ", -1)).stream()
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
        return over.isEmpty() ? under : over + " / " + under;
    }

    private static boolean isLowerHalf(Row upper, Row lower, Header alone, Vocabulary words) {
        if (lower.number() != upper.number() + 1) return false;
        if (lower.values().stream().anyMatch(c -> !(c instanceof Cell.Text))) return false;
        // The name stands in the upper half (its cell is merged downwards), so a title line is never an upper half.
        var identity = alone.column(Column.NAME)
                .or(() -> alone.column(Column.FAMILY_NAME))
                .or(() -> alone.column(Column.TOPIC));
        if (identity.isEmpty() || identity.flatMap(lower::at).isPresent()) return false;
        var known = lower.cells().entrySet().stream()
                .filter(c -> words.meaningOf(
                                wide(upper, c.getKey()), c.getValue().text())
                        .isPresent())
                .count();
        return known * 2 >= lower.size();
    }

    private static Header of(int index, Row upper, @Nullable Row lower, Vocabulary words) {
        var at = new EnumMap<Column, Integer>(Column.class);
        var columns = new ArrayList<FoundColumn>();
        var twice = new ArrayList<FoundColumn>();
        var last = Math.max(upper.lastColumn(), lower == null ? 0 : lower.lastColumn());
        for (var column = 0; column <= last; column++) {
            var over = upper.text(column);
            var under = lower == null ? "" : lower.text(column);
            if (over.isEmpty() && under.isEmpty()) continue;
            var above = under.isEmpty() ? over : wide(upper, column);
            var meaning = words.meaningOf(above, under);
            if (meaning.isEmpty() && !under.isEmpty() && !over.isEmpty() && !words.isLearnt(heading(above, under)))
                meaning = words.meaningOf(over, "");
            // Of two columns with one meaning the first counts; the second is shown as left aside.
            var taken = meaning.filter(m -> !at.containsKey(m));
            if (taken.isPresent()) at.put(taken.get(), column);
            var found = new FoundColumn(FoundColumn.letterOf(column), heading(above, under), taken.orElse(null));
            columns.add(found);
            if (meaning.isPresent() && taken.isEmpty())
                twice.add(new FoundColumn(found.letter(), found.heading(), meaning.get()));
        }
        settleBirth(at);
        return new Header(index, lower == null ? 1 : 2, at, List.copyOf(columns), List.copyOf(twice));
    }

    /** The words of the cell over a column; a wide cell is written at its left end. */
    private static String wide(Row upper, int column) {
        for (var c = Math.min(column, upper.lastColumn()); c >= 0; c--) {
            var cell = upper.get(c);
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

package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row with something in it. As small as it can be, because a file may have 100,000 of them: an array with a place for each
 * column up to the last filled one.
 */
final class Row {

    private final int number;
    private final boolean hidden;
    private final @Nullable Cell[] cells;
    private final int size;

    /**
     * @param number 1-based as on screen
     * @param cells by 0-based column, null where blank; kept, not copied; at least one is filled
     */
    Row(int number, boolean hidden, @Nullable Cell[] cells) {
        this.number = number;
        this.hidden = hidden;
        this.cells = cells;
        var filled = 0;
        for (var cell : cells) if (cell != null) filled++;
        if (filled == 0) throw new IllegalArgumentException("blank row " + number);
        this.size = filled;
    }

    int number() {
        return number;
    }

    /** Hidden in the file, by hand or by a filter. */
    boolean isHidden() {
        return hidden;
    }

    /** How many cells are filled. */
    int size() {
        return size;
    }

    /** 0-based column of the last filled cell or beyond. */
    int lastColumn() {
        return cells.length - 1;
    }

    @Nullable
    Cell get(int column) {
        return column < cells.length ? cells[column] : null;
    }

    Optional<Cell> at(int column) {
        return Optional.ofNullable(get(column));
    }

    /** Text of a cell, "" when blank. */
    String text(int column) {
        var cell = get(column);
        return cell == null ? "" : cell.text();
    }

    Cell first() {
        for (var cell : cells) if (cell != null) return cell;
        throw new IllegalStateException("blank row");
    }

    /** The filled cells from left to right. */
    List<Cell> values() {
        var values = new ArrayList<Cell>(size);
        for (var cell : cells) if (cell != null) values.add(cell);
        return values;
    }

    /** The filled cells by 0-based column. */
    TreeMap<Integer, Cell> cells() {
        var map = new TreeMap<Integer, Cell>();
        for (var i = 0; i < cells.length; i++) {
            var cell = cells[i];
            if (cell != null) map.put(i, cell);
        }
        return map;
    }

    /** The same row with a cell more. */
    Row with(int column, Cell cell) {
        var more = Arrays.copyOf(cells, Math.max(cells.length, column + 1));
        more[column] = cell;
        return new Row(number, hidden, more);
    }

    /** Puts a settled text in the place of a raw one. */
    void settle(int column, Cell.Text text) {
        cells[column] = text;
    }
}

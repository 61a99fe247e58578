package vn.nguon.sheets;

import java.util.Optional;
import java.util.SortedMap;

/** One row with something in it. {@code number} is 1-based as on screen; cells are keyed by 0-based column, never empty. */
record Row(int number, SortedMap<Integer, Cell> cells) {

    Optional<Cell> at(int column) {
        return Optional.ofNullable(cells.get(column));
    }

    /** Text of a cell, "" when blank. */
    String text(int column) {
        return at(column).map(Cell::text).orElse("");
    }

    Cell first() {
        return cells.firstEntry().getValue();
    }
}

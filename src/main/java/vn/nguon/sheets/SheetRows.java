package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rows of a file's sheets within the limits of what is looked at. */
final class SheetRows {

    /** Most rows and columns that are looked at; a list of people has a few hundred rows and twenty columns. */
    static final int MAX_ROWS = 120_000;

    static final int MAX_COLUMNS = 100;
    /** Most filled cells: they are held in memory. */
    private static final int MAX_CELLS = 2_000_000;

    private final List<Row> rows = new ArrayList<>();
    private final @Nullable Cell[] buffer = new Cell[MAX_COLUMNS];
    private int filledTo = -1;
    private int rowsSoFar;
    private int cellsSoFar;

    void put(int column, @Nullable Cell cell) {
        if (cell == null || column < 0 || column >= MAX_COLUMNS) return;
        buffer[column] = cell;
        filledTo = Math.max(filledTo, column);
        cellsSoFar++;
    }

    /** Ends a row; a blank one is left out. */
    void endRow(int number, boolean hidden) {
        if (filledTo < 0) return;
        rows.add(new Row(number, hidden, Arrays.copyOf(buffer, filledTo + 1)));
        Arrays.fill(buffer, 0, filledTo + 1, null);
        filledTo = -1;
        rowsSoFar++;
    }

    boolean isFull() {
        return rowsSoFar > MAX_ROWS || cellsSoFar > MAX_CELLS;
    }

    /** The rows of the sheet that ends here. */
    List<Row> endSheet() {
        var all = List.copyOf(rows);
        rows.clear();
        return all;
    }
}

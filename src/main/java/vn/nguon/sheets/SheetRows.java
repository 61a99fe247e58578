package vn.nguon.sheets;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts cells together to rows, within the limits of what is looked at, and hands them on. */
final class SheetRows {

    /** Most rows and columns that are looked at; a list of people has a few hundred rows and twenty columns. */
    static final int MAX_ROWS = 120_000;

    static final int MAX_COLUMNS = 100;
    /** Most filled cells: they may be held in memory. */
    private static final int MAX_CELLS = 2_000_000;

    private final RowSink sink;
    private final @Nullable Cell[] buffer = new Cell[MAX_COLUMNS];
    private int filledTo = -1;
    private int rows;
    private int cells;

    SheetRows(RowSink sink) {
        this.sink = sink;
    }

    void put(int column, @Nullable Cell cell) {
        if (cell == null || column < 0 || column >= MAX_COLUMNS) return;
        buffer[column] = cell;
        filledTo = Math.max(filledTo, column);
        cells++;
    }

    /** Ends a row; a blank one is left out. */
    void endRow(int number, boolean hidden) {
        if (filledTo < 0) return;
        sink.row(new Row(number, hidden, Arrays.copyOf(buffer, filledTo + 1)));
        Arrays.fill(buffer, 0, filledTo + 1, null);
        filledTo = -1;
        rows++;
    }

    boolean isFull() {
        return rows > MAX_ROWS || cells > MAX_CELLS;
    }
}

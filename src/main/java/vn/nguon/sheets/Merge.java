package vn.nguon.sheets;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cells that a sheet shows as one (ô gộp); what is written stands in the first. Ends are included.
 *
 * @param top 1-based as on screen, as {@code bottom}; {@code left} and {@code right} are 0-based columns
 */
record Merge(int top, int bottom, int left, int right) {

    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([1-9]\\d{0,6}):\\$?([A-Z]{1,3})\\$?([1-9]\\d{0,6})");

    /** Of a range as Excel writes it, {@code B3:C5}; empty for anything else and for a single cell. */
    static Optional<Merge> of(String range) {
        var match = RANGE.matcher(range);
        if (!match.matches()) return Optional.empty();
        var merge = new Merge(
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(4)),
                FoundColumn.columnOf(match.group(1)),
                FoundColumn.columnOf(match.group(3)));
        return merge.bottom < merge.top || merge.right < merge.left || merge.isOneCell()
                ? Optional.empty()
                : Optional.of(merge);
    }

    private boolean isOneCell() {
        return top == bottom && left == right;
    }

    int height() {
        return bottom - top + 1;
    }

    boolean covers(int row, int column) {
        return top <= row && row <= bottom && left <= column && column <= right;
    }
}

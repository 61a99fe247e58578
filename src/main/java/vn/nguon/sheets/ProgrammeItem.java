package vn.nguon.sheets;

import org.jspecify.annotations.Nullable;

/** One line of a programme. {@code row} is 1-based in the sheet, {@code performer} as written, "" if blank. */
public sealed interface ProgrammeItem {

    int row();

    String title();

    /** Opening (khai giảng), closing (bế giảng) or another line without periods. */
    record Ceremony(int row, Kind kind, String title, String performer) implements ProgrammeItem {}

    enum Kind {
        OPENING,
        CLOSING,
        OTHER
    }

    /**
     * A block (khối) of topics.
     *
     * @param number Roman, as written: I, II, III
     * @param statedPeriods periods in its row, or null when blank
     */
    record Block(
            int row, String number, String title, @Nullable Integer statedPeriods) implements ProgrammeItem {}

    /**
     * A topic (chuyên đề).
     *
     * @param block number of its block, "" when the programme has none
     * @param order 1, 2, 3 … within the block
     * @param periods tiết, 0 when the file has none (that is also a problem)
     */
    record Topic(int row, String block, int order, String title, int periods, String performer)
            implements ProgrammeItem {}
}

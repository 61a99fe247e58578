package vn.nguon.attendance;

import java.util.List;
import vn.nguon.classes.ClassHead;

/**
 * Everybody × every session. Cells are signs of {@link Mark}, "" where there is no mark.
 *
 * @param days the columns' days in order, each with how many sessions it spans
 * @param takesAway may the viewer print it and save it as a spreadsheet?
 * @param foot signatures and print time
 */
public record AbsenceSheetPage(
        ClassHead head,
        List<Day> days,
        List<Session> sessions,
        List<Row> rows,
        String limit,
        boolean takesAway,
        String foot) {

    public record Day(String label, int span) {}

    /** @param half S or C; {@code title} in full, for people who hover or listen */
    public record Session(String half, String title, String href) {}

    /** @param kind of the verdict: empty, due (near the limit) or late (beyond it) */
    public record Row(
            int no, String name, String unit, List<String> cells, int absent, String share, String kind, String word) {}
}

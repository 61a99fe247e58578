package vn.nguon.timetable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Field;

/**
 * One week of a class's timetable (/lop/{code}/lich), also the whole of it as printed.
 *
 * @param week range of the week's study days; empty while the class has none
 * @param meta which week of how many, how much is placed
 * @param issue in words: "Bản 2" or "Bản 3, nháp"
 * @param unplaced topics with what they lack, e.g. "II.3 …: 4 tiết"
 * @param blocks periods by block with the sum last
 * @param lines every session in order, for the paper
 */
public record BoardPage(
        ClassHead head,
        String week,
        String meta,
        String issueKind,
        String issue,
        @Nullable Nav previous,
        @Nullable Nav next,
        List<Day> days,
        List<String> unplaced,
        List<Block> blocks,
        List<Line> lines,
        @Nullable Field room,
        boolean mayChange,
        boolean mayFill,
        @Nullable String mayIssue,
        String refusal,
        List<Clash> clashes,
        String foot) {

    /** A link to another week. */
    public record Nav(String href, String label) {}

    /** A column. @param studies false for a weekday on which the class does not meet */
    public record Day(String weekday, String date, boolean studies, List<HalfDay> halves) {}

    /** A half day with its sessions in order. @param addHref null when nothing can be added */
    public record HalfDay(String words, String label, List<Cell> cells, @Nullable String addHref) {}

    /** @param css class of its kind, empty for a topic @param openHref roll of the session, null before the roster is approved */
    public record Cell(String id, String when, String what, List<String> who, String css, String ref) {}

    /** @param label block number and title */
    public record Block(String label, int programme, int placed) {
        public int left() {
            return programme - placed;
        }
    }

    /** One line of the paper. */
    public record Line(String day, String when, String what, String periods, String who, String place) {}
}

package vn.nguon.attendance;

import java.util.List;
import vn.nguon.classes.ClassHead;

/**
 * The rolls of a class: what is to be done first, then the rest in order of time.
 *
 * @param figures e.g. "Đã chốt 12/32 buổi", never empty
 * @param limit the rule and where it comes from, for beside the numbers
 * @param groups only those with lines, in the order shown
 */
public record RollListPage(ClassHead head, List<Figure> figures, String limit, List<Group> groups, String sheetHref) {

    public record Figure(String value, String label) {}

    public record Group(String title, List<Line> lines) {}

    /** @param href empty while the day has not come */
    public record Line(String title, String href, String note, String kind, String word) {}
}

package vn.nguon.timetable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;
import vn.nguon.web.Tab;

/**
 * The week board of a class (/lop/{code}/lich).
 *
 * @param week "24/10–28/10/2022"; empty while the class has no study days
 * @param counts "Đã xếp 124/128 tiết"; {@code missing} the topics that lack periods, in words, empty when none does
 * @param issue status of the issue: kind of tag and words
 * @param form what was refused, and the room for new sessions where {@code mayFill}
 * @param roomsFor whether the class has rooms to choose from
 */
public record BoardPage(
        ClassHead head,
        String week,
        List<Tab> weeks,
        List<Day> days,
        String counts,
        String missing,
        List<Block> blocks,
        Issue issue,
        boolean mayChange,
        boolean mayFill,
        boolean mayIssue,
        boolean roomsFor,
        @Nullable Lack lack,
        Form form) {

    /** One day of the week; without study when {@code halves} is empty. @param key in addresses, ISO */
    public record Day(String name, String date, List<HalfCell> halves) {}

    /**
     * Half of a day.
     *
     * @param words "sáng thứ 2, 24/10", for screen readers
     * @param add address of the form for one more session; empty when the half day is full or the viewer may not
     */
    public record HalfCell(String when, String words, List<Card> cards, String add, boolean field) {
        public boolean free() {
            return cards.isEmpty();
        }
    }

    /** One session. Addresses are empty where the viewer may not go. @param gap what it still needs, in words */
    public record Card(String when, String what, List<String> who, String gap, String open, String move, String roll) {}

    public record Block(String name, int planned, int placed) {
        public int left() {
            return Math.max(0, planned - placed);
        }
    }

    public record Issue(String kind, String words) {}

    /** What must be there before a timetable. */
    public record Lack(String title, String text, String href, String label) {}
}

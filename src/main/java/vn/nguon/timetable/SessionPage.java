package vn.nguon.timetable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * The form of one session: adding, changing or moving it.
 *
 * @param session null while it is added
 * @param where half day in words
 * @param form what is asked
 * @param move the form that moves it; null while it is added
 */
public record SessionPage(
        ClassHead head, @Nullable SessionCard session, String where, Form form, @Nullable Form move, List<Clash> clashes, String action) {
    public String back() {
        return head.link("/lich");
    }
}

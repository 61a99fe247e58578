package vn.nguon.attendance;

import java.time.LocalDate;
import vn.nguon.web.Vn;

/** Words for a half day (buổi). */
final class HalfDays {
    private HalfDays() {}

    static String half(String half) {
        return half.equals("MORNING") ? "Sáng" : "Chiều";
    }

    /** "Sáng thứ 3, 18/10/2022" */
    static String when(LocalDate day, String half) {
        return half(half) + " " + Vn.weekday(day).toLowerCase(java.util.Locale.ROOT) + ", " + Vn.date(day);
    }

    /** Position for sorting and comparing: mornings before afternoons. */
    static int order(String half) {
        return half.equals("MORNING") ? 0 : 1;
    }
}

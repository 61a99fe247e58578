package vn.nguon.practice;

import java.time.LocalDate;
import java.util.Locale;
import vn.nguon.web.Vn;

/** Words for half days and study groups. */
final class PracticeWords {
    private PracticeWords() {}

    /** "sáng thứ 3, 18/10/2022" */
    static String when(LocalDate day, String half) {
        return (half.equals("MORNING") ? "sáng " : "chiều ") + Vn.weekday(day).toLowerCase(Locale.ROOT) + ", "
                + Vn.date(day);
    }

    /** The same at the beginning of a line. */
    static String head(LocalDate day, String half) {
        var words = when(day, half);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** "Tổ 2"; for group 0 who is in none. */
    static String group(int no, boolean alone) {
        if (no > 0) return "Tổ\u00a0" + no;
        return alone ? "Cả lớp" : "Chưa vào tổ";
    }
}

package vn.nguon.attendance;

import java.util.List;

/** A trainee's own attendance in each class, latest first. */
public record OwnAttendancePage(List<OwnClass> classes) {
    /** @param kind and {@code word} of the verdict's tag; {@code limit} the rule and its source */
    public record OwnClass(
            String name,
            int absent,
            int planned,
            String share,
            String kind,
            String word,
            String limit,
            List<Line> lines) {}

    public record Line(String when, String title, String mark, String kind, String note) {}
}

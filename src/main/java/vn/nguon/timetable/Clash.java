package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Vn;

/**
 * Two sessions that cannot both be: one room, one person or one study group in two places.
 *
 * @param what ROOM, LECTURER or GROUP, after the constraint that refused
 * @param name of the room or the person, or "Tổ 2", "Cả lớp"
 * @param mine title of the session of this class; {@code other} of the other one, empty when the viewer may not know of it
 * @param otherClass code of the other class, empty for this class and for one the viewer may not know of
 * @param otherRef public id of the other session, null when it may not be known
 */
public record Clash(
        What what,
        String name,
        LocalDate day,
        LocalTime from,
        LocalTime to,
        String mine,
        String other,
        String otherClass,
        @Nullable UUID otherRef) {

    /** Which constraint. */
    public enum What {
        ROOM("phong-ban"),
        LECTURER("giang-vien-ban"),
        GROUP("to-ban");

        private final String code;

        What(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** "Hội trường 1 đã có buổi “…” của lớp …, 07:30–11:00 thứ 2, 24/10/2022. …" */
    public String sentence() {
        var where = other.isEmpty()
                ? "một buổi của lớp khác"
                : otherClass.isEmpty()
                        ? "buổi “%s”".formatted(other)
                        : "buổi “%s” của lớp %s".formatted(other, otherClass);
        var mend = switch (what) {
            case ROOM -> "Chọn phòng khác hoặc giờ khác";
            case LECTURER -> "Chọn giảng viên khác hoặc giờ khác";
            case GROUP -> "Chọn giờ khác";
        };
        return "%s đã có %s lúc %s–%s, %s, nên chưa xếp được “%s”. %s"
                .formatted(name, where, Vn.time(from), Vn.time(to), Vn.day(day), mine, mend);
    }
}

package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.programmes.ItemId;
import vn.nguon.shared.ClassId;

/**
 * One session (buổi) as every page shows it.
 *
 * @param periods tiết, 0 for ceremonies
 * @param place room or place in words; empty while open
 * @param lecturers names with their posts on the day, in one line; empty while nobody is assigned
 * @param groups study groups it is for, ascending; {@code [0]} for the whole class
 */
public record SessionCard(
        SessionId id,
        UUID ref,
        ClassId classId,
        String classCode,
        String className,
        LocalDate day,
        Half half,
        LocalTime from,
        LocalTime to,
        SessionKind kind,
        @Nullable ItemId item,
        String title,
        int periods,
        String place,
        String lecturers,
        List<Integer> groups,
        int version) {
    public SessionCard {
        groups = List.copyOf(groups);
    }

    public boolean wholeClass() {
        return groups.contains(0);
    }

    public Slot slot() {
        return new Slot(day, half);
    }

    /** "Tổ 1, 3", empty for the whole class. */
    public String audience() {
        if (wholeClass()) return "";
        return "Tổ " + String.join(", ", groups.stream().map(String::valueOf).toList());
    }
}

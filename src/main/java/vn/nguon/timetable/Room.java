package vn.nguon.timetable;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room (phòng) of an organisation.
 *
 * @param seats null when nobody counted
 * @param organisation its short name
 */
public record Room(UUID ref, String name, @Nullable Integer seats, String organisation) {
    /** "Hội trường 1 (120 chỗ)" */
    public String text() {
        return seats == null ? name : "%s (%d chỗ)".formatted(name, seats);
    }
}

package vn.nguon.shared;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Who took a list out of the product, by print or file, and when: stands on every one, for it shows people (design domain.md 6).
 *
 * @param who name of the account
 * @param at local time
 */
public record Stamp(String who, LocalDateTime at) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");

    public static Stamp of(Viewer viewer, Clock clock) {
        return new Stamp(viewer.name(), LocalDateTime.ofInstant(clock.instant(), NguonClock.ZONE));
    }

    /** "Lô Thị Hạnh in lúc 14:05 ngày 12/09/2022". */
    public String printed() {
        return "%s in lúc %s".formatted(who, MOMENT.format(at));
    }

    /** "Lô Thị Hạnh xuất tệp lúc 14:05 ngày 12/09/2022". */
    public String exported() {
        return "%s xuất tệp lúc %s".formatted(who, MOMENT.format(at));
    }
}

package vn.nguon.timetable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.nguon.rules.Rule;

/**
 * Hours of the half days, and where the sessions of one half day lie in them.
 * <p>Units: minutes of the day; periods (tiết). Shape: {@code periods > 0}; both halves longer than two ceremonies.
 * <p>Rounding: a period boundary inside a half day is rounded to five minutes.
 * <p>Source: rule values {@code timetable.*} of the class's first day, marked defaults until an office sets its own.
 */
record HalfDays(
        LocalTime morningFrom,
        LocalTime morningTo,
        LocalTime afternoonFrom,
        LocalTime afternoonTo,
        int periods,
        int ceremonyMinutes) {

    static HalfDays of(Collection<Rule> rules) {
        var byKey = new HashMap<String, BigDecimal>();
        // Provincial values come first and win.
        for (var rule : rules) byKey.putIfAbsent(rule.key(), rule.value());
        Function<String, BigDecimal> value = key -> {
            var found = byKey.get("timetable." + key);
            if (found == null) throw new IllegalStateException("no rule value for timetable." + key);
            return found;
        };
        return new HalfDays(
                hour(value.apply("morning-from")),
                hour(value.apply("morning-to")),
                hour(value.apply("afternoon-from")),
                hour(value.apply("afternoon-to")),
                value.apply("half-day-periods").intValueExact(),
                value.apply("ceremony-minutes").intValueExact());
    }

    /** 7.5 is 07:30. */
    private static LocalTime hour(BigDecimal hours) {
        return LocalTime.MIDNIGHT.plusMinutes(
                hours.multiply(BigDecimal.valueOf(60)).longValue());
    }

    LocalTime from(Half half) {
        return half == Half.MORNING ? morningFrom : afternoonFrom;
    }

    LocalTime to(Half half) {
        return half == Half.MORNING ? morningTo : afternoonTo;
    }

    /** Hours of one session. */
    record Hours(LocalTime from, LocalTime to) {}

    /**
     * Lays the sessions of one half day out: the opening first, the closing last, what is taught between them in the given order.
     * Sessions of different study groups run beside each other. Those timed by hand stay as they are.
     *
     * @param sessions of one half day, in order
     * @return hours by session
     */
    Map<Placed, Hours> lay(Half half, List<Placed> sessions) {
        var hours = new HashMap<Placed, Hours>();
        var start = from(half);
        var end = to(half);
        for (var session : sessions) {
            if (session.timedByHand()) hours.put(session, new Hours(session.from(), session.to()));
            else if (session.kind() == SessionKind.OPENING) {
                hours.put(session, new Hours(start, start.plusMinutes(ceremonyMinutes)));
                start = start.plusMinutes(ceremonyMinutes);
            } else if (session.kind() == SessionKind.CLOSING) {
                hours.put(session, new Hours(end.minusMinutes(ceremonyMinutes), end));
                end = end.minusMinutes(ceremonyMinutes);
            }
        }
        var taught = sessions.stream()
                .filter(s -> !s.timedByHand() && !s.kind().ceremony())
                .toList();
        var length = Math.max(periods, mostUsed(taught));
        var used = new HashMap<Integer, Integer>();
        for (var session : taught) {
            var first = used(used, session);
            var last = first + Math.max(1, session.periods());
            session.groups().forEach(group -> used.put(group, last));
            hours.put(
                    session,
                    new Hours(
                            boundary(start, end, first, length), boundary(start, end, Math.min(last, length), length)));
        }
        return hours;
    }

    /** Periods of the half day that are taken for this session's audience, in the order of the sessions given. */
    private static int used(Map<Integer, Integer> used, Placed session) {
        var all = used.getOrDefault(0, 0);
        if (session.wholeClass())
            return used.values().stream().mapToInt(n -> n).max().orElse(0);
        return Math.max(
                all,
                session.groups().stream()
                        .mapToInt(g -> used.getOrDefault(g, 0))
                        .max()
                        .orElse(0));
    }

    /** Periods that the busiest audience has in these sessions. */
    static int mostUsed(Collection<Placed> taught) {
        var used = new HashMap<Integer, Integer>();
        for (var session : taught) {
            var last = used(used, session) + session.periods();
            session.groups().forEach(group -> used.put(group, last));
        }
        return used.values().stream().mapToInt(n -> n).max().orElse(0);
    }

    /** Free periods beside the sessions that are there; none beside hours set by hand, which the product does not second-guess. */
    int free(Collection<Placed> there) {
        if (there.stream().anyMatch(s -> s.timedByHand() && !s.kind().ceremony())) return 0;
        return Math.max(
                0,
                periods
                        - mostUsed(
                                there.stream().filter(s -> !s.kind().ceremony()).toList()));
    }

    private static LocalTime boundary(LocalTime start, LocalTime end, int period, int of) {
        if (period == 0) return start;
        if (period >= of) return end;
        var minutes = Duration.between(start, end).toMinutes() * period / (double) of;
        return start.plusMinutes(Math.round(minutes / 5) * 5);
    }

    /** In the order in which one half day is laid out and shown. */
    static List<Placed> ordered(Collection<Placed> sessions) {
        var list = new ArrayList<>(sessions);
        list.sort(Comparator.comparing(Placed::from).thenComparing(p -> p.id().value()));
        return list;
    }
}

package vn.nguon.timetable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.ItemKind;
import vn.nguon.programmes.ProgrammeItem;

/**
 * Fills the free half days of a class in programme order. Shape: what is placed already stays; every topic gets exactly the
 * periods it lacks, as long as there is room; a later topic never comes before an earlier one among the new sessions. Opening and
 * closing, without periods, share the first and the last half day.
 */
final class ProgrammeFill {
    private ProgrammeFill() {}

    /** A session to be made, for the whole class. */
    record Wanted(Slot slot, SessionKind kind, ProgrammeItem item, int periods) {}

    /** @param periodsLeft of the programme that found no room */
    record Result(List<Wanted> sessions, int periodsLeft) {}

    /** @param groups numbers of the class's study groups; empty when it is not divided */
    static Result fill(
            List<ProgrammeItem> programme,
            NavigableSet<Slot> slots,
            Collection<Placed> there,
            Collection<Integer> groups,
            HalfDays hours) {
        var bySlot = new TreeMap<Slot, List<Placed>>();
        for (var session : there)
            bySlot.computeIfAbsent(session.slot(), _ -> new ArrayList<>()).add(session);
        var done = placedPeriods(there, groups);
        var ceremonies = new HashSet<SessionKind>();
        there.forEach(session -> ceremonies.add(session.kind()));

        var sessions = new ArrayList<Wanted>();
        var free = new TreeMap<Slot, Integer>();
        for (var slot : slots) free.put(slot, hours.free(bySlot.getOrDefault(slot, List.of())));
        var left = 0;
        for (var item : programme) {
            switch (item.kind()) {
                case BLOCK -> {}
                case OPENING -> {
                    if (!slots.isEmpty() && ceremonies.add(SessionKind.OPENING))
                        sessions.add(new Wanted(slots.first(), SessionKind.OPENING, item, 0));
                }
                case CLOSING -> {
                    if (!slots.isEmpty() && ceremonies.add(SessionKind.CLOSING))
                        sessions.add(new Wanted(slots.last(), SessionKind.CLOSING, item, 0));
                }
                case TOPIC -> left += place(item, item.periods() - done.getOrDefault(item.id(), 0), free, sessions);
            }
        }
        return new Result(sessions, left);
    }

    /** Puts one topic into the first free periods; drops half days as they fill up, so that later topics come later. */
    private static int place(ProgrammeItem item, int periods, NavigableMap<Slot, Integer> free, List<Wanted> sessions) {
        var left = periods;
        while (left > 0 && !free.isEmpty()) {
            var next = free.firstEntry();
            var slot = next.getKey();
            int room = next.getValue();
            var taken = Math.min(left, room);
            if (taken > 0) sessions.add(new Wanted(slot, SessionKind.of(item.form()), item, taken));
            left -= taken;
            if (taken == room) free.remove(slot);
            else free.put(slot, room - taken);
        }
        return Math.max(0, left);
    }

    /** Periods each topic has for everybody: with study groups, what the group with the fewest has. */
    static Map<ItemId, Integer> placedPeriods(Collection<Placed> there, Collection<Integer> groups) {
        var whole = new HashMap<ItemId, Integer>();
        var ofGroup = new HashMap<ItemId, Map<Integer, Integer>>();
        for (var session : there) {
            var item = session.item();
            if (item == null) continue;
            if (session.wholeClass()) whole.merge(item, session.periods(), Integer::sum);
            else
                for (var group : session.groups())
                    ofGroup.computeIfAbsent(item, _ -> new HashMap<>()).merge(group, session.periods(), Integer::sum);
        }
        ofGroup.forEach((item, counts) -> {
            var least = groups.stream()
                    .mapToInt(g -> counts.getOrDefault(g, 0))
                    .min()
                    .orElse(0);
            whole.merge(item, least, Integer::sum);
        });
        return whole;
    }

    /** Sum over the programme's topics of what is placed, never more than a topic has. */
    static int placed(List<ProgrammeItem> programme, Map<ItemId, Integer> periods) {
        return programme.stream()
                .filter(item -> item.kind() == ItemKind.TOPIC)
                .mapToInt(item -> Math.min(item.periods(), periods.getOrDefault(item.id(), 0)))
                .sum();
    }
}

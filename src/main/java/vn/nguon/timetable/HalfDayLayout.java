package vn.nguon.timetable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Refusal;

/** How the sessions of a half day lie behind each other, and how many of them it holds. Runs in the transaction of a change. */
@Component
class HalfDayLayout {
    private final TimetableTable table;
    private final Rules rules;

    HalfDayLayout(TimetableTable table, Rules rules) {
        this.table = table;
        this.rules = rules;
    }

    /** @throws IllegalStateException for a class without study days */
    HalfDays hours(ClassHead head) {
        var first = head.firstDay();
        if (first == null) throw new IllegalStateException("class without study days");
        return HalfDays.of(rules.all(first));
    }

    void put(Placed session, Slot to, HalfDays hours) {
        var keeps = session.timedByHand() && session.slot().half() == to.half();
        var until = hours.to(to.half());
        if (!table.move(
                session, to, keeps ? session.from() : until.minusMinutes(1), keeps ? session.to() : until, keeps))
            throw Timetables.stale();
    }

    /** Lays half days out anew. The sessions in them, whose hours may have changed. */
    List<SessionId> lay(ClassHead head, Set<Slot> slots, HalfDays hours) {
        var all = table.placed(head.id());
        var touched = new ArrayList<SessionId>();
        for (var slot : slots) {
            var there = HalfDays.ordered(
                    all.stream().filter(s -> s.slot().equals(slot)).toList());
            table.time(hours.lay(slot.half(), there));
            there.forEach(session -> touched.add(session.id()));
        }
        return touched;
    }

    /** Refuses more periods than the half day has, for anybody who would sit in them; the row to come is not there yet. */
    Optional<Refusal> full(ClassHead head, Slot slot, List<Placed> instead, SessionPlan plan, HalfDays hours) {
        if (plan.kind().ceremony() || plan.from() != null) return Optional.empty();
        var there = new ArrayList<>(taught(at(head, slot)));
        there.removeAll(instead);
        there.add(new Placed(
                new SessionId(Long.MAX_VALUE),
                new UUID(0, 0),
                slot,
                hours.from(slot.half()),
                hours.to(slot.half()),
                false,
                plan.kind(),
                null,
                "",
                plan.periods(),
                plan.groups().isEmpty() ? List.of(0) : plan.groups(),
                0));
        var used = HalfDays.mostUsed(there);
        return used <= hours.periods()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "buoi-da-day",
                        "Một buổi có %d tiết; xếp thêm thì buổi %s thành %d tiết. Bớt tiết, hoặc chọn buổi khác."
                                .formatted(hours.periods(), slot.words(), used)));
    }

    static List<Placed> taught(List<Placed> sessions) {
        return sessions.stream()
                .filter(s -> !s.kind().ceremony() && !s.timedByHand())
                .toList();
    }

    List<Placed> at(ClassHead head, Slot slot) {
        return table.placed(head.id()).stream()
                .filter(s -> s.slot().equals(slot))
                .toList();
    }
}

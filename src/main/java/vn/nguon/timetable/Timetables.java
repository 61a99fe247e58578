package vn.nguon.timetable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.programmes.ItemId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/**
 * Changes a class's timetable: fill, place, change, move, swap, empty. What must never be (a room, a person or a study group in two
 * places at once) the database refuses by named constraints; they are checked once at the end, so that a swap may pass through.
 */
@Service
public class Timetables {
    private final TimetableWork work;
    private final TimetableFilling filling;
    private final HalfDayLayout layout;
    private final SessionPlanner planner;
    private final TimetableTable table;
    private final SessionLecturers teaching;
    private final Audit audit;
    private final List<HeldSessions> held;

    Timetables(
            TimetableWork work,
            TimetableFilling filling,
            HalfDayLayout layout,
            SessionPlanner planner,
            TimetableTable table,
            SessionLecturers teaching,
            Audit audit,
            List<HeldSessions> held) {
        this.work = work;
        this.filling = filling;
        this.layout = layout;
        this.planner = planner;
        this.table = table;
        this.teaching = teaching;
        this.audit = audit;
        this.held = held;
    }

    /** May this viewer change the timetable? The school plans its lecturers beside those who run the class. */
    static boolean mayChange(ClassHead head) {
        return head.runs() || head.school();
    }

    private static void check(ClassHead head) {
        if (!mayChange(head)) throw new Forbidden("Lịch do cơ quan tổ chức lớp và phòng đào tạo của trường xếp.");
    }

    /** Half days of the class, in order of time. */
    NavigableSet<Slot> slots(ClassHead head) {
        return table.slots(head.id());
    }

    /** @throws IllegalStateException for a class without study days */
    HalfDays hours(ClassHead head) {
        return layout.hours(head);
    }

    /**
     * What the fill did.
     *
     * @param sessions made; {@code periodsLeft} of the programme found no half day; {@code freeHalfDays} are still empty
     * @param withoutRoom sessions made while the wanted room was taken
     */
    public record Filled(int sessions, int periodsLeft, int freeHalfDays, int withoutRoom) {}

    /** Fills the free half days in programme order. @param room for the new sessions where it is free; null for none */
    public Change<Filled> fill(Viewer by, ClassHead head, @Nullable UUID room) {
        check(head);
        return filling.fill(by, head, room);
    }

    /** Places one session in a half day. */
    public Change<UUID> place(Viewer by, ClassHead head, Slot slot, SessionPlan plan) {
        check(head);
        return work.change(by, head, touched -> {
            if (!table.slots(head.id()).contains(slot))
                return Change.refused(
                        "khong-phai-ngay-hoc", "Lớp không học %s. Chọn ngày, buổi khác.".formatted(slot.words()));
            var hours = layout.hours(head);
            var ready = planner.resolve(by, head, slot, plan, hours);
            if (ready.refusal() != null) return new Change.Refused<>(ready.refusal());
            var full = layout.full(head, slot, List.of(), plan, hours);
            if (full.isPresent()) return new Change.Refused<>(full.get());
            var id = table.add(head.id(), List.of(ready.session())).getFirst();
            touched.add(id);
            touched.addAll(layout.lay(head, Set.of(slot), hours));
            teaching.assign(head.id(), id, ready.lecturers());
            return new Change.Done<>(byId(head, id).ref());
        });
    }

    /**
     * Says anew what a session is, who teaches it, where, and for whom; its half day stays.
     *
     * @throws Stale if somebody else changed it since {@code version}
     */
    public Change<UUID> change(Viewer by, ClassHead head, UUID session, int version, SessionPlan plan) {
        check(head);
        return work.change(by, head, touched -> {
            var was = find(head, session);
            var hours = layout.hours(head);
            var ready = planner.resolve(by, head, was.slot(), plan, hours);
            if (ready.refusal() != null) return new Change.Refused<>(ready.refusal());
            if (isHeld(head, was)
                    && (was.periods() != plan.periods()
                            || !was.groups().equals(ready.session().groups()))) return heldRefusal(was);
            var full = layout.full(head, was.slot(), List.of(was), plan, hours);
            if (full.isPresent()) return new Change.Refused<>(full.get());
            if (!table.change(was.id(), version, ready.session())) throw stale();
            table.audience(was.id(), ready.session().groups());
            touched.add(was.id());
            touched.addAll(layout.lay(head, Set.of(was.slot()), hours));
            teaching.assign(head.id(), was.id(), ready.lecturers());
            return new Change.Done<>(was.ref());
        });
    }

    /** Moves a session into a half day with room for it. A full one: {@link #swap}. */
    public Change<UUID> move(Viewer by, ClassHead head, UUID session, Slot to) {
        check(head);
        return work.change(by, head, touched -> {
            var was = find(head, session);
            if (isHeld(head, was)) return heldRefusal(was);
            if (!table.slots(head.id()).contains(to))
                return Change.refused(
                        "khong-phai-ngay-hoc", "Lớp không học %s. Chọn ngày, buổi khác.".formatted(to.words()));
            if (to.equals(was.slot())) return new Change.Done<>(was.ref());
            var hours = layout.hours(head);
            var there = layout.at(head, to);
            var together = new ArrayList<>(there);
            together.add(was);
            if (!was.kind().ceremony() && HalfDays.mostUsed(HalfDayLayout.taught(together)) > hours.periods())
                return Change.refused(
                        "buoi-da-day",
                        "Buổi %s đã đủ tiết. Chọn buổi trống, hoặc chọn đổi chỗ với buổi đang có."
                                .formatted(to.words()));
            layout.put(was, to, hours);
            touched.add(was.id());
            touched.addAll(layout.lay(head, Set.of(was.slot(), to), hours));
            teaching.refreshPosts(touched);
            return new Change.Done<>(was.ref());
        });
    }

    /** Two sessions change places; rooms and lecturers go with them. */
    public Change<UUID> swap(Viewer by, ClassHead head, UUID one, UUID other) {
        check(head);
        return work.change(by, head, touched -> {
            var a = find(head, one);
            var b = find(head, other);
            if (isHeld(head, a)) return heldRefusal(a);
            if (isHeld(head, b)) return heldRefusal(b);
            var hours = layout.hours(head);
            layout.put(a, b.slot(), hours);
            layout.put(b, a.slot(), hours);
            for (var slot : List.of(a.slot(), b.slot())) {
                if (HalfDays.mostUsed(HalfDayLayout.taught(layout.at(head, slot))) > hours.periods())
                    return Change.refused(
                            "buoi-da-day",
                            "Sau khi đổi, buổi %s nhiều hơn %d tiết. Chọn buổi khác."
                                    .formatted(slot.words(), hours.periods()));
            }
            touched.add(a.id());
            touched.add(b.id());
            touched.addAll(layout.lay(head, Set.of(a.slot(), b.slot()), hours));
            teaching.refreshPosts(touched);
            return new Change.Done<>(a.ref());
        });
    }

    /** Takes a session off the timetable. */
    public Change<UUID> empty(Viewer by, ClassHead head, UUID session) {
        check(head);
        return work.change(by, head, touched -> {
            var was = find(head, session);
            if (isHeld(head, was)) return heldRefusal(was);
            table.delete(was.id());
            touched.addAll(layout.lay(head, Set.of(was.slot()), layout.hours(head)));
            teaching.admit(head.id());
            audit.record(
                    by,
                    "EMPTY",
                    "class",
                    head.id().value(),
                    "Bỏ buổi “%s” %s của lớp %s"
                            .formatted(was.title(), was.slot().words(), head.code()),
                    Map.of());
            return new Change.Done<>(was.ref());
        });
    }

    private Placed find(ClassHead head, UUID ref) {
        return table.find(head.id(), ref).orElseThrow(() -> new NotFound("session " + ref));
    }

    private Placed byId(ClassHead head, SessionId id) {
        return table.placed(head.id()).stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean isHeld(ClassHead head, Placed session) {
        return held.stream().anyMatch(h -> h.held(head.id()).contains(session.id()));
    }

    private static <T> Change<T> heldRefusal(Placed session) {
        return Change.refused(
                "buoi-da-diem-danh",
                "Buổi “%s” %s đã điểm danh, không chuyển, đổi tiết hay bỏ được nữa."
                        .formatted(session.title(), session.slot().words()));
    }

    static Stale stale() {
        return new Stale("Người khác vừa sửa buổi này. Mở lại lịch để xem thay đổi rồi làm tiếp.");
    }

    /** Periods placed by topic, for counts: with study groups, what the group with the fewest has. */
    Map<ItemId, Integer> placedPeriods(ClassHead head, List<Placed> there) {
        return ProgrammeFill.placedPeriods(there, table.groups(head.id()));
    }
}

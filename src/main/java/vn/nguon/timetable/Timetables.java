package vn.nguon.timetable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.LecturerId;
import vn.nguon.programmes.Lecturers;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.TimetableTable.NewSession;

/**
 * Changes a class's timetable: fill, place, change, move, swap, empty. What must never be (a room, a person or a study group in two
 * places at once) the database refuses by named constraints; they are checked once at the end, so that a swap may pass through.
 */
@Service
public class Timetables {
    private final TimetableTable table;
    private final SessionLecturers teaching;
    private final TeacherChoices teachers;
    private final Rooms rooms;
    private final Clashes clashes;
    private final Programmes programmes;
    private final Lecturers lecturers;
    private final Rules rules;
    private final Audit audit;
    private final List<HeldSessions> held;
    private final TransactionTemplate transaction;

    Timetables(
            TimetableTable table,
            SessionLecturers teaching,
            TeacherChoices teachers,
            Rooms rooms,
            Clashes clashes,
            Programmes programmes,
            Lecturers lecturers,
            Rules rules,
            Audit audit,
            List<HeldSessions> held,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.teaching = teaching;
        this.teachers = teachers;
        this.rooms = rooms;
        this.clashes = clashes;
        this.programmes = programmes;
        this.lecturers = lecturers;
        this.rules = rules;
        this.audit = audit;
        this.held = held;
        this.transaction = new TransactionTemplate(transactions);
        // Inside a larger transaction a refused change takes back itself, not everything before it.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** May this viewer change the timetable? The school plans its lecturers beside those who run the class. */
    static boolean mayChange(ClassHead head) {
        return head.runs() || head.school();
    }

    private static void check(ClassHead head) {
        if (!mayChange(head)) throw new Forbidden("Lịch do cơ quan tổ chức lớp và phòng đào tạo của trường xếp.");
    }

    /** Half days of the class, in order of time. */
    SortedSet<Slot> slots(ClassHead head) {
        return table.slots(head.id());
    }

    HalfDays hours(ClassHead head) {
        var first = head.firstDay();
        if (first == null) throw new IllegalStateException("class without study days");
        return HalfDays.of(rules.all(first));
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
        var programme = head.programme();
        if (programme == null)
            return Change.refused(
                    "chua-co-chuong-trinh", "Lớp chưa chọn chương trình. Chọn chương trình trước, rồi xếp lịch.");
        return change(by, head, (_, touched) -> {
            var slots = table.slots(head.id());
            if (slots.isEmpty())
                return Change.refused(
                        "chua-co-ngay-hoc", "Lớp chưa có ngày học. Ghi các ngày học trước, rồi xếp lịch.");
            var hours = hours(head);
            var there = table.placed(head.id());
            var result = ProgrammeFill.fill(programmes.items(programme), slots, there, table.groups(head.id()), hours);
            if (result.sessions().isEmpty())
                return Change.refused(
                        "khong-co-gi-xep",
                        result.periodsLeft() == 0
                                ? "Mọi chuyên đề đã xếp đủ tiết."
                                : "Không còn buổi trống. Còn %d tiết chưa xếp: thêm ngày học, hoặc bỏ bớt buổi."
                                        .formatted(result.periodsLeft()));
            var ids = table.add(
                    head.id(),
                    result.sessions().stream().map(w -> provisional(w, hours)).toList());
            var filled = new LinkedHashSet<Slot>();
            result.sessions().forEach(w -> filled.add(w.slot()));
            touched.addAll(ids);
            touched.addAll(lay(head, filled, hours));
            assignOnlyTeachers(by, head, result.sessions(), ids);
            var withoutRoom = room == null ? 0 : ids.size() - rooms.giveWhereFree(head, by, room, ids);
            var used = new LinkedHashSet<Slot>();
            table.placed(head.id()).forEach(session -> used.add(session.slot()));
            audit.record(
                    by,
                    "FILL",
                    "class",
                    head.id().value(),
                    "Xếp %d buổi của lớp %s theo thứ tự chương trình".formatted(ids.size(), head.code()),
                    Map.of());
            return new Change.Done<>(
                    new Filled(ids.size(), result.periodsLeft(), slots.size() - used.size(), withoutRoom));
        });
    }

    /** At the end of the half day until it is laid out: behind what is there, before what comes later in the programme. */
    private static NewSession provisional(ProgrammeFill.Wanted wanted, HalfDays hours) {
        var until = hours.to(wanted.slot().half());
        return new NewSession(
                wanted.slot(),
                wanted.kind(),
                wanted.item().id(),
                wanted.item().title(),
                wanted.periods(),
                null,
                "",
                until.minusMinutes(1),
                until,
                false,
                List.of(0));
    }

    private void assignOnlyTeachers(Viewer by, ClassHead head, List<ProgrammeFill.Wanted> wanted, List<SessionId> ids) {
        var first = Objects.requireNonNull(head.firstDay());
        var choices = teachers.on(by, head, first);
        var sessions = new ArrayList<SessionId>();
        var teach = new ArrayList<LecturerId>();
        for (var i = 0; i < wanted.size(); i++) {
            var item = wanted.get(i).item().id();
            var able = choices.stream().filter(c -> c.topics().contains(item)).toList();
            if (able.size() != 1) continue;
            sessions.add(ids.get(i));
            teach.add(lecturer(able.getFirst(), wanted.get(i).slot()));
        }
        if (!sessions.isEmpty()) teaching.assignWhereFree(head.id(), sessions, teach);
    }

    private LecturerId lecturer(TeacherChoices.Choice choice, Slot slot) {
        var known = choice.lecturer();
        return known == null ? lecturers.asGuest(choice.person(), choice.at(), slot.day()) : known;
    }

    /** Places one session in a half day. */
    public Change<UUID> place(Viewer by, ClassHead head, Slot slot, SessionPlan plan) {
        check(head);
        return change(by, head, (_, touched) -> {
            if (!table.slots(head.id()).contains(slot))
                return Change.refused(
                        "khong-phai-ngay-hoc",
                        "Ngày %s không phải ngày học của lớp. Chọn ngày khác.".formatted(slot.words()));
            var hours = hours(head);
            var ready = resolve(by, head, slot, plan, hours);
            if (ready.refusal() != null) return new Change.Refused<>(ready.refusal());
            var full = full(head, slot, List.of(), plan, hours);
            if (full.isPresent()) return new Change.Refused<>(full.get());
            var id = table.add(head.id(), List.of(ready.session())).getFirst();
            touched.add(id);
            touched.addAll(lay(head, Set.of(slot), hours));
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
        return change(by, head, (_, touched) -> {
            var was = find(head, session);
            var hours = hours(head);
            var ready = resolve(by, head, was.slot(), plan, hours);
            if (ready.refusal() != null) return new Change.Refused<>(ready.refusal());
            if (isHeld(head, was)
                    && (was.periods() != plan.periods()
                            || !was.groups().equals(ready.session().groups()))) return heldRefusal(was);
            var full = full(head, was.slot(), List.of(was), plan, hours);
            if (full.isPresent()) return new Change.Refused<>(full.get());
            if (!table.change(was.id(), version, ready.session())) throw stale();
            table.audience(was.id(), ready.session().groups());
            touched.add(was.id());
            touched.addAll(lay(head, Set.of(was.slot()), hours));
            teaching.assign(head.id(), was.id(), ready.lecturers());
            return new Change.Done<>(was.ref());
        });
    }

    /** Moves a session into a half day with room for it. A full one: {@link #swap}. */
    public Change<UUID> move(Viewer by, ClassHead head, UUID session, Slot to) {
        check(head);
        return change(by, head, (_, touched) -> {
            var was = find(head, session);
            if (isHeld(head, was)) return heldRefusal(was);
            if (!table.slots(head.id()).contains(to))
                return Change.refused(
                        "khong-phai-ngay-hoc",
                        "Ngày %s không phải ngày học của lớp. Chọn ngày khác.".formatted(to.words()));
            if (to.equals(was.slot())) return new Change.Done<>(was.ref());
            var hours = hours(head);
            var there = at(head, to);
            var together = new ArrayList<>(there);
            together.add(was);
            if (!was.kind().ceremony() && HalfDays.mostUsed(taught(together)) > hours.periods())
                return Change.refused(
                        "buoi-da-day",
                        "Buổi %s đã đủ tiết. Chọn buổi trống, hoặc chọn đổi chỗ với buổi đang có."
                                .formatted(to.words()));
            put(was, to, hours);
            touched.add(was.id());
            touched.addAll(lay(head, Set.of(was.slot(), to), hours));
            teaching.refreshPosts(touched);
            return new Change.Done<>(was.ref());
        });
    }

    /** Two sessions change places; rooms and lecturers go with them. */
    public Change<UUID> swap(Viewer by, ClassHead head, UUID one, UUID other) {
        check(head);
        return change(by, head, (_, touched) -> {
            var a = find(head, one);
            var b = find(head, other);
            if (isHeld(head, a)) return heldRefusal(a);
            if (isHeld(head, b)) return heldRefusal(b);
            var hours = hours(head);
            put(a, b.slot(), hours);
            put(b, a.slot(), hours);
            for (var slot : List.of(a.slot(), b.slot())) {
                if (HalfDays.mostUsed(taught(at(head, slot))) > hours.periods())
                    return Change.refused(
                            "buoi-da-day",
                            "Sau khi đổi, buổi %s nhiều hơn %d tiết. Chọn buổi khác."
                                    .formatted(slot.words(), hours.periods()));
            }
            touched.add(a.id());
            touched.add(b.id());
            touched.addAll(lay(head, Set.of(a.slot(), b.slot()), hours));
            teaching.refreshPosts(touched);
            return new Change.Done<>(a.ref());
        });
    }

    /** Takes a session off the timetable. */
    public Change<UUID> empty(Viewer by, ClassHead head, UUID session) {
        check(head);
        return change(by, head, (_, touched) -> {
            var was = find(head, session);
            if (isHeld(head, was)) return heldRefusal(was);
            table.delete(was.id());
            touched.addAll(lay(head, Set.of(was.slot()), hours(head)));
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

    private void put(Placed session, Slot to, HalfDays hours) {
        var keeps = session.timedByHand() && session.slot().half() == to.half();
        var until = hours.to(to.half());
        if (!table.move(
                session, to, keeps ? session.from() : until.minusMinutes(1), keeps ? session.to() : until, keeps))
            throw stale();
    }

    /** Lays half days out anew. The sessions in them, whose hours may have changed. */
    private List<SessionId> lay(ClassHead head, Set<Slot> slots, HalfDays hours) {
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

    private record Ready(
            NewSession session,
            List<LecturerId> lecturers,
            @Nullable Refusal refusal) {}

    private Ready resolve(Viewer by, ClassHead head, Slot slot, SessionPlan plan, HalfDays hours) {
        var item = plan.topic() == null ? null : topic(head, plan.topic());
        var title = plan.title().isBlank() ? (item == null ? plan.kind().vietnamese() : item.title()) : plan.title();
        var room = plan.room() == null ? null : rooms.find(by, head, plan.room());
        var lecturerIds = new ArrayList<LecturerId>();
        if (!plan.lecturers().isEmpty()) {
            var able = teachers.on(by, head, slot.day());
            for (var ref : plan.lecturers())
                lecturerIds.add(lecturer(
                        able.stream()
                                .filter(c -> c.ref().equals(ref))
                                .findFirst()
                                .orElseThrow(() -> new NotFound("lecturer " + ref)),
                        slot));
        }
        var groups = plan.groups().isEmpty() ? List.of(0) : plan.groups();
        var until = hours.to(slot.half());
        var from = plan.from();
        var to = plan.to();
        var session = new NewSession(
                slot,
                plan.kind(),
                item == null ? null : item.id(),
                title,
                plan.kind().ceremony() ? 0 : plan.periods(),
                room,
                plan.place(),
                from == null ? until.minusMinutes(1) : from,
                to == null ? until : to,
                from != null,
                groups);
        return new Ready(session, lecturerIds, wrong(head, plan, groups));
    }

    private @Nullable Refusal wrong(ClassHead head, SessionPlan plan, List<Integer> groups) {
        var known = table.groups(head.id());
        if (!groups.equals(List.of(0)) && !known.containsAll(groups))
            return new Refusal("khong-co-to", "Lớp không có tổ đã chọn. Chọn lại tổ.");
        var from = plan.from();
        var to = plan.to();
        if (from != null && to != null && !from.isBefore(to))
            return new Refusal("gio-nguoc", "Giờ kết thúc phải sau giờ bắt đầu.");
        return null;
    }

    private ProgrammeItem topic(ClassHead head, UUID ref) {
        var programme = head.programme();
        if (programme == null) throw new NotFound("topic " + ref);
        return programmes.items(programme).stream()
                .filter(item -> item.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("topic " + ref));
    }

    /** Refuses more periods than the half day has, for anybody who would sit in them; the row to come is not there yet. */
    private Optional<Refusal> full(ClassHead head, Slot slot, List<Placed> instead, SessionPlan plan, HalfDays hours) {
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

    private static List<Placed> taught(List<Placed> sessions) {
        return sessions.stream()
                .filter(s -> !s.kind().ceremony() && !s.timedByHand())
                .toList();
    }

    private List<Placed> at(ClassHead head, Slot slot) {
        return table.placed(head.id()).stream()
                .filter(s -> s.slot().equals(slot))
                .toList();
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

    private static Stale stale() {
        return new Stale("Người khác vừa sửa buổi này. Mở lại lịch để xem thay đổi rồi làm tiếp.");
    }

    /** Work on a timetable; {@code touched} takes the sessions whose hours, place or people it changed. */
    @FunctionalInterface
    private interface Work<T> {
        Change<T> apply(TransactionStatus status, Set<SessionId> touched);
    }

    private <T> Change<T> change(Viewer by, ClassHead head, Work<T> work) {
        if (head.state() == ClassState.FINISHED || head.state() == ClassState.CANCELLED)
            return Change.refused(
                    "lop-da-dong",
                    "Lớp ở trạng thái “%s”, lịch không thay đổi nữa."
                            .formatted(head.state().vietnamese()));
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                table.lock(head.id());
                table.deferConstraints();
                var touched = new LinkedHashSet<SessionId>();
                var result = work.apply(status, touched);
                if (result instanceof Change.Done<T>) result = confirmed(status, by, head, touched, result);
                if (!(result instanceof Change.Done<T>)) status.setRollbackOnly();
                return result;
            }));
        } catch (DataIntegrityViolationException e) {
            return ConstraintWords.of(e);
        }
    }

    /** Asks the constraints. Refused: what stands against what is read from the rows before they are rolled back. */
    private <T> Change<T> confirmed(
            TransactionStatus status, Viewer by, ClassHead head, Set<SessionId> touched, Change<T> done) {
        var savepoint = status.createSavepoint();
        try {
            table.checkConstraints();
            status.releaseSavepoint(savepoint);
            return done;
        } catch (DataIntegrityViolationException e) {
            status.rollbackToSavepoint(savepoint);
            var found = clashes.find(by, head.id(), touched);
            return found.isEmpty() ? ConstraintWords.of(e) : new Change.Clashing<>(found);
        }
    }

    /** Periods placed by topic, for counts: with study groups, what the group with the fewest has. */
    Map<ItemId, Integer> placedPeriods(ClassHead head, List<Placed> there) {
        return ProgrammeFill.placedPeriods(there, table.groups(head.id()));
    }
}

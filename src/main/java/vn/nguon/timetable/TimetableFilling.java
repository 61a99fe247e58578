package vn.nguon.timetable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.programmes.LecturerId;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.TimetableTable.NewSession;

/** Fills a timetable by one button. In which order: {@link ProgrammeFill}. */
@Component
class TimetableFilling {
    private final TimetableWork work;
    private final HalfDayLayout layout;
    private final SessionPlanner planner;
    private final TimetableTable table;
    private final SessionLecturers teaching;
    private final TeacherChoices teachers;
    private final Rooms rooms;
    private final Programmes programmes;
    private final Audit audit;

    TimetableFilling(
            TimetableWork work,
            HalfDayLayout layout,
            SessionPlanner planner,
            TimetableTable table,
            SessionLecturers teaching,
            TeacherChoices teachers,
            Rooms rooms,
            Programmes programmes,
            Audit audit) {
        this.work = work;
        this.layout = layout;
        this.planner = planner;
        this.table = table;
        this.teaching = teaching;
        this.teachers = teachers;
        this.rooms = rooms;
        this.programmes = programmes;
        this.audit = audit;
    }

    /** Fills the free half days in programme order. @param room for the new sessions where it is free; null for none */
    Change<Timetables.Filled> fill(Viewer by, ClassHead head, @Nullable UUID room) {
        if (room != null
                && rooms.list(by, head).stream().noneMatch(one -> one.ref().equals(room)))
            throw new NotFound("room " + room);
        var programme = head.programme();
        if (programme == null)
            return Change.refused(
                    "chua-co-chuong-trinh", "Lớp chưa chọn chương trình. Chọn chương trình trước, rồi xếp lịch.");
        return work.change(by, head, touched -> {
            var slots = table.slots(head.id());
            if (slots.isEmpty())
                return Change.refused(
                        "chua-co-ngay-hoc", "Lớp chưa có ngày học. Ghi các ngày học trước, rồi xếp lịch.");
            var hours = layout.hours(head);
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
            touched.addAll(layout.lay(head, filled, hours));
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
                    new Timetables.Filled(ids.size(), result.periodsLeft(), slots.size() - used.size(), withoutRoom));
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
            teach.add(planner.lecturer(able.getFirst(), wanted.get(i).slot()));
        }
        if (!sessions.isEmpty()) teaching.assignWhereFree(head.id(), sessions, teach);
    }
}

package vn.nguon.timetable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.programmes.LecturerId;
import vn.nguon.programmes.Lecturers;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.TimetableTable.NewSession;

/** Turns what was asked of a session into what is written: its topic, room, groups and lecturers, who may be guests of that day. */
@Component
class SessionPlanner {
    private final TimetableTable table;
    private final TeacherChoices teachers;
    private final Rooms rooms;
    private final Programmes programmes;
    private final Lecturers lecturers;

    SessionPlanner(
            TimetableTable table, TeacherChoices teachers, Rooms rooms, Programmes programmes, Lecturers lecturers) {
        this.table = table;
        this.teachers = teachers;
        this.rooms = rooms;
        this.programmes = programmes;
        this.lecturers = lecturers;
    }

    /** @param refusal why it cannot be written so; null when it can */
    record Ready(
            NewSession session,
            List<LecturerId> lecturers,
            @Nullable Refusal refusal) {}

    Ready resolve(Viewer by, ClassHead head, Slot slot, SessionPlan plan, HalfDays hours) {
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

    LecturerId lecturer(TeacherChoices.Choice choice, Slot slot) {
        var known = choice.lecturer();
        return known == null ? lecturers.asGuest(choice.person(), choice.at(), slot.day()) : known;
    }
}

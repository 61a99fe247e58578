package vn.nguon.timetable;

import java.time.LocalDate;
import java.util.Locale;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.Forbidden;
import vn.nguon.web.Vn;

/** Who looks at a class's timetable and who changes it; and words that its pages share. */
final class TimetableReaders {
    private TimetableReaders() {}

    /** Trainees have their own page, of issued timetables; drafts are not for them. */
    static boolean traineeOnly(ClassHead head) {
        return head.acts().isEmpty()
                && head.is(Capacity.TRAINEE)
                && !head.is(Capacity.SUPERVISOR, Capacity.LECTURER, Capacity.MARKER, Capacity.CLASS_COMMITTEE);
    }

    static boolean mayChange(ClassHead head) {
        return Timetables.mayChange(head)
                && head.state() != ClassState.FINISHED
                && head.state() != ClassState.CANCELLED;
    }

    /** @throws Forbidden for those who look but do not change; the façade says the rest in words */
    static void check(ClassHead head) {
        if (!Timetables.mayChange(head))
            throw new Forbidden("Lịch do cơ quan tổ chức lớp và phòng đào tạo của trường xếp.");
    }

    /** "Sáng thứ 2, 24/10/2022" */
    static String when(Slot slot) {
        return "%s %s, %s".formatted(slot.half().vietnamese(), weekday(slot.day()), Vn.date(slot.day()));
    }

    static String weekday(LocalDate day) {
        return Vn.weekday(day).toLowerCase(Locale.ROOT);
    }

    /** "07:30–11:00" */
    static String hours(SessionCard card) {
        return Vn.time(card.from()) + "–" + Vn.time(card.to());
    }

    /** Board of the week of a day. */
    static String board(ClassHead head, LocalDate day) {
        return head.link("/lich") + "?ngay=" + day;
    }

    static String address(ClassHead head, SessionCard card) {
        return head.link("/lich/") + card.ref();
    }
}

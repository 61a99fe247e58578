package vn.nguon.timetable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * A trainee's next day of sessions before everything else, room first; the coming ones of a lecturer at the side. Their own, within two weeks.
 * One statement a role.
 */
@Component
class SessionsOnHome implements HomePart {
    private static final int DAYS_AHEAD = 14;

    private final Sessions sessions;

    SessionsOnHome(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public int order() {
        return -30;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        var blocks = new ArrayList<HomeBlock>();
        var today = viewer.today();
        if (viewer.is(Role.TRAINEE)) {
            var own = sessions.attendedBy(viewer, today, today.plusDays(DAYS_AHEAD));
            if (!own.isEmpty()) blocks.add(next(own, today));
        }
        if (viewer.is(Role.LECTURER)) {
            var taught = sessions.taughtBy(viewer, today.plusDays(1), today.plusDays(DAYS_AHEAD));
            if (!taught.isEmpty())
                blocks.add(new HomeBlock.Side(
                        "Sắp tới", taught.stream().map(SessionsOnHome::coming).toList(), false));
        }
        return blocks;
    }

    private static HomeBlock next(List<SessionCard> own, LocalDate today) {
        var day = own.getFirst().day();
        return new HomeBlock.Lines(
                day.equals(today) ? "Buổi hôm nay" : "Buổi tới, " + Vn.day(day).toLowerCase(java.util.Locale.ROOT),
                own.stream()
                        .filter(card -> card.day().equals(day))
                        .map(SessionsOnHome::line)
                        .toList(),
                new HomeBlock.Link("Xem cả lịch học", "/lich-hoc"));
    }

    /** "Hội trường 1, sáng 07:30–11:00". */
    private static HomeBlock.Line line(SessionCard card) {
        var half = card.half().vietnamese();
        var hours = TimetableReaders.hours(card);
        var note = new ArrayList<String>();
        note.add(card.title());
        if (!card.wholeClass()) note.add(card.audience());
        if (!card.lecturers().isEmpty()) note.add(card.lecturers());
        return new HomeBlock.Line(
                card.place().isEmpty()
                        ? "%s %s".formatted(half, hours)
                        : "%s, %s %s".formatted(card.place(), half.toLowerCase(java.util.Locale.ROOT), hours),
                "/lich-hoc",
                String.join(" · ", note),
                "",
                "");
    }

    private static HomeBlock.Fact coming(SessionCard card) {
        var where = new ArrayList<String>();
        if (!card.place().isEmpty()) where.add(card.place());
        where.add(card.classCode());
        return new HomeBlock.Fact(
                card.day(),
                "%s %s %s".formatted(Vn.weekday(card.day()), Vn.dayMonth(card.day()), Vn.time(card.from())),
                card.title(),
                "/lich-giang",
                String.join(" · ", where));
    }
}

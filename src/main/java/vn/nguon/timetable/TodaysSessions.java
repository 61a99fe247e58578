package vn.nguon.timetable;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * Sessions of today on the home page: for a centre and a supervisor those of their classes, for a lecturer and a trainee their own, or
 * the next ones within two weeks. One statement.
 */
@Component
class TodaysSessions implements HomePart {
    private static final int DAYS_AHEAD = 14;

    private final Sessions sessions;

    TodaysSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Section> sections(Viewer viewer) {
        var today = viewer.today();
        if (viewer.isAny(Role.CENTRE, Role.SUPERVISOR)) return section(viewer, sessions.on(viewer, today), true);
        if (viewer.is(Role.LECTURER))
            return section(viewer, sessions.taughtBy(viewer, today, today.plusDays(DAYS_AHEAD)), true);
        if (viewer.is(Role.TRAINEE))
            return section(viewer, sessions.attendedBy(viewer, today, today.plusDays(DAYS_AHEAD)), false);
        return List.of();
    }

    private static List<Section> section(Viewer viewer, List<SessionCard> cards, boolean rolls) {
        if (cards.isEmpty()) return List.of();
        var day = cards.getFirst().day();
        var isToday = day.equals(viewer.today());
        var lines = cards.stream()
                .filter(card -> card.day().equals(day))
                .map(card -> line(card, isToday, rolls))
                .toList();
        return List.of(new Section(
                isToday ? "Buổi hôm nay" : "Buổi tới, " + Vn.day(day).toLowerCase(Locale.ROOT), lines));
    }

    private static Line line(SessionCard card, boolean isToday, boolean rolls) {
        return new Line(
                "%s %s: %s".formatted(card.half().vietnamese(), TimetableReaders.hours(card), card.title()),
                !rolls ? "/lich-hoc" : isToday ? OwnTimetablePages.roll(card) : "/lich-giang",
                OwnTimetablePages.note(card, rolls, true),
                "",
                "");
    }
}

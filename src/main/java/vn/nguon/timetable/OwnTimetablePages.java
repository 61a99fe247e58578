package vn.nguon.timetable;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** A lecturer's own sessions (/lich-giang) and a trainee's (/lich-hoc): only theirs, today's first. */
@Controller
class OwnTimetablePages {
    /** How far back and ahead the pages look: a class lasts weeks, a term's plan months. */
    private static final int MONTHS = 6;

    private final Sessions sessions;
    private final Clock clock;

    OwnTimetablePages(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Bean
    static MenuItem teachingMenu() {
        return new MenuItem(30, "Lịch giảng", "/lich-giang", "calendar", Set.of(Role.LECTURER));
    }

    @Bean
    static MenuItem learningMenu() {
        return new MenuItem(30, "Lịch học", "/lich-hoc", "calendar", Set.of(Role.TRAINEE));
    }

    @GetMapping("/lich-giang")
    @Allow(Role.LECTURER)
    ModelAndView teaching(Viewer viewer) {
        var today = viewer.today();
        return page("Lịch giảng", true, sessions.taughtBy(viewer, today.minusMonths(MONTHS), today.plusMonths(MONTHS)), today);
    }

    @GetMapping("/lich-hoc")
    @Allow({Role.TRAINEE, Role.CLASS_COMMITTEE})
    ModelAndView learning(Viewer viewer) {
        var today = viewer.today();
        return page("Lịch học", false, sessions.attendedBy(viewer, today.minusMonths(MONTHS), today.plusMonths(MONTHS)), today);
    }

    private ModelAndView page(String title, boolean lecturer, List<SessionCard> all, LocalDate today) {
        var now = LocalDateTime.now(clock);
        var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var sections = new ArrayList<OwnTimetablePage.Section>();
        section(sections, "Hôm nay, " + Vn.day(today), all, lecturer, now, s -> s.day().equals(today));
        section(sections, "Còn trong tuần", all, lecturer, now, s -> s.day().isAfter(today) && !s.day().isAfter(sunday));
        section(sections, "Các tuần sau", all, lecturer, now, s -> s.day().isAfter(sunday));
        section(sections, "Đã qua", all.reversed(), lecturer, now, s -> s.day().isBefore(today));
        var next = all.stream()
                .filter(s -> s.day().atTime(s.to()).isAfter(now))
                .findFirst()
                .map(s -> "%s %s, %s".formatted(Vn.time(s.from()), s.slot().words(), s.title()))
                .orElse("");
        return Views.page("timetable/own", new OwnTimetablePage(title, lecturer, next, sections));
    }

    private static void section(
            List<OwnTimetablePage.Section> sections,
            String title,
            List<SessionCard> all,
            boolean lecturer,
            LocalDateTime now,
            Predicate<SessionCard> holds) {
        var lines = all.stream().filter(holds).map(s -> line(s, lecturer, now)).toList();
        if (!lines.isEmpty()) sections.add(new OwnTimetablePage.Section(title, lines));
    }

    private static OwnTimetablePage.Line line(SessionCard session, boolean lecturer, LocalDateTime now) {
        var from = session.day().atTime(session.from());
        var to = session.day().atTime(session.to());
        var over = to.isBefore(now);
        var on = !over && !from.isAfter(now);
        var who = lecturer
                ? session.className() + (session.audience().isEmpty() ? "" : ", " + session.audience().toLowerCase(Locale.ROOT))
                : session.lecturers();
        return new OwnTimetablePage.Line(
                "%s, %s–%s".formatted(Vn.day(session.day()), Vn.time(session.from()), Vn.time(session.to())),
                session.title(),
                who,
                session.place(),
                lecturer ? "/lop/%s/diem-danh/%s".formatted(session.classCode(), session.ref()) : "/lop/%s/lich".formatted(session.classCode()),
                over ? "done" : on ? "due" : "todo",
                over ? "Đã qua" : on ? "Đang diễn ra" : "Sắp tới");
    }
}

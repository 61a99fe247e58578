package vn.nguon.timetable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** A lecturer's own sessions over all classes (Lịch giảng), and a trainee's own (Lịch học). */
@Controller
class OwnTimetablePages {
    private static final int DAYS_BACK = 120;
    private static final int DAYS_AHEAD = 366;

    private final Sessions sessions;

    OwnTimetablePages(Sessions sessions) {
        this.sessions = sessions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuTeaching() {
            return new MenuItem(20, "Lịch giảng", "/lich-giang", "calendar", Set.of(Role.LECTURER));
        }

        @Bean
        MenuItem menuLearning() {
            return new MenuItem(20, "Lịch học", "/lich-hoc", "calendar", Set.of(Role.TRAINEE));
        }
    }

    @GetMapping("/lich-giang")
    @Allow(Role.LECTURER)
    ModelAndView teaching(Viewer viewer) {
        var all = sessions.taughtBy(viewer, from(viewer), to(viewer));
        return Views.page(
                "timetable/own",
                new OwnTimetablePage(
                        "Lịch giảng",
                        "Buổi được xếp ở bất kỳ lớp nào hiện ở đây, gần nhất đứng đầu.",
                        sections(viewer, all, true)));
    }

    @GetMapping("/lich-hoc")
    @Allow(Role.TRAINEE)
    ModelAndView learning(Viewer viewer) {
        var all = sessions.attendedBy(viewer, from(viewer), to(viewer));
        return Views.page(
                "timetable/own",
                new OwnTimetablePage(
                        "Lịch học",
                        "Lịch hiện ở đây khi trung tâm phát hành, gần nhất đứng đầu.",
                        sections(viewer, all, false)));
    }

    private static LocalDate from(Viewer viewer) {
        return viewer.today().minusDays(DAYS_BACK);
    }

    private static LocalDate to(Viewer viewer) {
        return viewer.today().plusDays(DAYS_AHEAD);
    }

    private static List<OwnTimetablePage.Section> sections(Viewer viewer, List<SessionCard> all, boolean teaches) {
        var today = viewer.today();
        var classes = all.stream().map(SessionCard::classId).distinct().count();
        var sections = new ArrayList<OwnTimetablePage.Section>();
        add(
                sections,
                "Hôm nay",
                all.stream().filter(card -> card.day().equals(today)).toList(),
                today,
                teaches,
                classes);
        add(
                sections,
                "Sắp tới",
                all.stream().filter(card -> card.day().isAfter(today)).toList(),
                today,
                teaches,
                classes);
        var past = all.stream()
                .filter(card -> card.day().isBefore(today))
                .sorted(Comparator.comparing(SessionCard::day).reversed().thenComparing(SessionCard::from))
                .toList();
        add(sections, "Đã qua", past, today, teaches, classes);
        return sections;
    }

    private static void add(
            List<OwnTimetablePage.Section> sections,
            String title,
            List<SessionCard> cards,
            LocalDate today,
            boolean teaches,
            long classes) {
        if (cards.isEmpty()) return;
        var lines =
                cards.stream().map(card -> line(card, today, teaches, classes)).toList();
        sections.add(new OwnTimetablePage.Section(title, lines));
    }

    private static OwnTimetablePage.Line line(SessionCard card, LocalDate today, boolean teaches, long classes) {
        var come = !card.day().isAfter(today);
        return new OwnTimetablePage.Line(
                "%s, %s %s"
                        .formatted(
                                Vn.day(card.day()),
                                card.half().vietnamese().toLowerCase(Locale.ROOT),
                                TimetableReaders.hours(card)),
                card.title(),
                teaches && come ? roll(card) : "",
                note(card, teaches, classes > 1 || teaches),
                card.day().equals(today) ? "doing" : "",
                card.day().equals(today) ? "Hôm nay" : "");
    }

    static String roll(SessionCard card) {
        return "/lop/%s/diem-danh/%s".formatted(card.classCode(), card.ref());
    }

    /** "4 tiết · Tổ 2 · Hội trường 1 · Lớp …" */
    static String note(SessionCard card, boolean teaches, boolean namesClass) {
        var parts = new ArrayList<String>();
        if (card.periods() > 0) parts.add(Vn.count(card.periods(), "tiết"));
        if (!card.wholeClass()) parts.add(card.audience());
        if (!card.place().isEmpty()) parts.add(card.place());
        if (!teaches && !card.lecturers().isEmpty()) parts.add(card.lecturers());
        if (namesClass) parts.add(card.className());
        return String.join(" · ", parts);
    }
}

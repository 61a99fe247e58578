package vn.nguon.timetable;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The week board of a class, its paper, the one-button fill and the issue. */
@Controller
@Allow({
    Role.ORGANISATION_BOARD,
    Role.PROPAGANDA_BOARD,
    Role.CENTRE,
    Role.SCHOOL,
    Role.APPROVER,
    Role.LECTURER,
    Role.SUPERVISOR,
    Role.CLASS_COMMITTEE,
    Role.TRAINEE
})
class TimetablePages {
    private static final String PATH = "/lop/{code}/lich";

    private final Classes classes;
    private final Programmes programmes;
    private final Sessions sessions;
    private final Timetables timetables;
    private final TimetableIssues issues;
    private final Rooms rooms;
    private final TimetableTable table;

    TimetablePages(
            Classes classes,
            Programmes programmes,
            Sessions sessions,
            Timetables timetables,
            TimetableIssues issues,
            Rooms rooms,
            TimetableTable table) {
        this.classes = classes;
        this.programmes = programmes;
        this.sessions = sessions;
        this.timetables = timetables;
        this.issues = issues;
        this.rooms = rooms;
        this.table = table;
    }

    @GetMapping(PATH)
    ModelAndView board(Viewer viewer, @PathVariable String code, @RequestParam(name = "tuan", defaultValue = "") String week) {
        return page("timetable/board", viewer, classes.head(viewer, code), week, "", List.of(), 200);
    }

    @GetMapping(PATH + "/in")
    ModelAndView print(Viewer viewer, @PathVariable String code) {
        return page("timetable/print", viewer, classes.head(viewer, code), "", "", List.of(), 200);
    }

    @PostMapping(PATH + "/xep")
    ModelAndView fill(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "phong", required = false) @Nullable UUID room,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return switch (timetables.fill(viewer, head, room)) {
            case Change.Done<Timetables.Filled>(var filled) -> Views.redirect(head.link("/lich"), response, words(filled));
            case Change.Clashing<Timetables.Filled>(var clashes) -> page("timetable/board", viewer, head, "", "", clashes, 422);
            case Change.Refused<Timetables.Filled>(var refusal) ->
                page("timetable/board", viewer, head, "", refusal.sentence(), List.of(), 422);
        };
    }

    private static String words(Timetables.Filled filled) {
        var words = new StringBuilder("Đã xếp %d buổi".formatted(filled.sessions()));
        if (filled.periodsLeft() > 0) words.append(", còn %d tiết chưa có chỗ".formatted(filled.periodsLeft()));
        if (filled.freeHalfDays() > 0) words.append(", còn %d buổi trống".formatted(filled.freeHalfDays()));
        if (filled.withoutRoom() > 0) words.append(", %d buổi chưa có phòng vì phòng đã bận".formatted(filled.withoutRoom()));
        return words.toString();
    }

    @PostMapping(PATH + "/phat-hanh")
    ModelAndView issue(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return switch (issues.issue(viewer, head)) {
            case Outcome.Done<Integer>(var no) -> Views.redirect(head.link("/lich"), response, "Đã phát hành lịch, bản %d".formatted(no));
            case Outcome.Refused<Integer>(var refusal) ->
                page("timetable/board", viewer, head, "", refusal.sentence(), List.of(), 422);
        };
    }

    private ModelAndView page(
            String template, Viewer viewer, ClassHead head, String week, String refusal, List<Clash> clashes, int status) {
        var days = classes.studyDays(head);
        var all = sessions.of(viewer, head);
        var programme = head.programme();
        var items = programme == null ? List.<ProgrammeItem>of() : programmes.items(programme);
        var blocks = Blocks.of(items);
        var may = Timetables.mayChange(head);
        var latest = issues.latest(viewer, head);
        var placed = ProgrammeFill.placedPeriods(placed(all), may ? table.groups(head.id()) : groups(all));
        var weeks = new TreeSet<LocalDate>();
        for (var day : days) weeks.add(monday(day));
        var monday = chosen(week, weeks, viewer.today());
        var lacking = lacking(items, placed, blocks);
        return Views.page(
                template,
                new BoardPage(
                        head,
                        monday == null ? "" : range(days, monday),
                        meta(head, weeks, monday, all, items, placed),
                        latest.isPresent() && latest.get().current() ? "done" : "doing",
                        latest.map(i -> i.current() ? "Bản %d".formatted(i.no()) : "Bản %d, nháp".formatted(i.no() + 1)).orElse("Bản 1, nháp"),
                        nav(head, days, monday == null ? null : weeks.lower(monday), true),
                        nav(head, days, monday == null ? null : weeks.higher(monday), false),
                        monday == null ? List.of() : days(head, days, monday, all, blocks, may),
                        lacking,
                        blockRows(items, placed, blocks),
                        all.stream().map(TimetablePages::line).toList(),
                        may && !lacking.isEmpty() ? roomField(viewer, head) : null,
                        may,
                        may && (!lacking.isEmpty() || all.isEmpty()) && programme != null && !days.isEmpty(),
                        may && !all.isEmpty() && !(latest.isPresent() && latest.get().current())
                                ? "Phát hành bản %d".formatted(latest.map(TimetableIssues.Issue::no).orElse(0) + 1)
                                : null,
                        refusal,
                        clashes,
                        "%s · in ngày %s".formatted(head.code(), Vn.date(viewer.today()))),
                status);
    }

    private Field roomField(Viewer viewer, ClassHead head) {
        var options = rooms.list(viewer, head).stream()
                .map(room -> new Option(room.ref().toString(), room.text()))
                .toList();
        var field = Form.blank().choice("phong", "Phòng học", options).field();
        return new Field(field.id(), field.label(), "", null, null, field.options(), "Chưa chọn phòng", field.look());
    }

    static List<Placed> placed(List<SessionCard> cards) {
        return cards.stream()
                .map(c -> new Placed(
                        c.id(), c.ref(), c.slot(), c.from(), c.to(), false, c.kind(), c.item(), c.title(), c.periods(), c.groups(), c.version()))
                .toList();
    }

    private static List<Integer> groups(List<SessionCard> cards) {
        return cards.stream().flatMap(c -> c.groups().stream()).filter(g -> g != 0).distinct().toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The week asked for, else this week while the class is taught, else its first. */
    private static @Nullable LocalDate chosen(String asked, TreeSet<LocalDate> weeks, LocalDate today) {
        if (weeks.isEmpty()) return null;
        for (var week : weeks) if (week.toString().equals(asked)) return week;
        var now = monday(today);
        return weeks.contains(now) ? now : weeks.first();
    }

    private static String range(List<LocalDate> days, LocalDate monday) {
        var of = days.stream().filter(day -> monday(day).equals(monday)).toList();
        return Vn.range(of.getFirst(), of.getLast());
    }

    private static BoardPage.@Nullable Nav nav(ClassHead head, List<LocalDate> days, @Nullable LocalDate monday, boolean back) {
        if (monday == null) return null;
        return new BoardPage.Nav(head.link("/lich?tuan=" + monday), (back ? "Tuần trước, " : "Tuần sau, ") + range(days, monday));
    }

    private static String meta(
            ClassHead head,
            TreeSet<LocalDate> weeks,
            @Nullable LocalDate monday,
            List<SessionCard> all,
            List<ProgrammeItem> items,
            Map<ItemId, Integer> placed) {
        var halfDays = all.stream().map(SessionCard::slot).distinct().count();
        var counts = "đã xếp %d/%d buổi, %d/%d tiết"
                .formatted(halfDays, head.studyDays() * 2, ProgrammeFill.placed(items, placed), head.periods());
        return monday == null ? counts : "Tuần %d trên %d · %s".formatted(weeks.headSet(monday, true).size(), weeks.size(), counts);
    }

    private static List<String> lacking(List<ProgrammeItem> items, Map<ItemId, Integer> placed, Blocks blocks) {
        var lacking = new ArrayList<String>();
        for (var item : items) {
            var left = item.periods() - placed.getOrDefault(item.id(), 0);
            if (item.topic() && left > 0) lacking.add("%s %s: còn %d tiết".formatted(blocks.number(item), item.title(), left));
        }
        return lacking;
    }

    private static List<BoardPage.Block> blockRows(List<ProgrammeItem> items, Map<ItemId, Integer> placed, Blocks blocks) {
        var rows = new ArrayList<BoardPage.Block>();
        for (var block : items) {
            if (!block.block()) continue;
            var topics = items.stream().filter(i -> i.topic() && i.blockNo() == block.blockNo()).toList();
            rows.add(new BoardPage.Block(
                    block.number() + " " + block.title(),
                    topics.stream().mapToInt(ProgrammeItem::periods).sum(),
                    ProgrammeFill.placed(topics, placed)));
        }
        return rows;
    }

    private static List<BoardPage.Day> days(
            ClassHead head, List<LocalDate> studyDays, LocalDate monday, List<SessionCard> all, Blocks blocks, boolean may) {
        var days = new ArrayList<BoardPage.Day>();
        for (var n = 0; n < 7; n++) {
            var day = monday.plusDays(n);
            var studies = studyDays.contains(day);
            if (n > 4 && !studies) continue;
            var halves = new ArrayList<BoardPage.HalfDay>();
            for (var half : Half.values()) {
                var slot = new Slot(day, half);
                var there = all.stream().filter(s -> s.slot().equals(slot)).toList();
                halves.add(new BoardPage.HalfDay(
                        slot.words(),
                        half.vietnamese(),
                        there.stream().map(s -> cell(s, blocks)).toList(),
                        may && studies ? head.link("/lich/them?o=" + slot.key()) : null));
            }
            days.add(new BoardPage.Day(Vn.weekday(day), Vn.dayMonth(day), studies, halves));
        }
        return days;
    }

    private static BoardPage.Cell cell(SessionCard session, Blocks blocks) {
        var when = new StringBuilder("%s %s".formatted(session.half().vietnamese(), Vn.time(session.from())));
        if (session.periods() > 0) when.append(" · %d tiết".formatted(session.periods()));
        var block = blocks.of(session.item());
        if (!block.isEmpty()) when.append(" · Khối ").append(block);
        var who = new ArrayList<String>();
        if (!session.audience().isEmpty()) who.add(session.audience());
        if (!session.lecturers().isEmpty()) who.addAll(List.of(session.lecturers().split("; ")));
        if (!session.place().isEmpty()) who.add(session.place());
        var css = session.kind() == SessionKind.FIELD_STUDY || session.kind() == SessionKind.PRACTICE ? "is-field" : "";
        return new BoardPage.Cell("b-" + session.ref(), when.toString(), session.title(), who, css, session.ref().toString());
    }

    private static BoardPage.Line line(SessionCard session) {
        var title = session.audience().isEmpty() ? session.title() : session.title() + " (" + session.audience() + ")";
        return new BoardPage.Line(
                Vn.weekday(session.day()) + ", " + Vn.date(session.day()),
                Vn.time(session.from()) + "–" + Vn.time(session.to()),
                title,
                session.periods() == 0 ? "" : Integer.toString(session.periods()),
                session.lecturers(),
                session.place());
    }

    /** Numbers of blocks and topics by item. */
    record Blocks(Map<ItemId, String> blockOf, Map<ItemId, String> numberOf) {
        static Blocks of(List<ProgrammeItem> items) {
            var roman = new HashMap<Integer, String>();
            for (var item : items) if (item.block()) roman.put(item.blockNo(), item.number());
            var blockOf = new HashMap<ItemId, String>();
            var numberOf = new HashMap<ItemId, String>();
            for (var item : items) {
                if (!item.topic()) continue;
                var block = roman.getOrDefault(item.blockNo(), "");
                blockOf.put(item.id(), block);
                numberOf.put(item.id(), block.isEmpty() ? item.number() : block + "." + item.number());
            }
            return new Blocks(blockOf, numberOf);
        }

        String of(@Nullable ItemId item) {
            return item == null ? "" : blockOf.getOrDefault(item, "");
        }

        String number(ProgrammeItem item) {
            return Objects.requireNonNullElse(numberOf.get(item.id()), "");
        }
    }
}

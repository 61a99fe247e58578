package vn.nguon.timetable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Form;
import vn.nguon.web.Option;
import vn.nguon.web.Tab;
import vn.nguon.web.Vn;

/** Puts the week board of a class together. Seven statements, one more where the viewer may fill. */
@Component
class Boards {
    private static final int TOPICS_NAMED = 4;

    private final TimetableTable table;
    private final Sessions sessions;
    private final TimetableIssues issues;
    private final Timetables timetables;
    private final Programmes programmes;
    private final Rooms rooms;

    Boards(
            TimetableTable table,
            Sessions sessions,
            TimetableIssues issues,
            Timetables timetables,
            Programmes programmes,
            Rooms rooms) {
        this.table = table;
        this.sessions = sessions;
        this.issues = issues;
        this.timetables = timetables;
        this.programmes = programmes;
        this.rooms = rooms;
    }

    /** Which week: by number, by a day in it, or the week of today. */
    record Wanted(@Nullable Integer week, @Nullable LocalDate day) {}

    public BoardPage page(Viewer viewer, ClassHead head, Wanted wanted, Form form) {
        var slots = table.slots(head.id());
        var programme = head.programme();
        if (slots.isEmpty()) return lacking(head, form, DAYS);
        if (programme == null) return lacking(head, form, PROGRAMME);
        var all = sessions.of(viewer, head);
        var items = programmes.items(programme);
        var count = Count.of(items, all, table.groups(head.id()));
        var latest = issues.latest(viewer, head);
        var mayChange = TimetableReaders.mayChange(head);
        var mayFill = mayChange && count.left() > 0;

        var weeks = new TreeSet<LocalDate>();
        for (var slot : slots) weeks.add(monday(slot.day()));
        var list = new ArrayList<>(weeks);
        var shown = shown(list, wanted, viewer.today());
        var monday = list.get(shown);
        var seesRolls = viewer.isAny(
                Role.CENTRE,
                Role.ORGANISATION_BOARD,
                Role.SCHOOL,
                Role.APPROVER,
                Role.SUPERVISOR,
                Role.LECTURER,
                Role.CLASS_COMMITTEE);
        var week = new Week(head, mayChange, seesRolls, timetables.hours(head), bySlot(all), count, viewer.today());
        var days = new ArrayList<BoardPage.Day>();
        for (var day = monday; day.isBefore(monday.plusDays(7)); day = day.plusDays(1)) {
            var studied = Slot.of(day).stream().filter(slots::contains).toList();
            if (studied.isEmpty() && day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) continue;
            days.add(week.day(day, studied));
        }
        var choices = mayFill
                ? rooms.list(viewer, head).stream()
                        .map(room -> new Option(room.ref().toString(), room.text()))
                        .toList()
                : List.<Option>of();
        form.choice("phong", "Phòng cho các buổi mới", choices).optional();
        return new BoardPage(
                head,
                Vn.range(monday, monday.plusDays(days.size() - 1L)),
                tabs(head, list, shown),
                days,
                "Đã xếp %s/%s".formatted(Vn.number(count.done()), Vn.count(head.periods(), "tiết")),
                count.missing(),
                count.blocks(),
                latest.map(Boards::issue).orElse(new BoardPage.Issue("todo", "Nháp, chưa phát hành")),
                mayChange,
                mayFill,
                mayChange
                        && !all.isEmpty()
                        && !latest.map(TimetableIssues.Issue::current).orElse(false),
                !choices.isEmpty(),
                null,
                form);
    }

    private static final BoardPage.Lack DAYS = new BoardPage.Lack(
            "Lớp chưa có ngày học",
            "Ghi các ngày học của lớp trước; mỗi ngày thành một buổi sáng và một buổi chiều để xếp lịch.",
            "/ngay-hoc",
            "Ghi ngày học");
    private static final BoardPage.Lack PROGRAMME = new BoardPage.Lack(
            "Lớp chưa chọn chương trình",
            "Chọn chương trình trước; lịch xếp theo thứ tự các chuyên đề của chương trình.",
            "/chuong-trinh",
            "Chọn chương trình");

    private static BoardPage lacking(ClassHead head, Form form, BoardPage.Lack lack) {
        var link = head.runs() ? head.link(lack.href()) : "";
        return new BoardPage(
                head,
                "",
                List.of(),
                List.of(),
                "",
                "",
                List.of(),
                new BoardPage.Issue("todo", "Chưa xếp"),
                false,
                false,
                false,
                false,
                new BoardPage.Lack(lack.title(), lack.text(), link, lack.label()),
                form);
    }

    private static BoardPage.Issue issue(TimetableIssues.Issue latest) {
        return latest.current()
                ? new BoardPage.Issue(
                        "done", "Bản %d, phát hành %s".formatted(latest.no(), Vn.dateTime(latest.issuedAt())))
                : new BoardPage.Issue("due", "Có thay đổi sau bản %d".formatted(latest.no()));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static int shown(List<LocalDate> weeks, Wanted wanted, LocalDate today) {
        var number = wanted.week();
        if (number != null) return Math.clamp(number - 1, 0, weeks.size() - 1);
        var day = wanted.day() == null ? today : wanted.day();
        var shown = 0;
        for (var i = 0; i < weeks.size(); i++) if (!weeks.get(i).isAfter(day)) shown = i;
        // Once the last week is over, a reader looks for the beginning no more than for the end: stay at the end.
        return shown;
    }

    private static List<Tab> tabs(ClassHead head, List<LocalDate> weeks, int shown) {
        var tabs = new ArrayList<Tab>();
        for (var i = 0; i < weeks.size(); i++) {
            var monday = weeks.get(i);
            tabs.add(new Tab(
                    "Tuần\u00a0%d: %s–%s".formatted(i + 1, Vn.dayMonth(monday), Vn.dayMonth(monday.plusDays(4))),
                    head.link("/lich") + "?tuan=" + (i + 1),
                    i == shown));
        }
        return tabs;
    }

    static Map<Slot, List<SessionCard>> bySlot(Collection<SessionCard> all) {
        var map = new LinkedHashMap<Slot, List<SessionCard>>();
        for (var card : all)
            map.computeIfAbsent(card.slot(), _ -> new ArrayList<>()).add(card);
        return map;
    }

    /** As the rules look at it. Whether the hours were set by hand is not on a card: pages only count periods. */
    static Placed placed(SessionCard card) {
        return new Placed(
                card.id(),
                card.ref(),
                card.slot(),
                card.from(),
                card.to(),
                false,
                card.kind(),
                card.item(),
                card.title(),
                card.periods(),
                card.groups(),
                card.version());
    }

    /** What of the programme is placed. */
    record Count(
            List<ProgrammeItem> items,
            Map<ItemId, ProgrammeItem> byId,
            Map<Integer, String> blockNumbers,
            Map<ItemId, Integer> periods) {
        static Count of(List<ProgrammeItem> items, Collection<SessionCard> all, List<Integer> groups) {
            var byId = new HashMap<ItemId, ProgrammeItem>();
            var numbers = new HashMap<Integer, String>();
            for (var item : items) {
                byId.put(item.id(), item);
                if (item.block()) numbers.put(item.blockNo(), item.number());
            }
            var there = all.stream().map(Boards::placed).toList();
            return new Count(items, byId, numbers, ProgrammeFill.placedPeriods(there, groups));
        }

        int left(ProgrammeItem item) {
            return item.topic() ? Math.max(0, item.periods() - periods.getOrDefault(item.id(), 0)) : 0;
        }

        int left() {
            return items.stream().mapToInt(this::left).sum();
        }

        int done() {
            return ProgrammeFill.placed(items, periods);
        }

        /** "II.3", empty outside every block. */
        String number(ProgrammeItem item) {
            var block = blockNumbers.getOrDefault(item.blockNo(), "");
            return block.isEmpty() ? item.number() : block + "." + item.number();
        }

        String block(@Nullable ItemId id) {
            var item = id == null ? null : byId.get(id);
            var number = item == null ? "" : blockNumbers.getOrDefault(item.blockNo(), "");
            return number.isEmpty() ? "" : "Khối\u00a0" + number;
        }

        /** "Chưa xếp: II.3 (4 tiết), …" */
        String missing() {
            var lacking = items.stream().filter(item -> left(item) > 0).toList();
            if (lacking.isEmpty()) return "";
            var named = lacking.stream()
                    .limit(TOPICS_NAMED)
                    .map(item -> "%s %s (%s)"
                            .formatted(number(item), item.title(), Vn.count(left(item), "tiết"))
                            .strip())
                    .toList();
            var more = lacking.size() - named.size();
            return "Chưa xếp: " + String.join("; ", named)
                    + (more > 0 ? "; và %s nữa".formatted(Vn.count(more, "chuyên\u00a0đề")) : "");
        }

        List<BoardPage.Block> blocks() {
            var blocks = new ArrayList<BoardPage.Block>();
            for (var block : items) {
                if (!block.block()) continue;
                var topics = items.stream()
                        .filter(item -> item.topic() && item.blockNo() == block.blockNo())
                        .toList();
                var planned = topics.stream().mapToInt(ProgrammeItem::periods).sum();
                var left = topics.stream().mapToInt(this::left).sum();
                blocks.add(new BoardPage.Block(block.number() + " " + block.title(), planned, planned - left));
            }
            return blocks;
        }
    }

    /** The days of one week as cells. */
    private record Week(
            ClassHead head,
            boolean mayChange,
            boolean seesRolls,
            HalfDays hours,
            Map<Slot, List<SessionCard>> cards,
            Count count,
            LocalDate today) {
        BoardPage.Day day(LocalDate day, List<Slot> studied) {
            return new BoardPage.Day(
                    Vn.weekday(day),
                    Vn.dayMonth(day),
                    studied.stream().map(this::half).toList());
        }

        private BoardPage.HalfCell half(Slot slot) {
            var there = cards.getOrDefault(slot, List.of());
            var free = hours.free(there.stream().map(Boards::placed).toList());
            var add = mayChange && free > 0
                    ? head.link("/lich/them?ngay=%s&buoi=%s"
                            .formatted(slot.day(), slot.half().slug()))
                    : "";
            return new BoardPage.HalfCell(
                    slot.half().vietnamese() + " " + Vn.time(hours.from(slot.half())),
                    slot.words(),
                    there.stream().map(this::card).toList(),
                    add,
                    !there.isEmpty() && there.stream().allMatch(card -> card.kind() == SessionKind.FIELD_STUDY));
        }

        private BoardPage.Card card(SessionCard card) {
            var when = new ArrayList<String>();
            when.add(card.half().vietnamese() + " " + Vn.time(card.from()));
            if (card.periods() > 0) when.add(Vn.count(card.periods(), "tiết"));
            var block = count.block(card.item());
            if (!block.isEmpty()) when.add(block);
            if (card.kind() != SessionKind.TOPIC
                    && !card.title().equalsIgnoreCase(card.kind().vietnamese()))
                when.add(card.kind().vietnamese());
            var who = new ArrayList<String>();
            if (!card.wholeClass()) who.add(card.audience());
            if (!card.lecturers().isEmpty()) who.add(card.lecturers());
            if (!card.place().isEmpty()) who.add(card.place());
            var address = TimetableReaders.address(head, card);
            var come = !card.day().isAfter(today);
            return new BoardPage.Card(
                    String.join("\u00a0· ", when),
                    card.title(),
                    who,
                    card.kind() == SessionKind.TOPIC && card.lecturers().isEmpty() ? "Chưa có giảng viên" : "",
                    mayChange ? address : "",
                    mayChange ? address + "/chuyen" : "",
                    come && seesRolls ? head.link("/diem-danh/") + card.ref() : "");
        }
    }
}

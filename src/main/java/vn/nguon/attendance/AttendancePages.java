package vn.nguon.attendance;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.AllowClassStaff;
import vn.nguon.files.Downloads;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Allow;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** What the rolls come to: the class's half days, its sheet on screen, on paper and in Excel, and each trainee's own page. */
@Controller
class AttendancePages {
    private final Attendance attendance;
    private final Rosters rosters;
    private final Clock clock;

    AttendancePages(Attendance attendance, Rosters rosters, Clock clock) {
        this.attendance = attendance;
        this.rosters = rosters;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuMyRolls() {
            return new MenuItem(
                    30,
                    "Điểm danh",
                    "/diem-danh",
                    "roll",
                    Set.of(Role.LECTURER, Role.SUPERVISOR, Role.CLASS_COMMITTEE));
        }

        @Bean
        MenuItem menuOwnAttendance() {
            return new MenuItem(35, "Chuyên cần", "/diem-danh-cua-toi", "calendar", Set.of(Role.TRAINEE));
        }
    }

    @GetMapping("/lop/{code}/diem-danh")
    @AllowClassStaff
    ModelAndView list(Viewer viewer, @PathVariable String code) {
        return Views.page("attendance/rolls", rolls(viewer, attendance.overview(viewer, code)));
    }

    private static RollListPage rolls(Viewer viewer, Attendance.Overview overview) {
        var head = overview.head();
        var groups = new ArrayList<RollListPage.Group>();
        var titles = List.of("Hôm nay", "Quá ngày, chưa chốt", "Sắp tới", "Đã chốt");
        var states = List.of(
                HalfDayRoll.State.TODAY, HalfDayRoll.State.LATE, HalfDayRoll.State.AHEAD, HalfDayRoll.State.CLOSED);
        for (var i = 0; i < states.size(); i++) {
            var state = states.get(i);
            var lines = overview.rolls().stream()
                    .filter(roll -> roll.state(viewer.today()) == state)
                    .map(roll -> line(viewer, roll, head.link("/diem-danh/")))
                    .toList();
            if (!lines.isEmpty()) groups.add(new RollListPage.Group(titles.get(i), lines));
        }
        return new RollListPage(head, figures(overview), limit(overview.rule()), groups, head.link("/diem-danh/bang"));
    }

    private static List<RollListPage.Figure> figures(Attendance.Overview overview) {
        var rolls = overview.rolls();
        var closed = rolls.stream().filter(roll -> roll.closedAt() != null).count();
        var marked = rolls.stream().mapToLong(HalfDayRoll::marked).sum();
        var absent = rolls.stream().mapToLong(HalfDayRoll::absent).sum();
        return List.of(
                new RollListPage.Figure(closed + "/" + rolls.size(), "Buổi đã chốt"),
                new RollListPage.Figure(Vn.percent(marked - absent, marked), "Lượt có mặt"),
                new RollListPage.Figure(Vn.number(overview.warned()), "Người sắp quá mức vắng"),
                new RollListPage.Figure(Vn.number(overview.exceeded()), "Người quá mức vắng"));
    }

    private static RollListPage.Line line(Viewer viewer, HalfDayRoll roll, String base) {
        var groups = roll.groups().isEmpty() ? "" : " · tổ " + roll.groups();
        var note = roll.title() + groups;
        var href = base + roll.ref();
        var title = roll.when();
        var counted = "đã đánh dấu %d/%d".formatted(roll.marked(), roll.audience());
        return switch (roll.state(viewer.today())) {
            case CLOSED -> new RollListPage.Line(title, href, note + " · vắng " + roll.absent(), "done", "Đã chốt");
            case TODAY -> new RollListPage.Line(title, href, note + " · " + counted, "doing", "Hôm nay");
            case LATE -> new RollListPage.Line(title, href, note + " · " + counted, "late", "Chưa chốt");
            case AHEAD -> new RollListPage.Line(title, "", note, "todo", "Chưa đến ngày");
        };
    }

    @GetMapping("/lop/{code}/diem-danh/bang")
    @AllowClassStaff
    ModelAndView sheet(Viewer viewer, @PathVariable String code) {
        var sheet = attendance.sheet(viewer, code);
        return Views.page(
                "attendance/sheet", sheetPage(viewer, sheet, sheet.head().code()));
    }

    @GetMapping("/lop/{code}/diem-danh/bang/in")
    @AllowClassStaff
    ModelAndView paper(Viewer viewer, @PathVariable String code) {
        var sheet = attendance.sheet(viewer, code);
        var foot = sheet.head().code()
                + rosters.classification(viewer, sheet.head()).aside();
        return Views.page("attendance/paper", sheetPage(viewer, sheet, foot));
    }

    private static AbsenceSheetPage sheetPage(Viewer viewer, Attendance.Sheet sheet, String foot) {
        var days = new ArrayList<AbsenceSheetPage.Day>();
        for (var session : sheet.sessions()) {
            var label = Vn.dayMonth(session.day());
            if (!days.isEmpty() && days.getLast().label().equals(label))
                days.set(
                        days.size() - 1,
                        new AbsenceSheetPage.Day(label, days.getLast().span() + 1));
            else days.add(new AbsenceSheetPage.Day(label, 1));
        }
        var base = sheet.head().link("/diem-danh/");
        var rows = new ArrayList<AbsenceSheetPage.Row>();
        for (var row : sheet.rows()) rows.add(row(rows.size() + 1, row));
        return new AbsenceSheetPage(
                sheet.head(),
                days,
                sheet.sessions().stream()
                        .map(session -> new AbsenceSheetPage.Session(
                                HalfDays.half(session.half()).substring(0, 1),
                                HalfDays.when(session.day(), session.half()) + ": " + session.title(),
                                base + session.ref()))
                        .toList(),
                rows,
                limit(sheet.rule()),
                viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.SUPERVISOR),
                foot);
    }

    private static AbsenceSheetPage.Row row(int no, Attendance.SheetRow row) {
        var absence = row.absence();
        return new AbsenceSheetPage.Row(
                no,
                row.active() ? row.fullName() : row.fullName() + " (đã rời lớp)",
                row.unitName(),
                row.marks().stream()
                        .map(mark -> mark == null ? "" : mark.sign())
                        .toList(),
                absence.absentPeriods(),
                Vn.percent(absence.absentPeriods(), absence.plannedPeriods()),
                kind(absence),
                word(absence));
    }

    @GetMapping("/lop/{code}/diem-danh/bang.xlsx")
    @AllowClassStaff
    ResponseEntity<byte[]> export(Viewer viewer, @PathVariable String code) {
        var sheet = attendance.sheet(viewer, code);
        var header = new ArrayList<>(List.of("TT", "Họ và tên", "Đơn vị", "Tổ"));
        for (var session : sheet.sessions())
            header.add(Vn.dayMonth(session.day()) + " " + HalfDays.half(session.half()));
        header.addAll(List.of("Tiết vắng", "Tỷ lệ vắng (%)", "Kết luận"));
        var title = "Bảng điểm danh " + sheet.head().name()
                + rosters.classification(viewer, sheet.head()).aside();
        var made = new TidySheet("Điểm danh", title, Stamp.of(viewer, clock), header);
        var no = 0;
        for (var row : sheet.rows()) made.row(cells(++no, row));
        return Downloads.attachment(
                made.toBytes(),
                "diem-danh-" + code + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    private static @Nullable Object[] cells(int no, Attendance.SheetRow row) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(no);
        cells.add(row.fullName());
        cells.add(row.unitName());
        cells.add(row.groupNo());
        for (var mark : row.marks()) cells.add(mark == null ? null : mark.sign());
        var absence = row.absence();
        cells.add(absence.absentPeriods());
        cells.add(
                absence.plannedPeriods() == 0
                        ? null
                        : BigDecimal.valueOf(absence.absentPeriods() * 100L)
                                .divide(
                                        BigDecimal.valueOf(absence.plannedPeriods()),
                                        2,
                                        java.math.RoundingMode.HALF_UP));
        cells.add(word(absence));
        return cells.toArray();
    }

    @GetMapping("/diem-danh-cua-toi")
    @Allow(Role.TRAINEE)
    ModelAndView own(Viewer viewer) {
        return Views.page(
                "attendance/own",
                new OwnAttendancePage(attendance.own(viewer).stream()
                        .map(AttendancePages::ownClass)
                        .toList()));
    }

    private static OwnAttendancePage.OwnClass ownClass(Attendance.OwnClass own) {
        var absence = own.absence();
        return new OwnAttendancePage.OwnClass(
                own.name(),
                absence.absentPeriods(),
                absence.plannedPeriods(),
                Vn.percent(absence.absentPeriods(), absence.plannedPeriods()),
                absence.verdict().exceeded() ? "late" : absence.verdict().warned() ? "due" : "done",
                word(absence).isEmpty() ? "Trong mức cho phép" : word(absence),
                limit(absence.rule()),
                own.sessions().stream().map(AttendancePages::ownLine).toList());
    }

    private static OwnAttendancePage.Line ownLine(AbsenceBook.OwnSession session) {
        var mark = session.mark() == null ? null : Mark.valueOf(session.mark());
        return new OwnAttendancePage.Line(
                HalfDays.when(session.day(), session.half()),
                session.title(),
                mark == null ? "Chưa điểm danh" : mark.vietnamese(),
                mark == null
                        ? "todo"
                        : switch (mark) {
                            case PRESENT -> "done";
                            case LATE -> "due";
                            case EXCUSED -> "doing";
                            case UNEXCUSED -> "late";
                        },
                session.note());
    }

    @GetMapping("/diem-danh")
    @Allow({Role.LECTURER, Role.SUPERVISOR, Role.CLASS_COMMITTEE})
    ModelAndView mine(Viewer viewer) {
        return Views.page(
                "attendance/mine",
                new MyRollsPage(attendance.mine(viewer).stream()
                        .map(one -> mine(viewer, one))
                        .toList()));
    }

    private static MyRollsPage.Line mine(Viewer viewer, AbsenceBook.TakenBy one) {
        var today = one.day().isEqual(viewer.today());
        return new MyRollsPage.Line(
                HalfDays.when(one.day(), one.half()),
                "/lop/" + one.code() + "/diem-danh/" + one.ref(),
                one.title() + " · " + one.className(),
                one.closed() ? "done" : today ? "doing" : "late",
                one.closed() ? "Đã chốt" : today ? "Hôm nay" : "Chưa chốt");
    }

    /** "Vắng tối đa 20% số tiết (mặc định, chưa có văn bản); có phép tính là vắng, muộn tính là có mặt" */
    static String limit(AbsenceRule rule) {
        return "Vắng tối đa %s số tiết (%s); nghỉ có phép %s, đi muộn %s."
                .formatted(
                        Vn.percent(rule.limitPercent()),
                        rule.source().text(),
                        rule.excusedCounts() ? "tính là vắng" : "không tính là vắng",
                        rule.lateCounts() ? "tính là vắng" : "tính là có mặt");
    }

    private static String kind(AbsenceLine line) {
        return line.verdict().exceeded() ? "late" : line.verdict().warned() ? "due" : "";
    }

    private static String word(AbsenceLine line) {
        return switch (line.verdict()) {
            case AbsenceVerdict.Within _ -> "";
            case AbsenceVerdict.Warned(int left) -> "Còn được vắng %d tiết".formatted(left);
            case AbsenceVerdict.Exceeded exceeded -> "Quá %d tiết".formatted(exceeded.over());
            case AbsenceVerdict.NothingPlanned _ -> "Chưa có số tiết";
        };
    }
}

package vn.nguon.timetable;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.AllowClassReaders;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.Boards.Wanted;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The week board of a class, filling and issuing it, its paper, and the rooms. */
@Controller
class BoardPages {
    private final Classes classes;
    private final Boards boards;
    private final Sessions sessions;
    private final Timetables timetables;
    private final TimetableIssues issues;
    private final Rooms rooms;

    BoardPages(
            Classes classes,
            Boards boards,
            Sessions sessions,
            Timetables timetables,
            TimetableIssues issues,
            Rooms rooms) {
        this.classes = classes;
        this.boards = boards;
        this.sessions = sessions;
        this.timetables = timetables;
        this.issues = issues;
        this.rooms = rooms;
    }

    @GetMapping("/lop/{code}/lich")
    @AllowClassReaders
    ModelAndView week(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "tuan", required = false) @Nullable Integer week,
            @RequestParam(name = "ngay", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate day) {
        var head = classes.head(viewer, code);
        if (TimetableReaders.traineeOnly(head)) return Views.redirect("/lich-hoc");
        return Views.page("timetable/board", boards.page(viewer, head, new Wanted(week, day), Form.blank()));
    }

    @PostMapping("/lop/{code}/lich/xep")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView fill(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "phong", required = false) @Nullable String room,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        var chosen = room == null || room.isBlank() ? null : uuid(room);
        return switch (timetables.fill(viewer, head, chosen)) {
            case Change.Done<Timetables.Filled>(var filled) ->
                Views.redirect(head.link("/lich?tuan=1"), response, words(filled, chosen != null));
            case Change.Clashing<Timetables.Filled>(var clashes) -> {
                var form = new Form(params);
                var page = boards.page(viewer, head, new Wanted(null, null), form);
                clashes.forEach(clash -> form.refuse(new Refusal(clash.what().code(), clash.sentence())));
                yield Views.page("timetable/board", page, 422);
            }
            case Change.Refused<Timetables.Filled>(var refusal) -> {
                var form = new Form(params);
                form.refuse(refusal);
                yield Views.page("timetable/board", boards.page(viewer, head, new Wanted(null, null), form), 422);
            }
        };
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException _) {
            throw new NotFound("room");
        }
    }

    private static String words(Timetables.Filled filled, boolean roomWanted) {
        var text = new ArrayList<String>();
        text.add("Đã xếp thêm %s.".formatted(Vn.count(filled.sessions(), "buổi")));
        if (filled.periodsLeft() > 0)
            text.add("Còn %s chưa có chỗ: thêm ngày học, hoặc bỏ bớt buổi."
                    .formatted(Vn.count(filled.periodsLeft(), "tiết")));
        if (filled.freeHalfDays() > 0) text.add("Còn %s trống.".formatted(Vn.count(filled.freeHalfDays(), "nửa ngày")));
        if (roomWanted && filled.withoutRoom() > 0)
            text.add("%s chưa có phòng vì phòng đã có buổi khác vào giờ đó."
                    .formatted(Vn.count(filled.withoutRoom(), "buổi")));
        return String.join(" ", text);
    }

    @PostMapping("/lop/{code}/lich/phat-hanh")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView issue(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        return switch (issues.issue(viewer, head)) {
            case Outcome.Done<Integer>(var no) ->
                Views.redirect(
                        head.link("/lich"),
                        response,
                        "Đã phát hành bản %d. Giảng viên và học viên thấy ở trang lịch của mình.".formatted(no));
            case Outcome.Refused<Integer>(var refusal) -> {
                var form = new Form(params);
                form.refuse(refusal);
                yield Views.page("timetable/board", boards.page(viewer, head, new Wanted(null, null), form), 422);
            }
        };
    }

    @GetMapping("/lop/{code}/lich/in")
    @Allow({
        Role.ORGANISATION_BOARD,
        Role.PROPAGANDA_BOARD,
        Role.CENTRE,
        Role.SCHOOL,
        Role.APPROVER,
        Role.LECTURER,
        Role.SUPERVISOR,
        Role.CLASS_COMMITTEE
    })
    ModelAndView paper(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        if (TimetableReaders.traineeOnly(head)) throw new NotFound("timetable of class " + code);
        var days = new ArrayList<TimetablePaper.Day>();
        var rows = new ArrayList<TimetablePaper.Row>();
        SessionCard before = null;
        for (var card : sessions.of(viewer, head)) {
            if (before != null && !before.day().equals(card.day())) {
                days.add(day(before.day(), rows));
                rows = new ArrayList<>();
            }
            var sameHalf = before != null && before.slot().equals(card.slot());
            rows.add(row(card, sameHalf));
            before = card;
        }
        if (before != null) days.add(day(before.day(), rows));
        var version = issues.latest(viewer, head)
                .map(latest -> latest.current()
                        ? "Bản %d, phát hành %s".formatted(latest.no(), Vn.dateTime(latest.issuedAt()))
                        : "Bản nháp, có thay đổi sau bản %d".formatted(latest.no()))
                .orElse("Bản nháp, chưa phát hành");
        return Views.page("timetable/paper", new TimetablePaper(head, days, version, head.code()));
    }

    private static TimetablePaper.Day day(LocalDate day, List<TimetablePaper.Row> rows) {
        return new TimetablePaper.Day(Vn.weekday(day), Vn.date(day), List.copyOf(rows));
    }

    private static TimetablePaper.Row row(SessionCard card, boolean sameHalf) {
        var place = card.wholeClass() || card.place().isEmpty() ? card.place() : card.audience() + ": " + card.place();
        return new TimetablePaper.Row(
                sameHalf ? "" : card.half().vietnamese(),
                TimetableReaders.hours(card),
                card.title(),
                card.periods() == 0 ? "" : Vn.number(card.periods()),
                card.lecturers(),
                place.isEmpty() ? card.audience() : place);
    }

    @GetMapping("/lop/{code}/lich/phong")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView rooms(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        return roomsPage(viewer, head, RoomInputs.of(Form.blank()).form(), 200);
    }

    private record RoomInputs(Form form, Input<String> name, Input<Integer> seats) {
        static RoomInputs of(Form form) {
            return new RoomInputs(
                    form,
                    form.text("ten", "Tên phòng", 100).required("Nhập tên phòng"),
                    form.number("so-cho", "Số chỗ", 1, 5000).optional());
        }
    }

    private ModelAndView roomsPage(Viewer viewer, ClassHead head, Form form, int status) {
        return Views.page("timetable/rooms", new RoomsPage(head, rooms.list(viewer, head), head.runs(), form), status);
    }

    @PostMapping("/lop/{code}/lich/phong")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView addRoom(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        var inputs = RoomInputs.of(new Form(params));
        if (!inputs.form().ok()) return roomsPage(viewer, head, inputs.form(), 422);
        return switch (rooms.add(
                viewer, head, inputs.name().get(), inputs.seats().value())) {
            case Outcome.Done<UUID> _ ->
                Views.redirect(
                        head.link("/lich/phong"),
                        response,
                        "Đã ghi phòng “%s”.".formatted(inputs.name().get()));
            case Outcome.Refused<UUID>(var refusal) -> {
                inputs.form().refuse("ten", refusal.sentence());
                yield roomsPage(viewer, head, inputs.form(), 422);
            }
        };
    }
}

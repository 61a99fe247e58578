package vn.nguon.timetable;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.rosters.RosterGroups;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Settled;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Placing one session and saying what it is. Works without a script; what is refused comes back with what was typed. */
@Controller
class SessionPages {
    private final Classes classes;
    private final Timetables timetables;
    private final Sessions sessions;
    private final SessionPlans plans;
    private final TeacherChoices teachers;
    private final Rooms rooms;
    private final RosterGroups groups;
    private final Programmes programmes;

    SessionPages(
            Classes classes,
            Timetables timetables,
            Sessions sessions,
            SessionPlans plans,
            TeacherChoices teachers,
            Rooms rooms,
            RosterGroups groups,
            Programmes programmes) {
        this.classes = classes;
        this.timetables = timetables;
        this.sessions = sessions;
        this.plans = plans;
        this.teachers = teachers;
        this.rooms = rooms;
        this.groups = groups;
        this.programmes = programmes;
    }

    private static Slot slot(ClassHead head, LocalDate day, String half) {
        var first = head.firstDay();
        var last = head.lastDay();
        if (first == null || last == null || day.isBefore(first) || day.isAfter(last))
            throw new NotFound("half day " + day);
        return Arrays.stream(Half.values())
                .filter(one -> one.slug().equals(half))
                .map(one -> new Slot(day, one))
                .findFirst()
                .orElseThrow(() -> new NotFound("half day " + half));
    }

    /** What there is to choose from for a session on a day, and how the programme stands. */
    private record Ground(SessionInputs.Choices choices, List<RosterGroups.Group> groups, List<ProgrammeItem> items) {}

    private Ground ground(Viewer viewer, ClassHead head, LocalDate day, List<SessionCard> all) {
        var programme = head.programme();
        var items = programme == null ? List.<ProgrammeItem>of() : programmes.items(programme);
        var inClass = groups.groups(viewer, head);
        var count = Boards.Count.of(
                items, all, inClass.stream().map(RosterGroups.Group::no).toList());
        var choices = new SessionInputs.Choices(
                items.stream()
                        .filter(ProgrammeItem::topic)
                        .map(item ->
                                SessionInputs.option(item, count.number(item), all.isEmpty() ? 0 : count.left(item)))
                        .toList(),
                teachers.on(viewer, head, day).stream()
                        .map(choice -> new Option(choice.ref().toString(), choice.text()))
                        .toList(),
                rooms.list(viewer, head).stream()
                        .map(room -> new Option(room.ref().toString(), room.text()))
                        .toList(),
                inClass.stream()
                        .map(group -> new Option(
                                String.valueOf(group.no()),
                                "%s (%s)".formatted(group.name(), Vn.count(group.people(), "người"))))
                        .toList());
        return new Ground(choices, inClass, items);
    }

    private static ModelAndView page(
            ClassHead head,
            String title,
            Slot slot,
            @Nullable Integer version,
            String session,
            Ground ground,
            Form form,
            int status) {
        return Views.page(
                "timetable/session",
                new SessionFormPage(
                        head,
                        title,
                        TimetableReaders.when(slot),
                        version,
                        session,
                        TimetableReaders.board(head, slot.day()),
                        !ground.groups().isEmpty(),
                        !ground.choices().rooms().isEmpty(),
                        !ground.choices().lecturers().isEmpty(),
                        form),
                status);
    }

    @GetMapping("/lop/{code}/lich/them")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView blank(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ngay") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam("buoi") String half) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        Settled.check(TimetableWork.closed(head));
        var slot = slot(head, day, half);
        var all = sessions.of(viewer, head);
        var ground = ground(viewer, head, day, all);
        var inputs = SessionInputs.of(Form.blank(), ground.choices());
        suggest(head, slot, all, ground, inputs);
        return page(head, "Thêm buổi", slot, null, "", ground, inputs.form(), 200);
    }

    /** The next topic of the programme that lacks periods, as far as the half day has room. */
    private void suggest(ClassHead head, Slot slot, List<SessionCard> all, Ground ground, SessionInputs inputs) {
        var there = all.stream()
                .filter(card -> card.slot().equals(slot))
                .map(Boards::placed)
                .toList();
        var free = timetables.hours(head).free(there);
        var count = Boards.Count.of(
                ground.items(),
                all,
                ground.groups().stream().map(RosterGroups.Group::no).toList());
        var next = ground.items().stream().filter(item -> count.left(item) > 0).findFirst();
        inputs.kind()
                .initial(next.map(item -> SessionKind.of(item.form()))
                        .orElse(SessionKind.TOPIC)
                        .name());
        inputs.topic().initial(next.map(item -> item.ref().toString()).orElse(null));
        inputs.periods()
                .initial(next.map(item -> Math.min(count.left(item), free)).orElse(free));
    }

    @PostMapping("/lop/{code}/lich/them")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView place(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("ngay") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam("buoi") String half,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        var slot = slot(head, day, half);
        var ground = ground(viewer, head, day, sessions.of(viewer, head));
        var inputs = SessionInputs.of(new Form(params), ground.choices());
        var plan = inputs.plan();
        if (plan != null) {
            var change = timetables.place(viewer, head, slot, plan);
            if (change instanceof Change.Done<UUID>)
                return saved(head, slot, response, "Đã xếp buổi " + slot.words() + ".");
            refused(inputs.form(), change);
        }
        return page(head, "Thêm buổi", slot, null, "", ground, inputs.form(), 422);
    }

    private static ModelAndView saved(ClassHead head, Slot slot, HttpServletResponse response, String news) {
        return Views.redirect(TimetableReaders.board(head, slot.day()), response, news);
    }

    static void refused(Form form, Change<UUID> change) {
        switch (change) {
            case Change.Done<UUID> _ -> {}
            case Change.Clashing<UUID>(var clashes) -> SessionInputs.refuse(form, clashes);
            case Change.Refused<UUID>(var refusal) -> SessionInputs.refuse(form, refusal);
        }
    }

    @GetMapping("/lop/{code}/lich/{session}")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView show(Viewer viewer, @PathVariable String code, @PathVariable UUID session) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        Settled.check(TimetableWork.closed(head));
        var known = plans.get(head, session);
        var ground = ground(viewer, head, known.slot().day(), List.of());
        var inputs = SessionInputs.of(Form.blank(), ground.choices());
        inputs.show(known.plan());
        gone(known, ground, inputs);
        return page(
                head, known.title(), known.slot(), known.version(), address(head, session), ground, inputs.form(), 200);
    }

    /** Somebody who teaches it and can no longer be chosen would silently fall out. */
    private static void gone(SessionPlans.Known known, Ground ground, SessionInputs inputs) {
        var able = ground.choices().lecturers().stream().map(Option::value).toList();
        var gone = known.plan().lecturers().stream()
                .filter(ref -> !able.contains(ref.toString()))
                .count();
        if (gone > 0)
            inputs.lecturers()
                    .hint("%s của buổi này không còn trong danh sách; lưu là bỏ tên khỏi buổi"
                            .formatted(Vn.count(gone, "giảng viên")));
    }

    @PostMapping("/lop/{code}/lich/{session}")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID session,
            @RequestParam("ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        var known = plans.get(head, session);
        var ground = ground(viewer, head, known.slot().day(), List.of());
        var inputs = SessionInputs.of(new Form(params), ground.choices());
        var plan = inputs.plan();
        if (plan != null) {
            var change = timetables.change(viewer, head, session, version, plan);
            if (change instanceof Change.Done<UUID>)
                return saved(
                        head,
                        known.slot(),
                        response,
                        "Đã lưu buổi " + known.slot().words() + ".");
            refused(inputs.form(), change);
        }
        return page(head, known.title(), known.slot(), version, address(head, session), ground, inputs.form(), 422);
    }

    private static String address(ClassHead head, UUID session) {
        return head.link("/lich/") + session;
    }

    private static ModelAndView other(
            ClassHead head, String template, SessionPlans.Known known, Form form, int status) {
        return Views.page(
                template,
                new SessionMovePage(
                        head,
                        known.title(),
                        TimetableReaders.when(known.slot()),
                        address(head, known.ref()),
                        TimetableReaders.board(head, known.slot().day()),
                        form),
                status);
    }

    @GetMapping("/lop/{code}/lich/{session}/chuyen")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView whereTo(Viewer viewer, @PathVariable String code, @PathVariable UUID session) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        Settled.check(TimetableWork.closed(head));
        var known = plans.get(head, session);
        var form = Form.blank();
        form.choice("den", "Chuyển tới", places(viewer, head, known));
        return other(head, "timetable/move", known, form, 200);
    }

    /** Half days with room, and sessions to change places with, in order of time. */
    private List<Option> places(Viewer viewer, ClassHead head, SessionPlans.Known known) {
        var hours = timetables.hours(head);
        var cards = Boards.bySlot(sessions.of(viewer, head));
        var options = new ArrayList<Option>();
        for (var slot : timetables.slots(head)) {
            if (slot.equals(known.slot())) continue;
            var there = cards.getOrDefault(slot, List.of());
            var free = hours.free(there.stream().map(Boards::placed).toList());
            var name = "%s %s %s"
                    .formatted(slot.half().vietnamese(), TimetableReaders.weekday(slot.day()), Vn.dayMonth(slot.day()));
            if (known.plan().periods() <= free) options.add(new Option("buoi:" + slot.key(), name + room(there, free)));
            for (var card : there)
                options.add(new Option("doi:" + card.ref(), "%s: đổi chỗ với “%s”".formatted(name, card.title())));
        }
        return options;
    }

    private static String room(List<SessionCard> there, int free) {
        if (there.isEmpty()) return ": trống";
        return free == 0 ? ": xếp thêm vào buổi này" : ": còn " + Vn.count(free, "tiết");
    }

    @PostMapping("/lop/{code}/lich/{session}/chuyen")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView move(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID session,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        var known = plans.get(head, session);
        var form = new Form(params);
        var to = form.choice("den", "Chuyển tới", places(viewer, head, known)).required("Chọn nơi chuyển tới");
        var chosen = to.value();
        if (chosen != null) {
            var change = moved(viewer, head, session, chosen);
            if (change instanceof Change.Done<UUID>(var ref)) {
                var slot = plans.get(head, ref).slot();
                return saved(head, slot, response, "Đã chuyển “%s” sang %s.".formatted(known.title(), slot.words()));
            }
            switch (change) {
                case Change.Done<UUID> _ -> {}
                case Change.Clashing<UUID>(var clashes) ->
                    clashes.forEach(clash -> form.refuse("den", clash.sentence()));
                case Change.Refused<UUID>(var refusal) -> form.refuse("den", refusal.sentence());
            }
        }
        return other(head, "timetable/move", known, form, 422);
    }

    private Change<UUID> moved(Viewer viewer, ClassHead head, UUID session, String chosen) {
        var key = chosen.substring(chosen.indexOf(':') + 1);
        if (chosen.startsWith("doi:")) return timetables.swap(viewer, head, session, UUID.fromString(key));
        return timetables.move(viewer, head, session, Slot.of(key).orElseThrow());
    }

    @GetMapping("/lop/{code}/lich/{session}/bo")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView sure(Viewer viewer, @PathVariable String code, @PathVariable UUID session) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        Settled.check(TimetableWork.closed(head));
        return other(head, "timetable/empty", plans.get(head, session), Form.blank(), 200);
    }

    @PostMapping("/lop/{code}/lich/{session}/bo")
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView empty(
            Viewer viewer, @PathVariable String code, @PathVariable UUID session, HttpServletResponse response) {
        var head = classes.head(viewer, code);
        TimetableReaders.check(head);
        var known = plans.get(head, session);
        var change = timetables.empty(viewer, head, session);
        if (change instanceof Change.Done<UUID>)
            return saved(
                    head,
                    known.slot(),
                    response,
                    "Đã bỏ “%s” khỏi lịch %s."
                            .formatted(known.title(), known.slot().words()));
        var form = Form.blank();
        switch (change) {
            case Change.Done<UUID> _ -> {}
            case Change.Clashing<UUID>(var clashes) ->
                clashes.forEach(clash -> form.refuse(new Refusal(clash.what().code(), clash.sentence())));
            case Change.Refused<UUID>(var refusal) -> form.refuse(refusal);
        }
        return other(head, "timetable/empty", known, form, 422);
    }
}

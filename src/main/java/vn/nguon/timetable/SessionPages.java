package vn.nguon.timetable;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** Adding, changing, moving, swapping and taking off one session by form; rooms of the host. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
class SessionPages {
    private static final String PATH = "/lop/{code}/lich";
    private static final String ONE = PATH + "/{ref:[0-9a-f-]{36}}";

    private final Classes classes;
    private final Programmes programmes;
    private final Sessions sessions;
    private final Timetables timetables;
    private final TeacherChoices teachers;
    private final Rooms rooms;
    private final RosterGroups groups;
    private final SessionDetails details;

    SessionPages(
            Classes classes,
            Programmes programmes,
            Sessions sessions,
            Timetables timetables,
            TeacherChoices teachers,
            Rooms rooms,
            RosterGroups groups,
            SessionDetails details) {
        this.classes = classes;
        this.programmes = programmes;
        this.sessions = sessions;
        this.timetables = timetables;
        this.teachers = teachers;
        this.rooms = rooms;
        this.groups = groups;
        this.details = details;
    }

    private ClassHead head(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!Timetables.mayChange(head)) throw new Forbidden("Lịch do cơ quan tổ chức lớp và phòng đào tạo của trường xếp.");
        return head;
    }

    private SessionInputs.Choices choices(Viewer viewer, ClassHead head, LocalDate day) {
        var programme = head.programme();
        var items = programme == null ? List.<ProgrammeItem>of() : programmes.items(programme);
        var placed = ProgrammeFill.placedPeriods(TimetablePages.placed(sessions.of(viewer, head)), List.of());
        var numbers = TimetablePages.Blocks.of(items);
        var topics = items.stream()
                .filter(ProgrammeItem::topic)
                .map(item -> new Option(
                        item.ref().toString(),
                        "%s %s (%d/%d tiết)".formatted(
                                numbers.number(item), item.title(), placed.getOrDefault(item.id(), 0), item.periods())))
                .toList();
        var able = teachers.on(viewer, head, day).stream()
                .sorted(Comparator.comparing(c -> c.topics().isEmpty()))
                .map(c -> new Option(c.ref().toString(), c.text()))
                .toList();
        return new SessionInputs.Choices(
                topics,
                able,
                rooms.list(viewer, head).stream().map(r -> new Option(r.ref().toString(), r.text())).toList(),
                groups.groups(viewer, head).stream().map(g -> new Option(Integer.toString(g.no()), g.name())).toList(),
                timetables.hours(head).periods());
    }

    // --- adding --------------------------------------------------------------------------------------------------------------

    @GetMapping(PATH + "/them")
    ModelAndView adding(Viewer viewer, @PathVariable String code, @RequestParam(name = "o") String key) {
        var head = head(viewer, code);
        var slot = slot(key);
        var inputs = SessionInputs.of(Form.blank(), choices(viewer, head, slot.day()));
        return view(head, null, slot.words(), inputs.form(), null, List.of(), head.link("/lich/them?o=" + slot.key()), 200);
    }

    @PostMapping(PATH + "/them")
    ModelAndView add(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "o") String key,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = head(viewer, code);
        var slot = slot(key);
        var inputs = SessionInputs.of(new Form(params), choices(viewer, head, slot.day()));
        var form = inputs.form();
        return answer(
                form,
                () -> timetables.place(viewer, head, slot, inputs.plan()),
                head,
                slot,
                response,
                "Đã thêm buổi " + slot.words(),
                clashes -> view(head, null, slot.words(), form, null, clashes, head.link("/lich/them?o=" + slot.key()), 422));
    }

    /** How the same page comes back. */
    @FunctionalInterface
    private interface Again {
        ModelAndView with(List<Clash> clashes);
    }

    private static ModelAndView answer(
            Form form, Supplier<Change<UUID>> work, ClassHead head, Slot slot, HttpServletResponse response, String news, Again again) {
        if (!form.ok()) return again.with(List.of());
        return switch (work.get()) {
            case Change.Done<UUID> _ -> Views.redirect(week(head, slot), response, news);
            case Change.Clashing<UUID>(var clashes) -> again.with(clashes);
            case Change.Refused<UUID>(var refusal) -> {
                form.refuse(refusal);
                yield again.with(List.of());
            }
        };
    }

    private static String week(ClassHead head, Slot slot) {
        var monday = slot.day().minusDays(slot.day().getDayOfWeek().getValue() - 1L);
        return head.link("/lich?tuan=" + monday);
    }

    // --- one session ---------------------------------------------------------------------------------------------------------

    @GetMapping(ONE)
    ModelAndView one(Viewer viewer, @PathVariable String code, @PathVariable UUID ref) {
        var head = head(viewer, code);
        var session = session(viewer, head, ref);
        return one(viewer, head, session, shown(viewer, head, session).form(), moveForm(Form.blank(), viewer, head, session).form(), List.of(), 200);
    }

    private SessionInputs shown(Viewer viewer, ClassHead head, SessionCard session) {
        var more = details.of(session.id());
        return SessionInputs.of(Form.blank(), choices(viewer, head, session.day()))
                .showing(session, more.topic(), more.room(), more.lecturers(), more.timedByHand());
    }

    private ModelAndView one(Viewer viewer, ClassHead head, SessionCard session, Form form, Form move, List<Clash> clashes, int status) {
        return view(
                head, session, session.slot().words(), form, move, clashes, head.link("/lich/" + session.ref()), status);
    }

    @PostMapping(ONE)
    ModelAndView change(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam(name = "phien-ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = head(viewer, code);
        var session = session(viewer, head, ref);
        var inputs = SessionInputs.of(new Form(params), choices(viewer, head, session.day()));
        return answer(
                inputs.form(),
                () -> timetables.change(viewer, head, ref, version, inputs.plan()),
                head,
                session.slot(),
                response,
                "Đã lưu buổi " + session.slot().words(),
                clashes -> one(viewer, head, session, inputs.form(), moveForm(Form.blank(), viewer, head, session).form(), clashes, 422));
    }

    // --- moving --------------------------------------------------------------------------------------------------------------

    private static final String SWAP = "doi:";

    private record MoveInput(Form form, Input<String> to) {}

    /** Free half days first to move to, then sessions to change places with. */
    private MoveInput moveForm(Form form, Viewer viewer, ClassHead head, SessionCard session) {
        var all = sessions.of(viewer, head);
        var options = new ArrayList<Option>();
        for (var day : classes.studyDays(head))
            for (var half : Half.values()) {
                var slot = new Slot(day, half);
                if (slot.equals(session.slot())) continue;
                var there = all.stream().filter(s -> s.slot().equals(slot)).toList();
                var taught = there.stream().filter(s -> !s.kind().ceremony()).toList();
                if (taught.isEmpty() || session.kind().ceremony()) options.add(new Option(slot.key(), capital(slot.words()) + (taught.isEmpty() ? ": trống" : "")));
                for (var other : taught)
                    if (!session.kind().ceremony())
                        options.add(new Option(SWAP + other.ref(), "%s: đổi chỗ với “%s”".formatted(capital(slot.words()), shortened(other.title()))));
            }
        return new MoveInput(form, form.choice("den", "Chuyển đến", options).required("Chọn buổi để chuyển đến"));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String shortened(String title) {
        return title.length() <= 60 ? title : title.substring(0, 57) + "…";
    }

    @PostMapping(ONE + "/chuyen")
    ModelAndView move(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var head = head(viewer, code);
        var session = session(viewer, head, ref);
        var move = moveForm(new Form(params), viewer, head, session);
        Again again = clashes -> one(viewer, head, session, shown(viewer, head, session).form(), move.form(), clashes, 422);
        if (!move.form().ok()) return again.with(List.of());
        var to = move.to().get();
        if (to.startsWith(SWAP)) {
            var other = session(viewer, head, UUID.fromString(to.substring(SWAP.length())));
            return answer(
                    move.form(),
                    () -> timetables.swap(viewer, head, ref, other.ref()),
                    head,
                    other.slot(),
                    response,
                    "Đã đổi chỗ hai buổi",
                    again);
        }
        var slot = slot(to);
        return answer(
                move.form(),
                () -> timetables.move(viewer, head, ref, slot),
                head,
                slot,
                response,
                "Đã chuyển sang " + slot.words(),
                again);
    }

    @PostMapping(ONE + "/bo")
    ModelAndView empty(Viewer viewer, @PathVariable String code, @PathVariable UUID ref, HttpServletResponse response) {
        var head = head(viewer, code);
        var session = session(viewer, head, ref);
        var form = shown(viewer, head, session).form();
        return answer(
                form,
                () -> timetables.empty(viewer, head, ref),
                head,
                session.slot(),
                response,
                "Đã bỏ buổi " + session.slot().words(),
                clashes -> one(viewer, head, session, form, moveForm(Form.blank(), viewer, head, session).form(), clashes, 422));
    }

    private SessionCard session(Viewer viewer, ClassHead head, UUID ref) {
        var session = sessions.get(viewer, ref);
        if (!session.classId().equals(head.id())) throw new NotFound("session " + ref);
        return session;
    }

    private static Slot slot(String key) {
        return Slot.of(key).orElseThrow(() -> new NotFound("half day " + key));
    }

    private static ModelAndView view(
            ClassHead head,
            @Nullable SessionCard session,
            String where,
            Form form,
            @Nullable Form move,
            List<Clash> clashes,
            String action,
            int status) {
        return Views.page("timetable/session", new SessionPage(head, session, where, form, move, clashes, action), status);
    }

    // --- rooms ---------------------------------------------------------------------------------------------------------------

    private record RoomInputs(Form form, Input<String> name, Input<Integer> seats) {
        static RoomInputs of(Form form) {
            return new RoomInputs(
                    form,
                    form.text("ten-phong", "Tên phòng", 80).required("Nhập tên phòng"),
                    form.number("so-cho", "Số chỗ", 1, 5000).optional());
        }
    }

    @GetMapping(PATH + "/phong")
    ModelAndView rooms(Viewer viewer, @PathVariable String code) {
        var head = head(viewer, code);
        return rooms(viewer, head, RoomInputs.of(Form.blank()).form(), 200);
    }

    private ModelAndView rooms(Viewer viewer, ClassHead head, Form form, int status) {
        return Views.page("timetable/rooms", new RoomsPage(head, rooms.list(viewer, head), form, head.runs()), status);
    }

    @PostMapping(PATH + "/phong")
    ModelAndView addRoom(
            Viewer viewer, @PathVariable String code, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var head = head(viewer, code);
        var inputs = RoomInputs.of(new Form(params));
        if (inputs.form().ok()) {
            switch (rooms.add(viewer, head, inputs.name().get(), inputs.seats().value())) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(head.link("/lich/phong"), response, "Đã thêm phòng " + inputs.name().get());
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.form().refuse("ten-phong", refusal.sentence());
            }
        }
        return rooms(viewer, head, inputs.form(), 422);
    }
}

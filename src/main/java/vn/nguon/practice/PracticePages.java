package vn.nguon.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.rules.Rule;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Role practice of a class: whether it fits, the deal, changes by hand, release. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.SUPERVISOR, Role.LECTURER})
class PracticePages {
    private static final String PATH = "/lop/{code}/thuc-hanh";

    private final Practice practice;

    PracticePages(Practice practice) {
        this.practice = practice;
    }

    @GetMapping(PATH)
    ModelAndView overview(
            Viewer viewer, @PathVariable String code, @RequestParam(name = "to", defaultValue = "") String group) {
        var overview = practice.overview(viewer, code);
        return Views.page("practice/practice", page(viewer, overview, group));
    }

    private static PracticePage page(Viewer viewer, Practice.Overview overview, String wanted) {
        var head = overview.head();
        var plan = overview.plan();
        var closed = overview.closed();
        var arranges = PracticeRights.arranges(viewer, head);
        var changes = arranges && closed == null;
        var numbers = plan.groups().keySet();
        var notYet = plan.notYet();
        var dealt = plan.setting().dealtAt() != null;
        var released = plan.sessions().stream()
                .filter(session -> session.releasedAt() != null)
                .count();
        var fit = plan.fit();
        return new PracticePage(
                head,
                List.of(
                        new PracticePage.Figure(
                                (plan.members().size() - notYet.size()) + "/"
                                        + plan.members().size(),
                                "Học viên đã đóng vai người đứng đầu"),
                        new PracticePage.Figure(Vn.number(plan.turns().size()), "Lượt đã chia"),
                        new PracticePage.Figure(Vn.number(plan.sessions().size()), "Buổi thực hành trên lịch"),
                        new PracticePage.Figure(Vn.number(released), "Buổi đã công bố")),
                overview.set(),
                !plan.sessions().isEmpty(),
                fit.fits(),
                sentence(plan, fit),
                how(overview),
                changes ? head.link("/thuc-hanh/cach-lam") : "",
                changes && overview.set() && !plan.sessions().isEmpty() ? head.link("/thuc-hanh/chia") : "",
                dealt,
                arranges && closed != null ? closed.sentence() : "",
                PracticeRights.sees(viewer, head) ? head.link("/nam-mat") : "",
                people(notYet),
                dealt ? people(plan.without()) : List.of(),
                numbers.size() < 2 ? List.of() : groups(head.link("/thuc-hanh"), numbers, wanted),
                plan.sessions().stream()
                        .map(session -> session(viewer, overview, session, wanted))
                        .toList());
    }

    /** "Thiếu 31 lượt …": what is needed, what there is, what is missing. */
    static String sentence(PracticePlan plan, Fit fit) {
        var length = "mỗi lượt " + Vn.count(plan.setting().turnMinutes(), "phút");
        var counts = "Cần %s cho %s (%s), lịch có chỗ cho %s"
                .formatted(
                        Vn.count(fit.needed(), "lượt"),
                        Vn.count(plan.members().size(), "học viên"),
                        length,
                        Vn.count(fit.room(), "lượt"));
        if (fit.fits()) return counts + ": đủ thời gian.";
        return counts
                + ". Thiếu %s: thêm %s thực hành, các tổ làm song song."
                        .formatted(Vn.count(fit.missing(), "lượt"), Vn.count(fit.halfDays(), "buổi"));
    }

    private static String how(Practice.Overview overview) {
        var setting = overview.plan().setting();
        var chosen =
                overview.choices().stream().filter(PracticeBook.Choice::chosen).count();
        return "%s; %s được chọn; điểm giảng viên %d%%, người quan sát %d%%; số chia %d."
                .formatted(
                        setting.heads().vietnamese(),
                        Vn.count(chosen, "tình huống"),
                        setting.lecturerShare(),
                        100 - setting.lecturerShare(),
                        setting.seed());
    }

    private static List<PracticePage.Person> people(List<PracticeBook.Member> members) {
        return members.stream()
                .map(member -> new PracticePage.Person(
                        member.fullName(),
                        member.unitName() + (member.groupNo() == 0 ? "" : ", tổ " + member.groupNo())))
                .toList();
    }

    private static List<PracticePage.Group> groups(String link, Set<Integer> numbers, String wanted) {
        var groups = new ArrayList<PracticePage.Group>();
        groups.add(new PracticePage.Group("Mọi tổ", link, wanted.isEmpty()));
        for (var no : numbers)
            groups.add(new PracticePage.Group(
                    PracticeWords.group(no, false), link + "?to=" + no, wanted.equals(String.valueOf(no))));
        return groups;
    }

    private static PracticePage.Session session(
            Viewer viewer, Practice.Overview overview, PracticeBook.Session session, String wanted) {
        var plan = overview.plan();
        var turns = plan.turns().stream()
                .filter(turn -> turn.sessionId() == session.id())
                .toList();
        var played = turns.stream().filter(PracticeBook.Turn::played).count();
        var head = overview.head();
        var mayRelease = overview.closed() == null
                && (PracticeRights.arranges(viewer, head) || overview.teaches().contains(session.id()));
        var released = session.releasedAt();
        var future = session.day().isAfter(viewer.today());
        var alone = plan.groups().size() < 2;
        return new PracticePage.Session(
                PracticeWords.head(session.day(), session.half())
                        + (session.groups().contains(0)
                                ? ""
                                : ", tổ "
                                        + String.join(
                                                ", ",
                                                session.groups().stream()
                                                        .map(String::valueOf)
                                                        .toList())),
                String.join(
                        " · ",
                        Stream.of(session.title(), session.place(), session.lecturers())
                                .filter(text -> !text.isEmpty())
                                .toList()),
                released != null ? "done" : future ? "todo" : played > 0 ? "doing" : "due",
                released != null
                        ? "Đã công bố " + Vn.dateTime(released)
                        : future ? "Chưa đến buổi" : "Đã chấm %d/%d lượt".formatted(played, turns.size()),
                released == null && played > 0 && mayRelease ? session.ref().toString() : null,
                turns.stream()
                        .filter(turn -> wanted.isEmpty() || wanted.equals(String.valueOf(turn.groupNo())))
                        .map(turn -> turn(head.link("/thuc-hanh/luot/"), turn, alone))
                        .toList(),
                plan.setting().dealtAt() == null
                        ? "Chưa chia tình huống cho buổi này."
                        : "Không có lượt nào" + (wanted.isEmpty() ? " trong buổi này." : " của tổ này."));
    }

    private static PracticePage.Turn turn(String link, PracticeBook.Turn turn, boolean alone) {
        var mark = turn.mark();
        return new PracticePage.Turn(
                alone ? String.valueOf(turn.no()) : PracticeWords.group(turn.groupNo(), false) + ", lượt " + turn.no(),
                link + turn.ref(),
                turn.headName(),
                turn.there() ? turn.headUnit() : turn.headUnit() + ", đã rời lớp",
                turn.title(),
                turn.cast(),
                turn.played() ? "%d giảng viên, %d người quan sát".formatted(turn.lecturers(), turn.observers()) : "",
                mark == null ? "" : Vn.score(mark),
                turn.byHand());
    }

    @GetMapping(PATH + "/cach-lam")
    ModelAndView setup(Viewer viewer, @PathVariable String code) {
        var setup = practice.setup(viewer, code);
        return page(setup, SetupInputs.of(Form.blank(), setup), setup.setting().version(), 200);
    }

    private static ModelAndView page(Practice.Setup setup, SetupInputs inputs, int version, int status) {
        return Views.page(
                "practice/setup",
                new PracticeSetupPage(
                        setup.head(), inputs.form(), !setup.parts().isEmpty(), version),
                status);
    }

    private record SetupInputs(
            Form form,
            Input<String> heads,
            Input<List<String>> situations,
            Input<Integer> minutes,
            Input<Integer> share,
            Input<String> part,
            Input<Integer> seed) {
        static SetupInputs of(Form form, Practice.Setup setup) {
            var now = setup.setting();
            var parts = setup.parts().stream()
                    .map(part -> new Option(part.ref().toString(), part.name()))
                    .toList();
            var part = setup.parts().stream()
                    .filter(one -> Long.valueOf(one.id()).equals(now.partId()))
                    .findFirst();
            return new SetupInputs(
                    form,
                    form.choice(
                                    "dung-dau",
                                    "Mỗi học viên đóng vai người đứng đầu",
                                    Arrays.stream(Heads.values())
                                            .map(one -> new Option(one.name(), one.vietnamese()))
                                            .toList())
                            .initial(now.heads().name())
                            .required("Chọn số lần đóng vai người đứng đầu"),
                    form.choices(
                                    "tinh-huong",
                                    "Tình huống của lớp",
                                    setup.choices().stream()
                                            .map(one -> new Option(
                                                    one.ref().toString(),
                                                    one.title()
                                                            + (one.owner().isEmpty() ? "" : " (" + one.owner() + ")")))
                                            .toList())
                            .initial(setup.choices().stream()
                                    .filter(one -> one.chosen() || now.version() == 0)
                                    .map(one -> one.ref().toString())
                                    .toList())
                            .required("Chọn ít nhất một tình huống"),
                    form.number("phut", "Một lượt dài, phút", 5, 240)
                            .hint(hint(setup.turnMinutes()))
                            .initial(now.turnMinutes())
                            .required("Nhập số phút của một lượt"),
                    form.number("phan-giang-vien", "Phần điểm của giảng viên, %", 0, 100)
                            .hint(hint(setup.share()) + ". Còn lại là của học viên quan sát")
                            .initial(now.lecturerShare())
                            .required("Nhập phần điểm của giảng viên"),
                    form.choice("phan-diem", "Điểm thực hành tính vào phần điểm", parts)
                            .initial(part.map(one -> one.ref().toString()).orElse(null))
                            .hint("Để trống nếu điểm thực hành không tính vào kết quả")
                            .optional(),
                    form.number("so-chia", "Số chia", 0, 999_999)
                            .hint("Cùng một số thì chia ra như nhau; đổi số để chia khác")
                            .initial(now.seed())
                            .required("Nhập số chia"));
        }

        private static String hint(Rule rule) {
            return "Thường dùng %s %s (%s)"
                    .formatted(
                            Vn.number(rule.value()),
                            rule.unit(),
                            rule.source().isDefault()
                                    ? "mặc định, chưa có văn bản"
                                    : rule.source().document());
        }

        PracticeWish wish(int version) {
            return new PracticeWish(
                    heads.get().equals(Heads.EACH.name()),
                    situations.get().stream().map(UUID::fromString).toList(),
                    minutes.get(),
                    share.get(),
                    part.value() == null ? null : UUID.fromString(part.get()),
                    seed.get(),
                    version);
        }
    }

    @PostMapping(PATH + "/cach-lam")
    ModelAndView set(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var setup = practice.setup(viewer, code);
        var inputs = SetupInputs.of(new Form(params), setup);
        if (inputs.form().ok() && inputs.form().accepts(practice.set(viewer, code, inputs.wish(version))))
            return Views.redirect("/lop/" + code + "/thuc-hanh", response, "Đã lưu cách thực hành.");
        return page(setup, inputs, version, 422);
    }

    @PostMapping(PATH + "/chia")
    ModelAndView deal(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        return switch (practice.deal(viewer, code, null)) {
            case Outcome.Done(var turns) ->
                Views.redirect(
                        "/lop/" + code + "/thuc-hanh",
                        response,
                        "Đã chia " + Vn.count(turns, "lượt") + ". Lượt sửa tay và lượt đã chấm giữ nguyên.");
            case Outcome.Refused(var refusal) ->
                Views.redirect("/lop/" + code + "/thuc-hanh", response, refusal.sentence());
        };
    }

    @PostMapping(PATH + "/cong-bo")
    ModelAndView release(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("buoi-thuc-hanh") UUID session,
            HttpServletResponse response) {
        return switch (practice.release(viewer, code, session)) {
            case Outcome.Done(var turns) ->
                Views.redirect(
                        "/lop/" + code + "/thuc-hanh",
                        response,
                        "Đã công bố " + Vn.count(turns, "lượt") + ". Học viên xem được điểm, nhận xét và kết luận.");
            case Outcome.Refused(var refusal) ->
                Views.redirect("/lop/" + code + "/thuc-hanh", response, refusal.sentence());
        };
    }

    @GetMapping(PATH + "/luot/{turn}")
    ModelAndView turn(Viewer viewer, @PathVariable String code, @PathVariable UUID turn) {
        var found = practice.turn(viewer, code, turn);
        return page(found, TurnInputs.of(Form.blank(), found), found.turn().version(), 200);
    }

    private static ModelAndView page(Practice.OneTurn found, TurnInputs inputs, int version, int status) {
        var turn = found.turn();
        var session = found.plan().sessions().stream()
                .filter(one -> one.id() == turn.sessionId())
                .findFirst();
        var locked = found.locked();
        var mark = turn.mark();
        return Views.page(
                "practice/turn",
                new TurnPage(
                        found.head(),
                        turn.title(),
                        "%s, %s, lượt %d"
                                .formatted(
                                        session.map(one -> PracticeWords.head(one.day(), one.half()))
                                                .orElse("Buổi không còn trên lịch"),
                                        PracticeWords.group(
                                                turn.groupNo(),
                                                found.plan().groups().size() < 2),
                                        turn.no()),
                        "Người đứng đầu: " + turn.headName() + (turn.cast().isEmpty() ? "" : "; " + turn.cast()),
                        locked == null ? "" : locked.sentence(),
                        inputs.form(),
                        inputs.roles().keySet().stream()
                                .map(no -> TurnInputs.ROLE + no)
                                .toList(),
                        version,
                        TurnPage.Score.of(found.watched()),
                        TurnPage.Said.of(found.said()),
                        mark == null ? "" : Vn.score(mark)),
                status);
    }

    private record TurnInputs(
            Form form,
            Input<String> session,
            Input<String> situation,
            Input<String> head,
            Map<Integer, Input<String>> roles,
            Input<Boolean> stays) {
        static final String ROLE = "vai-";

        static TurnInputs of(Form form, Practice.OneTurn found) {
            var turn = found.turn();
            var plan = found.plan();
            var members = plan.groups().getOrDefault(turn.groupNo(), List.of());
            var people = members.stream()
                    .map(member -> new Option(member.ref().toString(), member.fullName() + ", " + member.unitName()))
                    .toList();
            var refs = new HashMap<Long, String>();
            for (var member : members)
                refs.put(member.enrolmentId(), member.ref().toString());
            var roles = new LinkedHashMap<Integer, Input<String>>();
            var session = form.choice(
                            "buoi-hoc",
                            "Buổi",
                            plan.sessions().stream()
                                    .filter(one -> one.takes(turn.groupNo()))
                                    .filter(one -> !plan.over(one) || one.id() == turn.sessionId())
                                    .map(one ->
                                            new Option(one.ref().toString(), PracticeWords.head(one.day(), one.half())))
                                    .toList())
                    .initial(plan.sessions().stream()
                            .filter(one -> one.id() == turn.sessionId())
                            .map(one -> one.ref().toString())
                            .findFirst()
                            .orElse(null))
                    .required("Chọn buổi");
            var situation = form.choice(
                            "tinh-huong",
                            "Tình huống",
                            found.choices().stream()
                                    .map(one -> new Option(one.ref().toString(), one.title()))
                                    .toList())
                    .initial(found.choices().stream()
                            .filter(one -> one.situationId() == turn.situationId())
                            .map(one -> one.ref().toString())
                            .findFirst()
                            .orElse(null))
                    .hint(
                            turn.roles() < 2
                                    ? ""
                                    : "Đổi tình huống thì người đóng vai giữ theo thứ tự; lưu rồi mở lại để xem tên vai của tình huống mới")
                    .required("Chọn tình huống");
            var head = form.choice("dung-dau", "Người đứng đầu", people)
                    .initial(refs.get(turn.headId()))
                    .hint("Chọn người đang có lượt khác chưa diễn thì hai người đổi lượt cho nhau")
                    .required("Chọn người đứng đầu");
            for (var no = 2; no <= found.roles().size(); no++) {
                var player = found.cast().get(no);
                roles.put(
                        no,
                        form.choice(ROLE + no, "Vai: " + found.roles().get(no - 1), people)
                                .initial(player == null ? null : refs.get(player))
                                .optional());
            }
            return new TurnInputs(
                    form,
                    session,
                    situation,
                    head,
                    roles,
                    form.tick("giu", "Giữ nguyên khi chia lại").initial(true));
        }

        TurnWish wish(int version) {
            var cast = new HashMap<Integer, UUID>();
            roles.forEach((no, input) -> {
                var player = input.value();
                if (player != null) cast.put(no, UUID.fromString(player));
            });
            return new TurnWish(
                    UUID.fromString(session.get()),
                    UUID.fromString(situation.get()),
                    UUID.fromString(head.get()),
                    cast,
                    stays.orElse(false),
                    version);
        }
    }

    @PostMapping(PATH + "/luot/{turn}")
    ModelAndView change(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID turn,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var found = practice.turn(viewer, code, turn);
        var inputs = TurnInputs.of(new Form(params), found);
        if (inputs.form().ok() && inputs.form().accepts(practice.change(viewer, code, turn, inputs.wish(version))))
            return Views.redirect("/lop/" + code + "/thuc-hanh", response, "Đã sửa lượt.");
        return page(found, inputs, version, 422);
    }
}

package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Settled;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Papers of a class: what is asked for, who handed in, who marks. */
@Controller
class PaperPages {
    private final Papers papers;
    private final Markers markers;
    private final Clock clock;

    PaperPages(Papers papers, Markers markers, Clock clock) {
        this.papers = papers;
        this.markers = markers;
        this.clock = clock;
    }

    @GetMapping("/lop/{code}/thu-hoach")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.SUPERVISOR, Role.LECTURER})
    ModelAndView list(Viewer viewer, @PathVariable String code) {
        if (papers.byNumber(viewer, code)) return Views.redirect("/cham");
        var overview = papers.overview(viewer, code);
        var head = overview.head();
        var lines = overview.lines();
        var handedIn = lines.stream().filter(line -> line.paper() != null).count();
        var late = lines.stream().filter(PaperBook.Line::late).count();
        return Views.page(
                "papers/papers",
                new PaperListPage(
                        head,
                        List.of(
                                new PaperListPage.Figure(handedIn + "/" + lines.size(), "Bài đã nộp"),
                                new PaperListPage.Figure(Vn.number(late), "Nộp muộn"),
                                new PaperListPage.Figure(Vn.number(lines.size() - handedIn), "Chưa nộp")),
                        asked(overview.setting()),
                        PaperRights.asks(viewer, head) && PaperRights.over(head) == null
                                ? head.link("/thu-hoach/yeu-cau")
                                : "",
                        PaperRights.seesMarks(viewer, head) ? head.link("/diem") : "",
                        head.school() ? head.link("/thu-hoach/nguoi-cham") : "",
                        head.school() ? head.link("/thu-hoach/cham") : "",
                        PaperRights.seesMarks(viewer, head),
                        lines.stream()
                                .map(line -> row(
                                        line,
                                        overview,
                                        PaperRights.collects(viewer, head)
                                                && Papers.closed(head.state(), overview.setting()) == null))
                                .toList()));
    }

    private PaperListPage.Row row(PaperBook.Line line, Papers.Overview overview, boolean collects) {
        var head = overview.head();
        var behalf = collects ? head.link("/thu-hoach/nop-thay/" + line.trainee()) : "";
        var marked = line.marks() == 0 ? "" : Vn.number(line.marks());
        var at = line.at();
        if (line.paper() == null || at == null) {
            var overdue = overview.setting().late(clock.instant());
            return new PaperListPage.Row(
                    line.fullName(),
                    line.unitName(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    overdue ? "late" : "todo",
                    overdue ? "Quá hạn" : "Chưa nộp",
                    marked,
                    behalf);
        }
        var note = line.behalf() == null || line.behalf().isEmpty()
                ? ""
                : "%s nộp thay: %s".formatted(line.actor(), line.behalf());
        return new PaperListPage.Row(
                line.fullName(),
                line.unitName(),
                line.kind() + ": " + line.topic(),
                "/bai-nop/tep/" + line.paper() + "/" + line.no(),
                line.fileName() == null ? "" : line.fileName(),
                "/bai-nop/tep/" + line.paper() + "/bia",
                Vn.dateTime(at) + (line.no() > 1 ? ", bản " + line.no() : ""),
                note,
                line.late() ? "due" : "done",
                line.late() ? "Nộp muộn" : "Đã nộp",
                marked,
                behalf);
    }

    private static String asked(PaperSetting setting) {
        var due = setting.dueAt();
        return String.join("; ", setting.kinds()) + ". "
                + (due == null ? "Chưa đặt hạn nộp." : "Hạn nộp " + Vn.dateTime(due) + ".");
    }

    @GetMapping("/lop/{code}/thu-hoach/yeu-cau")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
    ModelAndView setting(Viewer viewer, @PathVariable String code) {
        var overview = papers.overview(viewer, code);
        Settled.check(PaperRights.over(overview.head()));
        var form = PaperSettingForm.of(Form.blank(), overview.setting());
        return Views.page(
                "papers/setting",
                new PaperSettingPage(
                        overview.head(), form.form(), overview.setting().version()));
    }

    @PostMapping("/lop/{code}/thu-hoach/yeu-cau")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
    ModelAndView set(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            HttpServletResponse response) {
        var form = PaperSettingForm.of(new Form(params), PaperSetting.NONE);
        if (!form.form().ok() || !form.form().accepts(papers.set(viewer, code, form.list(), form.dueAt(), version)))
            return Views.page(
                    "papers/setting",
                    new PaperSettingPage(papers.overview(viewer, code).head(), form.form(), version),
                    422);
        return Views.redirect("/lop/" + code + "/thu-hoach", response, "Đã lưu yêu cầu thu hoạch.");
    }

    @GetMapping("/lop/{code}/thu-hoach/nguoi-cham")
    @Allow(Role.SCHOOL)
    ModelAndView markers(Viewer viewer, @PathVariable String code) {
        var choice = markers.choice(viewer, code);
        return Views.page(
                "papers/markers", new MarkersPage(choice.head(), people(choice, true), people(choice, false)));
    }

    private static List<MarkersPage.Person> people(Markers.Choice choice, boolean named) {
        return choice.candidates().stream()
                .filter(one -> one.named() == named)
                .map(one -> new MarkersPage.Person(
                        one.person().toString(),
                        one.fullName(),
                        one.account() == null
                                ? "Chưa có tài khoản: in mã một lần cho người này thì mới đăng nhập chấm được"
                                : ""))
                .toList();
    }

    @PostMapping("/lop/{code}/thu-hoach/nguoi-cham")
    @Allow(Role.SCHOOL)
    ModelAndView nameMarker(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("nguoi") UUID person,
            @RequestParam(name = "thoi", defaultValue = "false") boolean back,
            HttpServletResponse response) {
        if (back) markers.unname(viewer, code, person);
        else markers.name(viewer, code, person);
        return Views.redirect(
                "/lop/" + code + "/thu-hoach/nguoi-cham", response, back ? "Đã thôi giao chấm." : "Đã giao chấm.");
    }
}

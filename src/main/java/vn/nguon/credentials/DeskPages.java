package vn.nguon.credentials;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The credentials of a class: where issuing stands, issuing with its progress, all papers in one file. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
class DeskPages {
    private final Credentials credentials;

    DeskPages(Credentials credentials) {
        this.credentials = credentials;
    }

    static CredentialKind kind(String path) {
        for (var kind : CredentialKind.values()) if (kind.path().equals(path)) return kind;
        throw new NotFound("paper " + path);
    }

    @GetMapping("/lop/{code}/chung-chi")
    ModelAndView desk(Viewer viewer, @PathVariable String code) {
        return Views.page("credentials/desk", page(viewer, credentials.desk(viewer, code)));
    }

    /** The piece that the desk fetches every 2 seconds while a job runs; then the whole page is asked for again. */
    @GetMapping("/lop/{code}/chung-chi/tien-do")
    ModelAndView progress(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        var page = page(viewer, credentials.desk(viewer, code));
        if (!page.running()) response.setHeader("HX-Refresh", "true");
        return Views.page("credentials/part/progress", page.progress());
    }

    private static DeskPage page(Viewer viewer, Credentials.Desk desk) {
        var head = desk.head();
        var running = desk.jobs().stream()
                .filter(job -> job.state().equals("RUNNING"))
                .findFirst();
        var failed =
                desk.jobs().stream().filter(job -> job.state().equals("FAILED")).findFirst();
        var shown = running.or(() -> failed).orElse(null);
        var papers = new ArrayList<DeskPage.Paper>();
        for (var state : desk.states()) papers.add(paper(viewer, desk, state, running.isPresent()));
        var entries = desk.entries().stream()
                .map(entry -> new DeskPage.Entry(
                        entry.number(),
                        entry.content().fullName(),
                        entry.content().born(),
                        entry.content().band(),
                        Vn.date(entry.issuedOn()),
                        CredentialWords.kind(entry),
                        CredentialWords.state(entry),
                        "/giay/" + entry.ref(),
                        "/giay/" + entry.ref() + ".pdf"))
                .toList();
        return new DeskPage(
                head,
                papers,
                entries,
                shown == null ? null : progress(head.link("/chung-chi/tien-do"), shown),
                running.isPresent());
    }

    private static DeskPage.Progress progress(String url, IssueJob job) {
        var kind = CredentialKind.valueOf(job.kind());
        return new DeskPage.Progress(
                url,
                "Đang cấp " + kind.lower(),
                job.done(),
                job.total(),
                "Đã cấp %d/%d".formatted(job.done(), job.total()),
                job.message());
    }

    private static DeskPage.Paper paper(Viewer viewer, Credentials.Desk desk, IssueState state, boolean running) {
        var head = desk.head();
        var kind = state.kind();
        var done = state.granted() - state.pending();
        var ended = state.endedBy(viewer.today());
        String why = "";
        if (state.decided() == null) why = "Chờ quyết định cấp %s ở mục Kết quả.".formatted(kind.lower());
        else if (ended && state.pending() > 0)
            why = Credentials.ended(state.issuer(), state.lastDay(), state.keeper(), kind)
                    .sentence();
        var open = state.decided() != null && state.pending() > 0 && state.mayIssue() && !ended && !running;
        var valid = desk.entries().stream().anyMatch(entry -> entry.kind() == kind && entry.valid());
        return new DeskPage.Paper(
                kind.vietnamese(),
                state.issuer(),
                state.decided() == null ? "block" : state.pending() == 0 ? "done" : done > 0 ? "doing" : "due",
                state.decided() == null
                        ? "Chưa có quyết định"
                        : state.granted() == 0 ? "Không cấp cho ai" : "Đã cấp %d/%d".formatted(done, state.granted()),
                why,
                open ? head.link("/chung-chi/" + kind.path() + "/cap") : null,
                "Cấp %s cho %d người".formatted(kind.lower(), state.pending()),
                valid ? head.link("/chung-chi/" + kind.path() + ".pdf") : null,
                state.registerRef() != null && state.mayIssue() ? "/so-cap/" + state.registerRef() : null);
    }

    @GetMapping("/lop/{code}/chung-chi/{path}/cap")
    ModelAndView issueForm(Viewer viewer, @PathVariable String code, @PathVariable String path) {
        var desk = credentials.desk(viewer, code);
        var state = state(desk, kind(path));
        var form = SignatoryForm.declare(Form.blank(), state.kind(), last(state), place(state));
        symbol(form.form(), state);
        return Views.page("credentials/issue", page(desk, state, form.form()));
    }

    @PostMapping("/lop/{code}/chung-chi/{path}/cap")
    ModelAndView issue(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String path,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = credentials.desk(viewer, code);
        var state = state(desk, kind(path));
        var form = SignatoryForm.declare(new Form(params), state.kind(), null, "");
        var symbol = symbol(form.form(), state);
        if (!form.form().ok()) return Views.page("credentials/issue", page(desk, state, form.form()), 422);
        return switch (credentials.issue(viewer, code, state.kind(), form.signatory(), symbol.get())) {
            case Outcome.Done<UUID> _ ->
                Views.redirect(
                        desk.head().link("/chung-chi"),
                        response,
                        "Đang cấp %s cho %d người. Rời trang này việc cấp vẫn tiếp tục."
                                .formatted(state.kind().lower(), state.pending()));
            case Outcome.Refused<UUID>(var refusal) -> {
                form.form().refuse(refusal);
                yield Views.page("credentials/issue", page(desk, state, form.form()), 422);
            }
        };
    }

    /** What numbers of the register end in. No document sets it, so the issuer does; letters as on the papers, at most 20. */
    private static Input<String> symbol(Form form, IssueState state) {
        var stands = state.symbol() == null ? RegisterBook.defaultSymbol(state.kind()) : state.symbol();
        return form.text("ky-hieu", "Ký hiệu của sổ", 20)
                .initial(stands)
                .hint("Đứng cuối số, ví dụ %04d/năm-%s. Số đã cấp giữ ký hiệu cũ".formatted(state.lastNo() + 1, stands))
                .required("Nhập ký hiệu của sổ, ví dụ " + stands)
                .check(
                        text -> text.matches("[A-ZĐ0-9]([A-ZĐ0-9./-]{0,18}[A-ZĐ0-9])?"),
                        "Ký hiệu gồm chữ in hoa không dấu, chữ số, gạch nối, dấu chấm, dấu gạch chéo, ví dụ CC hay CC-TCT");
    }

    private static IssueState state(Credentials.Desk desk, CredentialKind kind) {
        return desk.states().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "no %s in class %s".formatted(kind, desk.head().code())));
    }

    private static @Nullable Signatory last(IssueState state) {
        var name = state.signatory();
        var capacity = state.capacity();
        var post = state.post();
        var place = state.signedAt();
        return name == null || capacity == null || post == null || place == null
                ? null
                : new Signatory(place, name, capacity, post);
    }

    /** "Tương Dương" of "Huyện Tương Dương": papers name the place without its kind. */
    private static String place(IssueState state) {
        var place = state.place();
        return place == null ? "" : place.replaceFirst("^(Tỉnh|Thành phố|Huyện|Thị xã|Thị trấn|Phường|Xã) ", "");
    }

    private static IssuePage page(Credentials.Desk desk, IssueState state, Form form) {
        if (!state.mayIssue() && state.lastDay() == null) throw new Forbidden(CredentialRights.whoIssues(state.kind()));
        return new IssuePage(
                desk.head(),
                "Cấp " + state.kind().lower(),
                state.issuer(),
                "Cấp số cho %d người. Số đã cấp không đổi được; giấy sai thì thu hồi và cấp lại số mới."
                        .formatted(state.pending()),
                form,
                desk.head().link("/chung-chi/" + state.kind().path() + "/cap"),
                "Cấp số cho %d người".formatted(state.pending()));
    }

    @GetMapping("/lop/{code}/chung-chi/{path}.pdf")
    ResponseEntity<byte[]> papers(Viewer viewer, @PathVariable String code, @PathVariable String path) {
        var kind = kind(path);
        return Downloads.attachment(
                credentials.papers(viewer, code, kind), "%s-%s.pdf".formatted(kind.path(), code), "application/pdf");
    }
}

package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Good papers: searching, reading, and the steps by which one gets there. */
@Controller
class LibraryPages {
    private final PaperLibrary library;

    LibraryPages(PaperLibrary library) {
        this.library = library;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuLibrary() {
            return new MenuItem(
                    46,
                    "Kho bài hay",
                    "/kho-bai",
                    "file",
                    Set.of(Role.TRAINEE, Role.LECTURER, Role.SCHOOL, Role.CENTRE));
        }
    }

    @GetMapping("/kho-bai")
    @Allow({Role.TRAINEE, Role.LECTURER, Role.SCHOOL, Role.CENTRE})
    ModelAndView search(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "khop");
        var results = library.search(viewer, query);
        var words = query.filter("tim");
        return Views.page(
                "papers/library",
                new LibraryPage(
                        query,
                        results.kinds().stream()
                                .map(kind -> new Option(kind, kind))
                                .toList(),
                        results.found().stream().map(one -> row(one, words)).toList(),
                        Pager.of(query, results.total()),
                        !words.isEmpty() && !results.ranked()));
    }

    private static LibraryPage.Row row(PaperLibrary.Found one, String words) {
        return new LibraryPage.Row(
                Highlight.of(one.title(), words),
                "/kho-bai/" + one.ref()
                        + (words.isEmpty()
                                ? ""
                                : "?tim=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8)),
                meta(one),
                Highlight.excerpt(one.body(), words));
    }

    private static String meta(PaperLibrary.Found one) {
        var meta = new ArrayList<String>(List.of(one.kind(), one.commune(), one.className()));
        if (one.author() != null) meta.add(one.author());
        return String.join(" · ", meta);
    }

    @GetMapping("/kho-bai/{ref}")
    @Allow({Role.TRAINEE, Role.LECTURER, Role.SCHOOL, Role.CENTRE})
    ModelAndView read(
            Viewer viewer, @PathVariable UUID ref, @RequestParam(name = "tim", defaultValue = "") String words) {
        var one = library.read(viewer, ref);
        return Views.page(
                "papers/library-one",
                new LibraryPage.Reading(
                        one.title(),
                        meta(one),
                        one.author(),
                        one.body()
                                .lines()
                                .map(line -> Highlight.of(line, words))
                                .toList()));
    }

    @GetMapping("/lop/{code}/thu-hoach/kho-bai")
    @Allow(Role.SCHOOL)
    ModelAndView desk(Viewer viewer, @PathVariable String code) {
        var desk = library.desk(viewer, code);
        return Views.page(
                "papers/library-desk",
                new LibraryPage.Desk(
                        desk.head(),
                        desk.released() ? "" : "Điểm chưa công bố nên chưa chọn bài vào kho được.",
                        desk.lines().stream().map(LibraryPages::line).toList()));
    }

    private static LibraryPage.Line line(PaperLibrary.Line one) {
        var commended = one.commended() == 0 ? "" : "; %s đề nghị".formatted(Vn.count(one.commended(), "người chấm"));
        return switch (one.state()) {
            case "PROPOSED" -> line(one, commended, "doing", "Chờ học viên đồng ý", "", "", true);
            case "DECLINED" -> line(one, commended, "late", "Học viên không đồng ý", "", "", true);
            case "ALLOWED" -> line(one, commended, "due", "Học viên đồng ý", "dua-vao", "Đưa vào kho", true);
            case "APPROVED" ->
                line(
                        one,
                        commended + (one.scope().equals("ALL") ? "; mọi lớp đọc" : "; lớp của trường đọc"),
                        "done",
                        "Trong kho",
                        "",
                        "",
                        true);
            default -> line(one, commended, "todo", "Chưa đề nghị", "de-nghi", "Đề nghị", false);
        };
    }

    private static LibraryPage.Line line(
            PaperLibrary.Line one,
            String commended,
            String kind,
            String word,
            String act,
            String label,
            boolean remove) {
        return new LibraryPage.Line(
                one.paper().toString(),
                one.fullName(),
                one.topic(),
                one.kind() + ", " + one.unitName() + commended,
                kind,
                word,
                act,
                label,
                remove);
    }

    @PostMapping("/lop/{code}/thu-hoach/kho-bai")
    @Allow(Role.SCHOOL)
    ModelAndView act(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam("bai") UUID paper,
            @RequestParam("viec") String act,
            @RequestParam(name = "moi-lop", defaultValue = "false") boolean all,
            HttpServletResponse response) {
        var outcome = switch (act) {
            case "de-nghi" -> library.propose(viewer, code, paper);
            case "dua-vao" -> library.approve(viewer, code, paper, all);
            case "bo" -> library.remove(viewer, code, paper);
            default -> throw new NotFound("act " + act);
        };
        var news = switch (outcome) {
            case Outcome.Done<UUID> _ ->
                switch (act) {
                    case "de-nghi" -> "Đã đề nghị, chờ học viên đồng ý.";
                    case "dua-vao" -> "Đã đưa bài vào kho.";
                    default -> "Đã bỏ bài khỏi kho.";
                };
            case Outcome.Refused<UUID>(var refusal) -> refusal.sentence();
        };
        return Views.redirect("/lop/" + code + "/thu-hoach/kho-bai", response, news);
    }

    static LibraryPage.Asked asked(PaperLibrary.Asked one) {
        var allowed = one.allowed();
        return new LibraryPage.Asked(
                one.title(),
                allowed == null ? "due" : allowed ? "done" : "todo",
                allowed == null
                        ? "Nhà trường xin đưa vào kho bài hay"
                        : allowed
                                ? (one.approved() ? "Trong kho" : "Đã đồng ý")
                                        + (one.showsName() ? ", có tên" : ", không tên")
                                : "Đã từ chối",
                "/bai-nop/kho-bai/" + one.paper(),
                Boolean.TRUE.equals(allowed));
    }

    @PostMapping("/bai-nop/kho-bai/{paper}")
    @Allow(Role.TRAINEE)
    ModelAndView allow(
            Viewer viewer,
            @PathVariable UUID paper,
            @RequestParam(name = "dong-y", defaultValue = "khong") String answer,
            HttpServletResponse response) {
        var yes = !answer.equals("khong");
        library.allow(viewer, paper, yes, answer.equals("co-ten"));
        return Views.redirect(
                "/bai-nop",
                response,
                yes ? "Đã đồng ý. Nhà trường duyệt rồi bài vào kho." : "Đã từ chối; bài không ở trong kho.");
    }
}

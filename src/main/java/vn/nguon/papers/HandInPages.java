package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** A trainee's own papers, handing in for those without a phone, and every download of a paper. */
@Controller
class HandInPages {
    private final Papers papers;
    private final Marks marks;
    private final CorrectedPapers corrected;
    private final Appeals appeals;
    private final PaperLibrary library;
    private final Clock clock;

    HandInPages(
            Papers papers, Marks marks, CorrectedPapers corrected, Appeals appeals, PaperLibrary library, Clock clock) {
        this.papers = papers;
        this.marks = marks;
        this.corrected = corrected;
        this.appeals = appeals;
        this.library = library;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuOwnPapers() {
            return new MenuItem(40, "Thu hoạch", "/bai-nop", "file", Set.of(Role.TRAINEE));
        }
    }

    @GetMapping("/bai-nop")
    @Allow(Role.TRAINEE)
    ModelAndView own(Viewer viewer) {
        var own = papers.ownPapers(viewer);
        var given = marks.own(own.stream().map(Papers.OwnPaper::of).toList());
        var back = corrected.own(viewer);
        var asked = appeals.own(viewer);
        var open = appeals.open(viewer, own.stream().map(Papers.OwnPaper::of).toList(), given.keySet(), asked);
        return Views.page(
                "papers/own",
                new OwnPapersPage(
                        own.stream()
                                .map(paper -> own(
                                        paper,
                                        given.getOrDefault(paper.of().enrolmentId(), List.of()),
                                        back,
                                        open.get(paper.of().id())))
                                .toList(),
                        asked.stream().map(AppealPages::own).toList(),
                        library.asked(viewer).stream().map(LibraryPages::asked).toList()));
    }

    private OwnPapersPage.OwnClass own(
            Papers.OwnPaper paper,
            List<MarkBook.OwnMark> given,
            List<CorrectedPapers.Own> back,
            @Nullable LocalDate appealTo) {
        var one = paper.of();
        var last = paper.versions().isEmpty() ? null : paper.versions().getFirst();
        var due = due(one.setting(), paper.versions());
        return new OwnPapersPage.OwnClass(
                one.name(),
                "/bai-nop/" + one.code(),
                last == null ? "" : last.kind() + ": " + last.topic(),
                due.sentence(),
                due.kind(),
                due.word(),
                paper.open(),
                versions(paper.versions()),
                !given.isEmpty(),
                given.stream()
                        .map(mark -> new OwnPapersPage.Mark(mark.part(), Vn.score(mark.score()), mark.remark()))
                        .toList(),
                back.stream()
                        .filter(file -> last != null && file.paper().equals(last.paper()))
                        .map(file -> new CorrectedPage.Line(
                                "Bài có ghi chú của người chấm " + file.turn(),
                                "/bai-nop/tep/" + file.paper() + "/da-cham/" + file.turn()))
                        .toList(),
                last == null ? "" : "/bai-nop/tep/" + last.paper() + "/bia",
                appealTo == null ? "" : "/bai-nop/" + one.code() + "/phuc-khao",
                appealTo == null ? "" : "Đến hết ngày " + Vn.date(appealTo));
    }

    @GetMapping("/bai-nop/{code}")
    @Allow(Role.TRAINEE)
    ModelAndView desk(Viewer viewer, @PathVariable String code) {
        var desk = papers.desk(viewer, code, null);
        return Views.page(
                "papers/hand-in",
                page(desk, HandInForm.of(Form.blank(), desk, null).form()));
    }

    @PostMapping("/bai-nop/{code}")
    @Allow(Role.TRAINEE)
    ModelAndView handIn(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        return take(viewer, code, null, params, file, "/bai-nop", response);
    }

    @GetMapping("/lop/{code}/thu-hoach/nop-thay/{trainee}")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
    ModelAndView behalf(Viewer viewer, @PathVariable String code, @PathVariable UUID trainee) {
        var desk = papers.desk(viewer, code, trainee);
        return Views.page(
                "papers/hand-in",
                page(desk, HandInForm.of(Form.blank(), desk, null).form()));
    }

    @PostMapping("/lop/{code}/thu-hoach/nop-thay/{trainee}")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR})
    ModelAndView handInFor(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID trainee,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        return take(viewer, code, trainee, params, file, "/lop/" + code + "/thu-hoach", response);
    }

    private ModelAndView take(
            Viewer viewer,
            String code,
            @Nullable UUID trainee,
            MultiValueMap<String, String> params,
            @Nullable MultipartFile file,
            String back,
            HttpServletResponse response)
            throws IOException {
        var desk = papers.desk(viewer, code, trainee);
        var form = HandInForm.of(new Form(params), desk, file);
        if (!form.form().ok()) return Views.page("papers/hand-in", page(desk, form.form()), 422);
        return switch (papers.handIn(
                viewer, form.command(code, trainee, form.file().get().getBytes()))) {
            case HandedIn.Kept kept -> Views.redirect(back, response, news(kept));
            case HandedIn.Refused refused -> {
                form.refuse(refused);
                yield Views.page("papers/hand-in", page(desk, form.form()), 422);
            }
        };
    }

    private static String news(HandedIn.Kept kept) {
        if (!kept.fresh()) return "Tệp này đã nộp lúc %s, là bản %d.".formatted(Vn.dateTime(kept.at()), kept.no());
        return "Đã nhận bản %d lúc %s%s."
                .formatted(kept.no(), Vn.dateTime(kept.at()), kept.late() ? ", sau hạn nộp" : "");
    }

    private record Due(String sentence, String kind, String word) {}

    private Due due(PaperSetting setting, List<PaperBook.Version> versions) {
        var at = setting.dueAt();
        var sentence = at == null ? "Lớp chưa đặt hạn nộp." : "Hạn nộp " + Vn.dateTime(at) + ".";
        if (!versions.isEmpty()) {
            var late = versions.getFirst().late();
            return new Due(sentence, late ? "due" : "done", late ? "Đã nộp, muộn" : "Đã nộp");
        }
        if (setting.late(clock.instant())) return new Due(sentence, "late", "Quá hạn");
        return new Due(sentence, "due", "Chưa nộp");
    }

    private HandInPage page(Papers.Desk desk, Form form) {
        var head = desk.head();
        var due = due(desk.setting(), desk.versions());
        var closed = desk.closed();
        return new HandInPage(
                desk.own()
                        ? List.of(new Crumb("Bài thu hoạch", "/bai-nop"), Crumb.here(head.code()))
                        : List.of(
                                new Crumb("Lớp", "/lop"),
                                new Crumb(head.code(), head.link("")),
                                new Crumb("Thu hoạch", head.link("/thu-hoach")),
                                Crumb.here("Nộp thay")),
                desk.own() ? "Nộp bài thu hoạch" : "Nộp thay " + desk.place().fullName(),
                desk.own() ? head.name() : desk.place().unitName() + " · " + head.name(),
                desk.own()
                        ? "/bai-nop/" + head.code()
                        : head.link("/thu-hoach/nop-thay/" + desk.place().ref()),
                due.sentence(),
                due.kind(),
                due.word(),
                closed == null ? "" : closed.sentence(),
                !desk.own(),
                form,
                versions(desk.versions()));
    }

    private static List<HandInPage.Version> versions(List<PaperBook.Version> versions) {
        return versions.stream()
                .map(one -> new HandInPage.Version(
                        one.fileName(),
                        "/bai-nop/tep/" + one.paper() + "/" + one.no(),
                        "Bản %d, %s, %s KB%s"
                                .formatted(
                                        one.no(),
                                        Vn.dateTime(one.at()),
                                        Vn.number(Math.max(1, one.size() / 1024)),
                                        one.behalf().isEmpty()
                                                ? ""
                                                : "; %s nộp thay: %s".formatted(one.actor(), one.behalf())),
                        one.late()))
                .toList();
    }

    /** The cover, for those who may see whose paper it is. */
    @GetMapping("/bai-nop/tep/{paper}/bia")
    @AllowSignedIn
    ModelAndView cover(Viewer viewer, @PathVariable UUID paper) {
        var of = papers.cover(viewer, paper);
        var first = of.firstDay();
        var last = of.lastDay();
        return Views.page(
                "papers/cover",
                new CoverPage(
                        of.organiser(),
                        of.kind(),
                        of.topic(),
                        List.of(
                                new CoverPage.Line("Học viên", of.fullName()),
                                new CoverPage.Line("Đơn vị", of.unitName()),
                                new CoverPage.Line("Đề tài viết về", of.organisation()),
                                new CoverPage.Line("Lớp", of.className()),
                                new CoverPage.Line(
                                        "Thời gian", first == null || last == null ? "" : Vn.range(first, last)),
                                new CoverPage.Line(
                                        "Nộp", "%s, bản %d".formatted(Vn.dateTime(of.handedInAt()), of.no()))),
                        of.className()));
    }

    /** Whoever may see the paper; everybody else is told that there is none. */
    @GetMapping("/bai-nop/tep/{paper}/{no}")
    @AllowSignedIn
    ResponseEntity<InputStreamResource> file(Viewer viewer, @PathVariable UUID paper, @PathVariable int no) {
        var sent = papers.file(viewer, paper, no);
        return Downloads.attachment(sent.file(), sent.name(), sent.in());
    }
}

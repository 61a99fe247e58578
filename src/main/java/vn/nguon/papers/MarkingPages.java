package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** A marker's desk: papers by number, as a table to enter marks fast and one by one beside the text. */
@Controller
@Allow(Role.LECTURER)
class MarkingPages {
    private final PaperMarking marking;
    private final CopyReports reports;

    MarkingPages(PaperMarking marking, CopyReports reports) {
        this.marking = marking;
        this.reports = reports;
    }

    @GetMapping("/cham/{code}")
    ModelAndView queue(Viewer viewer, @PathVariable String code) {
        return Views.page("papers/queue", page(marking.queue(viewer, code), null, Map.of(), List.of()));
    }

    @PostMapping("/cham/{code}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = MarkingForm.of(params);
        return switch (marking.save(viewer, code, form)) {
            case MarkingSaved.Saved saved -> Views.redirect("/cham/" + code, response, news(saved));
            case MarkingSaved.Wrong(var errors, var changed) ->
                Views.page(
                        "papers/queue",
                        page(marking.queue(viewer, code), form, all(errors, changed), List.of()),
                        changed.isEmpty() ? 422 : 409);
            case MarkingSaved.Refused(var refusal) ->
                Views.page(
                        "papers/queue",
                        page(marking.queue(viewer, code), form, Map.of(), List.of(refusal.sentence())),
                        422);
        };
    }

    private static String news(MarkingSaved.Saved saved) {
        var kept = saved.changed() == 0
                ? "Không có gì thay đổi."
                : "Đã lưu điểm " + Vn.count(saved.changed(), "bài") + ".";
        return saved.left() == 0 ? kept + " Đã chấm hết." : kept + " Còn " + Vn.count(saved.left(), "bài") + ".";
    }

    private static Map<Integer, String> all(Map<Integer, String> errors, List<Integer> changed) {
        var all = new LinkedHashMap<>(errors);
        for (var no : changed) all.put(no, "Điểm vừa đổi ở cửa sổ khác. Tải lại trang, xem rồi nhập lại");
        return all;
    }

    @GetMapping("/cham/{code}/{no:[0-9]{1,6}}")
    ModelAndView script(Viewer viewer, @PathVariable String code, @PathVariable int no) {
        return Views.page("papers/script", page(marking.script(viewer, code, no), null, Map.of(), List.of()));
    }

    @PostMapping("/cham/{code}/{no:[0-9]{1,6}}")
    ModelAndView saveOne(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable int no,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = MarkingForm.of(params);
        return switch (marking.save(viewer, code, form)) {
            case MarkingSaved.Saved saved -> {
                var queue = marking.queue(viewer, code);
                var next = queue.papers().stream()
                        .filter(paper -> paper.open() && paper.score() == null)
                        .map(MarkingBook.Dealt::no)
                        .sorted((a, b) -> Boolean.compare(a < no, b < no) != 0
                                ? Boolean.compare(a < no, b < no)
                                : Integer.compare(a, b))
                        .findFirst();
                yield Views.redirect(
                        "/cham/" + code + next.map(one -> "/" + one).orElse(""), response, news(saved));
            }
            case MarkingSaved.Wrong(var errors, var changed) ->
                Views.page(
                        "papers/script",
                        page(marking.script(viewer, code, no), form, all(errors, changed), List.of()),
                        changed.isEmpty() ? 422 : 409);
            case MarkingSaved.Refused(var refusal) ->
                Views.page(
                        "papers/script",
                        page(marking.script(viewer, code, no), form, Map.of(), List.of(refusal.sentence())),
                        422);
        };
    }

    @GetMapping("/cham/{code}/{no:[0-9]{1,6}}/tep")
    ResponseEntity<byte[]> file(Viewer viewer, @PathVariable String code, @PathVariable int no) {
        var file = marking.file(viewer, code, no);
        return Downloads.attachment(file.bytes(), file.name(), file.mediaType());
    }

    /** Written to the line as it is made: nothing of it lies on the server. */
    @GetMapping("/cham/{code}/tat-ca.zip")
    void zip(Viewer viewer, @PathVariable String code, HttpServletResponse response) throws IOException {
        var queue = marking.queue(viewer, code);
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"thu-hoach-%s.zip\""
                        .formatted(queue.head().code()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        marking.all(queue.papers(), response.getOutputStream());
    }

    private MarkingQueuePage page(
            PaperMarking.Queue queue, @Nullable MarkingForm form, Map<Integer, String> errors, List<String> refusals) {
        var papers = queue.papers();
        var left = papers.stream().filter(paper -> paper.score() == null).count();
        var checks = reports.of(queue.head().id());
        var sheets = new ArrayList<MarkingQueuePage.Sheet>();
        papers.stream()
                .collect(Collectors.groupingBy(MarkingBook.Dealt::kind, LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, of) -> sheets.add(sheet(queue, checks, kind, of, form, errors)));
        var setting = queue.setting();
        var closed = queue.closed();
        return new MarkingQueuePage(
                queue.head().code(),
                queue.head().name(),
                left == 0
                        ? "Đã chấm hết %s.".formatted(Vn.count(papers.size(), "bài"))
                        : "Còn %s trên %s chưa chấm.".formatted(Vn.number(left), Vn.count(papers.size(), "bài")),
                left == 0,
                closed == null ? "" : closed.sentence(),
                setting.showsCommune() ? weak(papers) : "",
                "Điểm theo bước %s, dấu phẩy hay dấu chấm đều được. Mũi tên đi giữa các ô, Enter xuống ô dưới, dán được cả cột chép từ Excel."
                        .formatted(Vn.number(queue.rule().step())),
                loaded(papers, form),
                problems(errors, refusals),
                sheets);
    }

    private static String weak(List<MarkingBook.Dealt> papers) {
        var alone = papers.stream().filter(MarkingBook.Dealt::alone).count();
        return alone == 0
                ? ""
                : "Lớp cho người chấm thấy xã; %s là của xã chỉ có một học viên, nên việc giấu tên ở đó yếu."
                        .formatted(Vn.count(alone, "bài"));
    }

    private static String loaded(List<MarkingBook.Dealt> papers, @Nullable MarkingForm form) {
        return papers.stream()
                .map(paper -> paper.no() + ":"
                        + (form == null ? paper.version() : form.loaded().getOrDefault(paper.no(), paper.version())))
                .collect(Collectors.joining(" "));
    }

    private static List<MarkColumnPage.Problem> problems(Map<Integer, String> errors, List<String> refusals) {
        var problems = new ArrayList<MarkColumnPage.Problem>();
        for (var refusal : refusals) problems.add(new MarkColumnPage.Problem("", refusal));
        errors.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(error -> problems.add(new MarkColumnPage.Problem(
                        "d%d-0".formatted(error.getKey()), "Bài %d: %s".formatted(error.getKey(), error.getValue()))));
        return problems;
    }

    private static MarkingQueuePage.Sheet sheet(
            PaperMarking.Queue queue,
            Map<Integer, CopyReports.Check> checks,
            String kind,
            List<MarkingBook.Dealt> papers,
            @Nullable MarkingForm form,
            Map<Integer, String> errors) {
        var criteria = MarkingMerge.criteria(queue.rubrics().get(kind));
        return new MarkingQueuePage.Sheet(
                kind,
                criteria.stream()
                        .map(one -> new MarkingQueuePage.Column(one.name(), "0–" + Vn.number(one.maximum())))
                        .toList(),
                papers.stream()
                        .map(paper -> row(queue, checks, paper, criteria.size(), form, errors.get(paper.no())))
                        .toList(),
                queue.closed() == null && papers.stream().anyMatch(MarkingBook.Dealt::open));
    }

    private static MarkingQueuePage.Row row(
            PaperMarking.Queue queue,
            Map<Integer, CopyReports.Check> checks,
            MarkingBook.Dealt paper,
            int columns,
            @Nullable MarkingForm form,
            @Nullable String error) {
        var scores = new ArrayList<String>();
        var typed = form == null ? null : form.scores().get(paper.no());
        for (var n = 0; n < columns; n++)
            if (typed != null && n < typed.size()) scores.add(typed.get(n));
            else scores.add(n < paper.criteria().size() ? score(paper.criteria().get(n)) : "");
        var about = new ArrayList<String>();
        if (!about(paper).isEmpty()) about.add(about(paper));
        var check = checks.get(paper.no());
        if (check != null && check.copied() > 0) about.add(check.text().toLowerCase(java.util.Locale.ROOT));
        return new MarkingQueuePage.Row(
                paper.no(),
                "Bài %03d".formatted(paper.no()),
                "/cham/%s/%d".formatted(queue.head().code(), paper.no()),
                String.join(" · ", about),
                scores,
                paper.score() == null ? "" : score(paper.score()),
                form == null ? paper.remark() : form.remarks().getOrDefault(paper.no(), paper.remark()),
                paper.open() && queue.closed() == null,
                paper.score() == null ? "Chưa chấm" : paper.open() ? "Đã chấm, còn sửa được" : "Đã chấm xong",
                error);
    }

    /** What a marker may know of a paper besides its number. */
    private static String about(MarkingBook.Dealt paper) {
        var about = new ArrayList<String>();
        if (paper.turn() == MarkingBook.APPEAL) about.add("phúc khảo");
        if (paper.versionNo() > 1) about.add("bản " + paper.versionNo());
        if (paper.commune() != null) about.add(paper.commune() + (paper.alone() ? " (một học viên)" : ""));
        if (paper.topic() != null) about.add(paper.topic());
        return String.join(" · ", about);
    }

    private static String score(@Nullable BigDecimal score) {
        return score == null ? "" : Vn.score(score);
    }

    private ScriptPage page(
            PaperMarking.Script script,
            @Nullable MarkingForm form,
            Map<Integer, String> errors,
            List<String> refusals) {
        var queue = script.queue();
        var paper = script.paper();
        var checks = reports.of(queue.head().id());
        var numbers = queue.papers().stream().map(MarkingBook.Dealt::no).toList();
        var at = numbers.indexOf(paper.no());
        var sheet = sheet(queue, checks, paper.kind(), List.of(paper), form, errors);
        var left = queue.papers().stream().filter(one -> one.score() == null).count();
        var base = "/cham/" + queue.head().code();
        var check = checks.get(paper.no());
        var closed = queue.closed();
        return new ScriptPage(
                queue.head().code(),
                queue.head().name(),
                paper.no(),
                paper.kind(),
                "Tên học viên được ẩn · còn %s/%s".formatted(Vn.number(left), Vn.count(numbers.size(), "bài")),
                paper.commune() != null && paper.alone()
                        ? "%s chỉ có một học viên trong lớp nên việc giấu tên ở bài này yếu.".formatted(paper.commune())
                        : "",
                about(paper),
                base + "/" + paper.no() + "/tep",
                check == null ? "Chờ đối chiếu" : check.text(),
                check == null ? "todo" : CopyPages.kind(check),
                base + "/" + paper.no() + "/doi-chieu",
                PaperMarking.fileName(
                        paper.no(), paper.mediaType().equals(PaperFile.Kind.PDF.mediaType()) ? ".pdf" : ".docx"),
                script.paragraphs(),
                script.cited(),
                at > 0 ? base + "/" + numbers.get(at - 1) : null,
                at + 1 < numbers.size() ? base + "/" + numbers.get(at + 1) : null,
                sheet,
                sheet.rows().getFirst(),
                form == null ? paper.commended() : form.commended().contains(paper.no()),
                loaded(List.of(paper), form),
                closed == null ? "" : closed.sentence(),
                problems(errors, refusals));
    }
}

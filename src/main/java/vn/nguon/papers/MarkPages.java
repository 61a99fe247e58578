package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Marks of a class: the grid of everybody, one part at a time to fill in, and letting trainees see them. */
@Controller
class MarkPages {
    private final Marks marks;

    MarkPages(Marks marks) {
        this.marks = marks;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuMarking() {
            return new MenuItem(45, "Chấm bài", "/cham", "grade", Set.of(Role.SCHOOL, Role.LECTURER));
        }
    }

    @GetMapping("/cham")
    @Allow({Role.SCHOOL, Role.LECTURER})
    ModelAndView marking(Viewer viewer) {
        return Views.page(
                "papers/marking",
                new MarkingPage(marks.marking(viewer).stream()
                        .sorted(Comparator.comparing(one -> one.all() > 0 && one.given() == one.all()))
                        .map(MarkPages::line)
                        .toList()));
    }

    private static MarkingPage.Line line(MarkBook.Marking one) {
        if (one.dealt() > 0)
            return line(
                    one,
                    "/cham/" + one.code(),
                    "Được chia %s theo số phách, đã chấm %s"
                            .formatted(Vn.count(one.dealt(), "bài"), Vn.number(one.marked())),
                    one.marked(),
                    one.dealt());
        return line(
                one,
                "/lop/" + one.code() + "/diem",
                "Đã nộp %s bài, đã chấm %s/%s điểm"
                        .formatted(Vn.number(one.papers()), Vn.number(one.given()), Vn.number(one.all())),
                one.given(),
                one.all());
    }

    private static MarkingPage.Line line(MarkBook.Marking one, String href, String note, int given, int all) {
        var done = all > 0 && given == all;
        return new MarkingPage.Line(
                one.name(),
                href,
                note,
                done ? "done" : given > 0 ? "doing" : "todo",
                done ? "Đã chấm đủ" : given > 0 ? "Đang chấm" : "Chưa chấm");
    }

    @GetMapping("/lop/{code}/diem")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.LECTURER})
    ModelAndView grid(Viewer viewer, @PathVariable String code) {
        return Views.page("papers/grid", page(marks.grid(viewer, code)));
    }

    private static MarkGridPage page(Marks.Grid grid) {
        var head = grid.head();
        var columns = new HashMap<Long, Integer>();
        for (var part : grid.parts()) columns.put(part.id(), columns.size());
        var marked = new int[grid.parts().size()];
        var rows = grid.rows().stream()
                .map(row -> new MarkGridPage.Row(row.fullName(), row.unitName(), scores(row.scores(), columns, marked)))
                .toList();
        var sum = grid.parts().stream().map(MarkBook.Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        var parts = new ArrayList<MarkGridPage.Part>();
        for (var part : grid.parts())
            parts.add(new MarkGridPage.Part(
                    part.name(),
                    head.link("/diem/" + part.ref()),
                    Vn.number(part.weight()) + "/" + Vn.number(sum),
                    marked[parts.size()]));
        var all = grid.parts().size() * grid.rows().size();
        var left = all - Arrays.stream(marked).sum();
        return new MarkGridPage(
                head,
                parts,
                rows,
                grid.editable(),
                grid.released(),
                head.school() && !grid.released() && all > 0 && left == 0 ? head.link("/diem/cong-bo") : "",
                left == 0 ? "Đã chấm đủ." : "Còn " + Vn.number(left) + " trên " + Vn.number(all) + " điểm chưa chấm.");
    }

    private static List<String> scores(String joined, Map<Long, Integer> columns, int[] marked) {
        var scores = new String[columns.size()];
        Arrays.fill(scores, "");
        if (!joined.isEmpty())
            for (var token : joined.split(" ", -1)) {
                var colon = token.indexOf(':');
                var column = columns.get(Long.valueOf(token.substring(0, colon)));
                if (column == null) continue;
                scores[column] = Vn.score(new BigDecimal(token.substring(colon + 1)));
                marked[column]++;
            }
        return List.of(scores);
    }

    @PostMapping("/lop/{code}/diem/cong-bo")
    @Allow(Role.SCHOOL)
    ModelAndView release(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        return switch (marks.release(viewer, code)) {
            case Outcome.Done(var at) ->
                Views.redirect("/lop/" + code + "/diem", response, "Đã công bố điểm lúc " + Vn.dateTime(at) + ".");
            case Outcome.Refused(var refusal) -> Views.redirect("/lop/" + code + "/diem", response, refusal.sentence());
        };
    }

    @GetMapping("/lop/{code}/diem/{part}")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.LECTURER})
    ModelAndView column(Viewer viewer, @PathVariable String code, @PathVariable UUID part) {
        return Views.page(
                "papers/column", page(marks.column(viewer, code, part), null, Map.of(), List.of(), List.of()));
    }

    @PostMapping("/lop/{code}/diem/{part}")
    @Allow({Role.SCHOOL, Role.LECTURER})
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID part,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = MarkForm.of(params);
        return switch (marks.save(viewer, code, part, form)) {
            case MarksSaved.Saved saved -> Views.redirect("/lop/" + code + "/diem/" + part, response, news(saved));
            case MarksSaved.Wrong(var errors) -> again(viewer, code, part, form, 422, errors, List.of(), List.of());
            case MarksSaved.Refused(var refusal) ->
                again(viewer, code, part, form, 422, Map.of(), List.of(refusal.sentence()), List.of());
            // What was kept is shown as it stands now; the form's own values are not needed any more.
            case MarksSaved.Overtaken overtaken ->
                again(viewer, code, part, null, 409, Map.of(), List.of(), overtaken.conflicts());
        };
    }

    private ModelAndView again(
            Viewer viewer,
            String code,
            UUID part,
            @Nullable MarkForm form,
            int status,
            Map<String, String> errors,
            List<String> refusals,
            List<MarksSaved.Conflict> conflicts) {
        return Views.page(
                "papers/column", page(marks.column(viewer, code, part), form, errors, refusals, conflicts), status);
    }

    private static String news(MarksSaved.Saved saved) {
        var kept = saved.changed() == 0 ? "Không có gì thay đổi." : "Đã lưu " + Vn.count(saved.changed(), "điểm") + ".";
        return saved.unmarked() == 0 ? kept : kept + " Còn " + Vn.count(saved.unmarked(), "người") + " chưa có điểm.";
    }

    private static MarkColumnPage page(
            Marks.Column column,
            @Nullable MarkForm form,
            Map<String, String> errors,
            List<String> refusals,
            List<MarksSaved.Conflict> conflicts) {
        var head = column.head();
        var part = column.part();
        var problems = new ArrayList<MarkColumnPage.Problem>();
        for (var refusal : refusals)
            problems.add(
                    new MarkColumnPage.Problem(form != null && form.reason().isEmpty() ? "ly-do" : "", refusal));
        for (var entry : column.entries()) {
            var error = errors.get(entry.key());
            if (error != null)
                problems.add(new MarkColumnPage.Problem(MarkForm.SCORE + entry.key(), entry.fullName() + ": " + error));
        }
        var locked = column.locked();
        return new MarkColumnPage(
                head,
                part.name(),
                "Từ 0 đến 10, bước %s, dấu phẩy hay dấu chấm đều được.%s"
                        .formatted(
                                Vn.number(column.rule().step()),
                                part.minimum().signum() == 0
                                        ? ""
                                        : " Tối thiểu " + Vn.score(part.minimum()) + " điểm."),
                locked == null ? head.link("/diem/" + part.ref()) : "",
                locked == null ? "" : locked.sentence(),
                form == null ? loaded(column.entries()) : carried(form),
                column.entries().stream().anyMatch(entry -> entry.score() != null),
                form == null ? "" : form.reason(),
                problems,
                conflicts.stream().map(MarkPages::sentence).toList(),
                column.entries().stream().map(entry -> row(entry, form, errors)).toList(),
                column.changes().stream().map(MarkPages::sentence).toList());
    }

    private static MarkColumnPage.Row row(MarkBook.Entry entry, @Nullable MarkForm form, Map<String, String> errors) {
        var key = entry.key();
        var stands = entry.score() == null ? "" : Vn.score(entry.score());
        return new MarkColumnPage.Row(
                key,
                entry.fullName(),
                entry.unitName(),
                form == null ? stands : form.scores().getOrDefault(key, stands),
                form == null ? entry.remark() : form.remarks().getOrDefault(key, entry.remark()),
                errors.getOrDefault(key, ""),
                entry.paper() == null ? "" : "/bai-nop/tep/" + entry.paper() + "/" + entry.paperNo());
    }

    private static String loaded(List<MarkBook.Entry> entries) {
        var text = new StringBuilder();
        for (var entry : entries) {
            if (entry.version() == 0) continue;
            if (!text.isEmpty()) text.append(' ');
            text.append(entry.key()).append(entry.version());
        }
        return text.toString();
    }

    /** After a refusal the page still knows what the person had seen, not what stands by now. */
    private static String carried(MarkForm form) {
        var text = new StringBuilder();
        form.loaded()
                .forEach((key, version) ->
                        text.append(text.isEmpty() ? "" : " ").append(key).append(version));
        return text.toString();
    }

    private static String sentence(MarksSaved.Conflict conflict) {
        return "%s vừa cho %s %s điểm lúc %s; trang này nhập %s."
                .formatted(
                        conflict.actor(),
                        conflict.fullName(),
                        Vn.score(conflict.stands()),
                        Vn.dateTime(conflict.at()),
                        conflict.wanted());
    }

    private static String sentence(MarkBook.Change change) {
        var was = change.was();
        return "%s: %s thành %s. %s (%s, %s)"
                .formatted(
                        change.fullName(),
                        was == null ? "?" : Vn.score(was),
                        Vn.score(change.score()),
                        change.reason(),
                        change.actor(),
                        Vn.dateTime(change.at()));
    }
}

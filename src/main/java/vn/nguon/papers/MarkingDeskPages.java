package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The school arranges marking: the way, the rubrics, dealing, where it stands. */
@Controller
@Allow(Role.SCHOOL)
class MarkingDeskPages {
    private final MarkingDesk desk;
    private final CopyReports reports;

    MarkingDeskPages(MarkingDesk desk, CopyReports reports) {
        this.desk = desk;
        this.reports = reports;
    }

    private record WayForm(Form form, Input<String> way, Input<String> part, Input<Boolean> commune) {
        static WayForm of(Form form, MarkingDesk.Ways ways) {
            var parts = ways.parts().stream()
                    .map(part -> new Option(part.ref().toString(), part.name()))
                    .toList();
            var now = ways.parts().stream()
                    .filter(part -> Objects.equals(part.id(), ways.setting().part()))
                    .findFirst()
                    .or(() -> ways.parts().stream()
                            .filter(part -> part.name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .contains("thu hoạch"))
                            .findFirst())
                    .map(part -> part.ref().toString())
                    .orElse(null);
            return new WayForm(
                    form,
                    form.choice(
                                    "cach",
                                    "Chấm thế nào",
                                    Arrays.stream(MarkingWay.values())
                                            .map(way -> new Option(way.name(), way.vietnamese()))
                                            .toList())
                            .initial(ways.setting().way().name())
                            .required("Chọn cách chấm"),
                    form.choice("phan", "Điểm bài thu hoạch vào phần", parts)
                            .initial(now)
                            .hint("Cần khi giấu tên: điểm chung của bài tự vào phần này"),
                    form.tick("hien-xa", "Cho người chấm thấy xã và tên đề tài")
                            .initial(ways.setting().showsCommune()));
        }

        MarkingDesk.Choose command(int version) {
            return new MarkingDesk.Choose(
                    MarkingWay.valueOf(way.get()), part.orElse(""), commune.orElse(false), version);
        }
    }

    @GetMapping("/lop/{code}/thu-hoach/cach-cham")
    ModelAndView way(Viewer viewer, @PathVariable String code) {
        var ways = desk.ways(viewer, code);
        return page(ways, WayForm.of(Form.blank(), ways).form(), ways.setting().version(), 200);
    }

    @PostMapping("/lop/{code}/thu-hoach/cach-cham")
    ModelAndView choose(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            HttpServletResponse response) {
        var ways = desk.ways(viewer, code);
        var form = WayForm.of(new Form(params), ways);
        if (!form.form().ok() || !form.form().accepts(desk.choose(viewer, code, form.command(version))))
            return page(ways, form.form(), version, 422);
        return Views.redirect("/lop/" + code + "/thu-hoach/cham", response, "Đã lưu cách chấm.");
    }

    private static ModelAndView page(MarkingDesk.Ways ways, Form form, int version, int status) {
        var over = PaperRights.over(ways.head());
        return Views.page(
                "papers/way",
                new MarkingWayPage(
                        ways.head(),
                        form,
                        version,
                        over == null ? "" : over.sentence(),
                        ways.setting().way().vietnamese(),
                        ways.begun(),
                        weak(ways.alone())),
                status);
    }

    private static String weak(List<String> alone) {
        return alone.isEmpty()
                ? ""
                : "Có %s chỉ cử một học viên (%s): cho thấy xã thì ở những bài đó việc giấu tên yếu."
                        .formatted(Vn.count(alone.size(), "đơn vị"), String.join(", ", alone));
    }

    private static final Pattern CRITERION = Pattern.compile("^(.+?)[\\s:;,–-]+([0-9]{1,2}(?:[.,][0-9]{1,2})?)$");

    @GetMapping("/lop/{code}/thu-hoach/phieu-cham")
    ModelAndView rubrics(Viewer viewer, @PathVariable String code) {
        return Views.page("papers/rubrics", page(desk.rubrics(viewer, code), null, null));
    }

    @PostMapping("/lop/{code}/thu-hoach/phieu-cham")
    ModelAndView setRubric(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            @RequestParam(name = "ban", defaultValue = "0") int version,
            HttpServletResponse response) {
        var sheets = desk.rubrics(viewer, code);
        var form = new Form(params);
        var rubric = read(sheets, form, kind, version);
        if (rubric == null || !form.accepts(desk.set(viewer, code, rubric)))
            return Views.page("papers/rubrics", page(sheets, kind, form), 422);
        return Views.redirect("/lop/" + code + "/thu-hoach/phieu-cham", response, "Đã lưu phiếu chấm " + kind + ".");
    }

    private static @Nullable Rubric read(MarkingDesk.Sheets sheets, Form form, String kind, int version) {
        for (var n = 0; n < sheets.rubrics().size(); n++) {
            if (!sheets.rubrics().get(n).kind().equals(kind)) continue;
            var typed = criteria(form, n, "");
            var criteria = new ArrayList<Rubric.Criterion>();
            var text = typed.value();
            if (text != null)
                for (var line : text.lines()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList()) {
                    var found = CRITERION.matcher(line);
                    if (!found.matches() || found.group(1).length() > 100) {
                        form.refuse(
                                field(n),
                                "Dòng “%s” chưa đúng: tên tiêu chí, hai chấm, điểm cao nhất, ví dụ Trình bày: 2"
                                        .formatted(line));
                        return null;
                    }
                    var maximum = new BigDecimal(found.group(2).replace(',', '.'));
                    if (maximum.signum() == 0) {
                        form.refuse(field(n), "Điểm cao nhất của “%s” phải hơn 0".formatted(found.group(1)));
                        return null;
                    }
                    criteria.add(new Rubric.Criterion(found.group(1).strip(), maximum));
                }
            if (criteria.size() > Rubric.MOST_CRITERIA)
                form.refuse(field(n), "Phiếu có tối đa %d tiêu chí".formatted(Rubric.MOST_CRITERIA));
            return form.ok() ? new Rubric(kind, criteria, true, version) : null;
        }
        return null;
    }

    private static String field(int n) {
        return "tieu-chi-" + n;
    }

    private static Input<String> criteria(Form form, int n, String initial) {
        return form.area(field(n), "Tiêu chí và điểm cao nhất", 2000)
                .initial(initial)
                .hint("Mỗi dòng một tiêu chí, ví dụ Trình bày, thể thức: 2. Cộng lại phải là 10")
                .required("Nhập ít nhất một tiêu chí");
    }

    /** @param form of the sheet of this kind, when it was sent and refused */
    private static RubricsPage page(MarkingDesk.Sheets sheets, @Nullable String kind, @Nullable Form form) {
        var all = new ArrayList<RubricsPage.Sheet>();
        for (var rubric : sheets.rubrics()) {
            var n = all.size();
            var sent = form != null && rubric.kind().equals(kind);
            var shown = sent ? Objects.requireNonNull(form) : Form.blank();
            if (!sent)
                criteria(
                        shown,
                        n,
                        rubric.criteria().stream()
                                .map(one -> one.name() + ": " + Vn.number(one.maximum()))
                                .collect(Collectors.joining("\n")));
            all.add(new RubricsPage.Sheet(
                    rubric.kind(),
                    rubric.own(),
                    sheets.closed().contains(rubric.kind()),
                    rubric.version(),
                    shown,
                    field(n),
                    rubric.criteria().stream()
                            .map(one -> new RubricsPage.Line(one.name(), Vn.number(one.maximum())))
                            .toList()));
        }
        return new RubricsPage(sheets.head(), all);
    }

    @GetMapping("/lop/{code}/thu-hoach/cham")
    ModelAndView state(Viewer viewer, @PathVariable String code) {
        var state = desk.state(viewer, code);
        return Views.page("papers/state", page(state, reports.of(state.head().id())));
    }

    @PostMapping("/lop/{code}/thu-hoach/cham")
    ModelAndView deal(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        var back = "/lop/" + code + "/thu-hoach/cham";
        return switch (desk.deal(viewer, code)) {
            case Outcome.Done<MarkingDesk.Given>(var given) ->
                Views.redirect(
                        back,
                        response,
                        "Đã chia %s%s."
                                .formatted(
                                        Vn.count(given.given(), "lượt chấm"),
                                        given.without() == 0
                                                ? ""
                                                : "; còn %s thiếu người chấm, giao thêm người rồi chia lại"
                                                        .formatted(Vn.count(given.without(), "bài"))));
            case Outcome.Refused<MarkingDesk.Given>(var refusal) -> Views.redirect(back, response, refusal.sentence());
        };
    }

    private static MarkingStatePage page(MarkingDesk.State state, Map<Integer, CopyReports.Check> checks) {
        var setting = state.setting();
        var needed = setting.way().markers();
        var rows = state.turns().stream()
                .collect(Collectors.groupingBy(MarkingBook.Turn::no, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(turns -> row(
                        turns,
                        needed,
                        state.rule(),
                        checks.get(turns.getFirst().no()),
                        state.head().link("/thu-hoach/doi-chieu/")))
                .toList();
        var done = rows.stream().filter(row -> row.kind().equals("done")).count();
        var thirds = rows.stream().filter(row -> row.kind().equals("late")).count();
        var open = setting.way() == MarkingWay.OPEN;
        var finished = !rows.isEmpty() && done == rows.size();
        return new MarkingStatePage(
                state.head(),
                finished ? "done" : done > 0 ? "doing" : "todo",
                finished ? "Đã chấm xong" : done > 0 ? "Đang chấm" : "Chưa chấm",
                open
                        ? "Lớp này một người chấm, thấy tên; nhập điểm ở Bảng điểm."
                        : setting.way().vietnamese() + ". "
                                + (needed == 2
                                        ? "Hai điểm lệch không quá %s thì lấy trung bình, làm tròn đến %s; lệch hơn thì có người chấm thứ ba (%s)."
                                                .formatted(
                                                        Vn.number(state.rule().limit()),
                                                        Vn.number(state.rule().step()),
                                                        state.rule().source().text())
                                        : "Điểm của người chấm là điểm của bài."),
                setting.way().hidesNames() && setting.showsCommune() ? weak(state.alone()) : "",
                open ? "Chưa dùng số phách" : "Chưa có bài nào",
                open
                        ? "Đặt cách chấm giấu tên thì từng bài hiện ở đây theo số phách."
                        : "Bài học viên nộp hiện ở đây theo số phách.",
                !finished
                        && PaperRights.over(state.head()) == null
                        && rows.stream()
                                .anyMatch(row ->
                                        row.kind().equals("todo") || row.kind().equals("late")),
                List.of(
                        new PaperListPage.Figure("%d/%d".formatted(done, rows.size()), "Bài có điểm chung"),
                        new PaperListPage.Figure(Vn.number(thirds), "Cần người chấm thứ ba"),
                        new PaperListPage.Figure(Vn.number(state.markers()), "Người chấm")),
                rows);
    }

    private static MarkingStatePage.Row row(
            List<MarkingBook.Turn> turns,
            int needed,
            MarkingRule rule,
            CopyReports.@Nullable Check check,
            String compare) {
        var first = turns.getFirst();
        var said = new ArrayList<String>();
        var given = new ArrayList<BigDecimal>();
        var third = false;
        var dealt = 0;
        for (var turn : turns) {
            var no = turn.turn();
            if (no == null) continue;
            dealt++;
            third |= no == 3;
            var score = turn.score();
            if (score != null && no <= 3) given.add(score);
            said.add("%s: %s"
                    .formatted(
                            Objects.requireNonNullElse(turn.marker(), ""),
                            score != null ? Vn.score(score) : turn.marked() ? "đã chấm" : "chưa chấm"));
        }
        var counts = first.counts();
        String kind;
        String word;
        if (counts != null) {
            kind = "done";
            word = "Có điểm chung";
        } else if (rule.settle(given, needed) instanceof MarkingRule.Settled.ThirdNeeded(var difference)) {
            kind = third ? "doing" : "late";
            word = "Lệch %s%s".formatted(Vn.score(difference), third ? ", chờ người thứ ba" : ", cần người thứ ba");
        } else {
            kind = dealt < needed ? "todo" : "doing";
            word = dealt < needed ? "Chưa chia" : "Đang chấm";
        }
        return new MarkingStatePage.Row(
                "Bài %03d".formatted(first.no()),
                first.kind(),
                said,
                counts == null ? "" : Vn.score(counts),
                kind,
                word,
                check == null ? "Chờ đối chiếu" : check.text(),
                compare + first.no());
    }
}

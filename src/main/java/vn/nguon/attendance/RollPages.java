package vn.nguon.attendance;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.AllowClassStaff;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Taking one roll: open, save as often as wanted, close, correct. Works without a script. */
@Controller
class RollPages {
    private final Rolls rolls;

    RollPages(Rolls rolls) {
        this.rolls = rolls;
    }

    @GetMapping("/lop/{code}/diem-danh/{session}")
    @AllowClassStaff
    ModelAndView show(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID session,
            @RequestParam(name = "to", required = false) @Nullable Integer group,
            @RequestParam(name = "sua", defaultValue = "false") boolean correct) {
        var opened = rolls.open(viewer, code, session);
        return Views.page("attendance/roll", page(viewer, opened, group, correct, Answer.NONE));
    }

    @PostMapping("/lop/{code}/diem-danh/{session}")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.SUPERVISOR, Role.LECTURER, Role.CLASS_COMMITTEE})
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID session,
            @RequestParam(name = "to", required = false) @Nullable Integer group,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = RollForm.of(params);
        return switch (rolls.save(viewer, code, session, form)) {
            case RollSaved.Saved saved
            when saved.closed() && form.close() ->
                Views.redirect("/lop/" + code + "/diem-danh", response, "Đã chốt điểm danh, đủ mọi người.");
            case RollSaved.Saved saved ->
                Views.redirect(
                        "/lop/" + code + "/diem-danh/" + session + (group == null ? "" : "?to=" + group),
                        response,
                        news(saved));
            case RollSaved.Overtaken overtaken ->
                again(
                        viewer,
                        code,
                        session,
                        group,
                        409,
                        new Answer(Map.of(), List.of(), overtaken.conflicts(), form.reason()));
            case RollSaved.Refused(var refusal) ->
                again(
                        viewer,
                        code,
                        session,
                        group,
                        422,
                        new Answer(form.chosen(), List.of(refusal.sentence()), List.of(), form.reason()));
        };
    }

    private ModelAndView again(
            Viewer viewer, String code, UUID session, @Nullable Integer group, int status, Answer answer) {
        var opened = rolls.open(viewer, code, session);
        return Views.page(
                "attendance/roll", page(viewer, opened, group, opened.roll().closed(), answer), status);
    }

    private static String news(RollSaved.Saved saved) {
        var kept = saved.changed() == 0 ? "Không có gì thay đổi." : "Đã lưu " + Vn.count(saved.changed(), "lượt") + ".";
        return saved.unmarked() == 0 || saved.closed()
                ? kept
                : kept + " Còn " + Vn.count(saved.unmarked(), "người") + " chưa đánh dấu.";
    }

    /** What a post has to say on the page that comes back. @param chosen marks of the form where they are not kept */
    private record Answer(
            Map<String, Mark> chosen, List<String> errors, List<RollSaved.Conflict> conflicts, String reason) {
        static final Answer NONE = new Answer(Map.of(), List.of(), List.of(), "");
    }

    private static RollPage page(
            Viewer viewer, Rolls.Opened opened, @Nullable Integer group, boolean correct, Answer answer) {
        var roll = opened.roll();
        var head = opened.head();
        var link = head.link("/diem-danh/" + roll.ref());
        var own = roll.reach() instanceof RollReach.Group(int no) ? Integer.valueOf(no) : group;
        var shown = opened.entries().stream()
                .filter(entry -> own == null || own.equals(entry.groupNo()))
                .toList();
        var editable = roll.hasComeBy(viewer.today())
                && !(roll.reach() instanceof RollReach.Nobody)
                && (!roll.closed() || correct && roll.corrects());
        var rows = shown.stream().map(entry -> row(entry, answer.chosen())).toList();
        return new RollPage(
                List.of(
                        new Crumb("Lớp", "/lop"),
                        new Crumb(head.code(), head.link("")),
                        new Crumb("Điểm danh", head.link("/diem-danh")),
                        Crumb.here(roll.when())),
                roll.when(),
                roll.place().isEmpty() ? roll.title() : roll.title() + " · " + roll.place(),
                roll.closed() ? "done" : roll.hasComeBy(viewer.today()) ? "doing" : "todo",
                stateWord(viewer, roll),
                editable ? link + (group == null ? "" : "?to=" + group) : "",
                roll.closed(),
                roll.closed() && roll.corrects() && !editable ? link + "?sua=true" : "",
                editable && !roll.closed() && roll.reach() instanceof RollReach.Everybody,
                loaded(shown),
                tally(shown),
                groups(opened, link, own),
                rows,
                editable ? leaves(shown) : List.of(),
                answer.errors(),
                answer.conflicts().stream().map(RollPages::sentence).toList(),
                opened.corrections().stream().map(RollPages::sentence).toList(),
                answer.reason());
    }

    private static String stateWord(Viewer viewer, Roll roll) {
        var closedAt = roll.closedAt();
        if (closedAt != null) return "Đã chốt " + Vn.dateTime(closedAt) + ", " + roll.closedBy();
        return roll.hasComeBy(viewer.today()) ? "Đang điểm danh" : "Chưa đến buổi";
    }

    private static RollPage.Row row(RollEntry entry, Map<String, Mark> chosen) {
        var key = entry.key();
        var mark = chosen.getOrDefault(key, entry.mark());
        return new RollPage.Row(
                key,
                entry.fullName(),
                entry.missed() == 0 ? entry.unitName() : entry.unitName() + ", vắng " + entry.missed() + " tiết",
                mark == null ? "" : String.valueOf(mark.key()),
                mark == null ? "Chưa đánh dấu" : mark.vietnamese());
    }

    private static String loaded(List<RollEntry> entries) {
        var text = new StringBuilder();
        for (var entry : entries) {
            var mark = entry.mark();
            if (mark == null) continue;
            if (!text.isEmpty()) text.append(' ');
            text.append(entry.key()).append(mark.key());
        }
        return text.toString();
    }

    private static List<RollPage.Tally> tally(List<RollEntry> entries) {
        var counts = new EnumMap<Mark, Integer>(Mark.class);
        for (var entry : entries) {
            var mark = entry.mark();
            if (mark != null) counts.merge(mark, 1, Integer::sum);
        }
        var lines = new ArrayList<RollPage.Tally>();
        lines.add(new RollPage.Tally(
                "",
                "Còn",
                entries.size()
                        - counts.values().stream().mapToInt(Integer::intValue).sum()));
        for (var mark : Mark.values())
            lines.add(new RollPage.Tally(String.valueOf(mark.key()), mark.vietnamese(), counts.getOrDefault(mark, 0)));
        return lines;
    }

    private static List<RollPage.Group> groups(Rolls.Opened opened, String link, @Nullable Integer current) {
        if (opened.roll().reach() instanceof RollReach.Group) return List.of();
        var numbers = opened.entries().stream()
                .map(RollEntry::groupNo)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (numbers.size() < 2) return List.of();
        var groups = new ArrayList<RollPage.Group>();
        groups.add(new RollPage.Group("Cả lớp", link, current == null));
        for (var no : numbers) groups.add(new RollPage.Group("Tổ " + no, link + "?to=" + no, no.equals(current)));
        return groups;
    }

    private static List<RollPage.Leave> leaves(List<RollEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.mark() == Mark.EXCUSED)
                .map(entry -> new RollPage.Leave(entry.key(), entry.fullName(), entry.note()))
                .toList();
    }

    private static String sentence(RollSaved.Conflict conflict) {
        return "%s vừa ghi %s cho %s lúc %s; trang này đang chọn %s."
                .formatted(
                        conflict.actor(),
                        conflict.stands().vietnamese().toLowerCase(java.util.Locale.ROOT),
                        conflict.fullName(),
                        Vn.dateTime(conflict.at()),
                        conflict.wanted().vietnamese().toLowerCase(java.util.Locale.ROOT));
    }

    private static String sentence(RollBook.Correction correction) {
        var was = correction.was();
        return "%s: %s thành %s. %s (%s, %s)"
                .formatted(
                        correction.fullName(),
                        was == null ? "chưa có" : was.vietnamese(),
                        correction.mark().vietnamese(),
                        correction.reason(),
                        correction.actor(),
                        Vn.dateTime(correction.at()));
    }
}

package vn.nguon.results;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import vn.nguon.documents.WordPaper;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Commendation in a class: both levels at a glance, the list of one, its printed form. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
class CommendationPages {
    private static final String REF = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private final Commendations commendations;
    private final Clock clock;

    CommendationPages(Commendations commendations, Clock clock) {
        this.commendations = commendations;
        this.clock = clock;
    }

    @GetMapping("/lop/{code}/khen-thuong")
    ModelAndView overview(Viewer viewer, @PathVariable String code) {
        return Views.page("results/commendations", overview(commendations.sheets(viewer, code)));
    }

    @GetMapping("/lop/{code}/khen-thuong/in")
    ModelAndView paper(Viewer viewer, @PathVariable String code) {
        return Views.page("results/commendations-paper", overview(commendations.sheets(viewer, code)));
    }

    /** The printed list as a Word document, for the office that decides to put its own words round it. */
    @GetMapping("/lop/{code}/khen-thuong/tep")
    ResponseEntity<byte[]> file(Viewer viewer, @PathVariable String code) {
        var page = overview(commendations.sheets(viewer, code));
        var paper = new WordPaper(Stamp.of(viewer, clock))
                .title("DANH SÁCH KHEN THƯỞNG")
                .middle(page.head().name());
        for (var level : page.levels()) {
            paper.heading(level.title() + (level.decisions().isEmpty() ? " (đề nghị, chưa quyết định)" : ""))
                    .line(level.issuer());
            level.decisions().forEach(paper::line);
            if (!level.people().isEmpty())
                paper.table(
                        List.of(3, 10, 9, 7, 5, 6),
                        List.of("TT", "Họ và tên", "Đơn vị", "Điểm, xếp loại", "Tiết vắng", "Ghi chú"),
                        level.people().stream()
                                .map(one -> List.of(
                                        String.valueOf(one.no()),
                                        one.fullName(),
                                        one.unit(),
                                        one.mark(),
                                        one.absent(),
                                        one.note()))
                                .toList());
            paper.line("Cộng: %d người.".formatted(level.people().size()));
        }
        paper.signed("THỦ TRƯỞNG ĐƠN VỊ", "");
        return Downloads.attachment(paper.toBytes(), "khen-thuong-" + code + ".docx", WordPaper.MEDIA_TYPE);
    }

    private static CommendationsPage overview(List<CommendationSheet> sheets) {
        var head = sheets.getFirst().head();
        var levels = sheets.stream()
                .filter(sheet -> sheet.issuer() != null)
                .map(CommendationPages::level)
                .toList();
        return new CommendationsPage(
                head, levels, sheets.stream().anyMatch(sheet -> !sheet.lines().isEmpty()), head.code());
    }

    private static CommendationsPage.LevelView level(CommendationSheet sheet) {
        var head = sheet.head();
        var issuer = sheet.issuer();
        var people = new ArrayList<CommendationsPage.Person>();
        for (var line : sheet.lines())
            if (line.chosen())
                people.add(new CommendationsPage.Person(
                        people.size() + 1,
                        line.person().facts().fullName(),
                        line.person().facts().unit(),
                        mark(line),
                        absent(line),
                        line.reason()));
        var works = !sheet.lines().isEmpty()
                && (sheet.kind().decides(head) || !sheet.decided() && (head.runs() || head.school()));
        return new CommendationsPage.LevelView(
                sheet.kind().vietnamese(),
                issuer == null ? "" : issuer.name(),
                sheet.decided() ? "done" : sheet.lines().isEmpty() ? "block" : "due",
                sheet.decided()
                        ? "Khen %d người".formatted(people.size())
                        : sheet.lines().isEmpty()
                                ? "Sau quyết định kết quả"
                                : "Đề nghị %d người".formatted(people.size()),
                rule(sheet),
                sheet.decisions().stream()
                        .map(made -> "%s%s, %s%s, %s%s"
                                .formatted(
                                        made.no() == 1 ? "" : "Bổ sung: ",
                                        made.number(),
                                        Vn.date(made.decidedOn()),
                                        ResultRows.marked(made.classification()),
                                        made.actor(),
                                        made.reason().isEmpty() ? "" : " (" + made.reason() + ")"))
                        .toList(),
                people,
                works ? head.link("/khen-thuong/" + sheet.kind().path()) : null,
                sheet.decided()
                        ? "Quyết định bổ sung"
                        : sheet.kind().decides(head) ? "Xét, quyết định" : "Lập danh sách");
    }

    private static String rule(CommendationSheet sheet) {
        return "Đề nghị theo quy tắc: điểm tổng kết từ %s, vắng đến %s%%, tối đa %d người (%s%% số người đạt); %s."
                .formatted(
                        Figures.plain(sheet.mark().value()),
                        Figures.plain(sheet.absence().value()),
                        sheet.quota(),
                        Figures.plain(sheet.share().value()),
                        sheet.mark().source().text());
    }

    private static String mark(CommendationSheet.Line line) {
        var mark = line.person().finalMark();
        return mark == null
                ? ""
                : (Figures.twoDecimals(mark) + " " + line.person().band()).strip();
    }

    private static String absent(CommendationSheet.Line line) {
        var absences = line.person().facts().absences();
        return absences.planned() == 0 ? "" : absences.absent() + "/" + absences.planned();
    }

    @GetMapping("/lop/{code}/khen-thuong/{level}")
    ModelAndView form(Viewer viewer, @PathVariable String code, @PathVariable String level) {
        var sheet = commendations.sheet(viewer, code, CommendationKind.of(level));
        return Views.page("results/commend", page(sheet, Form.blank(), null));
    }

    @PostMapping("/lop/{code}/khen-thuong/{level}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String level,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var kind = CommendationKind.of(level);
        var sheet = commendations.sheet(viewer, code, kind);
        var deciding = params.containsKey("quyet-dinh");
        var form = new Form(params);
        var page = page(sheet, form, params);
        if (deciding) required(form, page);
        if (!form.ok()) return Views.page("results/commend", page, 422);
        var chosen = refs(params);
        var outcome = deciding
                ? commendations.decide(
                        viewer,
                        code,
                        kind,
                        new Commend(
                                text(params, "so"),
                                new Form(params).date("ngay", "Ngày quyết định").get(),
                                text(params, "ly-do"),
                                chosen,
                                reasons(params),
                                Classifying.in(new Form(params), Classification.NORMAL)
                                        .get()))
                : commendations.propose(viewer, code, kind, chosen, reasons(params));
        return switch (outcome) {
            case Outcome.Done<Integer>(Integer people) ->
                Views.redirect(
                        sheet.head().link("/khen-thuong"),
                        response,
                        deciding
                                ? "Đã ghi quyết định: %d người".formatted(people)
                                : "Đã lưu danh sách đề nghị: %d người".formatted(people));
            case Outcome.Refused<Integer>(var refusal) -> {
                if (refusal.code().equals("mat-khi-noi-mang")) form.refuse(Classifying.NAME, refusal.sentence());
                else form.refuse(refusal);
                yield Views.page("results/commend", page, 422);
            }
        };
    }

    private static void required(Form form, CommendPage page) {
        if (form.field("so").value().isBlank()) form.refuse("so", "Nhập số quyết định, ví dụ 431-QĐ/TCT");
        if (form.field("ngay").value().isBlank()) form.refuse("ngay", "Nhập ngày quyết định, ví dụ 15/11/2022");
        if (page.supplement() && form.field("ly-do").value().isBlank())
            form.refuse("ly-do", "Nhập lý do của quyết định bổ sung");
    }

    private static CommendPage page(CommendationSheet sheet, Form form, @Nullable MultiValueMap<String, String> sent) {
        var head = sheet.head();
        var kind = sheet.kind();
        var issuer = sheet.issuer();
        var decides = issuer != null && kind.decides(head);
        var proposes = !sheet.decided() && (head.runs() || head.school());
        if (!decides && !proposes) throw new Forbidden(kind.whoDecides());
        form.text("so", "Số quyết định", 40);
        form.date("ngay", "Ngày quyết định");
        Classifying.in(form, Classification.NORMAL);
        form.area("ly-do", sheet.decided() ? "Lý do" : "Lý do vượt chỉ tiêu, nếu vượt", 500);
        var chosen = sent == null ? null : refs(sent);
        var people = sheet.lines().stream()
                .map(line -> {
                    var typed = sent == null ? null : sent.getFirst("ly-do-" + line.ref());
                    var before = line.given();
                    return new CommendPage.Person(
                            line.ref().toString(),
                            line.person().facts().fullName(),
                            line.person().facts().unit(),
                            mark(line),
                            absent(line),
                            switch (line.proposal()) {
                                case PROPOSED -> "Đề nghị";
                                case TIED -> "Bằng nhau ở cuối chỉ tiêu";
                                case NONE -> "";
                            },
                            line.proposal() == Proposal.TIED ? "due" : "doing",
                            chosen == null ? line.chosen() : chosen.contains(line.ref()),
                            before == null ? "" : before ? "Được khen" : "Đã thôi",
                            typed == null ? line.reason() : typed);
                })
                .toList();
        return new CommendPage(
                head,
                kind.vietnamese(),
                issuer == null ? "" : issuer.name(),
                rule(sheet),
                sheet.quota(),
                form,
                proposes,
                decides,
                sheet.decided(),
                people);
    }

    private static String text(MultiValueMap<String, String> params, String name) {
        var text = params.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static Set<UUID> refs(MultiValueMap<String, String> params) {
        var refs = new HashSet<UUID>();
        for (var text : params.getOrDefault("khen", List.of())) if (text.matches(REF)) refs.add(UUID.fromString(text));
        return refs;
    }

    private static Map<UUID, String> reasons(MultiValueMap<String, String> params) {
        var reasons = new HashMap<UUID, String>();
        params.forEach((name, values) -> {
            if (!name.matches("ly-do-" + REF)) return;
            var reason = values.getFirst().strip();
            if (!reason.isEmpty())
                reasons.put(
                        UUID.fromString(name.substring("ly-do-".length())),
                        reason.substring(0, Math.min(300, reason.length())));
        });
        return reasons;
    }
}

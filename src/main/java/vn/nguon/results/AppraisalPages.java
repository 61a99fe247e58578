package vn.nguon.results;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Appraising the trainees of a class: the table of everybody, one after another, and signing in one go. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
class AppraisalPages {
    private static final int LONGEST = 2000;
    private final Appraisals appraisals;
    private final Opinions opinions;

    AppraisalPages(Appraisals appraisals, Opinions opinions) {
        this.appraisals = appraisals;
        this.opinions = opinions;
    }

    @GetMapping("/lop/{code}/nhan-xet")
    ModelAndView list(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        return Views.page(
                "results/appraisals",
                page(appraisals.sheet(viewer, code), ListQuery.from(params, "ten"), Form.blank()));
    }

    @PostMapping("/lop/{code}/nhan-xet/nhap")
    ModelAndView draft(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        return switch (appraisals.draft(viewer, code)) {
            case Outcome.Done<Integer>(Integer made) ->
                Views.redirect("/lop/" + code + "/nhan-xet", response, "Đã soạn nháp cho %d người".formatted(made));
            case Outcome.Refused<Integer>(var refusal) -> refused(viewer, code, refusal);
        };
    }

    @PostMapping("/lop/{code}/nhan-xet/hoi-y-kien")
    ModelAndView ask(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        return switch (opinions.ask(viewer, code)) {
            case Outcome.Done<java.time.LocalDate>(var due) ->
                Views.redirect(
                        "/lop/" + code + "/nhan-xet",
                        response,
                        "Đã hỏi ý kiến lớp trưởng, các tổ trưởng, đến " + Vn.date(due));
            case Outcome.Refused<java.time.LocalDate>(var refusal) -> refused(viewer, code, refusal);
        };
    }

    @PostMapping("/lop/{code}/nhan-xet/dien")
    ModelAndView fill(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var page = page(appraisals.sheet(viewer, code), ListQuery.from(Map.of(), "ten"), form);
        var sent = new Form(params);
        var side = sent.choice("mat", "Nội dung", sides()).value();
        var level = sent.choice("muc", "Mức", Level.options()).value();
        if (side == null && page.open()) form.refuse("mat", "Chọn nội dung");
        if (level == null && page.open()) form.refuse("muc", "Chọn mức");
        if (!form.ok() || side == null || level == null) return Views.page("results/appraisals", page, 422);
        return switch (appraisals.fill(viewer, code, Integer.parseInt(side), Level.valueOf(level))) {
            case Outcome.Done<Integer>(Integer filled) ->
                Views.redirect("/lop/" + code + "/nhan-xet", response, "Đã điền cho %d người".formatted(filled));
            case Outcome.Refused<Integer>(var refusal) -> refused(viewer, code, refusal);
        };
    }

    private static List<vn.nguon.web.Option> sides() {
        var options = new ArrayList<vn.nguon.web.Option>();
        for (var side : Levels.SIDES) options.add(new vn.nguon.web.Option("" + (options.size() + 1), side));
        return options;
    }

    private ModelAndView refused(Viewer viewer, String code, vn.nguon.shared.Refusal refusal) {
        var form = Form.blank();
        form.refuse(refusal);
        return Views.page(
                "results/appraisals", page(appraisals.sheet(viewer, code), ListQuery.from(Map.of(), "ten"), form), 422);
    }

    private static AppraisalsPage page(Appraisals.Sheet sheet, ListQuery query, Form form) {
        var people = sheet.people();
        var wanted = query.filter("tt");
        var rows = people.stream()
                .filter(one -> wanted.isEmpty() || state(one).equals(wanted))
                .map(one -> row(sheet, one))
                .toList();
        var open = sheet.writes()
                && people.stream()
                        .map(Appraised::draft)
                        .anyMatch(draft -> draft != null && !draft.levels().whole());
        if (open) {
            form.choice("mat", "Nội dung còn trống", sides());
            form.choice("muc", "Mức", Level.options());
        }
        return new AppraisalsPage(
                sheet.head(),
                form,
                query,
                sheet.writes(),
                !sheet.head().state().reached(ClassState.AWAITING_RESULTS),
                people.size(),
                count(people, "chua"),
                count(people, "nhap") + count(people, "du"),
                count(people, "du"),
                count(people, "ky"),
                sheet.asked(),
                open,
                Levels.SHORT,
                rows);
    }

    private static int count(List<Appraised> people, String state) {
        return (int) people.stream().filter(one -> state(one).equals(state)).count();
    }

    /** chua, nhap (something is missing), du (may be signed), ky. */
    private static String state(Appraised one) {
        var draft = one.draft();
        if (draft != null) return draft.ready() ? "du" : "nhap";
        return one.signed() == null ? "chua" : "ky";
    }

    private static AppraisalsPage.Row row(Appraisals.Sheet sheet, Appraised one) {
        var draft = one.draft();
        var signed = one.signed();
        var levels = draft != null
                ? draft.levels()
                : signed != null ? signed.levels() : new Levels(null, null, null, null, null);
        var mark = one.person().assessment().finalMark();
        var absences = one.person().absences();
        var facts = new ArrayList<String>();
        if (mark != null)
            facts.add(
                    Figures.twoDecimals(mark) + " " + one.person().assessment().band());
        if (absences.planned() > 0) facts.add("vắng %d tiết".formatted(absences.absent()));
        var word = switch (state(one)) {
            case "chua" -> "Chưa có";
            case "nhap" -> "Nháp, còn thiếu";
            case "du" -> signed == null ? "Chờ ký" : "Chờ ký bản mới";
            default -> "Đã ký";
        };
        var kind = switch (state(one)) {
            case "chua" -> "todo";
            case "nhap" -> "doing";
            case "du" -> "due";
            default -> "done";
        };
        return new AppraisalsPage.Row(
                one.person().fullName(),
                one.person().unit(),
                String.join(", ", facts),
                levels.words(),
                kind,
                word,
                draft == null && signed == null
                        ? null
                        : sheet.head().link("/nhan-xet/" + one.person().ref()));
    }

    @GetMapping("/lop/{code}/nhan-xet/{ref}")
    ModelAndView form(Viewer viewer, @PathVariable String code, @PathVariable UUID ref) {
        var sheet = appraisals.withOpinions(viewer, code);
        return Views.page("results/appraisal", new Editing(sheet, ref, Form.blank()).page());
    }

    @PostMapping("/lop/{code}/nhan-xet/{ref}")
    ModelAndView save(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var sheet = appraisals.withOpinions(viewer, code);
        var form = new Form(params);
        var editing = new Editing(sheet, ref, form);
        if (!form.ok()) return Views.page("results/appraisal", editing.page(), 422);
        if (params.containsKey("ban-moi"))
            return switch (appraisals.again(viewer, code, ref, editing.text("ly-do"))) {
                case Outcome.Done<Integer> _ -> Views.redirect(editing.link(), response, "Đã mở bản mới để sửa");
                case Outcome.Refused<Integer>(var refusal) -> editing.refused(refusal);
            };
        return switch (appraisals.save(viewer, code, ref, editing.edit())) {
            case Outcome.Done<Integer> _ -> {
                var next = editing.page().next();
                yield Views.redirect(
                        params.containsKey("tiep") && next != null ? next : editing.link(),
                        response,
                        "Đã lưu nhận xét " + editing.one.person().fullName());
            }
            case Outcome.Refused<Integer>(var refusal) -> editing.refused(refusal);
        };
    }

    /** The form of one trainee. */
    private static final class Editing {
        private final Appraisals.Sheet sheet;
        final Appraised one;
        private final Form form;
        private final List<Input<String>> scales = new ArrayList<>();
        private final Input<String> remark;
        private final Input<String> reason;
        private final Input<Integer> version;

        Editing(Appraisals.Sheet sheet, UUID ref, Form form) {
            this.sheet = sheet;
            this.one = sheet.of(ref);
            this.form = form;
            var draft = one.draft();
            for (int side = 0; side < Levels.SIDES.size(); side++) {
                var level = draft == null ? null : draft.levels().all().get(side);
                scales.add(form.choice("muc-" + (side + 1), Levels.SIDES.get(side), Level.options())
                        .initial(level == null ? null : level.name()));
            }
            remark = form.area("nhan-xet", "Lời nhận xét", LONGEST).initial(draft == null ? null : draft.remark());
            reason = form.area("ly-do", "Lý do lập bản mới", 300).initial(draft == null ? null : draft.reason());
            version = form.number("ban", "Bản", 0, 1_000_000).initial(draft == null ? 0 : draft.version());
        }

        String link() {
            return sheet.head().link("/nhan-xet/" + one.person().ref());
        }

        String text(String id) {
            return (id.equals("ly-do") ? reason : remark).orElse("");
        }

        EditAppraisal edit() {
            var levels = scales.stream()
                    .map(scale -> scale.value())
                    .map(text -> text == null ? null : Level.valueOf(text))
                    .toList();
            return new EditAppraisal(
                    new Levels(levels.get(0), levels.get(1), levels.get(2), levels.get(3), levels.get(4)),
                    remark.orElse(""),
                    reason.orElse(""),
                    version.orElse(0));
        }

        ModelAndView refused(vn.nguon.shared.Refusal refusal) {
            form.refuse(refusal);
            return Views.page("results/appraisal", page(), 422);
        }

        AppraisalPage page() {
            var person = one.person();
            var draft = one.draft();
            var signed = one.signed();
            var facts = new ArrayList<String>();
            if (person.absences().planned() > 0)
                facts.add("Vắng %d/%d tiết"
                        .formatted(person.absences().absent(), person.absences().planned()));
            for (var part : person.parts()) {
                var score = part.score();
                facts.add(part.name() + ": " + (score == null ? "chưa có điểm" : Figures.score(score))
                        + (part.remark().isEmpty() ? "" : ". " + part.remark()));
            }
            var mark = person.assessment().finalMark();
            if (mark != null)
                facts.add("Điểm tổng kết " + Figures.twoDecimals(mark)
                        + (person.assessment().band().isEmpty()
                                ? ""
                                : ", " + person.assessment().band()));
            var at = draft == null ? null : draft.editedAt();
            return new AppraisalPage(
                    sheet.head(),
                    person.ref().toString(),
                    person.fullName(),
                    person.unit(),
                    facts,
                    one.opinions().stream()
                            .map(opinion ->
                                    new AppraisalPage.Said(opinion.from() + ", " + opinion.actor(), opinion.text()))
                            .toList(),
                    form,
                    draft != null && sheet.writes(),
                    form.submitted() ? version.orElse(0) : draft == null ? 0 : draft.version(),
                    scales.stream().map(Input::field).toList(),
                    signed != null,
                    draft == null
                            ? ""
                            : at == null
                                    ? "Bản nháp do hệ thống soạn từ điểm danh, điểm và lời người chấm; đọc, sửa rồi lưu."
                                    : "%s sửa lúc %s".formatted(draft.editedBy(), Vn.dateTime(at)),
                    signed == null
                            ? ""
                            : "%s, %s ký ngày %s%s"
                                    .formatted(
                                            signed.signerName(),
                                            signed.signerPost(),
                                            Vn.date(signed.signedOn()),
                                            signed.no() == 1 ? "" : ", bản " + signed.no()),
                    signed == null ? null : "/phieu-nhan-xet/" + signed.ref(),
                    signed != null && draft == null && sheet.writes(),
                    next());
        }

        private @Nullable String next() {
            var people = sheet.people();
            int at = people.indexOf(one);
            for (int i = at + 1; i < people.size(); i++)
                if (people.get(i).draft() != null)
                    return sheet.head()
                            .link("/nhan-xet/" + people.get(i).person().ref());
            return null;
        }
    }

    @GetMapping("/lop/{code}/nhan-xet/ky")
    ModelAndView signing(Viewer viewer, @PathVariable String code) {
        var form = Form.blank();
        var sheet = signable(viewer, code);
        signature(viewer, form);
        return Views.page("results/sign", signPage(sheet, form, null));
    }

    @PostMapping("/lop/{code}/nhan-xet/ky")
    ModelAndView sign(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var sheet = signable(viewer, code);
        var form = new Form(params);
        var classification = signature(viewer, form);
        var page = signPage(sheet, form, params);
        if (!form.ok()) return Views.page("results/sign", page, 422);
        var chosen = new HashSet<UUID>();
        for (var person : page.people()) if (person.chosen()) chosen.add(UUID.fromString(person.ref()));
        var sent = new Form(params);
        var command = new SignAppraisals(
                chosen,
                sent.text("noi", "Nơi ký", 80).get(),
                sent.text("nguoi-ky", "Người ký", 80).get(),
                sent.text("chuc-vu", "Chức vụ", 120).get(),
                sent.date("ngay", "Ngày ký").get(),
                classification.get());
        return switch (appraisals.sign(viewer, code, command)) {
            case Outcome.Done<Integer>(Integer signed) ->
                Views.redirect(
                        sheet.head().link("/nhan-xet"),
                        response,
                        "Đã ký %d phiếu, gửi đến nơi cử và vào hồ sơ cán bộ".formatted(signed));
            case Outcome.Refused<Integer>(var refusal) -> {
                form.refuse(refusal);
                yield Views.page("results/sign", page, 422);
            }
        };
    }

    private Appraisals.Sheet signable(Viewer viewer, String code) {
        var sheet = appraisals.sheet(viewer, code);
        if (!sheet.writes()) throw new Forbidden("Cơ quan tổ chức lớp ký phiếu nhận xét.");
        return sheet;
    }

    private Classifying signature(Viewer viewer, Form form) {
        form.text("nguoi-ky", "Người ký", 80).initial(viewer.name()).required("Nhập họ và tên người ký");
        var post = form.submitted() ? "" : appraisals.postOf(viewer);
        form.text("chuc-vu", "Chức vụ", 120)
                .initial(post.isEmpty() ? null : post)
                .required("Nhập chức vụ người ký giữ vào ngày ký");
        form.text("noi", "Nơi ký", 80)
                .required("Nhập nơi ký, ví dụ Tương Dương")
                .hint("Đứng trước ngày, tháng trên phiếu");
        form.date("ngay", "Ngày ký").initial(viewer.today()).required("Nhập ngày ký, ví dụ 10/11/2022");
        return Classifying.in(form, Classification.INTERNAL);
    }

    private static SignPage signPage(Appraisals.Sheet sheet, Form form, @Nullable MultiValueMap<String, String> sent) {
        var chosen = sent == null ? null : new HashSet<>(sent.getOrDefault("nguoi", List.of()));
        var people = new ArrayList<SignPage.Person>();
        for (var one : sheet.people()) {
            var draft = one.draft();
            if (draft == null || !draft.ready()) continue;
            var ref = one.person().ref().toString();
            people.add(new SignPage.Person(
                    ref,
                    one.person().fullName(),
                    one.person().unit(),
                    draft.levels().words(),
                    draft.remark(),
                    chosen == null || chosen.contains(ref)));
        }
        return new SignPage(sheet.head(), form, Levels.SHORT, people);
    }
}

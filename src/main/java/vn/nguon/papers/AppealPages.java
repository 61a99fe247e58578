package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Form;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Appeals: a trainee asks, the school finds another marker and answers, both print the answer. */
@Controller
class AppealPages {
    private final Appeals appeals;

    AppealPages(Appeals appeals) {
        this.appeals = appeals;
    }

    @GetMapping("/bai-nop/{code}/phuc-khao")
    @Allow(Role.TRAINEE)
    ModelAndView form(Viewer viewer, @PathVariable String code) {
        var form = Form.blank();
        reason(form);
        return Views.page("papers/appeal", page(appeals.desk(viewer, code), form));
    }

    @PostMapping("/bai-nop/{code}/phuc-khao")
    @Allow(Role.TRAINEE)
    ModelAndView ask(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var reason = reason(form);
        if (!form.ok() || !form.accepts(appeals.ask(viewer, code, reason.get())))
            return Views.page("papers/appeal", page(appeals.desk(viewer, code), form), 422);
        return Views.redirect("/bai-nop", response, "Đã gửi đơn xin phúc khảo.");
    }

    private static vn.nguon.web.Input<String> reason(Form form) {
        return form.area("ly-do", "Lý do xin phúc khảo", Appeals.MOST_REASON)
                .hint("Nêu phần nào của bài nên được xem lại")
                .required("Nhập lý do xin phúc khảo");
    }

    private static AppealPage page(Appeals.Desk desk, Form form) {
        var last = desk.lastDay();
        var score = desk.score();
        var closed = desk.closed();
        return new AppealPage(
                desk.head().name(),
                "/bai-nop/" + desk.head().code() + "/phuc-khao",
                last == null ? "" : "Hạn xin phúc khảo: hết ngày %s (%s).".formatted(Vn.date(last), desk.source()),
                score == null ? "" : Vn.score(score),
                closed == null ? "" : closed.sentence(),
                form);
    }

    static AppealPage.Own own(AppealBook.Appeal one) {
        return new AppealPage.Own(
                "Phúc khảo: " + one.topic(),
                "Gửi %s".formatted(Vn.dateTime(one.askedAt())),
                kind(one),
                word(one),
                one.accepted() == null ? "" : "/phuc-khao/" + one.ref());
    }

    private static String kind(AppealBook.Appeal one) {
        return one.accepted() != null ? "done" : one.again() != null ? "due" : one.marker() != null ? "doing" : "todo";
    }

    private static String word(AppealBook.Appeal one) {
        var accepted = one.accepted();
        if (accepted != null)
            return accepted ? "Đổi điểm thành " + score(one.after()) : "Giữ điểm " + score(one.after());
        return one.again() != null
                ? "Đã chấm lại, chờ trả lời"
                : one.marker() != null ? "Đang chấm lại" : "Chờ giao người chấm";
    }

    private static String score(@Nullable BigDecimal score) {
        return score == null ? "" : Vn.score(score);
    }

    @GetMapping("/lop/{code}/thu-hoach/phuc-khao")
    @Allow(Role.SCHOOL)
    ModelAndView list(Viewer viewer, @PathVariable String code) {
        var overview = appeals.overview(viewer, code);
        return Views.page(
                "papers/appeals",
                new AppealPage.Listing(
                        overview.head(),
                        overview.appeals().stream()
                                .map(one -> new AppealPage.Line(
                                        one.fullName(),
                                        overview.head().link("/thu-hoach/phuc-khao/" + one.ref()),
                                        "%s, xin ngày %s".formatted(one.topic(), Vn.dateTime(one.askedAt())),
                                        kind(one),
                                        word(one)))
                                .toList()));
    }

    @GetMapping("/lop/{code}/thu-hoach/phuc-khao/{appeal}")
    @Allow(Role.SCHOOL)
    ModelAndView one(Viewer viewer, @PathVariable String code, @PathVariable UUID appeal) {
        return page(appeals.one(viewer, code, appeal), null, null, 200);
    }

    @PostMapping("/lop/{code}/thu-hoach/phuc-khao/{appeal}/nguoi-cham")
    @Allow(Role.SCHOOL)
    ModelAndView give(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID appeal,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var one = appeals.one(viewer, code, appeal);
        var form = new Form(params);
        var marker = marker(form, one);
        if (!form.ok() || !form.accepts(appeals.give(viewer, code, appeal, UUID.fromString(marker.get()))))
            return page(one, form, null, 422);
        return Views.redirect(
                one.head().link("/thu-hoach/phuc-khao/" + appeal), response, "Đã giao người chấm phúc khảo.");
    }

    private static vn.nguon.web.Input<String> marker(Form form, Appeals.One one) {
        return form.choice(
                        "nguoi-cham",
                        "Người chấm phúc khảo",
                        one.candidates().stream()
                                .map(who -> new Option(who.person().toString(), who.fullName()))
                                .toList())
                .hint("Người chấm của lớp chưa chấm bài này lần nào")
                .required("Chọn người chấm phúc khảo");
    }

    @PostMapping("/lop/{code}/thu-hoach/phuc-khao/{appeal}/tra-loi")
    @Allow(Role.SCHOOL)
    ModelAndView answer(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID appeal,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var one = appeals.one(viewer, code, appeal);
        var form = new Form(params);
        var decision = decision(form, one);
        var text = text(form);
        if (!form.ok()
                || !form.accepts(
                        appeals.answer(viewer, code, appeal, decision.get().equals("doi"), text.get())))
            return page(one, null, form, 422);
        return Views.redirect(
                one.head().link("/thu-hoach/phuc-khao/" + appeal),
                response,
                decision.get().equals("doi")
                        ? "Đã trả lời, điểm đổi. Kết quả đã quyết định thì ra quyết định bổ sung."
                        : "Đã trả lời, điểm giữ nguyên.");
    }

    private static vn.nguon.web.Input<String> decision(Form form, Appeals.One one) {
        return form.choice(
                        "ket-luan",
                        "Kết luận",
                        List.of(
                                new Option(
                                        "giu", "Giữ điểm " + score(one.appeal().before())),
                                new Option(
                                        "doi",
                                        "Lấy điểm chấm lại "
                                                + score(one.appeal().again()))))
                .required("Chọn kết luận");
    }

    private static vn.nguon.web.Input<String> text(Form form) {
        return form.area("tra-loi", "Trả lời học viên", Appeals.MOST_ANSWER).required("Nhập câu trả lời học viên");
    }

    private static ModelAndView page(Appeals.One one, @Nullable Form giving, @Nullable Form answering, int status) {
        var appeal = one.appeal();
        var give = giving == null ? Form.blank() : giving;
        if (giving == null) marker(give, one);
        var answer = answering == null ? Form.blank() : answering;
        if (answering == null) {
            decision(answer, one);
            text(answer);
        }
        var facts = new ArrayList<CoverPage.Line>();
        facts.add(new CoverPage.Line("Bài", appeal.kind() + ": " + appeal.topic()));
        facts.add(new CoverPage.Line("Xin lúc", Vn.dateTime(appeal.askedAt())));
        facts.add(new CoverPage.Line("Lý do", appeal.reason()));
        facts.add(new CoverPage.Line("Điểm đã công bố", score(appeal.before())));
        if (appeal.marker() != null) facts.add(new CoverPage.Line("Người chấm lại", appeal.marker()));
        if (appeal.again() != null) facts.add(new CoverPage.Line("Điểm chấm lại", score(appeal.again())));
        if (!appeal.remark().isEmpty()) facts.add(new CoverPage.Line("Nhận xét chấm lại", appeal.remark()));
        var at = appeal.answeredAt();
        if (at != null) {
            facts.add(new CoverPage.Line("Trả lời", appeal.answer()));
            facts.add(new CoverPage.Line("Người trả lời", "%s, %s".formatted(appeal.answeredBy(), Vn.dateTime(at))));
        }
        var base = one.head().link("/thu-hoach/phuc-khao/" + appeal.ref());
        return Views.page(
                "papers/appeal-one",
                new AppealPage.One(
                        one.head(),
                        "Phúc khảo của " + appeal.fullName(),
                        kind(appeal),
                        word(appeal),
                        facts,
                        one.head().link("/thu-hoach"),
                        appeal.again() == null ? base + "/nguoi-cham" : "",
                        give,
                        appeal.again() != null && at == null ? base + "/tra-loi" : "",
                        answer,
                        at == null ? "" : "/phuc-khao/" + appeal.ref()),
                status);
    }

    @GetMapping("/phuc-khao/{appeal}")
    @AllowSignedIn
    ModelAndView letter(Viewer viewer, @PathVariable UUID appeal) {
        var letter = appeals.letter(viewer, appeal);
        var of = letter.appeal();
        var at = java.util.Objects.requireNonNull(of.answeredAt());
        return Views.page(
                "papers/appeal-letter",
                new AppealPage.Letter(
                        letter.issuer(),
                        letter.head().name(),
                        "%s, %s".formatted(of.fullName(), of.unitName()),
                        List.of(
                                new CoverPage.Line("Bài", of.kind() + ": " + of.topic()),
                                new CoverPage.Line("Ngày xin phúc khảo", Vn.dateTime(of.askedAt())),
                                new CoverPage.Line("Lý do", of.reason()),
                                new CoverPage.Line("Điểm đã công bố", score(of.before())),
                                new CoverPage.Line("Điểm chấm lại", score(of.again())),
                                new CoverPage.Line(
                                        "Kết luận",
                                        (Boolean.TRUE.equals(of.accepted()) ? "Đổi điểm thành " : "Giữ điểm ")
                                                + score(of.after()))),
                        of.answer(),
                        "Trả lời " + Vn.longDate(java.time.LocalDate.ofInstant(at, Vn.ZONE)),
                        letter.head().name()));
    }
}

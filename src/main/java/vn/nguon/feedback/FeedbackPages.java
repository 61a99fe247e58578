package vn.nguon.feedback;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The survey of a class for its offices: how far it is, letting it run longer, and what came of it on screen, on paper and in Excel. */
@Controller
@Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
class FeedbackPages {
    private final Feedback feedback;
    private final Clock clock;

    FeedbackPages(Feedback feedback, Clock clock) {
        this.feedback = feedback;
        this.clock = clock;
    }

    @GetMapping("/lop/{code}/danh-gia")
    ModelAndView overview(Viewer viewer, @PathVariable String code) {
        return Views.page("feedback/feedback", page(feedback.overview(viewer, code), Form.blank()));
    }

    @GetMapping("/lop/{code}/danh-gia/in")
    ModelAndView paper(Viewer viewer, @PathVariable String code) {
        return Views.page("feedback/paper", page(feedback.overview(viewer, code), Form.blank()));
    }

    @PostMapping("/lop/{code}/danh-gia/gia-han")
    ModelAndView extend(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var page = page(feedback.overview(viewer, code), form);
        var until = new Form(params).date("dong", "Đóng cuối ngày").value();
        // Where the page has no such field the façade says why the survey cannot run longer.
        var closes = until == null ? Instant.EPOCH : endOf(until);
        if (form.ok() && form.accepts(feedback.extend(viewer, code, closes)) && until != null)
            return Views.redirect(
                    page.head().link("/danh-gia"), response, "Đã kéo dài đánh giá đến hết ngày " + Vn.date(until));
        return Views.page("feedback/feedback", page, 422);
    }

    /** Midnight after that day: nothing is taken from then on. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(NguonClock.ZONE).toInstant();
    }

    static Input<LocalDate> closing(Form form) {
        return form.date("dong", "Đóng cuối ngày").required("Nhập ngày đóng, ví dụ 28/10/2022");
    }

    private static FeedbackPage page(Feedback.Overview overview, Form form) {
        var head = overview.head();
        var survey = overview.survey();
        var runs = FeedbackRights.runs(head);
        var foot = head.code();
        if (survey == null) {
            var began = head.state().reached(vn.nguon.classes.ClassState.STUDYING);
            return new FeedbackPage(
                    head,
                    began ? "todo" : "block",
                    began ? "Chưa mở" : "Chưa làm được: lớp chưa học",
                    "",
                    List.of(),
                    runs && began ? head.link("/danh-gia/mo") : null,
                    form,
                    false,
                    List.of(),
                    false,
                    List.of(),
                    foot);
        }
        var open = survey.isOpen(overview.now());
        var counted = survey.countedAt() != null;
        var figures = new ArrayList<FeedbackPage.Figure>();
        figures.add(new FeedbackPage.Figure(
                overview.turnout().answered() + "/" + overview.turnout().asked(), "Người đã trả lời"));
        figures.add(new FeedbackPage.Figure("" + (overview.subjects().size() - 1), "Chuyên đề, giảng viên được hỏi"));
        figures.add(new FeedbackPage.Figure(Vn.date(survey.lastDay()), open ? "Đóng cuối ngày" : "Đã đóng cuối ngày"));
        if (open && runs) closing(form).hint("Chỉ kéo dài được, không rút ngắn");
        return new FeedbackPage(
                head,
                counted ? "done" : "doing",
                counted ? "Đã tổng hợp" : open ? "Đang mở" : "Đang tổng hợp",
                counted
                        ? ""
                        : open
                                ? "Câu trả lời được niêm lại, chưa ai xem được. Kết quả có sau khi đóng."
                                : "Đánh giá đã đóng. Kết quả có sau một, hai phút; mở lại trang này.",
                figures,
                null,
                form,
                open && runs,
                overview.silent().stream()
                        .map(one -> new FeedbackPage.Silent(
                                one.fullName(), one.unitName(), one.groupNo() == 0 ? "" : "Tổ\u00a0" + one.groupNo()))
                        .toList(),
                counted,
                counted ? subjects(overview, survey, runs) : List.of(),
                foot);
    }

    private static List<FeedbackPage.SubjectView> subjects(Feedback.Overview overview, Survey survey, boolean runs) {
        var views = new ArrayList<FeedbackPage.SubjectView>();
        for (var subject : overview.subjects()) {
            var cells = overview.cells().stream()
                    .filter(cell -> cell.subjectNo() == subject.no())
                    .map(cell -> new SubjectViews.Cell(cell.itemNo(), cell.score(), cell.answers()))
                    .toList();
            views.add(SubjectViews.of(
                    subject.title(),
                    subject.lecturer(),
                    subject.answers(),
                    survey.template().items(subject.no()),
                    cells,
                    comments(overview, survey, subject, runs)));
        }
        return views;
    }

    private static List<FeedbackPage.CommentsView> comments(
            Feedback.Overview overview, Survey survey, Subject subject, boolean runs) {
        var views = new ArrayList<FeedbackPage.CommentsView>();
        var questions = survey.template().comments(subject.no());
        for (int question = 1; question <= questions.size(); question++) {
            int no = question;
            var comments = overview.comments().stream()
                    .filter(one -> one.subjectNo() == subject.no() && one.questionNo() == no)
                    .map(one -> comment(overview, one, runs))
                    .toList();
            if (!comments.isEmpty()) views.add(new FeedbackPage.CommentsView(questions.get(no - 1), comments));
        }
        return views;
    }

    private static FeedbackPage.CommentView comment(
            Feedback.Overview overview, FeedbackCounts.Comment one, boolean runs) {
        var on = one.hiddenOn();
        if (on != null)
            return new FeedbackPage.CommentView(
                    "", "Đã ẩn: %s (%s, %s)".formatted(one.hiddenReason(), one.hiddenBy(), Vn.date(on)), null);
        return new FeedbackPage.CommentView(
                one.text(), "", runs ? overview.head().link("/danh-gia/gop-y/" + one.id()) : null);
    }

    @GetMapping("/lop/{code}/danh-gia.xlsx")
    ResponseEntity<byte[]> export(Viewer viewer, @PathVariable String code) {
        var page = page(feedback.overview(viewer, code), Form.blank());
        var sheet = new TidySheet(
                "Đánh giá",
                "Đánh giá lớp " + page.head().name(),
                Stamp.of(viewer, clock),
                List.of(
                        "Chuyên đề",
                        "Giảng viên",
                        "Mục",
                        "Số câu trả lời",
                        "1",
                        "2",
                        "3",
                        "4",
                        "5",
                        "Trung bình",
                        "Góp ý"));
        for (var subject : page.subjects()) {
            if (!subject.shown()) sheet.row(subject.title(), subject.lecturer(), subject.answers());
            for (var item : subject.items()) {
                var row = new ArrayList<@Nullable Object>(List.of(subject.title(), subject.lecturer(), item.label()));
                row.add(item.bars().stream().mapToInt(FeedbackPage.Bar::answers).sum());
                for (var bar : item.bars()) row.add(bar.answers());
                row.add(new BigDecimal(item.mean().replace(',', '.')));
                sheet.row(row.toArray());
            }
            for (var asked : subject.comments())
                for (var comment : asked.comments())
                    sheet.row(
                            subject.title(),
                            subject.lecturer(),
                            asked.question(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            comment.hidden().isEmpty() ? comment.text() : comment.hidden());
        }
        return Downloads.attachment(
                sheet.toBytes(),
                "danh-gia-" + code + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @GetMapping("/lop/{code}/danh-gia/gop-y/{ref}")
    ModelAndView hiding(Viewer viewer, @PathVariable String code, @PathVariable UUID ref) {
        return Views.page("feedback/hide", hidePage(viewer, code, ref, Form.blank()));
    }

    @PostMapping("/lop/{code}/danh-gia/gop-y/{ref}")
    ModelAndView hide(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var page = hidePage(viewer, code, ref, form);
        if (!form.ok()) return Views.page("feedback/hide", page, 422);
        var reason = params.getFirst("ly-do");
        return switch (feedback.hide(viewer, code, ref, reason == null ? "" : reason)) {
            case Outcome.Done<Integer> _ -> Views.redirect(page.head().link("/danh-gia"), response, "Đã ẩn góp ý");
            case Outcome.Refused<Integer>(var refusal) -> {
                form.refuse(refusal);
                yield Views.page("feedback/hide", page, 422);
            }
        };
    }

    private HidePage hidePage(Viewer viewer, String code, UUID ref, Form form) {
        var overview = feedback.overview(viewer, code);
        if (!FeedbackRights.runs(overview.head())) throw new NotFound("comment " + ref);
        var comment = overview.comments().stream()
                .filter(one -> one.id().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("comment " + ref));
        form.text("ly-do", "Lý do ẩn", 200)
                .required("Nhập lý do ẩn, ví dụ: nêu tên một học viên")
                .hint("Lý do hiện thay cho góp ý");
        return new HidePage(overview.head(), comment.text(), form);
    }
}

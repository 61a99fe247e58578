package vn.nguon.news;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** One story at the desk: preview, history, publishing with its warnings, withdrawing, deleting a draft. */
@Controller
@Allow(Role.PROPAGANDA_BOARD)
class StoryStatePages {
    private static final String ONE = StoryPages.HOME + "/{ref}";

    private final Stories stories;
    private final StoryReader reader;
    private final Audit audit;

    StoryStatePages(Stories stories, StoryReader reader, Audit audit) {
        this.stories = stories;
        this.reader = reader;
        this.audit = audit;
    }

    @GetMapping(ONE + StoryHeads.PREVIEW)
    ModelAndView preview(Viewer viewer, @PathVariable UUID ref) {
        var story = stories.find(viewer, ref);
        var text = story.text();
        var photos = story.photos().stream()
                .filter(StoryPhoto::usable)
                .map(photo -> new StoryView.Photo(
                        story.link("/anh/%s/lon".formatted(photo.ref())),
                        story.link("/anh/%s/nho".formatted(photo.ref())),
                        photo.width(),
                        photo.height(),
                        photo.smallWidth(),
                        photo.caption(),
                        photo.alternative(),
                        photo.credit()))
                .toList();
        return Views.page(
                "news/preview",
                new PreviewPage(
                        StoryHeads.of(story, StoryHeads.PREVIEW, "Xem trước"),
                        new StoryView(
                                text.title(),
                                text.lead(),
                                text.blocks(),
                                text.category(),
                                StoryView.byline(text.bylinePerson(), text.bylineBody()),
                                "",
                                "",
                                java.util.List.of(),
                                photos)));
    }

    @GetMapping(ONE + StoryHeads.HISTORY)
    ModelAndView history(Viewer viewer, @PathVariable UUID ref) {
        var story = stories.find(viewer, ref);
        var versions = reader.versions(story).stream()
                .map(one -> new StoryHistoryPage.Version(
                        one.no(),
                        one.title(),
                        one.note(),
                        one.warned() == 0 ? "" : "Đã xác nhận %d chỗ hệ thống nhắc".formatted(one.warned()),
                        Vn.dateTime(one.publishedAt()),
                        one.actor()))
                .toList();
        return Views.page(
                "news/history",
                new StoryHistoryPage(
                        StoryHeads.of(story, StoryHeads.HISTORY, "Lịch sử"),
                        versions,
                        audit.of(viewer, "story", story.id())));
    }

    private record PublishInputs(Form form, Input<String> note, Input<Boolean> knowing) {}

    private static PublishInputs publishInputs(Form form, Story story, Warnings warnings) {
        var note = form.text("ghi-chu", "Đã sửa gì", 300);
        if (story.versions() > 0)
            note.hint("Người đọc thấy: “Đã sửa ngày …: ghi chú này”")
                    .required("Ghi đã sửa gì, người đọc sẽ thấy câu này");
        return new PublishInputs(
                form,
                note,
                form.tick("da-biet", "Tôi đã đọc %d chỗ trên và vẫn đăng nguyên như vậy".formatted(warnings.count())));
    }

    @GetMapping(ONE + StoryHeads.PUBLISH)
    ModelAndView askPublish(Viewer viewer, @PathVariable UUID ref) {
        var story = stories.find(viewer, ref);
        var warnings = stories.warnings(viewer, ref);
        return publishPage(
                story, warnings, publishInputs(Form.blank(), story, warnings).form(), 200);
    }

    private static ModelAndView publishPage(Story story, Warnings warnings, Form form, int status) {
        return Views.page(
                "news/publish",
                new PublishPage(
                        StoryHeads.of(story, StoryHeads.PUBLISH, story.versions() > 0 ? "Đăng bản sửa" : "Đăng tin"),
                        warnings,
                        story.versions() > 0,
                        story.classCode().isEmpty(),
                        form),
                status);
    }

    /** @param seen fingerprint of the warnings that stood on the page */
    @PostMapping(ONE + StoryHeads.PUBLISH)
    ModelAndView publish(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam("phien-ban") int revision,
            @RequestParam(name = "da-nhac", defaultValue = "") String seen,
            HttpServletResponse response) {
        var story = stories.find(viewer, ref);
        var warnings = stories.warnings(viewer, ref);
        var inputs = publishInputs(new Form(params), story, warnings);
        if (!inputs.form().ok()) return publishPage(story, warnings, inputs.form(), 422);
        var confirmed = inputs.knowing().get() ? seen : "";
        return switch (stories.publish(viewer, ref, revision, inputs.note().orElse(""), confirmed)) {
            case Publishing.Published(var slug, int no) ->
                Views.redirect(
                        story.link(""),
                        response,
                        no == 1 ? "Đã đăng ở %s/%s".formatted(PublicStoryPages.HOME, slug) : "Đã đăng bản sửa");
            case Publishing.Unconfirmed(var found) -> {
                inputs.form()
                        .refuse(
                                "da-biet",
                                confirmed.isEmpty()
                                        ? "Sửa các chỗ hệ thống nhắc, hoặc đánh dấu là đã đọc và vẫn đăng"
                                        : "Danh sách nhắc vừa đổi. Đọc lại rồi đánh dấu");
                yield publishPage(story, found, inputs.form(), 422);
            }
            case Publishing.Refused(var refusal) -> {
                inputs.form().refuse(refusal);
                yield publishPage(stories.find(viewer, ref), warnings, inputs.form(), 422);
            }
        };
    }

    private static Input<String> reason(Form form) {
        return form.text("ly-do", "Vì sao gỡ", 300)
                .hint("Chỉ ban thấy, ở mục Lịch sử")
                .required("Ghi vì sao gỡ tin");
    }

    @GetMapping(ONE + StoryHeads.WITHDRAW)
    ModelAndView askWithdraw(Viewer viewer, @PathVariable UUID ref) {
        var form = Form.blank();
        reason(form);
        return withdrawPage(stories.find(viewer, ref), form, 200);
    }

    private static ModelAndView withdrawPage(Story story, Form form, int status) {
        return Views.page(
                "news/withdraw", new WithdrawPage(StoryHeads.of(story, StoryHeads.WITHDRAW, "Gỡ tin"), form), status);
    }

    @PostMapping(ONE + StoryHeads.WITHDRAW)
    ModelAndView withdraw(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var reason = reason(form);
        if (form.ok()) {
            var story = stories.find(viewer, ref);
            if (form.accepts(stories.withdraw(viewer, ref, reason.get())))
                return Views.redirect(story.link(""), response, "Đã gỡ tin, trang công khai báo tin đã gỡ");
        }
        return withdrawPage(stories.find(viewer, ref), form, 422);
    }

    @PostMapping(ONE + "/xoa")
    ModelAndView delete(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return switch (stories.delete(viewer, ref)) {
            case Outcome.Done<UUID> _ -> Views.redirect(StoryPages.HOME, response, "Đã xóa bản nháp");
            case Outcome.Refused<UUID>(var refusal) ->
                Views.redirect(StoryPages.HOME + "/" + ref, response, refusal.sentence());
        };
    }
}

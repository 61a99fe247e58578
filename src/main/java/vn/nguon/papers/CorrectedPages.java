package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Giving corrected papers back: upload, look, keep; and a trainee's download of the own one. */
@Controller
class CorrectedPages {
    private final CorrectedPapers corrected;

    CorrectedPages(CorrectedPapers corrected) {
        this.corrected = corrected;
    }

    @GetMapping("/cham/{code}/tra-bai")
    @Allow(Role.LECTURER)
    ModelAndView review(Viewer viewer, @PathVariable String code) {
        var form = Form.blank();
        declare(form, null);
        return Views.page("papers/corrected", page(corrected.review(viewer, code), form));
    }

    @PostMapping("/cham/{code}/tra-bai")
    @Allow(Role.LECTURER)
    ModelAndView propose(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "tep", required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        var form = new Form(java.util.Map.of());
        var sent = new ArrayList<CorrectedPapers.Sent>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            var name = file.getOriginalFilename();
            if (!file.isEmpty()) sent.add(new CorrectedPapers.Sent(name == null ? "" : name, file.getBytes()));
        }
        declare(form, files == null || sent.isEmpty() ? null : files.getFirst());
        if (!form.ok()) return Views.page("papers/corrected", page(corrected.review(viewer, code), form), 422);
        var review = corrected.propose(viewer, code, sent);
        return Views.page(
                "papers/corrected", page(review, form), review.proposed().isEmpty() ? 422 : 200);
    }

    private static void declare(Form form, @Nullable MultipartFile file) {
        form.file("tep", "Bài đã chấm", file)
                .hint(
                        "Một tệp .zip, hoặc nhiều tệp Word, PDF; tên bắt đầu bằng số phách như bai-017.docx. Tối đa 10 MB một lần")
                .required("Chọn tệp bài đã chấm");
    }

    @PostMapping("/cham/{code}/tra-bai/luu")
    @Allow(Role.LECTURER)
    ModelAndView confirm(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = "bo", defaultValue = "false") boolean discard,
            HttpServletResponse response) {
        if (discard) {
            corrected.discard(viewer, code);
            return Views.redirect("/cham/" + code + "/tra-bai", response, "Đã bỏ các tệp vừa tải lên.");
        }
        return switch (corrected.confirm(viewer, code)) {
            case Outcome.Done<Integer>(var kept) ->
                Views.redirect(
                        "/cham/" + code,
                        response,
                        "Đã lưu %s đã chấm. Học viên tải được sau khi công bố điểm.".formatted(Vn.count(kept, "bài")));
            case Outcome.Refused<Integer>(var refusal) ->
                Views.redirect("/cham/" + code + "/tra-bai", response, refusal.sentence());
        };
    }

    @GetMapping("/bai-nop/tep/{paper}/da-cham/{turn}")
    @Allow(Role.TRAINEE)
    ResponseEntity<InputStreamResource> own(Viewer viewer, @PathVariable UUID paper, @PathVariable int turn) {
        var sent = corrected.file(viewer, paper, turn);
        return Downloads.attachment(sent.file(), sent.name(), sent.in());
    }

    private static CorrectedPage page(CorrectedPapers.Review review, Form form) {
        var head = review.queue().head();
        return new CorrectedPage(
                head.code(),
                head.name(),
                form,
                review.proposed().stream()
                        .map(one -> new CorrectedPage.Line(
                                one.name(),
                                "%s KB%s"
                                        .formatted(
                                                Vn.number(Math.max(1, one.size() / 1024)),
                                                one.replaces() ? ", thay tệp đã lưu trước" : "")))
                        .toList(),
                review.bad().stream()
                        .map(one -> new CorrectedPage.Line(one.name(), one.sentence()))
                        .toList(),
                "/cham/" + head.code() + "/tra-bai/luu");
    }
}

package vn.nguon.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Copying: a paper beside the earlier ones it shares passages with, and the texts that quoting is no copying of. */
@Controller
class CopyPages {
    private final CopyReports reports;

    CopyPages(CopyReports reports) {
        this.reports = reports;
    }

    @GetMapping("/cham/{code}/{no:[0-9]{1,6}}/doi-chieu")
    @Allow(Role.LECTURER)
    ModelAndView forMarker(Viewer viewer, @PathVariable String code, @PathVariable int no) {
        var report = reports.forMarker(viewer, code, no);
        return page(
                report,
                List.of(
                        new Crumb("Chấm bài", "/cham"),
                        new Crumb(code, "/cham/" + code),
                        new Crumb("Bài %03d".formatted(no), "/cham/%s/%d".formatted(code, no)),
                        Crumb.here("Đối chiếu")));
    }

    @GetMapping("/lop/{code}/thu-hoach/doi-chieu/{no:[0-9]{1,6}}")
    @Allow(Role.SCHOOL)
    ModelAndView forSchool(Viewer viewer, @PathVariable String code, @PathVariable int no) {
        var report = reports.forSchool(viewer, code, no);
        return page(
                report,
                List.of(
                        new Crumb("Lớp", "/lop"),
                        new Crumb(code, report.head().link("")),
                        new Crumb("Tổ chức chấm", report.head().link("/thu-hoach/cham")),
                        Crumb.here("Đối chiếu")));
    }

    private static ModelAndView page(CopyReports.Report report, List<Crumb> crumbs) {
        var check = report.check();
        return Views.page(
                "papers/copying",
                new CopyPage(
                        crumbs,
                        "Đối chiếu bài %03d".formatted(report.no()),
                        report.author() == null ? "Tên học viên được ẩn" : report.author(),
                        kind(check),
                        check.text(),
                        check.state().equals("DONE")
                                ? "%s từ; %s từ trích văn bản lớp được phát, không tính; %s từ giống bài nộp trước."
                                        .formatted(
                                                Vn.number(check.words()),
                                                Vn.number(check.official()),
                                                Vn.number(check.copied()))
                                : "",
                        report.sources().stream()
                                .map(one -> new CopyPage.Source(
                                        one.name(),
                                        one.author(),
                                        Vn.count(one.words(), "từ"),
                                        one.pairs().stream()
                                                .map(pair -> new CopyPage.Pair(pair.here(), pair.there()))
                                                .toList()))
                                .toList()));
    }

    static String kind(CopyReports.Check check) {
        if (!check.state().equals("DONE")) return "todo";
        return check.copied() == 0 ? "done" : "due";
    }

    @GetMapping("/lop/{code}/thu-hoach/van-ban-chung")
    @Allow(Role.SCHOOL)
    ModelAndView texts(Viewer viewer, @PathVariable String code) {
        var form = Form.blank();
        declare(form, null);
        return texts(reports.texts(viewer, code), form, 200);
    }

    private record Inputs(Input<String> title, Input<Boolean> wide, Input<MultipartFile> file) {}

    private static Inputs declare(Form form, @Nullable MultipartFile file) {
        return new Inputs(
                form.text("ten", "Tên văn bản", CopyReports.MOST_TITLE).required("Nhập tên văn bản"),
                form.tick("moi-lop", "Dùng cho mọi lớp của trường"),
                form.file("tep", "Tệp văn bản", file)
                        .hint("Word (.docx) hoặc PDF có chữ")
                        .required("Chọn tệp văn bản"));
    }

    @PostMapping("/lop/{code}/thu-hoach/van-ban-chung")
    @Allow(Role.SCHOOL)
    ModelAndView know(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            HttpServletResponse response)
            throws IOException {
        var form = new Form(params);
        var inputs = declare(form, file);
        if (form.ok()) {
            var sent = inputs.file().get();
            var name = sent.getOriginalFilename();
            if (form.accepts(reports.know(
                    viewer,
                    code,
                    inputs.title().get(),
                    inputs.wide().orElse(false),
                    name == null ? "" : name,
                    sent.getBytes())))
                return Views.redirect(
                        "/lop/" + code + "/thu-hoach/van-ban-chung",
                        response,
                        "Đã thêm văn bản. Các bài đang được đối chiếu lại.");
        }
        return texts(reports.texts(viewer, code), form, 422);
    }

    private static ModelAndView texts(CopyReports.Texts texts, Form form, int status) {
        return Views.page(
                "papers/known",
                new CopyPage.Texts(
                        texts.head(),
                        texts.known().stream()
                                .map(one -> new CopyPage.Text(
                                        one.title(),
                                        "%s, %s%s"
                                                .formatted(
                                                        Vn.count(one.words(), "từ"),
                                                        one.wide() ? "mọi lớp của trường" : "lớp này",
                                                        one.material()
                                                                ? ", tài liệu của lớp"
                                                                : ", thêm bởi " + one.actor())))
                                .toList(),
                        form),
                status);
    }
}

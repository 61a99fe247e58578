package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.planning.checks.CheckReport;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/**
 * Checking a list (/quy-hoach/kiem-tra): upload, read, check, what was found row by row. Nothing is written into planning; the same upload
 * can be imported afterwards. The day says which values are asked: an old list is checked by the rules of its own time.
 */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class PlanningCheckPages {

    private static final String ADDRESS = "/quy-hoach/kiem-tra";
    private static final List<Option> WAYS = List.of(
            new Option("rieng", "Riêng danh sách này"),
            new Option("chung", "Cùng hồ sơ đã có và người đang quy hoạch"));

    private final PlanningImports imports;

    PlanningCheckPages(PlanningImports imports) {
        this.imports = imports;
    }

    private static Input<LocalDate> day(Form form) {
        return form.date("ngay", "Ngày áp dụng quy định")
                .hint("Để trống: ngày quyết định ghi trong danh sách, hoặc hôm nay")
                .optional();
    }

    private static Form uploadForm(Form form, @Nullable MultipartFile file) {
        form.file("tep", "Tệp danh sách (.xlsx, .xls)", file)
                .hint(
                        "Cột càng đủ thì kiểm tra càng kỹ: ngày sinh, giới tính, dân tộc, chức vụ, ngày vào Đảng, kỷ luật")
                .required("Chọn tệp danh sách cần kiểm tra");
        day(form);
        return form;
    }

    private ModelAndView start(Viewer viewer, Form form, int status) {
        return Views.page(
                "planning/check-start",
                new CheckPage.Start(PlanningTabs.of(viewer, ADDRESS), form, imports.list(viewer)),
                status);
    }

    @GetMapping(ADDRESS)
    ModelAndView blank(Viewer viewer) {
        return start(viewer, uploadForm(Form.blank(), null), 200);
    }

    @PostMapping(ADDRESS)
    ModelAndView upload(
            Viewer viewer,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        var form = uploadForm(new Form(params), file);
        if (!form.ok() || file == null) return start(viewer, form, 422);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "danh-sach.xlsx");
        var day = params.getFirst("ngay");
        var query = day == null || day.isBlank() ? "" : "?ngay=" + day.strip().replaceAll("[^0-9/.-]", "");
        return switch (imports.upload(viewer, name, file.getBytes())) {
            case PlanningImports.Started(var ref, var rows) ->
                Views.redirect(ADDRESS + "/" + ref + query, response, "Đã đọc %d dòng".formatted(rows));
            case PlanningImports.WrittenBefore(var before) -> Views.redirect(ADDRESS + "/" + before.ref() + query);
            case PlanningImports.NotUnderstood(var why) -> {
                form.refuse("tep", why);
                yield start(viewer, form, 422);
            }
            // What has to be answered first is asked where lists are imported; the list is then found here too.
            case PlanningImports.Asked(var ref) ->
                Views.redirect(
                        "/quy-hoach/nhap/tep/" + ref, response, "Trả lời xong, danh sách có ở thẻ Kiểm tra danh sách");
        };
    }

    @GetMapping(ADDRESS + "/{ref}")
    ModelAndView check(Viewer viewer, @PathVariable UUID ref, @RequestParam MultiValueMap<String, String> params) {
        var sent = new org.springframework.util.LinkedMultiValueMap<>(params);
        sent.putIfAbsent("cach", List.of("rieng"));
        var form = params.containsKey("ngay") || params.containsKey("cach") ? new Form(sent) : Form.blank();
        var decided = imports.dayOf(viewer, ref);
        var asked = form.date("ngay", "Ngày áp dụng quy định").initial(decided);
        var way = form.choice("cach", "Cách kiểm tra", WAYS).initial("rieng");
        var day = Objects.requireNonNullElse(asked.value(), decided);
        var list = imports.check(viewer, ref, day, !"chung".equals(way.value()));
        var query = ListQuery.from(params.toSingleValueMap(), "dong");
        var here = Pick.of(query.filter("loc"));
        var shown = new ArrayList<Map.Entry<Integer, CheckReport.Line>>();
        for (var entry : list.checked().byRow().entrySet()) if (here.shows(entry.getValue())) shown.add(entry);
        var lines = shown.stream()
                .skip(query.offset())
                .limit(query.size())
                .map(entry -> {
                    var row = list.rows().get(entry.getKey());
                    var one = entry.getValue().candidate();
                    return new CheckPage.Line(
                            row.row(),
                            row.name(),
                            row.born(),
                            row.title(),
                            one.atName(),
                            one.term().replace('-', '–'),
                            entry.getValue().findings(),
                            entry.getValue().unknown());
                })
                .toList();
        return Views.page(
                "planning/check",
                new CheckPage(
                        PlanningTabs.of(viewer, ADDRESS),
                        list.upload(),
                        ADDRESS + "/" + ref,
                        form,
                        Vn.date(day),
                        list.checked().report().place(),
                        list.alone(),
                        list.checked().report().whole(),
                        Pick.picks(list.checked().report().lines(), here, query),
                        lines,
                        Pager.of(query, shown.size())),
                form.ok() ? 200 : 422);
    }

    /** Which rows are shown. */
    enum Pick {
        FOUND("co-van-de", "Có vấn đề", "late"),
        UNKNOWN("thieu-du-kien", "Thiếu dữ kiện", "due"),
        RIGHT("dat", "Không có vấn đề", "done"),
        ALL("tat-ca", "Tất cả", "");

        private final String name;
        private final String label;
        private final String shape;

        Pick(String name, String label, String shape) {
            this.name = name;
            this.label = label;
            this.shape = shape;
        }

        static Pick of(String asked) {
            for (var pick : values()) if (pick.name.equals(asked)) return pick;
            return FOUND;
        }

        boolean shows(CheckReport.Line line) {
            return switch (this) {
                case ALL -> true;
                case FOUND -> !line.findings().isEmpty();
                case UNKNOWN -> !line.unknown().isEmpty();
                case RIGHT -> line.findings().isEmpty();
            };
        }

        static List<ReviewPage.Pick> picks(List<CheckReport.Line> lines, Pick here, ListQuery query) {
            var picks = new ArrayList<ReviewPage.Pick>();
            for (var pick : values())
                picks.add(new ReviewPage.Pick(
                        pick.name,
                        pick.label,
                        pick.shape,
                        (int) lines.stream().filter(pick::shows).count(),
                        query.with("loc", pick.name),
                        pick == here));
            return picks;
        }
    }
}

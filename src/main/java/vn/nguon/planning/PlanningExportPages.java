package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Views;

/** The template of "danh sách trích ngang" (/quy-hoach/trich-ngang) and the spreadsheet made by it. */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class PlanningExportPages {

    private static final String ADDRESS = "/quy-hoach/trich-ngang";
    /** Further columns that the office fills in by hand. */
    private static final int BLANKS = 5;

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PlanningExport export;
    private final PlanningFilters filters;

    PlanningExportPages(PlanningExport export, PlanningFilters filters) {
        this.export = export;
        this.filters = filters;
    }

    /** One line of the form: its position is "" where the column is not used. */
    private static List<ExportPage.Line> lines(Form form, List<PlanningExport.Column> kept) {
        var lines = new ArrayList<ExportPage.Line>();
        var left = new ArrayList<>(kept);
        for (var field : ExportField.values()) {
            var times = field == ExportField.BLANK ? BLANKS : 1;
            for (var i = 0; i < times; i++) {
                var id =
                        field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + (times == 1 ? "" : "-" + i);
                var at = left.stream().filter(column -> column.field() == field).findFirst();
                at.ifPresent(left::remove);
                form.number("tt-" + id, "Thứ tự cột " + field.heading(), 1, 60)
                        .initial(at.map(column -> kept.indexOf(column) + 1).orElse(null));
                form.text("ten-" + id, "Tên cột " + field.heading(), 80)
                        .initial(at.map(PlanningExport.Column::heading).orElse(field.heading()));
                lines.add(new ExportPage.Line(
                        field.name(),
                        field == ExportField.BLANK ? "Cột trống để ghi tay" : field.heading(),
                        "tt-" + id,
                        "ten-" + id));
            }
        }
        return lines;
    }

    private ModelAndView page(Viewer viewer, Form form, List<ExportPage.Line> lines, int status) {
        return Views.page(
                "planning/export", new ExportPage(PlanningTabs.of(viewer, ADDRESS), ADDRESS, form, lines), status);
    }

    @GetMapping(ADDRESS)
    ModelAndView template(Viewer viewer) {
        var form = Form.blank();
        return page(viewer, form, lines(form, export.columns(viewer)), 200);
    }

    private record Numbered(int position, int line, PlanningExport.Column column) {}

    @PostMapping(ADDRESS)
    ModelAndView keep(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var form = new Form(params);
        var lines = lines(form, List.of());
        if (form.ok()) {
            var chosen = new ArrayList<Numbered>();
            for (var line : lines) {
                var position = form.field(line.position()).value().strip();
                if (position.isEmpty()) continue;
                chosen.add(new Numbered(
                        Integer.parseInt(position),
                        chosen.size(),
                        new PlanningExport.Column(
                                ExportField.valueOf(line.field()),
                                form.field(line.heading()).value())));
            }
            chosen.sort(Comparator.comparingInt(Numbered::position).thenComparingInt(Numbered::line));
            switch (export.keep(viewer, chosen.stream().map(Numbered::column).toList())) {
                case Outcome.Done<Integer>(var columns) -> {
                    return Views.redirect(ADDRESS, response, "Đã giữ mẫu %d cột".formatted(columns));
                }
                case Outcome.Refused<Integer>(var refusal) -> form.refuse(refusal);
            }
        }
        return page(viewer, form, lines, 422);
    }

    /** Takes the same filters as /quy-hoach. A list that is too long goes back there with the reason. */
    @GetMapping(ADDRESS + ".xlsx")
    Object file(Viewer viewer, @RequestParam Map<String, String> params, HttpServletResponse response) {
        return switch (export.file(viewer, filters.of(viewer, params))) {
            case Outcome.Done<PlanningExport.File>(var file) ->
                Downloads.attachment(file.bytes(), "trich-ngang-quy-hoach.xlsx", XLSX);
            case Outcome.Refused<PlanningExport.File>(var refusal) ->
                Views.redirect("/quy-hoach", response, refusal.sentence());
        };
    }
}

package vn.nguon.results;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Allow;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The results of a class on screen, on paper and in Excel, and each trainee's own. */
@Controller
class ResultPages {
    private final Results results;
    private final Rosters rosters;
    private final Clock clock;

    ResultPages(Results results, Rosters rosters, Clock clock) {
        this.results = results;
        this.rosters = rosters;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuOwnResults() {
            return new MenuItem(50, "Kết quả", "/ket-qua", "result", Set.of(Role.TRAINEE));
        }
    }

    @GetMapping("/lop/{code}/ket-qua")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ModelAndView list(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        return Views.page("results/results", page(viewer, code, params));
    }

    @GetMapping("/lop/{code}/ket-qua/in")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ModelAndView paper(Viewer viewer, @PathVariable String code) {
        return Views.page("results/paper", paperPage(viewer, code));
    }

    private ResultPage page(Viewer viewer, String code, Map<String, String> params) {
        return new ResultRows(results.sheet(viewer, code))
                .page(ListQuery.from(params, "ten", "diem"), Classification.NORMAL);
    }

    /** As it leaves the product: with the classification of the roster it rests on. */
    private ResultPage paperPage(Viewer viewer, String code) {
        var sheet = results.sheet(viewer, code);
        return new ResultRows(sheet)
                .page(ListQuery.from(Map.of(), "ten", "diem"), rosters.classification(viewer, sheet.head()));
    }

    @GetMapping("/lop/{code}/ket-qua.xlsx")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ResponseEntity<byte[]> export(Viewer viewer, @PathVariable String code) {
        var page = page(viewer, code, Map.of());
        var header = new ArrayList<>(List.of("TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Tiết vắng"));
        header.addAll(page.parts());
        header.addAll(List.of("Điểm tổng kết", "Xếp loại", "Kết quả", "Ghi chú"));
        if (page.attests()) header.add("Giấy chứng nhận");
        var classified = rosters.classification(viewer, page.head()).aside();
        var title = "Kết quả lớp " + page.head().name() + classified;
        var sheet = new TidySheet("Kết quả", title, Stamp.of(viewer, clock), header);
        for (var row : page.rows()) {
            var cells = new ArrayList<@Nullable Object>();
            cells.addAll(List.of(row.no(), row.fullName(), row.born(), row.unit(), row.absent()));
            for (var mark : row.marks()) cells.add(number(mark));
            cells.add(number(row.finalMark()));
            cells.addAll(List.of(row.band(), row.result(), row.note()));
            if (page.attests()) cells.add(row.attested());
            sheet.row(cells.toArray());
        }
        return Downloads.attachment(
                sheet.toBytes(),
                "ket-qua-" + code + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    private static java.math.@Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new java.math.BigDecimal(text.replace(',', '.'));
    }

    @GetMapping("/ket-qua")
    @Allow(Role.TRAINEE)
    ModelAndView own(Viewer viewer) {
        return Views.page(
                "results/own",
                new OwnResultPage(
                        results.own(viewer).stream().map(ResultPages::own).toList()));
    }

    private static OwnResultPage.OwnClass own(OwnResult result) {
        var facts = new ArrayList<OwnResultPage.Fact>();
        var mark = result.finalMark();
        if (mark != null) facts.add(new OwnResultPage.Fact("Điểm tổng kết", Figures.twoDecimals(mark)));
        if (!result.band().isEmpty()) facts.add(new OwnResultPage.Fact("Xếp loại", result.band()));
        var absences = result.facts().absences();
        if (absences.planned() > 0)
            facts.add(new OwnResultPage.Fact("Vắng", "%d/%d tiết".formatted(absences.absent(), absences.planned())));
        facts.add(new OwnResultPage.Fact("Quyết định", result.decision() + ", " + Vn.date(result.decidedOn())));
        facts.add(new OwnResultPage.Fact("Chứng chỉ", result.granted() ? "Được cấp" : "Không cấp"));
        var attested = result.attested();
        if (attested != null) facts.add(new OwnResultPage.Fact("Giấy chứng nhận", attested ? "Được cấp" : "Không cấp"));
        if (!result.commended().isEmpty()) facts.add(new OwnResultPage.Fact("Khen thưởng", result.commended()));
        var parts = new ArrayList<OwnResultPage.Fact>();
        for (var part : result.facts().parts()) {
            var score = part.score();
            parts.add(new OwnResultPage.Fact(
                    part.name(),
                    (score == null ? "chưa có điểm" : Figures.score(score))
                            + (part.remark().isEmpty() ? "" : ". " + part.remark())));
        }
        var first = result.firstDay();
        var last = result.lastDay();
        return new OwnResultPage.OwnClass(
                result.className(),
                first == null || last == null ? "" : Vn.range(first, last),
                result.granted() ? "done" : "late",
                result.granted() ? "Đạt" : result.eligible() ? "Không đạt" : "Chưa đủ điều kiện",
                result.whyNot(),
                facts,
                parts,
                result.sheet() == null ? null : "/phieu-nhan-xet/" + result.sheet());
    }
}

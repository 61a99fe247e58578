package vn.nguon.results;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.documents.WordPaper;
import vn.nguon.files.Downloads;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Signed sheets on paper, and what a sending committee has to receive. */
@Controller
class SheetPages {
    private final AppraisalSheets sheets;
    private final Clock clock;

    SheetPages(AppraisalSheets sheets, Clock clock) {
        this.sheets = sheets;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuSentSheets() {
            return new MenuItem(60, "Phiếu nhận xét", "/phieu-nhan-xet", "result", Set.of(Role.COMMUNE));
        }
    }

    @GetMapping("/phieu-nhan-xet/{ref}")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.COMMUNE, Role.TRAINEE})
    ModelAndView sheet(Viewer viewer, @PathVariable UUID ref) {
        var sheet = sheets.sheet(viewer, ref);
        return Views.page(
                "results/sheets",
                new SheetsPage(
                        "Phiếu nhận xét " + sheet.person().fullName(),
                        "/phieu-nhan-xet/" + ref + "/tep",
                        List.of(one(sheet))));
    }

    /** All sheets of a class that count, one a page. */
    @GetMapping("/lop/{code}/nhan-xet/in")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ModelAndView all(Viewer viewer, @PathVariable String code) {
        var found = sheets.ofClass(viewer, code);
        if (found.isEmpty()) throw new NotFound("sheets of class " + code);
        return Views.page(
                "results/sheets",
                new SheetsPage(
                        "Phiếu nhận xét " + code,
                        "/lop/" + code + "/nhan-xet/tep",
                        found.stream().map(SheetPages::one).toList()));
    }

    @GetMapping("/phieu-nhan-xet/{ref}/tep")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.COMMUNE, Role.TRAINEE})
    ResponseEntity<byte[]> file(Viewer viewer, @PathVariable UUID ref) {
        var sheet = sheets.sheet(viewer, ref);
        return word(
                viewer,
                List.of(one(sheet)),
                "phieu-nhan-xet-" + slug(sheet.person().fullName()));
    }

    /** All sheets of a class that count as one Word document, one a page. */
    @GetMapping("/lop/{code}/nhan-xet/tep")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ResponseEntity<byte[]> files(Viewer viewer, @PathVariable String code) {
        var found = sheets.ofClass(viewer, code);
        if (found.isEmpty()) throw new NotFound("sheets of class " + code);
        return word(viewer, found.stream().map(SheetPages::one).toList(), "phieu-nhan-xet-" + code);
    }

    private ResponseEntity<byte[]> word(Viewer viewer, List<SheetsPage.One> all, String name) {
        var paper = new WordPaper(Stamp.of(viewer, clock));
        for (var n = 0; n < all.size(); n++) {
            var one = all.get(n);
            if (n > 0) paper.newPage();
            if (!one.classification().isEmpty()) paper.fact("Độ mật", one.classification());
            paper.head(List.of(one.superior(), one.organisation()), one.placeDate())
                    .title("PHIẾU NHẬN XÉT HỌC VIÊN")
                    .middle(one.when().isEmpty() ? one.className() : one.className() + ", " + one.when());
            if (!one.version().isEmpty()) paper.line(one.version());
            paper.fact("Họ và tên", one.fullName())
                    .fact("Ngày sinh", one.born())
                    .fact("Đơn vị", one.unit());
            if (!one.post().isEmpty()) paper.fact("Chức vụ", one.post());
            paper.table(
                            List.of(3, 1),
                            List.of("Nội dung", "Mức"),
                            one.levels().stream()
                                    .map(line -> List.of(line.label(), line.value()))
                                    .toList())
                    .line(one.remark())
                    .signed(one.signerPost(), one.signerName());
        }
        return Downloads.attachment(paper.toBytes(), name + ".docx", WordPaper.MEDIA_TYPE);
    }

    private static String slug(String name) {
        return VietnameseText.fold(name).strip().replaceAll("[^a-z0-9]+", "-");
    }

    private static SheetsPage.One one(AppraisalSheets.Sheet sheet) {
        var levels = new ArrayList<SheetsPage.Line>();
        var words = sheet.levels().words();
        for (int side = 0; side < words.size(); side++)
            levels.add(new SheetsPage.Line(Levels.SIDES.get(side), words.get(side)));
        var first = sheet.firstDay();
        var last = sheet.lastDay();
        var version = sheet.no() == 1 ? "" : "Bản %d, thay bản trước. Lý do: %s".formatted(sheet.no(), sheet.reason());
        return new SheetsPage.One(
                sheet.superior(),
                sheet.organisation(),
                sheet.signedPlace() + ", " + Vn.longDate(sheet.signedOn()),
                sheet.classification().isMarked() ? sheet.classification().vietnamese() : "",
                sheet.newer() ? (version + " Đã có bản mới hơn.").strip() : version,
                sheet.className(),
                first == null || last == null ? "" : Vn.range(first, last),
                sheet.person().fullName(),
                sheet.person().born(),
                sheet.person().unit(),
                sheet.person().post(),
                levels,
                sheet.remark(),
                sheet.signerPost(),
                sheet.signerName());
    }

    @GetMapping("/phieu-nhan-xet")
    @Allow(Role.COMMUNE)
    ModelAndView sent(Viewer viewer) {
        var classes = new LinkedHashMap<String, List<AppraisalSheets.Sent>>();
        for (var one : sheets.sent(viewer))
            classes.computeIfAbsent(one.code(), _ -> new ArrayList<>()).add(one);
        return Views.page(
                "results/sent-sheets",
                new SentSheetsPage(classes.entrySet().stream()
                        .map(one -> new SentSheetsPage.OfClass(
                                one.getKey(),
                                one.getValue().getFirst().className(),
                                (int) one.getValue().stream()
                                        .filter(sheet -> !sheet.received())
                                        .count(),
                                one.getValue().stream()
                                        .map(sheet -> new SentSheetsPage.Line(
                                                sheet.fullName(),
                                                "/phieu-nhan-xet/" + sheet.ref(),
                                                sheet.sender() + " · ký " + Vn.date(sheet.signedOn()),
                                                sheet.received() ? "done" : "due",
                                                sheet.received() ? "Đã nhận" : "Chưa nhận"))
                                        .toList()))
                        .toList()));
    }

    @PostMapping("/phieu-nhan-xet/{code}/nhan")
    @Allow(Role.COMMUNE)
    ModelAndView receive(Viewer viewer, @PathVariable String code, HttpServletResponse response) {
        sheets.receive(viewer, code);
        return Views.redirect("/phieu-nhan-xet", response, "Đã ghi nhận phiếu lớp " + code);
    }
}

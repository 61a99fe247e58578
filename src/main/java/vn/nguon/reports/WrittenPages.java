package vn.nguon.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.EnumMap;
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
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** The closing report of a class (/lop/…/bao-cao) and the yearly reports of centres (/bao-cao-nam): written, issued, printed. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.CENTRE, Role.SCHOOL})
class WrittenPages {
    private static final String CLOSING = "/lop/{code}/bao-cao";
    private static final String YEARS = "/bao-cao-nam";
    private static final String YEARLY = YEARS + "/{organisation}/{year}";
    private static final int LONGEST = 8000;

    private final WrittenReports reports;
    private final Classes classes;

    WrittenPages(WrittenReports reports, Classes classes) {
        this.reports = reports;
        this.classes = classes;
    }

    /** Number, day and signer are needed only where it is issued, not where it is saved. */
    private record Inputs(
            Form form,
            Map<Judgement, Input<String>> parts,
            Input<Integer> version,
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> signerName,
            Input<String> signerPost,
            Classifying classified) {
        static Inputs of(Form form, WrittenReports.@Nullable Draft draft, boolean issuing) {
            var parts = new EnumMap<Judgement, Input<String>>(Judgement.class);
            for (var part : Judgement.values())
                parts.put(
                        part,
                        form.area(part.slug(), part.label(), LONGEST)
                                .hint(part.hint())
                                .initial(draft == null ? null : draft.texts().get(part)));
            var number = form.text("so", "Số, ký hiệu", 60).hint("Ví dụ 15-BC/TTCT");
            var dated = form.date("ngay", "Ngày báo cáo");
            var signerName = form.text("nguoi-ky", "Người ký", 80);
            var signerPost = form.text("chuc-vu-ky", "Chức vụ người ký", 120);
            if (issuing) {
                number.required("Nhập số, ký hiệu báo cáo");
                dated.required("Nhập ngày báo cáo");
                signerName.required("Nhập họ và tên người ký");
                signerPost.required("Nhập chức vụ người ký");
            }
            return new Inputs(
                    form,
                    parts,
                    form.number("phien-ban", "Phiên bản", 0, Integer.MAX_VALUE - 1)
                            .initial(draft == null ? null : draft.version()),
                    number,
                    dated,
                    signerName,
                    signerPost,
                    Classifying.in(form, Classification.NORMAL));
        }

        Map<Judgement, String> texts() {
            var texts = new EnumMap<Judgement, String>(Judgement.class);
            parts.forEach((part, input) -> texts.put(part, input.orElse("")));
            return texts;
        }

        WrittenReports.Issue issue() {
            return new WrittenReports.Issue(
                    number.get(), dated.get(), classified.get(), signerName.get(), signerPost.get());
        }
    }

    private static boolean issuing(MultiValueMap<String, String> params) {
        return params.containsKey("giu");
    }

    private static ModelAndView page(@Nullable ClassHead head, WrittenReports.Draft draft, Form form, int status) {
        return Views.page("reports/written", new WrittenPage(head, draft, form), status);
    }

    private static ModelAndView page(@Nullable ClassHead head, WrittenReports.Draft draft) {
        return page(head, draft, Inputs.of(Form.blank(), draft, false).form(), 200);
    }

    private static @Nullable ModelAndView answered(
            Outcome<Integer> outcome, boolean issuing, String link, Form form, HttpServletResponse response) {
        return switch (outcome) {
            case Outcome.Done<Integer>(Integer number) ->
                issuing
                        ? Views.redirect(link + "/ban/" + number, response, "Đã giữ bản chính thức")
                        : Views.redirect(link, response, "Đã lưu phần viết");
            case Outcome.Refused<Integer>(var refusal) -> {
                form.refuse(refusal);
                yield null;
            }
        };
    }

    @GetMapping(CLOSING)
    ModelAndView closing(Viewer viewer, @PathVariable String code) {
        return page(classes.head(viewer, code), reports.closing(viewer, code));
    }

    @PostMapping(CLOSING)
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView writeClosing(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var issuing = issuing(params);
        var inputs = Inputs.of(new Form(params), null, issuing);
        if (inputs.form().ok()) {
            var version = inputs.version().orElse(0);
            var outcome = issuing
                    ? reports.keepClosing(viewer, code, version, inputs.texts(), inputs.issue())
                    : reports.saveClosing(viewer, code, version, inputs.texts());
            var answer = answered(outcome, issuing, "/lop/%s/bao-cao".formatted(code), inputs.form(), response);
            if (answer != null) return answer;
        }
        return page(classes.head(viewer, code), reports.closing(viewer, code), inputs.form(), 422);
    }

    @GetMapping(CLOSING + "/in")
    ModelAndView printClosing(Viewer viewer, @PathVariable String code) {
        return paper(reports.closing(viewer, code));
    }

    private static ModelAndView paper(WrittenReports.Draft draft) {
        return Views.page(
                "reports/written-paper", new WrittenPage.Paper(draft.about(), draft.content(), draft.texts(), null));
    }

    private static ModelAndView paper(WrittenReports.About about, WrittenReports.Kept kept) {
        return Views.page("reports/written-paper", new WrittenPage.Paper(about, kept.content(), kept.texts(), kept));
    }

    @GetMapping(CLOSING + "/ban/{no}")
    ModelAndView keptClosing(Viewer viewer, @PathVariable String code, @PathVariable int no) {
        var kept = reports.keptClosing(viewer, code, no);
        return paper(
                new WrittenReports.About(
                        "Báo cáo tổng kết lớp", "/lop/%s/bao-cao".formatted(code), kept.issuer(), false),
                kept);
    }

    @GetMapping(YEARS)
    ModelAndView years(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "nam");
        var lines = reports.years(viewer, query.size(), query.offset());
        return Views.page(
                "reports/years",
                new WrittenPage.Years(
                        lines.stream()
                                .map(line -> new WrittenPage.Line(
                                        "%s/%s/%d".formatted(YEARS, line.ref(), line.year()),
                                        line.name(),
                                        line.year(),
                                        line.classes(),
                                        line.kept(),
                                        line.lastKept()))
                                .toList(),
                        Pager.of(query, lines.isEmpty() ? 0 : lines.getFirst().total())));
    }

    @GetMapping(YEARLY)
    ModelAndView yearly(Viewer viewer, @PathVariable UUID organisation, @PathVariable int year) {
        return page(null, reports.yearly(viewer, organisation, year));
    }

    @PostMapping(YEARLY)
    @Allow({Role.ORGANISATION_BOARD, Role.CENTRE, Role.SCHOOL})
    ModelAndView writeYearly(
            Viewer viewer,
            @PathVariable UUID organisation,
            @PathVariable int year,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var issuing = issuing(params);
        var inputs = Inputs.of(new Form(params), null, issuing);
        if (inputs.form().ok()) {
            var version = inputs.version().orElse(0);
            var outcome = issuing
                    ? reports.keepYearly(viewer, organisation, year, version, inputs.texts(), inputs.issue())
                    : reports.saveYearly(viewer, organisation, year, version, inputs.texts());
            var answer = answered(
                    outcome, issuing, "%s/%s/%d".formatted(YEARS, organisation, year), inputs.form(), response);
            if (answer != null) return answer;
        }
        return page(null, reports.yearly(viewer, organisation, year), inputs.form(), 422);
    }

    @GetMapping(YEARLY + "/in")
    ModelAndView printYearly(Viewer viewer, @PathVariable UUID organisation, @PathVariable int year) {
        return paper(reports.yearly(viewer, organisation, year));
    }

    @GetMapping(YEARLY + "/ban/{no}")
    ModelAndView keptYearly(
            Viewer viewer, @PathVariable UUID organisation, @PathVariable int year, @PathVariable int no) {
        var kept = reports.keptYearly(viewer, organisation, year, no);
        return paper(
                new WrittenReports.About(
                        "Báo cáo năm %d".formatted(year),
                        "%s/%s/%d".formatted(YEARS, organisation, year),
                        kept.issuer(),
                        false),
                kept);
    }
}

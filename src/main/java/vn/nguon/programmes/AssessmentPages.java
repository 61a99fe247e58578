package vn.nguon.programmes;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Parts of the mark and bands of a programme, as tables of inputs. */
@Controller
@Allow({Role.SCHOOL, Role.CENTRE, Role.ORGANISATION_BOARD})
class AssessmentPages {
    /** Blank rows below what is there. */
    private static final int SPARE = 3;

    private static final int MOST = 20;
    private static final BigDecimal MOST_WEIGHT = new BigDecimal("1000");

    private final Programmes programmes;
    private final ProgrammeDesk desk;
    private final Rules rules;

    AssessmentPages(Programmes programmes, ProgrammeDesk desk, Rules rules) {
        this.programmes = programmes;
        this.desk = desk;
        this.rules = rules;
    }

    private record PartRow(Input<String> name, Input<BigDecimal> weight, Input<BigDecimal> minimum) {
        static PartRow of(Form form, int n) {
            return new PartRow(
                    form.text("ten-" + n, "Tên phần điểm " + n, 120),
                    form.decimal("trong-so-" + n, "Hệ số của phần " + n, BigDecimal.ZERO, MOST_WEIGHT),
                    form.decimal("toi-thieu-" + n, "Điểm tối thiểu của phần " + n, BigDecimal.ZERO, BigDecimal.TEN));
        }

        boolean blank() {
            return name.value() == null && weight.value() == null;
        }

        PartText text() {
            return new PartText(name.orElse("?"), weight.orElse(BigDecimal.ZERO), minimum.orElse(BigDecimal.ZERO));
        }
    }

    @GetMapping("/chuong-trinh/{ref}/danh-gia")
    ModelAndView parts(Viewer viewer, @PathVariable UUID ref) {
        var programme = programmes.get(viewer, ref);
        var form = Form.blank();
        var known = programme.assessment().parts();
        var rows = known.size() + SPARE;
        for (var n = 1; n <= rows; n++) {
            var row = PartRow.of(form, n);
            if (n > known.size()) continue;
            row.name().initial(known.get(n - 1).name());
            row.weight().initial(known.get(n - 1).weight());
            row.minimum().initial(known.get(n - 1).minimum());
        }
        return partsPage(viewer, programme, form, rows, 200);
    }

    @PostMapping("/chuong-trinh/{ref}/danh-gia")
    ModelAndView setParts(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam("dong") int rows,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        var parts = new ArrayList<PartText>();
        for (var n = 1; n <= Math.clamp(rows, 1, MOST); n++) {
            var row = PartRow.of(form, n);
            if (row.blank()) continue;
            row.name().required("Nhập tên phần điểm " + n);
            row.weight().required("Nhập hệ số của phần " + n);
            parts.add(row.text());
        }
        if (form.ok() && form.accepts(desk.setParts(viewer, ref, version, parts)))
            return Views.redirect("/chuong-trinh/" + ref, response, "Đã lưu các phần điểm.");
        return partsPage(viewer, programmes.get(viewer, ref), form, Math.clamp(rows, 1, MOST), 422);
    }

    private ModelAndView partsPage(Viewer viewer, Programme programme, Form form, int rows, int status) {
        var step = Vn.number(rules.on("results.score-step", viewer.today()).value());
        return Views.page("programmes/parts", new PartsPage(programme, form, rows, step), status);
    }

    private record BandRow(
            Input<String> name, Input<BigDecimal> floor, Input<BigDecimal> partFloor, Input<Boolean> passes) {
        static BandRow of(Form form, int n) {
            return new BandRow(
                    form.text("ten-" + n, "Tên bậc " + n, 60),
                    form.decimal("tu-" + n, "Điểm từ của bậc " + n, BigDecimal.ZERO, BigDecimal.TEN),
                    form.decimal("san-" + n, "Sàn mỗi phần của bậc " + n, BigDecimal.ZERO, BigDecimal.TEN),
                    form.tick("dat-" + n, "Bậc " + n + " là đạt"));
        }

        boolean blank() {
            return name.value() == null && floor.value() == null;
        }
    }

    @GetMapping("/chuong-trinh/{ref}/xep-loai")
    ModelAndView bands(Viewer viewer, @PathVariable UUID ref) {
        var programme = programmes.get(viewer, ref);
        var form = Form.blank();
        var known = programme.assessment().bands();
        var rows = known.size() + SPARE;
        for (var n = 1; n <= rows; n++) {
            var row = BandRow.of(form, n);
            if (n > known.size()) continue;
            row.name().initial(known.get(n - 1).name());
            row.floor().initial(known.get(n - 1).floor());
            row.partFloor().initial(known.get(n - 1).partFloor());
            row.passes().initial(known.get(n - 1).passes());
        }
        return Views.page("programmes/bands", new BandsPage(programme, form, rows));
    }

    @PostMapping("/chuong-trinh/{ref}/xep-loai")
    ModelAndView setBands(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam("dong") int rows,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var form = new Form(params);
        List<Band> bands = new ArrayList<>();
        var count = Math.clamp(rows, 1, MOST);
        for (var n = 1; n <= count; n++) {
            var row = BandRow.of(form, n);
            if (row.blank()) continue;
            row.name().required("Nhập tên bậc " + n);
            row.floor().required("Nhập điểm từ của bậc " + n);
            bands.add(new Band(
                    row.name().orElse("?"),
                    row.floor().orElse(BigDecimal.ZERO),
                    row.partFloor().orElse(BigDecimal.ZERO),
                    row.passes().orElse(false)));
        }
        if (form.ok() && form.accepts(desk.setBands(viewer, ref, version, bands)))
            return Views.redirect("/chuong-trinh/" + ref, response, "Đã lưu các bậc xếp loại.");
        return Views.page("programmes/bands", new BandsPage(programmes.get(viewer, ref), form, count), 422);
    }

    @PostMapping("/chuong-trinh/{ref}/xep-loai/bo-moi")
    ModelAndView chooseBands(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("ban") int version,
            @RequestParam("bo") BandSet set,
            HttpServletResponse response) {
        var form = Form.blank();
        if (form.accepts(desk.chooseBands(viewer, ref, version, set)))
            return Views.redirect(
                    "/chuong-trinh/" + ref + "/xep-loai", response, "Đã lấy bộ bậc “%s”.".formatted(set.vietnamese()));
        return Views.page("programmes/bands", new BandsPage(programmes.get(viewer, ref), form, 0), 422);
    }
}

package vn.nguon.schemes;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** One target (/de-an/{ref}/{target}): its years, what may be set, entered and given up, and the list behind each number. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class TargetPages {
    private static final String TARGET = SchemePages.HOME + "/{ref}/{target}";
    private static final List<Option> WHICH =
            List.of(new Option("COUNTED", "Được tính"), new Option("MISSING", "Chưa được tính"));

    private final Schemes schemes;
    private final BehindTheNumber behind;
    private final Measuring measuring;

    TargetPages(Schemes schemes, BehindTheNumber behind, Measuring measuring) {
        this.schemes = schemes;
        this.behind = behind;
        this.measuring = measuring;
    }

    private record LevelInputs(Form form, Input<String> year, Input<BigDecimal> level) {
        static LevelInputs of(Form form, Scheme scheme, LocalDate today) {
            var years = TargetInputs.years(scheme, today).stream()
                    .map(year -> new Option(Integer.toString(year), Integer.toString(year)))
                    .toList();
            return new LevelInputs(
                    form,
                    form.choice("nam", "Năm", years).required("Chọn năm"),
                    form.decimal("muc", "Phải đạt", TargetInputs.LEAST, TargetInputs.MOST)
                            .required("Nhập mức phải đạt"));
        }
    }

    private record ValueInputs(Form form, Input<LocalDate> day, Input<BigDecimal> value, Input<String> source) {
        static ValueInputs of(Form form) {
            return new ValueInputs(
                    form,
                    form.date("den-ngay", "Tính đến ngày").required("Nhập ngày của số liệu"),
                    form.decimal("so-lieu", "Đã đạt", BigDecimal.ZERO, TargetInputs.MOST)
                            .required("Nhập số đã đạt"),
                    form.text("nguon", "Nguồn số liệu", 200)
                            .hint("Ví dụ: Báo cáo 45-BC/HU ngày 30/06/2023")
                            .required("Nhập nguồn số liệu"));
        }
    }

    private record EndInputs(Form form, Input<String> reason) {
        static EndInputs of(Form form) {
            return new EndInputs(
                    form, form.text("ly-do", "Lý do thôi theo dõi", 300).required("Nhập lý do"));
        }
    }

    /** The scheme and the one of its targets that the address names. */
    private record Found(Scheme scheme, Scheme.Target target) {}

    private Found find(Viewer viewer, UUID ref, UUID target) {
        var scheme = schemes.find(viewer, ref);
        return new Found(
                scheme,
                scheme.targets().stream()
                        .filter(one -> one.ref().equals(target))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("target " + target)));
    }

    private ModelAndView page(Viewer viewer, Found found, Form level, Form value, Form end, int status) {
        return Views.page(
                "schemes/target",
                new TargetPage(
                        found.scheme(),
                        found.target(),
                        viewer.today(),
                        Schemes.mayWrite(viewer) && found.target().ended().isEmpty(),
                        level,
                        value,
                        end),
                status);
    }

    private static Form blankLevel(Viewer viewer, Found found) {
        return LevelInputs.of(Form.blank(), found.scheme(), viewer.today()).form();
    }

    private static Form blankValue() {
        return ValueInputs.of(Form.blank()).form();
    }

    private static Form blankEnd() {
        return EndInputs.of(Form.blank()).form();
    }

    @GetMapping(TARGET)
    ModelAndView one(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID target) {
        var found = find(viewer, ref, target);
        return page(viewer, found, blankLevel(viewer, found), blankValue(), blankEnd(), 200);
    }

    private static ModelAndView done(UUID ref, UUID target, HttpServletResponse response, String news) {
        return Views.redirect("/de-an/%s/%s".formatted(ref, target), response, news);
    }

    @PostMapping(TARGET + "/muc")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView level(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID target,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var found = find(viewer, ref, target);
        var inputs = LevelInputs.of(new Form(params), found.scheme(), viewer.today());
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(schemes.setLevel(
                                viewer,
                                target,
                                Integer.parseInt(inputs.year().get()),
                                inputs.level().get()))) return done(ref, target, response, "Đã đặt mức phải đạt");
        return page(viewer, found, inputs.form(), blankValue(), blankEnd(), 422);
    }

    @PostMapping(TARGET + "/so-lieu")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView value(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID target,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var found = find(viewer, ref, target);
        var inputs = ValueInputs.of(new Form(params));
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(schemes.enterValue(
                                viewer,
                                target,
                                inputs.day().get(),
                                inputs.value().get(),
                                inputs.source().get()))) return done(ref, target, response, "Đã nhập số liệu");
        return page(viewer, found, blankLevel(viewer, found), inputs.form(), blankEnd(), 422);
    }

    @PostMapping(TARGET + "/tinh-lai")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView measure(
            Viewer viewer, @PathVariable UUID ref, @PathVariable UUID target, HttpServletResponse response) {
        measuring.again(find(viewer, ref, target).target().ref());
        return done(ref, target, response, "Đã tính lại số liệu");
    }

    @PostMapping(TARGET + "/thoi")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView end(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID target,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var found = find(viewer, ref, target);
        var inputs = EndInputs.of(new Form(params));
        if (inputs.form().ok()
                && inputs.form()
                        .accepts(schemes.endTarget(
                                viewer, target, inputs.reason().get())))
            return done(ref, target, response, "Đã thôi theo dõi chỉ tiêu");
        return page(viewer, found, blankLevel(viewer, found), blankValue(), inputs.form(), 422);
    }

    @GetMapping(TARGET + "/{year:[0-9]{4}}")
    ModelAndView behind(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID target,
            @PathVariable int year,
            @RequestParam Map<String, String> params) {
        var found = find(viewer, ref, target);
        var query = ListQuery.from(params, "ten");
        var form = new Form(Map.of("gom", List.of(query.filter("gom"))));
        var declared = form.choice("gom", "Gồm", WHICH).field();
        var field = new Field("gom", "Gồm", declared.value(), null, null, WHICH, "Tất cả", declared.look());
        var lines = behind.list(viewer, target, year, which(query.filter("gom")), query.size(), query.offset());
        return Views.page(
                "schemes/behind",
                new BehindPage(
                        found.scheme(),
                        found.target(),
                        year,
                        lines,
                        field,
                        query,
                        Pager.of(query, lines.total(), lines.beyond())));
    }

    private static BehindTheNumber.Which which(String word) {
        return Arrays.stream(BehindTheNumber.Which.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElse(BehindTheNumber.Which.ALL);
    }
}

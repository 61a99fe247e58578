package vn.nguon.schemes;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Schemes and resolutions (/de-an): the list with its gauges, a new one, one with its targets. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class SchemePages {
    static final String HOME = "/de-an";
    /** Each stands there with the gauges of all its targets. */
    private static final int A_PAGE = 10;

    private final Schemes schemes;
    private final SchemeOwners owners;

    SchemePages(Schemes schemes, SchemeOwners owners) {
        this.schemes = schemes;
        this.owners = owners;
    }

    @Bean
    static MenuItem schemesMenu() {
        return new MenuItem(57, "Đề án, nghị quyết", HOME, "result", Set.of(Role.ORGANISATION_BOARD, Role.APPROVER));
    }

    @GetMapping(HOME)
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "thoi-han").sized(A_PAGE);
        var page = schemes.page(viewer, query.size(), query.offset());
        return Views.page(
                "schemes/schemes",
                new SchemesPage(
                        page.schemes(), viewer.today(), Schemes.mayWrite(viewer), Pager.of(query, page.total())));
    }

    private record NewInputs(
            Form form,
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> about,
            Input<String> owner,
            Classifying classified,
            Input<LocalDate> firstDay,
            Input<LocalDate> lastDay,
            Map<String, SchemeOwners.Owner> byRef) {
        Schemes.New wanted() {
            var by = Objects.requireNonNull(byRef.get(owner.get())).id();
            return new Schemes.New(
                    new DocumentReference(number.get(), dated.get(), by, "", about.get(), classified.get()),
                    by,
                    firstDay.get(),
                    lastDay.value());
        }
    }

    private NewInputs inputs(Viewer viewer, Form form) {
        var known = owners.of(viewer);
        var options = known.stream()
                .map(one -> new Option(one.ref().toString(), one.name()))
                .toList();
        return new NewInputs(
                form,
                form.text("so", "Số, ký hiệu văn bản", 60)
                        .hint("Ví dụ 05-ĐA/HU")
                        .required("Nhập số, ký hiệu văn bản"),
                form.date("ngay", "Ngày văn bản").required("Nhập ngày văn bản"),
                form.area("trich-yeu", "Trích yếu", 400).required("Nhập trích yếu"),
                form.choice("co-quan", "Cấp ủy ban hành", options).required("Chọn cấp ủy ban hành"),
                Classifying.in(form, Classification.NORMAL),
                form.date("tu-ngay", "Thực hiện từ ngày").required("Nhập ngày bắt đầu thực hiện"),
                form.date("den-ngay", "Đến ngày").optional().hint("Để trống khi văn bản không ghi năm kết thúc"),
                known.stream().collect(Collectors.toMap(one -> one.ref().toString(), one -> one)));
    }

    @GetMapping(HOME + "/them")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView ask(Viewer viewer) {
        return Views.page(
                "schemes/new-scheme",
                new NewSchemePage(inputs(viewer, Form.blank()).form()));
    }

    @PostMapping(HOME + "/them")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView enter(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = inputs(viewer, new Form(params));
        if (inputs.form().ok())
            switch (schemes.enter(viewer, inputs.wanted())) {
                case Outcome.Done<UUID>(var ref) -> {
                    return Views.redirect(HOME + "/" + ref, response, "Đã thêm, hãy nhập các chỉ tiêu");
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.form().refuse(refusal);
            }
        return Views.page("schemes/new-scheme", new NewSchemePage(inputs.form()), 422);
    }

    @GetMapping(HOME + "/{ref}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        return page(viewer, schemes.find(viewer, ref), null, 200);
    }

    private static ModelAndView page(Viewer viewer, Scheme scheme, @Nullable Form sent, int status) {
        var form = sent == null
                ? TargetInputs.of(Form.blank(), scheme, viewer.today()).form()
                : sent;
        return Views.page(
                "schemes/scheme", new SchemePage(scheme, viewer.today(), Schemes.mayWrite(viewer), form), status);
    }

    @PostMapping(HOME + "/{ref}")
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView addTarget(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var scheme = schemes.find(viewer, ref);
        var inputs = TargetInputs.of(new Form(params), scheme, viewer.today());
        if (inputs.form().ok() && inputs.form().accepts(schemes.addTarget(viewer, ref, inputs.wanted())))
            return Views.redirect(HOME + "/" + ref, response, "Đã thêm chỉ tiêu, số liệu đang được tính");
        return page(viewer, scheme, inputs.form(), 422);
    }
}

package vn.nguon.practice.field;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.practice.field.FieldFormPage.Kind;
import vn.nguon.practice.field.FieldFormPage.Part;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** A group or one of its trainees writes a solution or recommendation: from what was found, to whom, by when. */
@Controller
@Allow({
    Role.CENTRE,
    Role.ORGANISATION_BOARD,
    Role.SCHOOL,
    Role.SUPERVISOR,
    Role.LECTURER,
    Role.CLASS_COMMITTEE,
    Role.TRAINEE
})
class RecommendationFormPages {
    private static final String PATH = "/lop/{code}/thuc-te/{group}/kien-nghi";

    private final FieldStudies studies;
    private final FieldFindings findings;
    private final Recommendations recommendations;

    RecommendationFormPages(FieldStudies studies, FieldFindings findings, Recommendations recommendations) {
        this.studies = studies;
        this.findings = findings;
        this.recommendations = recommendations;
    }

    private record Inputs(
            Form form,
            Input<String> kind,
            @Nullable Input<String> whose,
            Input<String> title,
            Input<String> body,
            Input<String> topic,
            Input<String> priority,
            Input<String> to,
            Input<List<String>> findings,
            Input<LocalDate> due) {
        RecommendationText text(int version) {
            var own = whose;
            return new RecommendationText(
                    RecommendationKind.valueOf(kind.get()),
                    own != null && own.orElse("").equals("toi"),
                    title.get(),
                    body.orElse(""),
                    RecommendationTopic.valueOf(topic.get()),
                    RecommendationPriority.valueOf(priority.get()),
                    UUID.fromString(to.get()),
                    findings.orElse(List.of()).stream().map(UUID::fromString).toList(),
                    due.get(),
                    version);
        }
    }

    private Inputs inputs(Viewer viewer, FieldStudies.Desk desk, @Nullable Recommendation one, Form form) {
        var found = findings.of(desk.group());
        var places = recommendations.addressees(viewer, desk).stream()
                .map(place -> new Option(place.ref().toString(), place.name()))
                .toList();
        var site = desk.group().site();
        var to = one != null ? one.organisationRef() : site;
        return new Inputs(
                form,
                form.choice("loai", "Là gì", options(RecommendationKind.values(), RecommendationKind::vietnamese))
                        .initial(one == null ? null : one.kind().name())
                        .required("Chọn giải pháp hay kiến nghị"),
                one == null && desk.group().mine()
                        ? form.choice(
                                        "cua-ai",
                                        "Đề xuất với tên",
                                        List.of(new Option("toi", "Tên tôi"), new Option("to", "Cả tổ")))
                                .required("Chọn đề xuất với tên tôi hay cả tổ")
                        : null,
                form.text("viec", "Việc đề nghị làm", 200)
                        .hint("Một câu, bắt đầu bằng việc phải làm, ví dụ: Lập tổ bảo vệ rừng ở hai bản có rừng khoán")
                        .initial(one == null ? null : one.title())
                        .required("Nhập việc đề nghị làm"),
                form.area("cach-lam", "Cách làm", 2_000)
                        .hint("Ai làm, cần gì, làm đến đâu là xong")
                        .initial(one == null || one.body().isEmpty() ? null : one.body())
                        .optional(),
                form.choice("chu-de", "Chủ đề", options(RecommendationTopic.values(), RecommendationTopic::vietnamese))
                        .initial(one == null ? null : one.topic().name())
                        .required("Chọn chủ đề"),
                form.choice(
                                "uu-tien",
                                "Mức ưu tiên",
                                options(RecommendationPriority.values(), RecommendationPriority::vietnamese))
                        .initial(
                                one == null
                                        ? RecommendationPriority.NORMAL.name()
                                        : one.priority().name())
                        .required("Chọn mức ưu tiên"),
                form.choice("noi-nhan", "Nơi nhận", places)
                        .initial(
                                to != null
                                                && places.stream()
                                                        .anyMatch(place ->
                                                                place.value().equals(to.toString()))
                                        ? to.toString()
                                        : null)
                        .required("Chọn nơi nhận"),
                form.choices(
                                "tu",
                                "Rút ra từ",
                                found.stream()
                                        .map(it -> new Option(it.ref().toString(), it.no() + ". " + it.body()))
                                        .toList())
                        .initial(one == null ? null : cited(found, one))
                        .optional(),
                form.date("han", "Hạn làm xong")
                        .initial(one == null ? null : one.dueOn())
                        .required("Nhập hạn làm xong"));
    }

    private static @Nullable List<String> cited(List<FieldFindings.Finding> found, Recommendation one) {
        var numbers = List.of(one.findings().split(", ", -1));
        var refs = found.stream()
                .filter(it -> numbers.contains(Integer.toString(it.no())))
                .map(it -> it.ref().toString())
                .toList();
        return refs.isEmpty() ? null : refs;
    }

    private static <T extends Enum<T>> List<Option> options(T[] values, java.util.function.Function<T, String> words) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), words.apply(value)))
                .toList();
    }

    private static FieldFormPage page(FieldStudies.Desk desk, @Nullable Recommendation one, Inputs inputs) {
        var parts = new ArrayList<Part>();
        parts.add(Part.of(Kind.PICK, "loai"));
        if (inputs.whose() != null) parts.add(Part.of(Kind.PICK, "cua-ai"));
        parts.add(Part.field("viec"));
        parts.add(Part.area("cach-lam", 4));
        if (desk.group().findings() > 0) parts.add(Part.of(Kind.TICKS, "tu"));
        parts.add(Part.of(Kind.CHOOSE, "noi-nhan"));
        parts.add(Part.of(Kind.CHOOSE, "chu-de"));
        parts.add(Part.of(Kind.PICK, "uu-tien"));
        parts.add(Part.field("han"));
        var page = FieldForms.page(
                desk,
                one == null ? "Thêm giải pháp, kiến nghị" : "Sửa kiến nghị " + one.no(),
                "/kien-nghi" + (one == null ? "" : "/" + one.ref() + "?ban=" + one.version()),
                false,
                parts,
                inputs.form(),
                "Lưu");
        return one == null
                ? page
                : page.removable(FieldForms.base(desk) + "/kien-nghi/" + one.ref() + "/bo", "Bỏ kiến nghị này");
    }

    @GetMapping(PATH)
    ModelAndView fresh(Viewer viewer, @PathVariable String code, @PathVariable UUID group) {
        var desk = studies.writing(viewer, code, group);
        return Views.page("practice/field/form", page(desk, null, inputs(viewer, desk, null, Form.blank())));
    }

    @PostMapping(PATH)
    ModelAndView propose(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var inputs = inputs(viewer, desk, null, new Form(params));
        if (inputs.form().ok() && accepted(inputs, recommendations.propose(viewer, code, group, inputs.text(0))))
            return Views.redirect(
                    FieldForms.base(desk) + "#kien-nghi",
                    response,
                    "Đã ghi kiến nghị. Cơ quan tổ chức lớp sẽ gửi cho nơi nhận.");
        return Views.page("practice/field/form", page(desk, null, inputs), 422);
    }

    private static boolean accepted(Inputs inputs, Outcome<UUID> outcome) {
        if (outcome instanceof Outcome.Refused<UUID>(var refusal))
            switch (refusal.code()) {
                case "han-da-qua" -> inputs.form().refuse("han", refusal.sentence());
                case "noi-nhan-khong-co" -> inputs.form().refuse("noi-nhan", refusal.sentence());
                default -> inputs.form().refuse(refusal);
            }
        return outcome instanceof Outcome.Done<UUID>;
    }

    @GetMapping(PATH + "/{recommendation}")
    ModelAndView edit(
            Viewer viewer, @PathVariable String code, @PathVariable UUID group, @PathVariable UUID recommendation) {
        var desk = studies.writing(viewer, code, group);
        var one = recommendations.changing(viewer, desk, recommendation);
        return Views.page("practice/field/form", page(desk, one, inputs(viewer, desk, one, Form.blank())));
    }

    @PostMapping(PATH + "/{recommendation}")
    ModelAndView change(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @PathVariable UUID recommendation,
            @RequestParam(name = "ban") int version,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var one = recommendations.changing(viewer, desk, recommendation);
        var inputs = inputs(viewer, desk, one, new Form(params));
        if (inputs.form().ok()
                && accepted(inputs, recommendations.change(viewer, code, group, recommendation, inputs.text(version))))
            return Views.redirect(
                    FieldForms.base(desk) + "#kn" + one.no(), response, "Đã sửa kiến nghị " + one.no() + ".");
        return Views.page("practice/field/form", page(desk, one, inputs), 422);
    }

    @PostMapping(PATH + "/{recommendation}/bo")
    ModelAndView remove(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable UUID group,
            @PathVariable UUID recommendation,
            HttpServletResponse response) {
        var desk = studies.writing(viewer, code, group);
        var one = recommendations.changing(viewer, desk, recommendation);
        if (recommendations.remove(viewer, code, group, recommendation) instanceof Outcome.Refused<UUID>(var refusal)) {
            var inputs = inputs(viewer, desk, one, Form.blank());
            inputs.form().refuse(refusal);
            return Views.page("practice/field/form", page(desk, one, inputs), 422);
        }
        return Views.redirect(FieldForms.base(desk), response, "Đã bỏ kiến nghị " + one.no() + ".");
    }
}

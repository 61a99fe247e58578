package vn.nguon.units;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/**
 * The wizard for a reorganisation (/sap-xep): the document, the changes from a file ({@link ChangePages} by hand), who keeps what
 * ({@link KeeperPages}), what it touches ({@link EffectPages}), the second look ({@link CarryOutPages}). The draft is kept between the
 * steps, which may be taken in any order.
 */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
class ReorganisationPages {
    private final Reorganisations acts;
    private final Effects effects;

    ReorganisationPages(Reorganisations acts, Effects effects) {
        this.acts = acts;
        this.effects = effects;
    }

    @Bean
    static MenuItem reorganisationsMenu() {
        return new MenuItem(
                915, "Sắp xếp tổ chức", "/sap-xep", "source", Set.of(Role.ADMINISTRATOR, Role.ORGANISATION_BOARD));
    }

    static String here(Reorganisation act) {
        return "/sap-xep/" + act.ref();
    }

    @GetMapping("/sap-xep")
    ModelAndView list(Viewer viewer) {
        return Views.page("units/reorganisations", new ReorganisationsPage(acts.list(viewer)));
    }

    // --- the document
    // --------------------------------------------------------------------------------------------------------

    private record HeadInputs(
            Form form,
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> issuer,
            Input<String> about,
            Input<LocalDate> day,
            Classifying classified) {
        static HeadInputs of(Form form, Reorganisation.@Nullable Head was) {
            return new HeadInputs(
                    form,
                    form.text("so", "Số, ký hiệu văn bản", 60)
                            .hint("Ví dụ 1678/NQ-UBTVQH15")
                            .initial(was == null ? null : was.number())
                            .required("Nhập số, ký hiệu văn bản"),
                    form.date("ngay-van-ban", "Ngày văn bản")
                            .initial(was == null ? null : was.dated())
                            .required("Nhập ngày văn bản"),
                    form.text("co-quan", "Cơ quan ban hành", 120)
                            .hint("Ví dụ Ủy ban Thường vụ Quốc hội, Ban Thường vụ Tỉnh ủy")
                            .initial(was == null ? null : was.issuer())
                            .required("Nhập cơ quan ban hành"),
                    form.text("trich-yeu", "Trích yếu", 300)
                            .optional()
                            .initial(was == null ? null : was.abstractText()),
                    form.date("hieu-luc", "Có hiệu lực từ ngày")
                            .hint("Ngày đầu tiên của bản đồ mới, ví dụ 01/07/2025")
                            .initial(was == null ? null : was.effectiveOn())
                            .required("Nhập ngày có hiệu lực"),
                    Classifying.in(form, was == null ? Classification.NORMAL : was.classification()));
        }

        Reorganisation.Head head() {
            return new Reorganisation.Head(
                    number.get(), dated.get(), issuer.get(), about.orElse(""), day.get(), classified.get());
        }

        void refuse(Refusal refusal) {
            form.refuse(refusal.code().equals("mat-khi-noi-mang") ? Classifying.NAME : "hieu-luc", refusal.sentence());
        }
    }

    @GetMapping("/sap-xep/moi")
    ModelAndView blank(Viewer viewer) {
        return head(HeadInputs.of(Form.blank(), null).form(), "/sap-xep", null, 200);
    }

    private static ModelAndView head(Form form, String back, @Nullable Integer version, int status) {
        return Views.page("units/reorganisation-head", new ReorganisationHeadPage(form, back, version), status);
    }

    @PostMapping("/sap-xep/moi")
    ModelAndView draft(
            Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = HeadInputs.of(new Form(params), null);
        if (inputs.form().ok()) {
            switch (acts.draft(viewer, inputs.head())) {
                case Outcome.Done<UUID>(var ref) -> {
                    return Views.redirect("/sap-xep/" + ref, response, "Đã lưu bản soạn. Chưa có gì thay đổi");
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.refuse(refusal);
            }
        }
        return head(inputs.form(), "/sap-xep", null, 422);
    }

    @GetMapping("/sap-xep/{ref}/van-ban")
    ModelAndView document(Viewer viewer, @PathVariable UUID ref) {
        var act = acts.getDraft(viewer, ref);
        return head(HeadInputs.of(Form.blank(), act.head()).form(), here(act), act.version(), 200);
    }

    @PostMapping("/sap-xep/{ref}/van-ban")
    ModelAndView edit(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var act = acts.getDraft(viewer, ref);
        var inputs = HeadInputs.of(new Form(params), act.head());
        var version = version(params);
        if (inputs.form().ok()) {
            switch (acts.edit(viewer, ref, version, inputs.head())) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect(here(act), response, "Đã lưu văn bản");
                }
                case Outcome.Refused<UUID>(var refusal) -> inputs.refuse(refusal);
            }
        }
        return head(inputs.form(), here(act), version, 422);
    }

    /** The version that the page carried; nothing sensible is as good as an old one. */
    static int version(MultiValueMap<String, String> params) {
        var typed = params.getFirst("phien-ban");
        return typed != null && typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
    }

    // --- the act
    // ------------------------------------------------------------------------------------------------------------

    @GetMapping("/sap-xep/{ref}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        return one(viewer, ref, uploadForm(null), 200);
    }

    private ModelAndView one(Viewer viewer, UUID ref, Form upload, int status) {
        var preview = effects.preview(viewer, ref);
        var sight = preview.sight();
        var act = sight.act();
        var text = new ChangeText(sight.map(), act.changes());
        var changes = new ArrayList<ReorganisationPage.Line>();
        for (var i = 0; i < act.changes().size(); i++) {
            var change = act.changes().get(i);
            changes.add(new ReorganisationPage.Line(i, change.kind().vietnamese(), text.of(change)));
        }
        var draft = act.state() == Reorganisation.State.DRAFT;
        var problems = draft
                ? sight.plan().problems.stream()
                        .map(RedrawPlan.Problem::sentence)
                        .toList()
                : List.<String>of();
        return Views.page(
                "units/reorganisation",
                new ReorganisationPage(
                        act,
                        changes,
                        problems,
                        draft ? steps(preview) : List.of(),
                        upload,
                        passed(preview),
                        draft
                                ? 0
                                : preview.kinds().stream()
                                        .filter(k -> !k.kind().choices().isEmpty())
                                        .mapToLong(k -> k.fates().size())
                                        .sum(),
                        draft),
                status);
    }

    private List<String> passed(Effects.Preview preview) {
        if (preview.sight().act().state() != Reorganisation.State.CARRIED_OUT) return List.of();
        var kinds = new HashMap<String, Affected>();
        preview.kinds().forEach(k -> kinds.put(k.kind().key(), k.kind()));
        var lines = new ArrayList<String>();
        for (var count : effects.passedCounts(preview.sight().found().id())) {
            var kind = kinds.get(count.affected());
            if (kind != null)
                lines.add("%s: %d %s %s"
                        .formatted(
                                kind.title(),
                                count.count(),
                                kind.unit(),
                                switch (Decision.valueOf(count.decision())) {
                                    case CONTINUE -> "tiếp tục ở nơi kế tiếp";
                                    case MOVE -> "chuyển đến nơi khác";
                                    case END -> "kết thúc cùng tổ chức";
                                    case LEAVE -> "để lại";
                                }));
        }
        return lines;
    }

    private static List<ReorganisationPage.Step> steps(Effects.Preview preview) {
        var act = preview.sight().act();
        var here = here(act);
        var plan = preview.sight().plan();
        var steps = new ArrayList<ReorganisationPage.Step>();
        steps.add(new ReorganisationPage.Step(
                "1. Văn bản và ngày hiệu lực",
                "%s, hiệu lực từ %s"
                        .formatted(act.head().number(), Vn.date(act.head().effectiveOn())),
                "done",
                "Xong",
                here + "/van-ban"));
        var count = act.changes().size();
        steps.add(new ReorganisationPage.Step(
                "2. Các thay đổi",
                count == 0 ? "Nhập từ tệp địa bàn, hoặc thêm từng thay đổi ở dưới" : count + " thay đổi",
                count == 0 ? "todo" : plan.problems.isEmpty() ? "done" : "late",
                count == 0
                        ? "Chưa có"
                        : plan.problems.isEmpty() ? "Xong" : "Còn " + plan.problems.size() + " chỗ vướng",
                "#thay-doi"));
        steps.add(new ReorganisationPage.Step(
                "3. Nơi giữ hồ sơ, sổ, việc",
                plan.loose.isEmpty()
                        ? "Mọi tổ chức kết thúc đã có nơi giữ"
                        : "Còn " + plan.loose.size() + " tổ chức chưa rõ",
                plan.loose.isEmpty() ? "done" : "todo",
                plan.loose.isEmpty() ? "Xong" : "Chưa xong",
                here + "/noi-giu"));
        var open = preview.kinds().stream().mapToLong(k -> k.fates().size()).sum();
        var undecided = preview.undecided();
        steps.add(new ReorganisationPage.Step(
                "4. Ảnh hưởng và quyết định về người, việc",
                undecided > 0
                        ? "Còn %d mục cần quyết định".formatted(undecided)
                        : "Đụng đến %d mục đang mở".formatted(open),
                undecided > 0 ? "todo" : "done",
                undecided > 0 ? "Chưa xong" : "Xong",
                here + "/anh-huong"));
        var ready = CarryingOut.refusal(preview.sight()) == null && undecided == 0;
        steps.add(new ReorganisationPage.Step(
                "5. Xem lại và thực hiện",
                ready ? "Đủ điều kiện thực hiện" : "Làm xong các bước trên trước",
                ready ? "due" : "block",
                ready ? "Sẵn sàng" : "Chưa làm được",
                here + "/thuc-hien"));
        return steps;
    }

    private static Form uploadForm(@Nullable MultipartFile file) {
        var form = file == null ? Form.blank() : new Form(Map.of());
        form.file("tep", "Tệp địa bàn (CSV)", file).required("Chọn tệp địa bàn, ví dụ dia-ban.csv");
        return form;
    }

    @PostMapping("/sap-xep/{ref}/tep")
    ModelAndView upload(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("tep") MultipartFile file,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        var act = acts.getDraft(viewer, ref);
        var form = uploadForm(file);
        if (form.ok()) {
            switch (acts.addFile(viewer, ref, version(params), file.getBytes())) {
                case Outcome.Done<UUID> _ -> {
                    var added = acts.get(viewer, ref).changes().size()
                            - act.changes().size();
                    return Views.redirect(here(act), response, "Đã lấy %d thay đổi từ tệp".formatted(added));
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse("tep", refusal.sentence());
            }
        }
        return one(viewer, ref, form, 422);
    }

    @PostMapping("/sap-xep/{ref}/bo")
    ModelAndView remove(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam("thay-doi") int index,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        acts.getDraft(viewer, ref);
        acts.remove(viewer, ref, version(params), index);
        return Views.redirect("/sap-xep/" + ref, response, "Đã bỏ thay đổi " + (index + 1));
    }

    @PostMapping("/sap-xep/{ref}/huy")
    ModelAndView cancel(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        acts.getDraft(viewer, ref);
        acts.cancel(viewer, ref, version(params));
        return Views.redirect("/sap-xep", response, "Đã hủy bản soạn. Không có gì thay đổi");
    }
}

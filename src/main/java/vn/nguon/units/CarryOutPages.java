package vn.nguon.units;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The second look, and carrying out: the last step of the wizard ({@link ReorganisationPages}). */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
class CarryOutPages {
    private final Reorganisations acts;
    private final Effects effects;
    private final CarryingOut carryingOut;

    CarryOutPages(Reorganisations acts, Effects effects, CarryingOut carryingOut) {
        this.acts = acts;
        this.effects = effects;
        this.carryingOut = carryingOut;
    }

    @GetMapping("/sap-xep/{ref}/thuc-hien")
    ModelAndView look(Viewer viewer, @PathVariable UUID ref) {
        acts.getDraft(viewer, ref);
        var form = Form.blank();
        agree(form);
        return look(effects.preview(viewer, ref), form, 200);
    }

    private static Input<Boolean> agree(Form form) {
        return form.tick("da-xem", "Tôi đã xem lại các thay đổi và quyết định ở trên");
    }

    private static ModelAndView look(Effects.Preview preview, Form form, int status) {
        var sight = preview.sight();
        var plan = sight.plan();
        var facts = new ArrayList<String>();
        var head = sight.act().head();
        facts.add("Bản đồ cũ dùng đến hết ngày %s; bản đồ mới từ ngày %s"
                .formatted(Vn.date(head.lastDay()), Vn.date(head.effectiveOn())));
        facts.add("%d nơi kết thúc, %d nơi lập mới, %d nơi đổi tên hoặc chuyển"
                .formatted(plan.endPlaces.size(), plan.newPlaces.size(), plan.nextPlaces.size()));
        facts.add("%d tổ chức kết thúc, %d tổ chức lập mới, %d tổ chức đổi tên, chuyển cấp trên hoặc nơi làm việc"
                .formatted(plan.endBodies.size(), plan.newBodies.size(), plan.nextBodies.size()));
        for (var touched : preview.kinds()) if (!touched.fates().isEmpty()) facts.add(fact(touched));
        facts.add("Hồ sơ, lớp, quyết định đã xong giữ nguyên tên tổ chức cũ");
        var refusal = CarryingOut.refusal(sight);
        var undecided = preview.undecided();
        if (status == 200 && refusal != null) form.refuse(new Refusal(refusal.code(), refusal.sentence()));
        else if (status == 200 && undecided > 0)
            form.refuse(new Refusal("can-quyet-dinh", "Còn %d mục cần quyết định ở bước 4".formatted(undecided)));
        return Views.page(
                "units/carry-out",
                new CarryOutPage(sight.act(), facts, form, refusal == null && undecided == 0),
                status);
    }

    private static String fact(Effects.Touched touched) {
        var counts = new EnumMap<Decision, Integer>(Decision.class);
        for (var fate : touched.fates()) if (fate.decision() != null) counts.merge(fate.decision(), 1, Integer::sum);
        if (touched.kind().choices().isEmpty())
            return "%s: %d %s"
                    .formatted(
                            touched.kind().title(),
                            touched.fates().size(),
                            touched.kind().unit());
        var words = new ArrayList<String>();
        counts.forEach(
                (decision, n) -> words.add(n + " " + decision.vietnamese().toLowerCase(Locale.ROOT)));
        if (touched.undecided() > 0) words.add(touched.undecided() + " chưa quyết định");
        return "%s: %s".formatted(touched.kind().title(), String.join(", ", words));
    }

    @PostMapping("/sap-xep/{ref}/thuc-hien")
    ModelAndView carryOut(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        acts.getDraft(viewer, ref);
        var form = new Form(params);
        if (!Boolean.TRUE.equals(agree(form).value())) form.refuse("da-xem", "Đánh dấu đã xem lại trước khi thực hiện");
        if (form.ok()) {
            switch (carryingOut.carryOut(viewer, ref, ReorganisationPages.version(params))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect("/sap-xep/" + ref, response, "Đã thực hiện quyết định sắp xếp");
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return look(effects.preview(viewer, ref), form, 422);
    }
}

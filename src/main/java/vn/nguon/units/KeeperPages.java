package vn.nguon.units;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;

/** Who keeps what an organisation leaves, in the wizard ({@link ReorganisationPages}). */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
class KeeperPages {
    private final Reorganisations acts;
    private final Effects effects;

    KeeperPages(Reorganisations acts, Effects effects) {
        this.acts = acts;
        this.effects = effects;
    }

    private record KeeperInputs(UUID body, Input<String> files, Input<String> registers, Input<String> tasks) {}

    private static List<KeeperInputs> keeperInputs(Form form, Acts.Sight sight) {
        var options = MapOptions.bodies(sight);
        var inputs = new ArrayList<KeeperInputs>();
        var i = 0;
        for (var loose : sight.plan().loose) {
            i++;
            var others = options.stream()
                    .filter(o -> !o.value().equals(loose.body().toString()))
                    .toList();
            var files = form.choice("giu-ho-so-" + i, "Nơi giữ hồ sơ", others);
            var registers = form.choice("giu-so-" + i, "Nơi giữ sổ cấp (khi khác)", others)
                    .optional();
            var tasks = form.choice("giu-viec-" + i, "Nơi nhận việc còn mở (khi khác)", others)
                    .optional();
            if (registers.value() != null || tasks.value() != null) files.required("Chọn nơi giữ hồ sơ");
            inputs.add(new KeeperInputs(loose.body(), files, registers, tasks));
        }
        return inputs;
    }

    @GetMapping("/sap-xep/{ref}/noi-giu")
    ModelAndView keepers(Viewer viewer, @PathVariable UUID ref) {
        acts.getDraft(viewer, ref);
        var sight = acts.sight(viewer, ref);
        var form = Form.blank();
        keeperInputs(form, sight);
        return keepers(sight, form, 200);
    }

    private static ModelAndView keepers(Acts.Sight sight, Form form, int status) {
        var lines = new ArrayList<KeepersPage.Line>();
        for (var loose : sight.plan().loose)
            lines.add(new KeepersPage.Line(
                    sight.map().name(loose.body(), sight.act().changes()),
                    loose.why(),
                    Integer.toString(lines.size() + 1)));
        return Views.page("units/keepers", new KeepersPage(sight.act(), lines, form), status);
    }

    /** Lines that are left blank stay to be said: keepers may be given in several goes. */
    @PostMapping("/sap-xep/{ref}/noi-giu")
    ModelAndView keep(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        acts.getDraft(viewer, ref);
        var sight = acts.sight(viewer, ref);
        var form = new Form(params);
        var keepers = new HashMap<UUID, Change.Keepers>();
        for (var line : keeperInputs(form, sight)) {
            var files = line.files().value();
            if (files != null)
                keepers.put(
                        line.body(),
                        new Change.Keepers(
                                UUID.fromString(files),
                                UUID.fromString(line.registers().orElse(files)),
                                UUID.fromString(line.tasks().orElse(files))));
        }
        if (form.ok() && keepers.isEmpty() && !sight.plan().loose.isEmpty())
            form.refuse("giu-ho-so-1", "Chọn nơi giữ cho ít nhất một tổ chức");
        if (form.ok()) {
            switch (acts.keep(viewer, ref, ReorganisationPages.version(params), keepers)) {
                case Outcome.Done<UUID> _ -> {
                    var left = effects.unsaid(viewer, ref).size();
                    return Views.redirect(
                            left == 0 ? "/sap-xep/" + ref : "/sap-xep/" + ref + "/noi-giu",
                            response,
                            left == 0
                                    ? "Mọi tổ chức kết thúc đã có nơi giữ"
                                    : "Đã ghi. Còn %d tổ chức chưa rõ".formatted(left));
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return keepers(sight, form, 422);
    }
}

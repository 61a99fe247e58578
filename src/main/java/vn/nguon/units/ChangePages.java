package vn.nguon.units;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Views;

/** One change by hand in the wizard ({@link ReorganisationPages}): a form for each kind, of places and of organisations. */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
class ChangePages {
    /** Choices beyond this many are offered with a filter. */
    private static final int MANY = 40;

    private final Reorganisations acts;
    private final Acts sights;
    private final Ids ids;

    ChangePages(Reorganisations acts, Acts sights, Ids ids) {
        this.acts = acts;
        this.sights = sights;
        this.ids = ids;
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "sap-nhap", Kind.MERGE,
            "chia-tach", Kind.SPLIT,
            "doi-ten", Kind.RENAME,
            "chuyen", Kind.MOVE,
            "ket-thuc", Kind.END,
            "thanh-lap", Kind.FOUND);

    @GetMapping("/sap-xep/{ref}/{subject:noi|to-chuc}/{kind}")
    ModelAndView change(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String subject,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> params) {
        acts.getDraft(viewer, ref);
        return change(viewer, ref, subject, kind, Form.blank(), filter(params), 200);
    }

    private static String filter(MultiValueMap<String, String> params) {
        var typed = params.getFirst("tim");
        return typed == null ? "" : typed.strip();
    }

    private ModelAndView change(
            Viewer viewer, UUID ref, String subjectWord, String kindWord, Form form, String filter, int status) {
        var made = form(viewer, ref, subjectWord, kindWord, form, filter);
        return changePage(made, subjectWord, kindWord, filter, status);
    }

    private record Made(Acts.Sight sight, ChangeForm form, boolean many) {}

    private Made form(Viewer viewer, UUID ref, String subjectWord, String kindWord, Form form, String filter) {
        var kind = KINDS.get(kindWord);
        if (kind == null) throw new NotFound("kind of change " + kindWord);
        var subject = subjectWord.equals("noi") ? Subject.PLACE : Subject.ORGANISATION;
        var sight = acts.sight(viewer, ref);
        var within = sights.within(viewer, sight.map());
        var sources = MapOptions.sources(sight, within, subject);
        var shown = filter.isEmpty()
                ? sources
                : sources.stream()
                        .filter(o -> VietnameseText.fold(o.label()).contains(VietnameseText.fold(filter)))
                        .toList();
        var choices = new ChangeForm.Choices(shown, MapOptions.superiors(sight, subject), MapOptions.bodies(sight));
        return new Made(sight, new ChangeForm(form, kind, subject, sight.map(), choices), sources.size() > MANY);
    }

    private ModelAndView changePage(Made made, String subjectWord, String kindWord, String filter, int status) {
        var act = made.sight().act();
        return Views.page(
                "units/change",
                new ChangePage(
                        act,
                        Objects.requireNonNull(KINDS.get(kindWord)),
                        subjectWord.equals("noi") ? Subject.PLACE : Subject.ORGANISATION,
                        made.form().form(),
                        made.form().fields(),
                        ReorganisationPages.here(act) + "/" + subjectWord + "/" + kindWord,
                        filter,
                        made.many()),
                status);
    }

    @PostMapping("/sap-xep/{ref}/{subject:noi|to-chuc}/{kind}")
    ModelAndView addChange(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String subject,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        acts.getDraft(viewer, ref);
        var filter = filter(params);
        var made = form(viewer, ref, subject, kind, new Form(params), filter);
        var form = made.form().form();
        if (form.ok()) {
            switch (acts.add(
                    viewer,
                    ref,
                    ReorganisationPages.version(params),
                    made.form().change(ids))) {
                case Outcome.Done<UUID> _ -> {
                    return Views.redirect("/sap-xep/" + ref, response, "Đã thêm thay đổi vào bản soạn");
                }
                case Outcome.Refused<UUID>(var refusal) -> form.refuse(refusal);
            }
        }
        return changePage(made, subject, kind, filter, 422);
    }
}

package vn.nguon.units;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OpenThings.Ending;
import vn.nguon.units.OpenThings.Fate;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/**
 * What a reorganisation touches, and what is decided about it: by organisation for a whole kind, or one by one. After the act the same pages
 * assign what was left.
 */
@Controller
@Allow({Role.ADMINISTRATOR, Role.ORGANISATION_BOARD})
class EffectPages {
    /** Lines shown one by one at a time; what is decided drops behind what is not. */
    private static final int MOST = 100;

    private final Effects effects;
    private final Acts acts;

    EffectPages(Effects effects, Acts acts) {
        this.effects = effects;
        this.acts = acts;
    }

    @GetMapping("/sap-xep/{ref}/anh-huong")
    ModelAndView effects(Viewer viewer, @PathVariable UUID ref) {
        return effects(viewer, effects.preview(viewer, ref), Form.blank(), 200);
    }

    private ModelAndView effects(Viewer viewer, Effects.Preview preview, Form form, int status) {
        var act = preview.sight().act();
        var draft = act.state() == Reorganisation.State.DRAFT;
        var mayDecide = viewer.is(Role.ORGANISATION_BOARD) && act.state() != Reorganisation.State.CANCELLED;
        var kinds = new ArrayList<EffectsPage.Kind>();
        for (var touched : preview.kinds()) {
            if (touched.fates().isEmpty()) continue;
            var kind = touched.kind();
            var decidable = !kind.choices().isEmpty();
            var bodies = new ArrayList<EffectsPage.Body>();
            byBody(touched).forEach((at, fates) -> {
                var body = body(preview, at);
                var field = decidable && mayDecide && draft ? field(kind, body) : null;
                if (field != null)
                    form.choice(
                                    field,
                                    "%s ở %s".formatted(kind.title(), body.name()),
                                    bulk(
                                            kind,
                                            Objects.requireNonNull(
                                                    preview.endings().get(at))))
                            .initial(common(fates));
                bodies.add(new EffectsPage.Body(
                        body.name(),
                        fates.size(),
                        ReorganisationPages.here(act) + "/anh-huong/" + kind.key() + "/" + body.ref(),
                        field,
                        words(preview, fates)));
            });
            kinds.add(new EffectsPage.Kind(
                    kind.key(),
                    kind.title(),
                    kind.unit(),
                    kind.rule(),
                    touched.fates().size(),
                    touched.undecided(),
                    decidable,
                    bodies));
        }
        return Views.page("units/effects", new EffectsPage(act, kinds, form, mayDecide, draft), status);
    }

    private static Map<OrganisationId, List<Fate>> byBody(Effects.Touched touched) {
        var byBody = new LinkedHashMap<OrganisationId, List<Fate>>();
        for (var fate : touched.fates())
            byBody.computeIfAbsent(fate.thing().at(), _ -> new ArrayList<>()).add(fate);
        return byBody;
    }

    private static MapOfDay.Body body(Effects.Preview preview, OrganisationId id) {
        return preview.sight().map().bodies().values().stream()
                .filter(b -> b.id() == id.value())
                .findFirst()
                .orElseThrow();
    }

    private static String field(Affected kind, MapOfDay.Body body) {
        return kind.key() + "-" + body.ref();
    }

    /** What may be said of all at once: moving is for one by one, where the place is chosen too. */
    private static List<Option> bulk(Affected kind, Ending ending) {
        var options = new ArrayList<Option>();
        if (ending.natural(kind.mustDecide()) != null && kind.choices().contains(Decision.CONTINUE))
            options.add(option(Decision.CONTINUE));
        if (kind.choices().contains(Decision.END)) options.add(option(Decision.END));
        options.add(option(Decision.LEAVE));
        return options;
    }

    private static Option option(Decision decision) {
        return new Option(decision.name(), decision.vietnamese());
    }

    /** What all without a decision of their own have in common; null when they wait, or were decided one by one. */
    private static @Nullable String common(List<Fate> fates) {
        var shared = fates.stream()
                .filter(f -> !f.own())
                .map(Fate::decision)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return shared.size() == 1 && shared.getFirst() != Decision.MOVE
                ? shared.getFirst().name()
                : null;
    }

    private static String words(Effects.Preview preview, List<Fate> fates) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var fate : fates) counts.merge(fate(preview, fate), 1, Integer::sum);
        if (counts.size() == 1) return counts.keySet().iterator().next();
        var words = new ArrayList<String>();
        counts.forEach((text, n) -> words.add(n + ": " + text));
        return String.join("; ", words);
    }

    private static String fate(Effects.Preview preview, Fate fate) {
        var decision = fate.decision();
        if (decision == null) return "Chưa quyết định";
        var target = fate.target();
        return (decision == Decision.CONTINUE || decision == Decision.MOVE) && target != null
                ? "Đến "
                        + preview.sight()
                                .map()
                                .name(target, preview.sight().act().changes())
                : decision.vietnamese();
    }

    @PostMapping("/sap-xep/{ref}/anh-huong/{kind}")
    ModelAndView decide(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var preview = effects.preview(viewer, ref);
        if (preview.sight().act().state() != Reorganisation.State.DRAFT) throw new NotFound("draft of reorganisation");
        var touched = touched(preview, kind);
        var form = new Form(params);
        var said = 0;
        var everywhere = params.getFirst("tat-ca");
        if (everywhere != null) {
            var decision = form.choice(
                    "tat-ca",
                    "Cho mọi tổ chức",
                    List.of(option(Decision.CONTINUE), option(Decision.END), option(Decision.LEAVE)));
            if (form.ok()
                    && effects.decideEverywhere(viewer, ref, kind, Decision.valueOf(decision.get()))
                            instanceof Outcome.Done<Integer>(var n)) said = n;
        } else
            for (var at : byBody(touched).keySet()) {
                var body = body(preview, at);
                var choice = form.choice(
                        field(touched.kind(), body),
                        "%s ở %s".formatted(touched.kind().title(), body.name()),
                        bulk(
                                touched.kind(),
                                Objects.requireNonNull(preview.endings().get(at))));
                if (!form.ok()) break;
                if (!params.containsKey(choice.id())) continue;
                var chosen = choice.value();
                var outcome = effects.decide(
                        viewer,
                        ref,
                        kind,
                        body.ref(),
                        "",
                        chosen == null ? null : new Effects.Say(Decision.valueOf(chosen), null));
                if (outcome instanceof Outcome.Refused<Integer>(var refusal))
                    form.refuse(choice.id(), refusal.sentence());
                else if (chosen != null) said++;
            }
        if (!form.ok()) return effects(viewer, effects.preview(viewer, ref), fresh(form, params), 422);
        return Views.redirect(
                "/sap-xep/" + ref + "/anh-huong",
                response,
                "Đã ghi quyết định cho %d tổ chức (%s)"
                        .formatted(said, touched.kind().title()));
    }

    /** The page declares all its fields anew, with what was typed and what was wrong. */
    private static Form fresh(Form wrong, MultiValueMap<String, String> params) {
        var form = new Form(params);
        wrong.problems().forEach(p -> form.refuse(new Refusal("", p.sentence())));
        return form;
    }

    private static Effects.Touched touched(Effects.Preview preview, String kind) {
        return preview.kinds().stream()
                .filter(k -> k.kind().key().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind of open things " + kind));
    }

    // --- one by one
    // -----------------------------------------------------------------------------------------------------------

    @GetMapping("/sap-xep/{ref}/anh-huong/{kind}/{body}")
    ModelAndView fates(Viewer viewer, @PathVariable UUID ref, @PathVariable String kind, @PathVariable UUID body) {
        var one = one(viewer, ref, kind, body);
        var form = Form.blank();
        inputs(form, one);
        return fates(viewer, one, form, List.of(), 200);
    }

    private record One(
            Effects.Preview preview,
            Affected kind,
            MapOfDay.Body body,
            Ending ending,
            List<Fate> fates,
            Set<UUID> within) {}

    private One one(Viewer viewer, UUID ref, String kindKey, UUID bodyRef) {
        var preview = effects.preview(viewer, ref);
        var touched = touched(preview, kindKey);
        var body = preview.sight().map().bodies().get(bodyRef);
        var ending = body == null ? null : preview.endings().get(new OrganisationId(body.id()));
        if (body == null || ending == null) throw new NotFound("ending organisation " + bodyRef);
        var fates = touched.fates().stream()
                .filter(f -> f.thing().at().value() == body.id())
                .toList();
        return new One(
                preview,
                touched.kind(),
                body,
                ending,
                fates,
                acts.within(viewer, preview.sight().map()));
    }

    private record Inputs(Input<List<String>> things, Input<String> decision, Input<String> target) {}

    private static Inputs inputs(Form form, One one) {
        var things = form.choices(
                        "muc",
                        one.kind().title(),
                        one.fates().stream()
                                .map(f -> new Option(f.thing().key(), f.thing().key()))
                                .toList())
                .required("Chọn ít nhất một dòng");
        var options = new ArrayList<Option>();
        if (one.ending().natural(one.kind().mustDecide()) != null
                && one.kind().choices().contains(Decision.CONTINUE)) options.add(option(Decision.CONTINUE));
        options.add(option(Decision.MOVE));
        if (one.kind().choices().contains(Decision.END)) options.add(option(Decision.END));
        options.add(option(Decision.LEAVE));
        var decision = form.choice("quyet-dinh", "Quyết định cho các dòng đã chọn", options)
                .required("Chọn quyết định");
        var target = form.choice("noi-den", "Nơi chuyển đến", targets(one)).optional();
        if (Decision.MOVE.name().equals(decision.value())) target.required("Chọn nơi chuyển đến");
        return new Inputs(things, decision, target);
    }

    /** Organisations of the new map within the viewer's reach, and those that the act founds. */
    private static List<Option> targets(One one) {
        return MapOptions.bodies(one.preview().sight()).stream()
                .filter(o -> one.within().contains(UUID.fromString(o.value()))
                        || one.preview().sight().plan().newBodies.containsKey(UUID.fromString(o.value())))
                .toList();
    }

    private ModelAndView fates(Viewer viewer, One one, Form form, List<String> chosen, int status) {
        var act = one.preview().sight().act();
        var shown = one.fates().stream()
                .sorted(java.util.Comparator.comparing(f -> f.decision() != null))
                .limit(MOST)
                .toList();
        var names = effects.names(
                viewer, one.kind(), shown.stream().map(f -> f.thing().key()).toList());
        var lines = new ArrayList<FatesPage.Line>();
        for (var fate : shown) {
            var name = names.get(fate.thing().key());
            lines.add(new FatesPage.Line(
                    fate.thing().key(),
                    name == null ? "" : name.text(),
                    name == null ? "" : name.note(),
                    name == null ? null : name.link(),
                    one.kind().choices().isEmpty() ? "" : fate(one.preview(), fate),
                    fate.decision() == null ? "todo" : fate.decision() == Decision.LEAVE ? "due" : "done",
                    chosen.contains(fate.thing().key())));
        }
        lines.sort(java.util.Comparator.comparing(FatesPage.Line::name, VietnameseText.byGivenName()));
        return Views.page(
                "units/fates",
                new FatesPage(
                        act,
                        one.kind().title(),
                        one.kind().rule(),
                        one.body().name(),
                        ReorganisationPages.here(act) + "/anh-huong/"
                                + one.kind().key() + "/" + one.body().ref(),
                        lines,
                        one.fates().size() - shown.size(),
                        form,
                        viewer.is(Role.ORGANISATION_BOARD)
                                && !one.kind().choices().isEmpty()
                                && act.state() != Reorganisation.State.CANCELLED),
                status);
    }

    @PostMapping("/sap-xep/{ref}/anh-huong/{kind}/{body}")
    ModelAndView decideSome(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String kind,
            @PathVariable UUID body,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var one = one(viewer, ref, kind, body);
        var form = new Form(params);
        var inputs = inputs(form, one);
        if (form.ok()) {
            var decision = Decision.valueOf(inputs.decision().get());
            var target =
                    decision == Decision.MOVE ? UUID.fromString(inputs.target().get()) : null;
            if (effects.decide(viewer, ref, kind, body, inputs.things().get(), new Effects.Say(decision, target))
                    instanceof Outcome.Refused<Integer>(var refusal)) form.refuse(refusal);
            else
                return Views.redirect(
                        one.preview().sight().act().state() == Reorganisation.State.DRAFT
                                ? "/sap-xep/" + ref + "/anh-huong/" + kind + "/" + body
                                : "/sap-xep/" + ref + "/anh-huong",
                        response,
                        "Đã ghi quyết định cho %d %s"
                                .formatted(
                                        inputs.things().get().size(), one.kind().unit()));
        }
        return fates(viewer, one, form, params.getOrDefault("muc", List.of()), 422);
    }
}

package vn.nguon.planning;

import jakarta.servlet.http.HttpServletResponse;
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
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** What ends one entry, each on a form of its own: taken out (dua-ra), appointed (bo-nhiem), moved (chuyen). */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class PlanningEntryPages {

    private final Planning planning;
    private final PlanningDecisions decisions;
    private final DecisionForms forms;

    PlanningEntryPages(Planning planning, PlanningDecisions decisions, DecisionForms forms) {
        this.planning = planning;
        this.decisions = decisions;
        this.forms = forms;
    }

    private static EntryState stateOf(String way) {
        return switch (way) {
            case "dua-ra" -> EntryState.REMOVED;
            case "bo-nhiem" -> EntryState.APPOINTED;
            case "chuyen" -> EntryState.MOVED;
            default -> throw new NotFound("way " + way);
        };
    }

    private record Inputs(
            DecisionForms.Inputs decision,
            Input<String> reason,
            Input<Boolean> post,
            Input<String> organisation,
            Input<String> title) {}

    /** All inputs are declared; a form shows those of its way. */
    private Inputs inputs(Form form, Viewer viewer, Entry entry, EntryState state) {
        var decision = forms.decision(form, viewer, entry.decidedOn());
        var reason = form.area("ly-do", "Lý do", 500);
        if (state == EntryState.REMOVED) reason.required("Nhập lý do đưa ra khỏi quy hoạch");
        else reason.optional();
        var post = form.tick("ghi-chuc-vu", "Ghi chức vụ này vào hồ sơ cán bộ từ ngày quyết định")
                .initial(true);
        var to = form.choice(
                "den",
                "Chuyển đến",
                state == EntryState.MOVED
                        ? forms.planners(viewer).stream()
                                .map(card -> new Option(card.ref().toString(), card.name()))
                                .toList()
                        : List.of());
        if (state == EntryState.MOVED) to.required("Chọn tổ chức chuyển đến");
        var title = form.text("chuc-danh", "Chức danh quy hoạch", 200).initial(entry.title());
        if (state == EntryState.MOVED) title.required("Nhập chức danh quy hoạch");
        return new Inputs(decision, reason, post, to, title);
    }

    private static EndingPage page(Entry entry, String way, Form form) {
        var state = stateOf(way);
        return new EndingPage(
                entry,
                state,
                "/quy-hoach/luot/%s/%s".formatted(entry.ref(), way),
                switch (state) {
                    case APPOINTED -> "Bổ nhiệm người trong quy hoạch";
                    case MOVED -> "Chuyển quy hoạch";
                    default -> "Đưa ra khỏi quy hoạch";
                },
                switch (state) {
                    case APPOINTED -> "Ghi bổ nhiệm";
                    case MOVED -> "Chuyển";
                    default -> "Đưa ra khỏi quy hoạch";
                },
                form);
    }

    @GetMapping("/quy-hoach/luot/{ref}/{way:dua-ra|bo-nhiem|chuyen}")
    ModelAndView ending(Viewer viewer, @PathVariable UUID ref, @PathVariable String way) {
        var entry = planning.entry(viewer, ref);
        var form = Form.blank();
        inputs(form, viewer, entry, stateOf(way));
        return Views.page("planning/ending", page(entry, way, form));
    }

    @PostMapping("/quy-hoach/luot/{ref}/{way:dua-ra|bo-nhiem|chuyen}")
    ModelAndView end(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String way,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var entry = planning.entry(viewer, ref);
        var state = stateOf(way);
        var form = new Form(params);
        var inputs = inputs(form, viewer, entry, state);
        if (form.ok()) {
            var decision = inputs.decision().reference(state.vietnamese() + " quy hoạch");
            var reason = inputs.reason().orElse("");
            var outcome = state == EntryState.MOVED
                    ? decisions.move(
                            viewer,
                            Map.of(ref, UUID.fromString(inputs.organisation().get())),
                            inputs.title().get(),
                            decision,
                            reason)
                    : decisions.end(
                            viewer,
                            List.of(ref),
                            state,
                            decision,
                            reason,
                            inputs.post().orElse(false));
            switch (outcome) {
                case Outcome.Done<Integer> _ -> {
                    return Views.redirect(
                            "/quy-hoach/nguoi/" + entry.person().ref(),
                            response,
                            "%s: đã ghi %s"
                                    .formatted(
                                            entry.person().fullName(),
                                            state.vietnamese().toLowerCase(java.util.Locale.ROOT)));
                }
                case Outcome.Refused<Integer>(var refusal) -> {
                    switch (refusal.code()) {
                        case "truoc-khi-quy-hoach", "sau-hom-nay" -> form.refuse("ngay", refusal.sentence());
                        case "to-chuc-da-het" -> form.refuse("den", refusal.sentence());
                        default -> form.refuse(refusal);
                    }
                }
            }
        }
        return Views.page("planning/ending", page(entry, way, form), 422);
    }
}

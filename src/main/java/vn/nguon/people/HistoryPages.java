package vn.nguon.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
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
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The history of a cadre (/can-bo/{ref}/qua-trinh): reading it, entering facts, correcting and withdrawing them. */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class HistoryPages {

    private static final String PATH = "/can-bo/{ref}/qua-trinh";

    private final People people;
    private final Histories histories;

    HistoryPages(People people, Histories histories) {
        this.people = people;
        this.histories = histories;
    }

    private static String address(UUID ref) {
        return "/can-bo/" + ref + "/qua-trinh";
    }

    @GetMapping(PATH)
    @Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE})
    ModelAndView read(Viewer viewer, @PathVariable UUID ref) {
        var whole = histories.read(viewer, ref);
        var facts = whole.person();
        if (!facts.card().ref().equals(ref))
            return Views.redirect(address(facts.card().ref()));
        var write = facts.mayCorrect();
        var sections = Arrays.stream(FactKind.values())
                .filter(kind -> kind != FactKind.DISCIPLINE || facts.sensitiveShown())
                .map(kind -> new HistoryPage.Section(
                        kind.vietnamese(),
                        "Chưa ghi mục nào.",
                        whole.facts().stream()
                                .filter(held -> held.fact().kind() == kind)
                                .map(held -> line(ref, held, write))
                                .toList(),
                        write ? address(ref) + "/them/" + kind.slug() : null,
                        "Thêm " + kind.vietnamese().toLowerCase(java.util.Locale.ROOT)))
                .toList();
        return Views.page(
                "people/history",
                new HistoryPage(
                        facts.card(),
                        write,
                        facts.posts().stream()
                                .map(held -> line(ref, held, write))
                                .toList(),
                        sections,
                        facts.sameFiles(),
                        !facts.sensitiveShown(),
                        whole.changes().stream()
                                .map(change -> new HistoryPage.Change(
                                        Vn.dateTime(change.at().toInstant()), change.by(), change.what(), change.why()))
                                .toList()));
    }

    private static HistoryPage.Line line(UUID ref, HeldFact held, boolean write) {
        var fact = held.fact();
        return new HistoryPage.Line(
                fact.text(),
                FactText.source(fact),
                FactText.days(fact),
                fact.detail().isEmpty()
                        ? fact.branch().vietnamese()
                        : fact.branch().vietnamese() + " · " + fact.detail(),
                write ? "%s/%s/sua".formatted(address(ref), held.ref()) : null);
    }

    private static HistoryPage.Line line(UUID ref, PersonFacts.HeldPost held, boolean write) {
        var post = held.post();
        var to = post.to();
        var basis = held.endBasis().isEmpty()
                ? post.basis()
                : post.basis().isEmpty() ? "thôi: " + held.endBasis() : post.basis() + "; thôi: " + held.endBasis();
        return new HistoryPage.Line(
                post.text(),
                basis,
                to == null ? "từ " + Vn.date(post.from()) : Vn.range(post.from(), to),
                "",
                write ? "/can-bo/%s/chuc-vu/%s/sua".formatted(ref, held.ref()) : null);
    }

    // --- entering
    // ------------------------------------------------------------------------------------------------------------

    private static FactKind kind(String slug) {
        return Arrays.stream(FactKind.values())
                .filter(kind -> kind.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind " + slug));
    }

    @GetMapping(PATH + "/them/{loai}")
    ModelAndView blank(Viewer viewer, @PathVariable UUID ref, @PathVariable String loai) {
        var form = new FactForm(Form.blank(), kind(loai), viewer.today(), null, false);
        return addPage(viewer, ref, kind(loai), form, 200);
    }

    private ModelAndView addPage(Viewer viewer, UUID ref, FactKind kind, FactForm form, int status) {
        return Views.page(
                "people/fact",
                new FactPage(
                        people.card(viewer, ref),
                        "Thêm " + kind.vietnamese().toLowerCase(java.util.Locale.ROOT),
                        address(ref) + "/them/" + kind.slug(),
                        form.form(),
                        form.fields(),
                        "Ghi vào hồ sơ",
                        null,
                        "",
                        ""),
                status);
    }

    @PostMapping(PATH + "/them/{loai}")
    ModelAndView enter(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable String loai,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var kind = kind(loai);
        var form = new FactForm(new Form(params), kind, viewer.today(), null, false);
        if (form.form().ok()) {
            switch (histories.enter(viewer, ref, form.fact())) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect(address(ref), response, "Đã ghi vào hồ sơ");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> form.form().refuse(refusal);
            }
        }
        return addPage(viewer, ref, kind, form, 422);
    }

    // --- correcting
    // ----------------------------------------------------------------------------------------------------------

    @GetMapping(PATH + "/{fact}/sua")
    ModelAndView edit(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID fact) {
        var held = histories.one(viewer, ref, fact).fact();
        var form = new FactForm(Form.blank(), held.kind(), viewer.today(), held, true);
        return editPage(viewer, ref, fact, held.kind(), form, withdrawal(Form.blank()), 200);
    }

    private static Form withdrawal(Form form) {
        form.text("ly-do-rut", "Lý do rút", 200)
                .hint("Chỉ rút khi mục này ghi nhầm, người này không có việc đó")
                .required("Ghi lý do rút");
        return form;
    }

    private ModelAndView editPage(
            Viewer viewer, UUID ref, UUID fact, FactKind kind, FactForm form, Form withdraw, int status) {
        var address = "%s/%s".formatted(address(ref), fact);
        return Views.page(
                "people/fact",
                new FactPage(
                        people.card(viewer, ref),
                        "Đính chính: " + kind.vietnamese(),
                        address + "/sua",
                        form.form(),
                        form.fields(),
                        "Lưu bản đính chính",
                        withdraw,
                        address + "/rut",
                        "Rút mục này"),
                status);
    }

    @PostMapping(PATH + "/{fact}/sua")
    ModelAndView correct(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID fact,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var kind = histories.one(viewer, ref, fact).fact().kind();
        var form = new FactForm(new Form(params), kind, viewer.today(), null, true);
        if (form.form().ok()) {
            switch (histories.correct(viewer, ref, fact, form.fact(), form.why())) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect(address(ref), response, "Đã đính chính; bản trước vẫn được lưu");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> form.form().refuse(refusal);
            }
        }
        return editPage(viewer, ref, fact, kind, form, withdrawal(Form.blank()), 422);
    }

    @PostMapping(PATH + "/{fact}/rut")
    ModelAndView withdraw(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID fact,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var held = histories.one(viewer, ref, fact).fact();
        var form = withdrawal(new Form(params));
        var why = form.field("ly-do-rut").value().strip();
        if (form.ok()) {
            switch (histories.withdraw(viewer, ref, fact, why)) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect(address(ref), response, "Đã rút khỏi hồ sơ; bản cũ vẫn được lưu");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> form.refuse(refusal);
            }
        }
        var shown = new FactForm(Form.blank(), held.kind(), viewer.today(), held, true);
        return editPage(viewer, ref, fact, held.kind(), shown, form, 422);
    }
}

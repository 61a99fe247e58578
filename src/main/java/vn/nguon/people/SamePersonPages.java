package vn.nguon.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Option;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Saying that two files are one person, and taking it back (/can-bo/{ref}/cung-nguoi). */
@Controller
@Allow(Role.ORGANISATION_BOARD)
class SamePersonPages {

    private static final String PATH = "/can-bo/{ref}/cung-nguoi";

    private final People people;
    private final SamePersons samePersons;

    SamePersonPages(People people, SamePersons samePersons) {
        this.people = people;
        this.samePersons = samePersons;
    }

    private static String address(UUID ref) {
        return "/can-bo/" + ref + "/cung-nguoi";
    }

    @GetMapping(PATH)
    ModelAndView show(
            Viewer viewer, @PathVariable UUID ref, @RequestParam(name = "ma", defaultValue = "") String code) {
        var card = people.card(viewer, ref);
        if (!card.ref().equals(ref)) return Views.redirect(address(card.ref()));
        var other =
                code.isBlank() ? null : samePersons.byCode(viewer, code.strip()).orElse(null);
        var wrong = code.isBlank() || other != null ? null : "Không có hồ sơ mã này trong phạm vi được xem";
        if (other != null && other.id().equals(card.id())) {
            other = null;
            wrong = "Đây là chính hồ sơ đang mở, hoặc đã ghi là một người với hồ sơ này";
        }
        var form = other == null ? null : saying(Form.blank(), card, other);
        return page(viewer, card, code, wrong, other, form, null, null, wrong == null ? 200 : 422);
    }

    private static Form saying(Form form, PersonCard one, PersonCard other) {
        form.choice(
                        "giu",
                        "Hồ sơ dùng từ nay",
                        List.of(
                                new Option(one.code(), one.code() + " " + one.fullName()),
                                new Option(other.code(), other.code() + " " + other.fullName())))
                .initial(one.code())
                .hint("Tên, mã của hồ sơ này đứng trên các danh sách; hồ sơ kia vẫn còn nguyên")
                .required("Chọn hồ sơ dùng từ nay");
        form.text("ly-do", "Vì sao là một người", 200)
                .hint("Ví dụ: cùng số căn cước; đã hỏi đảng ủy xã")
                .required("Ghi vì sao là một người");
        return form;
    }

    private static Form parting(Form form) {
        form.text("ly-do-tach", "Vì sao tách", 200).required("Ghi vì sao tách");
        form.tick("hai-nguoi", "Ghi luôn là hai người khác nhau, lần sau không hỏi lại");
        return form;
    }

    private ModelAndView page(
            Viewer viewer,
            PersonCard card,
            String code,
            @Nullable String wrong,
            @Nullable PersonCard other,
            @Nullable Form form,
            @Nullable UUID parted,
            @Nullable Form parting,
            int status) {
        var standing = new ArrayList<SamePersonPage.Stands>();
        var past = new ArrayList<SamePersonPage.Past>();
        for (var said : samePersons.said(viewer, card.ref())) {
            var text = "%s (%s) và %s (%s)"
                    .formatted(
                            said.joined().fullName(),
                            said.joined().code(),
                            said.kept().fullName(),
                            said.kept().code());
            var by = "%s, %s: %s".formatted(said.by(), Vn.dateTime(said.at()), said.why());
            var backAt = said.backAt();
            if (backAt == null)
                standing.add(new SamePersonPage.Stands(
                        said.ref(),
                        text,
                        by,
                        parting != null && said.ref().equals(parted) ? parting : parting(Form.blank()),
                        "%s/%s/tach".formatted(address(card.ref()), said.ref())));
            else
                past.add(new SamePersonPage.Past(
                        text, by, "%s, %s: %s".formatted(said.backBy(), Vn.dateTime(backAt), said.backWhy())));
        }
        return Views.page(
                "people/same",
                new SamePersonPage(
                        card,
                        new Field("ma", "Mã hồ sơ kia", code, "Ví dụ CB-00231", wrong),
                        samePersons.alike(viewer, card.ref()),
                        other == null || form == null ? null : compared(viewer, card, other, form),
                        standing,
                        past),
                status);
    }

    private SamePersonPage.Other compared(Viewer viewer, PersonCard one, PersonCard other, Form form) {
        var here = people.page(viewer, one.ref());
        var there = people.page(viewer, other.ref());
        var left = PersonFields.of(here.details(), here.particulars());
        var right = PersonFields.of(there.details(), there.particulars());
        var rows = new ArrayList<SamePersonPage.Row>();
        left.forEach((label, value) -> {
            var against = right.getOrDefault(label, "");
            if (!value.isEmpty() || !against.isEmpty())
                rows.add(new SamePersonPage.Row(
                        label, value, against, !value.isEmpty() && !against.isEmpty() && !value.equals(against)));
        });
        rows.add(new SamePersonPage.Row("Chức vụ", post(here), post(there), false));
        return new SamePersonPage.Other(
                other, rows, samePersons.builtOn(viewer, one), samePersons.builtOn(viewer, other), form);
    }

    private static String post(PersonFacts facts) {
        var post = facts.current();
        return post == null ? "" : post.text();
    }

    @PostMapping(PATH)
    ModelAndView say(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var card = people.card(viewer, ref);
        var code = params.getFirst("ma") == null
                ? ""
                : String.valueOf(params.getFirst("ma")).strip();
        var other = code.isEmpty() ? null : samePersons.byCode(viewer, code).orElse(null);
        if (other == null)
            return page(
                    viewer, card, code, "Không có hồ sơ mã này trong phạm vi được xem", null, null, null, null, 422);
        var form = saying(new Form(params), card, other);
        if (form.ok()) {
            var keepsOther = form.field("giu").value().equals(other.code());
            var why = form.field("ly-do").value();
            var kept = keepsOther ? other : card;
            switch (samePersons.say(viewer, kept.ref(), keepsOther ? card.ref() : other.ref(), why)) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect(address(kept.ref()), response, "Đã ghi hai hồ sơ là một người");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> form.refuse(refusal);
            }
        }
        return page(viewer, card, code, null, other, form, null, null, 422);
    }

    @PostMapping(PATH + "/{said}/tach")
    ModelAndView part(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID said,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var card = people.card(viewer, ref);
        var form = parting(new Form(params));
        if (form.ok()) {
            var why = form.field("ly-do-tach").value();
            switch (samePersons.takeBack(
                    viewer,
                    card.ref(),
                    said,
                    why,
                    form.field("hai-nguoi").value().equals("co"))) {
                case Outcome.Done<PersonCard> _ -> {
                    return Views.redirect(address(card.ref()), response, "Đã tách hai hồ sơ, mỗi hồ sơ như trước");
                }
                case Outcome.Refused<PersonCard>(var refusal) -> form.refuse(refusal);
            }
        }
        return page(viewer, card, "", null, null, null, said, form, 422);
    }
}

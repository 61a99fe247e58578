package vn.nguon.results;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Views;

/** Deciding on a paper of a class: the first decision on everybody, then supplementary ones on the people they name. */
@Controller
@Allow({Role.SCHOOL, Role.APPROVER})
class DecidePages {
    private final Results results;

    DecidePages(Results results) {
        this.results = results;
    }

    private static CredentialKind kind(String path) {
        return Arrays.stream(CredentialKind.values())
                .filter(kind -> kind.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("paper " + path));
    }

    @GetMapping("/lop/{code}/ket-qua/quyet-dinh/{path}")
    ModelAndView form(Viewer viewer, @PathVariable String code, @PathVariable String path) {
        var sheet = results.sheet(viewer, code);
        return Views.page("results/decide", page(sheet, kind(path), Form.blank(), null));
    }

    @PostMapping("/lop/{code}/ket-qua/quyet-dinh/{path}")
    ModelAndView decide(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String path,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var kind = kind(path);
        var sheet = results.sheet(viewer, code);
        var form = new Form(params);
        var page = page(sheet, kind, form, params);
        if (!form.ok()) return Views.page("results/decide", page, 422);
        var supplement = page.supplement();
        var command = new Decide(
                params.getOrDefault("so", List.of("")).getFirst().strip(),
                new Form(params).date("ngay", "Ngày quyết định").get(),
                supplement
                        ? params.getOrDefault("ly-do", List.of("")).getFirst().strip()
                        : "",
                supplement ? refs(params, "nguoi") : Set.of(),
                page.choose() ? refs(params, "cap") : null,
                reasons(params),
                Classifying.in(new Form(params), Classification.NORMAL).get());
        return switch (results.decide(viewer, code, kind, command)) {
            case Outcome.Done<Integer>(Integer granted) ->
                Views.redirect(
                        sheet.head().link("/ket-qua"),
                        response,
                        "Đã ghi quyết định: cấp %s cho %d người".formatted(kind.lower(), granted));
            case Outcome.Refused<Integer>(var refusal) -> {
                if (refusal.code().equals("mat-khi-noi-mang")) form.refuse(Classifying.NAME, refusal.sentence());
                else form.refuse(refusal);
                yield Views.page("results/decide", page, 422);
            }
        };
    }

    private static DecidePage page(
            ResultSheet sheet, CredentialKind kind, Form form, @Nullable MultiValueMap<String, String> sent) {
        var head = sheet.head();
        var issuer = sheet.issuers().get(kind);
        if (issuer == null) throw new NotFound("no %s in class %s".formatted(kind, head.code()));
        if (!ResultRights.decides(head, kind)) throw new Forbidden(ResultRights.whoDecides(kind));
        var supplement = sheet.first(kind).isPresent();
        form.text("so", "Số quyết định", 40).required("Nhập số quyết định, ví dụ 412-QĐ/TCT");
        form.date("ngay", "Ngày quyết định").required("Nhập ngày quyết định, ví dụ 10/11/2022");
        Classifying.in(form, Classification.NORMAL);
        if (supplement) form.area("ly-do", "Lý do", 500).required("Nhập lý do của quyết định bổ sung");
        var people = people(sheet, kind, supplement, sent);
        var passed = people.stream().filter(DecidePage.Person::granted).count();
        return new DecidePage(
                head,
                (supplement ? "Quyết định bổ sung, " : "Quyết định cấp ") + kind.lower(),
                issuer.name(),
                form,
                supplement,
                kind == CredentialKind.ATTESTATION,
                "%d học viên: %d được cấp, %d không.".formatted(people.size(), passed, people.size() - passed),
                people,
                head.link("/ket-qua/quyet-dinh/" + kind.path()));
    }

    private static List<DecidePage.Person> people(
            ResultSheet sheet, CredentialKind kind, boolean supplement, @Nullable MultiValueMap<String, String> sent) {
        var before = new HashMap<UUID, Decided>();
        for (var line : sheet.decided(kind)) before.put(line.ref(), line);
        var school = new HashMap<UUID, Decided>();
        if (kind == CredentialKind.ATTESTATION)
            for (var line : sheet.decided(CredentialKind.CERTIFICATE)) school.put(line.ref(), line);
        var included = sent == null ? Set.<UUID>of() : refs(sent, "nguoi");
        var granted = sent == null ? null : refs(sent, "cap");
        return sheet.people().stream()
                .map(person -> person(
                        person,
                        kind,
                        supplement,
                        before.get(person.ref()),
                        school.get(person.ref()),
                        included,
                        granted,
                        sent))
                .toList();
    }

    private static DecidePage.Person person(
            Finding person,
            CredentialKind kind,
            boolean supplement,
            @Nullable Decided before,
            @Nullable Decided school,
            Set<UUID> included,
            @Nullable Set<UUID> granted,
            @Nullable MultiValueMap<String, String> sent) {
        var judged = person.assessment();
        var passes = school == null ? judged.passes() : school.granted();
        var mark = school == null ? judged.finalMark() : school.finalMark();
        var band = school == null ? judged.band() : school.band();
        var words = (mark == null ? "" : Figures.twoDecimals(mark)) + (band.isEmpty() ? "" : " " + band);
        boolean gets;
        if (kind == CredentialKind.CERTIFICATE) gets = judged.passes();
        else if (granted != null) gets = granted.contains(person.ref());
        else gets = before == null ? passes : before.granted();
        var changed = supplement
                && before != null
                && kind == CredentialKind.CERTIFICATE
                && ResultSheet.differs(person, before);
        return new DecidePage.Person(
                person.ref().toString(),
                person.fullName(),
                person.unit(),
                words.strip(),
                passes ? "done" : "late",
                passes
                        ? "Đạt"
                        : (school == null ? judged.eligible() : school.eligible()) ? "Không đạt" : "Chưa đủ điều kiện",
                school == null ? String.join(" ", judged.whyNot()) : school.whyNot(),
                sent == null ? changed : included.contains(person.ref()),
                gets,
                before == null ? "" : before.granted() ? "Cấp" : "Không cấp",
                sent == null
                        ? ""
                        : sent.getOrDefault("ly-do-" + person.ref(), List.of(""))
                                .getFirst());
    }

    private static Set<UUID> refs(MultiValueMap<String, String> params, String name) {
        var refs = new HashSet<UUID>();
        for (var text : params.getOrDefault(name, List.of()))
            if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) refs.add(UUID.fromString(text));
        return refs;
    }

    private static Map<UUID, String> reasons(MultiValueMap<String, String> params) {
        var reasons = new HashMap<UUID, String>();
        params.forEach((name, values) -> {
            if (!name.matches("ly-do-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) return;
            var reason = values.getFirst().strip();
            if (!reason.isEmpty())
                reasons.put(
                        UUID.fromString(name.substring("ly-do-".length())),
                        reason.substring(0, Math.min(300, reason.length())));
        });
        return reasons;
    }
}

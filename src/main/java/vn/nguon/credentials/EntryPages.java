package vn.nguon.credentials;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** One paper: what the register says of it, the PDF, revoking and reissuing; and each trainee's own papers. */
@Controller
class EntryPages {
    private final Credentials credentials;

    EntryPages(Credentials credentials) {
        this.credentials = credentials;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuOwnCredentials() {
            return new MenuItem(60, "Chứng chỉ", "/chung-chi", "paper", Set.of(Role.TRAINEE));
        }
    }

    @GetMapping("/chung-chi")
    @Allow(Role.TRAINEE)
    ModelAndView own(Viewer viewer) {
        var papers = credentials.own(viewer).stream()
                .map(entry -> new OwnCredentialsPage.Paper(
                        entry.kind().vietnamese(),
                        entry.number(),
                        entry.content().issuer(),
                        Vn.date(entry.issuedOn()),
                        entry.content().className(),
                        CredentialWords.kind(entry),
                        CredentialWords.state(entry),
                        entry.reason() == null ? "" : entry.reason(),
                        "/giay/" + entry.ref() + ".pdf"))
                .toList();
        return Views.page("credentials/own", new OwnCredentialsPage(papers));
    }

    @GetMapping("/giay/{ref}.pdf")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.TRAINEE})
    ResponseEntity<byte[]> pdf(Viewer viewer, @PathVariable UUID ref) {
        var number = credentials.entry(viewer, ref).number().replace('/', '-');
        return Downloads.attachment(credentials.paper(viewer, ref), number + ".pdf", "application/pdf");
    }

    @GetMapping("/giay/{ref}")
    @Allow({Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ModelAndView entry(Viewer viewer, @PathVariable UUID ref) {
        var entry = credentials.entry(viewer, ref);
        var revoke = mayRevoke(viewer, entry) ? revokeForm(Form.blank()).form() : null;
        var reissue = mayReissue(viewer, entry)
                ? SignatoryForm.declare(Form.blank(), entry.kind(), by(entry), "")
                        .form()
                : null;
        return Views.page("credentials/entry", page(entry, revoke, reissue));
    }

    private static boolean goesOn(Viewer viewer, CredentialEntry entry) {
        var last = entry.issuerLastDay();
        return entry.mayChange() && (last == null || !last.isBefore(viewer.today()));
    }

    private static boolean mayRevoke(Viewer viewer, CredentialEntry entry) {
        return entry.valid() && (entry.keeps() || goesOn(viewer, entry));
    }

    private static boolean mayReissue(Viewer viewer, CredentialEntry entry) {
        return !entry.valid() && entry.replacedBy() == null && goesOn(viewer, entry);
    }

    private static Signatory by(CredentialEntry entry) {
        var content = entry.content();
        return new Signatory(content.place(), content.signatory(), content.capacity(), content.signatoryPost());
    }

    private record RevokeForm(
            Form form,
            vn.nguon.web.Input<String> reason,
            vn.nguon.web.Input<String> number,
            vn.nguon.web.Input<java.time.LocalDate> dated,
            Classifying classified) {}

    private static RevokeForm revokeForm(Form form) {
        return new RevokeForm(
                form,
                form.area("ly-do", "Lý do thu hồi", 500).required("Nhập lý do thu hồi"),
                form.text("so", "Số văn bản thu hồi", 40).required("Nhập số văn bản thu hồi, ví dụ 420-QĐ/TCT"),
                form.date("ngay", "Ngày văn bản").required("Nhập ngày của văn bản thu hồi, ví dụ 20/11/2022"),
                Classifying.in(form, Classification.NORMAL));
    }

    @PostMapping("/giay/{ref}/thu-hoi")
    @Allow({Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ModelAndView revoke(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var entry = credentials.entry(viewer, ref);
        var sent = revokeForm(new Form(params));
        if (!sent.form().ok()) return Views.page("credentials/entry", page(entry, sent.form(), null), 422);
        var command = new Credentials.Revoke(
                sent.reason().get(),
                sent.number().get(),
                sent.dated().get(),
                sent.classified().get());
        return switch (credentials.revoke(viewer, ref, command)) {
            case Outcome.Done<UUID> _ ->
                Views.redirect(
                        "/giay/" + ref,
                        response,
                        "Đã thu hồi %s số %s".formatted(entry.kind().lower(), entry.number()));
            case Outcome.Refused<UUID>(var refusal) -> {
                if (refusal.code().equals("mat-khi-noi-mang")) sent.form().refuse(Classifying.NAME, refusal.sentence());
                else sent.form().refuse(refusal);
                yield Views.page("credentials/entry", page(entry, sent.form(), null), 422);
            }
        };
    }

    @PostMapping("/giay/{ref}/cap-lai")
    @Allow({Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
    ModelAndView reissue(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var entry = credentials.entry(viewer, ref);
        var sent = SignatoryForm.declare(new Form(params), entry.kind(), null, "");
        if (!sent.form().ok()) return Views.page("credentials/entry", page(entry, null, sent.form()), 422);
        return switch (credentials.reissue(viewer, ref, sent.signatory())) {
            case Outcome.Done<UUID>(UUID issued) ->
                Views.redirect("/giay/" + issued, response, "Đã cấp lại thay giấy số " + entry.number());
            case Outcome.Refused<UUID>(var refusal) -> {
                sent.form().refuse(refusal);
                yield Views.page("credentials/entry", page(entry, null, sent.form()), 422);
            }
        };
    }

    private static EntryPage page(CredentialEntry entry, @Nullable Form revoke, @Nullable Form reissue) {
        var content = entry.content();
        var facts = new ArrayList<EntryPage.Fact>();
        facts.add(fact("Họ và tên", content.fullName()));
        facts.add(fact("Sinh", content.born()));
        facts.add(fact("Chức vụ, đơn vị", content.holderPost()));
        facts.add(new EntryPage.Fact("Lớp", content.className(), "/lop/" + content.classCode() + "/chung-chi"));
        facts.add(
                fact("Thời gian", Vn.range(content.from(), content.to()) + ", " + Vn.count(content.periods(), "tiết")));
        if (!content.band().isEmpty()) facts.add(fact("Xếp loại", content.band()));
        facts.add(fact("Quyết định", content.decision() + ", " + Vn.date(content.decidedOn())));
        facts.add(fact("Nơi cấp", content.issuer()));
        facts.add(fact("Ngày cấp", Vn.date(entry.issuedOn())));
        facts.add(fact(
                "Người ký", (content.capacity() + " " + content.signatoryPost()).strip() + ", " + content.signatory()));
        facts.add(fact("Mã kiểm tra", CredentialWords.held(entry.checkCode())));
        facts.add(new EntryPage.Fact("Trang kiểm tra", "Mở trang ai cũng xem được", "/kiem-tra/" + entry.token()));
        if (entry.replaces() != null) facts.add(fact("Thay cho số", entry.replaces()));
        if (entry.reason() != null)
            facts.add(fact(
                    "Lý do thu hồi",
                    entry.reason() + (entry.revokedBy() == null ? "" : " (" + entry.revokedBy() + ")")));
        if (entry.replacedBy() != null)
            facts.add(new EntryPage.Fact("Đã cấp lại bằng số", entry.replacedBy(), "/giay/" + entry.replacedRef()));
        return new EntryPage(
                "%s số %s".formatted(entry.kind().vietnamese(), entry.number()),
                CredentialWords.kind(entry),
                CredentialWords.state(entry),
                facts,
                "/giay/" + entry.ref() + ".pdf",
                "/lop/" + content.classCode() + "/chung-chi",
                "Chứng chỉ của lớp",
                revoke,
                reissue,
                "/giay/" + entry.ref());
    }

    private static EntryPage.Fact fact(String label, String value) {
        return new EntryPage.Fact(label, value, null);
    }
}

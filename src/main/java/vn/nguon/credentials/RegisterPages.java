package vn.nguon.credentials;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Allow;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The registers (sổ cấp): of the viewer's organisations, and those kept for issuers that have ended. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER})
class RegisterPages {
    private static final int MOST_ROWS = 20_000;
    private final Credentials credentials;
    private final EntryBook entries;
    private final Clock clock;

    RegisterPages(Credentials credentials, EntryBook entries, Clock clock) {
        this.credentials = credentials;
        this.entries = entries;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuRegisters() {
            return new MenuItem(
                    70,
                    "Sổ cấp chứng chỉ",
                    "/so-cap",
                    "paper",
                    Set.of(Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER));
        }
    }

    @GetMapping("/so-cap")
    ModelAndView list(Viewer viewer) {
        var lines = credentials.registers(viewer).stream()
                .map(one -> new RegistersPage.Line(
                        title(one),
                        one.issuer(),
                        one.last() == 0
                                ? "Chưa cấp số nào"
                                : "Đã cấp đến số %04d-%s, thu hồi %d"
                                        .formatted(one.last(), one.symbol(), one.revoked()),
                        one.lastDay() == null ? "doing" : "done",
                        one.lastDay() == null ? "Đang mở" : "Đã đóng",
                        "/so-cap/" + one.ref()))
                .toList();
        return Views.page("credentials/registers", new RegistersPage(lines));
    }

    private static String title(EntryBook.Register register) {
        return "Sổ cấp " + CredentialKind.valueOf(register.kind()).lower();
    }

    private EntryBook.Register find(Viewer viewer, UUID ref) {
        return credentials.registers(viewer).stream()
                .filter(one -> one.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("register " + ref));
    }

    @GetMapping("/so-cap/{ref}")
    @Transactional(readOnly = true)
    public ModelAndView one(Viewer viewer, @PathVariable UUID ref, @RequestParam Map<String, String> params) {
        var register = find(viewer, ref);
        var query = ListQuery.from(params, "so", "ten");
        var rows = entries.ofRegister(viewer, ref, query, query.offset(), query.size()).stream()
                .map(entry -> new RegisterPage.Row(
                        entry.number(),
                        entry.content().fullName(),
                        entry.content().born(),
                        entry.content().classCode(),
                        entry.content().className(),
                        Vn.date(entry.issuedOn()),
                        CredentialWords.kind(entry),
                        CredentialWords.state(entry),
                        entry.reason(),
                        "/giay/" + entry.ref()))
                .toList();
        var last = register.lastDay();
        return Views.page(
                "credentials/register",
                new RegisterPage(
                        title(register),
                        register.issuer(),
                        last == null
                                ? ""
                                : "Sổ đã đóng: nơi cấp kết thúc ngày %s%s. Số cũ vẫn xem, in và kiểm tra được."
                                        .formatted(
                                                Vn.date(last),
                                                register.keeper() == null
                                                        ? ""
                                                        : ", sổ do " + register.keeper() + " giữ"),
                        register.last(),
                        register.revoked(),
                        query,
                        rows,
                        Pager.of(query, entries.count(ref, query)),
                        "/so-cap/" + ref + ".xlsx"));
    }

    @GetMapping("/so-cap/{ref}.xlsx")
    @Transactional(readOnly = true)
    public ResponseEntity<byte[]> export(Viewer viewer, @PathVariable UUID ref) {
        var register = find(viewer, ref);
        var sheet = new TidySheet(
                "Sổ cấp",
                title(register) + ", " + register.issuer(),
                Stamp.of(viewer, clock),
                java.util.List.of(
                        "Số",
                        "Họ và tên",
                        "Ngày sinh",
                        "Chức vụ, đơn vị",
                        "Lớp",
                        "Xếp loại",
                        "Quyết định",
                        "Ngày cấp",
                        "Người ký",
                        "Trạng thái",
                        "Lý do thu hồi"));
        for (var entry : entries.ofRegister(viewer, ref, ListQuery.from(Map.of(), "so"), 0, MOST_ROWS)) {
            var content = entry.content();
            sheet.row(
                    entry.number(),
                    content.fullName(),
                    content.born(),
                    content.holderPost(),
                    content.className(),
                    content.band(),
                    content.decision() + ", " + Vn.date(content.decidedOn()),
                    entry.issuedOn(),
                    content.signatory(),
                    CredentialWords.state(entry),
                    entry.reason());
        }
        return Downloads.attachment(
                sheet.toBytes(), "so-cap.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
}

package vn.nguon.credentials;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.web.AllowAnyone;
import vn.nguon.web.Form;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The public check: anybody, without signing in, not for search engines. */
@Controller
@AllowAnyone
class CheckPages {
    private static final String UNKNOWN =
            "Không có giấy nào mang đủ số hiệu và mã kiểm tra này. Xem lại từng chữ, số trên giấy; nếu vẫn vậy, giữ tờ giấy và báo nơi cấp.";
    private final PublicCheck check;
    private final Clock clock;

    CheckPages(PublicCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    @GetMapping("/kiem-tra")
    ModelAndView empty(HttpServletResponse response) {
        return page(response, form(null), null, "", 200);
    }

    @PostMapping("/kiem-tra")
    ModelAndView byNumber(
            @RequestParam MultiValueMap<String, String> params,
            HttpServletRequest request,
            HttpServletResponse response) {
        var form = new Form(params);
        var number = form.text("so", "Số hiệu", 40).required("Nhập số hiệu in trên giấy, ví dụ 0047/2022-CC");
        var code = form.text("ma", "Mã kiểm tra", 20).required("Nhập mã kiểm tra 6 chữ và số, in cạnh số hiệu");
        if (!form.ok()) return page(response, form, null, "", 422);
        return switch (check.byNumber(number.get(), code.get(), request.getRemoteAddr())) {
            case PublicCheck.Answer.Shown(var found) -> page(response, form, found, "", 200);
            case PublicCheck.Answer.Unknown() -> page(response, form, null, UNKNOWN, 404);
            case PublicCheck.Answer.Slowed(long seconds) -> {
                response.setHeader("Retry-After", Long.toString(seconds));
                form.refuse(
                        "so",
                        "Vừa có nhiều lần tra không khớp. Thử lại sau %d giây, hoặc quét mã QR trên giấy."
                                .formatted(seconds));
                yield page(response, form, null, "", 429);
            }
        };
    }

    @GetMapping("/kiem-tra/{token}")
    ModelAndView byToken(@PathVariable String token, HttpServletResponse response) {
        var found = check.byToken(token);
        return found.isPresent()
                ? page(response, form(null), found.get(), "", 200)
                : page(
                        response,
                        form(null),
                        null,
                        "Địa chỉ này không dẫn tới giấy nào trong sổ. Quét lại mã QR, hoặc nhập số hiệu và mã kiểm tra in trên giấy.",
                        404);
    }

    private static Form form(@Nullable String number) {
        var form = number == null ? Form.blank() : new Form(Map.of("so", List.of(number)));
        form.text("so", "Số hiệu", 40);
        form.text("ma", "Mã kiểm tra", 20);
        return form;
    }

    private ModelAndView page(
            HttpServletResponse response, Form form, PublicCheck.@Nullable Found found, String unknown, int status) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        var asked = found == null && unknown.isEmpty() ? "" : asked();
        return Views.page(
                "credentials/check",
                new CheckPage(form, found == null ? null : verdict(found), unknown, asked),
                status);
    }

    private String asked() {
        var now = LocalDateTime.now(clock);
        return "Tra lúc %s, %s.".formatted(Vn.time(now.toLocalTime()), Vn.day(now.toLocalDate()));
    }

    private static CheckPage.Verdict verdict(PublicCheck.Found found) {
        var facts = new ArrayList<CheckPage.Fact>();
        facts.add(new CheckPage.Fact("Loại giấy", found.kind().vietnamese()));
        facts.add(new CheckPage.Fact("Nơi cấp", found.issuer()));
        facts.add(new CheckPage.Fact("Số hiệu", found.number()));
        facts.add(new CheckPage.Fact("Ngày cấp", Vn.date(found.issuedOn())));
        facts.add(new CheckPage.Fact("Họ và tên", found.fullName()));
        var year = found.birthYear();
        if (year != null) facts.add(new CheckPage.Fact("Năm sinh", year.toString()));
        facts.add(new CheckPage.Fact("Lớp", found.className()));
        var revoked = found.revokedOn();
        facts.add(new CheckPage.Fact(
                "Trạng thái", revoked == null ? "Còn giá trị" : "Đã thu hồi ngày " + Vn.date(revoked)));
        return revoked == null
                ? new CheckPage.Verdict("done", "Có trong sổ, còn giá trị", facts)
                : new CheckPage.Verdict("late", "Có trong sổ, đã thu hồi", facts);
    }
}

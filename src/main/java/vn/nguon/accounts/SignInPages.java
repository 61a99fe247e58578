package vn.nguon.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;
import vn.nguon.web.AllowAnyone;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Views;

/** Signing in: by password, by the printed code, and in the demo by choosing a role. */
@Controller
class SignInPages {
    static final String PATH = "/dang-nhap";
    static final String WRONG = "/dang-nhap/chua-dung";
    private static final String HOME = "/viec-can-lam";

    private final Accounts accounts;
    private final AccountLists lists;
    private final SignInDelays delays;
    private final SignInSessions sessions;
    private final Clock clock;
    private final boolean demo;

    SignInPages(
            Accounts accounts,
            AccountLists lists,
            SignInDelays delays,
            SignInSessions sessions,
            Clock clock,
            @Value("${nguon.demo:false}") boolean demo) {
        this.accounts = accounts;
        this.clock = clock;
        this.lists = lists;
        this.delays = delays;
        this.sessions = sessions;
        this.demo = demo;
    }

    /** Where a person goes after signing in: only ever a path of this site. */
    static String target(@Nullable String wanted) {
        return wanted != null && wanted.matches("/[^/\\\\].*") && !wanted.contains("\n") ? wanted : HOME;
    }

    /** The sign-in page that leads back to what was asked for; only what was asked by GET can be asked again. */
    static String signInFirst(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getRequestURI().equals("/")) return PATH;
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return PATH + "?toi=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
    }

    @GetMapping("/")
    @AllowAnyone
    ModelAndView root(@Nullable Viewer viewer) {
        return Views.redirect(viewer == null ? PATH : HOME);
    }

    @GetMapping(PATH)
    @AllowAnyone
    ModelAndView show(@RequestParam(name = "toi", required = false) @Nullable String target, @Nullable Viewer viewer) {
        if (viewer != null) return Views.redirect(HOME);
        return Views.page("accounts/sign-in", page(target(target), "", false));
    }

    /** Reached by the filter chain's forward only; asked for directly it shows the empty form's errors and harms nothing. */
    @RequestMapping(WRONG)
    @AllowAnyone
    ModelAndView wrong(
            @RequestParam(name = "ten", defaultValue = "") String username,
            @RequestParam(name = "toi", required = false) @Nullable String target) {
        return Views.page("accounts/sign-in", page(target(target), username, true), 422);
    }

    private SignInPage page(String target, String username, boolean wrong) {
        return new SignInPage(target, username, wrong, demo ? lists.demoAccounts(LocalDate.now(clock)) : List.of());
    }

    @PostMapping("/dang-nhap/thu")
    @AllowAnyone
    ModelAndView demo(@RequestParam("tai-khoan") UUID ref, HttpServletRequest request, HttpServletResponse response) {
        if (!demo) throw new NotFound("demo sign-in");
        sessions.saveContext(SignInSessions.context(lists.demoAccount(ref)), request, response);
        return Views.redirect(HOME);
    }

    private static final String CODE_PATH = "/dang-nhap/ma";

    private record CodeInputs(
            Form form, Input<String> username, Input<String> code, Input<String> password, Input<String> again) {
        static CodeInputs of(Form form) {
            return new CodeInputs(
                    form,
                    form.text("ten", "Tên đăng nhập", 60)
                            .autocomplete("username")
                            .hint("In trên phiếu tài khoản, ví dụ anh.luthi")
                            .required("Nhập tên đăng nhập in trên phiếu"),
                    form.text("ma", "Mã một lần", 20)
                            .autocomplete("one-time-code")
                            .hint("12 chữ và số in trên phiếu, gạch nối không bắt buộc")
                            .required("Nhập mã một lần in trên phiếu"),
                    form.password("mat-khau", "Mật khẩu mới")
                            .autocomplete("new-password")
                            .hint("Ít nhất " + Accounts.PASSWORD_LEAST + " ký tự")
                            .required("Nhập mật khẩu mới"),
                    form.password("mat-khau-lai", "Nhập lại mật khẩu mới")
                            .autocomplete("new-password")
                            .required("Nhập lại mật khẩu mới"));
        }
    }

    @GetMapping(CODE_PATH)
    @AllowAnyone
    ModelAndView code() {
        return Views.page(
                "accounts/code", new CodePage(CodeInputs.of(Form.blank()).form()));
    }

    @PostMapping(CODE_PATH)
    @AllowAnyone
    ModelAndView activate(
            @RequestParam MultiValueMap<String, String> params,
            HttpServletRequest request,
            HttpServletResponse response) {
        var inputs = CodeInputs.of(new Form(params));
        var form = inputs.form();
        AccountForms.checkPassword(form, inputs.password(), inputs.again());
        if (form.ok()) {
            var keys = List.of(
                    "ma:" + inputs.username().get().strip().toLowerCase(java.util.Locale.ROOT),
                    "may:" + request.getRemoteAddr());
            delays.await(keys);
            switch (accounts.activate(
                    inputs.username().get(),
                    inputs.code().get(),
                    inputs.password().get())) {
                case Outcome.Done<?> _ -> {
                    delays.forget(keys.getFirst());
                    return Views.redirect(PATH, response, "Đã đặt mật khẩu. Đăng nhập bằng mật khẩu mới");
                }
                case Outcome.Refused<?>(var refusal) -> {
                    delays.failed(keys);
                    form.refuse("ma", refusal.sentence());
                }
            }
        }
        return Views.page("accounts/code", new CodePage(form), 422);
    }

    private record OwnInputs(Form form, Input<String> old, Input<String> password, Input<String> again) {
        static OwnInputs of(Form form) {
            return new OwnInputs(
                    form,
                    form.password("mat-khau-cu", "Mật khẩu đang dùng")
                            .autocomplete("current-password")
                            .required("Nhập mật khẩu đang dùng"),
                    form.password("mat-khau", "Mật khẩu mới")
                            .autocomplete("new-password")
                            .hint("Ít nhất " + Accounts.PASSWORD_LEAST + " ký tự")
                            .required("Nhập mật khẩu mới"),
                    form.password("mat-khau-lai", "Nhập lại mật khẩu mới")
                            .autocomplete("new-password")
                            .required("Nhập lại mật khẩu mới"));
        }
    }

    @GetMapping("/tai-khoan")
    @AllowSignedIn
    ModelAndView own(Viewer viewer) {
        return Views.page(
                "accounts/own",
                new OwnAccountPage(lists.own(viewer), OwnInputs.of(Form.blank()).form()));
    }

    @PostMapping("/tai-khoan")
    @AllowSignedIn
    ModelAndView change(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletRequest request,
            HttpServletResponse response) {
        var inputs = OwnInputs.of(new Form(params));
        var form = inputs.form();
        AccountForms.checkPassword(form, inputs.password(), inputs.again());
        if (form.ok()
                && !accounts.changePassword(
                        viewer, inputs.old().get(), inputs.password().get(), SignInSessions.key(request)))
            form.refuse("mat-khau-cu", "Mật khẩu đang dùng chưa đúng");
        if (!form.ok()) return Views.page("accounts/own", new OwnAccountPage(lists.own(viewer), form), 422);
        return Views.redirect("/tai-khoan", response, "Đã đổi mật khẩu");
    }
}

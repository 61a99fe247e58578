package vn.nguon.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Outcome;
import vn.nguon.units.NewOrganisation;
import vn.nguon.units.OrganisationCard;
import vn.nguon.web.AllowAnyone;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;
import vn.nguon.web.Views;

/** The first-run page (/thiet-lap); answers 404-like redirect to the sign-in once somebody has set up. */
@Controller
@AllowAnyone
class SetupPages {
    static final String PATH = "/thiet-lap";

    private final Setup setup;

    SetupPages(Setup setup) {
        this.setup = setup;
    }

    static boolean belongs(String path) {
        return path.equals(PATH)
                || path.equals("/error")
                || path.startsWith("/kiem-tra")
                || path.startsWith("/tro-giup"); // how to set up is read there
    }

    @GetMapping(PATH)
    ModelAndView show() {
        if (!setup.isNeeded()) return Views.redirect(SignInPages.PATH);
        return Views.page(
                "accounts/setup", new SetupPage(Inputs.of(Form.blank()).form()));
    }

    @PostMapping(PATH)
    ModelAndView finish(@RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = Inputs.of(new Form(params));
        var form = inputs.form();
        var first = inputs.read();
        if (first != null) {
            switch (setup.finish(first)) {
                case Outcome.Done<?> _ -> {
                    return Views.redirect(SignInPages.PATH, response, "Đã thiết lập. Đăng nhập bằng tài khoản vừa tạo");
                }
                case Outcome.Refused<?>(var refusal) -> form.refuse("ma", refusal.sentence());
            }
        }
        return Views.page("accounts/setup", new SetupPage(form), 422);
    }

    /** The page's inputs, declared once for showing and for reading. */
    private record Inputs(
            Form form,
            Input<String> code,
            Input<String> organisation,
            Input<String> shortName,
            Input<String> kind,
            Input<LocalDate> since,
            Input<String> name,
            Input<String> username,
            Input<String> password,
            Input<String> again) {

        static Inputs of(Form form) {
            var kinds = List.of(OrganisationCard.Kind.values()).stream()
                    .map(k -> new Option(k.name(), k.vietnamese()))
                    .toList();
            return new Inputs(
                    form,
                    form.text("ma", "Mã thiết lập", 20).required("Nhập mã thiết lập in ở cửa sổ đã chạy ./run"),
                    form.text("to-chuc", "Tên tổ chức đầu tiên", 200)
                            .required("Nhập tên tổ chức, ví dụ Tỉnh ủy Nghệ An"),
                    form.text("ten-gon", "Tên gọn", 80).required("Nhập tên gọn, ví dụ Tỉnh ủy"),
                    form.choice("loai", "Loại tổ chức", kinds).required("Chọn loại tổ chức"),
                    form.date("tu-ngay", "Có từ ngày")
                            .initial(LocalDate.of(2020, 1, 1))
                            .required("Nhập ngày tổ chức bắt đầu có trong hệ thống"),
                    form.text("ho-ten", "Họ và tên người quản trị", 80).required("Nhập họ và tên"),
                    form.text("ten", "Tên đăng nhập", 60).required("Nhập tên đăng nhập"),
                    form.password("mat-khau", "Mật khẩu")
                            .autocomplete("new-password")
                            .hint("Ít nhất " + Accounts.PASSWORD_LEAST + " ký tự")
                            .required("Nhập mật khẩu"),
                    form.password("mat-khau-lai", "Nhập lại mật khẩu")
                            .autocomplete("new-password")
                            .required("Nhập lại mật khẩu"));
        }

        Setup.@Nullable FirstRun read() {
            AccountForms.checkUsername(form, username);
            AccountForms.checkPassword(form, password, again);
            if (!form.ok()) return null;
            var isState = kind.get().equals("PEOPLES_COMMITTEE") || kind.get().equals("POLITICAL_SCHOOL");
            return new Setup.FirstRun(
                    code.get(),
                    new NewOrganisation(
                            organisation.get(),
                            shortName.get(),
                            OrganisationCard.Kind.valueOf(kind.get()),
                            isState ? OrganisationCard.Form.STATE : OrganisationCard.Form.PARTY,
                            null,
                            null,
                            since.get()),
                    username.get(),
                    name.get(),
                    password.get());
        }
    }
}

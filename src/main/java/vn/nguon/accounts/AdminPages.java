package vn.nguon.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.OrganisationInputs;
import vn.nguon.units.Units;
import vn.nguon.web.Allow;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Accounts and their roles (/quan-tri/tai-khoan): the technical administrators' work; what needs two of them, {@link SecondPerson} decides. */
@Controller
@Allow({Role.ADMINISTRATOR})
class AdminPages {
    private static final String PATH = "/quan-tri/tai-khoan";

    private final Accounts accounts;
    private final AccountLists lists;
    private final SecondPerson second;
    private final Units units;
    private final OrganisationInputs organisations;
    private final Clock clock;

    AdminPages(
            Accounts accounts,
            AccountLists lists,
            SecondPerson second,
            Units units,
            OrganisationInputs organisations,
            Clock clock) {
        this.clock = clock;
        this.organisations = organisations;
        this.accounts = accounts;
        this.second = second;
        this.lists = lists;
        this.units = units;
    }

    @Bean
    static MenuItem accountsMenu() {
        return new MenuItem(900, "Tài khoản", PATH, "people", java.util.Set.of(Role.ADMINISTRATOR));
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        var lines = lists.list(query, viewer.today(), now);
        var total = lines.isEmpty() ? 0 : lines.getFirst().total();
        return Views.page(
                "accounts/list",
                new AccountsPage(
                        query,
                        lines,
                        Pager.of(query, total),
                        Roles.options(),
                        lists.waiting(viewer.today()),
                        lists.asked(second.askedSince()),
                        AccountLists.State.options(),
                        lists.guessed(now.minusDays(1))));
    }

    @GetMapping(PATH + "/to-chuc")
    ModelAndView without(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ten");
        var lines = lists.without(query, viewer.today());
        return Views.page(
                "accounts/without",
                new WithoutPage(
                        lines,
                        Pager.of(query, lines.isEmpty() ? 0 : lines.getFirst().total())));
    }

    private record NewInputs(Form form, Input<String> name, Input<String> username) {
        static NewInputs of(Form form) {
            return new NewInputs(
                    form,
                    form.text("ho-ten", "Họ và tên", 80).required("Nhập họ và tên"),
                    form.text("ten", "Tên đăng nhập", 60)
                            .optional()
                            .hint("Để trống, hệ thống đặt theo họ tên, ví dụ anh.luthi"));
        }
    }

    @GetMapping(PATH + "/moi")
    ModelAndView blank() {
        return Views.page(
                "accounts/new", new NewAccountPage(NewInputs.of(Form.blank()).form()));
    }

    @PostMapping(PATH + "/moi")
    ModelAndView open(Viewer viewer, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response) {
        var inputs = NewInputs.of(new Form(params));
        var form = inputs.form();
        AccountForms.checkUsername(form, inputs.username());
        if (form.ok()) {
            try {
                var username = inputs.username().orElse("");
                var account = accounts.open(
                        username.isEmpty() ? accounts.freeUsername(inputs.name().get()) : username,
                        inputs.name().get());
                return Views.redirect(
                        PATH + "/" + lists.ref(account),
                        response,
                        "Đã lập tài khoản. Cấp vai trò, rồi in phiếu mã một lần");
            } catch (DuplicateKeyException _) {
                form.refuse("ten", "Tên đăng nhập này đã có người dùng. Chọn tên khác");
            }
        }
        return Views.page("accounts/new", new NewAccountPage(form), 422);
    }

    private record GrantInputs(
            Form form,
            Input<String> role,
            OrganisationInputs.Asked organisation,
            Input<LocalDate> from,
            Input<LocalDate> to) {
        static GrantInputs of(Form form, OrganisationInputs organisations, LocalDate today) {
            return new GrantInputs(
                    form,
                    form.choice("vai", "Vai trò", Roles.options()).required("Chọn vai trò"),
                    organisations.ask(form, "to-chuc", "Tại tổ chức", organisations.on(today)),
                    form.date("tu-ngay", "Từ ngày").initial(today).required("Nhập ngày bắt đầu"),
                    form.date("den-ngay", "Đến hết ngày").optional());
        }
    }

    @GetMapping(PATH + "/{ref}")
    ModelAndView one(Viewer viewer, @PathVariable UUID ref) {
        return page(viewer, ref, grantForm(viewer), 200);
    }

    private ModelAndView page(Viewer viewer, UUID ref, Form form, int status) {
        return page(viewer, ref, form, consoleForm(Form.blank()), status);
    }

    private ModelAndView page(Viewer viewer, UUID ref, Form form, Form console, int status) {
        var account = lists.id(ref);
        var asker = second.asker(account);
        return Views.page(
                "accounts/one",
                new AccountPage(
                        lists.one(ref, viewer.today()),
                        lists.grants(ref, viewer),
                        form,
                        way(viewer, account, asker),
                        asker == null ? null : lists.name(asker),
                        second.consoleStandsIn(viewer, account) && !account.equals(viewer.id()) ? console : null),
                status);
    }

    private AccountPage.CodeWay way(Viewer viewer, AccountId account, @Nullable AccountId asker) {
        if (!second.guards(account)) return AccountPage.CodeWay.AT_ONCE;
        if (!second.guardedBefore(account)) return AccountPage.CodeWay.WITH_ROLE;
        if (asker == null) return AccountPage.CodeWay.ASK;
        var mayPrint = !asker.equals(viewer.id()) && !account.equals(viewer.id());
        return mayPrint ? AccountPage.CodeWay.PRINT : AccountPage.CodeWay.WAITS;
    }

    private static Form consoleForm(Form form) {
        form.text("ma-may-chu", "Mã máy chủ", 20).required("Nhập mã in ở cửa sổ đã chạy ./run");
        return form;
    }

    @PostMapping(PATH + "/{ref}/vai-tro")
    ModelAndView grant(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var inputs = GrantInputs.of(new Form(params), organisations, viewer.today());
        var form = inputs.form();
        if (form.ok()) {
            var chosen = inputs.organisation().ref();
            var at = chosen == null
                    ? null
                    : units.byRef(chosen, viewer.today())
                            .map(OrganisationCard::id)
                            .orElse(null);
            var role = Role.valueOf(inputs.role().get());
            switch (accounts.grant(
                    viewer,
                    lists.id(ref),
                    role,
                    at,
                    inputs.from().get(),
                    inputs.to().value())) {
                case Outcome.Done<?> _ -> {
                    var news = role.needsSecondPerson()
                            ? "Đã cấp. Vai trò có hiệu lực sau khi người thứ hai xác nhận"
                            : "Đã cấp vai trò";
                    return Views.redirect(PATH + "/" + ref, response, news);
                }
                case Outcome.Refused<?>(var refusal) -> form.refuse(refusal);
            }
        }
        return page(viewer, ref, form, 422);
    }

    /** The second person confirms; with {@code ma-may-chu} the code on the server's console stands in. The answer is the slip to hand over. */
    @PostMapping(PATH + "/{ref}/vai-tro/{grant}/xac-nhan")
    ModelAndView confirm(
            Viewer viewer,
            @PathVariable UUID ref,
            @PathVariable UUID grant,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var console = params.containsKey("ma-may-chu") ? consoleForm(new Form(params)) : null;
        if (console != null && !console.ok()) return page(viewer, ref, grantForm(viewer), console, 422);
        return switch (second.confirm(viewer, grant, params.getFirst("ma-may-chu"))) {
            case Outcome.Done<SecondPerson.Confirmed>(var confirmed) ->
                confirmed.slip() == null
                        ? Views.redirect(PATH + "/" + ref, response, "Đã xác nhận. Vai trò có hiệu lực")
                        : slips(confirmed.slip());
            case Outcome.Refused<SecondPerson.Confirmed>(var refusal) -> refused(viewer, ref, console, refusal);
        };
    }

    private ModelAndView refused(Viewer viewer, UUID ref, @Nullable Form console, Refusal refusal) {
        if (console != null && second.consoleStandsIn(viewer, lists.id(ref))) {
            console.refuse("ma-may-chu", refusal.sentence());
            return page(viewer, ref, grantForm(viewer), console, 422);
        }
        var form = grantForm(viewer);
        form.refuse(refusal);
        return page(viewer, ref, form, 422);
    }

    private Form grantForm(Viewer viewer) {
        return GrantInputs.of(Form.blank(), organisations, viewer.today()).form();
    }

    private static ModelAndView slips(Slip slip) {
        return Views.page("accounts/slip", new SlipsPage(List.of(slip)));
    }

    @PostMapping(PATH + "/{ref}/vai-tro/{grant}/thoi")
    ModelAndView end(Viewer viewer, @PathVariable UUID ref, @PathVariable UUID grant, HttpServletResponse response) {
        return after(
                viewer, ref, accounts.endGrant(viewer, grant, viewer.today()), "Vai trò thôi từ hết hôm nay", response);
    }

    private ModelAndView after(Viewer viewer, UUID ref, Outcome<?> outcome, String news, HttpServletResponse response) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> Views.redirect(PATH + "/" + ref, response, news);
            case Outcome.Refused<?>(var refusal) -> refused(viewer, ref, null, refusal);
        };
    }

    /** Printed at once, or asked for where a second person must print: the code is shown this one time only. */
    @PostMapping(PATH + "/{ref}/phieu")
    ModelAndView slip(
            Viewer viewer,
            @PathVariable UUID ref,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response) {
        var console = params.containsKey("ma-may-chu") ? consoleForm(new Form(params)) : null;
        if (console != null && !console.ok()) return page(viewer, ref, grantForm(viewer), console, 422);
        return switch (second.code(viewer, lists.id(ref), params.getFirst("ma-may-chu"))) {
            case Outcome.Done<SecondPerson.Code>(SecondPerson.Printed(var slip)) -> slips(slip);
            case Outcome.Done<SecondPerson.Code>(SecondPerson.Asked()) ->
                Views.redirect(
                        PATH + "/" + ref,
                        response,
                        "Đã ghi đề nghị. Nhờ một quản trị khác mở trang này và bấm In phiếu");
            case Outcome.Refused<SecondPerson.Code>(var refusal) -> refused(viewer, ref, console, refusal);
        };
    }

    @PostMapping(PATH + "/{ref}/khoa")
    ModelAndView close(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        if (lists.id(ref).equals(viewer.id())) {
            return after(
                    viewer,
                    ref,
                    Outcome.refused("tu-khoa", "Đây là tài khoản đang dùng. Nhờ quản trị khác khóa"),
                    "",
                    response);
        }
        accounts.close(viewer, lists.id(ref), viewer.today());
        return Views.redirect(PATH + "/" + ref, response, "Đã khóa tài khoản");
    }
}

package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.NewOrganisation;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Organisations;

/** One administrator alone gets no board's and no approver's rights: neither by a role, nor by a code, nor by a helper they made. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class SecondPersonTests {
    private static final LocalDate DAY = LocalDate.of(2022, 9, 20);
    private static final String PATH = "/quan-tri/tai-khoan/";

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountLists lists;

    @Autowired
    private SignInSessions sessions;

    @Autowired
    private SecondPerson second;

    @Autowired
    private ServerCode server;

    @Autowired
    private Setup setup;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Organisations organisations;

    @Autowired
    private NguonClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    private Viewer first;
    private OrganisationId board;
    private String consoleCode;

    @BeforeEach
    void theFirstAdministratorHasSetUp() {
        clock.travelTo(DAY.atTime(8, 0));
        consoleCode = setup.newCode();
        var organisation = new NewOrganisation(
                "Tỉnh ủy Nghệ An",
                "Tỉnh ủy",
                OrganisationCard.Kind.PROVINCIAL_COMMITTEE,
                OrganisationCard.Form.PARTY,
                null,
                null,
                LocalDate.of(2020, 1, 1));
        var outcome =
                setup.finish(new Setup.FirstRun(consoleCode, organisation, "quantri", "Quản Trị Một", "mật khẩu dài"));
        first = viewer(((Outcome.Done<AccountId>) outcome).value());
        board = organisations.foundBySystem(new NewOrganisation(
                "Ban Tổ chức Tỉnh ủy",
                "Ban Tổ chức",
                OrganisationCard.Kind.BOARD,
                OrganisationCard.Form.PARTY,
                null,
                null,
                LocalDate.of(2020, 1, 1)));
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private Viewer viewer(AccountId account) {
        return viewers.of(account).orElseThrow();
    }

    private AccountId open(String name) {
        return accounts.open(accounts.freeUsername(name), name);
    }

    private UUID grant(Viewer by, AccountId account, Role role) {
        return ((Outcome.Done<UUID>) accounts.grant(by, account, role, board, DAY, null)).value();
    }

    private static String refused(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    private static Slip slip(Outcome<SecondPerson.Confirmed> outcome) {
        var slip = ((Outcome.Done<SecondPerson.Confirmed>) outcome).value().slip();
        assertThat(slip).isNotNull();
        return java.util.Objects.requireNonNull(slip);
    }

    /** Opened and granted by the first, confirmed with the console's code, signed in with the slip of that. */
    private Viewer secondAdministrator() {
        var account = open("Quản Trị Hai");
        var slip = slip(second.confirm(first, grant(first, account, Role.ADMINISTRATOR), consoleCode));
        accounts.activate(slip.username(), slip.code(), "mật khẩu dài hai");
        return viewer(account);
    }

    @Test
    void letsARoleActOnlyAfterASecondPersonSaidYes() {
        var other = secondAdministrator();
        var clerk = open("Lô Thị Tổ");
        var grant = grant(first, clerk, Role.ORGANISATION_BOARD);
        assertThat(viewer(clerk).roles()).isEmpty();
        assertThat(refused(accounts.confirm(first, grant))).isEqualTo("can-nguoi-thu-hai");
        assertThat(refused(accounts.confirm(viewer(clerk), grant))).isEqualTo("can-nguoi-thu-hai");
        assertThat(refused(accounts.confirm(viewer(open("Vi Văn Khách")), grant)))
                .isEqualTo("can-nguoi-thu-hai");
        assertThat(viewer(clerk).roles()).isEmpty();
        assertThat(accounts.confirm(other, grant)).isInstanceOf(Outcome.Done.class);
        assertThat(viewer(clerk).roles()).containsExactly(Role.ORGANISATION_BOARD);
        assertThat(refused(accounts.confirm(other, grant))).isEqualTo("khong-cho");
    }

    @Test
    void makesNoSecondPersonOutOfAnAccountThatTheFirstOpensAlone() {
        var helper = open("Quản Trị Giả");
        var helpers = grant(first, helper, Role.ADMINISTRATOR);
        assertThat(viewer(helper).roles()).as("waits itself").isEmpty();
        var clerk = open("Lô Thị Tổ");
        var grant = grant(first, clerk, Role.APPROVER);
        assertThat(refused(accounts.confirm(viewer(helper), grant))).isEqualTo("can-nguoi-thu-hai");
        assertThat(refused(accounts.confirm(first, helpers))).isEqualTo("can-nguoi-thu-hai");
        assertThat(refused(second.confirm(first, helpers, "2222-2222-2222"))).isEqualTo("ma-may-chu");
    }

    @Test
    void takesTheConsolesCodeOnceAndForAdministratorsOnly() {
        var clerk = open("Lô Thị Tổ");
        var boards = grant(first, clerk, Role.ORGANISATION_BOARD);
        assertThat(refused(second.confirm(first, boards, consoleCode))).isEqualTo("ma-may-chu-khong-thay");
        secondAdministrator();
        var third = grant(first, open("Quản Trị Ba"), Role.ADMINISTRATOR);
        assertThat(refused(second.confirm(first, third, consoleCode)))
                .as("there is a second person now")
                .isEqualTo("ma-may-chu-khong-thay");
        assertThat(server.take(consoleCode)).as("used").isFalse();
        assertThat(server.take(server.forSecondPerson())).as("of a later start").isTrue();
    }

    @Test
    void forgetsThePasswordThatTheFirstPersonCouldHaveSetBefore() {
        var other = secondAdministrator();
        var clerk = open("Lô Thị Tổ");
        var early = accounts.printCode(first, clerk);
        accounts.activate(early.username(), early.code(), "mật khẩu của người cấp");
        var grant = grant(first, clerk, Role.ORGANISATION_BOARD);
        assertThatThrownBy(() -> accounts.printCode(first, clerk)).isInstanceOf(Forbidden.class);
        var slip = slip(second.confirm(other, grant, null));
        assertThat(password(clerk)).isNull();
        assertThat(accounts.activate(slip.username(), slip.code(), "mật khẩu của chị Tổ"))
                .isInstanceOf(Outcome.Done.class);
        var next = grant(other, clerk, Role.APPROVER);
        assertThat(accounts.confirm(first, next)).isEqualTo(Outcome.done(java.util.Optional.empty()));
        assertThat(password(clerk)).as("was under four eyes already").isNotNull();
    }

    @Test
    void printsACodeOfSuchAnAccountOnlyByTwo() {
        var other = secondAdministrator();
        var clerk = open("Lô Thị Tổ");
        accounts.confirm(other, grant(first, clerk, Role.ORGANISATION_BOARD));
        assertThat(code(first, clerk)).isInstanceOf(SecondPerson.Asked.class);
        assertThat(code(first, clerk)).as("asking twice makes no second person").isInstanceOf(SecondPerson.Asked.class);
        assertThat(refused(second.code(viewer(clerk), clerk, null))).isEqualTo("phieu-cua-minh");
        assertThat(code(other, clerk)).isInstanceOf(SecondPerson.Printed.class);
        assertThat(code(other, clerk)).as("begins anew").isInstanceOf(SecondPerson.Asked.class);
        clock.travelTo(DAY.plusDays(15).atTime(8, 0));
        assertThat(code(first, clerk)).as("forgotten after a fortnight").isInstanceOf(SecondPerson.Asked.class);
        var weak = open("Kha Thị Tâm");
        assertThat(code(first, weak)).as("an ordinary account").isInstanceOf(SecondPerson.Printed.class);
    }

    private SecondPerson.Code code(Viewer by, AccountId of) {
        return ((Outcome.Done<SecondPerson.Code>) second.code(by, of, null)).value();
    }

    @Test
    void printsTheOtherAdministratorsCodeWithTheConsolesWhenTheyAreTwo() {
        var other = secondAdministrator();
        assertThat(code(first, other.id())).isInstanceOf(SecondPerson.Asked.class);
        assertThat(refused(second.code(first, other.id(), consoleCode))).isEqualTo("ma-may-chu");
        assertThat(second.code(first, other.id(), server.forSecondPerson())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void showsEachAdministratorWhatIsTheirs() {
        var other = secondAdministrator();
        var clerk = open("Lô Thị Tổ");
        var grant = grant(first, clerk, Role.ORGANISATION_BOARD);
        var at = PATH + lists.ref(clerk);
        var one = new Caller(mvc, first);
        var two = new Caller(mvc, other);
        assertThat(one.page(at).select("form[action$=/phieu], form[action$=/xac-nhan]"))
                .isEmpty();
        var refused = one.post(at + "/vai-tro/" + grant + "/xac-nhan");
        assertThat(refused).hasStatus(422);
        assertThat(Caller.html(refused).select(".errors li").text())
                .contains("một quản trị khác, không phải người cấp");
        assertThat(two.page("/quan-tri/tai-khoan").select("#cho + ul").text()).contains("Lô Thị Tổ", "Chờ xác nhận");
        var confirmed = two.post(two.page(at).select("form[action$=/xac-nhan]").attr("action"));
        assertThat(Caller.html(confirmed).select(".slip").text()).contains("Lô Thị Tổ");
        assertThat(one.page(at).select("form[action$=/phieu]").text()).isEqualTo("Đề nghị phiếu mã một lần");
        assertThat(one.post(at + "/phieu")).hasStatus(303).hasRedirectedUrl(at);
        assertThat(one.page(at).text()).contains("Quản Trị Một đã đề nghị phiếu mã một lần");
        assertThat(two.page("/quan-tri/tai-khoan").select("#phieu + ul").text()).contains("Lô Thị Tổ", "Chờ in");
        assertThat(Caller.html(two.post(
                                two.page(at).select("form[action$=/phieu]").attr("action")))
                        .select(".slip")
                        .text())
                .contains("Lô Thị Tổ");
    }

    @Test
    void asksForTheConsolesCodeWhereNobodyElseIs() {
        var account = open("Quản Trị Hai");
        grant(first, account, Role.ADMINISTRATOR);
        var at = PATH + lists.ref(account);
        var one = new Caller(mvc, first);
        var confirm = one.page(at).select("button[formaction]").attr("formaction");
        var empty = one.post(confirm, "ma-may-chu", "");
        assertThat(empty).hasStatus(422);
        assertThat(Caller.html(empty).select(".errors li").eachText())
                .containsExactly("Nhập mã in ở cửa sổ đã chạy ./run");
        var wrong = one.post(confirm, "ma-may-chu", "2222-2222-2222");
        assertThat(wrong).hasStatus(422);
        assertThat(Caller.html(wrong).select(".errors li").text()).contains("Mã máy chủ chưa đúng");
        var right = one.post(confirm, "ma-may-chu", consoleCode.toLowerCase(java.util.Locale.ROOT));
        assertThat(Caller.html(right).select(".slip").text()).contains("Quản Trị Hai");
        assertThat(viewer(account).roles()).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void signsAnAccountOutWhereverItIsWhenItsCodeIsUsed() {
        var clerk = open("Kha Thị Tâm");
        sessions.begin(clerk);
        var slip = accounts.printCode(first, clerk);
        accounts.activate(slip.username(), slip.code(), "mật khẩu dài");
        assertThat(jdbc.sql("SELECT count(*) FROM sign_in_session WHERE account_id = :account")
                        .param("account", clerk.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private @org.jspecify.annotations.Nullable String password(AccountId account) {
        return jdbc.sql("SELECT coalesce(password_hash, '') FROM account WHERE id = :id")
                .param("id", account.value())
                .query(String.class)
                .optional()
                .filter(hash -> !hash.isEmpty())
                .orElse(null);
    }
}

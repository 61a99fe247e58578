package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.NewOrganisation;
import vn.nguon.units.OrganisationCard.Form;
import vn.nguon.units.OrganisationCard.Kind;
import vn.nguon.units.Organisations;

@SpringBootTest
@Transactional
class AccountsModuleTests {
    private static final LocalDate DAY = LocalDate.of(2022, 9, 20);

    @Autowired
    private Accounts accounts;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Organisations organisations;

    @Autowired
    private NguonClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SignInDelays delays;

    @BeforeEach
    void onThatDay() {
        clock.travelTo(DAY.atTime(8, 0));
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private Viewer person(String name) {
        return viewer(accounts.open(accounts.freeUsername(name), name));
    }

    private Viewer viewer(AccountId account) {
        return viewers.of(account).orElseThrow();
    }

    private OrganisationId body(String name, Kind kind, OrganisationId superior) {
        return organisations.foundBySystem(
                new NewOrganisation(name, name, kind, Form.PARTY, superior, null, LocalDate.of(2020, 1, 1)));
    }

    private static UUID done(Outcome<UUID> outcome) {
        return ((Outcome.Done<UUID>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    private Set<Long> reach(AccountId account, LocalDate day) {
        return jdbc.sql("SELECT visible_organisation(:account, :day)")
                .param("account", account.value())
                .param("day", day)
                .query(Long.class)
                .set();
    }

    @ParameterizedTest
    @CsvSource({"Lữ Thị Ánh,anh.luthi", "Vừ A Ỉ,ixx", "Đỗ Thị Ước,uoc.dothi", "Ơ,oxx"})
    void namesAccountsAfterThePerson(String name, String username) {
        assertThat(Accounts.usernameBase(name)).startsWith(username.substring(0, 1));
        assertThat(Accounts.usernameBase(name)).matches("[a-z0-9._-]{3,60}");
    }

    @Test
    void givesNamesakesDifferentUsernames() {
        accounts.open(accounts.freeUsername("Lữ Thị Ánh"), "Lữ Thị Ánh");
        assertThat(accounts.freeUsername("Lữ Thị Ánh")).isEqualTo("anh.luthi2");
    }

    @Test
    void takesEverythingBackWhenAGrantHasEnded() {
        var admin = person("Quản Trị Một");
        var clerk = person("Kha Thị Tâm");
        var centre = body("Trung tâm", Kind.POLITICAL_CENTRE, null);
        var grant = done(accounts.grant(admin, clerk.id(), Role.CENTRE, centre, DAY, null));
        assertThat(reach(clerk.id(), DAY)).containsExactly(centre.value());
        accounts.endGrant(admin, grant, DAY);
        assertThat(reach(clerk.id(), DAY.plusDays(1))).isEmpty();
    }

    @Test
    void refusesARoleWithoutABodyOrTwiceOrWithDatesTurnedRound() {
        var admin = person("Quản Trị Một");
        var clerk = person("Kha Thị Tâm");
        var centre = body("Trung tâm", Kind.POLITICAL_CENTRE, null);
        assertThat(refused(accounts.grant(admin, clerk.id(), Role.CENTRE, null, DAY, null)))
                .isEqualTo("thieu-to-chuc");
        assertThat(refused(accounts.grant(admin, clerk.id(), Role.CENTRE, centre, DAY, DAY.minusDays(1))))
                .isEqualTo("ngay-nguoc");
        done(accounts.grant(admin, clerk.id(), Role.CENTRE, centre, DAY, null));
        assertThat(refused(accounts.grant(admin, clerk.id(), Role.CENTRE, centre, DAY.plusDays(3), null)))
                .isEqualTo("vai-tro-da-co");
    }

    @Test
    void keepsTheLastAdministrator() {
        var admin = person("Quản Trị Một");
        jdbc.sql("""
                        INSERT INTO account_grant (ref, account_id, role, valid, granted_at)
                        VALUES (gen_random_uuid(), :account, 'ADMINISTRATOR', daterange(:day, NULL), :day)
                        """).param("account", admin.id().value()).param("day", DAY).update();
        var other = person("Quản Trị Hai");
        done(accounts.grant(admin, other.id(), Role.ADMINISTRATOR, null, DAY, null));
        var grant = jdbc.sql("SELECT ref FROM account_grant WHERE account_id = :account")
                .param("account", admin.id().value())
                .query(UUID.class)
                .single();
        assertThat(refused(accounts.endGrant(admin, grant, DAY)))
                .as("the other one waits for a second person")
                .isEqualTo("quan-tri-cuoi-cung");
    }

    @Test
    void opensToABoardWhatHangsUnderItsCommitteeAndToAViewerOfATraineeNothing() {
        var district = body("Huyện ủy", Kind.DISTRICT_COMMITTEE, null);
        var board = body("Ban Tổ chức Huyện ủy", Kind.BOARD, district);
        var commune = body("Đảng ủy xã A", Kind.COMMUNE_COMMITTEE, district);
        var elsewhere = body("Huyện ủy khác", Kind.DISTRICT_COMMITTEE, null);
        var clerk = person("Kha Thị Tâm");
        accounts.grantBySystem(clerk.id(), Role.PROPAGANDA_BOARD, board, DAY, null);
        assertThat(reach(clerk.id(), DAY))
                .containsExactlyInAnyOrder(district.value(), board.value(), commune.value())
                .doesNotContain(elsewhere.value());
        var trainee = person("Lô Văn Học");
        accounts.grantBySystem(trainee.id(), Role.TRAINEE, commune, DAY, null);
        assertThat(reach(trainee.id(), DAY)).isEmpty();
    }

    @Test
    void opensTheFilesOfAnEndedBodyToItsKeeper() {
        var admin = person("Quản Trị Một");
        var old = body("Đảng ủy xã cũ", Kind.COMMUNE_COMMITTEE, null);
        var heir = body("Đảng ủy xã mới", Kind.COMMUNE_COMMITTEE, null);
        var clerk = person("Kha Thị Tâm");
        accounts.grantBySystem(clerk.id(), Role.COMMUNE, heir, DAY, null);
        var technical = new Viewer(admin.id(), admin.name(), Set.of(Role.ADMINISTRATOR), "", "", 0, DAY);
        organisations.end(technical, old, new Organisations.End(LocalDate.of(2025, 6, 30), "", heir, heir, heir));
        assertThat(reach(clerk.id(), LocalDate.of(2025, 6, 30))).containsExactly(heir.value());
        assertThat(reach(clerk.id(), LocalDate.of(2025, 7, 1))).containsExactlyInAnyOrder(heir.value(), old.value());
    }

    @Test
    void takesAPrintedCodeOnceWithinItsTimeHoweverItIsTyped() {
        var admin = person("Quản Trị Một");
        var trainee = accounts.open("hoc.vien", "Lô Văn Học");
        var slip = accounts.printCode(admin, trainee);
        assertThat(refused(accounts.activate("hoc.vien", "2222-2222-2222", "mật khẩu dài")))
                .isEqualTo("ma-chua-dung");
        assertThat(accounts.activate(
                        " Hoc.Vien ",
                        slip.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "),
                        "mật khẩu dài"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(refused(accounts.activate("hoc.vien", slip.code(), "mật khẩu khác")))
                .isEqualTo("ma-chua-dung");
    }

    @Test
    void refusesACodeThatIsTooOldOrWasReplacedByAnother() {
        var admin = person("Quản Trị Một");
        var trainee = accounts.open("hoc.vien", "Lô Văn Học");
        var first = accounts.printCode(admin, trainee);
        var second = accounts.printCode(admin, trainee);
        assertThat(second.expires().truncatedTo(java.time.temporal.ChronoUnit.MINUTES))
                .isEqualTo(LocalDateTime.parse("2022-10-04T08:00"));
        assertThat(refused(accounts.activate("hoc.vien", first.code(), "mật khẩu dài")))
                .isEqualTo("ma-chua-dung");
        clock.travelTo(DAY.plusDays(14).atTime(8, 5));
        assertThat(refused(accounts.activate("hoc.vien", second.code(), "mật khẩu dài")))
                .isEqualTo("ma-chua-dung");
    }

    @Test
    void hidesTheCodeFromLogs() {
        assertThat(new Slip("a", "A", "SECRET", LocalDateTime.MIN).toString()).doesNotContain("SECRET");
    }

    @Test
    void slowsDownWhoGuessesButNeverLocks() {
        assertThat(delays.millis(0)).isZero();
        assertThat(delays.millis(2)).isZero();
        assertThat(delays.millis(4)).isEqualTo(2 * delays.millis(3));
        assertThat(delays.millis(1000)).isLessThanOrEqualTo(8_000);
    }

    @Test
    void signsNobodyInWithAClosedAccount() {
        var admin = person("Quản Trị Một");
        var gone = person("Kha Thị Tâm");
        accounts.close(admin, gone.id(), DAY);
        assertThat(viewers.of(gone.id())).isEmpty();
    }
}

package vn.nguon.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.nguon.audit.Audit;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.units.NewOrganisation;
import vn.nguon.units.Organisations;

/**
 * First run on an empty database: whoever can read the console may make the first administrator and the first organisation, once.
 */
@Component
class Setup {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Audit audit;
    private final ServerCode server;
    private final boolean demo;
    /** Only ever goes from true to false: set-up happens once in the life of a database. */
    private volatile boolean maybeNeeded = true;

    Setup(
            JdbcClient jdbc,
            Clock clock,
            Accounts accounts,
            Organisations organisations,
            Audit audit,
            ServerCode server,
            @Value("${nguon.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.organisations = organisations;
        this.audit = audit;
        this.server = server;
        this.demo = demo;
    }

    boolean isNeeded() {
        if (demo || !maybeNeeded) return false;
        var needed = jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM account)")
                .query(Boolean.class)
                .single();
        // What a transaction sees may be taken back.
        if (!needed && !TransactionSynchronizationManager.isActualTransactionActive()) maybeNeeded = false;
        return needed;
    }

    /**
     * Prints a new code at each start: as long as nobody has set up for the first run, afterwards while there are so few
     * administrators that it may have to stand in for the second person.
     */
    @EventListener(ApplicationReadyEvent.class)
    void printCode() {
        if (isNeeded()) System.out.println("Mã thiết lập (nhập ở trang " + SetupPages.PATH + "): " + newCode());
        else if (!demo && server.mayBeNeeded())
            System.out.println(
                    "Mã máy chủ (dùng một lần, khi chưa có quản trị thứ hai để xác nhận): " + server.forSecondPerson());
    }

    String newCode() {
        return server.forSetup();
    }

    /** @param organisation the first one; superior bodies and the rest are entered by the administrator afterwards */
    record FirstRun(String code, NewOrganisation organisation, String username, String displayName, String password) {}

    @Transactional
    public Outcome<AccountId> finish(FirstRun first) {
        if (!isNeeded())
            return Outcome.refused("da-thiet-lap", "Hệ thống đã được thiết lập. Đăng nhập bằng tài khoản quản trị");
        if (!server.takeForSetup(first.code()))
            return Outcome.refused("ma-thiet-lap", "Mã thiết lập chưa đúng. Xem mã in ở cửa sổ đã chạy ./run");
        OrganisationId organisation = organisations.foundBySystem(first.organisation());
        var account = accounts.open(first.username(), first.displayName());
        accounts.setPassword(account, first.password());
        jdbc.sql("INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at)"
                        + " VALUES (gen_random_uuid(), :account, :role, :organisation, daterange(:from, NULL), :at)")
                .param("account", account.value())
                .param("role", Role.ADMINISTRATOR.name())
                .param("organisation", organisation.value())
                .param("from", LocalDate.now(clock))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.recordBySystem("SETUP", "account", account.value(), "Thiết lập lần đầu", Map.of());
        return Outcome.done(account);
    }
}

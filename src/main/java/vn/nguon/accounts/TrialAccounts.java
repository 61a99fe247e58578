package vn.nguon.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;

/**
 * What only the demonstration may do with accounts: make the first administrator without the set-up code of the console, and put
 * accounts on the sign-in page for anybody to enter by. Everywhere else each method throws.
 */
@Service
@Transactional
public class TrialAccounts {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;
    private final Ids ids;
    private final boolean demo;

    TrialAccounts(
            JdbcClient jdbc, Accounts accounts, Clock clock, Ids ids, @Value("${nguon.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
        this.ids = ids;
        this.demo = demo;
    }

    /**
     * The very first account of a demonstration, administrator from today on, as the first-run page makes it for real.
     *
     * @throws IllegalStateException outside the demonstration, or if there is an account already
     */
    public AccountId firstAdministrator(String username, String displayName, OrganisationId at) {
        return administrator(username, displayName, at, 0);
    }

    /**
     * The administrator who confirms what the first grants; for real the code on the server's console confirms that one.
     *
     * @throws IllegalStateException outside the demonstration, or if there is any account but the first
     */
    public AccountId secondAdministrator(String username, String displayName, OrganisationId at) {
        return administrator(username, displayName, at, 1);
    }

    private AccountId administrator(String username, String displayName, OrganisationId at, int before) {
        mustBeDemo();
        if (jdbc.sql("SELECT count(*) FROM account").query(Integer.class).single() != before)
            throw new IllegalStateException("there are accounts already");
        var account = accounts.open(username, displayName);
        jdbc.sql("""
                        INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at)
                        VALUES (:ref, :account, :role, :organisation, daterange(:from, NULL), :at)
                        """)
                .param("ref", ids.next())
                .param("account", account.value())
                .param("role", Role.ADMINISTRATOR.name())
                .param("organisation", at.value())
                .param("from", LocalDate.now(clock))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return account;
    }

    /**
     * From now on the sign-in page offers this account for the role, instead of any other.
     *
     * @throws IllegalStateException outside the demonstration
     */
    public void offer(AccountId account, Role role) {
        mustBeDemo();
        jdbc.sql("""
                        INSERT INTO demo_account (role, account_id) VALUES (:role, :account)
                            ON CONFLICT (role) DO UPDATE SET account_id = excluded.account_id
                        """)
                .param("role", role.name())
                .param("account", account.value())
                .update();
    }

    private void mustBeDemo() {
        if (!demo) throw new IllegalStateException("only in the demonstration");
    }
}

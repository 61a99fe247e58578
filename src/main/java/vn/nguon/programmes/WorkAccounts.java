package vn.nguon.programmes;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Accounts;
import vn.nguon.accounts.Slip;
import vn.nguon.people.People;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Accounts of lecturers and supervisors: made once a person, with a printed one-time code. The caller checks its own rights. */
@Service
public class WorkAccounts {
    private final Accounts accounts;
    private final People people;
    private final JdbcClient jdbc;

    WorkAccounts(Accounts accounts, People people, JdbcClient jdbc) {
        this.accounts = accounts;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** Opens an account if the person has none, and gives the role. Twice is once. */
    @Transactional
    public AccountId give(PersonId person, String name, Role role, @Nullable OrganisationId at, LocalDate from) {
        var account = people.accountOf(person).orElseGet(() -> {
            var made = accounts.open(accounts.freeUsername(name), name);
            people.linkAccount(person, made);
            return made;
        });
        accounts.grantBySystem(account, role, at, from, null);
        return account;
    }

    /**
     * A new one-time code on paper. Refused with {@code chua-co-tai-khoan}, and with {@code tai-khoan-co-quyen-khac} when the
     * account also acts, or waits to act, for an organisation: whoever prints a code could sign in with it, so that is for the administrator.
     */
    @Transactional
    public Outcome<Slip> slip(Viewer viewer, PersonId person) {
        var account = people.accountOf(person);
        if (account.isEmpty())
            return Outcome.refused("chua-co-tai-khoan", "Người này chưa có tài khoản. Tạo tài khoản rồi in phiếu.");
        if (actsForOrganisation(account.get(), viewer.today()))
            return Outcome.refused(
                    "tai-khoan-co-quyen-khac",
                    "Người này đã có tài khoản với vai trò khác nên dùng tài khoản đó. Quên mật khẩu thì nhờ quản trị kỹ thuật in phiếu.");
        return Outcome.done(accounts.printCode(viewer, account.get()));
    }

    private boolean actsForOrganisation(AccountId account, LocalDate day) {
        return jdbc.sql("""
                SELECT EXISTS (
                       SELECT FROM account_grant
                        WHERE account_id = :account
                          AND role IN ('ADMINISTRATOR', 'ORGANISATION_BOARD', 'PROPAGANDA_BOARD', 'CENTRE', 'SCHOOL', 'APPROVER', 'COMMUNE')
                          AND (upper(valid) IS NULL OR upper(valid) > CAST(:day AS date)))
                """)
                .params(Map.of("account", account.value(), "day", day))
                .query(Boolean.class)
                .single();
    }
}

/** Accounts, grants, sign-in, the security filter chain (tài khoản, vai trò). Public: {@link Accounts}, {@link Viewers}, {@link Slip}, {@link TrialAccounts}. */
@ApplicationModule(
        displayName = "Tài khoản",
        allowedDependencies = {"shared", "web", "units", "audit", "rules"})
@NullMarked
package vn.nguon.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

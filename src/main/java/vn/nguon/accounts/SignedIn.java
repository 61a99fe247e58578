package vn.nguon.accounts;

import java.security.Principal;
import vn.nguon.shared.AccountId;

/** Whose a sign-in session is. Roles are read anew for each request. */
record SignedIn(long accountId) implements Principal {
    AccountId account() {
        return new AccountId(accountId);
    }

    @Override
    public String getName() {
        return Long.toString(accountId);
    }
}

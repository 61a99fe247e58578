package vn.nguon.accounts;

import java.io.Serializable;
import java.security.Principal;
import vn.nguon.shared.AccountId;

/** All that a sign-in session keeps: whose it is. Roles are read anew for each request. */
record SignedIn(long accountId) implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    AccountId account() {
        return new AccountId(accountId);
    }

    @Override
    public String getName() {
        return Long.toString(accountId);
    }
}

package vn.nguon.accounts;

import vn.nguon.web.Form;

/** The viewer's own account: name, roles, new password, signing out. */
public record OwnAccountPage(AccountLists.Own own, Form form) {}

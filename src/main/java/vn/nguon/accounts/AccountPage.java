package vn.nguon.accounts;

import java.util.List;
import vn.nguon.web.Form;

/** One account and its grants. */
public record AccountPage(AccountLists.Line account, List<AccountLists.GrantLine> grants, Form form) {}

package vn.nguon.accounts;

import java.util.List;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;

/** One account and its grants. */
public record AccountPage(AccountLists.Line account, List<AccountLists.GrantLine> grants, Form form) {}

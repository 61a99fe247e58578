package vn.nguon.accounts;

import java.util.List;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;

/** The list of accounts. @param waiting roles to confirm; {@code asked}: codes that a second person is to print; {@code guessed}: names somebody guesses at */
public record AccountsPage(
        ListQuery query,
        List<AccountLists.Line> lines,
        Pager pager,
        List<Option> roles,
        List<AccountLists.Line> waiting,
        List<AccountLists.Line> asked,
        List<Option> states,
        List<AccountLists.Guessed> guessed) {}

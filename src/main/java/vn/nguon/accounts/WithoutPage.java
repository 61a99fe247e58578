package vn.nguon.accounts;

import java.util.List;
import vn.nguon.web.Pager;

/** Bodies for which nobody can act (/quan-tri/tai-khoan/to-chuc). */
public record WithoutPage(List<AccountLists.Bare> lines, Pager pager) {
    public WithoutPage {
        lines = List.copyOf(lines);
    }
}

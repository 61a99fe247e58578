package vn.nguon.followup;

import java.util.List;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** @param waiting trained and not placed yet; otherwise placed without training */
public record AfterwardsListPage(boolean waiting, List<Afterwards.Person> lines, ListQuery query, Pager pager) {
    public AfterwardsListPage {
        lines = List.copyOf(lines);
    }
}

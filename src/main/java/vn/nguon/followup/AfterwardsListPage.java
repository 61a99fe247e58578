package vn.nguon.followup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Pager;

/**
 * One of the lists.
 *
 * @param next where to go on from an empty one; null when there is nothing to do
 * @param past whether the list ends before this page
 */
public record AfterwardsListPage(
        AfterwardsList list,
        List<PeopleAfterwards.Person> lines,
        @Nullable Next next,
        boolean past,
        Pager pager) {
    public AfterwardsListPage {
        lines = List.copyOf(lines);
    }

    public record Next(String label, String href) {}
}

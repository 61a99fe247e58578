package vn.nguon.rosters;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * Slips of a class: the form that asks for whom, and after it the printed page.
 *
 * @param slips null before anything was printed
 */
public record SlipsPage(
        ClassHead head,
        boolean approved,
        int accounts,
        Form form,
        RosterApprovals.@Nullable Slips slips,
        String address,
        String foot) {
    public List<RosterApprovals.PrintedSlip> printed() {
        return slips == null ? List.of() : slips.printed();
    }

    public List<String> withheld() {
        return slips == null ? List.of() : slips.withheld();
    }
}

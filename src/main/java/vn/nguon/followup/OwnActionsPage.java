package vn.nguon.followup;

import java.util.List;

/** One's own classes, and what one wants to do after each. */
public record OwnActionsPage(List<HomeActions.Of> classes) {
    public OwnActionsPage {
        classes = List.copyOf(classes);
    }
}

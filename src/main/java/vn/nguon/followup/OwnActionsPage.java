package vn.nguon.followup;

import java.time.LocalDate;
import java.util.List;

/** One's own classes with what one wants to do after each, and the reviews of one's posts. */
public record OwnActionsPage(List<HomeActions.Of> classes, List<Reviews.Line> reviews, LocalDate today) {
    public OwnActionsPage {
        classes = List.copyOf(classes);
        reviews = List.copyOf(reviews);
    }
}

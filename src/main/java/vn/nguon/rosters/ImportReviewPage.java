package vn.nguon.rosters;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Pager;

/**
 * A roster file under review.
 *
 * @param picks filters over the rows with their counts
 * @param rows those shown
 * @param refusal why the last step was not taken; empty for none
 */
public record ImportReviewPage(
        ClassHead head,
        RosterReview review,
        List<Pick> picks,
        List<RosterReview.Row> rows,
        Pager pager,
        String here,
        String refusal) {

    /** One filter. */
    public record Pick(String label, long count, String href, String shape, boolean current) {}

    public String address() {
        return head.link("/hoc-vien/nhap/" + review.file().ref());
    }
}

package vn.nguon.papers;

import java.util.List;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;

/**
 * Handing in, one's own paper or for a trainee.
 *
 * @param closed why nothing can be handed in; empty when it can
 * @param due "Nộp trước 16:00 ngày …" or that there is none, with the tag's kind
 * @param behalf a reason is asked for
 */
public record HandInPage(
        List<Crumb> crumbs,
        String title,
        String subtitle,
        String action,
        String due,
        String dueKind,
        String dueWord,
        String closed,
        boolean behalf,
        Form form,
        List<Version> versions) {

    public record Version(String name, String href, String note, boolean late) {}
}

package vn.nguon.practice.field;

import java.util.List;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;

/** Recommendations of a class that wait to be sent. */
public record RecommendationOutboxPage(
        List<Crumb> crumbs, String className, String action, String back, List<Row> rows, Form form) {
    /** @param ticked chosen; everything is at first */
    public record Row(String ref, String title, String meta, String to, boolean ticked, String href) {}
}

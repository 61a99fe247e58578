package vn.nguon.practice.field;

import java.util.List;
import vn.nguon.classes.ClassHead;

/**
 * The field study of a class.
 *
 * @param planned whether there is a plan; without one the rest is empty
 * @param own only the viewer's own groups are listed
 * @param recommendationsHref list of the class's recommendations, empty for who may not open it; {@code outboxHref} likewise
 */
public record FieldOverviewPage(
        ClassHead head,
        boolean planned,
        boolean organises,
        boolean own,
        String facts,
        String closed,
        List<Row> rows,
        String recommendationsHref,
        String outboxHref,
        String outboxLabel) {
    public record Row(
            String name,
            String href,
            String site,
            String days,
            String people,
            String guide,
            String host,
            String findings,
            String recommendations,
            String kind,
            String word) {}
}

package vn.nguon.practice.field;

import java.util.List;
import vn.nguon.web.Crumb;
import vn.nguon.web.Tab;

/**
 * One group: what it found, what it recommends and what became of it, pictures, and the facts of the visit.
 *
 * @param base address of the group; forms lie below it
 * @param writes whether there are links to write; {@code organises} also to plan
 * @param warning what is missing before the visit, empty when nothing is
 */
public record FieldGroupPage(
        List<Crumb> crumbs,
        String title,
        String kind,
        String word,
        String meta,
        List<Tab> tabs,
        String base,
        boolean writes,
        boolean organises,
        String closed,
        String warning,
        List<Row> findings,
        List<Item> items,
        String answered,
        List<Picture> pictures,
        String photoHint,
        List<Fact> people,
        List<Fact> papers,
        List<Leg> legs) {
    public record Row(int no, String kind, String body, String source, String leadsTo, String anchor, String href) {}

    /** @param href page of the recommendation or form to change it, empty for none; {@code label} what the link says */
    public record Item(
            String anchor,
            String title,
            String kind,
            String word,
            String meta,
            String replied,
            String reply,
            String href,
            String label) {}

    public record Picture(
            String src, int width, int height, String caption, String alternative, String consent, String removeHref) {}

    public record Fact(String name, String value, String href) {}

    public record Leg(String when, String place, String activity, String travel) {}
}

package vn.nguon.news;

import java.util.List;
import vn.nguon.web.Pager;

/** @param feed address of the feed; empty while the installation has no public address */
public record PublicStoriesPage(List<Line> lines, Pager pager, String feed) {
    public PublicStoriesPage {
        lines = List.copyOf(lines);
    }

    public record Line(String href, String title, String lead, String meta) {}
}

package vn.nguon.news;

import java.util.List;
import vn.nguon.web.Crumb;
import vn.nguon.web.Tab;

/** What stands at the top of every page of one story at the desk. @param meta state in words, class, who changed it when */
public record StoryHead(
        String base,
        String title,
        StoryState state,
        String word,
        List<String> meta,
        String publicHref,
        boolean writable,
        boolean pending,
        List<Crumb> crumbs,
        List<Tab> tabs,
        int revision) {
    public StoryHead {
        meta = List.copyOf(meta);
        crumbs = List.copyOf(crumbs);
        tabs = List.copyOf(tabs);
    }
}

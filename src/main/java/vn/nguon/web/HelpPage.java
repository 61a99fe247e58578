package vn.nguon.web;

import java.util.List;

/**
 * A page of the guide with the others beside it.
 *
 * @param links all pages in order
 */
public record HelpPage(GuidePage page, List<Link> links) {
    public HelpPage {
        links = List.copyOf(links);
    }

    public record Link(String title, String href, boolean current, boolean own) {}
}

package vn.nguon.web;

import java.util.Map;

/**
 * One page of the user guide, rendered.
 *
 * @param title its h1
 * @param html the whole page; made from our own Markdown with raw HTML switched off
 * @param sections path of the product that a section names, to the section's anchor
 */
public record GuidePage(String slug, String title, String html, Map<String, String> sections) {
    public GuidePage {
        sections = Map.copyOf(sections);
    }
}

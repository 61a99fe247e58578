package vn.nguon.web;

import java.util.List;
import vn.nguon.shared.Viewer;

/**
 * Something of a module that the search of the top bar finds. Modules publish it as a bean and answer with nothing for viewers it is not
 * for; one or two statements each, doors in SQL as in the module's own lists.
 */
public interface SearchSource {
    /** Place among the others on the page, smaller first. */
    int order();

    /** e.g. "Cán bộ". */
    String title();

    /**
     * @param words cleaned, two letters or more; tones and Đ do not matter
     * @param most how many at most
     */
    List<Hit> find(Viewer viewer, String words, int most);

    /** Names it in the address of the page that shows only this kind, e.g. "van-ban". Letters a to z and hyphens. */
    default String key() {
        return "nhom-" + order();
    }

    /** The module's own list with the same words, for more than a few; empty when it has none. */
    String more(String words);

    /** @param note what tells it from others alike; may be empty */
    record Hit(String name, String href, String note) {}
}

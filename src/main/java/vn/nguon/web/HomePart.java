package vn.nguon.web;

import java.util.List;
import vn.nguon.shared.Viewer;

/**
 * What a module shows on a viewer's home below the tasks: a short list of links with a note each. Modules publish it as a bean and
 * answer with nothing for viewers it is not for; one statement each at most.
 */
public interface HomePart {
    List<Section> sections(Viewer viewer);

    /** @param title e.g. "Buổi hôm nay"; lines in the order shown */
    record Section(String title, List<Line> lines) {}

    /** @param status kind of the status tag: done, doing, due, late, todo, block; empty for none */
    record Line(String text, String href, String note, String status, String statusText) {}
}

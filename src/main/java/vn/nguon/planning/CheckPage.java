package vn.nguon.planning;

import java.util.List;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.sheets.Import;
import vn.nguon.web.Form;
import vn.nguon.web.Pager;
import vn.nguon.web.Tab;

/**
 * A list as the checks see it.
 *
 * @param form day and way of checking
 * @param place the province whose own values were used, "" for none
 * @param whole what is said of the list as a whole
 * @param picks which rows are shown, each with its count
 */
public record CheckPage(
        List<Tab> tabs,
        Import upload,
        String address,
        Form form,
        String day,
        String place,
        boolean alone,
        List<Verdict> whole,
        List<ReviewPage.Pick> picks,
        List<Line> lines,
        Pager pager) {

    /** @param row 1-based row in the sheet */
    public record Line(
            int row,
            String name,
            String born,
            String title,
            String unit,
            String term,
            List<Verdict> findings,
            List<Verdict> unknown) {}

    /** The upload form with what was uploaded before. */
    public record Start(List<Tab> tabs, Form form, List<Import> uploads) {}

    /** One entry with what was said of it at each decision. @param mayWrite whether the viewer may end it */
    public record EntryPage(Entry entry, List<Course> courses, List<PlanningRounds.Kept> kept, boolean mayWrite) {}
}

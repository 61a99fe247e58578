package vn.nguon.planning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.sheets.Import;
import vn.nguon.web.Form;
import vn.nguon.web.Pager;

/**
 * A planning list under review.
 *
 * @param address of this page without its filter
 * @param here the filter shown, sent back with every answer
 * @param decision form of the decision and the place where communes are looked up
 * @param missing what the list as a whole still needs
 * @param notes what the reader found odd in the list
 * @param refusal why it was not written or not taken back, null when nothing was refused
 * @param written entries that stand by this upload
 * @param found rows about which the checks say something; {@code whole}: what they say of the list
 */
public record ReviewPage(
        String address,
        Import upload,
        Form decision,
        List<String> missing,
        List<String> notes,
        @Nullable String refusal,
        String here,
        List<Pick> picks,
        List<Line> lines,
        Pager pager,
        int right,
        int written,
        int found,
        List<Verdict> whole) {

    /** One filter with its count. @param beyond whether there are more than that */
    public record Pick(
            String name, String label, String shape, int count, boolean beyond, String href, boolean current) {
        public Pick(String name, String label, String shape, int count, String href, boolean current) {
            this(name, label, shape, count, false, href, current);
        }
    }

    /**
     * One row.
     *
     * @param kind right, mend, ask, stands, left
     * @param wrong sentences by field: ten, ngay-sinh, chuc-danh, don-vi, nhiem-ky, khac
     * @param nearest name of the commune that looks much like the one written
     * @param question who the row may be, null when nothing is asked; {@code questionRow} 0 for a person kept already
     */
    public record Line(
            int index,
            int row,
            String name,
            String born,
            String title,
            String unit,
            String post,
            String kind,
            Map<String, String> wrong,
            @Nullable String nearest,
            @Nullable String question,
            int questionRow,
            @Nullable String questionLink,
            String standsBy,
            List<Verdict> findings) {}
}

package vn.nguon.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/**
 * The page that asks about a file before it is reviewed; drawn by {@code sheets/part/question.jte} on the pages of both imports.
 *
 * @param address of the page; posts go to it and to {@code address + "/bo"}
 * @param number of the sheet that is read; {@code sheet} its name
 * @param doubts why the columns are not certain; empty when they are
 * @param form the answer: one choice a column, and the consent where something is to be converted
 * @param sheets which sheet is read: a form of its own that reloads the page; null when the file has only one
 * @param lists how many sheets hold a list of people
 * @param rows where the header is: another form that reloads the page
 * @param place the list that the answer is about, null when no header was found yet
 * @param people how many would be read, 0 when not known
 * @param converted what would be converted, null for nothing
 */
public record QuestionPage(
        String address,
        String fileName,
        int number,
        String sheet,
        List<String> doubts,
        Form form,
        @Nullable Form sheets,
        int lists,
        Form rows,
        ListUploads.@Nullable Place place,
        List<Line> columns,
        int people,
        @Nullable Converted converted) {

    /**
     * One column of the list.
     *
     * @param field the choice of its meaning
     * @param samples what stands in it, at most three different texts
     */
    public record Line(String letter, String heading, Field field, List<String> samples) {}

    /** Whether the sheet must be chosen: several hold a list, or none was found in the one that is shown. */
    public boolean asksSheet() {
        return sheets != null && (lists > 1 || asksColumns());
    }

    /** Whether the columns must be looked at, not only may. */
    public boolean asksColumns() {
        return !doubts.isEmpty();
    }
}

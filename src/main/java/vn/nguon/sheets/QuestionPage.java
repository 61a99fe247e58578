package vn.nguon.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/**
 * The page that asks about a file before it is reviewed; drawn by {@code sheets/part/question.jte} on the pages of both imports.
 *
 * @param address of the page; posts go to it and to {@code address + "/bo"}
 * @param sheet name of the sheet that is read
 * @param doubts why the columns are not certain; empty when they are
 * @param form the answer: one choice a column, and the consent where something is to be converted
 * @param rows where the header is: a form of its own that reloads the page
 * @param header the header row that the answer is about, null when none was found yet
 * @param people how many would be read, 0 when not known
 * @param encoding of the file, in words
 * @param cells how many cells would be converted; {@code more} of the different texts are not shown
 */
public record QuestionPage(
        String address,
        String fileName,
        String sheet,
        List<String> doubts,
        Form form,
        Form rows,
        ListUploads.@Nullable HeaderRow header,
        List<Line> columns,
        int people,
        String encoding,
        List<Conversion> conversions,
        int cells,
        int more) {

    /**
     * One column of the list.
     *
     * @param field the choice of its meaning
     * @param samples what stands in it, at most three different texts
     */
    public record Line(String letter, String heading, Field field, List<String> samples) {}

    /** Whether the columns must be looked at, not only may. */
    public boolean asksColumns() {
        return !doubts.isEmpty();
    }
}

package vn.nguon.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A marker's papers by number, with an input for each criterion.
 *
 * @param closed why nothing can be entered, empty when it can
 * @param weak that the commune gives some names away, empty when it does not
 * @param loaded hidden field: which version of each mark this page showed
 */
public record MarkingQueuePage(
        String code,
        String className,
        String progress,
        boolean done,
        String closed,
        String weak,
        String hint,
        String loaded,
        List<MarkColumnPage.Problem> errors,
        List<Sheet> sheets) {
    /** The papers of one kind, which have the same criteria. @param editable has a row that may still be marked */
    public record Sheet(String kind, List<Column> columns, List<Row> rows, boolean editable) {}

    /** @param maximum in words, e.g. "0–4" */
    public record Column(String name, String maximum) {}

    /** @param scores one a column, "" where there is none; {@code error} sentence, null when nothing is wrong */
    public record Row(
            int no,
            String name,
            String href,
            String about,
            List<String> scores,
            String total,
            String remark,
            boolean open,
            String state,
            @Nullable String error) {}
}

package vn.nguon.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One form field as the tags draw it.
 *
 * @param id name of the parameter and id of the element, ASCII
 * @param value as typed, also when it is wrong; chosen values are joined by a line break
 * @param hint shown under the label before anything goes wrong
 * @param error the sentence at the field, the same as in the summary
 * @param empty first line of a list, standing for "not chosen"; null when there is none
 */
public record Field(
        String id,
        String label,
        String value,
        @Nullable String hint,
        @Nullable String error,
        List<Option> options,
        @Nullable String empty,
        Look look) {
    static final String BETWEEN = "\n";

    /**
     * How the element behaves. There is no maximum length in the browser: it would cut a pasted text without a word.
     *
     * @param type of the input element
     * @param narrow for dates and numbers
     * @param optional says so beside the label
     */
    public record Look(
            String type,
            @Nullable String inputmode,
            @Nullable String autocomplete,
            boolean narrow,
            boolean optional) {
        static final Look TEXT = new Look("text", null, "off", false, false);
    }

    /** A plain text field without a form around it, e.g. a filter. */
    public Field(String id, String label, String value, @Nullable String hint, @Nullable String error) {
        this(id, label, value, hint, error, List.of(), null, Look.TEXT);
    }

    /** The same as a filter: its first line leaves everything in. */
    public Field orAll() {
        return new Field(id, label, value, hint, error, options, "Tất cả", look);
    }

    /** Ids of hint and error, in reading order; null when there is neither. */
    public @Nullable String describedBy() {
        if (hint == null) return error == null ? null : id + "-sai";
        return error == null ? id + "-goi-y" : id + "-goi-y " + id + "-sai";
    }

    /** Whether the option is chosen. */
    public boolean holds(Option option) {
        return List.of(value.split(BETWEEN, -1)).contains(option.value());
    }
}

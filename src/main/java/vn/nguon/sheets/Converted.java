package vn.nguon.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was, or would be, turned from an old encoding into Unicode in a file: shown before a person agrees, and kept with the import.
 *
 * @param encoding of the file, in words
 * @param cells how many cells, at least 1
 * @param texts how many different texts
 * @param shown the first of these, at most {@value #MOST}
 */
public record Converted(String encoding, int cells, int texts, List<Conversion> shown) {

    private static final int MOST = 200;

    public Converted {
        shown = List.copyOf(shown);
    }

    /** Null when nothing is in an old encoding. */
    static @Nullable Converted of(TextEncoding encoding, List<Conversion> all) {
        if (all.isEmpty()) return null;
        return new Converted(
                encoding.vietnamese(),
                all.stream().mapToInt(Conversion::times).sum(),
                all.size(),
                all.stream().limit(MOST).toList());
    }

    /** How many of the different texts are not shown. */
    public int more() {
        return texts - shown.size();
    }
}

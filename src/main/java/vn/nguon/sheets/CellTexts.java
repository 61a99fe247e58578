package vn.nguon.sheets;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/**
 * Makes cells of texts, the same cell for the same text: a list says "Thái" and "Xã Mai Sơn" thousands of times. As long as nothing
 * points to an old encoding texts are cleaned at once; once something does, the file is read again and they are kept raw.
 */
final class CellTexts {

    /** Beyond this nothing more is remembered; the names in a list are all different anyway. */
    private static final int MOST = 50_000;

    private final boolean raw;
    private final Map<Object, @Nullable Cell> made = new HashMap<>();
    private boolean oldSign;

    /** @param raw keep texts as they stand, for {@link Encodings} */
    CellTexts(boolean raw) {
        this.raw = raw;
    }

    /** True once a text had a sign of an old encoding and texts were being cleaned: the file must be read again. */
    boolean mustReadAgain() {
        return oldSign && !raw;
    }

    /** Null for a blank text. */
    @Nullable
    Cell of(@Nullable String text, @Nullable OldFont font, @Nullable String byRuns) {
        if (text == null || text.isEmpty()) return null;
        if (font == null) return of(text, new Cell.Raw(text, null, null), text);
        return of(text, new Cell.Raw(text, font, byRuns), new Cell.Raw(text, font, byRuns));
    }

    @Nullable
    Cell of(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        var known = made.get(text);
        return known != null ? known : of(text, new Cell.Raw(text, null, null), text);
    }

    private @Nullable Cell of(String text, Cell.Raw asStored, Object key) {
        var known = made.get(key);
        if (known != null) return known;
        if (!raw && !oldSign) oldSign = TextEncoding.isOld(text);
        var clean = VietnameseText.clean(text);
        var keepsRaw = raw && (asStored.font() != null || hasHigh(text));
        Cell cell = clean.isEmpty() && !keepsRaw ? null : keepsRaw ? asStored : new Cell.Text(clean);
        if (cell != null && made.size() < MOST) made.put(key, cell);
        return cell;
    }

    private static boolean hasHigh(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) > '\u00A0') return true;
        return false;
    }
}

package vn.nguon.sheets;

import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/**
 * Makes cells of texts. As long as nothing points to an old encoding texts are cleaned at once; once something does, the file is read
 * again and they are kept raw. Most texts are clean as they stand, and to see that costs less than to remember them; what has to be
 * cleaned (composed letters, double spaces) is remembered, as a list says the same few things thousands of times.
 */
final class CellTexts {

    private final boolean raw;
    private final Recent<String> cleaned = new Recent<>(16_384);
    private boolean oldSign;

    /** @param raw keep texts as they stand, for {@link Encodings} */
    CellTexts(boolean raw) {
        this.raw = raw;
    }

    /** True once a text had a sign of an old encoding and texts were being cleaned: the file must be read again. */
    boolean mustReadAgain() {
        return oldSign && !raw;
    }

    /** True when texts may be raw, so that {@link Encodings} must settle them. */
    boolean isRaw() {
        return raw;
    }

    /** Null for a blank text. */
    @Nullable
    Cell of(@Nullable String text, @Nullable OldFont font, @Nullable String byRuns) {
        if (text == null || text.isEmpty()) return null;
        return raw && font != null ? new Cell.Raw(text, font, byRuns) : of(text);
    }

    /** Null for a blank text. */
    @Nullable
    Cell of(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        if (raw && hasHigh(text)) return new Cell.Raw(text, null, null);
        if (!oldSign) oldSign = TextEncoding.isOld(text);
        var clean = VietnameseText.isClean(text) ? text : cleaned.of(text, VietnameseText::clean);
        return clean.isEmpty() ? null : new Cell.Text(clean);
    }

    private static boolean hasHigh(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) > '\u00A0') return true;
        return false;
    }
}

package vn.nguon.sheets;

import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/**
 * Makes cells of texts, the same cell for the same text: a list says "Thái" and "Xã Mai Sơn" thousands of times. As long as nothing
 * points to an old encoding texts are cleaned at once; once something does, the file is read again and they are kept raw.
 */
final class CellTexts {

    /** Only spaces: no cell at all. */
    private static final Cell BLANK = new Cell.Text("");

    private final boolean raw;
    private final Recent<Cell> made = new Recent<>(32_768);
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

    @Nullable
    Cell of(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        var cell = made.of(text, this::make);
        return cell.equals(BLANK) ? null : cell;
    }

    private Cell make(String text) {
        if (raw && hasHigh(text)) return new Cell.Raw(text, null, null);
        if (!oldSign) oldSign = TextEncoding.isOld(text);
        var clean = VietnameseText.clean(text);
        return clean.isEmpty() ? BLANK : new Cell.Text(clean);
    }

    private static boolean hasHigh(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) > '\u00A0') return true;
        return false;
    }
}

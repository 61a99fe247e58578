package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
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
    /** A column for itself, so that names, of which each is new, do not push out the few units. */
    private final List<@Nullable Recent<Cell>> made = new ArrayList<>(Collections.nCopies(SheetRows.MAX_COLUMNS, null));

    private final Function<String, Cell> make = this::make;
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
    Cell of(int column, @Nullable String text, @Nullable OldFont font, @Nullable String byRuns) {
        if (text == null || text.isEmpty()) return null;
        return raw && font != null ? new Cell.Raw(text, font, byRuns) : of(column, text);
    }

    /** @param column 0-based; beyond {@link SheetRows#MAX_COLUMNS} nothing is looked at */
    @Nullable
    Cell of(int column, @Nullable String text) {
        if (text == null || text.isEmpty() || column < 0 || column >= SheetRows.MAX_COLUMNS) return null;
        var recent = made.get(column);
        if (recent == null) {
            recent = new Recent<>(32_768);
            made.set(column, recent);
        }
        var cell = recent.of(text, make);
        return cell instanceof Cell.Text(var value) && value.isEmpty() ? null : cell;
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

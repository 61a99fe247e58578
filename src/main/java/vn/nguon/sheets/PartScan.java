package vn.nguon.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Unpacks the parts of an .xlsx once before anything is parsed: counts what comes out (what the directory says may be a lie) and, while
 * the bytes pass, finds what the reader of values does not show: the merged cells of a sheet, and whether a font of an old name is used.
 */
final class PartScan {

    /** Most merged cells of a file; a list merges a few for each commune. */
    static final int MAX_MERGES = 200_000;

    private static final int TAIL = 160;
    private static final String MERGE = "mergeCell";
    private static final String RUN_FONT = "rFont";

    private final byte[] buffer = new byte[64 * 1024];
    private final Limit limit;
    private boolean namesOldFont;
    private int merges;

    /** Takes each number of bytes that came out; false when it is too much. */
    interface Limit {
        boolean takes(int bytes);
    }

    PartScan(Limit limit) {
        this.limit = limit;
    }

    boolean namesOldFont() {
        return namesOldFont;
    }

    boolean tooManyMerges() {
        return merges > MAX_MERGES;
    }

    /**
     * Unpacks a part to its end.
     *
     * @param merged takes the merged cells, if the part is a sheet
     * @return false when the limit is passed
     */
    boolean read(String part, InputStream in, List<Merge> merged) throws IOException {
        var sheet = part.startsWith("xl/worksheets/");
        var styles = part.endsWith("styles.xml");
        var fonts = sheet || part.endsWith("sharedStrings.xml");
        var kept = 0;
        while (true) {
            var read = in.readNBytes(buffer, kept, buffer.length - kept);
            if (read > 0 && !limit.takes(read)) return false;
            var end = kept + read;
            var last = end < buffer.length;
            // What begins in the last bytes may go on in the next ones, and is looked at with them.
            var to = last ? end : end - TAIL;
            if (fonts) {
                // As Latin-1 each byte is a letter, and the machine's own search does the rest.
                var text = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
                if (sheet) merges(text, to, merged);
                if (!namesOldFont) fonts(text, to);
            }
            if (styles && !namesOldFont) namesOldFont = namesOldFont(0, end);
            if (last || tooManyMerges()) return !tooManyMerges();
            kept = TAIL;
            System.arraycopy(buffer, end - TAIL, buffer, 0, TAIL);
        }
    }

    private void merges(String text, int to, List<Merge> merged) {
        for (var at = text.indexOf(MERGE); at >= 0 && at < to; at = text.indexOf(MERGE, at + 1)) {
            var end = text.indexOf('>', at, Math.min(text.length(), at + TAIL));
            if (end < 0 || text.startsWith("s", at + MERGE.length())) continue;
            var ref = text.indexOf("ref=", at, end);
            if (ref < 0 || ref + 5 > end) continue;
            var close = text.indexOf(text.charAt(ref + 4), ref + 5, end);
            if (close < 0) continue;
            var merge = Merge.of(text.substring(ref + 5, close));
            if (merge.isEmpty() || merges++ >= MAX_MERGES) continue;
            merged.add(merge.get());
        }
    }

    private void fonts(String text, int to) {
        for (var at = text.indexOf(RUN_FONT); at >= 0 && at < to && !namesOldFont; at = text.indexOf(RUN_FONT, at + 1))
            namesOldFont = namesOldFont(at, Math.min(text.length(), at + TAIL));
    }

    /** ".Vn…" or "VNI-…" as the value of an attribute. */
    private boolean namesOldFont(int from, int to) {
        for (var i = from + 1; i < to - 2; i++) {
            if ((buffer[i] | 0x20) != 'v' || (buffer[i + 1] | 0x20) != 'n') continue;
            var before = buffer[i - 1];
            if (before == '.') return true;
            if ((before == '"' || before == '\'') && (buffer[i + 2] | 0x20) == 'i') return true;
        }
        return false;
    }
}

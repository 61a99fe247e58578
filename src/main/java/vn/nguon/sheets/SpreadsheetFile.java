package vn.nguon.sheets;

import java.io.IOException;
import java.util.List;

/** An uploaded file as rows of cells, or the sentence why it cannot be read. */
sealed interface SpreadsheetFile {

    /**
     * The visible sheets that hold something, at least one; every text settled.
     *
     * @param conversions texts in an old encoding; converted already
     */
    record Sheets(List<Sheet> sheets, TextEncoding encoding, List<Conversion> conversions) implements SpreadsheetFile {}

    record Refused(String why) implements SpreadsheetFile {}

    /** Checks what the bytes really are, then reads values. Formulas give the value Excel last saw; nothing is computed. */
    static SpreadsheetFile open(byte[] bytes) {
        return switch (FileChecks.check(bytes)) {
            case FileChecks.Refused(var why) -> new Refused(why);
            case FileChecks.Xlsx checked -> {
                try {
                    yield settled(XlsxFile.read(bytes, checked));
                } catch (IOException | RuntimeException _) {
                    // On broken XML inside a sound zip the reader throws whatever it stumbled over.
                    yield new Refused(FileChecks.BROKEN);
                }
            }
            case FileChecks.Xls _ -> settled(XlsFile.read(bytes));
        };
    }

    /** What a reader of one kind of file comes back with; texts may be raw. */
    sealed interface Read {}

    /** @param raw some texts are not settled yet */
    record Found(List<Sheet> sheets, boolean raw) implements Read {}

    record Unreadable(String why) implements Read {}

    private static SpreadsheetFile settled(Read read) {
        return switch (read) {
            case Unreadable(var why) -> new Refused(why);
            case Found(var sheets, var _) when sheets.isEmpty() -> new Refused(FileChecks.EMPTY_SHEET);
            case Found(var sheets, var raw) -> {
                if (!raw) yield new Sheets(sheets, TextEncoding.UNICODE, List.of());
                var settled = Encodings.settle(sheets);
                yield new Sheets(sheets, settled.encoding(), settled.conversions());
            }
        };
    }
}

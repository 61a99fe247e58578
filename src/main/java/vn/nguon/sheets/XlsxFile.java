package vn.nguon.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/** Reads .xlsx: values by fastexcel; fonts by {@link XlsxFonts}, and only where an old one is named. */
final class XlsxFile {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    private XlsxFile() {}

    static SpreadsheetFile.Read read(byte[] bytes, FileChecks.Xlsx checked) throws IOException {
        if (checked.namesOldFont()) return read(bytes, checked, new CellTexts(true), XlsxFonts.of(bytes));
        var texts = new CellTexts(false);
        var read = read(bytes, checked, texts, XlsxFonts.NONE);
        return texts.mustReadAgain() ? read(bytes, checked, new CellTexts(true), XlsxFonts.NONE) : read;
    }

    private static SpreadsheetFile.Read read(byte[] bytes, FileChecks.Xlsx checked, CellTexts texts, XlsxFonts fonts)
            throws IOException {
        var kept = new RowSink.Kept();
        return read(bytes, checked, texts, fonts, kept)
                ? new SpreadsheetFile.Found(kept.sheets(), texts.isRaw())
                : new SpreadsheetFile.Unreadable(FileChecks.TOO_MANY_ROWS);
    }

    /** Hands on the rows of every visible sheet; stops where {@code texts} must be read again. False when there are too many. */
    static boolean read(byte[] bytes, FileChecks.Xlsx checked, CellTexts texts, XlsxFonts fonts, RowSink sink)
            throws IOException {
        var parts = checked.merges().isEmpty() ? List.<String>of() : XlsxFonts.sheetParts(bytes);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS)) {
            var formats = new NumberFormat.Known(workbook.isDate1904());
            var rows = new SheetRows(sink);
            for (var sheet : workbook.getSheets().toList()) {
                if (sheet.getVisibility() != SheetVisibility.VISIBLE) continue;
                var part = sheet.getIndex() < parts.size() ? parts.get(sheet.getIndex()) : "";
                sink.begin(
                        VietnameseText.clean(sheet.getName()), checked.merges().getOrDefault(part, List.of()));
                rows(sheet, rows, texts, formats, fonts);
                sink.end();
                if (rows.isFull()) return false;
                if (texts.mustReadAgain()) break;
            }
            return true;
        }
    }

    private static void rows(
            org.dhatim.fastexcel.reader.Sheet sheet,
            SheetRows rows,
            CellTexts texts,
            NumberFormat.Known formats,
            XlsxFonts fonts)
            throws IOException {
        try (var stream = sheet.openStream()) {
            var all = stream.iterator();
            while (all.hasNext() && !rows.isFull() && !texts.mustReadAgain()) {
                var row = all.next();
                for (var cell : row) {
                    if (cell == null) continue;
                    rows.put(
                            cell.getColumnIndex(),
                            cell(cell, row.getRowNum(), sheet.getIndex(), texts, formats, fonts));
                }
                rows.endRow(row.getRowNum(), row.isHidden());
            }
        }
    }

    private static @Nullable Cell cell(
            org.dhatim.fastexcel.reader.Cell cell,
            int row,
            int sheet,
            CellTexts texts,
            NumberFormat.Known formats,
            XlsxFonts fonts) {
        var type = cell.getType();
        if (type == CellType.EMPTY || type == CellType.ERROR) return null;
        if (cell.getValue() instanceof BigDecimal number)
            return formats.cell(number, cell.getDataFormatId(), cell.getDataFormatString());
        var text = type == CellType.STRING ? cell.getText() : cell.getRawValue();
        var font = fonts == XlsxFonts.NONE ? null : fonts.at(sheet, row, cell.getColumnIndex());
        return font == null ? texts.of(text) : texts.of(text, font.font(), font.byRuns());
    }
}
